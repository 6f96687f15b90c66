package detail

import (
	"whereto/model/stack"
	"whereto/model/workload"
)

// Growth is what a stack costs with more of the same traffic: requests and static
// files, everything else as answered. The size is chosen anew, the region stays.
type Growth struct {
	Factor   float64
	Requests float64 // a month
	Size     string  // empty: none
	Total    float64 // in the bill's currency
	Complete bool
	Excess   *workload.Excess // why it can't hold the load any more, nil if it can
}

// growthFactors are the loads that growth is shown at.
var growthFactors = []float64{1, 10, 100}

func growthOf(x *stack.Case, s *stack.Stack, k *stack.Scratch) []Growth {
	return growth(x, func(y *stack.Case) (*stack.Stack, *workload.Excess) {
		t := s.Bare()
		return t, y.Carry(t, k).Excess
	})
}

// growth bills a stack at each factor of the load.
func growth(x *stack.Case, bill func(y *stack.Case) (*stack.Stack, *workload.Excess)) []Growth {
	var list []Growth
	for _, f := range growthFactors {
		y := x.Times(f)
		s, excess := bill(y)
		list = append(list, Growth{Factor: f, Requests: y.Load.Requests, Size: s.SizeID(), Total: s.Bill.Total, Complete: s.Bill.Complete, Excess: excess})
	}
	return list
}

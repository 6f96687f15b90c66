package stack

import (
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
)

// Open is one thing that has to turn out well for a stack that fails no must.
type Open struct {
	Product *catalog.Product // that is not plainly active; nil: it is another thing
	Verdict *fit.Verdict     // on a must, that is not known
	Prices  []cost.Unpriced  // that are not known
}

// Opens are what has to turn out well: products that are not plainly active, musts that are
// not known, each once, and prices that are not known, all together. That a bill may exceed
// a bound is its prices' matter.
func (s *Stack) Opens() []Open {
	if !s.Fits() {
		return nil
	}
	var list []Open
	for _, p := range s.Products() {
		if !p.Status.PlainlyActive() {
			list = append(list, Open{Product: p})
		}
	}
	type about struct{ criterion, key, by string }
	said := map[about]bool{}
	for i := range s.Verdicts {
		v := &s.Verdicts[i]
		money := len(s.Bill.Unpriced) > 0 && v.Is.Part
		if at := (about{v.Criterion, v.Key, v.By}); v.Must() && v.Outcome == fit.Unknown && !money && (v.Criterion == catalog.CriterionCapacity || !said[at]) {
			said[at] = true
			list = append(list, Open{Verdict: v})
		}
	}
	if len(s.Bill.Unpriced) > 0 {
		list = append(list, Open{Prices: s.Bill.Unpriced})
	}
	return list
}

package advice

import "whereto/model/catalog"

// Growth is what a stack costs with more of the same traffic: requests and static
// files, everything else as answered. The size is chosen anew, the region stays.
type Growth struct {
	Factor   float64
	Requests float64 // a month
	Size     string
	Total    float64
	Complete bool
	Overload string // why it can't hold the load any more, empty if it can
}

// growthFactors are the loads that growth is shown at.
var growthFactors = []float64{1, 10, 100}

// Growth works out what a stack costs as it grows. The stack must be of this advice.
func (a *Advice) Growth(s *Stack) []Growth {
	if !s.Built() {
		return nil
	}
	return a.x.growth(func(y *context) (*Stack, *plan, error) {
		t := s.bare()
		p := y.plan(t)
		y.carry(t, p)
		return t, p, nil
	})
}

// bare is the stack without what is worked out from its load.
func (s *Stack) bare() *Stack {
	return &Stack{Host: s.Host, Setup: s.Setup, Regions: s.Regions, Edge: s.Edge, Latency: s.Latency, Addons: s.Addons}
}

// carry gives the stack the plan's size and meters, and its bill.
func (x *context) carry(s *Stack, p *plan) {
	s.Size, s.Meters, s.ColdShare = p.size, p.result.Meters, p.result.ColdShare
	x.charge(s, p)
}

// growth bills a stack at each factor of the load.
func (x *context) growth(bill func(y *context) (*Stack, *plan, error)) []Growth {
	var list []Growth
	for _, f := range growthFactors {
		y := x.times(f)
		s, p, err := bill(y)
		if err != nil {
			return nil
		}
		g := Growth{Factor: f, Requests: y.load.Requests, Total: s.Bill.Total, Complete: s.Bill.Complete, Overload: p.result.Overload}
		if s.Size != nil {
			g.Size = s.Size.ID
		}
		if over := y.limits(s); g.Overload == "" && len(over) > 0 {
			g.Overload = over[0].Is
		}
		list = append(list, g)
	}
	return list
}

// times is the context with so many times the traffic.
func (x *context) times(factor float64) *context {
	return x.loaded(func(y *context) {
		y.load.Requests *= factor
		y.load.StaticGB *= factor
	})
}

// loaded is the context with another load.
func (x *context) loaded(change func(y *context)) *context {
	y := *x
	change(&y)
	y.low, y.high, y.ranged = y.load, y.load, false
	y.key = y.fingerprint()
	return &y
}

// Conversion is how amounts came from USD into another currency.
type Conversion struct {
	Currency string
	USD      float64 // for one unit
	Given    bool    // by hand
	Source   catalog.Source
	AsOf     catalog.Date
}

// conversion says how the bill's currency is converted; ok is false for USD.
func (x *context) conversion() (Conversion, bool) {
	if x.bill.Currency == "USD" {
		return Conversion{}, false
	}
	c := Conversion{Currency: x.bill.Currency, USD: x.bill.Rate, Given: x.bill.Rate > 0}
	if r, ok := x.c.Rate(x.bill.Currency); ok && !c.Given {
		c.USD, c.Source, c.AsOf = r.USD.Value, r.Source, r.AsOf
	}
	return c, c.USD > 0
}

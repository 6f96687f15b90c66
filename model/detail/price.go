package detail

import (
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/stack"
	"whereto/model/workload"
)

// Priced is the bill of one host or add-on.
type Priced struct {
	Product *catalog.Product
	Setup   catalog.Setup
	Size    string // empty: none
	Regions []catalog.Region
	Meters  workload.Meters
	Bill    cost.Bill
	Assumed []workload.Assumption

	Low, High float64   // totals at the ends of the answers' ranges, in the bill's currency
	Growth    []Growth  // with more traffic; none for quantities by hand
	Reserved  *Reserved // of a setup with reserved capacity

	Excess     *workload.Excess // why it can't hold the load, nil if it can
	Conversion *cost.Conversion // how amounts came from USD; nil: they are USD
}

// Cheaper says whether a bill is the better offer than another: one that is whole
// comes before a part, then the lower.
func (p *Priced) Cheaper(than *Priced) bool {
	if p.Bill.Complete != than.Bill.Complete {
		return p.Bill.Complete
	}
	return p.Bill.Total < than.Bill.Total
}

// Price makes the bill of one host or add-on. An error says what of the request is
// not known.
func Price(x *stack.Case, q stack.Request) (*Priced, error) {
	p, addon, ok := x.Catalog.Product(q.Product)
	if !ok {
		return nil, stack.NotKnownError{What: "host or add-on", Name: q.Product, Allowed: catalog.IDs(x.Catalog.Products(), catalog.ProductID)}
	}
	setups := p.Setups
	if addon && len(setups) == 0 {
		setups = []catalog.Setup{{}}
	}
	if q.Setup != "" {
		setup, ok := p.Setup(q.Setup)
		if !ok {
			return nil, stack.NotKnownError{What: "setup of " + p.ID, Name: q.Setup, Allowed: catalog.IDs(p.Setups, catalog.SetupID)}
		}
		setups = []catalog.Setup{setup}
	}
	k := new(stack.Scratch)
	var best *Priced
	var of *stack.Single
	var failed error
	for _, setup := range setups {
		s, err := x.Single(p, setup, q, k)
		if err != nil {
			failed = err
			continue
		}
		one := &Priced{
			Product: p, Setup: setup, Size: s.SizeID(), Regions: s.Regions, Meters: s.Meters, Bill: s.Bill, Assumed: x.Assumed,
			Low: s.Low, High: s.High, Excess: s.Excess, Conversion: x.Bills.Money.Conversion(),
		}
		if best == nil || one.Cheaper(best) {
			best, of = one, s
		}
	}
	if best == nil {
		return nil, failed
	}
	if len(q.Meters) == 0 {
		best.Growth = growth(x, func(y *stack.Case) (*stack.Stack, *workload.Excess) {
			grown := of.Grown(y, k)
			return grown.Stack, grown.Excess
		})
		if !addon {
			best.Reserved = reserved(x, of.Stack, k)
		}
	}
	return best, nil
}

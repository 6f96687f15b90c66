package detail

import (
	"errors"
	"slices"

	"whereto/model/catalog"
	"whereto/model/stack"
)

// Choice is how one of a product's setups was chosen.
type Choice struct {
	Others []string  // ids of the setups that there are beside it
	Passed []*Priced // those that cost less and were passed over: they don't hold the load, a must rules them out, or not all of their price is known
	ByHand bool      // quantities were given by hand
	Unread []string  // setups that don't read all of those
}

// Cheaper says whether a bill is the better offer than another: one that holds the load
// comes before one that does not, or comes less near to it; one that fewer musts rule out
// before others; one that is whole before a part; then the lower.
func (p *Priced) Cheaper(than *Priced) bool {
	if a, b := p.short(), than.short(); a != b {
		return a < b
	}
	if a, b := len(p.Against), len(than.Against); a != b {
		return a < b
	}
	if p.Bill.Complete != than.Bill.Complete {
		return p.Bill.Complete
	}
	return p.Bill.Total < than.Bill.Total
}

// short is how many times what there is the load needs; 0 if it is held.
func (p *Priced) short() float64 {
	if p.Excess == nil {
		return 0
	}
	return p.Excess.Times()
}

// taken is the setup that was asked for, or else the cheapest of those that are advised.
func taken(x *stack.Case, p *catalog.Product, addon bool, q stack.Request, k *stack.Scratch) (*Priced, *stack.Single, error) {
	one := func(setup catalog.Setup) (*Priced, *stack.Single, error) {
		s, err := x.Single(p, setup, q, k)
		if err != nil {
			return nil, nil, err
		}
		return &Priced{
			Product: p, Setup: setup, Size: s.SizeID(), Regions: s.Regions, Meters: s.Meters, Bill: s.Bill, Assumed: x.Assumed,
			Low: s.Low, High: s.High, Excess: s.Excess, Spare: s.Spare, Zoned: s.Zoned, Unbilled: s.Unbilled, Conversion: x.Bills.Money.Conversion(),
		}, s, nil
	}
	switch setups := advised(p.Setups); {
	case q.Setup != "":
		setup, ok := p.Setup(q.Setup)
		if !ok {
			return nil, nil, stack.NoSetup(p, q.Setup)
		}
		return one(setup)
	case len(setups) == 0 && addon:
		return one(catalog.Setup{})
	default:
		return choose(x, p, setups, q, k, one)
	}
}

// advised are the setups that are not only there where they are asked for.
func advised(setups []catalog.Setup) []catalog.Setup {
	return slices.DeleteFunc(slices.Clone(setups), func(s catalog.Setup) bool { return s.Asked })
}

// choose prices all setups, and takes the cheapest.
func choose(x *stack.Case, p *catalog.Product, setups []catalog.Setup, q stack.Request, k *stack.Scratch, one func(catalog.Setup) (*Priced, *stack.Single, error)) (*Priced, *stack.Single, error) {
	var all []*Priced
	var best *Priced
	var of *stack.Single
	var failed error
	choice := &Choice{ByHand: len(q.Meters) > 0}
	for i := range setups {
		priced, s, err := one(setups[i])
		if err != nil {
			if failed = joined(failed, err); errors.As(err, new(stack.UnreadError)) {
				choice.Unread = append(choice.Unread, setups[i].ID)
			}
			continue
		}
		priced.Against = x.Against(s.Stack, k)
		all = append(all, priced)
		if best == nil || priced.Cheaper(best) {
			best, of = priced, s
		}
	}
	if best == nil {
		if len(choice.Unread) == len(setups) {
			failed = x.Unread(p, setups, q)
		}
		return nil, nil, failed
	}
	for _, o := range all {
		if o != best && o.Bill.Total < best.Bill.Total {
			choice.Passed = append(choice.Passed, o)
		}
	}
	for _, s := range p.Setups {
		if s.ID != best.Setup.ID {
			choice.Others = append(choice.Others, s.ID)
		}
	}
	if len(choice.Others) > 0 {
		best.Choice = choice
	}
	return best, of, nil
}

// joined is what is wrong with two setups: of names that neither knows, with what either
// has.
func joined(before, err error) error {
	var a, b stack.NotKnownError
	if !errors.As(before, &a) || !errors.As(err, &b) || a.What != b.What {
		return err
	}
	for _, name := range b.Allowed {
		if !slices.Contains(a.Allowed, name) {
			a.Allowed = append(slices.Clone(a.Allowed), name)
		}
	}
	return a
}

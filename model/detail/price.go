package detail

import (
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
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

	Low, High float64   // the least and the most over the answers' ranges, in the bill's currency
	Asked     []Asked   // the same in setups that have to be asked for
	Growth    []Growth  // with more traffic; none for quantities by hand
	Reserved  *Reserved // of a setup with reserved capacity

	Excess     *workload.Excess // why it can't hold the load, nil if it can
	Spare      string           // the size that was asked for and plays no part in quantities by hand
	Zoned      []string         // meters by hand whose price goes by the visitor's zone, which was not said
	Unbilled   []string         // meters by hand that are in no line, and not left out with a word
	Against    []fit.Verdict    // musts that rule it out, whatever stands beside it; looked for where the setup was chosen
	Choice     *Choice          // how the setup was chosen; nil: it was named, or there is no other
	Conversion *cost.Conversion // how amounts came from USD; nil: they are USD
}

// Price makes the bill of one host or add-on. An error says what of the request is
// not known.
func Price(x *stack.Case, q stack.Request) (*Priced, error) {
	p, addon, ok := x.Catalog.Product(q.Product)
	if !ok {
		return nil, stack.NotKnownError{What: "host or add-on", Name: q.Product, Allowed: catalog.IDs(x.Catalog.Products(), catalog.ProductID)}
	}
	k := new(stack.Scratch)
	best, of, err := taken(x, p, addon, q, k)
	if err != nil {
		return nil, err
	}
	if len(q.Meters) == 0 {
		best.Growth = growth(x, func(y *stack.Case) (*stack.Stack, *workload.Excess) {
			grown := of.Grown(y, k)
			return grown.Stack, grown.Excess
		})
		if !addon {
			best.Asked = asked(x, of.Stack, k)
			best.Reserved = reserved(x, of.Stack, k)
		}
	}
	return best, nil
}

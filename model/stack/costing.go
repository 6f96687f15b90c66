package stack

// Costing is some stacks of an evaluation, to be billed at other loads.
type Costing struct {
	of   *Evaluation
	runs [][]costed // of one run each: they carry a load alike
	n    int
}

// costed is a stack by its place among those that are billed and in the evaluation.
type costed struct{ at, draft int }

// Costing makes ready to bill stacks, by their indexes.
func (e *Evaluation) Costing(stacks []int) *Costing {
	c := &Costing{of: e, n: len(stacks)}
	group := map[*run]int{}
	for at, i := range stacks {
		r := e.drafts[i].run
		if _, seen := group[r]; !seen {
			group[r] = len(c.runs)
			c.runs = append(c.runs, nil)
		}
		c.runs[group[r]] = append(c.runs[group[r]], costed{at, i})
	}
	return c
}

// USD is what the stacks cost at another case's load, in their order, on the size and
// with the add-ons that are chosen for it. The case is one of With.
func (c *Costing) USD(y *Case, k *Scratch) []float64 {
	out := make([]float64, c.n)
	for _, group := range c.runs {
		r := c.of.drafts[group[0].draft].run
		host := y.carry(r, k).bill
		for _, b := range group {
			var all sum
			all.add(host)
			for _, choice := range c.of.drafts[b.draft].addons {
				_, of := y.cheapest(r, choice, k)
				all.add(of.price)
			}
			out[b.at] = y.Bills.Money.USD(y.taxed(all).total)
		}
	}
	return out
}

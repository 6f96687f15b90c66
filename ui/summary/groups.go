package summary

import (
	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// Group is the rows of an advice that stand under one heading, from From up to To.
type Group struct {
	Heading  string
	From, To int
}

// MissesOne stands over hosts that miss one must.
const MissesOne = "Misses one must"

// headings are those of the groups.
var headings = map[stack.Status]string{
	stack.Fits:          "Fits",
	stack.FitsIf:        "Fits if what is open turns out well",
	stack.PriceNotKnown: "Price not known",
}

// Groups are those of an advice that have rows, in their order.
func Groups(a *advice.Advice) []Group {
	var list []Group
	for i, s := range a.Stacks {
		if i == 0 || s.Status != a.Stacks[i-1].Status {
			list = append(list, Group{headings[s.Status], i, i})
		}
		list[len(list)-1].To = i + 1
	}
	return list
}

// OpenTexts say what of a stack that fails no must has to turn out well: products that are
// not plainly active, musts that are not known, prices that are not known.
func OpenTexts(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) []string {
	var list []string
	for _, o := range s.Opens() {
		list = append(list, OpenText(c, a, &o))
	}
	return list
}

// openJSON are the same with the question of each, prices one by one.
func openJSON(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) []string {
	list := []string{}
	for _, o := range s.Opens() {
		switch {
		case o.Verdict != nil:
			list = append(list, o.Verdict.Question+": "+OpenText(c, a, &o))
		case o.Product != nil:
			list = append(list, catalog.CriterionStatus+": "+OpenText(c, a, &o))
		default:
			for _, label := range unpricedLabels(&o) {
				list = append(list, catalog.CriterionMonthlyCost+": no price for "+label)
			}
		}
	}
	return list
}

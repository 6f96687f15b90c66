package summary

import (
	"whereto/model/advice"
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

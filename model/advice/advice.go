// Package advice conducts: from a catalog, answers and a day to ranked stacks, near
// misses and what is ruled out, with all that is told of them. It is pure: the same
// input gives the same advice.
package advice

import (
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/stack"
	"whereto/model/study"
	"whereto/model/workload"
)

// Advice is the whole result, a plain value: nothing is worked out when it is read.
type Advice struct {
	Title        string
	Today        catalog.Date
	Origin       catalog.Origin
	Options      stack.Options
	Currency     string             // of all amounts that do not say USD
	Conversion   *cost.Conversion   // how amounts came from USD; nil: they are USD
	Conversions  []*cost.Conversion // that one, and those of answers in currencies of their own
	Worth        map[string]float64 // by question of money that is answered in another currency: what one unit of it is in this one
	Answers      answers.Answers    // as they were given
	Requirements []fit.Requirement
	Load         workload.Load
	GoalMS       float64 // for a response; 0: none was answered
	WayMS        float64 // the way that scores a half, with a goal the response that does
	Assumed      []workload.Assumption
	Unanswered   []string       // questions that could be asked and were not
	Database     string         // the place of the database; empty: none, or with the app
	Stacks       []*stack.Stack // one row for each host that fits, its best stack: the three groups, the best first
	Near         []*stack.Stack // likewise of hosts that fail one must
	RuledOut     []*stack.Stack // that fail more, the least failing first
	Closed       []stack.Closed // hosts that can't be chosen any more
	Close        bool           // the first two are too close to call
	Current      *Current       // where the team runs now; nil: not answered
	Closer       *Closer        // a stack closer to the users than the first, and slower; nil: none is
	Decided      *Decided       // the recorded decision on this data; nil: none is recorded
	Study        *study.Study   // nil: nothing was explored
	Recommended  *Recommended   // nil: nothing fits, or the stacks are in outline alone
}

// All are the stacks of all rows, those that fit first: each row's first stack, then its
// host's others. The others of rows that do not fit stand in outline.
func (a *Advice) All() []*stack.Stack {
	var list []*stack.Stack
	for _, s := range slices.Concat(a.Stacks, a.Near, a.RuledOut) {
		list = append(append(list, s), s.Also...)
	}
	return list
}

// First is the first stack that fits, nil if none does.
func (a *Advice) First() *stack.Stack {
	if len(a.Stacks) == 0 {
		return nil
	}
	return a.Stacks[0]
}

// unanswered lists the questions that make sense and were not answered, those
// aside that merely are figures.
func unanswered(c *catalog.Catalog, a answers.Answers) []string {
	var ids []string
	for _, q := range c.Questions {
		if !a.Has(q.ID) && !q.Figure && q.Tier != "expert" && a.Asked(q) {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// Figure is what was assumed of a question, nil for nothing.
func (a *Advice) Figure(question string) any { return workload.Assumed(a.Assumed, question) }

// WouldBe is the rank that a row would take among those that fit, if what is open of it
// turned out well; 0 where it fits already, or its price is not known.
func (a *Advice) WouldBe(row int) int {
	s := a.Stacks[row]
	if s.Status != stack.FitsIf {
		return 0
	}
	rank := 1
	for _, o := range a.Stacks {
		if o.Status == stack.Fits && o.Value > s.Value+1e-9 {
			rank++
		}
	}
	return rank
}

// Row is the row of those that fail no must in which a stack stands, by its index; -1 where
// it stands in none.
func (a *Advice) Row(s *stack.Stack) int {
	return slices.IndexFunc(a.Stacks, func(head *stack.Stack) bool { return head == s || slices.Contains(head.Also, s) })
}

// Place is a stack's among all rows that fail no must, those of better groups before it,
// from 1; equal ones alike; 0 where it heads none of them.
func (a *Advice) Place(s *stack.Stack) int {
	if s.Rank == 0 {
		return 0
	}
	before := slices.IndexFunc(a.Stacks, func(o *stack.Stack) bool { return o.Status == s.Status })
	return before + s.Rank
}

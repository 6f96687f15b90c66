// Package advice conducts: from a catalog, answers and a day to ranked stacks, near
// misses and what is ruled out, with all that is told of them. It is pure: the same
// input gives the same advice.
package advice

import (
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
	Currency     string           // of all amounts that do not say USD
	Conversion   *cost.Conversion // how amounts came from USD; nil: they are USD
	Answers      answers.Answers  // as they were given
	Requirements []fit.Requirement
	Load         workload.Load
	Assumed      []workload.Assumption
	Unanswered   []string       // questions that could be asked and were not
	Database     string         // the place of the database; empty: none, or with the app
	Stacks       []*stack.Stack // that fit, the best first
	Near         []*stack.Stack // that fail one must, the best first
	RuledOut     []*stack.Stack // that fail more, the least failing first
	Closed       []stack.Closed // hosts that can't be chosen any more
	Close        bool           // the first two are too close to call
	Current      *Current       // where the team runs now; nil: not answered
	Closer       *Closer        // a stack closer to the users than the first, and slower; nil: none is
	Decided      *Decided       // the recorded decision on this data; nil: none is recorded
	Study        *study.Study   // nil: nothing was explored
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

package study

import (
	"fmt"
	"slices"

	"whereto/model/answers"
	"whereto/model/stack"
)

// Return is the smallest change of answers that brings a stack back, and what comes of
// it.
type Return struct {
	Changes []stack.Change
	Rank    int          // of its row then, in its group
	Status  stack.Status // which group that is
	USD     float64      // a month more than the first stack now; less where negative
	Known   bool         // both bills are complete
}

// returns says of each near miss and ruled-out stack that an answer stands against what
// change of answers brings it back; by the stack's id. What is over capacity does not
// come back.
func (s Subject) returns() map[string]Return {
	out := map[string]Return{}
	tried := map[string]Outcome{} // by the changes
	for _, t := range slices.Concat(s.Ranking.Near, s.Ranking.RuledOut) {
		if len(t.Changes) == 0 {
			continue
		}
		key := fmt.Sprint(t.Changes)
		then, ok := tried[key]
		if !ok {
			then = s.with(func(a *answers.Answers) {
				for _, c := range t.Changes {
					c.Make(a)
				}
			})
			tried[key] = then
		}
		at, i := then.row(t)
		if at < 0 {
			continue
		}
		total, complete := then.Bill(i)
		back := Return{Changes: t.Changes, Rank: then.Ranks[at], Status: then.Status(then.Fits[at]), Known: complete}
		if len(s.Ranking.Stacks) > 0 {
			now := s.Ranking.Stacks[0].Bill
			back.USD = s.Case.Bills.Money.USD(total - now.Total)
			back.Known = back.Known && now.Complete
		}
		out[t.ID] = back
	}
	return out
}

// row is the row in which a stack's host stands with its setup, and that one's index in the
// evaluation; -1 where it does not fit.
func (o Outcome) row(t *stack.Stack) (row, draft int) {
	for at, head := range o.Fits {
		if o.Host(head) != t.Host {
			continue
		}
		for _, i := range append([]int{head}, o.Also[head]...) {
			if o.Way(i) == t.Way() && o.Status(i) != stack.DoesNotFit {
				return at, i
			}
		}
	}
	return -1, -1
}

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
	Rank    int
	USD     float64 // a month more than the first stack now; less where negative
	Known   bool    // both bills are complete
}

// returns says of each near miss and ruled-out stack that an answer stands against what
// change of answers brings it back; by the stack's id. What is over capacity does not
// come back.
func (s Subject) returns() map[string]Return {
	out := map[string]Return{}
	tried := map[string]Outcome{} // by the changes
	for _, t := range slices.Concat(s.Ranking.Near, s.Ranking.RuledOut) {
		if len(t.FitsIf) == 0 {
			continue
		}
		key := fmt.Sprint(t.FitsIf)
		then, ok := tried[key]
		if !ok {
			then = s.with(func(a *answers.Answers) {
				for _, c := range t.FitsIf {
					c.Make(a)
				}
			})
			tried[key] = then
		}
		at := slices.IndexFunc(then.Fits, func(i int) bool { return then.Way(i) == t.Way() })
		if at < 0 {
			continue
		}
		total, complete := then.Bill(then.Fits[at])
		back := Return{Changes: t.FitsIf, Rank: at + 1, Known: complete}
		if len(s.Ranking.Stacks) > 0 {
			now := s.Ranking.Stacks[0].Bill
			back.USD = s.Case.Bills.Money.USD(total - now.Total)
			back.Known = back.Known && now.Complete
		}
		out[t.ID] = back
	}
	return out
}

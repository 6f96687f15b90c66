package study

import (
	"cmp"
	"slices"

	"whereto/model/answers"
	"whereto/model/stack"
)

// Open is a question that was not answered, and what it could change.
type Open struct {
	Question  string
	Influence float64      // 0: nothing among the first three places, 11/6: all of them, whatever is answered
	Option    string       // the option that changes the most
	Winner    *stack.Stack // the first stack then, nil if none fits
}

// next orders the open questions with options by how much each could still change the
// first three places, the most first; those that change nothing are left out. stop is
// asked between the trials.
func (s Subject) next(stop func() bool) []Open {
	now := firstPlaces(s.now())
	var list []Open
	for _, q := range s.Case.Catalog.Questions {
		if q.Tier != "refine" || s.Case.Answers.Has(q.ID) || !s.Case.Answers.Asked(q) || len(q.Options) == 0 {
			continue
		}
		open := Open{Question: q.ID}
		most := 0.0
		for _, o := range q.Options {
			if stop() {
				return nil
			}
			then := s.with(func(a *answers.Answers) { a.Values[q.ID] = answers.Words(o.ID) })
			change := changedPlaces(now, firstPlaces(then))
			open.Influence += change / float64(len(q.Options))
			if change > most {
				most, open.Option, open.Winner = change, o.ID, then.first()
			}
		}
		if most > 0 {
			list = append(list, open)
		}
	}
	slices.SortStableFunc(list, func(a, b Open) int { return cmp.Compare(b.Influence, a.Influence) })
	return list
}

const places = 3

// firstPlaces are the first places without their size, which follows the load.
func firstPlaces(o Outcome) []string {
	var ids []string
	for _, i := range o.Fits[:min(places, len(o.Fits))] {
		ids = append(ids, o.Way(i))
	}
	return ids
}

// changedPlaces is how much differs between two lists of first places: another winner
// counts 1, another second 1/2, another third 1/3.
func changedPlaces(was, is []string) float64 {
	at := func(list []string, i int) string {
		if i < len(list) {
			return list[i]
		}
		return ""
	}
	var sum float64
	for i := range places {
		if at(was, i) != at(is, i) {
			sum += 1 / float64(i+1)
		}
	}
	return sum
}

package study

import (
	"cmp"
	"maps"
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/latency"
	"whereto/model/stack"
	"whereto/model/workload"
)

// Open is a question that was not answered, and what it could change.
type Open struct {
	Question  string
	Influence float64       // 0: nothing among the first three places, 11/6: all of them, whatever is answered
	Answer    answers.Value // that changes the most of those with which something fits
	Winner    *stack.Stack  // the first stack then, nil if none fits whatever is answered
}

// next orders the open questions by how much each could still change the first three places,
// the most first; idle are those that change nothing. Whom to buy from is not tried. stop is
// asked between the trials.
func (s Subject) next(stop func() bool) (list []Open, idle []string) {
	now := firstPlaces(s.now())
	for _, q := range s.Case.Catalog.Questions {
		if q.Tier == "expert" || s.Case.Answers.Has(q.ID) || !s.Case.Answers.Asked(q) {
			continue
		}
		trials := s.trials(q)
		if len(trials) == 0 {
			continue
		}
		open := Open{Question: q.ID}
		most := 0.0
		for _, v := range trials {
			if stop() {
				return nil, nil
			}
			then := s.with(func(a *answers.Answers) { a.Values[q.ID] = v })
			change := changedPlaces(now, firstPlaces(then))
			if change == 0 && answers.Bounds(q) && s.Given.ImportanceOf(q) == "must" {
				break // who holds a bound holds those that are less strict
			}
			open.Influence += change / float64(len(trials))
			first := then.first()
			if change > 0 && (most == 0 || open.Winner == nil && first != nil || (first != nil || open.Winner == nil) && change > most) {
				most, open.Answer, open.Winner = change, v, first
			}
		}
		if most > 0 {
			list = append(list, open)
		} else {
			idle = append(idle, q.ID)
		}
	}
	slices.SortStableFunc(list, func(a, b Open) int { return cmp.Compare(b.Influence, a.Influence) })
	return list, idle
}

// trials are the answers by which it is seen what a question could change.
func (s Subject) trials(q *catalog.Question) []answers.Value {
	var list []answers.Value
	words := func(all ...string) {
		for _, word := range all {
			list = append(list, answers.Words(word))
		}
	}
	switch {
	case q.Kind == "place":
		words(q.Others...)
		words(bigPlaces(s.Case.Catalog)...)
	case q.Kind == "places":
		for _, place := range bigPlaces(s.Case.Catalog) {
			list = append(list, answers.Value{Shares: []catalog.Users{{Place: place, Share: 1}}})
		}
	case q.Catalog == "residency":
		words(s.jurisdictions()...)
	default:
		list = answers.Trials(q, workload.Assumed(s.Case.Assumed, q.ID))
	}
	return list
}

// jurisdictions are those that most users are in, who may want their data kept there; all
// where it is not known where they are.
func (s Subject) jurisdictions() []string {
	c, users := s.Case.Catalog, s.Case.Answers.Values[catalog.QuestionUsers].Shares
	var list []string
	for _, j := range c.Residency {
		if len(users) == 0 || j.Holds(c.Places[users[0].Place].Country) {
			list = append(list, j.ID)
		}
	}
	return list
}

// bigPlaces are the largest cities that lie far from each other: the largest of all, then
// the largest of those that are far from it, and so on.
func bigPlaces(c *catalog.Catalog) []string {
	const most, far = 4, 6000 // km
	ids := slices.Collect(maps.Keys(c.Places))
	slices.SortFunc(ids, func(a, b string) int {
		return cmp.Or(cmp.Compare(c.Places[b].People, c.Places[a].People), cmp.Compare(a, b))
	})
	var list []string
	for _, id := range ids {
		near := func(other string) bool { return latency.Distance(c.Places[id], c.Places[other]) < far }
		if len(list) < most && !slices.ContainsFunc(list, near) {
			list = append(list, id)
		}
	}
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

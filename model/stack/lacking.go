package stack

import (
	"cmp"
	"slices"
	"strings"

	"whereto/model/fit"
)

// Plain says whether one of the stacks fits with nothing left open.
func (e *Evaluation) Plain(i int) bool {
	r := &e.rated[i]
	return r.failed == 0 && r.plain && r.figures.Complete
}

// Lacking are the sets of so many questions, without whose musts a stack of another host
// would fit with nothing left open; those first whose best stack is worth the most, and of
// them at most so many. fit are stacks whose hosts do already.
func (e *Evaluation) Lacking(questions, most int, fit []int) [][]string {
	type set struct {
		of   []string
		best float64
	}
	sets := map[string]*set{}
	for i := range e.drafts {
		if slices.ContainsFunc(fit, func(f int) bool { return e.Host(f) == e.Host(i) }) {
			continue
		}
		of, ok := e.lacks(i, questions)
		if !ok || len(of) != questions {
			continue
		}
		key := strings.Join(of, " ")
		if sets[key] == nil {
			sets[key] = &set{of: of}
		}
		sets[key].best = max(sets[key].best, e.rated[i].value.Is)
	}
	list := make([]*set, 0, len(sets))
	for _, s := range sets {
		list = append(list, s)
	}
	slices.SortFunc(list, func(a, b *set) int { return cmp.Or(cmp.Compare(b.best, a.best), slices.Compare(a.of, b.of)) })
	var out [][]string
	for _, s := range list[:min(most, len(list))] {
		out = append(out, s.of)
	}
	return out
}

// lacks are the questions whose musts one of the stacks does not meet for sure; ok is
// false where they are more than most, or something else stands against it: the load, a
// product that is not plainly active, a price that is not known.
func (e *Evaluation) lacks(i, most int) (questions []string, ok bool) {
	r := &e.rated[i]
	if r.excess > 0 || r.stops > 0 || !r.active || !r.figures.Complete {
		return nil, false
	}
	for n := range e.x.Requirements {
		q := &e.x.Requirements[n]
		if !q.Must() || r.outcomes[n] == fit.Meets || slices.Contains(questions, q.Question) {
			continue
		}
		if len(questions) == most {
			return nil, false
		}
		questions = append(questions, q.Question)
	}
	return questions, true
}

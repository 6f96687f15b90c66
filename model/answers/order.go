package answers

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
)

// Order lists the questions that make sense with these answers, in the order they
// are asked: the core ones, the refining ones that are answered, the open ones by
// their influence, then the figures. The influence of a question is how much an
// answer to it could still change; without one, the order of the data stands.
func Order(c *catalog.Catalog, a Answers, influence map[string]float64) []*catalog.Question {
	var core, open, done, figures []*catalog.Question
	for _, q := range c.Questions {
		answered := a.Has(q.ID)
		switch {
		case !answered && !a.Asked(q):
		case q.Tier == "core":
			core = append(core, q)
		case q.Tier == "expert":
			figures = append(figures, q)
		case answered:
			done = append(done, q)
		default:
			open = append(open, q)
		}
	}
	slices.SortStableFunc(open, func(a, b *catalog.Question) int { return cmp.Compare(influence[b.ID], influence[a.ID]) })
	return slices.Concat(core, done, open, figures)
}

// Next is the question to ask after one: the next core question that is open, then
// the open refining one that could change most. It is empty where none is left and
// after a figure, which nobody is led through.
func Next(c *catalog.Catalog, a Answers, influence map[string]float64, after string) string {
	if q, ok := c.Question(after); ok && q.Tier == "expert" {
		return ""
	}
	order := Order(c, a, influence)
	from := slices.IndexFunc(order, func(q *catalog.Question) bool { return q.ID == after }) + 1
	for _, tier := range []string{"core", "refine"} {
		for i := range order {
			q := order[(from+i)%len(order)]
			if q.Tier == tier && q.ID != after && !a.Has(q.ID) {
				return q.ID
			}
		}
	}
	return ""
}

// LastCore is the last of the core questions: once it is answered, advice is due.
// It is empty where the catalog has none.
func LastCore(c *catalog.Catalog) string {
	for _, q := range slices.Backward(c.Questions) {
		if q.Tier == "core" {
			return q.ID
		}
	}
	return ""
}

// ImportanceOf is how much an answer to a question counts: what was said for it,
// else what the question says.
func (a Answers) ImportanceOf(q *catalog.Question) string {
	if own, ok := a.Importance[q.ID]; ok {
		return own
	}
	return q.Importance
}

// Makes says whether something is required of a stack by a question, as things were
// answered: by a requirement whose conditions hold, or by an option.
func (a Answers) Makes(q *catalog.Question) bool {
	return slices.ContainsFunc(q.Requires, func(r catalog.Require) bool { return a.Hold(r.When) }) ||
		slices.ContainsFunc(q.Options, func(o catalog.Option) bool { return len(o.Requires) > 0 })
}

// Requires says whether an answer to the question can be required of a stack, so
// that its importance matters.
func Requires(q *catalog.Question) bool {
	return len(q.Requires) > 0 || slices.ContainsFunc(q.Options, func(o catalog.Option) bool { return len(o.Requires) > 0 })
}

package fit

import "whereto/model/catalog"

// Outcome is how far a stack satisfies a requirement, worst first.
type Outcome int

// The outcomes of a verdict. Unknown is never a yes and never a silent no.
const (
	Fails Outcome = iota
	Unknown
	Partly
	Meets
)

// String is the outcome in a word.
func (o Outcome) String() string { return [...]string{"fails", "unknown", "partly", "meets"}[o] }

// Number compares a number with a requirement's bound, by its typical value.
func Number(r Requirement, is catalog.Range) Outcome { return r.number(&is) }

func (r *Requirement) number(is *catalog.Range) Outcome {
	if r.AtMost != nil && is.Typical > *r.AtMost || r.AtLeast != nil && is.Typical < *r.AtLeast {
		return Fails
	}
	return Meets
}

// level compares a level with the bound: at it or above it meets; below it partly
// where the criterion says so, else it fails.
func (r *Requirement) level(c *catalog.Criterion, is string) Outcome {
	switch {
	case c.Level(is) >= c.Level(r.Bound):
		return Meets
	case c.Partly[r.Bound].Has(is):
		return Partly
	}
	return Fails
}

// outcome is how far a value of a product's fact satisfies the requirement.
func (r *Requirement) outcome(c *catalog.Criterion, p *catalog.Product, f *catalog.Fact, is *catalog.Value) Outcome {
	out := Unknown
	switch {
	case is.Unknown:
		return Unknown
	case c.Kind == "levels":
		out = r.level(c, is.Word)
	case c.Kind == "set":
		if word := is.Table[r.Key]; word != "" && word != "unknown" {
			out = r.level(c, word)
		}
	case is.Unstated:
		out = Meets // with a caveat: the whole reference states none
	case c.Kind == "number" && is.Number != nil:
		out = r.number(is.Number)
		if f.Clock == "init" && out == Meets {
			out = Partly // a floor: the first response takes longer
		}
	}
	if out == Meets && !p.Status.PlainlyActive() {
		out = Partly
	}
	return out
}

// worstOutcome is the outcome of worst alone, of a fact that the product states.
func (w *where) worstOutcome(c *catalog.Criterion, r *Requirement, p *catalog.Product, s *catalog.Setup, f *catalog.Fact) Outcome {
	if len(f.By) == 0 {
		return r.outcome(c, p, f, &f.Is)
	}
	worst := Meets
	for _, language := range w.spoken(r) {
		value, _, _ := w.pick(f, s, language)
		worst = min(worst, r.outcome(c, p, f, value))
	}
	return worst
}

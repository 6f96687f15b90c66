package fit

import "whereto/model/catalog"

// Outcome is how far a stack satisfies a requirement, worst first.
type Outcome int

// The outcomes of a verdict. Unknown is never a yes and never a silent no. A must is
// never met partly.
const (
	Fails Outcome = iota
	Unknown
	Partly
	Meets
)

// String is the outcome in a word.
func (o Outcome) String() string { return [...]string{"fails", "unknown", "partly", "meets"}[o] }

// Number compares a number with a requirement's bound, by its typical value.
func Number(r Requirement, is catalog.Range) Outcome { return r.number(is.Typical, is.Typical) }

// number compares the least and the most that a number can be with the bound.
func (r *Requirement) number(least, most float64) Outcome {
	if r.AtMost != nil && most > *r.AtMost || r.AtLeast != nil && least < *r.AtLeast {
		return Fails
	}
	return Meets
}

// level compares a level with the bound: at it or above it meets; what another answer
// could lower the bound to is open; a want is met partly one level below it, where that is
// not the worst of all.
func (r *Requirement) level(c *catalog.Criterion, is string) Outcome {
	at, bound := c.Level(is), c.Level(r.Bound)
	switch {
	case at >= bound:
		return Meets
	case r.Open != "" && at >= c.Level(r.Open):
		return Unknown
	case !r.Must() && at == bound-1 && at > 0:
		return Partly
	}
	return Fails
}

// outcome is how far a value of a product's fact satisfies the requirement. A start is
// judged by the slow end of its range, and any other number likewise by the end that
// suits the user least. A start that was found for another language can rule out, and
// never satisfies.
func (r *Requirement) outcome(c *catalog.Criterion, f *catalog.Fact, is *catalog.Value, foreign bool, allowance float64) Outcome {
	switch {
	case is.Unknown:
		if r.OutOfReach {
			return Meets // whatever the limit is, the answer is far from it
		}
	case c.Kind == "levels":
		return r.level(c, is.Word)
	case c.Kind == "set":
		if word := is.Table[r.Key]; word != "" && word != "unknown" {
			return r.level(c, word)
		}
	case is.Unstated:
		return Meets // with a caveat: the whole reference states none
	case c.Kind == "number" && is.Number != nil:
		n := is.Number
		out := r.number(n.Low, n.High)
		if foreign && out == Meets {
			return Unknown
		}
		if f.Clock == "init" && out == Meets && r.number(n.Low+allowance, n.High+allowance) != Meets {
			return Unknown // a floor: with sandbox and TLS the first response may take too long
		}
		return out
	}
	return Unknown
}

// worstOutcome is the outcome of worst alone, of a fact that the product states.
func (w *where) worstOutcome(c *catalog.Criterion, r *Requirement, s *catalog.Setup, f *catalog.Fact) Outcome {
	if len(f.By) == 0 && f.Clock == "" {
		return r.outcome(c, f, &f.Is, false, w.allowance)
	}
	worst := Meets
	for _, language := range w.spoken(r) {
		p := w.pick(f, s, language)
		worst = min(worst, r.outcome(c, f, p.value, p.foreign, w.allowance))
	}
	return worst
}

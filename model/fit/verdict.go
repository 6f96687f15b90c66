package fit

import "whereto/model/catalog"

// Verdict is the judgement of one requirement on one stack, with the fact that
// decided it.
type Verdict struct {
	Requirement
	Outcome Outcome
	Is      Finding
	By      string // the id of the product that the fact is of
	Note    string // the data's own words
	Source  catalog.Source
	Stale   bool // the fact is older than the catalog allows
	Gap     Gap  // why nothing was found; empty: the data says that it is not known
}

// verdict judges by what one product's fact says for one language.
func (w *where) verdict(c *catalog.Catalog, r *Requirement, p *catalog.Product, s *catalog.Setup, language string) Verdict {
	out := Verdict{Requirement: *r, Outcome: Unknown, By: p.ID}
	fact, ok := p.Fact(*s, r.Criterion)
	if !ok {
		out.Gap = NoFact
		return out
	}
	is := w.pick(&fact, s, language)
	out.Note, out.Source = is.note, p.Sources[is.source]
	if fact.AsOf != "" {
		out.Source.AsOf = fact.AsOf
	}
	criterion, _ := c.Criterion(r.Criterion)
	out.Outcome = r.outcome(criterion, &fact, is.value, is.foreign, w.allowance)
	if is.value.Unknown {
		return out
	}
	out.Stale = out.Source.AsOf.Age(w.today) > c.Method.StaleDays
	out.Is = r.finding(criterion, &fact, is.value)
	switch {
	case out.Outcome != Unknown:
	case is.foreign:
		out.Gap = OtherLanguage
	case r.Open != "" && out.Is.Word != "":
		out.Gap = Undecided
	}
	return out
}

// worst takes the worst verdict over the languages, where a fact differs by them.
func (w *where) worst(c *catalog.Catalog, r Requirement, p *catalog.Product, s *catalog.Setup) Verdict {
	var worst Verdict
	for i, language := range w.spoken(&r) {
		one := w.verdict(c, &r, p, s, language)
		if i == 0 || one.Outcome < worst.Outcome {
			worst = one
		}
	}
	return worst
}

// finding is what a value of a fact says to the requirement.
func (r *Requirement) finding(c *catalog.Criterion, f *catalog.Fact, is *catalog.Value) Finding {
	switch {
	case is.Unknown:
	case is.Unstated:
		return Finding{Unstated: true}
	case c.Kind == "levels":
		return Finding{Word: is.Word}
	case c.Kind == "set":
		if word := is.Table[r.Key]; word != "unknown" {
			return Finding{Word: word}
		}
	case c.Kind == "number" && is.Number != nil:
		return Finding{Number: is.Number, Unit: c.Unit, Floor: f.Clock == "init" && r.number(is.Number.Low, is.Number.High) == Meets}
	}
	return Finding{}
}

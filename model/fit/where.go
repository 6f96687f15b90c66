package fit

import (
	"slices"

	"whereto/model/catalog"
)

// where is what variants of a fact are chosen by, beside the options of a setup.
type where struct {
	languages []string
	today     catalog.Date
	regions   []catalog.Region
	size      string
	allowance float64 // ms that a first response takes beyond the runtime's start
}

// anyLanguage is asked for where no language was answered.
var anyLanguage = []string{""}

// spoken are the languages that a requirement is judged for, each by itself.
func (w *where) spoken(r *Requirement) []string {
	if r.Criterion == "languages" || len(w.languages) == 0 {
		return anyLanguage
	}
	return w.languages
}

// picked is what a fact says under conditions.
type picked struct {
	value        *catalog.Value
	needs        *catalog.Needs
	note, source string
	foreign      bool // a start that was found for other languages than the one that is asked for
}

// pick chooses the fact's variant with most conditions that hold.
func (w *where) pick(f *catalog.Fact, s *catalog.Setup, language string) picked {
	p := picked{value: &f.Is, needs: f.Needs, note: f.Note, source: f.Source}
	most, spoken := 0, ""
	for i := range f.By {
		variant := &f.By[i]
		held, ok := w.holds(variant, s, language)
		if !ok || held <= most {
			continue
		}
		most, p.value, spoken = held, &variant.Is, variant.Language
		if variant.Note != "" {
			p.note = variant.Note
		}
		if variant.Source != "" {
			p.source = variant.Source
		}
		if variant.Needs != nil {
			p.needs = variant.Needs
		}
	}
	p.foreign = f.Clock != "" && language != "" && language != spoken && p.value.Number != nil && p.value.Number.High > 0 &&
		!f.Of.Has(language) && !f.Of.Has(catalog.AnyLanguage)
	return p
}

// holds counts the conditions of a variant and says whether all of them hold.
func (w *where) holds(v *catalog.Variant, s *catalog.Setup, language string) (conditions int, all bool) {
	all = true
	demand := func(given, holds bool) {
		if given {
			conditions++
			all = all && holds
		}
	}
	demand(v.Language != "", v.Language == language)
	demand(v.Size != "", v.Size == w.size)
	demand(v.Region != "", slices.ContainsFunc(w.regions, func(r catalog.Region) bool { return r.Code == v.Region || r.Group == v.Region }))
	demand(v.From != "" || v.Until != "", w.today.In(v.From, v.Until))
	for axis, options := range v.When {
		demand(true, options.Has(s.Options[axis]))
	}
	return conditions, all
}

// varies says whether a fact has a variant for regions or sizes.
func varies(f *catalog.Fact) bool {
	return slices.ContainsFunc(f.By, func(v catalog.Variant) bool { return v.Size != "" || v.Region != "" })
}

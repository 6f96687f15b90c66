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

// pick chooses the fact's variant with most conditions that hold.
func (w *where) pick(f *catalog.Fact, s *catalog.Setup, language string) (value *catalog.Value, note, source string) {
	value, note, source = &f.Is, f.Note, f.Source
	most := 0
	for i := range f.By {
		variant := &f.By[i]
		held, ok := w.holds(variant, s, language)
		if !ok || held <= most {
			continue
		}
		most, value = held, &variant.Is
		if variant.Note != "" {
			note = variant.Note
		}
		if variant.Source != "" {
			source = variant.Source
		}
	}
	return value, note, source
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

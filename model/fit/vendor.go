package fit

import (
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// Vendor judges the vendor's name.
func Vendor(r Requirement, p *catalog.Product) Verdict {
	slug := answers.Slug(p.Vendor)
	out := Verdict{Requirement: r, Outcome: Meets, Is: Finding{Word: p.Vendor}, By: p.ID}
	if r.Only != nil && !slices.Contains(r.Only, slug) || slices.Contains(r.Never, slug) {
		out.Outcome = Fails
	}
	return out
}

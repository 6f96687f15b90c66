package fit

import (
	"slices"

	"whereto/model/catalog"
)

// Vendor judges whose the host and the add-ons of a stack are; an owner counts as much
// as the vendor. Software that you run yourself has none, as far as its plan costs nothing.
func Vendor(c *catalog.Catalog, r Requirement, h *catalog.Product, addons ...Pair) Verdict {
	out := r.vendor(c, h)
	for _, a := range addons {
		if out.Outcome == Meets && !r.Allows(c, a) {
			return r.vendor(c, a.Product)
		}
	}
	return out
}

// Allows says whether an add-on's vendor is none of those that are ruled out.
func (r *Requirement) Allows(c *catalog.Catalog, a Pair) bool {
	return Yours(a) || r.vendor(c, a.Product).Outcome == Meets
}

// Yours says whether an add-on is software of your own, which nobody bills.
func Yours(a Pair) bool {
	if !a.Product.SelfRun {
		return false
	}
	billed := func(s catalog.Scope) bool { return s.Covers(a.Setup) }
	return !slices.ContainsFunc(a.Product.Charges, func(c catalog.Charge) bool { return billed(c.Scope) }) &&
		!slices.ContainsFunc(a.Product.Pools, func(p catalog.Pool) bool { return billed(p.Scope) })
}

// vendor judges whose one product is. What is found names the owner where the owner
// decides it.
func (r *Requirement) vendor(c *catalog.Catalog, p *catalog.Product) Verdict {
	firm := c.Firm(p)
	out := Verdict{Requirement: *r, Outcome: Meets, Is: Finding{Word: p.Vendor}, By: p.ID}
	list, hit := r.Never, Fails
	if r.Only != nil {
		list, hit, out.Outcome = r.Only, Meets, Fails
	}
	if slices.Contains(list, firm.ID) {
		out.Outcome = hit
		return out
	}
	for _, o := range firm.Owners {
		if slices.Contains(list, o.ID) {
			out.Outcome, out.Is.Owner = hit, o.Name
			break
		}
	}
	return out
}

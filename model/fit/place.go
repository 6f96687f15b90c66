package fit

import (
	"slices"

	"whereto/model/catalog"
)

// Residency judges where a host's regions lie, and its add-ons that hold or pass users'
// data: all must be in the jurisdiction. What found it worst has the last word.
func Residency(c *catalog.Catalog, r Requirement, host string, regions []catalog.Region, addons ...Pair) Verdict {
	out := r.lie(c, host, regions)
	for _, a := range addons {
		if v := r.resides(c, a); v.Outcome < out.Outcome {
			out = v
		}
	}
	return out
}

// lie judges where regions lie. It is not known where the area of one is only in part in
// the jurisdiction, and none lies outside.
func (r *Requirement) lie(c *catalog.Catalog, product string, regions []catalog.Region) Verdict {
	out := Verdict{Requirement: *r, Outcome: Unknown, By: product}
	i := slices.IndexFunc(c.Residency, func(j catalog.Jurisdiction) bool { return j.ID == r.Key })
	if i < 0 || len(regions) == 0 {
		return out
	}
	out.Outcome, out.Is.Regions = Meets, Locate(c, regions)
	for _, region := range regions {
		inside, known := c.Residency[i].Lies(c, region)
		switch {
		case known && !inside:
			out.Outcome = Fails
		case !known && out.Outcome == Meets:
			out.Outcome, out.Gap = Unknown, NoCountry
		}
	}
	if out.Outcome == Fails {
		out.Gap = ""
	}
	return out
}

// resides judges where an add-on keeps users' data. One in a slot that holds none, or
// that is software of your own on the host, meets; of one with regions that can be chosen
// the best counts; one without regions is everywhere.
func (r *Requirement) resides(c *catalog.Catalog, a Pair) Verdict {
	out := Verdict{Requirement: *r, Outcome: Meets, By: a.Product.ID}
	if !Holds(c, a) {
		return out
	}
	open := a.Product.OnSale(a.Setup)
	if len(open) == 0 {
		out.Outcome, out.Gap = Unknown, Worldwide
		return out
	}
	for i := range open {
		if v := r.lie(c, a.Product.ID, open[i:i+1]); i == 0 || v.Outcome > out.Outcome {
			out = v
		}
	}
	return out
}

// Holds says whether an add-on is a service that holds or passes users' data.
func Holds(c *catalog.Catalog, a Pair) bool {
	criterion, ok := c.Criterion(catalog.CriterionResidency)
	return ok && slices.Contains(criterion.Slots, a.Product.Slot) && !Yours(a)
}

// Locate says in which countries regions lie.
func Locate(c *catalog.Catalog, regions []catalog.Region) []Located {
	list := make([]Located, len(regions))
	for i, r := range regions {
		list[i] = Located{r.Code, Country(c, r)}
	}
	return list
}

// Country is where a region lies: a country, or an area's name.
func Country(c *catalog.Catalog, r catalog.Region) string {
	if p, ok := c.Places[r.Place]; ok {
		return p.Country
	}
	if r.Country == "" {
		return c.Where(r)
	}
	return r.Country
}

package fit

import (
	"slices"

	"whereto/model/catalog"
)

// Residency judges where the regions lie: all of them must be in the jurisdiction. It is
// not known where the area of one is only in part in it, and none lies outside.
func Residency(c *catalog.Catalog, r Requirement, host string, regions []catalog.Region) Verdict {
	out := Verdict{Requirement: r, Outcome: Unknown, By: host}
	i := slices.IndexFunc(c.Residency, func(j catalog.Jurisdiction) bool { return j.ID == r.Key })
	if i < 0 || len(regions) == 0 {
		return out
	}
	out.Outcome = Meets
	for _, region := range regions {
		out.Is.Regions = append(out.Is.Regions, Located{region.Code, Country(c, region)})
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

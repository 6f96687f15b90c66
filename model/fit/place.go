package fit

import (
	"slices"

	"whereto/model/catalog"
)

// Residency judges where the regions lie: all of them must be in the jurisdiction.
func Residency(c *catalog.Catalog, r Requirement, host string, regions []catalog.Region) Verdict {
	out := Verdict{Requirement: r, Outcome: Unknown, By: host}
	i := slices.IndexFunc(c.Residency, func(j catalog.Jurisdiction) bool { return j.ID == r.Key })
	if i < 0 || len(regions) == 0 {
		return out
	}
	out.Outcome = Meets
	for _, region := range regions {
		country := Country(c, region)
		out.Is.Regions = append(out.Is.Regions, Located{region.Code, country})
		if !c.Residency[i].Holds(country) {
			out.Outcome = Fails
		}
	}
	return out
}

// Country is where a region lies.
func Country(c *catalog.Catalog, r catalog.Region) string {
	if p, ok := c.Places[r.Place]; ok {
		return p.Country
	}
	return r.Country
}

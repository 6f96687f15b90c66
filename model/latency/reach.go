package latency

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
)

// Reach is how users reach regions.
type Reach struct {
	Regions []RegionReach // those whose place is known, the nearest on the mean first
	Nearest Response      // each place of users by its nearest region
}

// RegionReach is how all users reach one region.
type RegionReach struct {
	Region   catalog.Region
	Response Response
}

// NewReach works out how users reach regions.
func NewReach(c *catalog.Catalog, regions []catalog.Region, users []catalog.Users) Reach {
	net, need := New(c), Need{Users: users}
	out := Reach{Nearest: net.Serve(regions, need)}
	for _, r := range regions {
		if way := net.Serve([]catalog.Region{r}, need); way.Known {
			out.Regions = append(out.Regions, RegionReach{r, way})
		}
	}
	slices.SortStableFunc(out.Regions, func(a, b RegionReach) int { return cmp.Compare(a.Response.MeanMS, b.Response.MeanMS) })
	return out
}

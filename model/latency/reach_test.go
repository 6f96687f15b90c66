package latency_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/latency"
)

// line are three cities on the equator, the measured round trips between them, and
// regions in two of them, in a third without a name and at no place.
func line() (*catalog.Catalog, []catalog.Region) {
	c := &catalog.Catalog{
		Places: map[string]catalog.Place{"west": {City: "West"}, "middle": {City: "Middle", Lon: 20}, "east": {City: "East", Lon: 60}},
		Tables: []catalog.Table{{Title: "T", AsOf: "2026", URL: "https://t.test", Pairs: []catalog.Pair{
			{From: "west", To: "middle", RTT: 40}, {From: "middle", To: "east", RTT: 80}, {From: "west", To: "east", RTT: 110},
		}}},
	}
	return c, []catalog.Region{nowhere, {Code: "e", Place: "east"}, {Code: "w", Place: "west"}, {Code: "w2", Place: "west"}}
}

// Each region is reached by all users, the nearest on the mean first and equals in the
// product's order; one whose place is not known is left out. Each user's own way goes to
// the nearest region.
func TestReach(t *testing.T) {
	c, regions := line()
	users := []catalog.Users{{Place: "middle", Share: 0.75}, {Place: "east", Share: 0.25}}
	r := latency.NewReach(c, regions, users)
	var codes []string
	for _, one := range r.Regions {
		codes = append(codes, one.Region.Code)
		if len(one.Response.Legs) != 2 || !one.Response.Known || one.Response.Legs[0].Region != one.Region.Code || one.Response.Legs[1].Region != one.Region.Code {
			t.Errorf("%s is reached by %+v", one.Region.Code, one.Response.Legs)
		}
	}
	if got := strings.Join(codes, " "); got != "w w2 e" {
		t.Fatalf("the order is %s, want w w2 e", got)
	}
	is(t, "mean to the west", r.Regions[0].Response.MeanMS, 0.75*40+0.25*110)
	is(t, "mean to the east", r.Regions[2].Response.MeanMS, 0.75*80+0.25*5)
	is(t, "mean to the nearest", r.Nearest.MeanMS, 0.75*40+0.25*5)
	if len(r.Nearest.Legs) != 2 || r.Nearest.Legs[0].Region != "w" || r.Nearest.Legs[1].Region != "e" {
		t.Errorf("the nearest are %+v", r.Nearest.Legs)
	}
	is(t, "no database", r.Nearest.DatabaseMS, 0)
	is(t, "a response is the way", r.Nearest.ResponseMS, r.Nearest.MeanMS)
}

// A nearer region moves to the front as users move.
func TestReachFollowsTheUsers(t *testing.T) {
	c, regions := line()
	r := latency.NewReach(c, regions, []catalog.Users{{Place: "east", Share: 1}})
	if len(r.Regions) != 3 || r.Regions[0].Region.Code != "e" {
		t.Errorf("%+v", r.Regions)
	}
	is(t, "the nearest", r.Nearest.MeanMS, 5)
}

// Without users, or without a region at a known place, nothing is reached, and nothing
// is 0 ms away.
func TestReachOfNothing(t *testing.T) {
	c, regions := line()
	for name, r := range map[string]latency.Reach{
		"no users":        latency.NewReach(c, regions, nil),
		"no regions":      latency.NewReach(c, nil, []catalog.Users{{Place: "west", Share: 1}}),
		"no known places": latency.NewReach(c, []catalog.Region{nowhere}, []catalog.Users{{Place: "west", Share: 1}}),
	} {
		if len(r.Regions) > 0 || r.Nearest.Known || len(r.Nearest.Legs) > 0 {
			t.Errorf("%s: %+v", name, r)
		}
	}
}

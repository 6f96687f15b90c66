package latency_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/latency"
)

// areas are the three cities of a line, of which two make an area.
func areas() (*catalog.Catalog, catalog.Region) {
	c, _ := line()
	c.Areas = map[string]catalog.Area{
		"orient": {Name: "Orient", Countries: []string{"XX"}, Places: []string{"east", "middle"}},
		"west":   {Name: "The West", Countries: []string{"YY"}, Places: []string{"west"}},
	}
	return c, catalog.Region{Code: "o", Area: "orient"}
}

// A region of which only the area is known is as far as the middle of its area's cities,
// within the range from the nearest to the furthest of them.
func TestWayToAnArea(t *testing.T) {
	c, region := areas()
	n := latency.New(c)
	e := n.Way("west", region)
	near, far := n.RTT("west", "middle"), n.RTT("west", "east")
	is(t, "of two the nearer is the middle", e.MS, 40)
	is(t, "the least", e.Low, near.Low)
	is(t, "the most", e.High, far.High)
	if e.Measured || !strings.Contains(e.How(), "Orient") || !strings.Contains(e.How(), "between 40 and 110 ms") {
		t.Errorf("%q, measured %v", e.How(), e.Measured)
	}
	if again := n.Way("west", region); again != e {
		t.Errorf("asked again it is %+v", again)
	}
	is(t, "in the area itself", n.Way("east", region).MS, 5)
	if e := n.Way("nowhere", region); e.MS != 0 {
		t.Errorf("from no place it is %v ms", e.MS)
	}
	if e := n.Way("west", catalog.Region{Place: "east", Area: "west"}); e.MS != 110 {
		t.Errorf("a city counts before an area: %v", e.MS)
	}
}

// The nearest area is chosen as the nearest city is, and all is known of it.
func TestTheNearestArea(t *testing.T) {
	c, orient := areas()
	n := latency.New(c)
	west := catalog.Region{Code: "w", Area: "west"}
	users := []catalog.Users{{Place: "east", Share: 1}}
	best, ok := n.Best([]catalog.Region{nowhere, west, orient}, latency.Need{Users: users})
	if !ok || best.Code != "o" {
		t.Errorf("the best is %+v", best)
	}
	s := n.Serve([]catalog.Region{west, orient}, latency.Need{Users: users, Database: "west", Queries: 2})
	if !s.Known || s.Legs[0].Region != "o" || s.Legs[0].City != "Orient" {
		t.Errorf("%+v", s)
	}
	is(t, "the way of the middle city, and the queries from it", s.DatabaseMS, 2*40)
	few := n.Few([]catalog.Region{west, orient, {Code: "o2", Area: "orient"}}, latency.Need{Users: []catalog.Users{{Place: "east", Share: 0.5}, {Place: "west", Share: 0.5}}}, 3)
	if len(few) != 2 {
		t.Errorf("one area twice brings nothing: %+v", few)
	}
}

package latency_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/latency"
)

var (
	sydney    = catalog.Region{Code: "syd", Place: "sydney"}
	singapore = catalog.Region{Code: "sin", Place: "singapore"}
	frankfurt = catalog.Region{Code: "fra", Place: "frankfurt"}
	nowhere   = catalog.Region{Code: "eu", Country: "DE"} // a region without a city
)

func is(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.Abs(got-want) > 1e-9 {
		t.Errorf("%s = %v, by hand %v", what, got, want)
	}
}

// One region for all: shares × round trips, with handling and the database's
// round trips on top, and three round trips for a new connection.
func TestServeFromOneRegion(t *testing.T) {
	n := latency.New(known(t))
	need := latency.Need{
		Users:    []catalog.Users{{Place: "sydney", Share: 0.7}, {Place: "auckland", Share: 0.2}, {Place: "singapore", Share: 0.1}},
		Database: "singapore", Queries: 2, HandlingMS: 120, Handshake: 3,
	}
	s := n.Serve([]catalog.Region{sydney}, need)
	const mean = 0.7*5 + 0.2*30 + 0.1*94.7
	const database = 2 * 94.7
	is(t, "mean", s.MeanMS, mean)
	is(t, "response", s.ResponseMS, mean+120+database)
	is(t, "first", s.FirstMS, 3*mean+120+database)
	if !s.Known || len(s.Legs) != 3 || s.Legs[1].Place != "auckland" || s.Legs[1].Region != "syd" || s.Legs[1].Database != 94.7 || s.Legs[1].City != "Sydney" {
		t.Errorf("%+v", s)
	}
}

// Each place is served by its nearest region, and its requests cross from there
// to the database.
func TestServeFromSeveralRegions(t *testing.T) {
	need := latency.Need{
		Users:    []catalog.Users{{Place: "melbourne", Share: 0.5}, {Place: "singapore", Share: 0.5}},
		Database: "sydney", Queries: 1, Handshake: 3,
	}
	s := latency.New(known(t)).Serve([]catalog.Region{nowhere, singapore, sydney}, need)
	is(t, "mean", s.MeanMS, 0.5*13.7+0.5*5)
	is(t, "response", s.ResponseMS, 0.5*13.7+0.5*(5+94.7))
	is(t, "first", s.FirstMS, 0.5*3*13.7+0.5*(3*5+94.7))
	if s.Legs[0].Region != "syd" || s.Legs[1].Region != "sin" || !s.Known {
		t.Errorf("%+v", s.Legs)
	}
}

// Without users, or with no region that is somewhere, there is no latency, not a
// latency of 0.
func TestServeNotKnown(t *testing.T) {
	n := latency.New(known(t))
	user := []catalog.Users{{Place: "sydney", Share: 1}}
	for name, s := range map[string]latency.Response{
		"no users":  n.Serve([]catalog.Region{sydney}, latency.Need{}),
		"no region": n.Serve(nil, latency.Need{Users: user}),
		"no city":   n.Serve([]catalog.Region{nowhere}, latency.Need{Users: user}),
	} {
		if s.Known || len(s.Legs) > 0 {
			t.Errorf("%s: %+v", name, s)
		}
	}
}

// A database in the region's own city is next to the app: its time is part of
// the handling. Elsewhere it is as far as its city.
func TestDatabaseDistance(t *testing.T) {
	n := latency.New(known(t))
	for _, c := range []struct {
		region   catalog.Region
		database string
		want     float64
	}{
		{sydney, "sydney", 0},
		{sydney, "singapore", 94.7},
		{sydney, "auckland", 30},
		{sydney, "", 0},
		{nowhere, "sydney", 0},
	} {
		if got := n.DatabaseMS(c.region, c.database); got != c.want {
			t.Errorf("from %s to a database in %q: %v ms, want %v", c.region.Code, c.database, got, c.want)
		}
	}
}

// The region with the least response is chosen: near the users, or with many
// round trips near the database.
func TestBest(t *testing.T) {
	n := latency.New(known(t))
	users := []catalog.Users{{Place: "sydney", Share: 0.7}, {Place: "auckland", Share: 0.3}}
	all := []catalog.Region{frankfurt, nowhere, singapore, sydney}
	twin := catalog.Region{Code: "syd2", Place: "sydney"}
	for _, c := range []struct {
		name    string
		regions []catalog.Region
		need    latency.Need
		want    string
	}{
		{"near the users", all, latency.Need{Users: users}, "syd"},
		{"one query across is longer than the users’ way", all, latency.Need{Users: users, Database: "singapore", Queries: 1}, "sin"},
		{"many queries go to the database", all, latency.Need{Users: users, Database: "frankfurt", Queries: 5}, "fra"},
		{"a database without queries does not count", all, latency.Need{Users: users, Database: "frankfurt"}, "syd"},
		{"without users: the database", all, latency.Need{Database: "sydney", Queries: 1}, "syd"},
		{"without both: the first", all, latency.Need{}, "fra"},
		{"of equals the first", []catalog.Region{singapore, twin, sydney}, latency.Need{Users: users}, "syd2"},
		{"a region without a city, if there is no other", []catalog.Region{nowhere}, latency.Need{Users: users}, "eu"},
		{"any city before none", []catalog.Region{nowhere, frankfurt}, latency.Need{Users: users}, "fra"},
	} {
		if got, ok := n.Best(c.regions, c.need); !ok || got.Code != c.want {
			t.Errorf("%s: %s, want %s", c.name, got.Code, c.want)
		}
	}
	if r, ok := n.Best(nil, latency.Need{Users: users}); ok {
		t.Errorf("%+v was chosen of no region", r)
	}
}

// Where the host's network ends connections near the users, the handshake goes no
// further; the request itself does.
func TestHandshakeAtTheNearestPoint(t *testing.T) {
	n := latency.New(known(t))
	need := latency.Need{Users: []catalog.Users{{Place: "singapore", Share: 1}}, HandlingMS: 10, Handshake: 3}
	far := n.Serve([]catalog.Region{sydney}, need)
	is(t, "without points", far.FirstMS, 3*94.7+10)
	need.Points = []catalog.Region{frankfurt, singapore, nowhere}
	near := n.Serve([]catalog.Region{sydney}, need)
	is(t, "with one in Singapore", near.FirstMS, 2*5+94.7+10)
	is(t, "a warm connection", near.MeanMS, far.MeanMS)
	need.Points = []catalog.Region{frankfurt}
	is(t, "with one further than the region", n.Serve([]catalog.Region{sydney}, need).FirstMS, far.FirstMS)
}

// A response is made of three parts that add up.
func TestSplit(t *testing.T) {
	need := latency.Need{Users: []catalog.Users{{Place: "melbourne", Share: 0.5}, {Place: "singapore", Share: 0.5}}, Database: "sydney", Queries: 4, HandlingMS: 30, Handshake: 3}
	s := latency.New(known(t)).Serve([]catalog.Region{singapore, sydney}, need)
	is(t, "queries", s.DatabaseMS, 0.5*4*94.7)
	is(t, "handling", s.HandlingMS, 30)
	is(t, "response", s.ResponseMS, s.MeanMS+s.DatabaseMS+s.HandlingMS)
}

// Several regions are the best one, a second, and more while each takes 5 ms off the
// mean; never two in one city.
func TestFew(t *testing.T) {
	n := latency.New(known(t))
	twin := catalog.Region{Code: "syd2", Place: "sydney"}
	all := []catalog.Region{nowhere, frankfurt, twin, sydney, singapore}
	codes := func(need latency.Need, most int) string {
		text := ""
		for _, r := range n.Few(all, need, most) {
			text += r.Code + " "
		}
		return text
	}
	world := latency.Need{Users: []catalog.Users{{Place: "sydney", Share: 0.6}, {Place: "london", Share: 0.3}, {Place: "singapore", Share: 0.1}}}
	for most, want := range map[int]string{0: "syd2 ", 1: "syd2 ", 2: "syd2 fra ", 3: "syd2 fra sin ", 9: "syd2 fra sin "} {
		if got := codes(world, most); got != want {
			t.Errorf("at most %d: %s, want %s", most, got, want)
		}
	}
	one := latency.Need{Users: []catalog.Users{{Place: "sydney", Share: 1}}}
	if got := codes(one, 3); got != "syd2 sin " && got != "syd2 fra " {
		t.Errorf("for one city: %s", got)
	}
	if got := n.Few(nil, one, 3); got != nil {
		t.Errorf("of none: %v", got)
	}
}

package latency_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/latency"
)

// Users in Singapore and Frankfurt, the database in Sydney: next to it each query is
// free and each user far; near each user it is the other way round, unless a copy of
// the database is there.
func TestPlacements(t *testing.T) {
	n := latency.New(known(t))
	need := latency.Need{Users: []catalog.Users{{Place: "singapore", Share: 0.75}, {Place: "frankfurt", Share: 0.25}}, Database: "sydney", Queries: 6, HandlingMS: 20}
	list := n.Placements([]catalog.Region{nowhere, frankfurt, singapore, sydney}, need)
	byName := map[string]latency.Placement{}
	for _, p := range list {
		byName[p.Name] = p
	}
	if len(list) != 4 {
		t.Fatalf("%+v", list)
	}
	home := byName[latency.ByDatabase]
	is(t, "queries next to the database", home.DatabaseMS, 0)
	is(t, "way to it", home.UsersMS, 0.75*94.7+0.25*n.RTT("frankfurt", "sydney").MS)
	users := byName[latency.ByUsers]
	if len(users.Regions) != 1 || users.Regions[0] != "sin" {
		t.Errorf("next to the users is %v", users.Regions)
	}
	is(t, "queries from Singapore", users.DatabaseMS, 6*94.7)
	near := byName[latency.NearEach]
	is(t, "way near each", near.UsersMS, 5)
	is(t, "queries near each", near.DatabaseMS, 6*(0.75*94.7+0.25*n.RTT("frankfurt", "sydney").MS))
	replica := byName[latency.WithReplica]
	is(t, "response with a copy", replica.ResponseMS(), 5+20)
	if len(replica.Regions) != 2 {
		t.Errorf("copies in %v", replica.Regions)
	}
	is(t, "response near each", near.ResponseMS(), near.UsersMS+near.DatabaseMS+near.HandlingMS)

	one := need
	one.Users = []catalog.Users{{Place: "sydney", Share: 1}}
	if got := n.Placements([]catalog.Region{sydney, singapore}, one); len(got) != 1 || got[0].Name != latency.ByDatabase {
		t.Errorf("users at the database: %+v", got)
	}
	for name, change := range map[string]func(*latency.Need){
		"no users": func(n *latency.Need) { n.Users = nil }, "no database": func(n *latency.Need) { n.Database = "" }, "no queries": func(n *latency.Need) { n.Queries = 0 },
	} {
		none := need
		change(&none)
		if got := n.Placements([]catalog.Region{sydney}, none); got != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// The quantile of a mixture is the least time that so many do not exceed.
func TestQuantile(t *testing.T) {
	mixed := []latency.Timed{{Share: 0.005, MS: 900}, {Share: 0.695, MS: 20}, {Share: 0.3, MS: 80}}
	for q, want := range map[float64]float64{0: 20, 0.5: 20, 0.695: 20, 0.7: 80, 0.99: 80, 0.995: 80, 0.996: 900, 1: 900} {
		if got := latency.Quantile(mixed, q); got != want {
			t.Errorf("%v: %v, want %v", q, got, want)
		}
	}
	if got := latency.Quantile(nil, 0.5); got != 0 {
		t.Errorf("of nothing: %v", got)
	}
}

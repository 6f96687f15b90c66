package latency_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/latency"
)

// BenchmarkNewNetwork prepares the tables: once for each run of the program.
func BenchmarkNewNetwork(b *testing.B) {
	c := known(b)
	b.ReportAllocs()
	for b.Loop() {
		latency.New(c)
	}
}

// BenchmarkWays is all ways of one case: from three places of users to every region of
// every host, on a new network.
func BenchmarkWays(b *testing.B) {
	c := known(b)
	b.ReportAllocs()
	for b.Loop() {
		n := latency.New(c)
		for _, from := range []string{"sydney", "auckland", "perth"} {
			for _, h := range c.Hosts {
				for _, r := range h.Regions {
					if r.Place != "" {
						n.RTT(from, r.Place)
					}
				}
			}
		}
	}
}

// BenchmarkServe is three places of users and every region of a large host, as
// the screen does it for each stack.
func BenchmarkServe(b *testing.B) {
	c := known(b)
	n := latency.New(c)
	var regions []catalog.Region
	for _, id := range c.PlaceIDs()[:40] {
		regions = append(regions, catalog.Region{Code: id, Place: id})
	}
	need := latency.Need{Users: []catalog.Users{{Place: "sydney", Share: 0.7}, {Place: "auckland", Share: 0.2}, {Place: "singapore", Share: 0.1}}, Database: "sydney", Queries: 2, Handshake: 3}
	b.ReportAllocs()
	for b.Loop() {
		n.Best(regions, need)
		n.Serve(regions, need)
	}
}

package latency_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/latency"
)

// BenchmarkNew prepares the tables: once for each run of the program.
func BenchmarkNew(b *testing.B) {
	c := known(b)
	for b.Loop() {
		latency.New(c)
	}
}

// BenchmarkEstimate is a pair that was not measured, on a new network that has not
// seen it.
func BenchmarkEstimate(b *testing.B) {
	c := known(b)
	for b.Loop() {
		latency.New(c).RTT("perth", "nairobi")
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
	for b.Loop() {
		n.Best(regions, need)
		n.Serve(regions, need)
	}
}

package latency_test

import (
	"testing"

	"whereto/model/latency"
)

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

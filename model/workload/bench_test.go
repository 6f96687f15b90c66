package workload_test

import (
	"testing"

	"whereto/model/workload"
)

// BenchmarkRun is the meters of a small and of a huge load on each kind of host:
// the screen does it for every stack on every key.
func BenchmarkRun(b *testing.B) {
	for kind, rt := range kinds() {
		for _, size := range []struct {
			name         string
			requests, ms float64
		}{{"small", 1e6, 120}, {"huge", 1e12, 60_000}} {
			b.Run(kind+"/"+size.name, func(b *testing.B) {
				l := load(func(l *workload.Load) {
					l.Requests, l.DurationMS, l.Week = size.requests, size.ms, workload.NewWeek("daily", 2)
				})
				s := setting(rt, nil)
				for b.Loop() {
					workload.Run(l, s)
				}
			})
		}
	}
}

// BenchmarkResolve is the figures of an empty answers file.
func BenchmarkResolve(b *testing.B) {
	c := known(b)
	for b.Loop() {
		workload.Resolve(c, given(nil), workload.Typical)
	}
}

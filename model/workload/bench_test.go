package workload_test

import (
	"testing"

	"whereto/model/workload"
)

// BenchmarkRunByName is the meters of a small and of a huge load on each kind of host, by
// the names of meters: what a worked example of the data takes.
func BenchmarkRunByName(b *testing.B) {
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
				b.ReportAllocs()
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
	b.ReportAllocs()
	for b.Loop() {
		workload.Resolve(c, given(nil), workload.Typical)
	}
}

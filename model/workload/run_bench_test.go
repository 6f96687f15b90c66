package workload

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// office is a million requests a month on one spot with two places of visitors.
func office(rt catalog.Runtime) (Load, Site, Box) {
	l := Load{
		Requests: 1e6, DurationMS: 120, CPUMS: 20, MemoryMB: 512, MemoryUsedMB: 256, VCPUs: 1, ResponseKB: 10, StaticGB: 20, StaticKB: 50, ImageGB: 0.5,
		Seats: 3, PullRequests: 20, PreviewHours: 48, Deploys: 20, BuildMinutes: 5, DatabaseGB: 10, Postgres: true,
	}
	frame := NewFrame(rt)
	s := Site{Frame: &frame, MonthHours: 730, Utilisation: 0.65, Visitors: []float64{0.3, 0.7}, Spots: []Spot{{Share: 1, From: 0, To: 2}}}
	return l, s, Box{MemoryMB: 1024, VCPUs: 2, CPU: 2}
}

// ways are the ways to run that cost a run different work.
var ways = []struct {
	name    string
	runtime catalog.Runtime
}{
	{"fixed", catalog.Runtime{Scaling: new("fixed"), Concurrency: new(10.0)}},
	{"follows", catalog.Runtime{Scaling: new("follows-load"), Concurrency: new(10.0)}},
	{"to zero", catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(0.0), IdleTimeoutS: new(300.0), Concurrency: new(10.0)}},
	{"per request", catalog.Runtime{Scaling: new("per-request"), Concurrency: new(1.0), GranularityMS: new(1.0), IdleTimeoutS: new(360.0)}},
	{"shared", catalog.Runtime{Scaling: new("per-request"), Concurrency: new(80.0), IdleTimeoutS: new(900.0)}},
	{"reserved", catalog.Runtime{Scaling: new("per-request"), Reserved: new(true), IdleTimeoutS: new(360.0)}},
}

var traffics = []struct {
	name string
	peak float64
}{{"steady", 1}, {catalog.WordOfficeHours, 4.2}, {catalog.WordDaily, 2}}

// BenchmarkSite is the meters of a load on each way to run: "again" on another size of
// the same host, whose layers are known, "anew" at another load.
func BenchmarkSite(b *testing.B) {
	for _, way := range ways {
		for _, traffic := range traffics {
			for _, anew := range []bool{false, true} {
				name := way.name + "/" + traffic.name + "/again"
				if anew {
					name = way.name + "/" + traffic.name + "/anew"
				}
				b.Run(name, func(b *testing.B) {
					l, s, box := office(way.runtime)
					w := ShapeOf(NewWeek(traffic.name, traffic.peak))
					var m meter.Set
					k := new(Scratch)
					s.Run(&l, w, &box, &m, k, nil)
					b.ReportAllocs()
					for b.Loop() {
						if anew {
							l.Requests = math.Nextafter(l.Requests, 2e6)
						}
						m.Reset()
						s.Run(&l, w, &box, &m, k, nil)
					}
				})
			}
		}
	}
}

// BenchmarkSiteInWords is a run that says how each meter came about.
func BenchmarkSiteInWords(b *testing.B) {
	l, s, box := office(ways[0].runtime)
	w := ShapeOf(NewWeek("steady", 1))
	var m meter.Set
	k := new(Scratch)
	b.ReportAllocs()
	for b.Loop() {
		m.Reset()
		var hows Hows
		s.Run(&l, w, &box, &m, k, &hows)
	}
}

// BenchmarkPreviews is what preview environments add where they are always on.
func BenchmarkPreviews(b *testing.B) {
	l, s, box := office(ways[0].runtime)
	var m meter.Set
	s.Previews(&l, &box, meter.OwnSize, &m, nil)
	b.ReportAllocs()
	for b.Loop() {
		m.Reset()
		s.Previews(&l, &box, meter.OwnSize, &m, nil)
	}
}

// BenchmarkShapeOf is the week of each traffic.
func BenchmarkShapeOf(b *testing.B) {
	for _, traffic := range traffics {
		b.Run(traffic.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				ShapeOf(NewWeek(traffic.name, traffic.peak))
			}
		})
	}
}

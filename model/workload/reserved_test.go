package workload_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/workload"
)

func reserved() catalog.Runtime {
	rt := requestBilled()
	rt.Reserved, rt.ReservedBillingStepS = new(true), new(300.0)
	return rt
}

// Reserved capacity that the load chooses: 10/s × 0.65 s are 6.5 in flight, at
// 0.65 of it 10 instances all month. What finds all 10 busy, Erlang B, runs and
// is billed as if nothing were reserved; the rest runs on them.
func TestMetersOfReserved(t *testing.T) {
	l := load(func(l *workload.Load) { l.Requests, l.DurationMS = 10*seconds, 650 })
	r := workload.Run(l, setting(reserved(), nil))
	spill := erlangBSum(10, 6.5)
	const requests, gb = 26_280_000, 512.0 / 1024
	wants(t, r.Meters, map[string]float64{
		"requests":             requests,
		"warm_gb_seconds":      10 * 2_628_000 * gb,
		"warm_used_gb_seconds": requests * (1 - spill) * 0.650 * gb,
		"gb_seconds":           requests * spill * 0.650 * gb,
		"vcpu_seconds":         requests * spill * 0.650 * 512 / 1769,
		"cpu_ms":               requests * spill * 20,
	})
	sum := r.Meters["gb_seconds"].Quantity() + r.Meters["warm_used_gb_seconds"].Quantity()
	if !near(sum, requests*0.650*gb, 1e-9) {
		t.Errorf("%v GB-seconds run on or beside the reserved, %v are asked for", sum, requests*0.650*gb)
	}
}

// A whole number of instances is not one more for the sake of a float: 13/s ×
// 0.65 s at 0.65 are 13, though 13 × 0.65 / 0.65 is a little more to a float.
func TestReservedIsAWholeNumber(t *testing.T) {
	l := load(func(l *workload.Load) { l.Requests, l.DurationMS = 13*seconds, 650 })
	wants(t, workload.Run(l, setting(reserved(), nil)).Meters, map[string]float64{"warm_gb_seconds": 13 * 2_628_000 * 512 / 1024})
	rt := catalog.Runtime{Scaling: new("fixed"), Concurrency: new(2.0)}
	l = load(func(l *workload.Load) { l.Requests, l.DurationMS, l.CPUMS = 26*seconds, 650, 0 })
	wants(t, workload.Run(l, setting(rt, nil)).Meters, map[string]float64{"instance_hours": 13 * 730})
}

// The guide's own sum: a GB reserved for a month of 31 days.
func TestReservedGBOfTheGuide(t *testing.T) {
	s := setting(reserved(), nil)
	s.MonthHours = 31 * 24
	l := load(func(l *workload.Load) { l.MemoryMB, l.WarmCount = 1024, new(1.0) })
	wants(t, workload.Run(l, s).Meters, map[string]float64{"warm_gb_seconds": 60 * 60 * 24 * 31})
}

// Instances and hours that were answered: what is not covered spills over whole,
// and the time is rounded up to the vendor's step.
func TestReservedAsAnswered(t *testing.T) {
	const requests, gb = 26_280_000, 512.0 / 1024
	for _, c := range []struct {
		name           string
		count, hours   float64
		seconds, spill float64
	}{
		{"3 all month", 3, 730, 2_628_000, erlangBSum(3, 6.5)},
		{"3 for half of it", 3, 365, 1_314_000, 0.5*erlangBSum(3, 6.5) + 0.5},
		{"more hours than the month has", 3, 744, 2_628_000, erlangBSum(3, 6.5)},
		{"100.01 hours are 1,201 steps of 300 s", 3, 100.01, 1201 * 300, erlangBSum(3, 6.5)*100.01/730 + 1 - 100.01/730},
		{"100 hours are 1,200 steps", 3, 100, 1200 * 300, erlangBSum(3, 6.5)*100/730 + 1 - 100.0/730},
		{"none", 0, 730, 0, 1},
		{"no hour", 3, 0, 0, 1},
	} {
		t.Run(c.name, func(t *testing.T) {
			l := load(func(l *workload.Load) {
				l.Requests, l.DurationMS, l.WarmCount, l.WarmHours = 10*seconds, 650, &c.count, &c.hours
			})
			wants(t, workload.Run(l, setting(reserved(), nil)).Meters, map[string]float64{
				"warm_gb_seconds":      c.count * c.seconds * gb,
				"warm_used_gb_seconds": requests * (1 - c.spill) * 0.650 * gb,
				"gb_seconds":           requests * c.spill * 0.650 * gb,
			})
		})
	}
}

// Hours that do not cover the week cover its busiest: with one busy hour a day,
// 7 of 168 are enough for 10/24 of the requests' peak.
func TestReservedInTheBusiestHours(t *testing.T) {
	l := load(func(l *workload.Load) {
		l.Requests, l.DurationMS, l.Week = 10*seconds, 100, workload.NewWeek("spiky", 10)
		l.WarmCount, l.WarmHours = new(12.0), new(730*7/168.0)
	})
	// Busy hours: 100/s × 0.1 s are 10 in flight. The rest has 98 of 168 requests.
	spill := (70*erlangBSum(12, 10) + 98) / 168
	wants(t, workload.Run(l, setting(reserved(), nil)).Meters, map[string]float64{
		"gb_seconds":           26_280_000 * spill * 0.100 * 512 / 1024,
		"warm_used_gb_seconds": 26_280_000 * (1 - spill) * 0.100 * 512 / 1024,
	})
}

// With one instance reserved all month what is cold is the share of the layers
// after it; a host without a known idle time has no known share.
func TestColdShareOfReserved(t *testing.T) {
	l := load(func(l *workload.Load) { l.Requests, l.WarmCount = 0.001*seconds, new(1.0) })
	r := workload.Run(l, setting(reserved(), nil))
	a := 0.001 * 0.120
	second := a / (1 + a)
	if r.ColdShare == nil {
		t.Fatal("the cold share is not known")
	}
	if want := second * math.Exp(-0.001*second*360); !near(*r.ColdShare, want, 1e-3) {
		t.Errorf("cold share %v, by hand %v", *r.ColdShare, want)
	}
	rt := reserved()
	rt.IdleTimeoutS = nil
	if r := workload.Run(l, setting(rt, nil)); r.ColdShare != nil {
		t.Errorf("cold share %v without a known idle time", *r.ColdShare)
	}
}

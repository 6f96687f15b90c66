package workload_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// Requests in flight are rate × duration (W1, as AWS and others print it); with
// one request per instance and no reserve that many instances are needed.
func TestLittlesLaw(t *testing.T) {
	for _, c := range []struct{ rate, seconds, want float64 }{{100, 0.5, 50}, {100, 0.05, 5}, {500, 0.2, 100}} {
		s := setting(catalog.Runtime{Scaling: new("fixed"), Concurrency: new(1.0)}, nil)
		s.Utilisation = 1
		l := load(func(l *workload.Load) { l.Requests, l.DurationMS, l.CPUMS = c.rate*seconds, c.seconds*1000, 0 })
		r := workload.Run(l, s)
		wants(t, r.Meters, map[string]float64{"instance_hours": c.want * 730})
	}
}

// Where requests are bound by CPU, instances follow rate × CPU time; of a size
// with shared CPU only what is sustained counts.
func TestInstancesByCPU(t *testing.T) {
	for _, c := range []struct {
		name        string
		size        catalog.Size
		concurrency *float64
		want        float64
	}{
		{"100/s × 20 ms on 1 vCPU at 0.65: 2 / 0.65", catalog.Size{VCPUs: 1, MemoryMB: 512}, nil, 4},
		{"on 2 vCPUs: 2 / 1.3", catalog.Size{VCPUs: 2, MemoryMB: 512}, nil, 2},
		{"half a vCPU sustained of 8: 2 / 0.325", catalog.Size{VCPUs: 8, SustainedVCPUs: 0.5, MemoryMB: 512}, nil, 7},
		{"requests in flight need more: 12 / (2 × 0.65)", catalog.Size{VCPUs: 2, MemoryMB: 512}, new(2.0), 10},
		{"one slot is never less than one request: 12 / 1", catalog.Size{VCPUs: 8, MemoryMB: 512}, new(1.0), 12},
		{"CPU that is not known binds nothing", catalog.Size{MemoryMB: 512}, nil, 1},
	} {
		l := load(func(l *workload.Load) { l.Requests = 100 * seconds })
		r := workload.Run(l, setting(catalog.Runtime{Scaling: new("fixed"), Concurrency: c.concurrency}, &c.size))
		wants(t, r.Meters, map[string]float64{"instance_hours": c.want * 730})
	}
}

// Busy time is bound by the CPU as instances are: 100/s × 20 ms are 2 vCPUs at
// work, at 0.65 of each 3.08 instances, though few requests are in flight.
func TestBusyTimeByCPU(t *testing.T) {
	size := &catalog.Size{VCPUs: 1, MemoryMB: 512}
	l := load(func(l *workload.Load) { l.Requests, l.DurationMS = 100*seconds, 25 })
	r := workload.Run(l, setting(catalog.Runtime{Scaling: new("fixed"), Concurrency: new(80.0)}, size))
	busy := 100 * 0.020 / 0.65 * seconds
	wants(t, r.Meters, map[string]float64{
		"instance_hours":  4 * 730, // 2 / 0.65 = 3.08
		"vcpu_seconds":    busy,
		"idle_gb_seconds": (4*seconds - busy) * 512 / 1024,
	})
}

// Following the load down to one: 5 instances in 40 hours of 168, else 1.
// 10/s in office hours are 42, half a second each, 21 in flight, 5 to an instance.
func TestInstancesFollowTheLoad(t *testing.T) {
	s := setting(catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(1.0), Concurrency: new(10.0), KeepsRootFS: new(true)}, &catalog.Size{VCPUs: 16, MemoryMB: 1024})
	s.Utilisation = 0.5
	l := load(func(l *workload.Load) {
		l.Requests, l.DurationMS, l.Week = 10*seconds, 500, workload.NewWeek("office-hours", 4.2)
	})
	r := workload.Run(l, s)
	const mean = (40*5 + 128*1) / 168.0
	wants(t, r.Meters, map[string]float64{
		"instance_hours":    mean * 730,
		"alive_gb_seconds":  mean * seconds,
		"stopped_gb_months": (5 - mean) * 0.5,
	})
}

// Never fewer than the host's least, and one where nothing is said.
func TestLeastInstances(t *testing.T) {
	for _, c := range []struct {
		scaling string
		least   *float64
		want    float64
	}{{"fixed", nil, 1}, {"fixed", new(3.0), 3}, {"fixed", new(0.0), 1}, {"follows-load", nil, 1}, {"follows-load", new(2.0), 2}} {
		rt := catalog.Runtime{Scaling: &c.scaling, MinInstances: c.least}
		r := workload.Run(load(func(l *workload.Load) { l.Requests = 0 }), setting(rt, nil))
		wants(t, r.Meters, map[string]float64{"instance_hours": c.want * 730})
	}
}

// A host that can't start enough instances says so, with both numbers; one that
// just can says nothing.
func TestTooManyInstances(t *testing.T) {
	for _, scaling := range []string{"fixed", "follows-load"} {
		for _, c := range []struct {
			most   float64
			excess bool
		}{{12, false}, {11, true}} {
			rt := catalog.Runtime{Scaling: &scaling, Concurrency: new(1.0), MaxInstances: &c.most, MinInstances: new(0.0), IdleTimeoutS: new(300.0)}
			l := load(func(l *workload.Load) { l.Requests, l.CPUMS = 100*seconds, 0 }) // 12 in flight
			r := workload.Run(l, setting(rt, nil))
			if (r.Excess != nil) != c.excess {
				t.Errorf("%s, 12 needed, %v at most: excess %v", scaling, c.most, r.Excess)
			}
			if c.excess && *r.Excess != (workload.Excess{Of: workload.Instances, Needs: 12, Most: 11}) {
				t.Errorf("%+v is not what is needed and what there is", *r.Excess)
			}
			if up := r.Meters["instance_hours"].Quantity() / hours; scaling == "follows-load" && up > c.most {
				t.Errorf("%v instances are up, there are at most %v", up, c.most)
			}
		}
	}
}

// Memory is chosen in the host's steps, between its bounds; only memory that was
// asked for, not assumed, is an excess.
func TestMemoryOfAnInstance(t *testing.T) {
	for _, c := range []struct {
		name   string
		mb     float64
		asked  bool
		wantMB float64
		excess bool
	}{
		{"a step up", 513, true, 576, false},
		{"on a step", 512, true, 512, false},
		{"the least", 64, true, 128, false},
		{"more than there is, asked for", 4096, true, 2048, true},
		{"more than there is, assumed", 4096, false, 2048, false},
	} {
		rt := requestBilled()
		rt.MemoryStepMB, rt.MemoryMinMB, rt.MemoryMaxMB = new(64.0), new(128.0), new(2048.0)
		r := workload.Run(load(func(l *workload.Load) { l.MemoryMB, l.AskedMemory = c.mb, c.asked }), setting(rt, nil))
		t.Run(c.name, func(t *testing.T) {
			wants(t, r.Meters, map[string]float64{
				"gb_seconds":   12_000_000 * 0.120 * c.wantMB / 1024,
				"vcpu_seconds": 12_000_000 * 0.120 * c.wantMB / 1769,
			})
			if (r.Excess != nil) != c.excess {
				t.Errorf("excess %v", r.Excess)
			}
			if c.excess && *r.Excess != (workload.Excess{Of: workload.Memory, Needs: c.mb, Most: 2048}) {
				t.Errorf("%+v is not what is needed and what there is", *r.Excess)
			}
		})
	}
}

// A load of many requests on instances that stop when idle keeps at least those
// up that are busy: 200/s × 0.5 s are 100 in flight, 10 to an instance.
func TestScaleToZeroUnderLoad(t *testing.T) {
	rt := catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(0.0), IdleTimeoutS: new(300.0), Concurrency: new(20.0)}
	s := setting(rt, &catalog.Size{VCPUs: 64, MemoryMB: 1024})
	s.Utilisation = 0.5
	r := workload.Run(load(func(l *workload.Load) { l.Requests, l.DurationMS, l.CPUMS = 200*seconds, 500, 1 }), s)
	up := r.Meters["instance_hours"].Quantity() / hours
	if up < 10 || up > 20 {
		t.Errorf("%v instances are up, 10 are busy", up)
	}
	if busy := r.Meters["gb_seconds"].Quantity(); !near(busy, 10*seconds, 1e-9) {
		t.Errorf("busy %v GB-seconds, want those of 10 instances", busy)
	}
}

// The share of cold starts is that of the layers of each hour, weighted by its
// requests; a host whose idle time is not known has none that is known.
func TestColdShareOfAMonth(t *testing.T) {
	const low, high = 128.0, 40.0 // hours
	l := load(func(l *workload.Load) { l.Requests, l.Week = 0.001*seconds, workload.NewWeek("office-hours", 2) })
	r := workload.Run(l, setting(requestBilled(), nil))
	// 0.002/s in 40 hours, 0.001 × 88 / 128 in the rest. With 0.12 s each, nearly
	// all requests meet the first layer; the second layer's share is a / (1 + a),
	// and it is cold nearly always.
	cold := func(rate float64) float64 {
		a := rate * 0.120
		second := a / (1 + a)
		return (1-second)*math.Exp(-rate*360) + second*math.Exp(-rate*second*360)
	}
	want := (high*2*cold(0.002) + low*(88.0/128)*cold(0.001*88/128)) / 168
	if r.ColdShare == nil {
		t.Fatal("the cold share is not known")
	}
	if !near(*r.ColdShare, want, 1e-6) {
		t.Errorf("cold share %v, by hand %v", *r.ColdShare, want)
	}
	rt := requestBilled()
	rt.IdleTimeoutS = nil
	if r := workload.Run(l, setting(rt, nil)); r.ColdShare != nil {
		t.Errorf("cold share %v without a known idle time", *r.ColdShare)
	}
}

// Scaled to zero, the hours that one instance does not carry have what does: 42/s
// × 20 ms in 40 hours of 168 are 1.29 instances at 0.65 of a vCPU, so 2; in the
// other hours nothing comes and nothing is up.
func TestScaleToZeroCarriesTheBusyHours(t *testing.T) {
	s := setting(catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(0.0), IdleTimeoutS: new(300.0)}, &catalog.Size{VCPUs: 1, MemoryMB: 512})
	l := load(func(l *workload.Load) { l.Requests, l.Week = 10*seconds, workload.NewWeek("office-hours", 4.2) })
	wants(t, workload.Run(l, s).Meters, map[string]float64{"instance_hours": 2 * 40 / 168.0 * 730})
}

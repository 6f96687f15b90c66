package workload_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// A month of the tests is 730 hours, 2,628,000 seconds.
const (
	hours   = 730.0
	seconds = hours * 3600
)

// load is 12 million requests of 120 ms and 20 ms of CPU in a steady month;
// change sets what a test is about.
func load(change func(*workload.Load)) workload.Load {
	l := workload.Load{
		Requests: 12_000_000, DurationMS: 120, CPUMS: 20, MemoryMB: 512, MemoryUsedMB: 256, VCPUs: 1, ResponseKB: 10,
		StaticKB: 50, ImageGB: 0.5, Week: workload.NewWeek("steady", 1),
		Seats: 3, PullRequests: 20, PreviewHours: 48, Deploys: 20, BuildMinutes: 5, DatabaseGB: 10, LogKB: 1,
	}
	if change != nil {
		change(&l)
	}
	return l
}

// setting is one region with all users.
func setting(rt catalog.Runtime, size *catalog.Size) workload.Setting {
	return workload.Setting{
		Runtime: rt, Size: size, MonthHours: hours, Utilisation: 0.65,
		Places: []workload.Place{{Region: "here", Share: 1}},
	}
}

// wants checks meters against sums worked by hand, to a billionth.
func wants(t *testing.T, got workload.Meters, want map[string]float64) {
	t.Helper()
	for id, w := range want {
		if q := got[id].Quantity(); !(math.Abs(q-w) <= 1e-9*math.Abs(w)) {
			t.Errorf("%s = %v, by hand %v  [%s]", id, q, w, got[id].How)
		}
	}
}

// requestBilled is a platform of functions: one request at a time, each billed
// by the millisecond.
func requestBilled() catalog.Runtime {
	return catalog.Runtime{Scaling: new("per-request"), Concurrency: new(1.0), GranularityMS: new(1.0), IdleTimeoutS: new(360.0), MBPerVCPU: new(1769.0)}
}

// Billed by the request: requests × duration × memory, and nothing for time in
// which nothing runs.
func TestMetersOfRequestBilled(t *testing.T) {
	r := workload.Run(load(nil), setting(requestBilled(), nil))
	wants(t, r.Meters, map[string]float64{
		"requests":           12_000_000,
		"gb_seconds":         12_000_000 * 0.120 * 512 / 1024,
		"vcpu_seconds":       12_000_000 * 0.120 * 512 / 1769,
		"cpu_ms":             12_000_000 * 20,
		"cpu_ms_per_request": 20,
		"egress_gb":          12_000_000 * 10 / 1e6,
		"log_gb":             12_000_000 / 1e6,
		"log_events":         12_000_000,
		"instance_hours":     0,
		"alive_seconds":      0,
		"warm_gb_seconds":    0,
		"stopped_gb_months":  0,
		"ipv4_hours":         0,
	})
}

// A request's duration is rounded up to the platform's step and to its least,
// and a whole number of steps is not one more for the sake of a float.
func TestBilledDurationIsRounded(t *testing.T) {
	for _, c := range []struct {
		name                 string
		ms                   float64
		step, least          *float64
		wantSecondsOfRequest float64
	}{
		{"120 ms in steps of 1 ms", 120, new(1.0), nil, 0.120},
		{"120.4 ms in steps of 1 ms", 120.4, new(1.0), nil, 0.121},
		{"120 ms in steps of 100 ms", 120, new(100.0), nil, 0.200},
		{"200 ms in steps of 100 ms", 200, new(100.0), nil, 0.200},
		{"70 ms in steps of 10 ms", 70, new(10.0), nil, 0.070}, // 0.07 / 0.01 is a little more than 7 to a float
		{"3 ms, 100 ms at least", 3, new(1.0), new(100.0), 0.100},
		{"120 ms, 100 ms at least", 120, new(1.0), new(100.0), 0.120},
		{"120.4 ms, not rounded", 120.4, nil, nil, 0.1204},
	} {
		rt := requestBilled()
		rt.GranularityMS, rt.MinimumMS = c.step, c.least
		r := workload.Run(load(func(l *workload.Load) { l.DurationMS = c.ms }), setting(rt, nil))
		t.Run(c.name, func(t *testing.T) {
			wants(t, r.Meters, map[string]float64{"gb_seconds": 12_000_000 * c.wantSecondsOfRequest * 512 / 1024})
		})
	}
}

// Published GB-seconds (W6): requests × seconds × MB / 1024.
func TestGBSecondsAsPublished(t *testing.T) {
	for _, c := range []struct{ ms, want float64 }{{200, 300_000}, {1000, 1_500_000}} {
		r := workload.Run(load(func(l *workload.Load) { l.Requests, l.DurationMS = 3_000_000, c.ms }), setting(requestBilled(), nil))
		wants(t, r.Meters, map[string]float64{"gb_seconds": c.want})
	}
}

// Several requests on one billed instance: the time with at least one in flight,
// 1 - exp(-B), B with the duration as it is billed (120 ms as 200), or L by slots where that is more; and where requests are heavy on
// the CPU, as many instances as their CPU time takes.
func TestMetersOfSharedRequestBilled(t *testing.T) {
	rt := catalog.Runtime{Scaling: new("per-request"), Concurrency: new(80.0), GranularityMS: new(100.0), IdleTimeoutS: new(900.0)}
	const inFlight = 12_000_000 / seconds * 0.120
	for _, c := range []struct {
		name              string
		requests, cpu, up float64
	}{
		{"few requests", 12_000_000, 0, 1 - math.Exp(-inFlight*200/120)},
		{"many requests, no CPU", 1200_000_000, 0, 100 * inFlight / (80 * 0.65)},
		{"many requests on their CPU", 1200_000_000, 20, 1200_000_000 / seconds * 0.020 / (1 * 0.65)},
	} {
		t.Run(c.name, func(t *testing.T) {
			r := workload.Run(load(func(l *workload.Load) { l.Requests, l.CPUMS = c.requests, c.cpu }), setting(rt, nil))
			wants(t, r.Meters, map[string]float64{
				"gb_seconds":   c.up * seconds * 512 / 1024,
				"vcpu_seconds": c.up * seconds * 1,
				"cpu_ms":       c.requests * c.cpu,
			})
		})
	}
}

// Scale to zero: one request in 1,000 s keeps its instance for 300 s more, so it
// is up for the share (D + (1 - exp(-λT)) / λ) / (D + 1 / λ) of the time; a start
// is billed too, a stopped root file system for the rest of the month.
func TestMetersOfScaleToZero(t *testing.T) {
	rt := catalog.Runtime{
		Scaling: new("follows-load"), MinInstances: new(0.0), IdleTimeoutS: new(300.0), Concurrency: new(25.0), StartS: new(2.0),
		KeepsRootFS: new(true), PublicIPv4: new("per-instance"),
	}
	size := &catalog.Size{ID: "small", VCPUs: 1, MemoryMB: 256}
	const rate, duration = 0.001, 0.120
	l := load(func(l *workload.Load) { l.Requests = rate * seconds })
	r := workload.Run(l, setting(rt, size))

	cold := math.Exp(-rate * 300)
	up := (duration+(1-cold)/rate)/(duration+1/rate) + cold*rate*2
	busy := (1 - math.Exp(-rate*duration)) * seconds
	wants(t, r.Meters, map[string]float64{
		"requests":           2628,
		"instance_hours":     up * hours,
		"alive_seconds":      up * seconds,
		"alive_gb_seconds":   up * seconds * 256 / 1024,
		"alive_vcpu_seconds": up * seconds * 1,
		"gb_seconds":         busy * 256 / 1024,
		"vcpu_seconds":       busy * 1,
		"idle_gb_seconds":    (up*seconds - busy) * 256 / 1024,
		"idle_vcpu_seconds":  (up*seconds - busy) * 1,
		"used_gb_seconds":    up * seconds * 256 / 1024,
		"used_vcpu_seconds":  2628 * 0.020,
		"stopped_gb_months":  (1 - up) * 0.5,
		"ipv4_hours":         up * hours,
	})
	if r.ColdShare == nil {
		t.Fatal("the cold share is not known")
	}
	if !near(*r.ColdShare, cold, 1e-9) {
		t.Errorf("cold share %v, by hand %v", *r.ColdShare, cold)
	}
}

// Nothing at all is up while nobody asks: a service without a request costs its
// stopped disk.
func TestScaleToZeroAsleep(t *testing.T) {
	rt := catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(0.0), IdleTimeoutS: new(300.0), KeepsRootFS: new(true)}
	r := workload.Run(load(func(l *workload.Load) { l.Requests = 0 }), setting(rt, nil))
	wants(t, r.Meters, map[string]float64{"instance_hours": 0, "alive_seconds": 0, "idle_gb_seconds": 0, "used_gb_seconds": 0, "stopped_gb_months": 0.5})
}

// Always on: the busiest hour's need runs all month. 10 requests a second in
// office hours are 42; half a second each, 21 in flight; 10 slots at 0.7 take 7,
// so 3 instances, exactly 21 / 7, not 4 for the sake of a float. They are busy
// in 40 hours of 168 and idle in the rest.
func TestMetersOfAlwaysOn(t *testing.T) {
	rt := catalog.Runtime{Scaling: new("fixed"), Concurrency: new(10.0), PublicIPv4: new("per-instance"), KeepsRootFS: new(true)}
	size := &catalog.Size{ID: "two", VCPUs: 2, MemoryMB: 1024}
	l := load(func(l *workload.Load) {
		l.Requests, l.DurationMS, l.Week = 10*seconds, 500, workload.NewWeek("office-hours", 4.2)
	})
	s := setting(rt, size)
	s.Utilisation = 0.7
	r := workload.Run(l, s)

	const busy = 3 * seconds * 40 / 168
	wants(t, r.Meters, map[string]float64{
		"instance_hours":     3 * 730,
		"alive_seconds":      3 * seconds,
		"alive_gb_seconds":   3 * seconds * 1024 / 1024,
		"alive_vcpu_seconds": 3 * seconds * 2,
		"gb_seconds":         busy * 1,
		"vcpu_seconds":       busy * 2,
		"idle_gb_seconds":    3*seconds - busy,
		"idle_vcpu_seconds":  (3*seconds - busy) * 2,
		"ipv4_hours":         3 * 730,
		"stopped_gb_months":  0,
		"cpu_ms":             26_280_000 * 20,
	})
	if r.ColdShare == nil || *r.ColdShare != 0 {
		t.Error("there are cold starts, or it is not known: something always runs")
	}
}

// Measured memory: busy time takes all of the used memory, idle time the host's
// share of it, the whole where the host states none; CPU by what requests use.
func TestMetersOfUsedMemory(t *testing.T) {
	busy := (1 - math.Exp(-12_000_000/seconds*0.120)) * seconds
	for _, c := range []struct {
		name  string
		share *float64
		want  float64
	}{
		{"a quarter while idle", new(0.25), (busy + (seconds-busy)*0.25) * 256 / 1024},
		{"nothing while idle", new(0.0), busy * 256 / 1024},
		{"not said", nil, seconds * 256 / 1024},
	} {
		t.Run(c.name, func(t *testing.T) {
			rt := catalog.Runtime{Scaling: new("fixed"), IdleMemoryShare: c.share}
			r := workload.Run(load(nil), setting(rt, nil))
			wants(t, r.Meters, map[string]float64{
				"used_gb_seconds":   c.want,
				"used_vcpu_seconds": 12_000_000 * 0.020,
				"alive_gb_seconds":  seconds * 512 / 1024,
			})
		})
	}
}

// A warmer's pings are requests too, billed like others, and what they keep warm
// meets no cold start.
func TestMetersOfPings(t *testing.T) {
	rt := requestBilled()
	rt.PingIntervalS, rt.PingMS, rt.PingsKeep = new(300.0), new(100.0), new(2.0)
	l := load(func(l *workload.Load) { l.Requests = 2628 })
	r := workload.Run(l, setting(rt, nil))
	wants(t, r.Meters, map[string]float64{
		"requests":   2628 + 2*seconds/300,
		"gb_seconds": (2628*0.120 + 2*seconds/300*0.100) * 512 / 1024,
		"cpu_ms":     2628 * 20,
	})
	// Two are warm: the third sees rate × B(2), too rarely to stay up.
	third := erlangBSum(2, 0.001*0.120)
	if r.ColdShare == nil {
		t.Fatal("the cold share is not known")
	}
	if !near(*r.ColdShare, third, 1e-4) {
		t.Errorf("cold share %v, by hand %v", *r.ColdShare, third)
	}
}

package workload_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// Static files leave by the backend, or by a CDN where the visitors are, in files
// of their size; never by both.
func TestMetersOfStaticFiles(t *testing.T) {
	l := load(func(l *workload.Load) { l.StaticGB, l.StaticKB = 50, 40 })
	wants(t, workload.Run(l, setting(catalog.Runtime{}, nil)).Meters, map[string]float64{
		"egress_gb": 12_000_000*10/1e6 + 50, "cdn_gb": 0, "cdn_requests": 0, "invalidations": 0,
	})
	s := setting(catalog.Runtime{Static: new("cdn")}, nil)
	want := map[string]float64{"egress_gb": 12_000_000 * 10 / 1e6, "cdn_gb": 50, "cdn_requests": 50e6 / 40, "invalidations": 20}
	wants(t, workload.Run(l, s).Meters, want)

	s.Places[0].Visitors = []catalog.Users{{Place: "auckland", Share: 0.3}, {Place: "sydney", Share: 0.7}}
	meters := workload.Run(l, s).Meters
	wants(t, meters, want)
	byPlace := map[string]float64{}
	for _, i := range meters["cdn_gb"].Items {
		byPlace[i.Place] += i.Quantity()
	}
	if !near(byPlace["auckland"], 15, 1e-9) || !near(byPlace["sydney"], 35, 1e-9) {
		t.Errorf("by place %v GB, want 15 in auckland and 35 in sydney", byPlace)
	}
}

// Several regions share the load by their users, but each has what must run
// there whatever its share: an instance, a balancer, a cluster, a disk.
func TestMetersOfSeveralRegions(t *testing.T) {
	rt := catalog.Runtime{Scaling: new("fixed"), Concurrency: new(1.0), LoadBalancerPerRegion: new(true), NATPerRegion: new(true), PublicIPv4: new("per-app")}
	s := setting(rt, nil)
	s.Utilisation = 0.5
	s.Places = []workload.Place{{Region: "a", Share: 0.99}, {Region: "b", Share: 0.01}}
	l := load(func(l *workload.Load) { // 10/s in flight for a second: 9.9 and 0.1
		l.Requests, l.DurationMS, l.CPUMS, l.DiskGB, l.StaticGB, l.Postgres = 10*seconds, 1000, 0, 8, 100, true
	})
	r := workload.Run(l, s)
	wants(t, r.Meters, map[string]float64{
		"requests":            26_280_000,
		"instance_hours":      (10 + 1) * 730, // 9.9 at one each, 0.1 at one
		"load_balancer_hours": 2 * 730,
		"nat_hours":           2 * 730,
		"cluster_hours":       2 * 730,
		"ipv4_hours":          2 * 730,
		"disk_gb_months":      2 * 8,
		"egress_gb":           26_280_000*10/1e6 + 100,
		"postgres_months":     1,
		"postgres_gb_months":  10,
		"months":              1,
		"seats":               3,
		"apps":                1,
	})
	for id, want := range map[string]map[string]float64{
		"requests":       {"a": 26_280_000 * 0.99, "b": 26_280_000 * 0.01},
		"instance_hours": {"a": 7300, "b": 730},
		"postgres_months": {
			"a": 1,
		},
		"egress_gb": {"a": 0.99 * (262.8 + 100), "b": 0.01 * (262.8 + 100)},
	} {
		got := map[string]float64{}
		for _, i := range r.Meters[id].Items {
			got[i.Region] += i.Quantity()
		}
		if len(got) != len(want) || !near(got["a"], want["a"], 1e-9) || !near(got["b"], want["b"], 1e-9) {
			t.Errorf("%s by region: %v, want %v", id, got, want)
		}
	}
}

// Requests that are spread over regions keep fewer instances warm: each region's
// cold share is that of its own traffic, and the whole their mean by users.
func TestColdShareOfSeveralRegions(t *testing.T) {
	s := setting(requestBilled(), nil)
	s.Places = []workload.Place{{Region: "a", Share: 0.75}, {Region: "b", Share: 0.25}}
	l := load(func(l *workload.Load) { l.Requests, l.DurationMS = 0.004*seconds, 0.001 }) // hardly any two at once
	r := workload.Run(l, s)
	if r.ColdShare == nil {
		t.Fatal("the cold share is not known")
	}
	if want := 0.75*math.Exp(-0.003*360) + 0.25*math.Exp(-0.001*360); !near(*r.ColdShare, want, 1e-6) {
		t.Errorf("cold share %v, by hand %v", *r.ColdShare, want)
	}
}

// Each region handles a request as long as its own round trips to the database
// take: 3 of 20 ms make 120 ms 180, and only there.
func TestDatabaseLengthensRequests(t *testing.T) {
	s := setting(requestBilled(), nil)
	s.Places = []workload.Place{{Region: "near", Share: 0.5}, {Region: "far", Share: 0.5, DatabaseMS: 20}}
	l := load(func(l *workload.Load) { l.Queries = 3 })
	wants(t, workload.Run(l, s).Meters, map[string]float64{
		"gb_seconds": (6_000_000*0.120 + 6_000_000*0.180) * 512 / 1024,
		"cpu_ms":     12_000_000 * 20, // waiting takes no CPU
	})
	s.Runtime = reserved()
	l.WarmCount = new(1000.0) // nothing spills
	wants(t, workload.Run(l, s).Meters, map[string]float64{
		"warm_used_gb_seconds": (6_000_000*0.120 + 6_000_000*0.180) * 512 / 1024,
	})
}

// The busiest day of a steady month is one of its days; of office hours a fifth
// of a week's. CI runs each job by itself, for deploys and pull requests.
func TestMetersOfAMonth(t *testing.T) {
	s := setting(catalog.Runtime{}, nil)
	wants(t, workload.Run(load(nil), s).Meters, map[string]float64{
		"requests_in_peak_day": 12_000_000 * 24 / 730.0,
		"ci_minutes":           (20 + 20) * 5,
		"build_minutes":        20 * 5,
		"deploys":              20,
	})
	l := load(func(l *workload.Load) { l.Week = workload.NewWeek("office-hours", 4.2) })
	wants(t, workload.Run(l, s).Meters, map[string]float64{"requests_in_peak_day": 12_000_000 * 168 / 730.0 / 5})
	for _, i := range workload.Run(load(nil), s).Meters["ci_minutes"].Items {
		if i.Count != 20 || i.Each != 5 {
			t.Errorf("%v jobs of %v minutes, want 20 of 5: each is rounded by itself", i.Count, i.Each)
		}
	}
}

// kinds are all ways to run, each with everything beside it.
func kinds() map[string]catalog.Runtime {
	list := map[string]catalog.Runtime{
		"nothing said": {},
		"per request":  requestBilled(),
		"reserved":     reserved(),
		"shared":       {Scaling: new("per-request"), Concurrency: new(80.0), IdleTimeoutS: new(900.0)},
		"fixed":        {Scaling: new("fixed"), Concurrency: new(10.0), IdleMemoryShare: new(0.1)},
		"follows":      {Scaling: new("follows-load"), MinInstances: new(1.0)},
		"to zero":      {Scaling: new("follows-load"), MinInstances: new(0.0), IdleTimeoutS: new(300.0), StartS: new(1.0), KeepsRootFS: new(true)},
		"at once":      {Scaling: new("follows-load"), MinInstances: new(0.0)},
	}
	for name, rt := range list {
		rt.LoadBalancerPerRegion, rt.NATPerRegion, rt.PublicIPv4 = new(true), new(true), new("per-instance")
		rt.PingIntervalS, rt.PingMS, rt.PingsKeep = new(300.0), new(100.0), new(1.0)
		list[name] = rt
	}
	return list
}

// No load, none at all and more than anybody has, makes a meter that is below 0
// or not a number: it would be in every sum.
func TestMetersStayNumbers(t *testing.T) {
	for kind, rt := range kinds() {
		for _, requests := range []float64{0, 1, 1e6, 1e10} {
			for _, ms := range []float64{0, 1, 60_000} {
				for _, cpu := range []float64{0, 20} {
					for _, size := range []*catalog.Size{nil, {MemoryMB: 256}, {MemoryMB: 256, VCPUs: 0.1}} {
						l := load(func(l *workload.Load) {
							l.Requests, l.DurationMS, l.CPUMS, l.Week = requests, ms, cpu, workload.NewWeek("spiky", 24)
						})
						for _, meters := range []workload.Meters{workload.Run(l, setting(rt, size)).Meters, workload.Previews(l, setting(rt, size))} {
							for id, m := range meters {
								if q := m.Quantity(); !(q >= 0) || math.IsInf(q, 0) {
									t.Errorf("%s, %v requests of %v ms with %v ms of CPU: %s = %v", kind, requests, ms, cpu, id, q)
								}
							}
						}
					}
				}
			}
		}
	}
}

// Every meter that a load comes to is described in the data, or nothing could be
// charged by it and no list would name it.
func TestMetersAreDescribed(t *testing.T) {
	c := known(t)
	l := load(func(l *workload.Load) { l.StaticGB, l.DiskGB, l.Postgres = 50, 8, true })
	for kind, rt := range kinds() {
		rt.Static = new("cdn")
		for _, meters := range []workload.Meters{workload.Run(l, setting(rt, nil)).Meters, workload.Previews(l, setting(rt, nil))} {
			for id := range meters {
				if _, ok := c.Meter(id); !ok {
					t.Errorf("%s: there is no meter %q in data/meters.toml", kind, id)
				}
			}
		}
	}
}

// Only meters that hold something are listed, in order.
func TestMeterIDs(t *testing.T) {
	ids := workload.Run(load(func(l *workload.Load) { l.Requests = 0 }), setting(requestBilled(), nil)).Meters.IDs()
	for i, id := range ids {
		if id == "requests" || id == "gb_seconds" {
			t.Errorf("%s is listed, there are no requests", id)
		}
		if i > 0 && ids[i-1] >= id {
			t.Errorf("%s stands before %s", ids[i-1], id)
		}
	}
	if len(ids) == 0 {
		t.Error("not even the month is listed")
	}
}

package workload_test

import (
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/workload"
)

// withTheApp is a load of so many requests a second whose database is with the app: a
// server of 512 MB that takes a quarter of the app's CPU again.
func withTheApp(rate float64) workload.Load {
	return load(func(l *workload.Load) {
		l.Requests, l.WithTheApp, l.DatabaseCPU, l.DatabaseMB, l.DatabaseGB, l.DiskGB = rate*seconds, true, 1.25, 512, 20, 5
	})
}

// On a disk the database runs beside the app: one instance, with its part of CPU, memory
// and disk, and no managed one. Elsewhere it is the vendor's managed Postgres, and the app
// runs as without it.
func TestDatabaseWithTheApp(t *testing.T) {
	rt := catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(1.0), MemoryStepMB: new(256.0)}
	s := setting(rt, nil)
	s.Disk = true
	r := workload.Run(withTheApp(10), s)
	if r.Excess != nil {
		t.Fatalf("one instance is too little: %+v", r.Excess)
	}
	wants(t, r.Meters, map[string]float64{
		"instance_hours": 730, "alive_gb_seconds": seconds * 1024 / 1024, "disk_gb_months": 25,
		"used_vcpu_seconds": 10 * seconds * 0.020 * 1.25, "postgres_months": 0, "postgres_gb_months": 0,
	})
	busy := r.Meters["used_gb_seconds"].Quantity()
	wants(t, r.Meters, map[string]float64{"used_gb_seconds": seconds * (256 + 512) / 1024})
	s.Disk = false
	r = workload.Run(withTheApp(10), s)
	wants(t, r.Meters, map[string]float64{
		"instance_hours": 730, "alive_gb_seconds": seconds * 512 / 1024, "disk_gb_months": 5, "used_gb_seconds": busy / 3,
		"used_vcpu_seconds": 10 * seconds * 0.020, "postgres_months": 1, "postgres_gb_months": 20,
	})
}

// One instance has the database: a load that needs two is not held, one that needs two
// without the database's part of the CPU neither, whatever the host would run.
func TestOneInstanceAtATime(t *testing.T) {
	size := &catalog.Size{VCPUs: 1, MemoryMB: 2048}
	for _, scaling := range []string{"fixed", "follows-load"} {
		for _, c := range []struct {
			rate  float64
			disk  bool
			needs float64 // 0: it is held
		}{{20, true, 0}, {26, true, 0}, {27, true, 2}, {100, true, 4}, {27, false, 0}, {100, false, 0}} {
			s := setting(catalog.Runtime{Scaling: &scaling, MaxInstances: new(10.0)}, size)
			s.Disk = c.disk
			r := workload.Run(withTheApp(c.rate), s)
			switch {
			case c.needs == 0 && r.Excess != nil:
				t.Errorf("%s, %v a second, disk %v: %+v exceeds", scaling, c.rate, c.disk, r.Excess)
			case c.needs > 0 && (r.Excess == nil || *r.Excess != workload.Excess{Of: workload.Instances, Needs: c.needs, Most: 1}):
				t.Errorf("%s, %v a second, disk %v: %+v exceeds, want %v instances", scaling, c.rate, c.disk, r.Excess, c.needs)
			}
		}
	}
	s := setting(catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(2.0)}, size) // a cluster's nodes, not the app's instances
	s.Disk = true
	if r := workload.Run(withTheApp(20), s); r.Excess != nil {
		t.Errorf("two nodes are %+v", r.Excess)
	}
}

// Which answers make a database beside the app, a managed one, or none.
func TestDatabasesReachTheLoad(t *testing.T) {
	c := known(t)
	for _, one := range []struct {
		name     string
		answers  map[string]answers.Value
		with     bool
		mb       float64
		postgres bool
	}{
		{"nothing", nil, false, 0, false},
		{"somewhere", map[string]answers.Value{"database": answers.Words("sydney")}, false, 0, false},
		{"with the app", map[string]answers.Value{"database": answers.Words("with-the-app")}, true, 0, false},
		{"a server", map[string]answers.Value{"database": answers.Words("with-the-app"), "database_kind": answers.Words("postgres")}, true, 512, false},
		{"another", map[string]answers.Value{"database": answers.Words("with-the-app"), "database_kind": answers.Words("mysql")}, true, 512, false},
		{"a file", map[string]answers.Value{"database": answers.Words("with-the-app"), "database_kind": answers.Words("sqlite")}, true, 0, false},
		{"managed", map[string]answers.Value{"postgres": answers.Words("managed")}, false, 0, true},
		{"needed", map[string]answers.Value{"needs": answers.Words("ssh", "managed-postgres")}, false, 0, true},
		{"with the app and managed: that one", map[string]answers.Value{"database": answers.Words("with-the-app"), "needs": answers.Words("managed-postgres")}, false, 0, true},
	} {
		l, _ := resolve(t, c, given(one.answers), workload.Typical)
		if l.WithTheApp != one.with || l.DatabaseMB != one.mb || l.Postgres != one.postgres || one.with != (l.DatabaseCPU == 1.25) {
			t.Errorf("%s: with the app %v, %v MB, CPU × %v, managed %v", one.name, l.WithTheApp, l.DatabaseMB, l.DatabaseCPU, l.Postgres)
		}
	}
	l, _ := resolve(t, c, given(map[string]answers.Value{"kind": answers.Words("side-project")}), workload.Typical)
	if l.DatabaseGB != 1 {
		t.Errorf("a side project has %v GB in its database", l.DatabaseGB)
	}
}

// Half of the memory is used unless it is said: of what was answered, at each end of its
// range, and the assumption says how much.
func TestHalfOfTheMemoryIsUsed(t *testing.T) {
	c := known(t)
	used := func(v map[string]answers.Value, pick workload.Pick) float64 {
		l, _ := resolve(t, c, given(v), pick)
		return l.MemoryUsedMB
	}
	memory := map[string]answers.Value{"memory_mb": {Number: &catalog.Range{Low: 1024, Typical: 4096, High: 8192}}}
	for _, one := range []struct {
		pick workload.Pick
		want float64
	}{{workload.Low, 512}, {workload.Typical, 2048}, {workload.High, 4096}} {
		if got := used(memory, one.pick); got != one.want {
			t.Errorf("%v MB are used, want %v", got, one.want)
		}
	}
	if got := used(nil, workload.Typical); got != 256 {
		t.Errorf("%v MB of 512 are used", got)
	}
	_, assumed := resolve(t, c, given(memory), workload.Typical)
	found := false
	for _, a := range assumed {
		if a.Question == "memory_used_mb" {
			found = a.Value == 2048.0 && a.Because == ""
		}
	}
	if !found {
		t.Errorf("the assumptions do not say that 2,048 MB are used: %v", assumed)
	}
	memory["memory_used_mb"] = answers.Number(3000)
	if got := used(memory, workload.Typical); got != 3000 {
		t.Errorf("%v MB are used, answered 3,000", got)
	}
	if got := used(memory, workload.Low); got != 1024 {
		t.Errorf("%v MB of 1,024 are used", got)
	}
}

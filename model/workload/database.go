package workload

import (
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/meter"
)

// A database with the app runs beside it on a disk that is mounted again at each start,
// where the host has one: then one instance runs at a time, with the database's part of
// CPU, memory and disk. Elsewhere it is the vendor's managed Postgres.

// database fills in what a database with the app takes. One that the stack holds as a
// managed Postgres is not beside it.
func (l *Load) database(c *catalog.Catalog, a answers.Answers) {
	l.WithTheApp = a.Word(catalog.QuestionDatabase) == catalog.WordWithTheApp && !l.Postgres
	if !l.WithTheApp {
		return
	}
	l.DatabaseCPU = c.Method.Database.CPUTimes
	if kind := a.Word(catalog.QuestionDatabaseKind); kind != "" && kind != catalog.WordSQLite {
		l.DatabaseMB = c.Method.Database.ServerMB
	}
}

// Beside says whether the load's database runs beside the app.
func (f *Frame) Beside(l *Load) bool { return l.WithTheApp && f.Disk }

// NeedsMB is the memory that an instance needs, without the system's.
func (f *Frame) NeedsMB(l *Load) float64 {
	if f.Beside(l) {
		return l.MemoryMB + l.DatabaseMB
	}
	return l.MemoryMB
}

// database takes what a database beside the app takes.
func (r *runner) database() {
	r.own, r.cpuMS = r.f.Beside(r.l), r.l.CPUMS
	if r.own {
		r.cpuMS *= r.l.DatabaseCPU
	}
}

// usedGB is the memory that an instance really uses.
func (r *runner) usedGB() float64 {
	if r.own {
		return (r.l.MemoryUsedMB + r.l.DatabaseMB) / 1024
	}
	return r.l.MemoryUsedMB / 1024
}

// oneAtATime says that the spot's load needs more than the one instance that has the
// database.
func (r *runner) oneAtATime() {
	if !r.own || !r.out.Holds() {
		return
	}
	if n := r.need(r.rate * r.w.Peak); n > 1 {
		r.out.Excess = Excess{Of: Instances, Needs: n, Most: 1}
	}
}

// most is how many instances there can be.
func (r *runner) most() float64 {
	if r.own {
		return min(r.f.Most, 1)
	}
	return r.f.Most
}

// disk meters the disk of the spot.
func (r *runner) disk() {
	gb := r.l.DiskGB
	r.say(meter.BackupGBMonths, "one copy of the disk")
	if !r.own {
		r.add(meter.DiskGBMonths, 1, gb)
		r.say(meter.DiskGBMonths, "one disk in each region")
		r.add(meter.BackupGBMonths, 1, gb)
		return
	}
	r.add(meter.BackupGBMonths, 1, gb+r.l.DatabaseGB)
	r.add(meter.DiskGBMonths, 1, gb+r.l.DatabaseGB)
	r.say(meter.DiskGBMonths, "one disk in each region: %s GB of the app, %s GB of its database", gb, r.l.DatabaseGB)
}

// postgres meters the managed Postgres, and its standby.
func (r *runner) postgres() {
	r.add(meter.PostgresMonths, 1, 1)
	r.add(meter.PostgresGBMonths, 1, r.l.DatabaseGB)
	if r.l.Standby {
		r.add(meter.StandbyMonths, 1, 1)
		r.say(meter.StandbyMonths, "the uptime that is asked for needs one")
		r.add(meter.StandbyGBMonths, 1, r.l.DatabaseGB)
	}
}

// managed says whether the vendor's managed Postgres holds the database.
func (r *runner) managed() bool { return r.l.Postgres || r.l.WithTheApp && !r.f.Disk }

package workload_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// balanced runs machines behind a load balancer, with NAT, root disks, a registry.
func balanced() catalog.Runtime {
	return catalog.Runtime{
		Scaling: new("fixed"), MinInstances: new(2.0), Concurrency: new(100.0), LoadBalancerPerRegion: new(true), NATPerRegion: new(true),
		BalancerUnitGB: new(1.0), BalancerUnitConns: new(25.0), RootDiskGB: new(20.0), Registry: new(true),
	}
}

// What flows through the balancer is what is sent; its units go by data or by new
// connections, by whichever are more; what the machines send and fetch by themselves
// flows through the NAT gateway.
func TestNetwork(t *testing.T) {
	l := load(func(l *workload.Load) {
		l.LogKB, l.PerConnection, l.ImagesKept, l.Secrets, l.StaticGB = 2, 10, 5, 3, 30
	})
	r := workload.Run(l, setting(balanced(), nil))
	wants(t, r.Meters, map[string]float64{
		"log_gb": 24, "invocations": 12e6, "load_balancer_hours": hours, "load_balancer_gb": 150,
		"load_balancer_units": 150, // 120 GB of responses, 30 GB of files: a unit carries a GB an hour; connections are 12e6 / 10 / 3600 / 25 = 13.3
		"nat_hours":           hours, "nat_gb": 24 + 20*0.5,
		"root_gb_months": 2 * 20, "images_gb": 5 * 0.5, "secrets": 3, "zone_gb": 0,
	})
	small := load(func(l *workload.Load) { l.PerConnection, l.ResponseKB = 1, 0.1 })
	wants(t, workload.Run(small, setting(balanced(), nil)).Meters, map[string]float64{"load_balancer_units": 12e6 / 3600.0 / 25})
	plain := catalog.Runtime{Scaling: new("fixed"), Concurrency: new(100.0)}
	wants(t, workload.Run(l, setting(plain, nil)).Meters, map[string]float64{
		"load_balancer_units": 0, "load_balancer_gb": 0, "nat_gb": 0, "root_gb_months": 0, "images_gb": 0, "backup_gb_months": 0,
	})
}

// Disks that keep something are backed up once, with a database that lies on them; a
// managed database has a standby where its uptime needs one.
func TestBackupsAndStandby(t *testing.T) {
	files := load(func(l *workload.Load) { l.DiskGB, l.Files = 8, true })
	wants(t, workload.Run(files, setting(balanced(), nil)).Meters, map[string]float64{"backup_gb_months": 8, "disk_gb_months": 8})
	with := setting(balanced(), nil)
	with.Disk = true
	beside := load(func(l *workload.Load) { l.DiskGB, l.WithTheApp, l.DatabaseCPU = 8, true, 1 })
	wants(t, workload.Run(beside, with).Meters, map[string]float64{"backup_gb_months": 18, "disk_gb_months": 18, "postgres_months": 0})
	managed := load(func(l *workload.Load) { l.Postgres, l.Standby = true, true })
	wants(t, workload.Run(managed, setting(balanced(), nil)).Meters, map[string]float64{
		"postgres_months": 1, "postgres_gb_months": 10, "postgres_standby_months": 1, "postgres_standby_gb_months": 10, "backup_gb_months": 0,
	})
	alone := load(func(l *workload.Load) { l.Postgres = true })
	wants(t, workload.Run(alone, setting(balanced(), nil)).Meters, map[string]float64{"postgres_months": 1, "postgres_standby_months": 0})
}

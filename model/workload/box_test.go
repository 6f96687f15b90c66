package workload_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// What of a size is the app's: a share or a flat part for the system, what the vendor
// says of one size, what an add-on takes; and which sizes are too small for any app.
func TestSizesCarryTheSystemToo(t *testing.T) {
	server := catalog.Runtime{ReserveShare: new(0.2), ReserveLeastMB: new(256.0)}
	node := catalog.Runtime{LeastMemoryMB: new(2048.0), ReserveMB: new(355.0), ReserveShare: new(0.1), ReserveVCPUs: new(0.07), ReservePods: new(4.0)}
	panel := catalog.Runtime{LeastMemoryMB: new(2048.0), LeastVCPUs: new(2.0), ReserveMB: new(512.0)}
	scaler := catalog.Runtime{ReserveMB: new(300.0), ReserveVCPUs: new(0.3), ReservePods: new(3.0)}
	of := func(vcpus, mb float64) catalog.Size { return catalog.Size{VCPUs: vcpus, MemoryMB: mb} }
	pods := func(s catalog.Size, n float64) catalog.Size { s.Pods = n; return s }
	for _, c := range []struct {
		name     string
		runtime  catalog.Runtime
		size     catalog.Size
		free     float64
		cpu      float64
		tooSmall bool
	}{
		{"nothing is said", catalog.Runtime{}, of(1, 1024), 1024, 1, false},
		{"a small server: the least", server, of(1, 1024), 768, 1, false},
		{"a large one: the share", server, of(2, 4096), 4096 * 0.8, 2, false},
		{"below the least", server, of(1, 128), 0, 1, false},
		{"a panel beside it", server.With(panel), of(2, 2048), 2048*0.8 - 512, 2, false},
		{"under the panel's memory", server.With(panel), of(2, 1024), 256, 2, true},
		{"under the panel's cores", server.With(panel), of(1, 2048), 2048*0.8 - 512, 1, true},
		{"a node", node, pods(of(2, 4096), 17), 4096 - 355 - 409.6, 1.93, false},
		{"a node as the vendor says of it", node, catalog.Size{VCPUs: 2, MemoryMB: 4096, ReserveMB: 1124}, 4096 - 1124, 1.93, false},
		{"a node under 2 GB", node, pods(of(2, 1024), 11), 1024 - 355 - 102.4, 1.93, true},
		{"the system's pods fill it", node, pods(of(2, 2048), 4), 2048 - 355 - 204.8, 1.93, true},
		{"one pod is left", node, pods(of(2, 2048), 5), 2048 - 355 - 204.8, 1.93, false},
		{"an add-on takes that one", node.With(scaler), pods(of(2, 2048), 7), 2048 - 355 - 204.8 - 300, 1.93, true},
		{"shared CPU: the system takes of the whole", node, catalog.Size{VCPUs: 2, SustainedVCPUs: 0.4, MemoryMB: 4096}, 4096 - 355 - 409.6, 0.4, false},
		{"no CPU is left", node, of(0.05, 4096), 4096 - 355 - 409.6, 0, true},
		{"CPU that is not known", node, of(0, 4096), 4096 - 355 - 409.6, 0, false},
	} {
		b := workload.NewBox(c.size, workload.ReserveOf(&c.runtime))
		if math.Abs(b.FreeMB-c.free) > 1e-9 || math.Abs(b.CPU-c.cpu) > 1e-9 || b.TooSmall != c.tooSmall || b.MemoryMB != c.size.MemoryMB || b.VCPUs != c.size.VCPUs {
			t.Errorf("%s: %+v, want %v MB free, %v CPU, too small: %v", c.name, b, c.free, c.cpu, c.tooSmall)
		}
	}
}

// What add-ons take of the CPU is taken once in a region, of all that there is: 2 / 0.65
// vCPUs of the app and 1 of theirs.
func TestAddonsTakeCPUOnce(t *testing.T) {
	l := load(func(l *workload.Load) { l.Requests = 100 * seconds })
	addon := catalog.Runtime{ReserveVCPUs: new(1.0)}
	for _, c := range []struct {
		name string
		size catalog.Size
		want float64
	}{
		{"4.08 of 1 each", catalog.Size{VCPUs: 1, MemoryMB: 512}, 5},
		{"4.08 of 2 each", catalog.Size{VCPUs: 2, MemoryMB: 512}, 3},
		{"3.08 of 0.5 each that are sustained", catalog.Size{VCPUs: 2, SustainedVCPUs: 0.5, MemoryMB: 512}, 7},
		{"CPU that is not known", catalog.Size{MemoryMB: 512}, 1},
	} {
		rt := catalog.Runtime{Scaling: new("fixed")}
		wants(t, workload.Run(l, setting(rt.With(addon), &c.size)).Meters, map[string]float64{"instance_hours": c.want * 730})
	}
}

// A load balancer runs where there are several instances, one in each region, and not
// where there is one.
func TestLoadBalancerFromSeveralInstances(t *testing.T) {
	size := &catalog.Size{VCPUs: 1, MemoryMB: 512}
	rt := catalog.Runtime{Scaling: new("fixed"), LoadBalancerFrom: new(2.0), PublicIPv4: new("per-instance")}
	for _, c := range []struct{ rate, instances, balancers float64 }{{0, 1, 0}, {10, 1, 0}, {40, 2, 1}, {100, 4, 1}} {
		l := load(func(l *workload.Load) { l.Requests = c.rate * seconds })
		wants(t, workload.Run(l, setting(rt, size)).Meters, map[string]float64{
			"instance_hours": c.instances * 730, "ipv4_hours": c.instances * 730, "load_balancer_hours": c.balancers * 730,
		})
	}
	s := setting(rt, size)
	s.Places = []workload.Place{{Region: "busy", Share: 0.9}, {Region: "calm", Share: 0.1}}
	l := load(func(l *workload.Load) { l.Requests = 60 * seconds })
	wants(t, workload.Run(l, s).Meters, map[string]float64{"instance_hours": 3 * 730, "load_balancer_hours": 730})
}

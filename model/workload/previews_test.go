package workload_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// An idle preview environment, 20 pull requests of 48 hours: on a host that is
// always on it costs its hours, where it stops what is kept, per request nothing.
func TestMetersOfPreviews(t *testing.T) {
	const open = 20 * 48.0
	always := map[string]float64{
		"instance_hours":     open,
		"alive_seconds":      open * 3600,
		"alive_gb_seconds":   open * 3600 * 512 / 1024,
		"alive_vcpu_seconds": open * 3600 * 1,
		"idle_gb_seconds":    open * 3600 * 512 / 1024,
		"idle_vcpu_seconds":  open * 3600 * 1,
		"used_gb_seconds":    open * 3600 * 256 / 1024,
		"gb_seconds":         0,
		"requests":           0,
		"stopped_gb_months":  0,
	}
	asleep := map[string]float64{"instance_hours": 0, "alive_seconds": 0, "alive_gb_seconds": 0, "idle_vcpu_seconds": 0, "used_gb_seconds": 0, "ipv4_hours": 0}
	kept := map[string]float64{"instance_hours": 0, "alive_seconds": 0, "used_gb_seconds": 0, "stopped_gb_months": 20 * 48 / 730.0 * 0.5}
	for _, c := range []struct {
		name string
		rt   catalog.Runtime
		want map[string]float64
	}{
		{"always on", catalog.Runtime{Scaling: new("fixed")}, always},
		{"not said: always on", catalog.Runtime{}, always},
		{"following the load down to one", catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(1.0)}, always},
		{"following the load, the least not said", catalog.Runtime{Scaling: new("follows-load")}, always},
		{"following the load to zero", catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(0.0)}, asleep},
		{"to zero, with the disk kept", catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(0.0), KeepsRootFS: new(true)}, kept},
		{"per request", catalog.Runtime{Scaling: new("per-request")}, asleep},
		{"always on, previews per request", catalog.Runtime{Scaling: new("fixed"), PreviewScaling: new("per-request")}, asleep},
		{"always on, previews stop", catalog.Runtime{Scaling: new("fixed"), PreviewScaling: new("follows-load"), KeepsRootFS: new(true)}, kept},
		{"per request, previews always on", catalog.Runtime{Scaling: new("per-request"), PreviewScaling: new("fixed")}, always},
		{"an address each", catalog.Runtime{PublicIPv4: new("per-instance")}, map[string]float64{"ipv4_hours": open}},
		{"addresses by app", catalog.Runtime{PublicIPv4: new("per-app")}, map[string]float64{"ipv4_hours": 0}},
		{"a quarter of the memory while idle", catalog.Runtime{IdleMemoryShare: new(0.25)}, map[string]float64{"used_gb_seconds": open * 3600 * 0.25 * 256 / 1024}},
		{"no memory while idle", catalog.Runtime{IdleMemoryShare: new(0.0)}, map[string]float64{"used_gb_seconds": 0}},
		{"memory in steps", catalog.Runtime{MemoryStepMB: new(1000.0)}, map[string]float64{"alive_gb_seconds": open * 3600 * 1000 / 1024}},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := workload.Previews(load(nil), setting(c.rt, nil))
			wants(t, got, c.want)
			wants(t, got, map[string]float64{ // whatever runs
				"preview_hours": open,
				"apps":          open / 730,
				"build_minutes": 20 * 5,
			})
		})
	}
}

// An image of 0 GB keeps nothing: an absent scale means 1, a scale of 0 does not.
func TestPreviewsOfAnEmptyImage(t *testing.T) {
	rt := catalog.Runtime{Scaling: new("follows-load"), MinInstances: new(0.0), KeepsRootFS: new(true)}
	got := workload.Previews(load(func(l *workload.Load) { l.ImageGB = 0 }), setting(rt, nil))
	wants(t, got, map[string]float64{"stopped_gb_months": 0})
}

// Previews run on the stack's size or on the size that the host says, in the
// first region, so that they take those prices.
func TestPreviewsWhereAndHowLarge(t *testing.T) {
	s := setting(catalog.Runtime{PreviewSize: new("tiny")}, &catalog.Size{ID: "large", MemoryMB: 2048, VCPUs: 2})
	s.Places = []workload.Place{{Region: "one", Share: 0.4}, {Region: "two", Share: 0.6}}
	items := workload.Previews(load(nil), s)["instance_hours"].Items
	if len(items) != 1 || items[0].Size != "tiny" || items[0].Region != "one" || items[0].Count != 20 || items[0].Each != 48 {
		t.Errorf("%+v, want 20 of 48 hours on size tiny in region one", items)
	}
	s.Runtime.PreviewSize = nil
	wants(t, workload.Previews(load(nil), s), map[string]float64{
		"alive_gb_seconds":   20 * 48 * 3600 * 2048 / 1024,
		"alive_vcpu_seconds": 20 * 48 * 3600 * 2,
	})
}

// A preview is open for the month at most, and without pull requests there is
// none: not even a build.
func TestPreviewsAtTheirEnds(t *testing.T) {
	got := workload.Previews(load(func(l *workload.Load) { l.PreviewHours = 744 }), setting(catalog.Runtime{}, nil))
	wants(t, got, map[string]float64{"instance_hours": 20 * 730, "apps": 20})
	if got := workload.Previews(load(func(l *workload.Load) { l.PullRequests = 0 }), setting(catalog.Runtime{}, nil)); len(got.IDs()) > 0 {
		t.Errorf("without pull requests there are %v", got.IDs())
	}
}

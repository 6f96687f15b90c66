package workload

import (
	"fmt"
	"slices"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

// Previews meters idle preview environments: pull requests × hours each. What
// runs per request or stops when idle costs only what it keeps; what is always
// on costs its hours. They run in the first region.
func Previews(l Load, s Setting) Meters {
	m := Meters{}
	if l.PullRequests <= 0 {
		return m
	}
	rt := s.Runtime
	hours := min(l.PreviewHours, s.MonthHours)
	region := ""
	if len(s.Places) > 0 {
		region = s.Places[0].Region
	}
	how := fmt.Sprintf("%s previews × %s h", quantity.Text(l.PullRequests), quantity.Text(hours))
	m.add("preview_hours", how, Item{Count: l.PullRequests, Each: hours})
	m.add("apps", how+" of the month", Item{Count: l.PullRequests, Each: hours / s.MonthHours})
	m.add("build_minutes", "previews × minutes", Item{Count: l.PullRequests, Each: l.BuildMinutes})
	scaling := catalog.Or(rt.PreviewScaling, catalog.Or(rt.Scaling, "fixed"))
	stops := scaling == "follows-load" && (rt.PreviewScaling != nil || catalog.Or(rt.MinInstances, 1) == 0)
	switch {
	case scaling == "per-request":
	case stops:
		if catalog.Or(rt.KeepsRootFS, false) {
			m.add("stopped_gb_months", how+fmt.Sprintf(" stopped × %s GB", quantity.Text(l.ImageGB)),
				scaled(Item{Count: l.PullRequests, Each: hours / s.MonthHours, Region: region}, l.ImageGB))
		}
	default:
		size := catalog.Or(rt.PreviewSize, "")
		m.add("instance_hours", how, Item{Count: l.PullRequests, Each: hours, Region: region, Size: size})
		seconds := hours * 3600
		used := l.MemoryUsedMB / 1024 * catalog.Or(rt.IdleMemoryShare, 1)
		m.add("used_gb_seconds", how+fmt.Sprintf(" × %s GB used", quantity.Text(used)), scaled(Item{Count: l.PullRequests, Each: seconds, Region: region}, used))
		r := runner{l: l, s: s}
		r.memory()
		up := Item{Count: l.PullRequests, Each: seconds, Region: region, Size: size}
		for _, state := range []string{"alive", "idle"} {
			m.add(state+"_gb_seconds", how, scaled(up, r.gb))
			m.add(state+"_vcpu_seconds", how, scaled(up, r.vcpu))
		}
		m.add("alive_seconds", how, Item{Count: l.PullRequests, Each: seconds, Region: region})
		if catalog.Or(rt.PublicIPv4, "") == "per-instance" {
			m.add("ipv4_hours", how, Item{Count: l.PullRequests, Each: hours, Region: region})
		}
	}
	return m
}

// Plus is the sum of two sets of meters.
func (m Meters) Plus(other Meters) Meters {
	sum := Meters{}
	for id, meter := range m {
		sum[id] = Meter{slices.Clone(meter.Items), meter.How}
	}
	for id, meter := range other {
		sum.add(id, meter.How, meter.Items...)
	}
	return sum
}

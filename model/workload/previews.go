package workload

import "whereto/model/meter"

// Previews adds the meters of idle preview environments: pull requests × hours each.
// What runs per request or stops when idle costs only what it keeps; what is always
// on costs its hours. They run in the first region, on a size of their own (an index
// of the product's sizes) or on the stack's, meter.OwnSize.
func (s *Site) Previews(l *Load, box *Box, size int16, m *meter.Set, how *Hows) {
	if l.PullRequests <= 0 {
		return
	}
	r := runner{l: l, s: s, f: s.Frame, m: m, how: how, spot: meter.Everywhere, size: meter.OwnSize}
	r.database()
	hours := min(l.PreviewHours, s.MonthHours)
	months := hours / s.MonthHours
	r.add(meter.PreviewHours, l.PullRequests, hours)
	r.say(meter.PreviewHours, idlePreviews, l.PullRequests, hours)
	r.add(meter.Apps, l.PullRequests, months)
	r.say(meter.Apps, idlePreviews+" of the month", l.PullRequests, hours)
	r.add(meter.BuildMinutes, l.PullRequests, l.BuildMinutes)
	r.say(meter.BuildMinutes, "previews × minutes")
	if len(s.Spots) > 0 {
		r.spot = 0
	}
	switch r.f.Previews {
	case PerRequest:
	case FollowsLoad:
		if r.f.KeepsRootFS {
			r.addScaled(meter.StoppedGBMonths, l.PullRequests, months, l.ImageGB)
			r.say(meter.StoppedGBMonths, idlePreviews+" stopped × %s GB", l.PullRequests, hours, l.ImageGB)
		}
	default:
		r.memory(box)
		r.previewsUp(hours, size)
	}
}

const idlePreviews = "%s previews × %s h"

// previewsUp meters environments that are up for hours.
func (r *runner) previewsUp(hours float64, size int16) {
	n, seconds := r.l.PullRequests, hours*3600
	used := r.usedGB() * r.f.IdleMemoryShare
	r.addScaled(meter.UsedGBSeconds, n, seconds, used)
	r.say(meter.UsedGBSeconds, idlePreviews+" × %s GB used", n, hours, used)
	r.add(meter.AliveSeconds, n, seconds)
	r.say(meter.AliveSeconds, idlePreviews, n, hours)
	r.addScaled(meter.RootGBMonths, n, hours/r.s.MonthHours, r.f.RootDiskGB)
	r.say(meter.RootGBMonths, idlePreviews+" × %s GB", n, hours, r.f.RootDiskGB)
	if r.f.IPv4 == IPv4PerInstance {
		r.add(meter.IPv4Hours, n, hours)
		r.say(meter.IPv4Hours, idlePreviews, n, hours)
	}
	r.size = size
	r.add(meter.InstanceHours, n, hours)
	r.addScaled(meter.AliveGBSeconds, n, seconds, r.gb)
	r.addScaled(meter.IdleGBSeconds, n, seconds, r.gb)
	r.addScaled(meter.AliveVCPUSeconds, n, seconds, r.vcpu)
	r.addScaled(meter.IdleVCPUSeconds, n, seconds, r.vcpu)
	if r.how != nil {
		for _, m := range [...]meter.ID{meter.InstanceHours, meter.AliveGBSeconds, meter.IdleGBSeconds, meter.AliveVCPUSeconds, meter.IdleVCPUSeconds} {
			r.say(m, idlePreviews, n, hours)
		}
	}
}

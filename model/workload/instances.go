package workload

import (
	"math"

	"whereto/model/meter"
)

// slots is how many requests one instance takes at once: what it declares, times
// the target utilisation, one at least; without a declared number there is no
// bound, and what its CPU serves bounds the rate, not what is in flight.
func (r *runner) slots() float64 {
	if !r.f.Bounded {
		return math.Inf(1)
	}
	return max(1, r.f.Concurrency*r.s.Utilisation)
}

// need is how many instances a rate takes: by requests in flight (Little's law)
// and by CPU.
func (r *runner) need(rate float64) float64 {
	if rate <= 0 {
		return 0
	}
	n := 1.0
	if r.f.Bounded {
		n = max(n, whole(rate*r.seconds/r.slots()))
	}
	if r.cpu > 0 {
		n = max(n, whole(rate*r.cpuMS/1000/(r.cpu*r.s.Utilisation)))
		if beside := r.f.Reserve.Beside.VCPUs; beside > 0 && r.free > 0 {
			n = max(n, whole((rate*r.cpuMS/1000/r.s.Utilisation+beside)/r.free))
		}
	}
	return n
}

// whole rounds up to whole instances. A hair is taken off so that 2.1 / 0.7 is 3
// of them, not 4.
func whole(n float64) float64 { return math.Ceil(n - 1e-9) }

// instances meters hosts that run instances: all month what the busiest hour
// needs, or what each hour needs.
func (r *runner) instances() {
	least, month := r.kept(r.f.Least), r.s.MonthHours
	peak := max(r.need(r.rate*r.w.Peak), least, 1)
	if peak > r.f.Most && r.out.Holds() {
		r.out.Excess = Excess{Of: Instances, Needs: peak, Most: r.f.Most}
	}
	r.peak = peak
	r.out.Busiest = max(r.out.Busiest, peak)
	r.out.Instances += peak
	mean := peak // instances up, over the month
	switch {
	case r.f.Scaling == Fixed:
		r.say(meter.InstanceHours, "%s × %s h", peak, month)
	case least > 0:
		mean = r.following(least)
		r.say(meter.InstanceHours, "%s on the mean (%s at the peak, at least %s) × %s h", mean, peak, least, month)
	default:
		mean = r.stopping()
		r.say(meter.InstanceHours, "%s up on the mean (idle for %s s before it stops) × %s h", mean, r.f.IdleS, month)
	}
	hours := mean * month
	r.add(meter.InstanceHours, mean, month)
	if r.f.KeepsRootFS {
		r.add(meter.StoppedGBMonths, max(0, peak-mean), r.l.ImageGB)
		r.say(meter.StoppedGBMonths, "(%s made − %s up) × %s GB", peak, mean, r.l.ImageGB)
	}
	r.add(meter.RootGBMonths, mean, r.f.RootDiskGB)
	r.say(meter.RootGBMonths, "%s up on the mean × %s GB", mean, r.f.RootDiskGB)
	if r.f.IPv4 == IPv4PerInstance {
		r.add(meter.IPv4Hours, mean, month)
		r.say(meter.IPv4Hours, "one for each instance")
	}
	if r.m.Keeps(&ofUptime) {
		r.uptime(hours*3600, min(r.busy(r.slots()), hours*3600))
	}
}

// plan says that all regions together need more than the plan lets run at once.
func (r *runner) plan() {
	if !r.out.Holds() {
		return
	}
	most := math.Inf(1)
	if r.f.InTotal > 0 {
		most = r.f.InTotal
	}
	if r.f.TotalMB > 0 && r.gb > 0 {
		most = min(most, math.Floor(r.f.TotalMB/(r.gb*1024)+1e-9))
	}
	if r.out.Instances > most {
		r.out.Excess = Excess{Of: Instances, Needs: r.out.Instances, Most: most}
	}
}

// kept is how many instances are kept up where starts must not be met: so many that what
// comes above them, and starts an instance, is less than the share that may.
func (r *runner) kept(least float64) float64 {
	slots := r.slots()
	if !(r.l.ColdMost > 0 && least > 0 && r.f.Scaling == FollowsLoad && r.f.IdleS > 0) || math.IsInf(slots, 1) {
		return least
	}
	cold := func(n float64) float64 { return r.k.layers(r.hours(int(min(slots, 1e6)), int(n))).coldShare }
	least = enough(least, r.f.Most, func(n float64) bool { return cold(n) < r.l.ColdMost })
	r.cold(cold(least))
	return least
}

// enough is the smallest whole number, from one on, that is enough, which all above it
// are too; the one it begins with where none up to the most is.
func enough(from, most float64, is func(n float64) bool) float64 {
	if is(from) {
		return from
	}
	low, high := from, from
	for step := 1.0; ; step *= 2 {
		if low, high = high, min(high+step, most); is(high) {
			break
		}
		if high >= most || step > 1e6 {
			return from
		}
	}
	for high-low > 1 {
		if middle := math.Floor((low + high) / 2); is(middle) {
			high = middle
		} else {
			low = middle
		}
	}
	return high
}

// following is the mean number of instances up where each hour has what it needs.
func (r *runner) following(least float64) float64 {
	for i, w := range r.w.rates() {
		r.k.up[i] = max(least, r.need(r.rate*w)) / Hours
	}
	return r.w.sum(&r.k.up)
}

// stopping is the mean number of instances up where idle ones stop, their starts
// among it: in each hour what the layers keep up, and where one instance does not
// carry the load at least what does. It adds the share of cold starts.
func (r *runner) stopping() float64 {
	layers := r.k.layers(r.hours(int(min(math.Floor(r.slots()), 1e6)), 0))
	for i, w := range r.w.rates() {
		up := layers.each[i].Instances
		if n := r.need(r.rate * w); n > 1 {
			up = max(up, n)
		}
		r.k.up[i] = up / Hours
	}
	if r.coldKnown() {
		r.cold(layers.coldShare)
	}
	return min(r.w.sum(&r.k.up)+layers.coldShare*r.rate*r.f.StartS, r.most())
}

// OfSize are the meters that follow the size, with which a load runs on more or fewer
// instances.
var OfSize = meter.MaskOf(
	meter.InstanceHours, meter.StoppedGBMonths, meter.RootGBMonths, meter.IPv4Hours, meter.LoadBalancerHours, meter.LoadBalancerUnits, meter.LoadBalancerGB,
	meter.AliveSeconds, meter.AliveGBSeconds, meter.AliveVCPUSeconds, meter.IdleGBSeconds, meter.IdleVCPUSeconds, meter.UsedGBSeconds, meter.UsedVCPUSeconds,
	meter.GBSeconds, meter.VCPUSeconds, meter.WarmGBSeconds, meter.WarmUsedGBSeconds, meter.CPUMS,
)

// ofUptime are the meters that uptime adds.
var ofUptime = meter.MaskOf(
	meter.AliveSeconds, meter.AliveGBSeconds, meter.AliveVCPUSeconds, meter.IdleGBSeconds, meter.IdleVCPUSeconds,
	meter.GBSeconds, meter.VCPUSeconds, meter.UsedGBSeconds, meter.UsedVCPUSeconds, meter.CPUMS,
)

// uptime meters the time instances are up and what of it they are busy, in seconds
// a month.
func (r *runner) uptime(alive, busy float64) {
	idle := alive - busy
	r.addScaled(meter.AliveSeconds, 1, alive, 1)
	r.say(meter.AliveSeconds, "%s s up", alive)
	r.addScaled(meter.AliveGBSeconds, 1, alive, r.gb)
	r.say(meter.AliveGBSeconds, "%s s up × %s GB", alive, r.gb)
	r.addScaled(meter.AliveVCPUSeconds, 1, alive, r.vcpu)
	r.say(meter.AliveVCPUSeconds, "%s s up × %s vCPU", alive, r.vcpu)
	r.addScaled(meter.IdleGBSeconds, 1, idle, r.gb)
	r.say(meter.IdleGBSeconds, "%s s idle × %s GB", idle, r.gb)
	r.addScaled(meter.IdleVCPUSeconds, 1, idle, r.vcpu)
	r.say(meter.IdleVCPUSeconds, "%s s idle × %s vCPU", idle, r.vcpu)
	r.addScaled(meter.GBSeconds, 1, busy, r.gb)
	r.say(meter.GBSeconds, "%s s with a request in flight × %s GB", busy, r.gb)
	r.addScaled(meter.VCPUSeconds, 1, busy, r.vcpu)
	r.say(meter.VCPUSeconds, "%s s with a request in flight × %s vCPU", busy, r.vcpu)
	used := r.usedGB()
	r.addScaled(meter.UsedGBSeconds, 1, busy+idle*r.f.IdleMemoryShare, used)
	r.say(meter.UsedGBSeconds, "%s s up × %s GB used", alive, used)
	r.add(meter.UsedVCPUSeconds, r.requests, r.cpuMS/1000)
	r.say(meter.UsedVCPUSeconds, "requests × %s ms of CPU", r.cpuMS)
	r.add(meter.CPUMS, r.requests, r.cpuMS)
	r.say(meter.CPUMS, "requests × %s ms", r.cpuMS)
}

package workload

import (
	"fmt"
	"math"
	"slices"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

// slots is how many requests one instance takes at once: what it declares, times
// the target utilisation, one at least; without a declared number there is no
// bound, and what its CPU serves bounds the rate, not what is in flight.
func (r *runner) slots(p Place) float64 {
	slots := math.Inf(1)
	if c := r.s.Runtime.Concurrency; c != nil {
		slots = *c * r.s.Utilisation
	}
	return max(1, slots)
}

// need is how many instances a rate takes: by requests in flight (Little's law)
// and by CPU.
func (r *runner) need(p Place, rate float64) float64 {
	if rate <= 0 {
		return 0
	}
	n := 1.0
	if c := r.s.Runtime.Concurrency; c != nil {
		n = max(n, whole(rate*r.seconds(p)/max(1, *c*r.s.Utilisation)))
	}
	if r.cpu > 0 {
		n = max(n, whole(rate*r.l.CPUMS/1000/(r.cpu*r.s.Utilisation)))
	}
	return n
}

// whole rounds up to whole instances. A hair is taken off so that 2.1 / 0.7 is 3
// of them, not 4.
func whole(n float64) float64 { return math.Ceil(n - 1e-9) }

// instances meters hosts that run instances: all month what the busiest hour
// needs, or what each hour needs.
func (r *runner) instances(p Place) {
	rt := r.s.Runtime
	least := catalog.Or(rt.MinInstances, 1)
	peak := max(r.need(p, r.rate(p)*r.week.Peak()), least, 1)
	if most := catalog.Or(rt.MaxInstances, math.Inf(1)); peak > most && r.out.Overload == "" {
		r.out.Overload = fmt.Sprintf("the busiest hour needs %s instances, there are at most %s", quantity.Text(peak), quantity.Text(most))
	}
	r.out.Peak += peak
	mean := peak // instances up, over the month
	how := fmt.Sprintf("%s × %s h", quantity.Text(peak), quantity.Text(r.s.MonthHours))
	if catalog.Or(rt.Scaling, "fixed") == "follows-load" {
		if least > 0 {
			mean = 0
			for _, w := range r.week {
				mean += max(least, r.need(p, r.rate(p)*w)) / Hours
			}
			how = fmt.Sprintf("%s on the mean (%s at the peak, at least %s) × %s h", quantity.Text(mean), quantity.Text(peak), quantity.Text(least), quantity.Text(r.s.MonthHours))
		} else {
			layers := r.stopping(p)
			mean = r.awake(p, layers)
			how = fmt.Sprintf("%s up on the mean (idle for %s s before it stops) × %s h", quantity.Text(mean), quantity.Text(catalog.Or(rt.IdleTimeoutS, 0)), quantity.Text(r.s.MonthHours))
			r.cold(p, func() Layers { return layers })
		}
	}
	hours := mean * r.s.MonthHours
	r.out.Meters.add("instance_hours", how, Item{Count: mean, Each: r.s.MonthHours, Region: p.Region})
	if catalog.Or(rt.KeepsRootFS, false) {
		r.out.Meters.add("stopped_gb_months", fmt.Sprintf("(%s made − %s up) × %s GB", quantity.Text(peak), quantity.Text(mean), quantity.Text(r.l.ImageGB)),
			Item{Count: max(0, peak-mean), Each: r.l.ImageGB, Region: p.Region})
	}
	if catalog.Or(rt.PublicIPv4, "") == "per-instance" {
		r.out.Meters.add("ipv4_hours", "one for each instance", Item{Count: mean, Each: r.s.MonthHours, Region: p.Region})
	}
	busy := min(r.busy(p, r.slots(p)), hours*3600)
	r.uptime(p, hours*3600, busy)
}

// uptime meters the time instances are up and what of it they are busy.
func (r *runner) uptime(p Place, alive, busy float64) {
	m := r.out.Meters
	one := func(id string, seconds, scale float64, how string) {
		m.add(id, how, scaled(Item{Count: 1, Each: seconds, Region: p.Region}, scale))
	}
	gb, vcpu := quantity.Text(r.gb)+" GB", quantity.Text(r.vcpu)+" vCPU"
	up, idle, handling := quantity.Text(alive)+" s up", quantity.Text(alive-busy)+" s idle", quantity.Text(busy)+" s with a request in flight"
	one("alive_seconds", alive, 1, up)
	one("alive_gb_seconds", alive, r.gb, up+" × "+gb)
	one("alive_vcpu_seconds", alive, r.vcpu, up+" × "+vcpu)
	one("idle_gb_seconds", alive-busy, r.gb, idle+" × "+gb)
	one("idle_vcpu_seconds", alive-busy, r.vcpu, idle+" × "+vcpu)
	one("gb_seconds", busy, r.gb, handling+" × "+gb)
	one("vcpu_seconds", busy, r.vcpu, handling+" × "+vcpu)
	share := catalog.Or(r.s.Runtime.IdleMemoryShare, 1)
	usedGB := r.l.MemoryUsedMB / 1024
	one("used_gb_seconds", busy+(alive-busy)*share, usedGB, up+" × "+quantity.Text(usedGB)+" GB used")
	requests := r.l.Requests * p.Share
	m.add("used_vcpu_seconds", fmt.Sprintf("requests × %s ms of CPU", quantity.Text(r.l.CPUMS)), Item{Count: requests, Each: r.l.CPUMS / 1000, Region: p.Region})
	m.add("cpu_ms", fmt.Sprintf("requests × %s ms", quantity.Text(r.l.CPUMS)), Item{Count: requests, Each: r.l.CPUMS, Region: p.Region})
}

func (r *runner) wholeSlots(p Place) int {
	return int(min(math.Floor(r.slots(p)), 1e6))
}

// stopping is what runs where idle instances stop: in each hour what the layers
// keep up, and where one instance does not carry the load at least what does.
func (r *runner) stopping(p Place) Layers {
	return r.layers(p, r.wholeSlots(p), 0, func(rate, up float64) float64 {
		if n := r.need(p, rate); n > 1 {
			return max(up, n)
		}
		return up
	})
}

// awake is the mean number of instances up where idle ones stop, their starts among it.
func (r *runner) awake(p Place, mean Layers) float64 {
	up := mean.Instances + mean.ColdShare*r.rate(p)*catalog.Or(r.s.Runtime.StartS, 0)
	return min(up, catalog.Or(r.s.Runtime.MaxInstances, up))
}

// reserved meters capacity that is reserved beforehand, in the busiest hours of
// the week first. What finds it full (Erlang B) spills over to the meters of
// requests.
func (r *runner) reserved(p Place) {
	d := r.seconds(p)
	hours := min(catalog.Or(r.l.WarmHours, r.s.MonthHours), r.s.MonthHours)
	count := whole(r.rate(p) * r.week.Peak() * d / r.s.Utilisation)
	if r.l.WarmCount != nil {
		count = *r.l.WarmCount
	}
	seconds := hours * 3600
	if step := catalog.Or(r.s.Runtime.ReservedBillingStepS, 0); step > 0 {
		seconds = math.Ceil(seconds/step-1e-9) * step
	}
	r.out.Meters.add("warm_gb_seconds", fmt.Sprintf("%s × %s h × 3,600 s × %s GB", quantity.Text(count), quantity.Text(hours), quantity.Text(r.gb)),
		scaled(Item{Count: count, Each: seconds, Region: p.Region}, r.gb))

	order := slices.Clone(r.week[:])
	slices.SortFunc(order, func(a, b float64) int {
		switch {
		case a > b:
			return -1
		case a < b:
			return 1
		}
		return 0
	})
	covered := hours / r.s.MonthHours * Hours
	var used, spill, cold float64 // shares of requests
	idle := catalog.Or(r.s.Runtime.IdleTimeoutS, 0)
	var busy, coldOn, coldOff float64 // of an hour, the same for equal ones
	for h, w := range order {
		if h == 0 || w != order[h-1] {
			rate := r.rate(p) * w
			busy = ErlangB(int(count), rate*d)
			coldOn, coldOff = NewLayers(rate, d, idle, 1, int(count)).ColdShare, NewLayers(rate, d, idle, 1, 0).ColdShare
		}
		on := min(1, max(0, covered-float64(h))) // part of this hour that is covered
		used += on * (1 - busy) * w / Hours
		spill += (on*busy + 1 - on) * w / Hours
		cold += (on*coldOn + (1-on)*coldOff) * w / Hours
	}
	requests := r.l.Requests * p.Share
	b := r.billed(d)
	r.out.Meters.add("warm_used_gb_seconds", fmt.Sprintf("%s %% of requests × %s s × %s GB", quantity.Text(100*used), quantity.Text(b), quantity.Text(r.gb)),
		scaled(Item{Count: requests * used, Each: b, Region: p.Region}, r.gb))
	r.out.Meters.add("gb_seconds", fmt.Sprintf("%s %% of requests find the reserved busy × %s s × %s GB", quantity.Text(100*spill), quantity.Text(b), quantity.Text(r.gb)),
		scaled(Item{Count: requests * spill, Each: b, Region: p.Region}, r.gb))
	r.out.Meters.add("vcpu_seconds", fmt.Sprintf("%s %% of requests find the reserved busy × %s s × %s vCPU", quantity.Text(100*spill), quantity.Text(b), quantity.Text(r.vcpu)),
		scaled(Item{Count: requests * spill, Each: b, Region: p.Region}, r.vcpu))
	r.out.Meters.add("cpu_ms", "", Item{Count: requests * spill, Each: r.l.CPUMS, Region: p.Region})
	r.out.Peak += count
	if r.out.ColdShare != nil && idle > 0 {
		*r.out.ColdShare += p.Share * cold
	} else {
		r.out.ColdShare = nil
	}
}

// shared meters what does not depend on regions.
func (r *runner) shared() {
	m, l := r.out.Meters, r.l
	once := func(id string, n float64, how string) { m.add(id, how, Item{Count: n, Each: 1}) }
	once("months", 1, "")
	once("apps", 1, "")
	once("certificates", 1, "")
	once("seats", l.Seats, "")
	once("deploys", l.Deploys, "")
	once("requests_in_peak_day", l.Requests/(r.s.MonthHours/Hours)*r.week.PeakDay(), "the busiest day of a week of the month's traffic")
	once("log_events", l.Requests, "one for each request")
	once("cpu_ms_per_request", l.CPUMS, "")
	m.add("log_gb", "1 KB for each request", Item{Count: l.Requests, Each: 1e-6})
	m.add("build_minutes", "deploys × minutes", Item{Count: l.Deploys, Each: l.BuildMinutes})
	m.add("ci_minutes", "(deploys + pull requests) × minutes", Item{Count: l.Deploys, Each: l.BuildMinutes}, Item{Count: l.PullRequests, Each: l.BuildMinutes})
	if catalog.Or(r.s.Runtime.PublicIPv4, "") == "per-app" {
		for _, p := range r.s.Places {
			m.add("ipv4_hours", "one in each region", Item{Count: 1, Each: r.s.MonthHours, Region: p.Region})
		}
	}
	if l.Postgres {
		for i, p := range r.s.Places {
			if i == 0 { // one database, in the first region
				m.add("postgres_months", "", Item{Count: 1, Each: 1, Region: p.Region})
				m.add("postgres_gb_months", "", Item{Count: 1, Each: l.DatabaseGB, Region: p.Region})
			}
		}
	}
	if catalog.Or(r.s.Runtime.Static, "origin") == "cdn" {
		r.static()
	}
}

// static meters files that a CDN serves, where the visitors are.
func (r *runner) static() {
	visitors := 0
	for _, p := range r.s.Places {
		visitors += len(p.Visitors)
	}
	add := func(place, region string, share float64) {
		gb := r.l.StaticGB * share
		r.out.Meters.add("cdn_gb", "static files", Item{Count: 1, Each: gb, Place: place, Region: region})
		if r.l.StaticKB > 0 {
			r.out.Meters.add("cdn_requests", fmt.Sprintf("static files of %s KB", quantity.Text(r.l.StaticKB)), Item{Count: gb * 1e6 / r.l.StaticKB, Each: 1, Place: place, Region: region})
		}
	}
	for _, p := range r.s.Places {
		if visitors == 0 {
			add("", p.Region, p.Share)
		}
		for _, v := range p.Visitors {
			add(v.Place, p.Region, v.Share)
		}
	}
	r.out.Meters.add("invalidations", "one for each deploy", Item{Count: r.l.Deploys, Each: 1})
}

package workload

import (
	"math"

	"whereto/model/meter"
)

// Run adds all meters of a load to a set. Every meter is there, whatever the host
// bills: its charges decide which of them count. The shape is the load's traffic; how
// gets the sums in words, nil if nobody asks. A scratch that has run before and a set
// that was filled before allocate nothing.
func (s *Site) Run(l *Load, w *Shape, box *Box, m *meter.Set, k *Scratch, how *Hows) Outcome {
	r := runner{l: l, s: s, f: s.Frame, w: w, m: m, k: k, how: how, month: s.MonthHours * 3600, spot: meter.Everywhere, size: meter.OwnSize}
	r.out.ColdKnown = true
	r.database()
	r.memory(box)
	for i := range s.Spots {
		r.region(i)
	}
	r.shared()
	if !r.out.ColdKnown {
		r.out.ColdShare = 0
	}
	return r.out
}

type runner struct {
	l     *Load
	s     *Site
	f     *Frame
	w     *Shape
	m     *meter.Set
	k     *Scratch
	how   *Hows // nil: nobody asks
	out   Outcome
	month float64 // in seconds
	gb    float64 // memory of an instance
	vcpu  float64
	cpu   float64 // vCPUs that may be counted on
	free  float64 // vCPUs without the system's; 0: no box

	own   bool    // the database runs beside the app, on its disk
	cpuMS float64 // CPU time of a request, with that of a database beside the app

	size int16 // of what is added
	spot int16 // of what is added; with the spot's figures:

	share    float64 // of the users
	requests float64 // a month
	rate     float64 // mean number of requests a second
	seconds  float64 // how long a request is handled: with its round trips to the database
	peak     float64 // instances of the busiest hour
}

// add puts an item of a meter, billed in the spot.
func (r *runner) add(m meter.ID, count, each float64) {
	r.m.Add(m, meter.Item{Count: count, Each: each, Place: r.spot, Visitor: meter.Everywhere, Size: r.size})
}

// addScaled puts an item with its scale; a scale of 0 leaves nothing of it.
func (r *runner) addScaled(m meter.ID, count, each, scale float64) {
	if scale != 0 {
		r.m.Add(m, meter.Item{Count: count, Each: each, Scale: scale, Place: r.spot, Visitor: meter.Everywhere, Size: r.size})
	}
}

// say puts the sum that made a meter, with a figure for each %s.
func (r *runner) say(m meter.ID, format string, figures ...float64) {
	if r.how != nil {
		r.how.addf(m, format, figures)
	}
}

// memory chooses the memory and the CPU of an instance.
func (r *runner) memory(box *Box) {
	mb := r.f.NeedsMB(r.l)
	r.vcpu = r.l.VCPUs
	if box != nil {
		mb, r.vcpu, r.cpu, r.free = box.MemoryMB, box.VCPUs, box.CPU, box.OwnCPU
	} else {
		if step := r.f.MemoryStepMB; step > 0 {
			mb = math.Ceil(mb/step) * step
		}
		mb = max(mb, r.f.MemoryMB)
		if limit := r.f.MemoryMaxMB; mb > limit {
			mb = limit
			if r.l.AskedMemory {
				r.out.Excess = Excess{Of: Memory, Needs: r.f.NeedsMB(r.l), Most: limit}
			}
		}
		if per := r.f.MBPerVCPU; per > 0 {
			r.vcpu = mb / per
		}
		r.cpu = r.vcpu
	}
	r.gb = mb / 1024
}

// billed is a duration as it is billed, in seconds.
func (r *runner) billed(d float64) float64 {
	if step := r.f.StepS; step > 0 {
		// A hair is taken off so that 0.12 s is 120 steps of 1 ms, not 121.
		d = math.Ceil(d/step-1e-9) * step
	}
	return max(d, r.f.LeastS)
}

// region meters what one of the spots takes.
func (r *runner) region(i int) {
	p := &r.s.Spots[i]
	r.spot, r.share, r.requests = int16(i), p.Share, r.l.Requests*p.Share
	r.rate = r.requests / r.month
	r.seconds, r.peak = (r.l.DurationMS+r.l.Queries*p.DatabaseMS)/1000, 0
	r.oneAtATime()
	if every := r.f.PingEveryS; every > 0 {
		pings := r.month / every * r.f.Pinged
		d := r.billed(r.f.PingS)
		r.add(meter.Requests, pings, 1)
		r.say(meter.Requests, "pings: one every %s s", every)
		r.addScaled(meter.GBSeconds, pings, d, r.gb)
		r.say(meter.GBSeconds, "pings × %s s × %s GB", d, r.gb)
	}
	r.m.Add(meter.Requests, meter.Item{Count: r.requests, Each: 1, KB: r.l.ResponseKB, Place: r.spot, Visitor: meter.Everywhere, Size: r.size})
	r.add(meter.Invocations, r.requests, 1)
	r.add(meter.LogGB, r.requests, r.l.LogKB/1e6)
	r.say(meter.LogGB, "requests × %s KB", r.l.LogKB)
	switch {
	case r.f.Reserved:
		r.reserved()
	case r.f.Scaling == PerRequest:
		r.perRequest()
	default:
		r.instances()
	}
	r.egress(p)
	r.network()
	r.add(meter.ClusterHours, 1, r.s.MonthHours)
	r.say(meter.ClusterHours, "one in each region, all month")
	r.disk()
	r.spot = meter.Everywhere
}

// cold adds a spot's share of requests that meet a cold start. Without an idle
// timeout it is not known.
func (r *runner) cold(share float64) { r.out.ColdShare += r.share * share }

// coldKnown says whether the share of cold starts can be told.
func (r *runner) coldKnown() bool {
	r.out.ColdKnown = r.out.ColdKnown && r.f.IdleS > 0
	return r.out.ColdKnown
}

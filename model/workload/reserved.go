package workload

import (
	"math"

	"whereto/model/meter"
	"whereto/model/quantity"
)

// reserved meters capacity that is reserved beforehand, in the busiest hours of
// the week first. What finds it full (Erlang B) spills over to the meters of
// requests. Where starts must not be met, so many are reserved that they are not, unless
// their number was asked for.
func (r *runner) reserved() {
	hours := r.s.MonthHours
	if r.l.WarmHours != nil {
		hours = min(*r.l.WarmHours, hours)
	}
	count := whole(r.rate * r.w.Peak * r.seconds / r.s.Utilisation)
	known := r.coldKnown()
	if r.l.WarmCount != nil {
		count = *r.l.WarmCount
	} else if known && r.l.ColdMost > 0 {
		share := hours / r.s.MonthHours * Hours
		count = enough(count, math.Inf(1), func(n float64) bool { return r.covered(int(n), share, true).cold < r.l.ColdMost })
	}
	r.out.Instances += count
	seconds := hours * 3600
	if step := r.f.WarmS; step > 0 {
		seconds = math.Ceil(seconds/step-1e-9) * step
	}
	r.addScaled(meter.WarmGBSeconds, count, seconds, r.gb)
	r.say(meter.WarmGBSeconds, "%s × %s h × 3,600 s × %s GB", count, hours, r.gb)

	all := r.covered(int(count), hours/r.s.MonthHours*Hours, known)
	b := r.billed(r.seconds)
	r.addScaled(meter.WarmUsedGBSeconds, r.requests*all.used, b, r.gb)
	r.say(meter.WarmUsedGBSeconds, "%s %% of requests × %s s × %s GB", quantity.Significant(100*all.used, 3), b, r.gb)
	r.addScaled(meter.GBSeconds, r.requests*all.spill, b, r.gb)
	r.say(meter.GBSeconds, "%s %% of requests find the reserved busy × %s s × %s GB", quantity.Significant(100*all.spill, 3), b, r.gb)
	r.addScaled(meter.VCPUSeconds, r.requests*all.spill, b, r.vcpu)
	r.say(meter.VCPUSeconds, "%s %% of requests find the reserved busy × %s s × %s vCPU", quantity.Significant(100*all.spill, 3), b, r.vcpu)
	r.add(meter.CPUMS, r.requests*all.spill, r.cpuMS)
	if known {
		r.cold(all.cold)
	}
}

// warmth is what becomes of requests where capacity is reserved: shares of all.
type warmth struct{ used, spill, cold float64 }

func (a *warmth) add(b warmth) {
	a.used += b.used
	a.spill += b.spill
	a.cold += b.cold
}

// covered is the week's warmth with count instances reserved in the busiest hours,
// which are so many; cold starts only if asked for.
func (r *runner) covered(count int, hours float64, cold bool) warmth {
	with, without := &r.k.up, &r.k.busy // cold shares of the hours
	*with, *without = byLevel{}, byLevel{}
	if cold {
		r.k.layers(r.hours(1, count)).coldShares(with)
		r.k.layers(r.hours(1, 0)).coldShares(without)
	}
	var all warmth
	h := 0
	for i, w := range r.w.rates() {
		busy := ErlangB(count, r.rate*w*r.seconds)
		hour := func(share float64) warmth { // with a part of it covered
			return warmth{
				used:  share * (1 - busy) * w / Hours,
				spill: (share*busy + 1 - share) * w / Hours,
				cold:  (share*with[i] + (1-share)*without[i]) * w / Hours,
			}
		}
		whole, none := hour(1), hour(0)
		for range r.w.hours[i] {
			switch share := min(1, max(0, hours-float64(h))); share {
			case 1:
				all.add(whole)
			case 0:
				all.add(none)
			default:
				all.add(hour(share))
			}
			h++
		}
	}
	return all
}

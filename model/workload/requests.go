package workload

import (
	"math"

	"whereto/model/meter"
)

// perRequest meters what is billed while requests are handled: by request where
// an instance takes one at a time, else by the time instances are busy.
func (r *runner) perRequest() {
	r.add(meter.CPUMS, r.requests, r.cpuMS)
	r.say(meter.CPUMS, "requests × %s ms", r.cpuMS)
	slots := r.f.Concurrency
	if slots <= 1 {
		b := r.billed(r.seconds)
		r.addScaled(meter.GBSeconds, r.requests, b, r.gb)
		r.say(meter.GBSeconds, "requests × %s s × %s GB", b, r.gb)
		r.addScaled(meter.VCPUSeconds, r.requests, b, r.vcpu)
		r.say(meter.VCPUSeconds, "requests × %s s × %s vCPU", b, r.vcpu)
	} else {
		busy := r.busy(r.slots())
		r.addScaled(meter.GBSeconds, 1, busy, r.gb)
		r.say(meter.GBSeconds, "%s s with a request in flight × %s GB", busy, r.gb)
		r.addScaled(meter.VCPUSeconds, 1, busy, r.vcpu)
		r.say(meter.VCPUSeconds, "%s s with a request in flight × %s vCPU", busy, r.vcpu)
	}
	if r.coldKnown() {
		r.cold(r.k.layers(r.hours(max(1, int(slots)), int(r.f.Kept))).coldShare)
	}
}

// busy is the instance-time with at least one request in flight, in seconds a
// month: max(L / slots, 1 - exp(-B)) of each hour, L = rate × duration, B = rate ×
// duration as it is billed (a short stretch of work is billed as the least that
// the host bills), and at least what the CPU takes.
func (r *runner) busy(slots float64) float64 {
	billed, cpu := r.billed(r.seconds), r.cpu*r.s.Utilisation
	for i, w := range r.w.rates() {
		rate := r.rate * w
		up := max(rate*r.seconds/slots, 1-math.Exp(-rate*billed))
		if r.cpu > 0 {
			up = max(up, rate*r.cpuMS/1000/cpu)
		}
		r.k.busy[i] = up
	}
	return r.w.sum(&r.k.busy) / Hours * r.month
}

// hours is the key of the layers of the spot's hours.
func (r *runner) hours(slots, skip int) hourlyKey {
	return hourlyKey{shape: r.w, rate: r.rate, duration: r.seconds, idle: r.f.IdleS, slots: slots, skip: skip}
}

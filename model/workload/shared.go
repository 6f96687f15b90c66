package workload

import "whereto/model/meter"

// shared meters what does not depend on regions.
func (r *runner) shared() {
	l := r.l
	r.add(meter.Months, 1, 1)
	r.add(meter.Apps, 1, 1)
	r.add(meter.Certificates, 1, 1)
	r.add(meter.Seats, l.Seats, 1)
	r.add(meter.Deploys, l.Deploys, 1)
	r.add(meter.RequestsInPeakDay, l.Requests/(r.s.MonthHours/Hours)*r.w.PeakDay, 1)
	r.say(meter.RequestsInPeakDay, "the busiest day of a week of the month's traffic")
	r.add(meter.LogEvents, l.Requests, 1)
	r.say(meter.LogEvents, "one for each request")
	r.add(meter.CPUMSPerRequest, l.CPUMS, 1)
	r.add(meter.BuildMinutes, l.Deploys, l.BuildMinutes)
	r.say(meter.BuildMinutes, "deploys × minutes")
	r.add(meter.CIMinutes, l.Deploys, l.BuildMinutes)
	r.add(meter.CIMinutes, l.PullRequests, l.BuildMinutes)
	r.say(meter.CIMinutes, "(deploys + pull requests) × minutes")
	if r.f.IPv4 == IPv4PerApp {
		for i := range r.s.Spots {
			r.spot = int16(i)
			r.add(meter.IPv4Hours, 1, r.s.MonthHours)
			r.say(meter.IPv4Hours, "one in each region")
		}
	}
	if len(r.s.Spots) > 0 { // one of each, in the first region
		r.spot = 0
	}
	r.add(meter.Secrets, l.Secrets, 1)
	r.say(meter.Secrets, "so many are assumed")
	if r.f.Registry {
		r.add(meter.ImagesGB, l.ImagesKept, l.ImageGB)
		r.say(meter.ImagesGB, "%s are kept × %s GB", l.ImagesKept, l.ImageGB)
	}
	if r.managed() && len(r.s.Spots) > 0 {
		r.postgres()
	}
	r.spot = meter.Everywhere
	if r.f.CDN {
		r.static()
	}
}

package workload

import "whereto/model/meter"

// network meters what stands before and between a spot's instances: the load balancer
// with what flows through it, the NAT gateway with what the instances send and fetch by
// themselves, and what crosses zones.
func (r *runner) network() {
	switch {
	case r.f.LoadBalancer:
		r.balancer()
		r.say(meter.LoadBalancerHours, "one in each region, all month")
	case r.f.BalancerFrom > 0 && r.peak >= r.f.BalancerFrom:
		r.balancer()
		r.say(meter.LoadBalancerHours, "one before the %s instances, all month", r.peak)
	}
	if r.f.NAT {
		r.add(meter.NATHours, 1, r.s.MonthHours)
		r.say(meter.NATHours, "one in each region, all month")
		r.add(meter.NATGB, r.requests, r.l.LogKB/1e6)
		r.add(meter.NATGB, r.l.Deploys, r.l.ImageGB)
		r.say(meter.NATGB, "logs that are sent, and images that are pulled: deploys × %s GB", r.l.ImageGB)
	}
	if r.f.Spread && r.l.Queries > 0 {
		r.add(meter.ZoneGB, r.requests/2, r.l.ResponseKB/1e6)
		r.say(meter.ZoneGB, "half of the requests × %s KB between database and app", r.l.ResponseKB)
	}
}

// balancer meters a load balancer. What it carries in its busiest hours needs no more
// units than what it carries in all of them: units are added up over the hours.
func (r *runner) balancer() {
	r.add(meter.LoadBalancerHours, 1, r.s.MonthHours)
	gb := r.requests * r.l.ResponseKB / 1e6
	if r.f.Origin {
		gb += r.l.StaticGB * r.share
	}
	r.add(meter.LoadBalancerGB, 1, gb)
	r.say(meter.LoadBalancerGB, "what is sent to the visitors")
	var byData, byConnections float64 // unit-hours
	if r.f.UnitGB > 0 {
		byData = gb / r.f.UnitGB
	}
	if r.f.UnitConnections > 0 && r.l.PerConnection > 0 {
		byConnections = r.requests / r.l.PerConnection / 3600 / r.f.UnitConnections
	}
	if byData >= byConnections {
		r.add(meter.LoadBalancerUnits, 1, byData)
		r.say(meter.LoadBalancerUnits, "%s GB ÷ %s GB an hour", gb, r.f.UnitGB)
		return
	}
	r.add(meter.LoadBalancerUnits, 1, byConnections)
	r.say(meter.LoadBalancerUnits, "requests ÷ %s a connection ÷ 3,600 s ÷ %s new connections a second", r.l.PerConnection, r.f.UnitConnections)
}

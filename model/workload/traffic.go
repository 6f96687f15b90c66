package workload

import "whereto/model/meter"

// egress meters what is sent to the visitors, where they are: responses, and
// static files where no CDN serves them.
func (r *runner) egress(p *Spot) {
	gb := r.l.Requests * r.l.ResponseKB / 1e6
	static := r.f.Origin && r.l.StaticGB > 0
	if p.From == p.To {
		r.send(meter.Everywhere, gb*p.Share)
		if static {
			r.send(meter.Everywhere, r.l.StaticGB*p.Share)
		}
	}
	for v := p.From; v < p.To; v++ {
		r.send(int16(v), gb*r.s.Visitors[v])
		if static {
			r.send(int16(v), r.l.StaticGB*r.s.Visitors[v])
		}
	}
	r.say(meter.EgressGB, "requests × %s KB", r.l.ResponseKB)
	if static {
		r.say(meter.EgressGB, "static files from the backend")
	}
}

func (r *runner) send(visitor int16, gb float64) {
	r.m.Add(meter.EgressGB, meter.Item{Count: 1, Each: gb, Place: r.spot, Visitor: visitor, Size: meter.OwnSize})
}

// static meters files that a CDN serves, where the visitors are.
func (r *runner) static() {
	for i := range r.s.Spots {
		p := &r.s.Spots[i]
		if len(r.s.Visitors) == 0 {
			r.serve(int16(i), meter.Everywhere, p.Share)
		}
		for v := p.From; v < p.To; v++ {
			r.serve(int16(i), int16(v), r.s.Visitors[v])
		}
	}
	r.add(meter.Invalidations, r.l.Deploys, 1)
	r.say(meter.Invalidations, "one for each deploy")
}

// serve meters the files of a share of the visitors.
func (r *runner) serve(spot, visitor int16, share float64) {
	gb := r.l.StaticGB * share
	r.m.Add(meter.CDNGB, meter.Item{Count: 1, Each: gb, Place: spot, Visitor: visitor, Size: meter.OwnSize})
	r.say(meter.CDNGB, "static files")
	if r.l.StaticKB > 0 {
		r.m.Add(meter.CDNRequests, meter.Item{Count: gb * 1e6 / r.l.StaticKB, Each: 1, Place: spot, Visitor: visitor, Size: meter.OwnSize})
		r.say(meter.CDNRequests, "static files of %s KB", r.l.StaticKB)
	}
}

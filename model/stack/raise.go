package stack

import (
	"math"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/workload"
)

// raise has a run keep as many instances up as were asked for, and as the promises rest on
// that are a must: what is judged by a promise is built and billed as the promise has it.
// Where instances are none of the customer's, the vendor sees to it.
func (x *Case) raise(r *run, h *catalog.Product, s *catalog.Setup, regions []catalog.Region) {
	if x.instances == 0 && len(x.promises) == 0 {
		return
	}
	host, ok := x.maker.hosts[h]
	if !ok {
		return // an add-on by itself
	}
	setup := 0
	for setup < len(h.Setups) && h.Setups[setup].ID != s.ID {
		setup++
	}
	most := r.frame.Most
	if r.frame.Scaling == workload.PerRequest {
		most = math.Inf(1)
	}
	r.few = x.instances > most
	least := math.Max(r.frame.Least, math.Min(x.instances, most))
	for _, i := range x.promises {
		needs, must := x.judgement.Needs(i, host, setup, regions), x.Requirements[i].Must()
		met := fit.Meets
		switch {
		case needs == nil:
		case needs.Zones > 1 && x.zones(h, s, regions) == fit.Fails:
			met = fit.Fails
		case needs.Instances > most || needs.Zones > 1 && x.zones(h, s, regions) != fit.Meets:
			met = fit.Unknown
		case must:
			least = math.Max(least, needs.Instances)
		case needs.Instances > least:
			met = fit.Partly
		}
		r.promises = append(r.promises, met)
	}
	if r.frame.Scaling == workload.PerRequest {
		r.frame.Spread = x.zones(h, s, regions) == fit.Meets // the vendor spreads them
		return
	}
	r.frame.Least = least
	r.frame.Spread = least > 1 && x.zones(h, s, regions) == fit.Meets
}

// zones says whether the instances of a setup are spread over two zones of a region.
func (x *Case) zones(h *catalog.Product, s *catalog.Setup, regions []catalog.Region) fit.Outcome {
	view := fit.View{Catalog: x.Catalog, Host: h, Setup: *s, Regions: regions, Languages: x.languages, Today: x.Today}
	word, ok := view.Word(catalog.CriterionTwoZones)
	switch c, known := x.Catalog.Criterion(catalog.CriterionTwoZones); {
	case ok && word == catalog.LevelYes:
		return fit.Meets
	case ok && known && c.Level(word) == 0:
		return fit.Fails
	}
	return fit.Unknown
}

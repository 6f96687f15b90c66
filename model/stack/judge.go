package stack

import (
	"whereto/model/catalog"
	"whereto/model/fit"
)

// special is a requirement that facts alone do not decide.
type special struct {
	requirement int
	computed    *Computed // nil: the venue decides it, by its vendor or its regions
}

// compileSpecial finds the requirements that facts alone do not decide.
func (x *Case) compileSpecial() {
	for i, r := range x.Requirements {
		before := len(x.special)
		if r.Instances > 0 {
			x.built, x.instances = append(x.built, i), max(x.instances, r.Instances)
		}
		if c, ok := x.Catalog.Criterion(r.Criterion); ok && c.Kind == "number" && !c.Limit && r.AtLeast != nil {
			x.promises = append(x.promises, i)
			if from := x.Catalog.Method.StandbyFrom; from > 0 && *r.AtLeast >= from {
				x.Load.Standby, x.low.Standby, x.high.Standby = true, true, true
			}
		}
		if r.Criterion == catalog.CriterionMonthlyCost && r.Must() && r.AtMost != nil && (x.budget == 0 || *r.AtMost < x.budget) {
			x.budget = *r.AtMost
		}
		switch k := ComputedOf(r.Criterion); {
		case k != nil, r.Criterion == catalog.CriterionResidency, r.Criterion == catalog.CriterionVendor:
			x.special = append(x.special, special{i, k})
		case r.Criterion == catalog.CriterionColdStartMS:
			x.cold = append(x.cold, i)
		case r.Criterion == catalog.CriterionMultiRegion:
			x.several = append(x.several, i)
		}
		if r.Must() && len(x.special) == before {
			x.musts = append(x.musts, i)
		}
	}
}

// place is the verdict of a requirement that a venue and the add-ons beside it decide.
func (x *Case) place(r fit.Requirement, h *catalog.Product, regions []catalog.Region, addons ...fit.Pair) fit.Verdict {
	if r.Criterion == catalog.CriterionVendor {
		return fit.Vendor(x.Catalog, r, h, addons...)
	}
	return fit.Residency(x.Catalog, r, h.ID, regions, addons...)
}

// outgrown says whether "something always runs" is a promise that the load outgrows: more
// requests than may meet a start.
func (x *Case) outgrown(v *fit.Verdict, f *Figures) bool {
	return v.Outcome == fit.Meets && f.ColdKnown && f.ColdShare > x.Catalog.Method.NeverColdShare && v.Is.Number != nil && v.Is.Number.Typical == 0
}

// alone says whether a stack runs in one place although its host could run in several: a
// promise is no place.
func alone(v *venue, several fit.Outcome) bool { return !v.several && several > fit.Unknown }

// judge puts the outcomes of all requirements.
func (x *Case) judge(out []fit.Outcome, d *draft, addons []int, size string, f *Figures) []fit.Outcome {
	v := d.venue
	out = x.judgement.Stacked(out, v.host, v.setup, addons, v.regions, size)
	for _, s := range x.special {
		if s.computed != nil {
			out[s.requirement] = s.computed.outcome(f, &x.Requirements[s.requirement])
		} else {
			one := d.places[s.requirement].Outcome
			for _, a := range addons {
				one = min(one, x.judgement.Most(s.requirement, a))
			}
			out[s.requirement] = one
		}
	}
	for _, i := range x.several {
		if alone(v, out[i]) {
			out[i] = fit.Fails
		}
	}
	for n, i := range x.promises {
		out[i] = min(out[i], d.run.promises[n])
	}
	if d.run.few {
		for _, i := range x.built {
			out[i] = min(out[i], x.Requirements[i].Less())
		}
	}
	for _, i := range x.cold {
		if out[i] != fit.Meets {
			continue
		}
		if verdict := x.judgement.Verdict(i, v.host, v.setup, addons, v.regions, size); x.outgrown(&verdict, f) {
			out[i] = x.Requirements[i].Less()
		}
	}
	return out
}

// verdicts are the same with what was found.
func (x *Case) verdicts(s *Stack, d *draft, addons []int, limits []limit, r *rated, k *Scratch) []fit.Verdict {
	v := d.venue
	out := make([]fit.Verdict, 0, len(x.Requirements)+r.excess+r.stops)
	size := s.SizeID()
	for i := range x.Requirements {
		out = append(out, x.judgement.Verdict(i, v.host, v.setup, addons, v.regions, size))
	}
	for _, sp := range x.special {
		if sp.computed != nil {
			out[sp.requirement] = sp.computed.verdict(x, s, x.Requirements[sp.requirement])
		} else {
			out[sp.requirement] = x.place(x.Requirements[sp.requirement], s.Host, s.Regions, s.Addons...)
		}
	}
	for _, i := range x.several {
		if alone(v, out[i].Outcome) {
			out[i].Outcome, out[i].Is, out[i].Gap = fit.Fails, fit.Finding{Regions: fit.Locate(x.Catalog, v.regions)}, fit.OnePlace
		}
	}
	for n, i := range x.promises {
		if o := d.run.promises[n]; o < out[i].Outcome {
			out[i].Outcome, out[i].Gap = o, fit.TooFew
		}
	}
	if d.run.few {
		for _, i := range x.built {
			if o := x.Requirements[i].Less(); o < out[i].Outcome {
				out[i].Outcome, out[i].Gap = o, fit.TooFew
			}
		}
	}
	for _, i := range x.cold {
		if x.outgrown(&out[i], &r.figures) {
			out[i].Outcome, out[i].Is.Cold = x.Requirements[i].Less(), s.ColdShare
		}
	}
	if !r.holds {
		excess := r.tooMuch
		out = append(out, fit.Verdict{Requirement: capacityRequirement(nil), Outcome: fit.Fails, Is: fit.Finding{Excess: &excess}, By: s.Host.ID})
	}
	out = append(out, x.over(limits, &k.typical)...)
	if r.stops > 0 {
		out = append(out, x.stops(s, d.run, limits, r, k)...)
	}
	return out
}

// capacityRequirement asks that the load is held: so much of a meter, or all of it.
func capacityRequirement(atLeast *float64) fit.Requirement {
	return fit.Requirement{Question: catalog.QuestionRequests, Criterion: catalog.CriterionCapacity, Importance: "must", AtLeast: atLeast}
}

package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/meter"
)

// special is a requirement that facts alone do not decide.
type special struct {
	requirement int
	computed    *Computed // nil: the venue decides it, by its vendor or its regions
}

func (s special) ofVendor(x *Case) bool {
	return x.Requirements[s.requirement].Criterion == catalog.CriterionVendor
}

// compileSpecial finds the requirements that facts alone do not decide.
func (x *Case) compileSpecial() {
	for i, r := range x.Requirements {
		switch k := ComputedOf(r.Criterion); {
		case k != nil, r.Criterion == catalog.CriterionResidency, r.Criterion == catalog.CriterionVendor:
			x.special = append(x.special, special{i, k})
		case r.Criterion == catalog.CriterionColdStartMS:
			x.cold = append(x.cold, i)
		}
	}
}

// place is the verdict of a requirement that the venue decides.
func (x *Case) place(r fit.Requirement, h *catalog.Product, regions []catalog.Region) fit.Verdict {
	if r.Criterion == catalog.CriterionVendor {
		return fit.Vendor(x.Catalog, r, h)
	}
	return fit.Residency(x.Catalog, r, h.ID, regions)
}

// coldNoted is the share of cold starts above which "never" is not the whole truth.
const coldNoted = 0.0001

// outgrown says whether "something always runs" is a promise that the load outgrows.
func outgrown(v *fit.Verdict, f *Figures) bool {
	return v.Outcome == fit.Meets && f.ColdKnown && f.ColdShare > coldNoted && v.Is.Number != nil && v.Is.Number.Typical == 0
}

// judge puts the outcomes of all requirements, then one for each thing that the load
// needs more of than there is, which fails.
func (x *Case) judge(out []fit.Outcome, d *draft, addons []int, size string, f *Figures, excess int) []fit.Outcome {
	v := d.venue
	out = x.judgement.Stacked(out, v.host, v.setup, addons, v.regions, size)
	for _, s := range x.special {
		if s.computed != nil {
			out[s.requirement] = s.computed.outcome(f, &x.Requirements[s.requirement])
		} else {
			out[s.requirement] = d.places[s.requirement].Outcome
			if slices.ContainsFunc(addons, func(a int) bool { return x.judgement.Barred(s.requirement, a) }) {
				out[s.requirement] = fit.Fails
			}
		}
	}
	for _, i := range x.cold {
		if out[i] != fit.Meets {
			continue
		}
		if verdict := x.judgement.Verdict(i, v.host, v.setup, addons, v.regions, size); outgrown(&verdict, f) {
			out[i] = fit.Partly
		}
	}
	for range excess {
		out = append(out, fit.Fails)
	}
	return out
}

// verdicts are the same with what was found.
func (x *Case) verdicts(s *Stack, d *draft, addons []int, limits []limit, r *rated, m *meter.Set) []fit.Verdict {
	v := d.venue
	out := make([]fit.Verdict, 0, len(x.Requirements)+r.excess)
	size := s.SizeID()
	for i := range x.Requirements {
		out = append(out, x.judgement.Verdict(i, v.host, v.setup, addons, v.regions, size))
	}
	for _, sp := range x.special {
		if sp.computed != nil {
			out[sp.requirement] = sp.computed.verdict(x, s, x.Requirements[sp.requirement])
		} else {
			out[sp.requirement] = d.places[sp.requirement]
			if sp.ofVendor(x) {
				out[sp.requirement] = fit.Vendor(x.Catalog, x.Requirements[sp.requirement], s.Host, s.Addons...)
			}
		}
	}
	for _, i := range x.cold {
		if outgrown(&out[i], &r.figures) {
			out[i].Outcome, out[i].Is.Cold = fit.Partly, s.ColdShare
		}
	}
	if !r.holds {
		excess := r.tooMuch
		out = append(out, fit.Verdict{Requirement: capacityRequirement(nil), Outcome: fit.Fails, Is: fit.Finding{Excess: &excess}, By: s.Host.ID})
	}
	return append(out, x.over(limits, m)...)
}

// capacityRequirement asks that the load is held: so much of a meter, or all of it.
func capacityRequirement(atLeast *float64) fit.Requirement {
	return fit.Requirement{Question: catalog.QuestionRequests, Criterion: catalog.CriterionCapacity, Importance: "must", AtLeast: atLeast}
}

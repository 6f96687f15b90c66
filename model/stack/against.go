package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// Against are the musts that no stack of a host's setup meets in these regions, whatever
// add-ons stand beside it: those of the stack that fails the fewest. What it costs, and
// whether it holds the load, are left aside. Of an add-on there are none.
func (x *Case) Against(s *Stack, k *Scratch) []fit.Verdict {
	setup := slices.IndexFunc(s.Host.Setups, func(o catalog.Setup) bool { return o.ID == s.Setup.ID })
	if s.Host.Slot != "" || setup < 0 || !slices.ContainsFunc(x.Requirements, func(r fit.Requirement) bool { return r.Must() }) {
		return nil
	}
	alone := *x // what is named is on nobody's ground
	alone.ground = nil
	x = &alone
	v := x.newVenue(s.Host, setup, s.Regions, edgy(s.Host, &s.Setup), nil)
	places := x.places(v)
	var drafts []draft
	for _, set := range x.judgement.Compose(v.host, v.setup, v.regions, s.SizeID(), &k.compose) {
		drafts = append(drafts, x.draft(v, set, places))
	}
	ratings := make([]rated, len(drafts))
	x.rate(drafts, ratings, k)
	best, least := 0, x.ruling(&ratings[0])
	for i := range ratings {
		if failed := x.ruling(&ratings[i]); len(failed) < len(least) {
			best, least = i, failed
		}
	}
	if len(least) == 0 {
		return nil
	}
	d, r := &drafts[best], ratings[best]
	r.holds, r.stops = true, 0
	e := &Evaluation{x: x, drafts: drafts, rated: ratings}
	all := x.verdicts(e.Outline(best), d, numbers(d, &r), nil, &r, k)
	list := make([]fit.Verdict, len(least))
	for i, requirement := range least {
		list[i] = all[requirement]
	}
	return list
}

// ruling are the musts that a stack fails, by their numbers, those on amounts of money
// aside.
func (x *Case) ruling(r *rated) (failed []int) {
	for i := range x.Requirements {
		computed := ComputedOf(x.Requirements[i].Criterion)
		if x.Requirements[i].Must() && r.outcomes[i] == fit.Fails && (computed == nil || computed.amount == nil) {
			failed = append(failed, i)
		}
	}
	return failed
}

// numbers are the add-ons that were taken, by their numbers.
func numbers(d *draft, r *rated) (list []int) {
	for n, choice := range d.addons {
		list = append(list, choice[r.chosen[n]].number)
	}
	return list
}

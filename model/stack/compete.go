package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/rank"
)

// contest is stacks of hosts while their regions compete: one for each setup and set of
// add-ons, where it is the best that was tried.
type contest struct {
	drafts []draft
	rated  []rated
}

// forget empties the contest, and keeps its memory.
func (c *contest) forget() {
	clear(c.drafts)
	clear(c.rated)
	c.drafts, c.rated = c.drafts[:0], c.rated[:0]
}

// compete adds a host's stacks to the scratch's contest, each in the region that does
// best, of equals in the nearest. Regions near the one with the shortest way compete;
// where none of them fits, the nearest that does is taken.
func (x *Case) compete(h *catalog.Product, k *Scratch) {
	c := &k.contest
	if x.fits && x.unwanted(h) {
		return
	}
	for i := range h.Setups {
		if h.Setups[i].Asked {
			continue
		}
		p, s := x.ground.plot(x, h, i)
		from := len(c.drafts)
		for n := range s.near {
			if !p.beaten(x, h, i, n) {
				x.enter(c, from, p.at(x, h, i, n), false, k)
			}
		}
		if x.hopes(c, from) {
			x.far(c, from, p, s, k)
		}
	}
}

// far looks further than where the regions of a setup compete, for those of its stacks, from
// a number on, that do not fit there.
func (x *Case) far(c *contest, from int, p *plot, s *siting, k *Scratch) {
	v, r := c.drafts[from].venue, c.drafts[from].run
	h, setup := v.product, v.setup
	x.meters(r, c.rated[from].box, k)
	if w := r.at(c.rated[from].box); r.tariff.Rate(&k.typical, &w, &k.bill).Unpriced > 0 && k.bill.NeverPriced() {
		return // no region makes the bill whole
	}
	if s.open != nil {
		for _, regions := range x.others(h, &h.Setups[setup], s, k) {
			x.enter(c, from, p.in(x, h, setup, regions), true, k)
		}
		return
	}
	k.here.Reset()
	k.here.Join(&k.typical)
	for n := s.near; n < len(s.sites) && x.hopes(c, from); n++ {
		if p.beaten(x, h, setup, n) || !x.couldWin(c, from, &s.sites[n], k) {
			continue
		}
		x.enter(c, from, p.at(x, h, setup, n), true, k)
	}
}

// leeway is how much more than a budget a region may seem to cost before it is tried: on
// another size it may cost less.
const leeway = 1.2

// couldWin says whether some of a setup's stacks might fit in a region, going by what
// their load where they are would cost there. The meters of the first are in the scratch.
func (x *Case) couldWin(c *contest, from int, s *site, k *Scratch) bool {
	r, size := c.drafts[from].run, c.rated[from].box
	if size >= 0 {
		here := r.tariff.In(&c.drafts[from].venue.regions[0])
		if !slices.ContainsFunc(s.boxes, func(b box) bool { return b.index == r.boxes[size].index }) ||
			slices.ContainsFunc(s.boxes, func(b box) bool {
				return r.tariff.Prices(s.column, int(b.index), &k.here) && !r.tariff.Prices(here, int(b.index), &k.here)
			}) {
			return true // another size may be had there, or priced
		}
	}
	w := r.at(size).In(s.column)
	is := r.tariff.Rate(&k.here, &w, &k.bill)
	over := x.budget > 0 && x.Bills.Money.USD(x.taxed(sum{total: is.Total}).total) > leeway*x.budget
	for i := from; i < len(c.drafts); i++ {
		switch d, one := &c.drafts[i], &c.rated[i]; {
		case !x.hopeful(d, one):
		case d.run != r:
			return true
		case !one.figures.Complete && is.Unpriced == 0 && !over:
			return true
		case one.figures.Complete && !(over && x.overBudget(one)):
			return true
		}
	}
	return false
}

// overBudget says whether a stack costs more than a must allows.
func (x *Case) overBudget(r *rated) bool { return x.budget > 0 && r.figures.USD > x.budget }

// enter lets a venue compete with others of its setup, whose stacks begin at from. Far
// ones only take the place of stacks that do not fit, and only by one that does.
func (x *Case) enter(c *contest, from int, v *venue, far bool, k *Scratch) {
	sets := x.judgement.Compose(v.host, v.setup, v.regions, "", &k.compose)
	if x.fits {
		if sets = slices.DeleteFunc(sets, func(set fit.Set) bool { return x.lost(v, set) }); len(sets) == 0 {
			return
		}
	}
	places := x.places(v)
	if len(c.drafts) == from {
		for _, set := range sets {
			c.drafts = append(c.drafts, x.draft(v, set, places))
		}
		c.rated = slices.Grow(c.rated, len(sets))[:len(c.drafts)] // what a new one has is its own
		x.rate(c.drafts[from:], c.rated[from:], k)
		return
	}
	k.drafts = k.drafts[:0]
	for _, set := range sets {
		k.drafts = append(k.drafts, x.draft(v, set, places))
	}
	k.rated = slices.Grow(k.rated[:0], len(sets))[:len(sets)]
	x.rate(k.drafts, k.rated, k)
	for i := range k.drafts {
		d, r := &k.drafts[i], &k.rated[i]
		at := slices.IndexFunc(c.drafts[from:], d.sameAddons)
		if at < 0 {
			if !far {
				c.drafts, c.rated = append(c.drafts, *d), append(c.rated, *r)
				*r = rated{}
			}
			continue
		}
		at += from
		if far && (!x.hopeful(&c.drafts[at], &c.rated[at]) || r.failed > 0 || x.hopeful(d, r)) {
			continue
		}
		if x.better(d, r, &c.drafts[at], &c.rated[at]) {
			c.drafts[at] = *d
			c.rated[at], *r = *r, c.rated[at]
		}
	}
}

// unwanted says whether a must rules a host out by its vendor.
func (x *Case) unwanted(h *catalog.Product) bool {
	return slices.ContainsFunc(x.Requirements, func(r fit.Requirement) bool {
		return r.Must() && r.Criterion == catalog.CriterionVendor && x.place(r, h, nil).Outcome == fit.Fails
	})
}

// lost says whether a venue with a set of add-ons fails a must whatever the region, the
// size and the load. Those of a choice do the same.
func (x *Case) lost(v *venue, set fit.Set) bool {
	var few [8]int
	return x.judgement.FailsEverywhere(x.musts, v.host, v.setup, firsts(set, few[:0]))
}

// better says whether a stack does better in one region than in another, by its group and
// then its value. One of which the price is not known there comes after one that is only
// too dear elsewhere: what it costs elsewhere is what is known of it.
func (x *Case) better(d *draft, r *rated, o *draft, than *rated) bool {
	if a, b := x.failsButCost(r), x.failsButCost(than); a != b {
		return a < b
	}
	if a, b := r.sum.unpriced, than.sum.unpriced; a != b {
		return a < b
	}
	is, was := d.option(r), o.option(than)
	return rank.Compare(&is, &was) < 0
}

// failsButCost is how many musts a stack fails, those on amounts of money aside.
func (x *Case) failsButCost(r *rated) int {
	n := r.failed
	for _, s := range x.special {
		if s.computed != nil && s.computed.amount != nil && x.Requirements[s.requirement].Must() && r.outcomes[s.requirement] == fit.Fails {
			n--
		}
	}
	return n
}

// sameAddons says whether two drafts have the same add-ons.
func (d *draft) sameAddons(o draft) bool {
	return slices.EqualFunc(d.addons, o.addons, func(a, b []*offer) bool {
		return slices.EqualFunc(a, b, func(a, b *offer) bool { return a.number == b.number })
	})
}

// hopes says whether some of a setup's stacks could fit in another region.
func (x *Case) hopes(c *contest, from int) bool {
	for i := from; i < len(c.drafts); i++ {
		if x.hopeful(&c.drafts[i], &c.rated[i]) {
			return true
		}
	}
	return false
}

// hopeful says whether a stack could fit, or fit better, in another region: its price is
// not known where it is, or all that it fails, or all that is open of it, follows the
// region.
func (x *Case) hopeful(d *draft, r *rated) bool {
	if r.failed == 0 && r.group() == rank.Fits || r.excess > 0 && len(d.run.boxes) == 0 {
		return false
	}
	fails := r.excess > 0 || !r.figures.Complete && x.ground.of(d.run).carried.bill.unpriced > 0
	opens, stays := false, !r.active
	for i := range x.Requirements {
		q := &x.Requirements[i]
		switch {
		case !q.Must() || r.outcomes[i] == fit.Meets:
		case !x.followsRegion(d, i) && r.outcomes[i] == fit.Fails:
			return false
		case !x.followsRegion(d, i):
			stays = true
		case r.outcomes[i] == fit.Fails:
			fails = true
		default:
			opens = true
		}
	}
	return fails || opens && !stays && r.figures.Complete
}

// followsRegion says whether a requirement that a stack does not meet could be met by it
// in a region with a longer way.
func (x *Case) followsRegion(d *draft, requirement int) bool {
	q := &x.Requirements[requirement]
	if k := ComputedOf(q.Criterion); k != nil {
		return k.amount != nil
	}
	if ofResidency(*q) {
		return len(d.venue.regions) > 0
	}
	return x.judgement.VariesByRegion(requirement, d.venue.host, d.venue.setup)
}

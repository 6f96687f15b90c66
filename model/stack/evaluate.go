package stack

import (
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/parallel"
	"whereto/model/rank"
	"whereto/model/workload"
)

// rated is what a draft comes to at a load, in numbers.
type rated struct {
	sum      sum
	figures  Figures
	box      int   // of the run's; -1: none
	chosen   []int // by choice: the add-on that was taken
	holds    bool  // the run holds the load
	tooMuch  workload.Excess
	excess   int // reasons for which the load is not held: the run's, and limits that it is over
	outcomes []fit.Outcome
	failed   int  // musts
	plain    bool // every must is met
	value    float64
	best     float64
}

// Evaluation is all drafts of a case at its load, in the order of hosts, setups and
// sets of add-ons.
type Evaluation struct {
	Closed []Closed

	x      *Case
	drafts []draft
	rated  []rated
}

// Evaluate works out what all stacks of the case come to, in numbers. Hosts are worked
// out side by side, since none depends on another.
func (x *Case) Evaluate() *Evaluation {
	if x.ground == nil {
		y := *x
		y.ground = x.groundOn(&sites{on: x.basis(), hosts: make([]plot, len(x.Catalog.Hosts))})
		x = &y
	}
	e := &Evaluation{x: x}
	hosts := x.Catalog.Hosts
	for _, h := range hosts {
		if !h.Status.Advisable() {
			e.Closed = append(e.Closed, Closed{h})
		}
	}
	byHost := make([][]draft, len(hosts))
	results := make([][]rated, len(hosts))
	parallel.Each(len(hosts), func(i int, k *Scratch) {
		if !hosts[i].Status.Advisable() {
			return
		}
		x.ground.hosts[i].Lock()
		defer x.ground.hosts[i].Unlock()
		byHost[i] = x.compile(hosts[i], k)
		results[i] = make([]rated, len(byHost[i]))
		x.rate(byHost[i], results[i], k)
	})
	e.drafts, e.rated = slices.Concat(byHost...), slices.Concat(results...)
	return e
}

// At is the evaluation of some of its drafts, by their indexes, at another case's load;
// the case is one of With.
func (e *Evaluation) At(y *Case, of []int, k *Scratch) *Evaluation {
	out := &Evaluation{x: y, drafts: make([]draft, len(of)), rated: make([]rated, len(of))}
	for at, i := range of {
		out.drafts[at] = e.drafts[i]
	}
	y.rate(out.drafts, out.rated, k)
	return out
}

// rate works out what drafts come to; those of one run should stand side by side.
func (x *Case) rate(drafts []draft, out []rated, k *Scratch) {
	done := make([]bool, len(drafts))
	for i := range drafts {
		if done[i] {
			continue
		}
		c := x.carried(drafts[i].run, k)
		for n := i; n < len(drafts) && drafts[n].venue == drafts[i].venue; n++ {
			if drafts[n].run == drafts[i].run {
				x.rateDraft(&drafts[n], &c, &out[n], k)
				done[n] = true
			}
		}
	}
}

// carried is how a run carries the load. On a ground it is worked out once; else its
// meters are in the scratch.
func (x *Case) carried(r *run, k *Scratch) carried {
	if x.ground == nil {
		return x.carry(r, k)
	}
	on := x.ground.of(r)
	if on == nil {
		c := x.carry(r, k)
		x.ground.put(r, c)
		k.of, k.on = r, x.ground
		return c
	}
	return on.carried
}

// billed is what an add-on costs beside a run, and how many of its limits the load is
// over.
func (x *Case) billed(r *run, o *offer, k *Scratch) (p price, over int) {
	if x.ground == nil {
		return x.price(o.tariff, &o.where, k), exceeded(o.limits, &k.typical)
	}
	on := x.ground.of(r)
	for i := range on.offers {
		if one := &on.offers[i]; one.offer == o {
			return one.price, one.over
		}
	}
	x.meters(r, on.carried.box, k)
	one := offered{o, x.price(o.tariff, &o.where, k), exceeded(o.limits, &k.typical)}
	on.offers = append(on.offers, one)
	return one.price, one.over
}

// meters leaves those of a run on one of its sizes in the scratch.
func (x *Case) meters(r *run, box int, k *Scratch) {
	if k.of == r && k.on == x.ground {
		return
	}
	x.run(r, box, k)
	x.ends(r, box, k)
	k.of, k.on = r, x.ground
}

// rateDraft works out what a draft comes to whose run carries the load.
func (x *Case) rateDraft(d *draft, c *carried, out *rated, k *Scratch) {
	v := d.venue
	*out = rated{box: c.box, holds: c.outcome.Holds(), tooMuch: c.outcome.Excess, chosen: out.chosen[:0], outcomes: out.outcomes}
	all := sum{}
	all.add(c.bill)
	out.excess = c.over
	if !out.holds {
		out.excess++
	}
	k.chosen = k.chosen[:0]
	for _, choice := range d.addons {
		best, bill, over := x.cheapest(d.run, choice, k)
		all.add(bill)
		out.excess += over
		out.chosen = append(out.chosen, best)
		k.chosen = append(k.chosen, choice[best].number)
	}
	out.sum = x.taxed(all)
	f := &out.figures
	f.USD, f.PreviewsUSD, f.Complete = x.Bills.Money.USD(out.sum.total), x.Bills.Money.USD(out.sum.previews), out.sum.unpriced == 0
	way := x.response(v.way)
	f.way(&way)
	f.ColdKnown, f.ColdShare = c.outcome.ColdKnown, c.outcome.ColdShare
	size := ""
	if c.box >= 0 {
		size = d.run.boxes[c.box].size.ID
	}
	out.outcomes = x.judge(out.outcomes, d, k.chosen, size, f, out.excess)
	out.plain = out.excess == 0
	out.failed = out.excess
	for i := range x.Requirements {
		if !x.Requirements[i].Must() {
			continue
		}
		if out.outcomes[i] == fit.Fails {
			out.failed++
		}
		out.plain = out.plain && out.outcomes[i] == fit.Meets
	}
	k.parts = x.parts(k.parts[:0], f, out.outcomes)
	out.value, out.best = rank.Sum(k.parts)
}

// Options are what of each stack decides its place.
func (e *Evaluation) Options() []rank.Option {
	options := make([]rank.Option, len(e.drafts))
	n := 0
	for i := range e.rated {
		n += len(e.rated[i].outcomes)
	}
	outcomes := make([]int, 0, n)
	for i := range e.drafts {
		d, r := &e.drafts[i], &e.rated[i]
		from := len(outcomes)
		for _, o := range r.outcomes {
			outcomes = append(outcomes, int(o))
		}
		cold := 1.0
		if r.figures.ColdKnown {
			cold = r.figures.ColdShare
		}
		options[i] = rank.Option{
			Name: e.ID(i), Host: d.venue.product.ID, Way: d.venue.id, Value: r.value, Best: r.best, Total: r.sum.total, Complete: r.figures.Complete,
			MS: r.figures.ResponseMS, Cold: cold, Outcomes: outcomes[from:len(outcomes):len(outcomes)], Failed: r.failed,
		}
	}
	return options
}

// Order puts the stacks in order.
func (e *Evaluation) Order() rank.Order { return rank.Sort(e.Options()) }

// Way is one of the stacks' host and setup.
func (e *Evaluation) Way(i int) string { return e.drafts[i].venue.id }

// Host is one of the stacks' host.
func (e *Evaluation) Host(i int) *catalog.Product { return e.drafts[i].venue.product }

// Bill is what one of the stacks comes to in the bill's currency, and whether that is
// all of it.
func (e *Evaluation) Bill(i int) (total float64, complete bool) {
	return e.rated[i].sum.total, e.rated[i].figures.Complete
}

// ID is the id of one of the stacks.
func (e *Evaluation) ID(i int) string {
	d, r := &e.drafts[i], &e.rated[i]
	var few [8]string
	parts := append(few[:0], d.venue.id)
	if r.box >= 0 {
		parts = append(parts, ":", d.run.boxes[r.box].size.ID)
	}
	parts = append(parts, d.venue.in)
	for n, choice := range d.addons {
		parts = append(parts, choice[r.chosen[n]].id)
	}
	return strings.Join(parts, "")
}

// bare is one of the stacks without what its load comes to, but with its size.
func (e *Evaluation) bare(i int) *Stack {
	d, r := &e.drafts[i], &e.rated[i]
	v := d.venue
	s := &Stack{Host: v.product, Setup: v.product.Setups[v.setup], Regions: v.regions, Edge: v.edge}
	for n, choice := range d.addons {
		s.Addons = append(s.Addons, choice[r.chosen[n]].pair)
	}
	if r.box >= 0 {
		s.Size = d.run.boxes[r.box].size
	}
	return s
}

// Outline is one of the stacks in outline: what it is, what it costs and what it is
// worth, without its bill's lines and its verdicts.
func (e *Evaluation) Outline(i int) *Stack {
	d, r := &e.drafts[i], &e.rated[i]
	s := e.bare(i)
	s.Latency = e.x.response(d.venue.way)
	e.x.fill(s, d.run, &carried{box: r.box, outcome: workload.Outcome{ColdShare: r.figures.ColdShare, ColdKnown: r.figures.ColdKnown}}, r.sum)
	s.ID, s.Title, s.Name = identify(s, s.Addons)
	s.Status = DoesNotFit
	switch {
	case r.failed > 0:
	case r.plain:
		s.Status = Fits
	default:
		s.Status = FitsWithCaveats
	}
	s.Value, s.BestValue = r.value, r.best
	return s
}

// Show is one of the stacks in full.
func (e *Evaluation) Show(i int, k *Scratch) *Stack {
	x, d, r := e.x, &e.drafts[i], &e.rated[i]
	s := e.Outline(i)
	x.run(d.run, r.box, k)
	var numbers []int
	limits := slices.Clone(d.run.limits)
	for n, choice := range d.addons {
		o := choice[r.chosen[n]]
		numbers = append(numbers, o.number)
		limits = append(limits, o.limits...)
	}
	s.Bill = x.bill(s, d.run, r.box, d.chosen(r), k, nil)
	s.Verdicts = x.verdicts(s, d, numbers, limits, r, &k.typical)
	for _, v := range s.Verdicts {
		if v.Must() && v.Outcome == fit.Fails {
			s.Because = append(s.Because, v)
		}
	}
	s.Parts = x.parts(nil, &r.figures, r.outcomes)
	s.Variants = d.variants(s, r)
	s.Caveats = x.Caveats(s)
	s.FitsIf = x.FitsIf(s)
	return s
}

// chosen are the offers that were taken.
func (d *draft) chosen(r *rated) []*offer {
	var list []*offer
	for n, choice := range d.addons {
		list = append(list, choice[r.chosen[n]])
	}
	return list
}

// variants are the ids of the stack with another add-on of one choice.
func (d *draft) variants(s *Stack, r *rated) []string {
	var ids []string
	for n, choice := range d.addons {
		for i := range choice {
			if i == r.chosen[n] {
				continue
			}
			addons := slices.Clone(s.Addons)
			addons[n] = choice[i].pair
			id, _, _ := identify(s, addons)
			ids = append(ids, id)
		}
	}
	return ids
}

package stack

import (
	"math"
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
	box      int     // of the run's; -1: none
	chosen   []int   // by choice: the add-on that was taken
	count    float64 // instances in the busiest hour
	holds    bool    // the run holds the load
	tooMuch  workload.Excess
	excess   int // reasons for which the load is not held: the run's, and limits that it is over
	stops    int // and what stops it at the high end of the answers' ranges alone
	outcomes []fit.Outcome
	failed   int  // musts
	active   bool // all products plainly are
	plain    bool // every must is met, by products that are plainly active
	value    rank.Score
}

// group is where a stack stands that fails no must.
func (r *rated) group() rank.Group {
	switch {
	case !r.figures.Complete:
		return rank.PriceNotKnown
	case !r.plain:
		return rank.FitsIf
	}
	return rank.Fits
}

// Evaluation is all drafts of a case at its load, in the order of hosts, setups and
// sets of add-ons.
type Evaluation struct {
	Closed []Closed

	x      *Case
	drafts []draft
	rated  []rated
}

// EvaluateFits works out the stacks of the case that may fit: those that fail a must by a
// fact that holds wherever they run are left out, and some others that do not fit are in.
func (x *Case) EvaluateFits() *Evaluation {
	y := *x
	y.fits = true
	return y.Evaluate()
}

// Evaluate works out what all stacks of the case come to, in numbers. Hosts are worked
// out side by side, since none depends on another.
func (x *Case) Evaluate() *Evaluation {
	if x.ground == nil {
		y := *x
		y.ground = &ground{x.newSites(x.basis()), x.newBurden()}
		x = &y
	}
	e := &Evaluation{x: x}
	hosts := x.Catalog.Hosts
	for _, h := range hosts {
		if !h.Status.Advisable() {
			e.Closed = append(e.Closed, Closed{h})
		}
	}
	found := make([]span, len(hosts))
	used := parallel.With(len(hosts), x.maker.borrow, func(i int, k *Scratch) {
		if !hosts[i].Status.Advisable() {
			return
		}
		x.ground.lock(i)
		defer x.ground.unlock(i)
		from := len(k.contest.drafts)
		x.compete(hosts[i], k)
		found[i] = span{k, from, len(k.contest.drafts)}
	})
	e.gather(found)
	for _, k := range used {
		x.maker.giveBack(k)
	}
	return e
}

// span is where a host's stacks lie in the memory that they were worked out in.
type span struct {
	in       *Scratch // nil: it has none
	from, to int
}

// gather copies the stacks of all hosts, in their order.
func (e *Evaluation) gather(found []span) {
	all := 0
	for _, one := range found {
		all += one.to - one.from
	}
	e.drafts, e.rated = make([]draft, 0, all), make([]rated, 0, all)
	for _, one := range found {
		if one.in != nil {
			e.drafts = append(e.drafts, one.in.contest.drafts[one.from:one.to]...)
			e.rated = append(e.rated, one.in.contest.rated[one.from:one.to]...)
		}
	}
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
		k.of, k.on = r, x.ground.burden
		return c
	}
	return on.carried
}

// billed is what an add-on comes to beside a run.
func (x *Case) billed(r *run, o *offer, k *Scratch) billed {
	if x.ground == nil {
		return x.bills(o, k)
	}
	on := x.ground.of(r)
	list := &on.offers
	if o.where.ByVisitor() {
		list = &r.offers
	}
	for i := range *list {
		if one := &(*list)[i]; one.number == o.number {
			return one.billed
		}
	}
	x.meters(r, on.carried.box, k)
	one := offered{o.number, x.bills(o, k)}
	*list = append(*list, one)
	return one.billed
}

// bills is what an add-on comes to for the meters in the scratch.
func (x *Case) bills(o *offer, k *Scratch) billed {
	b := billed{price: x.price(o.tariff, &o.where, k), over: exceeded(o.limits, &k.typical)}
	if x.ranged {
		b.stops = stopped(o.limits, k)
	}
	return b
}

// meters leaves those of a run on one of its sizes in the scratch.
func (x *Case) meters(r *run, box int, k *Scratch) {
	if k.of == r && k.on == x.ground.burden {
		return
	}
	x.run(r, box, k)
	x.ends(r, box, k)
	k.of, k.on = r, x.ground.burden
}

// rateDraft works out what a draft comes to whose run carries the load.
func (x *Case) rateDraft(d *draft, c *carried, out *rated, k *Scratch) {
	v := d.venue
	*out = rated{box: c.box, holds: c.outcome.Holds(), count: c.outcome.Instances, tooMuch: c.outcome.Excess, chosen: out.chosen[:0], outcomes: out.outcomes}
	all := sum{}
	all.add(c.bill)
	out.excess, out.stops = c.over, c.stops
	if !out.holds {
		out.excess++
	}
	k.chosen = k.chosen[:0]
	active := v.product.Status.PlainlyActive()
	for _, choice := range d.addons {
		best, of := x.cheapest(d.run, choice, k)
		all.add(of.price)
		out.excess += of.over
		out.stops += of.stops
		out.chosen = append(out.chosen, best)
		k.chosen = append(k.chosen, choice[best].number)
		active = active && choice[best].pair.Product.Status.PlainlyActive()
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
	out.outcomes = x.judge(out.outcomes, d, k.chosen, size, f)
	f.Own = x.own(out.outcomes)
	out.active, out.plain = active, active && out.excess == 0 && out.stops == 0
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
	out.value = rank.Sum(k.parts)
}

// Options are what of each stack decides its place.
func (e *Evaluation) Options() []rank.Option {
	options := make([]rank.Option, len(e.drafts))
	outcomes := make([]int, 0, len(e.drafts)*(len(e.x.Requirements)+2))
	for i := range e.drafts {
		from := len(outcomes)
		outcomes = e.rated[i].satisfied(outcomes, len(e.x.Requirements))
		options[i] = e.drafts[i].option(&e.rated[i])
		options[i].Name, options[i].Outcomes = e.ID(i), outcomes[from:len(outcomes):len(outcomes)]
	}
	return options
}

// satisfied puts how far a stack satisfies what was asked, so many requirements, that it
// holds the load, and that its products are plainly active: as many for all, so that they
// can be compared.
func (r *rated) satisfied(out []int, asked int) []int {
	for _, o := range r.outcomes[:asked] {
		out = append(out, int(o))
	}
	held, active := fit.Meets, fit.Meets
	switch {
	case r.excess > 0:
		held = fit.Fails
	case r.stops > 0:
		held = fit.Unknown
	}
	if !r.active {
		active = fit.Unknown
	}
	return append(out, int(held), int(active))
}

// option is what decides a draft's place, its name and outcomes aside.
func (d *draft) option(r *rated) rank.Option {
	f := &r.figures
	o := rank.Option{
		Host: d.venue.product.ID, Group: r.group(), Value: r.value.Is, Least: r.value.Least, Best: r.value.Best,
		Total: f.USD + f.Own.Is, Complete: f.Complete, MS: f.ResponseMS, Parts: 1 + len(d.addons), Failed: r.failed,
	}
	if !f.WayKnown {
		o.MS = math.Inf(1)
	}
	return o
}

// Order puts the stacks in order.
func (e *Evaluation) Order() rank.Order { return rank.Sort(e.Options()) }

// Way is one of the stacks' host and setup.
func (e *Evaluation) Way(i int) string { return e.drafts[i].venue.id }

// Status is whether one of the stacks fits.
func (e *Evaluation) Status(i int) Status {
	if e.rated[i].failed > 0 {
		return DoesNotFit
	}
	return statuses[e.rated[i].group()]
}

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
	e.x.fill(s, d.run, &carried{box: r.box, outcome: workload.Outcome{ColdShare: r.figures.ColdShare, ColdKnown: r.figures.ColdKnown, Instances: r.count}}, r.sum)
	s.ID, s.Title, s.Name = identify(s, s.Addons)
	s.Status, s.Value, s.BestValue, s.OwnUSD = e.Status(i), r.value.Is, r.value.Best, r.figures.Own.Is
	return s
}

// Show is one of the stacks in full.
func (e *Evaluation) Show(i int, k *Scratch) *Stack {
	x, d, r := e.x, &e.drafts[i], &e.rated[i]
	s := e.Outline(i)
	x.run(d.run, r.box, k)
	s.Bill = x.bill(s, d.run, r.box, d.chosen(r), k, nil)
	e.judged(s, i, k)
	s.Breaks = x.breaks(s, d.run, r, k)
	x.widen(s)
	s.Variants = d.variants(s, r)
	s.Caveats = x.Caveats(s)
	return s
}

// Why is one of the stacks with its verdicts and what would turn them: of one that is
// ruled out no more is asked.
func (e *Evaluation) Why(i int, k *Scratch) *Stack {
	s := e.Outline(i)
	e.x.run(e.drafts[i].run, e.rated[i].box, k)
	e.judged(s, i, k)
	return s
}

// judged gives a stack its verdicts. The run's meters are in the scratch.
func (e *Evaluation) judged(s *Stack, i int, k *Scratch) {
	x, d, r := e.x, &e.drafts[i], &e.rated[i]
	var numbers []int
	limits := slices.Clone(d.run.limits)
	for n, choice := range d.addons {
		o := choice[r.chosen[n]]
		numbers = append(numbers, o.number)
		limits = append(limits, o.limits...)
	}
	s.Verdicts = x.verdicts(s, d, numbers, limits, r, k)
	for _, v := range s.Verdicts {
		if v.Must() && v.Outcome == fit.Fails {
			s.Because = append(s.Because, v)
		}
	}
	s.Parts = x.parts(nil, &r.figures, r.outcomes)
	s.Changes = x.FitsIf(s)
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

package stack

import (
	"math"
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/meter"
	"whereto/model/rank"
	"whereto/model/workload"
)

// Scratch is memory that carrying loads uses again. It belongs to one goroutine, and
// what is in it holds until the next load.
type Scratch struct {
	of                 *run      // whose meters these are
	on                 *burden   // on which it is known; nil: not kept track of
	typical, low, high meter.Set // of one run; at the ends of the answers' ranges with previews
	previews           meter.Set // the typical ones with previews
	sizing             meter.Set // of a size that is tried: what sizes differ by
	here               meter.Set // of a load where it is, to be rated elsewhere
	work               workload.Scratch
	bill               cost.Scratch
	compose            fit.Scratch
	chosen             []int
	contest            contest // of the hosts of one evaluation
	drafts             []draft // that compete in one region, and what they come to
	rated              []rated
	parts              []rank.Part
}

// carried is how a run carries a load.
type carried struct {
	box     int // of the run's; -1: none
	outcome workload.Outcome
	bill    price // of the host
	over    int   // limits of the host that the load is over
	stops   int   // and what stops it at the high end of the answers' ranges alone
}

// price is what one product bills for a load, in the bill's currency.
type price struct {
	total, previews float64 // without previews, and what they add
	low, high       float64 // with previews, at the ends of the answers' ranges
	unpriced        int     // lines without a price, those of previews among them
}

// carry chooses the size of a run and leaves the meters in the scratch: of the sizes
// that hold the memory beside what the system takes, the CPU that was asked for and the
// load, the cheapest, the smaller of equals; where files are kept one server before
// several. Where none holds it, the one that comes nearest to it.
func (x *Case) carry(r *run, k *Scratch) carried {
	c := carried{box: -1}
	switch {
	case len(r.boxes) == 0:
		c.outcome = x.run(r, -1, k)
	case r.fixed:
		c.box, c.outcome = 0, x.run(r, 0, k)
	default:
		c.box, c.outcome = x.size(r, k)
	}
	ends := x.ends(r, c.box, k)
	where := r.at(c.box)
	c.bill, c.over = x.price(r.tariff, &where, k), exceeded(r.limits, &k.typical)
	if x.ranged {
		c.stops = stopped(r.limits, k)
		if c.outcome.Holds() && x.tooMuch(r, c.box, &ends.high, k) != nil {
			c.stops++
		}
	}
	return c
}

// outcomes are what a run says at the ends of the answers' ranges; of nothing without any.
type outcomes struct{ low, high workload.Outcome }

// ends puts beside the typical load's meters those with previews, and at the ends of the
// answers' ranges.
func (x *Case) ends(r *run, box int, k *Scratch) (out outcomes) {
	var of *workload.Box
	if box >= 0 {
		of = &r.boxes[box].Box
	}
	if x.Load.Previews {
		k.previews.Reset()
		k.previews.Join(&k.typical)
		r.site.Previews(&x.Load, of, r.preview, &k.previews, nil)
	}
	if x.ranged {
		k.low.Reset()
		out.low = r.site.Run(&x.low, x.shape.low, of, &k.low, &k.work, nil)
		k.high.Reset()
		out.high = r.site.Run(&x.high, x.shape.high, of, &k.high, &k.work, nil)
		if x.Load.Previews {
			r.site.Previews(&x.low, of, r.preview, &k.low, nil)
			r.site.Previews(&x.high, of, r.preview, &k.high, nil)
		}
	}
	return out
}

// at is where the run's meters are billed on one of its sizes, -1 for none.
func (r *run) at(box int) cost.Where {
	w := r.where
	if box >= 0 {
		w.Size = r.boxes[box].index
	}
	return w
}

// run leaves the typical load's meters in the scratch.
func (x *Case) run(r *run, box int, k *Scratch) workload.Outcome {
	var of *workload.Box
	if box >= 0 {
		of = &r.boxes[box].Box
	}
	k.of, k.on = nil, nil
	k.typical.Reset()
	return r.site.Run(&x.Load, x.shape.typical, of, &k.typical, &k.work, nil)
}

// size chooses the size of a run that has some, and leaves its meters in the scratch.
func (x *Case) size(r *run, k *Scratch) (box int, out workload.Outcome) {
	box = -1
	holds, alone, short := false, false, 0.0
	needs := r.frame.NeedsMB(&x.Load)
	var cheapest cost.Sum
	floors := x.floorsOf(r, k)
	k.sizing.Keep(r.tariff.SizingReads())
	for i := range r.boxes {
		b := &r.boxes[i]
		if b.TooSmall || b.FreeMB < needs || x.Load.AskedVCPUs && b.VCPUs < x.Load.VCPUs {
			continue
		}
		if box >= 0 && holds && (alone || !x.Load.Files) && !cheaper(floors[i], cheapest) {
			continue // it is no cheaper even where nothing is done
		}
		k.sizing.Reset()
		o := r.site.Run(&x.Load, x.shape.typical, &b.Box, &k.sizing, &k.work, nil)
		w := r.at(i)
		sum := r.tariff.RateSize(&k.sizing, &w, &k.bill)
		without := x.Load.Files && r.alone(&o)
		better := box < 0
		switch {
		case box < 0:
		case holds != o.Holds():
			better = o.Holds()
		case !holds && o.Excess.Needs != short:
			better = o.Excess.Needs < short
		case without != alone:
			better = without
		default:
			better = cheaper(sum, cheapest)
		}
		if better {
			box, holds, alone, short, cheapest = i, o.Holds(), without, o.Excess.Needs, sum
		}
	}
	if box >= 0 {
		return box, x.run(r, box, k)
	}
	// None is large enough: the largest, which the verdict then names.
	box = len(r.boxes) - 1
	out = x.run(r, box, k)
	if b := &r.boxes[box]; b.TooSmall || x.Load.AskedMemory || x.Load.AskedVCPUs {
		if b.TooSmall {
			needs = max(needs, r.frame.Reserve.LeastMemoryMB)
		}
		out.Excess = workload.Excess{Of: workload.Sizes, Needs: needs, Most: b.FreeMB, Size: b.size.ID}
	}
	return box, out
}

// alone says whether a run has all on one server, files among it: several share no disk.
func (r *run) alone(o *workload.Outcome) bool {
	return r.frame.BalancerFrom == 0 || o.Busiest < r.frame.BalancerFrom
}

// standing is what follows from what a run stands on alone, whatever the load.
type standing struct {
	tariff *cost.Tariff
	frame  workload.Frame
	codes  string // of its spots and regions
}

// floorsOf are what a run's sizes cost at least: the instances that run without any load,
// since more load never runs fewer, and the month's fee, whose credit they may use. Nothing
// else counts: what an idle instance is billed may fall as it has more to do. They are worked out once for all cases, and found once
// for a run.
func (x *Case) floorsOf(r *run, k *Scratch) []cost.Sum {
	if found := r.floors.Load(); found != nil {
		return *found
	}
	list := x.maker.floors.of(standing{r.tariff, r.frame, r.codes}, func() []cost.Sum { return r.rateIdle(k) })
	r.floors.Store(&list)
	return list
}

// rateIdle rates the instances that run without any load, on each size.
func (r *run) rateIdle(k *Scratch) []cost.Sum {
	list := make([]cost.Sum, len(r.boxes))
	for i := range r.boxes {
		k.low.Reset()
		r.site.Run(&idle, idleShape, &r.boxes[i].Box, &k.low, &k.work, nil)
		k.high.Reset()
		for _, id := range [...]meter.ID{meter.InstanceHours, meter.Months} { // with the month comes a plan's credit
			for _, item := range k.low.Items(id) {
				k.high.Put(id, item)
			}
		}
		w := r.at(i)
		if sum := r.tariff.RateSize(&k.high, &w, &k.bill); sum.Total > 0 && !math.IsInf(sum.Total, 0) {
			list[i] = sum
		}
	}
	return list
}

// idle is no load at all.
var (
	idle      workload.Load
	idleShape = workload.ShapeOf(workload.NewWeek("steady", 1))
)

// cheaper says whether one bill is lower than another. One that leaves out less
// comes first: a size without a price is no bargain.
func cheaper(a, b cost.Sum) bool {
	if a.Unpriced != b.Unpriced {
		return a.Unpriced < b.Unpriced
	}
	return a.Total < b.Total-1e-9
}

// price is what a product bills for the meters in the scratch.
func (x *Case) price(t *cost.Tariff, w *cost.Where, k *Scratch) price {
	sum := t.Rate(&k.typical, w, &k.bill)
	p := price{total: sum.Total, unpriced: sum.Unpriced}
	if x.Load.Previews {
		with := t.Rate(&k.previews, w, &k.bill)
		p.previews, p.unpriced = with.Total-sum.Total, with.Unpriced
	}
	p.low = p.total + p.previews
	p.high = p.low
	if x.ranged {
		p.low, p.high = t.Rate(&k.low, w, &k.bill).Total, t.Rate(&k.high, w, &k.bill).Total
	}
	return p
}

// sum is what a stack's products bill together.
type sum struct {
	total, previews, low, high float64
	unpriced                   int
}

func (s *sum) add(p price) {
	s.total += p.total
	s.previews += p.previews
	s.low += p.low
	s.high += p.high
	s.unpriced += p.unpriced
}

// taxed is the sum with previews and VAT.
func (x *Case) taxed(s sum) sum {
	s.total += s.previews
	if x.vat > 0 {
		s.total += s.total * x.vat / 100
	}
	s.low *= 1 + x.vat/100
	s.high *= 1 + x.vat/100
	return s
}

// cheapest chooses of add-ons that do the same: one whose limits hold the load
// before one that they rule out, one that holds the high end of the answers' ranges too,
// a bill that is known before a part, the lower; of equals one by the host's vendor,
// which is one account less.
func (x *Case) cheapest(r *run, choice []*offer, k *Scratch) (best int, of billed) {
	for i := range choice {
		o := choice[i]
		p := x.billed(r, o, k)
		better := func() bool {
			a, b := p.price.total+p.price.previews, of.price.total+of.price.previews
			switch {
			case i == 0 || (p.over == 0) != (of.over == 0):
				return i == 0 || p.over == 0
			case (p.stops == 0) != (of.stops == 0):
				return p.stops == 0
			case (p.price.unpriced == 0) != (of.price.unpriced == 0):
				return p.price.unpriced == 0
			case math.Abs(a-b) > 1e-9:
				return a < b
			}
			return o.sameFirm && !choice[best].sameFirm
		}
		if better() {
			best, of = i, p
		}
	}
	return best, of
}

// Carried is how a stack carries a load, until the scratch is used again.
type Carried struct {
	Excess *workload.Excess // why it can't, nil if it can
	Meters *meter.Set       // without previews
}

// Carry works out how a stack carries the case's load: its size, its share of cold
// starts, and what its bill comes to, without lines.
func (x *Case) Carry(s *Stack, k *Scratch) Carried {
	var runtimes []catalog.Runtime
	for _, a := range s.Addons {
		runtimes = append(runtimes, a.Setup.Runtime.Over(a.Product.Runtime))
	}
	at := x.spread(s.Regions, s.Latency, !s.Edge)
	r := x.newRun(s.Host, &s.Setup, s.Regions, at, runtimes)
	c := x.carry(r, k)
	var all sum
	all.add(c.bill)
	limits := slices.Clip(r.limits)
	for _, a := range s.Addons {
		o := x.offer(a, s.Host, at)
		all.add(x.price(o.tariff, &o.where, k))
		limits = append(limits, o.limits...)
	}
	x.fill(s, r, &c, x.taxed(all))
	return Carried{Excess: c.excess(limits, &k.typical), Meters: &k.typical}
}

// excess is what the load needs more of than there is: the run, or else the first of the
// limits that it is over; nil if it holds.
func (c *carried) excess(limits []limit, m *meter.Set) *workload.Excess {
	if !c.outcome.Holds() {
		excess := c.outcome.Excess
		return &excess
	}
	for i := range limits {
		if used, over := limits[i].over(m); over {
			return limits[i].excess(used)
		}
	}
	return nil
}

// fill gives a stack what it carries a load with.
func (x *Case) fill(s *Stack, r *run, c *carried, all sum) {
	s.Size, s.ColdShare, s.Count = nil, nil, int(c.outcome.Instances)
	if c.box >= 0 {
		s.Size = r.boxes[c.box].size
	}
	if c.outcome.ColdKnown {
		share := c.outcome.ColdShare
		s.ColdShare = &share
	}
	s.Bill = cost.Bill{Currency: x.Bills.Money.Name(), Complete: all.unpriced == 0, Total: all.total}
	s.Low, s.High, s.Previews = all.low, all.high, all.previews
	s.USD = x.Bills.Money.USD(all.total)
}

// response is a way with the case's handling time, which may be another than the
// venue was compiled with.
func (x *Case) response(way latency.Response) latency.Response {
	more := x.Need.HandlingMS - way.HandlingMS
	way.HandlingMS += more
	way.ResponseMS += more
	way.FirstMS += more
	return way
}

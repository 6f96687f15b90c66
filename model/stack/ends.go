package stack

import (
	"math"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/workload"
)

// Break is a bound on what follows from the load that a stack keeps at the typical load,
// and not at an end of the answers' ranges. It stays where its typical load puts it.
type Break struct {
	fit.Verdict      // at that end
	High        bool // the end is the high one
}

// breaks are those of a stack that is worked out.
func (x *Case) breaks(s *Stack, r *run, of *rated, k *Scratch) (list []Break) {
	if !x.ranged || of.failed > 0 {
		return nil
	}
	ends := x.ends(r, of.box, k)
	for _, end := range []struct {
		high    bool
		total   float64
		load    *workload.Load
		outcome *workload.Outcome
	}{{true, s.High, &x.high, &ends.high}, {false, s.Low, &x.low, &ends.low}} {
		at, y := *s, *x
		at.Bill.Total, at.USD = end.total, x.Bills.Money.USD(end.total)
		y.Need.HandlingMS = end.load.DurationMS
		at.Latency, at.ColdShare = y.response(s.Latency), nil
		if end.outcome.ColdKnown {
			at.ColdShare = &end.outcome.ColdShare
		}
		for _, sp := range x.special {
			r := &x.Requirements[sp.requirement]
			if sp.computed == nil || !sp.computed.ByLoad || of.outcomes[sp.requirement] == fit.Fails {
				continue
			}
			if v := sp.computed.verdict(x, &at, *r); v.Outcome == fit.Fails {
				list = append(list, Break{v, end.high})
			}
		}
	}
	return list
}

// widen makes the ends of a stack's band the least and the most that it comes to: an end
// with more load can cost less, where fewer reserved instances will do, or larger files.
func (x *Case) widen(s *Stack) {
	if !x.ranged {
		return
	}
	s.Low, s.High = min(s.Low, s.Bill.Total, s.High), max(s.Low, s.Bill.Total, s.High)
}

// stops are the verdicts on what holds the typical load and not the high end of the
// answers' ranges: plans' limits, and capacity. They leave open whether the load is held.
func (x *Case) stops(s *Stack, r *run, limits []limit, of *rated, k *Scratch) []fit.Verdict {
	var out []fit.Verdict
	ends := x.ends(r, of.box, k)
	if of.holds {
		if excess := x.tooMuch(r, of.box, &ends.high, k); excess != nil {
			out = append(out, fit.Verdict{Requirement: capacityRequirement(nil), Outcome: fit.Unknown, Is: fit.Finding{Excess: excess}, By: s.Host.ID})
		}
	}
	for i := range limits {
		l := &limits[i]
		if !l.stops(k) {
			continue
		}
		used, _ := l.over(&k.high)
		out = append(out, fit.Verdict{
			Requirement: capacityRequirement(&used), Outcome: fit.Unknown, By: l.product.ID, Note: l.of.Note, Source: l.product.Sources[l.of.Source],
			Is: fit.Finding{Excess: l.excess(used)},
		})
	}
	return out
}

// tooMuch is what the high end of the answers' ranges needs more of than any size of a run
// has; nil where it is held. The meters in the scratch stay.
func (x *Case) tooMuch(r *run, size int, high *workload.Outcome, k *Scratch) *workload.Excess {
	enough := func(b *box) bool {
		return b.MemoryMB >= x.high.MemoryMB && (!x.high.AskedVCPUs || b.VCPUs >= x.high.VCPUs)
	}
	if size < 0 || high.Holds() && enough(&r.boxes[size]) {
		if high.Holds() {
			return nil
		}
		excess := high.Excess
		return &excess
	}
	for i := range r.boxes {
		if b := &r.boxes[i]; i != size && !r.fixed && enough(b) {
			k.sizing.Reset()
			if o := r.site.Run(&x.high, x.shape.high, &b.Box, &k.sizing, &k.work, nil); o.Holds() {
				return nil
			}
		}
	}
	excess := high.Excess
	if high.Holds() {
		largest := &r.boxes[len(r.boxes)-1]
		excess = workload.Excess{Of: workload.Sizes, Needs: x.high.MemoryMB, Most: largest.MemoryMB, Size: largest.size.ID}
	}
	return &excess
}

// Ranged are the questions that were answered with a range, in their order.
func (x *Case) Ranged() []*catalog.Question {
	var list []*catalog.Question
	for _, q := range x.Catalog.Questions {
		if v, ok := x.Answers.Values[q.ID]; ok && v.Number != nil && !v.Number.Single() {
			list = append(list, q)
		}
	}
	return list
}

// Toward is a value on the way from the middle of a range to an end of it: 0 the middle,
// 1 the end, between them evenly in the logarithm, or evenly where the range touches 0.
func Toward(r catalog.Range, high bool, way float64) float64 {
	end := r.Low
	if high {
		end = r.High
	}
	if end <= 0 || r.Typical <= 0 {
		return r.Typical + way*(end-r.Typical)
	}
	return r.Typical * math.Pow(end/r.Typical, way)
}

// BreaksAt says whether one of the stacks breaks a requirement where the end of the
// answers' ranges is only so far on its way: 0 the typical load, 1 the end itself.
func (e *Evaluation) BreaksAt(i int, b Break, way float64, k *Scratch) bool {
	y := *e.x
	load, _, err := workload.Resolve(y.Catalog, y.Answers, func(r catalog.Range) float64 { return Toward(r, b.High, way) })
	if err != nil { // the case itself had failed
		return false
	}
	y.ground, y.low, y.high = nil, load, load
	y.shape.low = workload.ShapeOf(load.Week)
	y.shape.high = y.shape.low
	at := e.At(&y, []int{i}, k)
	s, r := at.Outline(0), &at.rated[0]
	for _, o := range y.breaks(s, at.drafts[0].run, r, k) {
		if o.Criterion == b.Criterion && o.High == b.High {
			return true
		}
	}
	return false
}

// End is the case at an end of the answers' ranges, as if its figures had been answered.
func (x *Case) End(high bool) *Case {
	load := x.low
	if high {
		load = x.high
	}
	return x.With(func(l *workload.Load, n *latency.Need) { *l, n.HandlingMS = load, load.DurationMS })
}

package stack

import (
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/meter"
	"whereto/model/workload"
)

// limit is the most that a product's setup serves of a meter in a month.
type limit struct {
	of      *catalog.Limit
	product *catalog.Product
	meter   meter.ID
}

// limitsOf are the limits of a product's setup: those of its file, and those of its facts
// that bound a meter.
func (x *Case) limitsOf(p *catalog.Product, s *catalog.Setup) []limit {
	var list []limit
	for i := range p.Limits {
		if l := &p.Limits[i]; l.Covers(*s) {
			list = append(list, limit{l, p, x.maker.meters.Find(l.Meter)})
		}
	}
	for _, c := range x.maker.metered {
		if f, ok := p.Fact(*s, c.ID); ok && f.Is.Number != nil {
			l := &catalog.Limit{Meter: c.Meter, Max: catalog.Amount{Value: f.Is.Number.Low}, Note: f.Note, Source: f.Source}
			list = append(list, limit{l, p, x.maker.meters.Find(l.Meter)})
		}
	}
	return list
}

// over says whether a load is over the limit, and by what.
func (l *limit) over(m *meter.Set) (used float64, over bool) {
	used = m.Quantity(l.meter)
	return used, used > l.of.Max.Value
}

// exceeded is how many limits a load is over.
func exceeded(limits []limit, m *meter.Set) (n int) {
	for i := range limits {
		if _, over := limits[i].over(m); over {
			n++
		}
	}
	return n
}

// stopped is how many limits the high end of the answers' ranges alone is over.
func stopped(limits []limit, k *Scratch) (n int) {
	for i := range limits {
		if limits[i].stops(k) {
			n++
		}
	}
	return n
}

// stops says whether the typical load is not over the limit and the high end is.
func (l *limit) stops(k *Scratch) bool {
	if _, over := l.over(&k.typical); over {
		return false
	}
	_, over := l.over(&k.high)
	return over
}

// excess is what a load needs more of than the limit allows.
func (l *limit) excess(used float64) *workload.Excess {
	return &workload.Excess{Of: workload.Metered, Meter: l.of.Meter, Needs: used, Most: l.of.Max.Value, Note: l.of.Note}
}

// over are the verdicts on the limits that a load is over.
func (x *Case) over(limits []limit, m *meter.Set) []fit.Verdict {
	var out []fit.Verdict
	for i := range limits {
		l := &limits[i]
		used, over := l.over(m)
		if !over {
			continue
		}
		out = append(out, fit.Verdict{
			Requirement: capacityRequirement(&used), Outcome: fit.Fails, By: l.product.ID, Note: l.of.Note, Source: l.product.Sources[l.of.Source],
			Is: fit.Finding{Excess: l.excess(used)},
		})
	}
	return out
}

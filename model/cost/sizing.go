package cost

import (
	"whereto/model/meter"
	"whereto/model/workload"
)

// sizing is the part of a tariff by which bills of one load on two sizes can differ: what
// is priced by size, and what is charged for meters that follow the size. The rest is the
// same on all of them. Pools join charges, so that with any the whole tariff counts.
type sizing struct {
	whole  bool
	order  []int // of charges
	beside []int
	reads  meter.Mask
}

// compileSizing finds them.
func (t *Tariff) compileSizing() {
	z := &t.sizing
	if z.whole = len(t.pools) > 0; z.whole {
		z.reads = t.reads
		return
	}
	for _, i := range t.order {
		c := &t.charges[i]
		if c.cells.bySize > 0 || workload.OfSize.Has(c.meter) || c.per.set && workload.OfSize.Has(c.per.meter) {
			z.order = append(z.order, i)
			z.reads.Add(c.meter)
			c.per.note(&z.reads)
		}
	}
	for i := range t.beside {
		if b := &t.beside[i]; b.needed != nil && workload.OfSize.Has(b.meter) {
			z.beside = append(z.beside, i)
			z.reads.Add(b.meter)
		}
	}
}

// SizingReads are the meters that RateSize follows.
func (t *Tariff) SizingReads() *meter.Mask { return &t.sizing.reads }

// RateSize is Rate without what is the same on all sizes: by it sizes compare as by Rate.
func (t *Tariff) RateSize(m *meter.Set, w *Where, s *Scratch) Sum {
	if t.sizing.whole {
		return t.Rate(m, w, s)
	}
	s.Lines, s.left = s.Lines[:0], s.left[:0]
	for _, i := range t.sizing.order {
		t.rateCharge(i, m, w, s)
	}
	sum := s.sum()
	for _, i := range t.sizing.beside {
		if m.Quantity(t.beside[i].meter) != 0 {
			sum.Unpriced++
		}
	}
	return sum
}

package cost

import (
	"math"
	"slices"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// Scratch is memory that rating uses again. It belongs to one goroutine, and the lines
// in it hold until the next rating.
type Scratch struct {
	Lines  []Rated
	groups []group
	quotas []quota
	left   []float64 // of shared allowances
	usual  [1]meter.Item
}

// Rated is one line of a bill in numbers.
type Rated struct {
	Quantity float64 // in the charge's unit
	Included float64 // of Quantity: free or with the plan
	Billed   float64 // what the price is taken of; of a pool: what it covers, or whole packs
	Own      float64 // of a charge: the amount in its currency, or in credits; of a pool: Amount, before another took it over
	Amount   float64 // in the bill's currency; 0 where it is not known
	Credits  float64 // what a pool of packs took over from Amount
	Known    bool
	begun    bool  // Billed was rounded up to whole units
	why      why   // it is not known
	of       int16 // an index of the tariff's charges, then pools, then what is not included
	place    int16
	zone     int16
	label    int16
	size     int16
	cell     *cell
}

// why is the reason for which a price is not known; 0 for none.
type why uint8

const (
	_ why = iota
	notMeasured
	noPrice
	noFactor
	noRate
	noAmount
	noPack
	noPackPrice
	notIncluded
)

// NeverPriced says whether the last rating left a line whose price no region has: what is
// in no charge, or can't be measured.
func (s *Scratch) NeverPriced() bool {
	for i := range s.Lines {
		if l := &s.Lines[i]; !l.Known && (l.why == notIncluded || l.why == notMeasured) {
			return true
		}
	}
	return false
}

// Sum is what rated lines come to.
type Sum struct {
	Total    float64 // in the bill's currency
	Unpriced int     // lines whose price is not known: the total leaves them out
}

// group is the part of a meter that has one price.
type group struct {
	quantity float64 // in the charge's unit
	cell     *cell
	label    int16 // of all its items; 0 for several
	// Of the first item, whose words the line takes.
	place, code, zone, first, size int16
}

// quota is what is left of an amount that is taken off once.
type quota struct {
	of   *catalog.Amount
	free bool
	left float64
}

// Rate bills meters. What it adds up are the lines that it leaves in the scratch, in the
// order of a bill; a warm scratch makes it allocate nothing.
func (t *Tariff) Rate(m *meter.Set, w *Where, s *Scratch) Sum {
	s.Lines, s.left = s.Lines[:0], s.left[:0]
	for i := range t.pools {
		if p := &t.pools[i]; p.kind == allowance {
			left := 0.0
			if !p.of.Free || !t.withoutFree(w) {
				left = value(p.cell(w).included) * p.per.times(m)
			}
			s.left = append(s.left, left)
		}
	}
	for _, i := range t.order {
		t.rateCharge(i, m, w, s)
	}
	if t.shared > 0 {
		slices.SortStableFunc(s.Lines, func(a, b Rated) int { return int(a.of) - int(b.of) })
	}
	for i := range t.pools {
		t.ratePool(i, m, w, s)
	}
	for i := range t.beside {
		b := &t.beside[i]
		if b.missing || b.needed != nil {
			if used := m.Quantity(b.meter); b.missing || used != 0 {
				s.Lines = append(s.Lines, Rated{Quantity: used, place: meter.Everywhere, of: int16(len(t.charges) + len(t.pools) + i), why: notIncluded})
			}
		}
	}
	return s.sum()
}

// sum adds up the lines.
func (s *Scratch) sum() (sum Sum) {
	for i := range s.Lines {
		sum.Total += s.Lines[i].Amount
		if !s.Lines[i].Known {
			sum.Unpriced++
		}
	}
	return sum
}

// rateCharge puts the lines of one charge: one for each region, zone or size that is
// priced by itself. What can't be measured is a line whose price is not known.
func (t *Tariff) rateCharge(i int, m *meter.Set, w *Where, s *Scratch) {
	c := &t.charges[i]
	items := m.Items(c.meter)
	if c.of.Usual != nil {
		if c.of.Meter != "" && m.Quantity(c.meter) == 0 {
			return
		}
		s.usual[0] = meter.Item{Count: *c.of.Usual, Each: 1, Place: w.first(), Visitor: meter.Everywhere, Size: meter.OwnSize}
		items = s.usual[:]
	}
	used := 0.0
	for k := range items {
		used += items[k].Quantity()
	}
	switch {
	case used == 0 && !c.missing:
		return
	case c.fault != "":
		s.Lines = append(s.Lines, Rated{Quantity: used, place: meter.Everywhere, of: int16(i), why: notMeasured})
		return
	}
	s.groups, s.quotas = s.groups[:0], s.quotas[:0]
	for k := range items {
		item := &items[k]
		at, zone, label, size := w.at(item)
		g := group{
			quantity: c.rounded(item) / c.perUnit, cell: &at.column.cells[c.cells.cell(size, zone)],
			place: item.Place, code: at.label, zone: zone, label: label, first: label, size: size,
		}
		s.join(&g)
	}
	included := c.per.times(m)
	for k := range s.groups {
		g := &s.groups[k]
		taken := s.take(g.cell.included, false, included, g.quantity)
		if !t.withoutFree(w) {
			taken += s.take(g.cell.free, true, 1, g.quantity-taken)
		}
		for _, share := range c.shares {
			shared := max(0, min(s.left[share], g.quantity-taken))
			s.left[share] -= shared
			taken += shared
		}
		l := Rated{Quantity: g.quantity, Included: taken, of: int16(i), place: g.place, zone: g.zone, label: g.label, size: g.size, cell: g.cell}
		c.price(&l)
		s.Lines = append(s.Lines, l)
	}
}

// join adds to the group that costs the same, or begins one.
func (s *Scratch) join(g *group) {
	for i := range s.groups {
		into := &s.groups[i]
		if !into.cell.costsAs(g.cell) || g.cell.open && (into.code != g.code || into.first != g.label) {
			continue
		}
		into.quantity += g.quantity
		if into.first != g.label {
			into.label = 0
		}
		return
	}
	s.groups = append(s.groups, *g)
}

// take takes what is left of an amount, which counts so often, off the rest of a group.
// An amount is taken off once, however many groups have it.
func (s *Scratch) take(amount *catalog.Amount, free bool, times, rest float64) float64 {
	if amount == nil {
		return 0
	}
	at := -1
	for i := range s.quotas {
		if s.quotas[i].free == free && alike(s.quotas[i].of, amount) {
			at = i
			break
		}
	}
	if at < 0 {
		at = len(s.quotas)
		s.quotas = append(s.quotas, quota{amount, free, amount.Value * times})
	}
	taken := max(0, min(s.quotas[at].left, rest))
	s.quotas[at].left -= taken
	return taken
}

// rounded is an item's quantity with the charge's rounding of each, in the meter's unit.
func (c *charge) rounded(i *meter.Item) float64 {
	item, of := *i, c.of
	if of.Each.Step > 0 {
		item.Each = math.Ceil(item.Each/of.Each.Step-1e-9) * of.Each.Step
	}
	item.Each = max(item.Each, of.Each.Min)
	if of.Each.Cap > 0 {
		item.Each = min(item.Each, of.Each.Cap)
	}
	if of.PartKB > 0 && item.KB > of.PartKB {
		item.Count *= math.Ceil(item.KB / of.PartKB)
	}
	if of.MemoryMB > 0 && item.Scale > 0 { // without a scale, the memory is in the quantity
		item.Scale = of.MemoryMB / 1024
	}
	return item.Quantity()
}

// price gives a line its amount: (quantity - included) × price, with the charge's
// rounding, the region's multiplier and the currency's rate.
func (c *charge) price(l *Rated) {
	l.Billed = l.Quantity - l.Included
	if l.Billed < 1e-9*l.Quantity {
		l.Billed = 0
	}
	if c.of.Whole {
		whole := math.Ceil(l.Billed-1e-9) + 0 // a zero is no minus zero
		l.begun, l.Billed = whole != l.Billed, whole
	}
	amount, ok := c.amount(l)
	if !ok {
		l.why = noPrice
		return
	}
	if c.multiplied(l) {
		if l.cell.factor == nil {
			l.why = noFactor
			return
		}
		amount *= l.cell.factor.Value
	}
	if c.of.Cents {
		amount = cents(amount)
	}
	switch {
	case c.credits:
		l.Amount = amount
	case c.rate == 0:
		l.why = noRate
		return
	default:
		l.Amount = amount * c.rate
	}
	l.Own, l.Known = amount, true
}

// multiplied says whether the region's multiplier counts for a line.
func (c *charge) multiplied(l *Rated) bool { return c.of.Multiplier && l.Billed > 0 }

// amount runs what is billed through the charge's price or tiers, in the charge's
// currency; false if a price that it takes is not known.
func (c *charge) amount(l *Rated) (amount float64, ok bool) {
	switch {
	case c.own != nil:
		return l.Billed * c.own.Value, true
	case len(c.bounds) == 0:
		return l.Billed * value(l.cell.price), l.cell.price != nil || l.Billed == 0
	}
	from := 0.0
	for i, bound := range c.bounds {
		part := min(l.Billed, bound) - from
		if part <= 0 {
			break
		}
		p := l.cell.tiers[i]
		if p == nil {
			return 0, false
		}
		amount += part * p.Value
		from = bound
	}
	if from == 0 {
		return l.Billed * value(l.cell.tiers[0]), true
	}
	return amount, l.Billed <= from // above the last tier, no price is known
}

// cents rounds an amount to whole cents, half up.
func cents(v float64) float64 { return math.Floor(v*100+0.5+1e-9) / 100 }

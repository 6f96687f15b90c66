package cost

import (
	"math"

	"whereto/model/catalog"
	"whereto/model/meter"
	"whereto/model/quantity"
)

// pool is what of a pool follows neither from the load nor from size or region.
type pool struct {
	of     *catalog.Pool
	kind   kind
	per    per      // of an allowance
	share  int      // of an allowance: which one
	meter  meter.ID // it counts only where this is not zero; None: always
	pack   float64  // credits in one; 0: not known
	rate   float64  // the bill's currency for one of the pool's; 0: not known
	covers []bool   // by charge, then pool
	cells  span
}

// kind is how a pool works, one of catalog.PoolKinds.
type kind uint8

const (
	other kind = iota
	minimum
	credit
	allowance
	packs
	surcharge
	discount // of one's own, which no data has
)

var kinds = map[string]kind{"minimum": minimum, "credit": credit, "allowance": allowance, "packs": packs, "surcharge": surcharge}

// compilePools lists what covers the setup on the day.
func (t *Tariff) compilePools() {
	for i := range t.product.Pools {
		of := &t.product.Pools[i]
		if !of.Covers(t.setup) || !t.options.Today.In(of.From, of.Until) {
			continue
		}
		p := pool{of: of, kind: kinds[of.Kind], meter: meter.None, cells: t.span([]catalog.Keyed{of.Amount, of.Price}, false)}
		if of.Meter != "" {
			p.meter = t.table.Find(of.Meter)
			t.reads.Add(p.meter)
		}
		t.free = t.free || of.Free
		if p.kind == allowance {
			p.per, p.share = t.per(of.Per, 0), t.shared
			t.shared++
		}
		if of.Pack != nil && of.Pack.Value > 0 {
			p.pack = of.Pack.Value
		}
		if _, rate, ok := t.options.Money.From(0, of.Currency); ok {
			p.rate = rate
		}
		t.pools = append(t.pools, p)
	}
	t.compileDiscount()
}

// compileDiscount puts what one's own contract takes off behind all other pools: a share
// of what the product bills.
func (t *Tariff) compileDiscount() {
	percent := 100 * t.options.Discount
	if !(percent > 0) {
		return
	}
	amount := catalog.Amount{Text: quantity.Text(percent), Value: percent}
	of := &catalog.Pool{ID: "discount", Label: "Discount of " + amount.Text + " %", Amount: catalog.Keyed{One: &amount}, Currency: t.options.Money.Name()}
	t.pools = append(t.pools, pool{of: of, kind: discount, meter: meter.None, rate: 1, cells: t.span([]catalog.Keyed{of.Amount}, false)})
}

// covers says whether a pool joins a charge or another pool.
func covers(p *catalog.Pool, id string) bool {
	if len(p.Charges) == 0 {
		return true
	}
	for _, c := range p.Charges {
		if c == id {
			return true
		}
	}
	return false
}

// cell is what the pool asks of the stack's size in its first region.
func (p *pool) cell(w *Where) *cell { return &w.home.column.cells[p.cells.cell(w.Size, -1)] }

// ratePool puts the line that joins charges: a top-up to a minimum, a credit, packs of
// credits, or a percentage on top. An allowance was taken off the charges.
func (t *Tariff) ratePool(i int, m *meter.Set, w *Where, s *Scratch) {
	p := &t.pools[i]
	l := Rated{Quantity: 1, place: meter.Everywhere, of: int16(len(t.charges) + i), cell: p.cell(w)}
	switch {
	case p.meter != meter.None && m.Quantity(p.meter) == 0, p.of.Free && t.withoutFree(w):
		return
	case p.kind == allowance:
		if l.why = notMeasured; p.per.fault != "" {
			s.Lines = append(s.Lines, l)
		}
		return
	case l.cell.included == nil:
		l.why = noAmount
		s.Lines = append(s.Lines, l)
		return
	case p.kind == packs:
		included := 0.0
		if t.paid(m, w) {
			included = l.cell.included.Value
		}
		p.sell(&l, s, included)
		s.Lines = append(s.Lines, l)
		return
	}
	for k := range s.Lines {
		if p.covers[s.Lines[k].of] {
			l.Billed += s.Lines[k].Amount
		}
	}
	amount := l.cell.included.Value
	bound := amount * p.rate
	switch {
	case p.kind == surcharge:
		l.Quantity, l.Amount = amount, l.Billed*amount/100
	case p.kind == discount:
		l.Quantity, l.Amount = amount, -max(0, l.Billed)*(amount/100)
	case p.rate == 0:
		l.why = noRate
		s.Lines = append(s.Lines, l)
		return
	case p.kind == minimum:
		if m.Quantity(meter.Months) == 0 {
			return // usage alone was asked for, without the plan's month
		}
		l.Amount = max(0, bound-l.Billed)
	case p.kind == credit:
		if !t.paid(m, w) {
			return // it comes with the plan's month, which was not asked for
		}
		l.Amount = -min(bound, l.Billed)
	}
	l.Own, l.Known = l.Amount, true
	if l.Amount != 0 || p.kind == other {
		s.Lines = append(s.Lines, l)
	}
}

// sell turns lines that are priced in credits into packs of them, over what is included.
func (p *pool) sell(l *Rated, s *Scratch, included float64) {
	used := 0.0
	for k := range s.Lines {
		if line := &s.Lines[k]; p.covers[line.of] && line.Known {
			used += line.Amount
			line.Amount, line.Credits = 0, line.Amount
		}
	}
	if p.pack == 0 {
		l.why = noPack
		return
	}
	n := math.Ceil(max(0, used-included)/p.pack-1e-9) + 0 // a zero is no minus zero
	if l.cell.price == nil && n > 0 {
		l.why = noPackPrice
		return
	}
	l.Quantity, l.Included, l.Billed = used, min(used, included), n
	if p.rate == 0 {
		l.why = noRate
		return
	}
	l.Amount, l.Known = n*value(l.cell.price)*p.rate, true
	l.Own = l.Amount
}

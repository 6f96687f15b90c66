package cost

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// Bill rates meters and gives each line its words: label, unit, price and source. It
// leaves out the arithmetic.
func (t *Tariff) Bill(m *meter.Set, w *Where, s *Scratch) Bill { return t.bill(m, w, s, nil) }

// Explain is Bill with each line's arithmetic; how says what made a meter, empty for
// nothing to say.
func (t *Tariff) Explain(m *meter.Set, w *Where, s *Scratch, how func(meter.ID) string) Bill {
	return t.bill(m, w, s, how)
}

func (t *Tariff) bill(m *meter.Set, w *Where, s *Scratch, how func(meter.ID) string) Bill {
	paid := Sum{}
	if t.free && !t.withoutFree(w) {
		all := *w
		all.NoFree = true
		paid = t.Rate(m, &all, s)
	}
	sum := t.Rate(m, w, s)
	b := Bill{WithoutFree: max(paid.Total, sum.Total), Currency: t.options.Money.Name(), Total: sum.Total, Complete: sum.Unpriced == 0}
	if len(s.Lines) > 0 {
		b.Lines = make([]Line, len(s.Lines))
	}
	for i := range s.Lines {
		switch l, of := &s.Lines[i], int(s.Lines[i].of); {
		case of < len(t.charges):
			b.Lines[i] = t.charges[of].line(t, l, w, how)
		case of < len(t.charges)+len(t.pools):
			b.Lines[i] = t.pools[of-len(t.charges)].line(t, l, how)
		default:
			b.Lines[i] = t.beside[of-len(t.charges)-len(t.pools)].line(t, l, how)
		}
	}
	if sum.Unpriced > 0 {
		b.Unpriced = t.unpriced(b.Lines, s.Lines)
	}
	b.LeftOut = t.leftOut(m)
	t.besides(&b, m, w, s, how)
	return b
}

// unpriced lists the lines whose price is not known: those of charges in the order in
// which they were rated.
func (t *Tariff) unpriced(lines []Line, rated []Rated) []Unpriced {
	var list []Unpriced
	put := func(of int) {
		for i, l := range lines {
			if int(rated[i].of) == of && !l.Known {
				list = append(list, Unpriced{Label: l.Label, Region: l.Region})
			}
		}
	}
	for _, i := range t.order {
		put(i)
	}
	for i := range len(t.pools) + len(t.beside) {
		put(len(t.charges) + i)
	}
	return list
}

// line is a charge's line in words.
func (c *charge) line(t *Tariff, r *Rated, w *Where, how func(meter.ID) string) Line {
	l := Line{
		ID: c.of.ID, Label: c.of.Label, By: t.product.ID, Meter: c.of.Meter, Unit: c.of.Unit, Currency: catalog.Currency(c.of.Currency),
		Source: t.product.Sources[c.of.Source], Note: c.of.Note,
	}
	l.take(r)
	if r.why == notMeasured {
		l.unknown(c.fault, how)
		return l
	}
	l.Region = t.called(r, w)
	if len(c.of.Sources) > 0 {
		for _, word := range t.keys(nil, int(r.size), w.spot(r.place).column.region, int(r.zone)) {
			if own, ok := c.of.Sources[word]; ok {
				l.Source = t.product.Sources[own]
				break
			}
		}
	}
	switch r.why {
	case noPrice:
		l.unknown(c.unpriced(t.options.Today), how)
	case noFactor:
		l.unknown("the region's multiplier is not known", how)
	case noRate:
		l.unknown("no rate for "+l.Currency, how)
	default:
		l.Price = c.digits(r)
		if how != nil {
			l.Arithmetic = c.arithmetic(r, c.how(how))
		}
	}
	return l
}

// unpriced says which price is missing: that of an earlier day, or that of the place.
func (c *charge) unpriced(today catalog.Date) string {
	if today != "" && today < c.of.From {
		return "no price is known before " + string(c.of.From)
	}
	return "the price there is not known"
}

// how says what made a charge's quantity, empty for nothing to say.
func (c *charge) how(of func(meter.ID) string) string {
	if c.of.Usual != nil {
		return "a usual quantity"
	}
	return of(c.meter)
}

// called is what a line is said to be for: the visitor's zone, else the region; empty for
// several and for none.
func (t *Tariff) called(r *Rated, w *Where) string {
	switch {
	case r.label == 0:
		return ""
	case int(r.label) <= len(t.zones):
		return t.zones[r.label-1].name
	}
	return w.spot(r.place).code
}

// line is a pool's line in words.
func (p *pool) line(t *Tariff, r *Rated, how func(meter.ID) string) Line {
	l := Line{
		ID: p.of.ID, Label: p.of.Label, By: t.product.ID, Unit: "month", Currency: catalog.Currency(p.of.Currency),
		Source: t.product.Sources[p.of.Source], Note: p.of.Note,
	}
	l.take(r)
	switch {
	case (p.kind == surcharge || p.kind == discount) && r.Known:
		l.Unit = "percent"
	case p.kind == packs && (r.Known || r.why == noRate):
		l.Unit = p.of.Unit
	}
	switch r.why {
	case notMeasured:
		l.unknown(p.per.fault, how)
	case noAmount:
		l.unknown("the amount is not known", how)
	case noPack:
		l.unknown("the size of a pack is not known", how)
	case noPackPrice:
		l.unknown("the price of a pack is not known", how)
	case noRate:
		l.unknown("no rate for "+l.Currency, how)
	default:
		if l.Price = digits(r.cell.included); p.kind == packs {
			l.Price = digits(r.cell.price)
		}
		if how != nil {
			l.Arithmetic = p.arithmetic(r)
		}
	}
	return l
}

// line is a line for what the load needs and no charge has any of, or whose meter there
// is not.
func (b *beside) line(t *Tariff, r *Rated, how func(meter.ID) string) Line {
	l := Line{ID: b.of.ID, Label: b.of.ID, By: t.product.ID, Meter: b.of.Meter, Currency: t.options.Money.Name(), Source: t.product.Sources[b.of.Source]}
	l.take(r)
	if b.missing {
		l.unknown(noMeter(b.of.Meter)+": "+b.of.What, how)
		return l
	}
	l.Label, l.Unit = b.needed.Name, b.needed.Unit
	l.unknown(b.of.What, how)
	return l
}

// take takes over a line's numbers.
func (l *Line) take(r *Rated) {
	l.Quantity, l.Included, l.Amount, l.Credits, l.Known = r.Quantity, r.Included, r.Amount, r.Credits, r.Known
}

// unknown says why a line's price is not known.
func (l *Line) unknown(why string, how func(meter.ID) string) {
	if l.Price = "unknown"; how != nil {
		l.Arithmetic = why
	}
}

// leftOut names what no charge models.
func (t *Tariff) leftOut(m *meter.Set) []LeftOut {
	var list []LeftOut
	for i := range t.beside {
		b := &t.beside[i]
		if b.missing || b.priced || b.needed != nil || b.of.Meter != "" && m.Quantity(b.meter) == 0 {
			continue
		}
		list = append(list, LeftOut{b.of.ID, t.product.ID, b.of.What, t.product.Sources[b.of.Source]})
	}
	if t.product.Slot != "" {
		return list
	}
	var asked []string
	for _, id := range t.table.IDs() {
		if !t.says[id] && m.Quantity(id) != 0 {
			asked = append(asked, t.table.Name(id))
		}
	}
	slices.Sort(asked)
	for _, id := range asked {
		if d, ok := t.options.Meters(id); ok && d.AskedOf(t.product, t.setup) {
			list = append(list, LeftOut{ID: id, By: t.product.ID, What: d.Name + ": the data says nothing of a price."})
		}
	}
	return list
}

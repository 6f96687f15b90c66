package cost

import (
	"whereto/model/catalog"
	"whereto/model/meter"
)

// Column is a tariff in one region, or in none: the amounts of each charge and pool, by
// size and by the visitor's zone where they differ by them.
type Column struct {
	region *catalog.Region // nil: none
	cells  []cell
}

// cell is what one charge asks of one size, region and zone. Amounts stand in the
// catalog; nil means that one is not known.
type cell struct {
	price    *catalog.Amount
	tiers    []*catalog.Amount // in the order of the charge's bounds
	included *catalog.Amount   // of a pool: its amount
	free     *catalog.Amount
	factor   *catalog.Amount // of a charge that a region's multiplier counts for
	open     bool            // a price by words is not known for these: a line of its own
}

// span reserves the cells of amounts: one for each size and each zone, where any of
// them differs by those.
func (t *Tariff) span(amounts []catalog.Keyed, zones bool) span {
	s := span{at: int32(t.cells)}
	bySize, byZone := false, false
	for i := range amounts {
		amounts[i].Fields(func(string) { bySize = len(t.product.Sizes) > 0 })
		bySize = bySize || differs(amounts[i], t.product.Sizes, func(s *catalog.Size) string { return s.ID })
		byZone = byZone || zones && differs(amounts[i], t.zones, func(z *zone) string { return z.name })
	}
	n := int32(1)
	if byZone {
		s.byZone = n
		n *= int32(len(t.zones) + 1)
	}
	if bySize {
		s.bySize = n
		n *= int32(len(t.product.Sizes) + 1)
	}
	t.cells += int(n)
	return s
}

// count is how many cells the span has.
func (s span) count(t *Tariff) int {
	n := 1
	if s.bySize > 0 {
		n *= len(t.product.Sizes) + 1
	}
	if s.byZone > 0 {
		n *= len(t.zones) + 1
	}
	return n
}

// differs says whether an amount has a table, at any depth, with the word of one of the
// things.
func differs[T any](k catalog.Keyed, things []T, word func(*T) string) bool {
	if k.By == nil || len(things) == 0 {
		return false
	}
	for i := range things {
		if _, ok := k.By[word(&things[i])]; ok {
			return true
		}
	}
	for _, sub := range k.By {
		if differs(sub, things, word) {
			return true
		}
	}
	return false
}

// Column is the tariff in a region of the product, by its index; in no region where the
// index is less than 0. It is compiled when it is first asked for.
func (t *Tariff) Column(region int) *Column {
	var r *catalog.Region
	at := &t.columns[len(t.columns)-1]
	if region >= 0 {
		r, at = &t.product.Regions[region], &t.columns[region]
	}
	if c := at.Load(); c != nil {
		return c
	}
	at.CompareAndSwap(nil, t.compile(r))
	return at.Load()
}

// column is the tariff in a region, also in one that the product does not have: a zone
// that stands for a region.
func (t *Tariff) column(r *catalog.Region) *Column {
	for i := range t.product.Regions {
		own := &t.product.Regions[i]
		if own.Code == r.Code && own.Group == r.Group && own.Multiplier == r.Multiplier {
			return t.Column(i)
		}
	}
	return t.compile(r)
}

// compile looks up all amounts in a region.
func (t *Tariff) compile(r *catalog.Region) *Column {
	c := &Column{region: r, cells: make([]cell, t.cells)}
	tiers := make([]*catalog.Amount, t.tiers)
	words := make([]string, 0, 4+len(t.words))
	for i := range t.charges {
		ch := &t.charges[i]
		t.each(ch.cells, func(at int32, size, zone int) {
			words = t.keys(words[:0], size, r, zone)
			n := len(ch.of.Tiers)
			c.cells[at].fill(ch.of, r, t.size(size), words, tiers[:0:n])
			tiers = tiers[n:]
		})
	}
	for i := range t.pools {
		p := &t.pools[i]
		t.each(p.cells, func(at int32, size, zone int) {
			words = t.keys(words[:0], size, r, zone)
			c.cells[at].included, c.cells[at].price = find(p.of.Amount, t.size(size), words), find(p.of.Price, t.size(size), words)
		})
	}
	return c
}

// each calls f with every cell of a span, its size and its zone; -1 for none.
func (t *Tariff) each(s span, f func(at int32, size, zone int)) {
	sizes, zones := 0, 0
	if s.bySize > 0 {
		sizes = len(t.product.Sizes)
	}
	if s.byZone > 0 {
		zones = len(t.zones)
	}
	for size := -1; size < sizes; size++ {
		for zone := -1; zone < zones; zone++ {
			f(s.cell(int16(size), int16(zone)), size, zone)
		}
	}
}

// size is one of the product's sizes by its index, nil for none.
func (t *Tariff) size(i int) *catalog.Size {
	if i < 0 {
		return nil
	}
	return &t.product.Sizes[i]
}

// fill looks up what a charge asks of a size where the words hold.
func (c *cell) fill(of *catalog.Charge, r *catalog.Region, size *catalog.Size, words []string, tiers []*catalog.Amount) {
	open := func(k catalog.Keyed, price *catalog.Amount) bool {
		return price == nil && (len(k.By) > 0 || k.Field != "" || k.Unknown)
	}
	for i := range of.Tiers {
		price := find(of.Tiers[i].Price, size, words)
		tiers = append(tiers, price)
		c.open = c.open || open(of.Tiers[i].Price, price)
	}
	c.tiers = tiers
	c.price = find(of.Price, size, words)
	c.open = c.open || open(of.Price, c.price)
	c.included, c.free = find(of.Included, size, words), find(of.Free, size, words)
	if of.Multiplier && r != nil {
		c.factor = r.Multiplier
	}
}

// keys appends the words that an amount may differ by, the most specific first.
func (t *Tariff) keys(words []string, size int, r *catalog.Region, zone int) []string {
	if size >= 0 {
		words = append(words, t.product.Sizes[size].ID)
	}
	if r != nil {
		if r.Code != "" {
			words = append(words, r.Code)
		}
		if r.Group != "" {
			words = append(words, r.Group)
		}
	}
	if zone >= 0 {
		words = append(words, t.zones[zone].name)
	}
	return append(words, t.words...)
}

// find is catalog.Keyed.Lookup that returns the amount where it stands, or where it is a
// field of the size what the size has there; nil if it is not known.
func find(k catalog.Keyed, size *catalog.Size, words []string) *catalog.Amount {
	switch {
	case k.One != nil:
		return k.One
	case k.Field != "" && size != nil:
		return size.Amount(k.Field)
	}
	for _, word := range words {
		if sub, ok := k.By[word]; ok {
			return find(sub, size, words)
		}
	}
	return nil
}

// costsAs says whether two cells of one charge ask the same, by the vendor's digits.
// Where a price is not known, the places must be the same too.
func (c *cell) costsAs(other *cell) bool {
	if c == other {
		return true
	}
	if c.open != other.open || !alike(c.price, other.price) || !alike(c.included, other.included) || !alike(c.free, other.free) || !alike(c.factor, other.factor) {
		return false
	}
	for i := range c.tiers {
		if !alike(c.tiers[i], other.tiers[i]) {
			return false
		}
	}
	return true
}

// In is the tariff's column of a region.
func (t *Tariff) In(r *catalog.Region) *Column { return t.column(r) }

// Prices says whether a column has a price, for a size by its index (-1: for what has
// none), for all that a set has some of. What goes by the visitor's zone is not looked at.
func (t *Tariff) Prices(c *Column, size int, m *meter.Set) bool {
	for i := range t.charges {
		ch := &t.charges[i]
		if ch.missing || ch.fault != "" || ch.cells.byZone > 0 || m.Quantity(ch.meter) == 0 {
			continue
		}
		if c.cells[ch.cells.cell(int16(size), -1)].open {
			return false
		}
	}
	return true
}

// NoDearer says whether one column bills no load dearer than another does, and knows
// every price that the other knows.
func (t *Tariff) NoDearer(a, b *Column) bool {
	if a == b {
		return true
	}
	for i := range t.charges {
		span := t.charges[i].cells
		for n := range int32(span.count(t)) {
			if !a.cells[span.at+n].noDearer(&b.cells[span.at+n]) {
				return false
			}
		}
	}
	for i := range t.pools {
		span := t.pools[i].cells
		for n := range int32(span.count(t)) {
			if !a.cells[span.at+n].costsAs(&b.cells[span.at+n]) {
				return false
			}
		}
	}
	return true
}

func (c *cell) noDearer(o *cell) bool {
	if c.open && !o.open || value(c.included) < value(o.included) || value(c.free) < value(o.free) || !atMost(c.factor, o.factor) || !atMost(c.price, o.price) {
		return false
	}
	for i := range c.tiers {
		if !atMost(c.tiers[i], o.tiers[i]) {
			return false
		}
	}
	return true
}

// atMost says whether a price is no higher than another, and known if that is.
func atMost(a, b *catalog.Amount) bool { return b == nil || a != nil && a.Value <= b.Value }

// alike says whether two amounts have the same digits, or both are not known.
func alike(a, b *catalog.Amount) bool {
	return a == b || a != nil && b != nil && a.Value == b.Value && a.Text == b.Text
}

// digits is an amount's text, empty where it is not known.
func digits(a *catalog.Amount) string {
	if a == nil {
		return ""
	}
	return a.Text
}

// value is an amount's value, 0 where it is not known.
func value(a *catalog.Amount) float64 {
	if a == nil {
		return 0
	}
	return a.Value
}

package cost

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/workload"
)

// group is the part of a meter that has one price.
type group struct {
	item     workload.Item // stands for its keys
	quantity float64       // in the charge's unit
	several  bool          // regions
}

// charge puts the lines of one charge: one for each region, zone or size that is
// priced by itself.
func (b *biller) charge(c catalog.Charge) {
	meter := b.meters[c.Meter]
	if meter.Quantity() == 0 {
		return
	}
	definition, ok := b.o.Meters(c.Meter)
	if !ok {
		return
	}
	unit, errUnit := catalog.NewUnit(c.Unit, definition.Dimension)
	base, errBase := definition.BaseUnit()
	if errUnit != nil || errBase != nil {
		return
	}
	hours := b.o.MonthHours
	if c.MonthHours > 0 {
		hours = c.MonthHours
	}
	perUnit := unit.Size(hours) / base.Size(hours)
	off := b.off(c)
	for _, g := range b.groups(c, meter, perUnit) {
		b.line(c, meter, g, off(g))
	}
}

// groups rounds each item and joins those with the same price.
func (b *biller) groups(c catalog.Charge, m workload.Meter, perUnit float64) []group {
	var list []group
	index := map[string]int{}
	for _, item := range m.Items {
		key := b.priceKey(c, item)
		quantity := rounded(c, item) / perUnit
		if i, ok := index[key]; ok {
			list[i].quantity += quantity
			if b.where(list[i].item) != b.where(item) {
				list[i].several = true
			}
			continue
		}
		index[key] = len(list)
		list = append(list, group{item: item, quantity: quantity})
	}
	return list
}

// where is what a line of the item is said to be for: the visitor's zone, where the
// product has zones, else the region.
func (b *biller) where(item workload.Item) string {
	if item.Place != "" && len(b.s.Product.Zones) > 0 && b.o.Zones != nil {
		return b.s.Product.Zone(b.o.Zones(item.Place))
	}
	return item.Region
}

// priceKey is the same for items that cost the same.
func (b *biller) priceKey(c catalog.Charge, item workload.Item) string {
	if len(c.Price.By) == 0 && len(c.Included.By) == 0 && len(c.Free.By) == 0 && !c.Multiplier && !slices.ContainsFunc(c.Tiers, func(t catalog.Tier) bool { return len(t.Price.By) > 0 }) {
		return "" // one price everywhere
	}
	keys := b.keys(item)
	var parts []string
	for _, price := range append(tierPrices(c), c.Price) {
		amount, ok := price.Lookup(keys)
		parts = append(parts, amount.Text)
		if !ok && len(price.By) > 0 { // not known there: a line of its own
			parts = append(parts, item.Region, b.where(item))
		}
	}
	for _, off := range []catalog.Keyed{c.Included, c.Free} {
		amount, _ := off.Lookup(keys)
		parts = append(parts, amount.Text)
	}
	if c.Multiplier {
		factor, _ := b.multiplier(item.Region)
		parts = append(parts, factor.Text)
	}
	return strings.Join(parts, "/")
}

func tierPrices(c catalog.Charge) []catalog.Keyed {
	var prices []catalog.Keyed
	for _, t := range c.Tiers {
		prices = append(prices, t.Price)
	}
	return prices
}

// rounded is an item's quantity with the charge's rounding of each.
func rounded(c catalog.Charge, item workload.Item) float64 {
	if c.Each.Step > 0 {
		item.Each = math.Ceil(item.Each/c.Each.Step-1e-9) * c.Each.Step
	}
	item.Each = max(item.Each, c.Each.Min)
	if c.Each.Cap > 0 {
		item.Each = min(item.Each, c.Each.Cap)
	}
	if c.PartKB > 0 && item.KB > c.PartKB {
		item.Count *= math.Ceil(item.KB / c.PartKB)
	}
	if c.MemoryMB > 0 && item.Scale > 0 { // without a scale, the memory is in the quantity
		item.Scale = c.MemoryMB / 1024
	}
	return item.Quantity()
}

// off returns what takes the free and the included amount off one group after
// the other, in the charge's unit. An amount is taken off once, and an amount by
// region only where it holds: where it is not known, nothing is included.
func (b *biller) off(c catalog.Charge) func(group) float64 {
	var left map[string]float64
	take := func(kind string, amount catalog.Keyed, times float64, g group, rest float64) float64 {
		known, ok := amount.Lookup(b.keys(g.item))
		if !ok {
			return 0
		}
		key := kind + known.Text
		if left == nil {
			left = map[string]float64{}
		}
		if _, begun := left[key]; !begun {
			left[key] = known.Value * times
		}
		taken := max(0, min(left[key], rest))
		left[key] -= taken
		return taken
	}
	return func(g group) float64 {
		taken := take("included ", c.Included, b.times(c.Per), g, g.quantity)
		if !b.o.NoFree {
			taken += take("free ", c.Free, 1, g, g.quantity-taken)
		}
		for _, pool := range b.s.Product.Pools {
			if left, ok := b.left[pool.ID]; ok && pooled(pool, c.ID) {
				shared := max(0, min(left, g.quantity-taken))
				b.left[pool.ID] -= shared
				taken += shared
			}
		}
		return taken
	}
}

func pooled(p catalog.Pool, charge string) bool {
	if len(p.Charges) == 0 {
		return true
	}
	for _, id := range p.Charges {
		if id == charge {
			return true
		}
	}
	return false
}

// line puts one line: (quantity - included) × price.
func (b *biller) line(c catalog.Charge, m workload.Meter, g group, included float64) {
	l := Line{
		ID: c.ID, Label: c.Label, By: b.s.Product.ID, Region: b.where(g.item), Meter: c.Meter, Quantity: g.quantity, Unit: c.Unit,
		Included: included, Currency: c.Currency, Source: b.s.Product.Sources[c.Source], Note: c.Note, Known: true,
	}
	if g.several {
		l.Region = ""
	}
	for _, key := range b.keys(g.item) {
		if own, ok := c.Sources[key]; ok {
			l.Source = b.s.Product.Sources[own]
			break
		}
	}
	if l.Currency == "" {
		l.Currency = "USD"
	}
	billed := g.quantity - included
	if billed < 1e-9*g.quantity {
		billed = 0
	}
	whole := billed
	if c.Whole {
		whole = math.Ceil(billed - 1e-9)
	}
	sum, ok := b.price(c, g, whole)
	if !ok {
		b.unknown(l, "the price there is not known")
		return
	}
	sum.begun = whole != billed
	l.Price = sum.price
	if c.Multiplier && whole > 0 {
		factor, ok := b.multiplier(g.item.Region)
		if !ok {
			b.unknown(l, "the region's multiplier is not known")
			return
		}
		sum.times(factor)
	}
	if c.Cents {
		sum.amount = cents(sum.amount)
	}
	b.finish(l, m, sum)
}

// price runs a quantity through the charge's price or tiers; ok is false if a
// price that it takes is not known.
func (b *biller) price(c catalog.Charge, g group, billed float64) (s sum, ok bool) {
	keys := b.keys(g.item)
	if own, has := b.o.Prices[c.ID]; has {
		return single(billed, own), true
	}
	if len(c.Tiers) == 0 {
		p, ok := c.Price.Lookup(keys)
		return single(billed, p), ok || billed == 0
	}
	s.billed = billed
	var parts, prices []string
	from := 0.0
	for _, t := range c.Tiers {
		upTo := math.Inf(1)
		if t.UpTo != nil {
			upTo = t.UpTo.Value
		}
		part := min(billed, upTo) - from
		if part <= 0 {
			break
		}
		p, ok := t.Price.Lookup(keys)
		if !ok {
			return s, false
		}
		s.amount += part * p.Value
		parts = append(parts, quantity.Text(part)+" × "+p.Text)
		prices = append(prices, p.Text)
		from = upTo
	}
	if len(parts) == 0 {
		p, _ := c.Tiers[0].Price.Lookup(keys)
		return single(billed, p), true
	}
	if billed > from { // above the last tier, where no price is known
		return s, false
	}
	s.price, s.how = strings.Join(prices, ", "), strings.Join(parts, " + ")
	if s.tiers = len(parts) > 1; !s.tiers {
		s.how = prices[0]
	}
	return s, true
}

// finish converts the line's amount and writes its arithmetic.
func (b *biller) finish(l Line, m workload.Meter, s sum) {
	converted, rate, ok := b.convert(s.amount, l.Currency)
	credit, credits := b.credits(l.ID)
	switch {
	case credits:
		converted, rate = s.amount, 1
	case !ok:
		b.unknown(l, "no rate for "+l.Currency)
		return
	}
	l.Amount = converted
	l.Arithmetic = s.taken(l)
	if rate != 1 && s.amount != 0 {
		l.Arithmetic += " = " + inCurrency(quantity.Money(s.amount), l.Currency, rate)
	}
	if credits {
		l.Arithmetic += fmt.Sprintf(" = %s %s", quantity.Text(l.Amount), plural(credit, l.Amount))
	} else {
		l.Arithmetic += " = " + quantity.Money(l.Amount)
	}
	if m.How != "" {
		l.Arithmetic += "  [" + m.How + "]"
	}
	b.bill.Lines = append(b.bill.Lines, l)
}

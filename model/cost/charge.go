package cost

import (
	"fmt"
	"math"
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
	groups := b.groups(c, meter, perUnit)
	var total float64
	for _, g := range groups {
		total += g.quantity
	}
	free := b.off(c, total)
	for _, g := range groups {
		taken := min(free, g.quantity)
		free -= taken
		b.line(c, meter, g, taken)
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
			if list[i].item.Region != item.Region {
				list[i].several = true
			}
			continue
		}
		index[key] = len(list)
		list = append(list, group{item: item, quantity: quantity})
	}
	return list
}

// priceKey is the same for items that cost the same.
func (b *biller) priceKey(c catalog.Charge, item workload.Item) string {
	keys := b.keys(item)
	var parts []string
	for _, price := range append(tierPrices(c), c.Price) {
		amount, ok := price.Lookup(keys)
		parts = append(parts, amount.Text)
		if !ok && price.Set() { // not known there: a line of its own
			parts = append(parts, item.Region, item.Place)
		}
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
	if c.MemoryMB > 0 {
		item.Scale = c.MemoryMB / 1024
	}
	return item.Quantity()
}

// off is what is free or included of a quantity, in the charge's unit.
func (b *biller) off(c catalog.Charge, total float64) float64 {
	keys := b.keys(workload.Item{})
	var free float64
	if included, ok := c.Included.Lookup(keys); ok {
		free += included.Value
	}
	if amount, ok := c.Free.Lookup(keys); ok && !b.o.NoFree {
		free += amount.Value
	}
	for _, pool := range b.s.Product.Pools {
		if left, ok := b.left[pool.ID]; ok && left > 0 && pooled(pool, c.ID) {
			taken := min(left, max(0, total-free))
			b.left[pool.ID] -= taken
			free += taken
		}
	}
	return min(free, total)
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
		ID: c.ID, Label: c.Label, By: b.s.Product.ID, Region: g.item.Region, Meter: c.Meter, Quantity: g.quantity, Unit: c.Unit,
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
	if c.Whole {
		billed = math.Ceil(billed - 1e-9)
	}
	amount, price, steps, ok := b.price(c, g, billed)
	if !ok && billed > 0 {
		b.unknown(l, "the price there is not known")
		return
	}
	l.Price = price
	if c.Multiplier && billed > 0 {
		factor, ok := b.multiplier(g.item.Region)
		if !ok {
			b.unknown(l, "the region's multiplier is not known")
			return
		}
		amount *= factor.Value
		if factor.Value != 1 {
			steps += " × " + factor.Text
		}
	}
	if c.Cents {
		amount = cents(amount)
	}
	b.finish(l, m, billed, amount, steps)
}

// price runs a quantity through the charge's price or tiers.
func (b *biller) price(c catalog.Charge, g group, billed float64) (amount float64, price, steps string, ok bool) {
	keys := b.keys(g.item)
	if own, has := b.o.Prices[c.ID]; has {
		return billed * own.Value, own.Text, own.Text, true
	}
	if len(c.Tiers) == 0 {
		p, ok := c.Price.Lookup(keys)
		return billed * p.Value, p.Text, p.Text, ok
	}
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
			return 0, "", "", false
		}
		amount += part * p.Value
		parts = append(parts, quantity.Text(part)+" × "+p.Text)
		prices = append(prices, p.Text)
		from = upTo
	}
	if len(parts) == 0 {
		if p, ok := c.Tiers[0].Price.Lookup(keys); ok {
			return 0, p.Text, p.Text, true
		}
		return 0, "", "", billed == 0
	}
	if len(parts) == 1 {
		return amount, prices[0], prices[0], true
	}
	return amount, strings.Join(prices, ", "), strings.Join(parts, " + "), true
}

// finish converts the line's amount and writes its arithmetic.
func (b *biller) finish(l Line, m workload.Meter, billed, amount float64, steps string) {
	converted, rate, ok := b.convert(amount, l.Currency)
	switch {
	case b.credits(l.ID):
		converted, rate = amount, 1
	case !ok:
		b.unknown(l, "no rate for "+l.Currency)
		return
	}
	l.Amount = converted
	taken := quantity.Text(l.Quantity)
	if l.Included > 0 {
		taken = fmt.Sprintf("(%s − %s included)", quantity.Text(l.Quantity), quantity.Text(l.Included))
	}
	if l.Included > 0 && billed == 0 {
		taken = fmt.Sprintf("%s %s, all included", quantity.Text(l.Quantity), plural(l.Unit, l.Quantity))
		steps = ""
	} else if strings.Contains(steps, " + ") {
		taken += " " + plural(l.Unit, l.Quantity) + ": "
	} else {
		taken += " " + plural(l.Unit, billed) + " × "
	}
	l.Arithmetic = taken + steps
	if rate != 1 && amount != 0 {
		l.Arithmetic += fmt.Sprintf(" = %s %s × %s", quantity.Money(amount), l.Currency, quantity.Fixed(rate, 6, true))
	}
	l.Arithmetic += " = " + quantity.Money(l.Amount)
	if m.How != "" {
		l.Arithmetic += "  [" + m.How + "]"
	}
	b.bill.Lines = append(b.bill.Lines, l)
}

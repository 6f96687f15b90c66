package cost

import (
	"fmt"
	"strings"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

// digits are the prices that a line takes, as the vendor writes them: one, or those of the
// tiers that it reaches.
func (c *charge) digits(l *Rated) string {
	switch {
	case c.own != nil:
		return c.own.Text
	case len(c.bounds) == 0:
		return digits(l.cell.price)
	}
	if n := c.reached(l); n > 0 {
		texts := make([]string, n)
		for i := range texts {
			texts[i] = digits(l.cell.tiers[i])
		}
		return strings.Join(texts, ", ")
	}
	return digits(l.cell.tiers[0])
}

// reached is how many tiers a line runs through.
func (c *charge) reached(l *Rated) int {
	from := 0.0
	for i, bound := range c.bounds {
		if min(l.Billed, bound)-from <= 0 {
			return i
		}
		from = bound
	}
	return len(c.bounds)
}

// taken writes a line's quantity and what it is multiplied by.
func (c *charge) taken(l *Rated) string {
	unit, text := c.of.Unit, quantity.Text(l.Quantity)
	if l.Included > 0 && l.Billed == 0 {
		return text + " " + plural(unit, l.Quantity) + ", all included"
	}
	if l.Included > 0 {
		text = fmt.Sprintf("(%s − %s included)", text, quantity.Text(l.Included))
	}
	text += " " + plural(unit, l.Billed)
	if l.begun {
		text += ", rounded up to " + quantity.Text(l.Billed)
	}
	tiers := c.own == nil && c.reached(l) > 1
	price := c.digits(l)
	if tiers {
		price = c.parts(l)
	}
	if c.multiplied(l) && l.cell.factor.Value != 1 {
		if tiers {
			price = "(" + price + ")"
		}
		price += " × " + l.cell.factor.Text
	}
	if tiers {
		return text + ": " + price
	}
	return text + " × " + price
}

// parts writes what of a line falls in each tier: 10 × 1.00 + 5 × 0.50.
func (c *charge) parts(l *Rated) string {
	parts, from := make([]string, c.reached(l)), 0.0
	for i := range parts {
		parts[i] = quantity.Text(min(l.Billed, c.bounds[i])-from) + " × " + digits(l.cell.tiers[i])
		from = c.bounds[i]
	}
	return strings.Join(parts, " + ")
}

// arithmetic is a charge's line as a reader can follow it with a pocket calculator; how
// says what made the meter.
func (c *charge) arithmetic(l *Rated, how string) string {
	text := c.taken(l)
	amount := l.Amount
	if c.credits {
		amount = l.Own
		text += fmt.Sprintf(" = %s %s", quantity.Text(amount), plural(c.credit, amount))
	} else {
		if c.rate != 1 && l.Own != 0 {
			text += " = " + inCurrency(quantity.Money(l.Own), catalog.Currency(c.of.Currency), c.rate)
		}
		text += " = " + quantity.Money(amount)
	}
	if how != "" {
		text += "  [" + how + "]"
	}
	return text
}

// arithmetic is a pool's line as a reader can follow it.
func (p *pool) arithmetic(l *Rated) string {
	in := func(amount *catalog.Amount) string {
		return inCurrency(digits(amount), catalog.Currency(p.of.Currency), p.rate)
	}
	switch amount := l.cell.included; p.kind {
	case surcharge, discount:
		return fmt.Sprintf("%s %% of %s = %s", amount.Text, quantity.Money(l.Billed), quantity.Money(l.Own))
	case minimum:
		return fmt.Sprintf("%s a month at least − %s used = %s", in(amount), quantity.Money(l.Billed), quantity.Money(l.Own))
	case credit:
		return fmt.Sprintf("the lesser of %s and %s = %s", in(amount), quantity.Money(l.Billed), quantity.Money(l.Own))
	case packs:
		if l.Billed == 0 {
			return fmt.Sprintf("%s %s, all included = %s", quantity.Text(l.Quantity), plural(p.of.Unit, l.Quantity), quantity.Money(l.Own))
		}
		return fmt.Sprintf("(%s − %s included) %s = %s packs of %s × %s = %s", quantity.Text(l.Quantity), quantity.Text(l.Included), plural(p.of.Unit, l.Quantity),
			quantity.Text(l.Billed), p.of.Pack.Text, in(l.cell.price), quantity.Money(l.Own))
	}
	return ""
}

// inCurrency writes an amount of another currency than the bill's, with the rate.
func inCurrency(amount, currency string, rate float64) string {
	if rate == 1 {
		return amount
	}
	return fmt.Sprintf("%s %s × %s", amount, currency, quantity.Fixed(rate, 6, true))
}

// plural is a unit after its number: 2 seconds, 3 GB, 100 × 10,000 requests.
func plural(unit string, n float64) string {
	if unit != "" && unit[0] >= '0' && unit[0] <= '9' {
		return "× " + unit
	}
	last := unit[strings.LastIndexByte(unit, ' ')+1:]
	if quantity.Text(n) == "1" || strings.HasSuffix(last, "s") || strings.HasSuffix(last, "B") || strings.HasPrefix(last, "Ki") {
		return unit
	}
	return unit + "s"
}

package cost

import (
	"fmt"
	"math"

	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/workload"
)

// pool puts the line that joins charges: a top-up to a minimum, a credit, packs
// of credits, or a percentage on top.
func (b *biller) pool(p catalog.Pool) {
	if p.Kind == "allowance" {
		return // was taken off the charges
	}
	l := Line{ID: p.ID, Label: p.Label, By: b.s.Product.ID, Quantity: 1, Unit: "month", Source: b.s.Product.Sources[p.Source], Note: p.Note, Currency: p.Currency, Known: true}
	if l.Currency == "" {
		l.Currency = "USD"
	}
	amount, ok := p.Amount.Lookup(b.keys(workload.Item{}))
	if !ok {
		b.unknown(l, "the amount is not known")
		return
	}
	var sum float64
	for _, line := range b.bill.Lines {
		if line.By == b.s.Product.ID && pooled(p, line.ID) {
			sum += line.Amount
		}
	}
	l.Price = amount.Text
	switch p.Kind {
	case "packs":
		b.packs(p, l, amount)
		return
	case "surcharge":
		if l.Unit, l.Amount = "percent", sum*amount.Value/100; l.Amount == 0 {
			return
		}
		l.Quantity = amount.Value
		l.Arithmetic = fmt.Sprintf("%s %% of %s = %s", amount.Text, quantity.Money(sum), quantity.Money(l.Amount))
		b.bill.Lines = append(b.bill.Lines, l)
		return
	}
	bound, rate, ok := b.convert(amount.Value, l.Currency)
	if !ok {
		b.unknown(l, "no rate for "+l.Currency)
		return
	}
	digits := inCurrency(amount.Text, l.Currency, rate)
	switch p.Kind {
	case "minimum":
		if meter := b.meters["months"]; meter.Quantity() == 0 {
			return // usage alone was asked for, without the plan's month
		}
		if l.Amount = max(0, bound-sum); l.Amount == 0 {
			return
		}
		l.Arithmetic = fmt.Sprintf("%s a month at least − %s used = %s", digits, quantity.Money(sum), quantity.Money(l.Amount))
	case "credit":
		if l.Amount = -min(bound, sum); l.Amount == 0 {
			return
		}
		l.Arithmetic = fmt.Sprintf("the lesser of %s and %s = %s", digits, quantity.Money(sum), quantity.Money(l.Amount))
	}
	b.bill.Lines = append(b.bill.Lines, l)
}

// packs turns lines that are priced in credits into packs of them.
func (b *biller) packs(p catalog.Pool, l Line, included catalog.Amount) {
	var used float64
	for i, line := range b.bill.Lines {
		if line.By == b.s.Product.ID && pooled(p, line.ID) && line.Known {
			used += line.Amount
			b.bill.Lines[i].Amount, b.bill.Lines[i].Credits = 0, line.Amount
		}
	}
	if p.Pack == nil || !(p.Pack.Value > 0) {
		b.unknown(l, "the size of a pack is not known")
		return
	}
	price, ok := p.Price.Lookup(b.keys(workload.Item{}))
	packs := math.Ceil(max(0, used-included.Value)/p.Pack.Value - 1e-9)
	if !ok && packs > 0 {
		b.unknown(l, "the price of a pack is not known")
		return
	}
	l.Quantity, l.Unit, l.Included, l.Price = used, p.Unit, min(used, included.Value), price.Text
	converted, rate, ok := b.convert(packs*price.Value, l.Currency)
	if !ok {
		b.unknown(l, "no rate for "+l.Currency)
		return
	}
	l.Amount = converted
	l.Arithmetic = fmt.Sprintf("(%s − %s included) %s = %s packs of %s × %s = %s", quantity.Text(used), quantity.Text(l.Included), plural(p.Unit, used),
		quantity.Text(packs), p.Pack.Text, inCurrency(price.Text, l.Currency, rate), quantity.Money(l.Amount))
	b.bill.Lines = append(b.bill.Lines, l)
}

// credits says whether a charge is priced in credits of a pool, and what one is called.
func (b *biller) credits(charge string) (unit string, ok bool) {
	for _, p := range b.s.Product.Pools {
		if p.Kind == "packs" && b.applies(p) && pooled(p, charge) {
			return p.Unit, true
		}
	}
	return "", false
}

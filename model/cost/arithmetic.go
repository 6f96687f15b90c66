package cost

import (
	"fmt"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

// sum is how a line's amount comes about: what is billed, at which price.
type sum struct {
	billed float64
	amount float64 // in the charge's currency
	price  string  // the vendor's digits
	how    string  // what stands after the quantity
	tiers  bool    // how names the quantities itself
	begun  bool    // the quantity was rounded up to whole units
}

func single(billed float64, price catalog.Amount) sum {
	return sum{billed: billed, amount: billed * price.Value, price: price.Text, how: price.Text}
}

// times multiplies by a region's factor.
func (s *sum) times(factor catalog.Amount) {
	s.amount *= factor.Value
	if factor.Value == 1 {
		return
	}
	if s.tiers {
		s.how = "(" + s.how + ")"
	}
	s.how += " × " + factor.Text
}

// taken writes a line's quantity and what it is multiplied by.
func (s sum) taken(l Line) string {
	text := quantity.Text(l.Quantity)
	if l.Included > 0 && s.billed == 0 {
		return text + " " + plural(l.Unit, l.Quantity) + ", all included"
	}
	if l.Included > 0 {
		text = fmt.Sprintf("(%s − %s included)", text, quantity.Text(l.Included))
	}
	text += " " + plural(l.Unit, s.billed)
	if s.begun {
		text += ", rounded up to " + quantity.Text(s.billed)
	}
	if s.tiers {
		return text + ": " + s.how
	}
	return text + " × " + s.how
}

// inCurrency writes an amount of another currency than the bill's, with the rate.
func inCurrency(amount, currency string, rate float64) string {
	if rate == 1 {
		return amount
	}
	return fmt.Sprintf("%s %s × %s", amount, currency, quantity.Fixed(rate, 6, true))
}

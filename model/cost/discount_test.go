package cost_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
)

// A discount is a line below all charges and pools, a share of what they come to: never
// more than there is, and nothing of nothing.
func TestDiscount(t *testing.T) {
	minimum := catalog.Pool{ID: "least", Kind: "minimum", Amount: price("20")}
	credit := catalog.Pool{ID: "credit", Kind: "credit", Amount: price("5")}
	surcharge := catalog.Pool{ID: "more", Kind: "surcharge", Amount: price("50")}
	for _, c := range []struct {
		name           string
		pools          []catalog.Pool
		data, requests float64
		discount       float64
		label, how     string
		amount, total  float64
	}{
		{"none", nil, 7, 5, 0, "", "", 0, 12},
		{"a tenth", nil, 7, 5, 0.1, "Discount of 10 %", "10 % of 12.00 = -1.20", -1.2, 10.8},
		{"less than a percent", nil, 700, 500, 0.0075, "Discount of 0.75 %", "0.75 % of 1,200.00 = -9.00", -9, 1191},
		{"all", nil, 7, 5, 1, "Discount of 100 %", "100 % of 12.00 = -12.00", -12, 0},
		{"of a minimum", []catalog.Pool{minimum}, 7, 5, 0.1, "Discount of 10 %", "10 % of 20.00 = -2.00", -2, 18},
		{"after a credit", []catalog.Pool{credit}, 7, 5, 0.1, "Discount of 10 %", "10 % of 7.00 = -0.70", -0.7, 6.3},
		{"of a surcharge", []catalog.Pool{surcharge}, 7, 5, 0.1, "Discount of 10 %", "10 % of 18.00 = -1.80", -1.8, 16.2},
		{"of what a credit pays", []catalog.Pool{credit}, 2, 1, 0.1, "", "", 0, 0},
		{"of nothing", nil, 0, 0, 0.1, "", "", 0, 0},
	} {
		o := options()
		o.Discount = c.discount
		b := cost.New(in(pooled(c.pools...), "us-1"), month(c.data, c.requests), o)
		complete(t, b, c.total)
		l, ok := lineOf(b, "discount")
		if ok != (c.label != "") || l.Label != c.label || l.Arithmetic != c.how || !near(l.Amount, c.amount) {
			t.Errorf("%s: %+v, want %q %v, %q", c.name, l, c.label, c.amount, c.how)
		}
		if ok && (l.By != "shop" || l.Unit != "percent" || l.Currency != "USD" || b.Lines[len(b.Lines)-1].ID != "discount") {
			t.Errorf("%s: by %q in %q %q, the last is %q", c.name, l.By, l.Unit, l.Currency, b.Lines[len(b.Lines)-1].ID)
		}
	}
}

// Of what is priced: the rest stays unknown. It is in the bill's currency, whatever that
// of the charges.
func TestDiscountOfAPartAndInAnotherCurrency(t *testing.T) {
	p := pooled()
	p.Charges[0].Price = catalog.Keyed{}
	o := options()
	o.Discount = 0.25
	b := cost.New(in(p, "us-1"), month(7, 8), o)
	if l, _ := lineOf(b, "discount"); b.Complete || !near(b.Total, 6) || !near(l.Amount, -2) || len(b.Unpriced) != 1 {
		t.Errorf("%v of a part, complete %v, discount %v", b.Total, b.Complete, l.Amount)
	}
	o.Money.Currency = "EUR"
	b = cost.New(in(pooled(), "us-1"), month(7, 8), o)
	if l, _ := lineOf(b, "discount"); !near(b.Total, 9) || l.Currency != "EUR" || l.Arithmetic != "25 % of 12.00 = -3.00" {
		t.Errorf("%v EUR, by %+v", b.Total, l)
	}
}

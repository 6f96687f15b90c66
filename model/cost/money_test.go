package cost_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
)

// rates are those of a day on which one EUR is worth 1.25 USD and one CHF 2 USD.
func rates(code string) (catalog.Rate, bool) {
	r, ok := map[string]catalog.Rate{
		"USD": {Currency: "USD", USD: *amount("1")},
		"EUR": {Currency: "EUR", USD: *amount("1.25"), AsOf: "2026-11-20", Source: catalog.Source{Title: "euro rates"}},
		"CHF": {Currency: "CHF", USD: *amount("2"), AsOf: "2026-11-20"},
	}[code]
	return r, ok
}

// An amount of any currency comes into any other by what both are worth in USD, at the
// data's rate or at the one given by hand; where one of the two is not known there is no
// amount, and none that looks like one.
func TestMoneyFrom(t *testing.T) {
	for _, c := range []struct {
		name        string
		money       cost.Money
		from        string
		value, rate float64
		known       bool
	}{
		{"USD is the default", cost.Money{}, "", 10, 1, true},
		{"USD by name", cost.Money{}, "USD", 10, 1, true},
		{"USD needs no rates", cost.Money{Currency: "USD"}, "", 10, 1, true},
		{"a foreign price", cost.Money{}, "EUR", 12.5, 1.25, true},
		{"into a foreign currency", cost.Money{Currency: "EUR"}, "", 8, 0.8, true},
		{"the same foreign currency", cost.Money{Currency: "EUR"}, "EUR", 10, 1, true},
		{"between two of them", cost.Money{Currency: "EUR"}, "CHF", 16, 1.6, true},
		{"a rate by hand", cost.Money{Currency: "EUR", Given: 2}, "USD", 5, 0.5, true},
		{"by hand, of a third", cost.Money{Currency: "EUR", Given: 4}, "CHF", 5, 0.5, true},
		{"by hand, the same", cost.Money{Currency: "EUR", Given: 2}, "EUR", 10, 1, true},
		{"by hand, not in the data", cost.Money{Currency: "XYZ", Given: 2}, "", 5, 0.5, true},
		{"by hand, for USD means nothing", cost.Money{Given: 2}, "EUR", 12.5, 1.25, true},
		{"from an unknown one", cost.Money{}, "XYZ", 0, 0, false},
		{"into an unknown one", cost.Money{Currency: "XYZ"}, "", 0, 0, false},
		{"an unknown one of itself", cost.Money{Currency: "XYZ"}, "XYZ", 10, 1, true},
	} {
		c.money.Rates = rates
		value, rate, known := c.money.From(10, c.from)
		if !near(value, c.value) || !near(rate, c.rate) || known != c.known {
			t.Errorf("%s: 10 %s are %v at %v, known %v; want %v at %v, %v", c.name, c.from, value, rate, known, c.value, c.rate, c.known)
		}
	}
	if _, _, known := (cost.Money{Currency: "EUR"}).From(10, "USD"); known {
		t.Error("without any rates a foreign amount is known")
	}
	if value, _, known := (cost.Money{}).From(10, "USD"); value != 10 || !known {
		t.Errorf("without any rates USD are %v, known %v", value, known)
	}
}

// What came from USD goes back to the same USD, whatever the currency and the rate; of
// a currency without a rate nothing is known, which is 0.
func TestMoneyFromAndBack(t *testing.T) {
	for _, m := range []cost.Money{{}, {Currency: "USD"}, {Currency: "EUR"}, {Currency: "CHF"}, {Currency: "EUR", Given: 1.3}, {Currency: "XYZ", Given: 0.7}} {
		m.Rates = rates
		for _, usd := range []float64{0, 0.01, 12.34, -5, 1e9} {
			value, _, known := m.From(usd, "")
			if back := m.USD(value); !known || !near(back, usd) {
				t.Errorf("%s at %v: %v USD are %v, and those %v USD", m.Name(), m.Given, usd, value, back)
			}
		}
	}
	if got := (cost.Money{Currency: "XYZ", Rates: rates}).USD(10); got != 0 {
		t.Errorf("10 of an unknown currency are %v USD", got)
	}
}

// A currency is named by its code, USD where none is given.
func TestMoneyName(t *testing.T) {
	for currency, want := range map[string]string{"": "USD", "USD": "USD", "EUR": "EUR"} {
		if got := (cost.Money{Currency: currency}).Name(); got != want {
			t.Errorf("%q is named %q, want %q", currency, got, want)
		}
	}
}

// Amounts in another currency say how they came from USD: the rate with its day and
// source, or that it was given by hand. USD came from nothing, and what has no rate did
// not come at all.
func TestConversion(t *testing.T) {
	for _, c := range []struct {
		money cost.Money
		want  *cost.Conversion
	}{
		{cost.Money{}, nil},
		{cost.Money{Currency: "USD", Given: 2}, nil},
		{cost.Money{Currency: "XYZ"}, nil},
		{cost.Money{Currency: "EUR"}, &cost.Conversion{Currency: "EUR", USD: 1.25, AsOf: "2026-11-20", Source: catalog.Source{Title: "euro rates"}}},
		{cost.Money{Currency: "EUR", Given: 1.3}, &cost.Conversion{Currency: "EUR", USD: 1.3, Given: true}},
		{cost.Money{Currency: "XYZ", Given: 1.3}, &cost.Conversion{Currency: "XYZ", USD: 1.3, Given: true}},
	} {
		c.money.Rates = rates
		got := c.money.Conversion()
		if (got == nil) != (c.want == nil) || got != nil && *got != *c.want {
			t.Errorf("%s at %v: %+v, want %+v", c.money.Name(), c.money.Given, got, c.want)
		}
	}
}

// A rate by hand needs no rates of the data to say how amounts came about.
func TestConversionWithoutRates(t *testing.T) {
	defer func() {
		if r := recover(); r != nil {
			t.Errorf("a rate by hand without rates of the data: %v", r)
		}
	}()
	if got := (cost.Money{Currency: "EUR", Given: 1.3}).Conversion(); got == nil || !got.Given {
		t.Errorf("got %+v", got)
	}
}

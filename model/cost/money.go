package cost

import "whereto/model/catalog"

// USD is the currency that budgets are in, and prices that name no other.
const USD = "USD"

// Money is the currency that amounts are in, and what others are worth in it: the
// one place where currencies are converted.
type Money struct {
	Currency string  // ISO 4217; empty: USD
	Given    float64 // USD for one unit of Currency, given by hand; 0: from Rates
	Rates    func(currency string) (catalog.Rate, bool)
}

// Name is the currency's code.
func (m Money) Name() string { return catalog.Currency(m.Currency) }

// usd is what one unit of the currency is worth in USD; 0 where no rate is known.
func (m Money) usd() float64 {
	if m.Name() == USD {
		return 1
	}
	if m.Given > 0 {
		return m.Given
	}
	if m.Rates == nil {
		return 0
	}
	r, _ := m.Rates(m.Name())
	return r.USD.Value
}

// From turns an amount of another currency into this one; rate is how many of this
// one unit of the other is worth. ok is false where no rate is known.
func (m Money) From(amount float64, currency string) (value, rate float64, ok bool) {
	currency = catalog.Currency(currency)
	if currency == m.Name() {
		return amount, 1, true
	}
	from, to := (Money{Currency: currency, Rates: m.Rates}).usd(), m.usd()
	if from == 0 || to == 0 {
		return 0, 0, false
	}
	rate = from / to
	return amount * rate, rate, true
}

// USD turns an amount into USD; 0 where no rate is known.
func (m Money) USD(amount float64) float64 {
	if m.Name() == USD {
		return amount
	}
	return amount * m.usd()
}

// Of turns an amount of a currency into USD, at the rate given by hand where it is this
// one; 0 where no rate is known.
func (m Money) Of(amount float64, currency string) float64 {
	if catalog.Currency(currency) != m.Name() {
		m = Money{Currency: currency, Rates: m.Rates}
	}
	return m.USD(amount)
}

// Conversion is how amounts came from USD into another currency.
type Conversion struct {
	Currency string
	USD      float64 // for one unit
	Given    bool    // by hand
	Source   catalog.Source
	AsOf     catalog.Date
}

// Conversion says how amounts came from USD; nil if they are USD.
func (m Money) Conversion() *Conversion {
	if m.Name() == USD || m.usd() == 0 {
		return nil
	}
	if m.Given > 0 {
		return &Conversion{Currency: m.Name(), USD: m.Given, Given: true}
	}
	r, _ := m.Rates(m.Name())
	return &Conversion{Currency: m.Name(), USD: r.USD.Value, Given: r.AsOf == "", Source: r.Source, AsOf: r.AsOf}
}

package stack

import (
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
)

// Amounts are judged in USD and shown in the bill's currency; an answer can be in a
// currency of its own.

// usd is the typical value in USD of an amount of money that was answered, 0 if it was not.
func (x *Case) usd(question string) float64 {
	q, ok := x.Catalog.Question(question)
	if !ok {
		return 0
	}
	return x.Bills.Money.Of(x.figure(question), x.Answers.Currency(q))
}

// inOwn turns USD into the currency that a question is answered in.
func (x *Case) inOwn(q *catalog.Question, usd float64) float64 {
	one := x.Bills.Money.Of(1, x.Answers.Currency(q))
	if one == 0 {
		return usd
	}
	return usd / one
}

// bounds brings bounds on money into USD, and says them.
func (x *Case) bounds() {
	for i := range x.Requirements {
		r := &x.Requirements[i]
		q, ok := x.Catalog.Question(r.Question)
		if k := ComputedOf(r.Criterion); !ok || r.AtMost == nil || k == nil || k.Unit != cost.USD {
			continue
		}
		own := fit.Amount{Value: *r.AtMost, Currency: catalog.Currency(x.Answers.Currency(q))}
		usd := x.Bills.Money.Of(own.Value, own.Currency)
		r.AtMost, r.Amounts = &usd, []fit.Amount{own}
		if own.Currency != x.Bills.Money.Name() {
			if value, _, ok := x.Bills.Money.From(own.Value, own.Currency); ok {
				r.Amounts = []fit.Amount{{Value: value, Currency: x.Bills.Money.Name()}, own}
			}
		}
	}
}

// Worth is what one unit of a question's currency is in the bill's, of questions of money
// that are answered in another.
func (x *Case) Worth() map[string]float64 {
	worth := map[string]float64{}
	for _, q := range x.Catalog.Questions {
		if own := x.Answers.Currency(q); own != "" && own != x.Bills.Money.Name() {
			if one, _, ok := x.Bills.Money.From(1, own); ok {
				worth[q.ID] = one
			}
		}
	}
	return worth
}

// Discount is the team's own share off what a product bills: of its vendor, else of the
// nearest of those that own it.
func (x *Case) Discount(p *catalog.Product) float64 { return x.discounts[p] }

// Net is what a line comes to in a bill, in its currency: its amount without the team's own
// discount.
func (x *Case) Net(l *cost.Line) float64 {
	if x.discounts == nil {
		return l.Amount
	}
	p, _, ok := x.Catalog.Product(l.By)
	if !ok {
		return l.Amount
	}
	return l.Amount * (1 - x.Discount(p))
}

// billsOf is what a product's bill depends on.
func (x *Case) billsOf(p *catalog.Product) cost.Options {
	o := x.Bills
	o.Discount = x.Discount(p)
	return o
}

// discountsOf are a case's discounts by product, of those that have one.
func (x *Case) discountsOf() map[*catalog.Product]float64 {
	if len(x.Answers.Values[catalog.QuestionDiscount].Parts) == 0 {
		return nil
	}
	by := map[*catalog.Product]float64{}
	for _, p := range x.Catalog.Products() {
		firm := x.Catalog.Firm(p)
		for _, f := range append([]catalog.Firm{firm}, firm.Owners...) {
			if share, ok := x.Answers.Share(catalog.QuestionDiscount, f.ID); ok {
				by[p] = share
				break
			}
		}
	}
	return by
}

// Conversions are how amounts came from USD: into the bill's currency, and into others
// that answers are in.
func (x *Case) Conversions() []*cost.Conversion {
	var list []*cost.Conversion
	if c := x.Bills.Money.Conversion(); c != nil {
		list = append(list, c)
	}
	for _, q := range x.Catalog.Questions {
		own := x.Answers.Currency(q)
		if own == "" || own == x.Bills.Money.Name() || !x.Answers.Has(q.ID) {
			continue
		}
		if c := (cost.Money{Currency: own, Rates: x.Bills.Money.Rates}).Conversion(); c != nil {
			list = append(list, c)
		}
	}
	return list
}

package summary

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/quantity"
)

// Amounts are said in the bill's currency. What was given in another stands beside in
// brackets: 80.00 EUR (100 USD).

// usdText is an amount of USD.
func usdText(a *advice.Advice, usd float64) string {
	own := quantity.Money(usd) + " USD"
	if a.Conversion == nil {
		return own
	}
	return fmt.Sprintf("%s %s (%s)", quantity.Money(fromUSD(a, usd)), a.Currency, own)
}

// fromUSD is an amount of USD in the bill's currency.
func fromUSD(a *advice.Advice, usd float64) float64 {
	if a.Conversion == nil {
		return usd
	}
	return usd / a.Conversion.USD
}

// amountsText is an amount in one currency, or in two.
func amountsText(list []fit.Amount) string {
	own := list[len(list)-1]
	text := quantity.Text(own.Value) + " " + own.Currency
	if len(list) == 1 {
		return text
	}
	return fmt.Sprintf("%s %s (%s)", quantity.Money(list[0].Value), list[0].Currency, text)
}

// answerText is a number that answers a question with its unit; money in both currencies,
// the bill's first.
func answerText(a *advice.Advice, q *catalog.Question, v float64) string {
	one, converted := a.Worth[q.ID]
	if !converted {
		return strings.TrimSpace(quantity.Text(v) + " " + a.Answers.Unit(q))
	}
	return fmt.Sprintf("%s (%s %s)", strings.TrimSpace(quantity.Money(v*one)+" "+q.UnitIn(a.Currency)), quantity.Text(v), a.Answers.Currency(q))
}

// Converted is a number that answers a question of money in the bill's currency; empty
// where it is in that one, or is no money.
func Converted(a *advice.Advice, q *catalog.Question, v answers.Value) string {
	if a == nil || v.Number == nil {
		return ""
	}
	one, ok := a.Worth[q.ID]
	if !ok {
		return ""
	}
	text := quantity.Money(v.Number.Typical * one)
	if !v.Number.Single() {
		text = quantity.Money(v.Number.Low*one) + "–" + quantity.Money(v.Number.High*one)
	}
	return text + " " + a.Currency
}

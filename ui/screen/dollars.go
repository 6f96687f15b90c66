package screen

import (
	"strings"

	"whereto/model/advice"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// money is a currency in few characters.
func money(currency string) string {
	if currency == "USD" {
		return "$"
	}
	return currency
}

// dollars is an amount with its currency in few characters.
func dollars(currency, amount string) string {
	if money(currency) == "$" {
		return "$" + amount
	}
	return amount + " " + currency
}

// totalText is what a stack costs a month in words.
func totalText(a *advice.Advice, x *stack.Stack) string {
	if total := summary.Total(x); total != "?" {
		return total + " " + a.Currency
	}
	return "price not known"
}

// fareText is what a stack costs in few characters: a part of it where not all prices are
// known, and in words that none is.
func fareText(a *advice.Advice, x *stack.Stack) string {
	total := summary.Total(x)
	if total == "?" {
		return totalText(a, x)
	}
	if known, part := strings.CutPrefix(total, "≥"); part {
		return "≥" + dollars(a.Currency, known)
	}
	return dollars(a.Currency, total)
}

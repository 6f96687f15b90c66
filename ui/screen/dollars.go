package screen

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

package screen

import (
	"testing"

	"whereto/model/answers"
)

// A budget stands in its own currency and in the bill's, as it is typed too; in one
// currency it stands once.
func TestBudgetInTwoCurrencies(t *testing.T) {
	for _, c := range []struct {
		budget, bill    string
		row, typed, not string
	}{
		{"", "", "100 USD · must", "USD a month", "("},
		{"", "EUR", "100 USD (80.00 EUR) · must", "USD a month · 56.00 EUR", ""},
		{"EUR", "", "100 EUR (125.00 USD) · must", "EUR a month · 87.50 USD", ""},
		{"EUR", "EUR", "100 EUR · must", "EUR a month", "USD"},
	} {
		a := readAnswers(t, "orders")
		for question, currency := range map[string]string{"budget_currency": c.budget, "currency": c.bill} {
			if currency != "" {
				a.Values[question] = answers.Words(currency)
			}
		}
		p := play(t, 200, 60, a, "")
		p.sees(c.row)
		p.open("budget")
		p.u.focus = questionsPane
		p.press("backspace", "backspace", "backspace", "text:70").sees(c.typed)
		if c.not != "" {
			budget, _ := known.Question("budget")
			if text := answerText(p.u.state(), budget, answers.Number(100)); text != "100 "+map[string]string{"": "USD", "EUR": "EUR"}[c.budget] {
				t.Errorf("the row says %q", text)
			}
		}
	}
}

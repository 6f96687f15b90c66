package summary_test

import (
	"regexp"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// usd is USD where it is not said beside an amount of the bill's currency.
var usd = regexp.MustCompile(`USD`)

// alone says where a text speaks of USD by themselves.
func alone(text string) []string {
	var found []string
	for _, at := range usd.FindAllStringIndex(text, -1) {
		before := text[max(0, at[0]-60):at[0]]
		if aside.MatchString(before) || strings.HasPrefix(text[at[1]:], " on 2026-") || strings.HasPrefix(text[at[1]:], " × 0.8 ") || strings.HasPrefix(text[at[1]:], " a GB.") {
			continue
		}
		found = append(found, before+text[at[0]:min(len(text), at[1]+20)])
	}
	return found
}

// aside is an amount in brackets, or the rate itself.
var aside = regexp.MustCompile(`\([0-9,.]+( to [0-9,.]+)? $`)

// costBound is a reason against what costs too much.
var costBound = regexp.MustCompile(`Monthly cost: [0-9.,]+ EUR, needs at most [0-9.,]+ .{12}`)

// In another currency every amount, bound and reason is in it: USD stand beside in
// brackets, where something was given in them.
func TestEveryAmountIsInTheBillsCurrency(t *testing.T) {
	t.Parallel()
	c := invented(t)
	brackets, bounds := 0, 0
	for _, name := range fixture.Names() {
		a := given(t, name)
		a.Values[catalog.QuestionCurrency] = answers.Words("EUR")
		if !a.Has(catalog.QuestionBudget) {
			a.Values[catalog.QuestionBudget] = answers.Number(30)
		}
		delete(a.Values, "budget_currency")
		a.Values[catalog.QuestionOpsHourUSD] = answers.Number(50)
		a.Values[catalog.QuestionCurrentHost] = answers.Words("rondo-apps")
		x, err := engine().Advise(advice.Ask{Answers: a, Today: today, Samples: 16})
		if err != nil {
			t.Fatal(err)
		}
		details, err := engine().Tell(x, summary.Top(x, 3, 3)...)
		if err != nil {
			t.Fatal(err)
		}
		text := strings.Join(strings.Fields(summary.Text(c, x, summary.NewTold(details), whole)), " ")
		if x.Decided != nil {
			text += " " + strings.Join(strings.Fields(summary.Check(c, x, 0.01, 100)), " ")
		}
		text = strings.ReplaceAll(text, "ops_hour_usd", "")
		for _, found := range alone(text) {
			t.Errorf("%s: %q", name, found)
		}
		brackets += strings.Count(text, "USD)")
		_, full, _ := strings.Cut(text, "Asked for") // the page above says bounds in the bill's currency alone
		for _, bound := range costBound.FindAllString(full, -1) {
			bounds++
			if !strings.Contains(bound, " EUR (") {
				t.Errorf("%s: %q", name, bound)
			}
		}
	}
	if brackets < 10 || bounds < 10 {
		t.Errorf("what is in USD stands beside %d amounts, and there are %d bounds", brackets, bounds)
	}
}

// A budget of a currency of its own is said in it and in the bill's, with what brings a
// stack back in both, and with the rate.
func TestBudgetInACurrencyOfItsOwn(t *testing.T) {
	t.Parallel()
	c := invented(t)
	a := read(t, c, "whereto = 1\n[answers]\nusers = [\"sydney\"]\nlanguage = [\"typescript\"]\nrequests = 12_000_000\nbudget = 4\nbudget_currency = \"AUD\"\ncurrency = \"EUR\"\n")
	x, err := engine().Advise(advice.Ask{Answers: a, Today: today, Samples: 16})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(summary.Text(c, x, nil, whole)), " ")
	for _, want := range []string{"at most 2.56 EUR (4 AUD)", "1 EUR = 1.25 USD on", "1 AUD = 0.8 USD on"} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	if !regexp.MustCompile(`Back with Budget from 2\.56 to [0-9.,]+ EUR \(4 to [0-9.,]+ AUD\): rank`).MatchString(text) {
		t.Errorf("what brings a stack back is not said in both:\n%s", text)
	}
}

// A recorded decision is in USD, and said in the advice's currency beside it.
func TestCheckInAnotherCurrency(t *testing.T) {
	t.Parallel()
	c := invented(t)
	a := given(t, "decided")
	x, err := engine().Advise(advice.Ask{Answers: a, Today: today, Options: stack.Options{Currency: "EUR"}})
	if err != nil {
		t.Fatal(err)
	}
	text := strings.Join(strings.Fields(summary.Check(c, x, 0.1, 100)), " ")
	for _, want := range []string{`decided on [0-9-]+ for [0-9.,]+ EUR \([0-9.,]+ USD\) a month`, `it costs ≥?[0-9.,]+ EUR \([0-9.,]+ USD\)`, `at most 0\.08 EUR \(0\.10 USD\) is allowed`} {
		if !regexp.MustCompile(want).MatchString(text) {
			t.Errorf("it does not say %s:\n%s", want, text)
		}
	}
}

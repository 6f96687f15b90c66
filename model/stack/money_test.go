package stack_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// shopping is what each budget here is for.
const shopping = "users = [\"sydney\"]\nlanguage = [\"typescript\"]\nrequests = 12_000_000\n"

// A budget is judged by what it is worth, whatever the currency of the bill: one EUR is
// 1.25 USD in the fixture, one AUD 0.80. It is said in the bill's currency, and as it was
// given where that is another.
func TestBudgetIsJudgedByWhatItIsWorth(t *testing.T) {
	t.Parallel()
	c := invented(t)
	want := map[string]stack.Status{}
	for _, s := range stacks(t, c, given(t, c, shopping+"budget = 20\n")) {
		want[s.ID] = s.Status
	}
	if distinct := map[stack.Status]bool{}; func() bool {
		for _, s := range want {
			distinct[s] = true
		}
		return len(distinct) < 2
	}() {
		t.Fatal("the budget decides nothing")
	}
	for _, x := range []struct {
		budget, of, bill string
		amounts          []fit.Amount
	}{
		{"20", "", "", []fit.Amount{{Value: 20, Currency: "USD"}}},
		{"20", "USD", "EUR", []fit.Amount{{Value: 16, Currency: "EUR"}, {Value: 20, Currency: "USD"}}},
		{"20", "", "AUD", []fit.Amount{{Value: 25, Currency: "AUD"}, {Value: 20, Currency: "USD"}}},
		{"16", "EUR", "", []fit.Amount{{Value: 20, Currency: "USD"}, {Value: 16, Currency: "EUR"}}},
		{"16", "EUR", "EUR", []fit.Amount{{Value: 16, Currency: "EUR"}}},
		{"25", "AUD", "EUR", []fit.Amount{{Value: 16, Currency: "EUR"}, {Value: 25, Currency: "AUD"}}},
	} {
		lines := shopping + "budget = " + x.budget + "\n"
		if x.of != "" {
			lines += fmt.Sprintf("budget_currency = %q\n", x.of)
		}
		if x.bill != "" {
			lines += fmt.Sprintf("currency = %q\n", x.bill)
		}
		y := caseOf(t, c, given(t, c, lines))
		i := slices.IndexFunc(y.Requirements, func(r fit.Requirement) bool { return r.Criterion == catalog.CriterionMonthlyCost })
		r := y.Requirements[i]
		if math.Abs(*r.AtMost-20) > 1e-9 || len(r.Amounts) != len(x.amounts) {
			t.Errorf("%s %s on a bill in %s: %v USD, said as %v", x.budget, x.of, x.bill, *r.AtMost, r.Amounts)
			continue
		}
		for i, a := range x.amounts {
			if g := r.Amounts[i]; g.Currency != a.Currency || math.Abs(g.Value-a.Value) > 1e-9 {
				t.Errorf("%s %s on a bill in %s is said as %v, want %v", x.budget, x.of, x.bill, r.Amounts, x.amounts)
			}
		}
		for _, s := range allOf(y) {
			if s.Status != want[s.ID] {
				t.Errorf("%s %s on a bill in %s: %s is %v, want %v", x.budget, x.of, x.bill, s.ID, s.Status, want[s.ID])
			}
		}
		if half := caseOf(t, c, given(t, c, shopping+"budget = 20\n")).CostScale.Half; math.Abs(y.CostScale.Half-half) > 1e-9 {
			t.Errorf("%s %s: cost is judged on %v, want %v", x.budget, x.of, y.CostScale.Half, half)
		}
	}
}

// What brings a stack back is a budget in the currency that it was given in, and it does.
func TestChangesOfABudgetAreInItsCurrency(t *testing.T) {
	t.Parallel()
	c := invented(t)
	found := 0
	for _, currency := range []string{"USD", "EUR", "AUD"} {
		a := given(t, c, shopping+fmt.Sprintf("budget = 3\nbudget_currency = %q\ncurrency = \"EUR\"\n", currency))
		x := caseOf(t, c, a)
		for _, s := range allOf(x) {
			changes := x.FitsIf(s)
			if len(changes) != 1 || changes[0].Want || changes[0].Question != catalog.QuestionBudget {
				continue
			}
			found++
			if need, _, _ := x.Bills.Money.From(changes[0].To, currency); need < s.Bill.Total-1e-9 || need > s.Bill.Total+2.5 {
				t.Errorf("%s: %s costs %v EUR, the budget rises to %v %s", currency, s.ID, s.Bill.Total, changes[0].To, currency)
			}
		}
	}
	if found == 0 {
		t.Error("no budget was changed")
	}
}

// A question of money is worth something in the bill's currency; none where that is its
// own, and no other question is.
func TestWorth(t *testing.T) {
	t.Parallel()
	c := invented(t)
	for lines, want := range map[string]map[string]float64{
		"":                                      {},
		"currency = \"EUR\"":                    {"budget": 0.8, "preview_cost": 0.8, "ops_hour_usd": 0.8},
		"budget = 3\nbudget_currency = \"EUR\"": {"budget": 1.25},
		"budget = 3\nbudget_currency = \"EUR\"\ncurrency = \"EUR\"": {"preview_cost": 0.8, "ops_hour_usd": 0.8},
		"budget = 3\nbudget_currency = \"AUD\"\ncurrency = \"EUR\"": {"budget": 0.64, "preview_cost": 0.8, "ops_hour_usd": 0.8},
	} {
		got := caseOf(t, c, given(t, c, lines)).Worth()
		for _, q := range c.Questions {
			if math.Abs(got[q.ID]-want[q.ID]) > 1e-9 {
				t.Errorf("%q: one of %s is worth %v, want %v", lines, q.ID, got[q.ID], want[q.ID])
			}
		}
	}
}

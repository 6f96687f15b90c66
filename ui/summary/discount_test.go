package summary_test

import (
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// Own discounts are said with the assumptions, by the vendors' names, and
// as lines of the bills; where there is none, nothing is said.
func TestDiscountsAreSaid(t *testing.T) {
	t.Parallel()
	c := invented(t)
	a := given(t, "orders")
	a.Values[catalog.QuestionDiscount] = answers.Value{Parts: []answers.Part{{ID: "alto", Share: 0.1}, {ID: "escala-project", Share: 0}, {ID: "quilla", Share: 0.075}}}
	x := ask(t, engine(), a)
	folded := func(x string) string { return strings.Join(strings.Fields(x), " ") }
	text := folded(summary.Text(c, x, told(t, x, 1, 0), whole))
	for _, want := range []string{"Own discounts: Alto 10 %, Escala project 0 %, Quilla 7.5 %.", "Discount of 10 % -", " 10 % of "} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q", want)
		}
	}
	if without := folded(summary.Text(c, advised(t, "orders"), nil, whole)); strings.Contains(without, "iscount") {
		t.Error("it speaks of discounts where there are none")
	}
	p, err := engine().Price(a, today, stack.Options{}, stack.Request{Product: "alto-functions", Setup: "on-demand-arm"})
	if err != nil {
		t.Fatal(err)
	}
	if text := folded(summary.Cost(c, p, today, true, 100)); !strings.Contains(text, "Discount of 10 % -") {
		t.Errorf("no line of the bill: %s", text)
	}
}

package stack_test

import (
	"fmt"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// withDiscount sums the lines of a product, those of previews apart; without the discount.
func withDiscount(b cost.Bill, product string, preview bool) (sum, discount float64, lines int) {
	for _, l := range b.Lines {
		switch {
		case l.By != product || l.Preview != preview:
		case l.ID == "discount":
			discount += l.Amount
			lines++
		default:
			sum += l.Amount
		}
	}
	return sum, discount, lines
}

// What a team has off a vendor's prices is a line of each of its products, hosts and
// add-ons alike, also of a vendor that it owns, and of no other; what is rated is what the
// lines explained come to.
func TestDiscountByVendor(t *testing.T) {
	t.Parallel()
	c := invented(t)
	share := map[string]float64{"alto": 0.2, "quilla": 0.1, "abeto": 0.1, "velo": 0.5}
	one, lines, addons := stack.NewMaker(c), 0, 0
	for _, name := range []string{"orders", "europe", "edge", "worldwide", "large", "side-project"} {
		a := read(t, c, string(fixture.Answers(name)))
		a.Values[catalog.QuestionDiscount] = answers.Value{Parts: []answers.Part{{ID: "alto", Share: 0.2}, {ID: "quilla", Share: 0.1}, {ID: "velo", Share: 0.5}}}
		for _, m := range []*stack.Maker{one, stack.NewMaker(c)} { // one that knows bills without it, one that does not
			without := a.Clone()
			delete(without.Values, catalog.QuestionDiscount)
			if m == one {
				x, err := m.Case(without, today, stack.Options{})
				if err != nil {
					t.Fatal(err)
				}
				x.Evaluate()
			}
			x, err := m.Case(a, today, stack.Options{})
			if err != nil {
				t.Fatal(err)
			}
			k := new(stack.Scratch)
			for _, s := range allOf(x) {
				b := x.Explain(s, k)
				total := 0.0
				for _, l := range b.Lines {
					total += l.Amount
				}
				if !near(total, s.Bill.Total) || !near(total, b.Total) {
					t.Errorf("%s: %s is rated at %v, and its lines come to %v", name, s.ID, s.Bill.Total, total)
				}
				for _, p := range s.Products() {
					whole, off, n := withDiscount(b, p.ID, false)
					previews, less, _ := withDiscount(b, p.ID, true)
					part := share[c.Firm(p).ID]
					if !near(-off, part*whole) || !near(-less, part*previews) || (n > 0) != (part > 0 && whole > 0) {
						t.Errorf("%s: %s of %s: %v and %v off %v and %v, %d lines", name, p.ID, s.ID, off, less, whole, previews, n)
					}
					if lines += n; n > 0 && p.Slot != "" {
						addons++
					}
				}
			}
		}
	}
	if lines < 20 || addons == 0 {
		t.Errorf("%d lines, %d of add-ons", lines, addons)
	}
}

// The nearest of a vendor and its owners counts; of a vendor alone there can be none.
func TestDiscountOfAnOwner(t *testing.T) {
	t.Parallel()
	c := invented(t)
	for parts, want := range map[string]float64{"quilla = 0.1": 0.1, "quilla = 0.1, abeto = 0.3": 0.3, "quilla = 0.1, abeto = 0": 0, "alto = 0.1": 0} {
		x := caseOf(t, c, given(t, c, "discount = { "+parts+" }"))
		if got := x.Discount(product(t, c, "abeto-ci")); got != want {
			t.Errorf("%s: off Abeto it is %v, want %v", parts, got, want)
		}
	}
}

// A discount can bring a stack under a budget, and makes another host first.
func TestDiscountDecides(t *testing.T) {
	t.Parallel()
	c := invented(t)
	lines := shopping + "budget = 20\n"
	was := byRole(stacks(t, c, given(t, c, lines)))
	better := 0
	for _, host := range c.Hosts {
		vendor := c.Firm(host).ID
		for _, s := range stacks(t, c, given(t, c, lines+fmt.Sprintf("discount = { %s = 0.9 }\n", vendor))) {
			before := was[role(s)]
			switch {
			case before == nil:
			case s.Host == host && before.Bill.Complete && s.USD > before.USD+1e-9:
				t.Errorf("%s costs %v with a discount, %v without", s.ID, s.USD, before.USD)
			case s.Host == host && !before.Fits() && s.Fits():
				better++
			case c.Firm(s.Host).ID != vendor && len(s.Addons) == 0 && !near(s.USD, before.USD):
				t.Errorf("%s costs %v, and %v without a discount of %s", s.ID, s.USD, before.USD, vendor)
			}
		}
	}
	if better == 0 {
		t.Error("it brings none under the budget")
	}
}

// A bill by hand has it too.
func TestDiscountOfOneBill(t *testing.T) {
	t.Parallel()
	c := invented(t)
	x := caseOf(t, c, given(t, c, "discount = { orilla = 0.25 }\nvat_percent = 20"))
	for _, q := range []stack.Request{
		{Product: "orilla-edge", Setup: "paid", Meters: map[string]string{"months": "1"}},
		{Product: "orilla-edge", Setup: "paid"},
	} {
		p := product(t, c, q.Product)
		setup, _ := p.Setup(q.Setup)
		s, err := x.Single(p, setup, q, new(stack.Scratch))
		if err != nil {
			t.Fatal(err)
		}
		var ids []string
		total := 0.0
		for _, l := range s.Bill.Lines {
			ids, total = append(ids, l.ID), total+l.Amount
		}
		whole, off, _ := withDiscount(s.Bill, p.ID, false)
		if text := strings.Join(ids, " "); !strings.HasSuffix(text, "discount vat") || !near(-off, whole/4) || !near(total, 1.2*0.75*whole) || !near(total, s.Bill.Total) {
			t.Errorf("%v of %v, %v in all: %s", off, whole, total, text)
		}
	}
}

package stack_test

import (
	"fmt"
	"math"
	"slices"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// without is a product whose charge of an id has no price.
func without(p *catalog.Product, charge string) *catalog.Product {
	return changed(p, func(p *catalog.Product) {
		for i := range p.Charges {
			if p.Charges[i].ID == charge {
				p.Charges[i].Price, p.Charges[i].Tiers = catalog.Keyed{By: map[string]catalog.Keyed{}}, nil
			}
		}
	})
}

// billed says whether anything of a charge has to be paid by its price.
func billed(s *stack.Stack, by, charge string) bool {
	for _, l := range s.Bill.Lines {
		if l.By == by && l.ID == charge && l.Quantity > l.Included*(1+1e-9) {
			return true
		}
	}
	return false
}

// chargeIDs lists a product's charges, each id once.
func chargeIDs(p *catalog.Product) (ids []string) {
	seen := map[string]bool{}
	for _, c := range p.Charges {
		if !seen[c.ID] {
			seen[c.ID] = true
			ids = append(ids, c.ID)
		}
	}
	return ids
}

// few is of how many answers files one thing that is tried in all of them is enough.
const few = 3

// A price that is not known makes the bill a priced part that says so, is never
// above the full bill, and never makes the stack's value higher.
func TestPricedPartNeverBeatsTheFullBill(t *testing.T) {
	c := invented(t)
	compared, parts, tried := 0, 0, map[string]int{}
	for _, w := range every(t) {
		for _, h := range c.Hosts {
			own := slices.DeleteFunc(slices.Clone(w.stacks), func(s *stack.Stack) bool { return s.Host != h })
			full := byRole(own)
			for _, charge := range chargeIDs(h) {
				is := h.ID + "#" + charge
				if tried[is] == few || !slices.ContainsFunc(own, func(s *stack.Stack) bool { return billed(s, h.ID, charge) }) {
					continue
				}
				tried[is]++
				for id, part := range byRole(stacks(t, withHosts(c, without(h, charge)), w.answers)) {
					before, ok := full[id]
					if !ok {
						continue
					}
					compared++
					at := w.name + ", " + part.ID + " without a price of " + charge
					if billed(part, h.ID, charge) {
						parts++
						if part.Bill.Complete || len(part.Bill.Unpriced) == 0 {
							t.Errorf("%s: the bill is called complete, left out is %v", at, part.Bill.Unpriced)
						}
					}
					// Without the price another size can be the cheapest.
					if part.ID == before.ID && part.Bill.Total > before.Bill.Total+1e-9 {
						t.Errorf("%s: %v, the full bill is %v", at, part.Bill.Total, before.Bill.Total)
					}
					if part.Value > before.Value+1e-12 {
						t.Errorf("%s: the value is %v, with the full bill %v", at, part.Value, before.Value)
					}
				}
			}
		}
	}
	if len(tried) < 25 || compared < 100 || parts < 50 {
		t.Errorf("of %d charges only %d stacks were compared, %d with a price that counts", len(tried), compared, parts)
	}
}

// The same of add-ons: one without a price never makes a stack worth more than itself.
func TestPricedPartOfAnAddon(t *testing.T) {
	c := invented(t)
	parts, tried := 0, map[string]int{}
	for _, w := range every(t) {
		for i, addon := range c.Addons {
			for _, charge := range chargeIDs(addon) {
				full := map[string]*stack.Stack{}
				var hosts []*catalog.Product
				for _, s := range w.stacks {
					full[s.ID] = s
					if billed(s, addon.ID, charge) && !slices.Contains(hosts, s.Host) {
						hosts = append(hosts, s.Host)
					}
				}
				is := addon.ID + "#" + charge
				if tried[is] == few || len(hosts) == 0 {
					continue
				}
				tried[is]++
				less := withHosts(c, hosts...)
				less.Addons = slices.Clone(c.Addons)
				less.Addons[i] = without(addon, charge)
				for _, part := range stacks(t, less, w.answers) {
					before, ok := full[part.ID]
					if !ok {
						continue
					}
					if billed(part, addon.ID, charge) {
						parts++
						if part.Bill.Complete {
							t.Errorf("%s, %s without a price of %s: the bill is called complete", w.name, part.ID, is)
						}
					}
					if part.Value > before.Value+1e-12 || part.Bill.Total > before.Bill.Total+1e-9 {
						t.Errorf("%s, %s without a price of %s: value %v for %v, total %v for %v", w.name, part.ID, is, part.Value, before.Value, part.Bill.Total, before.Bill.Total)
					}
				}
			}
		}
	}
	if len(tried) < 4 || parts < 10 {
		t.Errorf("of %d charges only %d stacks have an add-on without a price", len(tried), parts)
	}
}

// A budget that a priced part does not exceed is not known to be kept, so that its price
// is not known either; one that it exceeds is broken.
func TestPricedPartAndTheBudget(t *testing.T) {
	c := invented(t)
	h := without(product(t, c, "alto-functions"), "requests")
	for budget, want := range map[float64]stack.Status{10_000: stack.PriceNotKnown, 0.01: stack.DoesNotFit} {
		a := given(t, c, fmt.Sprintf("users = [\"sydney\"]\nrequests = 50_000_000\nbudget = %v\n", budget))
		list := stacks(t, withHosts(c, h), a)
		if len(list) == 0 {
			t.Fatal("there are no stacks")
		}
		for _, s := range list {
			if s.Status != want {
				t.Errorf("budget %v, %s of at least %v: status %q, want %q", budget, s.ID, s.Bill.Total, s.Status, want)
			}
		}
	}
}

// The total of every bill is the sum of its lines, as numbers that are no
// infinity; an unknown line adds nothing and is named.
func TestTotalsAreTheSumsOfLines(t *testing.T) {
	parts := 0
	for _, w := range every(t) {
		for _, s := range w.stacks {
			var sum float64
			known := true
			if len(s.Bill.Lines) == 0 && s.Bill.Total != 0 {
				t.Errorf("%s, %s: a total without lines", w.name, s.ID)
			}
			for _, l := range w.x.Explain(s, new(stack.Scratch)).Lines {
				sum += l.Amount
				known = known && l.Known
				if !l.Known && l.Amount != 0 {
					t.Errorf("%s, %s: %s is not known and adds %v", w.name, s.ID, l.ID, l.Amount)
				}
				if l.Arithmetic == "" || l.Label == "" || l.By == "" && l.ID != "vat" {
					t.Errorf("%s, %s: a line without its working: %+v", w.name, s.ID, l)
				}
			}
			if !near(sum, s.Bill.Total) || math.IsInf(sum, 0) || math.IsNaN(sum) {
				t.Errorf("%s, %s: the lines come to %v, the total is %v", w.name, s.ID, sum, s.Bill.Total)
			}
			if !known {
				parts++
			}
			if known != s.Bill.Complete || known != (len(s.Bill.Unpriced) == 0) {
				t.Errorf("%s, %s: all lines known: %v, complete: %v, not included: %v", w.name, s.ID, known, s.Bill.Complete, s.Bill.Unpriced)
			}
		}
	}
	if parts == 0 {
		t.Error("every bill is complete: nothing is asked that has no price")
	}
}

// at makes every answer that is a range its low or its high end.
func at(a answers.Answers, pick func(catalog.Range) float64) answers.Answers {
	end := a.Clone()
	for id, v := range a.Values {
		if v.Number != nil {
			end.Values[id] = answers.Number(pick(*v.Number))
		}
	}
	return end
}

// The band of a bill is what the same stack costs at the ends of all ranges, with
// previews and taxes at these ends too.
func TestBandsAreTheBillsAtTheEnds(t *testing.T) {
	c := invented(t)
	compared := 0
	for _, name := range []string{"worldwide", "orders", "large"} {
		a := read(t, c, string(fixture.Answers(name)))
		a.Values["vat_percent"] = answers.Number(10)
		ends := func(pick func(catalog.Range) float64) map[string]*stack.Stack {
			by := map[string]*stack.Stack{}
			for _, s := range stacks(t, c, at(a, pick)) {
				by[s.ID] = s
			}
			return by
		}
		low, high := ends(func(r catalog.Range) float64 { return r.Low }), ends(func(r catalog.Range) float64 { return r.High })
		for _, s := range stacks(t, c, a) {
			for _, end := range []struct {
				is   float64
				want *stack.Stack
			}{{s.Low, low[s.ID]}, {s.High, high[s.ID]}} {
				if end.want == nil { // on another size there
					continue
				}
				compared++
				if !near(end.is, end.want.Bill.Total) {
					t.Errorf("%s, %s: an end of its band is %v, the bill there %v", name, s.ID, end.is, end.want.Bill.Total)
				}
			}
			if s.Low > s.Bill.Total+1e-9 || s.High < s.Bill.Total-1e-9 {
				t.Errorf("%s, %s: %v is not between %v and %v", name, s.ID, s.Bill.Total, s.Low, s.High)
			}
		}
	}
	if compared < 20 {
		t.Errorf("only %d ends were compared", compared)
	}
}

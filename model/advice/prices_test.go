package advice_test

import (
	"fmt"
	"math"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
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
func billed(s *advice.Stack, by, charge string) bool {
	for _, l := range s.Bill.Lines {
		if l.By == by && l.ID == charge && l.Quantity > l.Included*(1+1e-9) {
			return true
		}
	}
	return false
}

// role is a stack's id without its size: what a missing price can't change.
func role(s *advice.Stack) string {
	if s.Size == nil {
		return s.ID
	}
	return strings.Replace(s.ID, ":"+s.Size.ID, "", 1)
}

func byRole(a *advice.Advice, host string) map[string]*advice.Stack {
	all := map[string]*advice.Stack{}
	for _, s := range byID(a, host) {
		all[role(s)] = s
	}
	return all
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

// A price that is not known makes the bill a priced part that says so, is never
// above the full bill, and never makes the stack's value higher.
func TestPricedPartNeverBeatsTheFullBill(t *testing.T) {
	if raced {
		t.Skip("many advices, one after the other")
	}
	c := shipped(t)
	compared, parts := 0, 0
	for name, a := range files(t) {
		for _, h := range c.Hosts {
			full := byRole(advise(withHosts(c, h), a), h.ID)
			for _, charge := range chargeIDs(h) {
				used := false
				for _, s := range full {
					used = used || billed(s, h.ID, charge)
				}
				if !used {
					continue
				}
				for id, part := range byRole(advise(withHosts(c, without(h, charge)), a), h.ID) {
					before, ok := full[id]
					if !ok {
						continue
					}
					compared++
					at := name + ", " + part.ID + " without a price of " + charge
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
	if compared < 100 || parts < 50 {
		t.Errorf("only %d stacks were compared, %d with a price that counts", compared, parts)
	}
}

// The same of add-ons: one without a price never makes a stack rank above itself.
func TestPricedPartOfAnAddon(t *testing.T) {
	if raced {
		t.Skip("many advices, one after the other")
	}
	c := shipped(t)
	a := files(t)["guide-author"]
	full := advise(c, a)
	for _, addon := range c.Addons {
		for _, charge := range chargeIDs(addon) {
			changedCatalog := *c
			changedCatalog.Addons = nil
			for _, p := range c.Addons {
				if p == addon {
					p = without(p, charge)
				}
				changedCatalog.Addons = append(changedCatalog.Addons, p)
			}
			parts := advise(&changedCatalog, a)
			for _, before := range everyStack(full) {
				for _, part := range everyStack(parts) {
					if part.ID == before.ID && (part.Value > before.Value+1e-12 || part.Bill.Total > before.Bill.Total+1e-9 || billed(part, addon.ID, charge) && part.Bill.Complete) {
						t.Errorf("%s without a price of %s's %s: value %v for %v, total %v for %v", part.ID, addon.ID, charge, part.Value, before.Value, part.Bill.Total, before.Bill.Total)
					}
				}
			}
		}
	}
}

// A budget that a priced part does not exceed is not known to be kept; one that
// it exceeds is broken.
func TestPricedPartAndTheBudget(t *testing.T) {
	c := shipped(t)
	h := without(hostOf(t, c, "aws-lambda"), "requests")
	for budget, want := range map[float64]string{10_000: "fits-with-caveats", 0.01: ""} {
		a := read(t, c, fmt.Sprintf("whereto = 1\n[answers]\nusers = [\"sydney\"]\nrequests = 50_000_000\nbudget = %v\n", budget))
		for _, s := range everyStack(advise(withHosts(c, h), a)) {
			if s.Status != want {
				t.Errorf("budget %v, %s of at least %v: status %q, want %q", budget, s.ID, s.Bill.Total, s.Status, want)
			}
		}
	}
}

// A priced part is the variant of a full bill, however little of it is known,
// and never the reverse.
func TestPricedPartIsTheVariant(t *testing.T) {
	c := shipped(t)
	fee := catalog.Charge{ID: "fee", Label: "Fee", Meter: "months", Unit: "month", Price: catalog.Keyed{By: map[string]catalog.Keyed{
		"part": {One: &catalog.Amount{Text: "1", Value: 1}}, "full": {One: &catalog.Amount{Text: "50", Value: 50}},
	}}}
	open := catalog.Charge{Scope: catalog.Scope{Setups: []string{"part"}}, ID: "open", Label: "Open", Meter: "months", Unit: "month", Price: catalog.Keyed{By: map[string]catalog.Keyed{}}}
	for _, order := range [][]catalog.Setup{{{ID: "part"}, {ID: "full"}}, {{ID: "full"}, {ID: "part"}}} {
		h := changed(hostOf(t, c, "cloudflare-workers"), func(p *catalog.Product) {
			p.Setups, p.Axes, p.Charges, p.Pools, p.Limits = order, nil, []catalog.Charge{fee, open}, nil, nil
		})
		got := advise(withHosts(c, h), read(t, c, "whereto = 1\n")).Stacks
		if len(got) != 1 || got[0].Setup.ID != "full" || len(got[0].Variants) != 1 {
			t.Errorf("of %s and %s: %d stacks, the first %s with the variants %v", order[0].ID, order[1].ID, len(got), got[0].ID, got[0].Variants)
		}
	}
}

// The total of every bill is the sum of its lines, as numbers that are no
// infinity; an unknown line adds nothing and is named.
func TestTotalsAreTheSumsOfLines(t *testing.T) {
	c := shipped(t)
	for name, a := range files(t) {
		for _, s := range everyStack(advise(c, a)) {
			var sum float64
			known := true
			for _, l := range s.Bill.Lines {
				sum += l.Amount
				known = known && l.Known
				if !l.Known && l.Amount != 0 {
					t.Errorf("%s, %s: %s is not known and adds %v", name, s.ID, l.ID, l.Amount)
				}
				if l.Arithmetic == "" || l.Label == "" || l.By == "" && l.ID != "vat" {
					t.Errorf("%s, %s: a line without its working: %+v", name, s.ID, l)
				}
			}
			if math.Abs(sum-s.Bill.Total) > 1e-9*max(1, sum) || math.IsInf(sum, 0) || math.IsNaN(sum) {
				t.Errorf("%s, %s: the lines come to %v, the total is %v", name, s.ID, sum, s.Bill.Total)
			}
			if known != s.Bill.Complete || known != (len(s.Bill.Unpriced) == 0) {
				t.Errorf("%s, %s: all lines known: %v, complete: %v, not included: %v", name, s.ID, known, s.Bill.Complete, s.Bill.Unpriced)
			}
		}
	}
}

// at makes every answer that is a range its low or its high end.
func at(a answers.Answers, pick func(catalog.Range) float64) answers.Answers {
	end := a
	end.Values = map[string]answers.Value{}
	for id, v := range a.Values {
		if v.Number != nil {
			v = answers.Number(pick(*v.Number))
		}
		end.Values[id] = v
	}
	return end
}

// The band of a bill is what the same stack costs at the ends of all ranges, with
// previews and taxes at these ends too.
func TestBandsAreTheBillsAtTheEnds(t *testing.T) {
	c := shipped(t)
	compared := 0
	for _, name := range []string{"worldwide", "orders-api"} {
		a := files(t)[name]
		a.Values["vat_percent"] = answers.Number(10)
		low := byEnd(c, at(a, func(r catalog.Range) float64 { return r.Low }))
		high := byEnd(c, at(a, func(r catalog.Range) float64 { return r.High }))
		for _, s := range everyStack(advise(c, a)) {
			for end, want := range map[float64]*advice.Stack{s.Low: low[s.ID], s.High: high[s.ID]} {
				if want == nil {
					continue
				}
				compared++
				if math.Abs(end-want.Bill.Total) > 1e-9*max(1, end) {
					t.Errorf("%s, %s: an end of its band is %v, the bill there %v", name, s.ID, end, want.Bill.Total)
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

func byEnd(c *catalog.Catalog, a answers.Answers) map[string]*advice.Stack {
	all := map[string]*advice.Stack{}
	for _, s := range everyStack(advise(c, a)) {
		all[s.ID] = s
	}
	return all
}

package stack

import (
	"fmt"
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/quantity"
)

// support puts beside a bill the vendor's plan that gives the support which was asked for:
// of those that go as far, the cheapest for the bill. One whose price is not known is
// named as such where no other is.
func (x *Case) support(b *cost.Bill, h *catalog.Product) {
	need := slices.Index(catalog.SupportLevels, x.Answers.Word(catalog.QuestionSupport))
	if need < 0 {
		return
	}
	none := cost.Beside{ID: catalog.QuestionSupport, By: h.ID, Label: "Support", What: "The data knows no plan of the vendor that gives the support asked for"}
	v, ok := x.Catalog.Vendor(h.Vendor)
	if !ok {
		b.Beyond = append(b.Beyond, none)
		return
	}
	var best *cost.Beside
	for i := range v.Support {
		if s := &v.Support[i]; slices.Index(catalog.SupportLevels, s.Level) >= need {
			one := x.plan(b, h, v, s)
			if best == nil || one.Known && (!best.Known || one.Amount < best.Amount) {
				best = &one
			}
		}
	}
	if best == nil {
		best = &none
	}
	b.Beyond = append(b.Beyond, *best)
}

// plan is what a support plan comes to beside a bill.
func (x *Case) plan(b *cost.Bill, h *catalog.Product, v *catalog.Vendor, s *catalog.SupportPlan) cost.Beside {
	out := cost.Beside{ID: catalog.QuestionSupport, By: h.ID, Label: "Support: " + s.Name, What: s.Note, Source: v.Sources[s.Source], Unit: "month"}
	own := func(a *catalog.Amount) float64 {
		if a == nil {
			return 0
		}
		amount, _, ok := x.Bills.Money.From(a.Value, s.Currency)
		out.Known = out.Known && ok
		return amount
	}
	if out.Known = s.Price != nil || s.Percent != nil; !out.Known {
		return out
	}
	out.Amount = own(s.Price)
	out.Arithmetic = quantity.Money(out.Amount) + " a month"
	if s.Percent != nil {
		share := b.Total * s.Percent.Value / 100
		out.Arithmetic = fmt.Sprintf("%s %% of %s = %s", s.Percent.Text, quantity.Money(b.Total), quantity.Money(share))
		if out.Amount > 0 {
			out.Arithmetic = quantity.Money(out.Amount) + " + " + out.Arithmetic
		}
		out.Amount += share
	}
	if least := own(s.Least); out.Amount < least {
		out.Amount = least
		out.Arithmetic += ", at least " + quantity.Money(least)
	}
	if s.Price != nil {
		out.Price = s.Price.Text
	} else {
		out.Price = s.Percent.Text
	}
	return out
}

package stack

import (
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/meter"
	"whereto/model/workload"
)

// bill is a stack's bill of the meters in the scratch, line by line: the host's, then
// those of its add-ons, then what previews add, then VAT. how are the sums that made the
// meters, typical ones and those of previews; with them each line has its arithmetic.
func (x *Case) bill(s *Stack, r *run, box int, addons []*offer, k *Scratch, how *hows) cost.Bill {
	var of *workload.Box
	if box >= 0 {
		of = &r.boxes[box].Box
	}
	if x.Load.Previews {
		k.previews.Reset()
		k.previews.Join(&k.typical)
		r.site.Previews(&x.Load, of, r.preview, &k.previews, how.ofPreviews())
	}
	out := cost.Bill{Currency: x.Bills.Money.Name(), Complete: true}
	previews := cost.Bill{Complete: true}
	add := func(t *cost.Tariff, w cost.Where) {
		one := x.lines(t, &k.typical, &w, k, how.ofTypical())
		if x.Load.Previews {
			with := x.lines(t, &k.previews, &w, k, how.ofPreviews())
			previews.Add(cost.Previews(one, with))
			one.Beyond = with.Beyond // previews build too
		}
		out.Add(one)
	}
	add(r.tariff, r.at(box))
	for _, o := range addons {
		add(o.tariff, o.where)
	}
	out.Add(previews)
	x.support(&out, r.tariff.Product())
	out.VAT(x.vat)
	return out
}

func (x *Case) lines(t *cost.Tariff, m *meter.Set, w *cost.Where, k *Scratch, how *workload.Hows) cost.Bill {
	if how == nil {
		return t.Bill(m, w, &k.bill)
	}
	return t.Explain(m, w, &k.bill, func(id meter.ID) string { return how[id] })
}

// hows are the sums in words that made meters, without previews and with them.
type hows struct{ typical, previews workload.Hows }

func (h *hows) ofTypical() *workload.Hows {
	if h == nil {
		return nil
	}
	return &h.typical
}

func (h *hows) ofPreviews() *workload.Hows {
	if h == nil {
		return nil
	}
	return &h.previews
}

// Explain is a stack's bill at the case's load with the arithmetic of each line. The
// stack has its size.
func (x *Case) Explain(s *Stack, k *Scratch) cost.Bill {
	var runtimes []catalog.Runtime
	at := x.spread(s.Regions, s.Latency, !s.Edge)
	var addons []*offer
	for _, a := range s.Addons {
		runtimes = append(runtimes, a.Setup.Runtime.Over(a.Product.Runtime))
		o := x.offer(a, s.Host, at)
		addons = append(addons, &o)
	}
	r := x.newRun(s.Host, &s.Setup, s.Regions, at, runtimes)
	return x.explain(s, r, r.boxOf(s.Size), addons, k)
}

// boxOf is the index of a size, -1 for none.
func (r *run) boxOf(size *catalog.Size) int {
	if size != nil {
		for i := range r.boxes {
			if r.boxes[i].size.ID == size.ID {
				return i
			}
		}
	}
	return -1
}

func (x *Case) explain(s *Stack, r *run, box int, addons []*offer, k *Scratch) cost.Bill {
	var of *workload.Box
	if box >= 0 {
		of = &r.boxes[box].Box
	}
	how := new(hows)
	k.of, k.on = nil, nil
	k.typical.Reset()
	r.site.Run(&x.Load, x.shape.typical, of, &k.typical, &k.work, &how.typical)
	how.previews = how.typical
	return x.bill(s, r, box, addons, k, how)
}

// UnitPrice is what a unit of a meter costs a stack's host in a setup, in its first
// region, without free tiers, when so much of it is used; ok is false where no charge
// is for it or its price is not known.
func (x *Case) UnitPrice(s *Stack, setup catalog.Setup, id meter.ID, quantity float64, k *Scratch) (price float64, ok bool) {
	y := *x
	y.Bills.NoFree = true
	t := y.tariff(s.Host, &setup)
	w := t.Where(s.Regions[:1], []string{s.Regions[0].Code}, nil)
	k.of, k.on = nil, nil
	k.typical.Reset()
	k.typical.Add(id, meter.Item{Count: 1, Each: quantity, Place: 0, Visitor: meter.Everywhere, Size: meter.OwnSize})
	sum := t.Rate(&k.typical, &w, &k.bill)
	return sum.Total / quantity, sum.Unpriced == 0 && len(k.bill.Lines) > 0
}

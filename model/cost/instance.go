package cost

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// Instance is one size in a setup and a region, with what one instance of it costs that
// runs all month: what is charged for its hours, without free tiers. A plan's fee, and what
// is sold beside it, disks and addresses for one, are not in it.
type Instance struct {
	Product   *catalog.Product
	Size      *catalog.Size
	Setup     catalog.Setup
	Region    *catalog.Region // nil: the product has none
	Orderable bool            // it can be had now
	Month     float64         // in the options' currency, where Priced
	Priced    bool            // false: not known, or ByUse
	ByUse     bool            // its hours are not charged: what runs in it is
}

// Instances lists the sizes of a product in the setups that can be chosen without being
// asked for, size by size in the product's order.
func Instances(p *catalog.Product, o Options, table *meter.Table) []Instance {
	setups := p.Setups
	if len(setups) == 0 {
		setups = []catalog.Setup{{}}
	}
	var k Scratch
	var list []Instance
	for _, s := range setups {
		if s.Asked {
			continue
		}
		t := Compile(p, s, o, table)
		for i := range p.Sizes {
			size := &p.Sizes[i]
			if !(catalog.Scope{Setups: size.Setups}).Covers(s) {
				continue
			}
			if len(p.Regions) == 0 {
				one := Instance{Product: p, Size: size, Setup: s, Orderable: size.Open()}
				t.month(&one, i, -1, &k)
				list = append(list, one)
			}
			for r := range p.Regions {
				region := &p.Regions[r]
				if !size.In(*region) || !region.Covers(s) {
					continue
				}
				one := Instance{Product: p, Size: size, Setup: s, Region: region, Orderable: size.Offered(s, *region) && region.Open()}
				t.month(&one, i, r, &k)
				list = append(list, one)
			}
		}
	}
	slices.SortStableFunc(list, func(a, b Instance) int { return place(p, a.Size) - place(p, b.Size) })
	return list
}

func place(p *catalog.Product, s *catalog.Size) int {
	return slices.IndexFunc(p.Sizes, func(o catalog.Size) bool { return o.ID == s.ID })
}

// month rates an instance's hours of a month, as long as the vendor's is.
func (t *Tariff) month(one *Instance, size, region int, k *Scratch) {
	var set meter.Set
	hours := t.MonthHours(catalog.MeterInstanceHours)
	set.Put(meter.InstanceHours, meter.Item{Count: 1, Each: hours, Place: meter.Everywhere, Visitor: meter.Everywhere, Size: meter.OwnSize})
	w := Where{NoFree: true, Size: int16(size)}
	w.home.column = t.Column(region)
	k.Lines, k.left = k.Lines[:0], append(k.left[:0], make([]float64, t.shared)...)
	one.ByUse, one.Priced = true, true
	for i := range t.charges {
		if c := &t.charges[i]; c.meter == meter.InstanceHours {
			t.rateCharge(i, &set, &w, k)
			one.ByUse, one.Priced = false, one.Priced && !c.credits
		}
	}
	for i := range k.Lines {
		one.Month += k.Lines[i].Amount
		one.Priced = one.Priced && k.Lines[i].Known
	}
	one.Priced = one.Priced && !one.ByUse
	if !one.Priced {
		one.Month = 0
	}
}

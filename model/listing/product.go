package listing

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
)

// products lists hosts or add-ons, each in every setup and region in which it can be
// chosen now.
func (t *Table) products() {
	list := t.Catalog.Hosts
	if t.Kind == Addons {
		list = t.Catalog.Addons
	}
	for _, p := range list {
		row := Row{ID: p.ID, Local: p.Local}
		setups := p.Setups
		if len(setups) == 0 {
			setups = []catalog.Setup{{}}
		}
		for _, s := range setups {
			way := Way{Product: p, Addon: t.Kind == Addons, Setup: s}
			regions := p.OnSale(s)
			if len(regions) == 0 {
				row.Ways = append(row.Ways, way)
			}
			for i := range regions {
				way.Region = &regions[i]
				row.Ways = append(row.Ways, way)
			}
		}
		t.Rows = append(t.Rows, row)
	}
	t.Columns = append([]Column{
		t.choice("id", func(w *Way) string { return w.Product.ID }),
		t.choice("name", func(w *Way) string { return w.Product.Name }),
	}, t.ofProduct()...)
	t.Default = []string{"id", "kind", "status", "setup"}
	if t.Kind == Addons {
		slot := t.choice("slot", func(w *Way) string { return w.Product.Slot })
		t.Columns = slices.Insert(t.Columns, 2, slot)
		t.Default = []string{"id", "slot", "status", "setup"}
	}
	t.Columns = append(t.Columns, t.facts()...)
}

// sizes lists the sizes of hosts, each in every setup and region that has it.
func (t *Table) sizes(list []cost.Instance) {
	for i := range list {
		one := &list[i]
		way := Way{Product: one.Product, Setup: one.Setup, Region: one.Region, Instance: one}
		id := one.Product.ID + ":" + one.Size.ID
		if n := len(t.Rows); n == 0 || t.Rows[n-1].ID != id {
			t.Rows = append(t.Rows, Row{ID: id, Local: one.Product.Local})
		}
		row := &t.Rows[len(t.Rows)-1]
		row.Ways = append(row.Ways, way)
	}
	mb := func(id string, of func(*catalog.Size) float64) Column {
		k := number(id, "MB", func(w *Way) float64 { return of(w.Instance.Size) })
		k.Binary = true
		return k
	}
	gb := func(id string, of func(*catalog.Size) float64) Column {
		return number(id, "GB", func(w *Way) float64 { return of(w.Instance.Size) })
	}
	price := Column{ID: "price", Kind: Number, Unit: t.Currency, Money: true, Open: true, byRegion: true, value: func(w *Way) catalog.Value {
		if !w.Instance.Priced {
			return catalog.Value{Unknown: !w.Instance.ByUse}
		}
		r := catalog.Exactly(w.Instance.Month)
		return catalog.Value{Number: &r}
	}}
	price.all = func(r *Row) []catalog.Value {
		if best := cheapest(r); best != nil {
			return []catalog.Value{price.value(best)}
		}
		return []catalog.Value{price.value(r.First())}
	}
	// Where and how it is had at the price, not all that there is.
	there := func(k Column) Column {
		k.all = func(r *Row) []catalog.Value {
			part := Row{Ways: atPrice(r)}
			k := k
			k.all = nil
			return k.Values(&part)
		}
		return k
	}
	orderable := yesNo("orderable", func(w *Way) bool { return w.Instance.Orderable })
	orderable.all = func(r *Row) []catalog.Value {
		word := "no"
		if slices.ContainsFunc(r.Ways, func(w Way) bool { return w.Instance.Orderable }) {
			word = "yes"
		}
		return []catalog.Value{{Word: word}}
	}
	t.Columns = []Column{
		t.choice("host", func(w *Way) string { return w.Product.ID }),
		t.choice("size", func(w *Way) string { return w.Instance.Size.ID }),
		number("vcpus", "vCPUs", func(w *Way) float64 { return w.Instance.Size.VCPUs }),
		mb(catalog.QuestionMemoryMB, func(s *catalog.Size) float64 { return s.MemoryMB }),
		gb(catalog.SizeDiskGB, func(s *catalog.Size) float64 { return s.DiskGB }),
		gb(catalog.SizeTrafficGB, func(s *catalog.Size) float64 { return s.TrafficGB }),
		t.choice("arch", func(w *Way) string { return w.Instance.Size.Arch }),
		price,
		text("currency", func(w *Way) string {
			if !w.Instance.Priced {
				return ""
			}
			return t.Currency
		}),
		orderable,
	}
	for _, k := range t.ofProduct() {
		if k.byRegion || k.ID == "setup" {
			k = there(k)
		}
		t.Columns = append(t.Columns, k)
	}
	t.Columns = append(t.Columns, text("note", func(w *Way) string { return w.Instance.Size.Note }))
	t.Columns = append(t.Columns, t.facts()...)
	t.Default = []string{"host", "size", "vcpus", catalog.QuestionMemoryMB, catalog.SizeDiskGB, "price", "orderable", "region"}
}

// cheapest is the way of a size with the lowest price: among those that can be ordered, if
// there are any. It is nil where no price is known.
func cheapest(r *Row) *Way {
	var best *Way
	for i := range r.Ways {
		w := &r.Ways[i]
		if !w.Instance.Priced {
			continue
		}
		if best == nil || w.Instance.Orderable && !best.Instance.Orderable ||
			w.Instance.Orderable == best.Instance.Orderable && w.Instance.Month < best.Instance.Month {
			best = w
		}
	}
	return best
}

// atPrice are the ways of a size at its lowest price; all of them where none is known.
func atPrice(r *Row) []Way {
	best := cheapest(r)
	if best == nil {
		return r.Ways
	}
	var list []Way
	for _, w := range r.Ways {
		if w.Instance.Priced && w.Instance.Orderable == best.Instance.Orderable && w.Instance.Month == best.Instance.Month {
			list = append(list, w)
		}
	}
	return list
}

// OnePrice says whether a size costs the same wherever and however it is had.
func OnePrice(r *Row) bool { return len(atPrice(r)) == len(r.Ways) }

// ofProduct are the fields of a host or an add-on beside its names.
func (t *Table) ofProduct() []Column {
	c := t.Catalog
	vendor := t.choice("vendor", func(w *Way) string { return c.Firm(w.Product).ID })
	vendor.also = func(w *Way) []string {
		firm := c.Firm(w.Product)
		var ids []string
		for _, f := range append([]catalog.Firm{firm}, firm.Owners...) {
			ids = append(ids, f.ID)
			if v, ok := c.Vendor(f.ID); ok {
				ids = append(ids, v.Aliases...)
			}
		}
		return ids
	}
	vendor.known = func() []string { return t.found(vendor.words) }
	place := t.byRegion("place", func(r *catalog.Region) string { return r.Place })
	place.also = func(w *Way) []string {
		if w.Region == nil {
			return nil
		}
		return c.Places[w.Region.Place].Aliases
	}
	// A place that no host is in is one all the same.
	place.known = func() []string { return append(t.found(place.words), c.PlaceIDs()...) }
	country := t.byRegion("country", func(r *catalog.Region) string {
		if p, ok := c.Places[r.Place]; ok {
			return p.Country
		}
		return r.Country
	})
	country.also = func(w *Way) []string {
		v := country.value(w)
		return append([]string{c.Countries[v.Word].Name}, c.Countries[v.Word].Aliases...)
	}
	country.known = func() []string { return t.found(country.words) }
	setup := t.choice("setup", func(w *Way) string { return w.Setup.ID })
	setup.Many, setup.Long = true, true
	kind := t.choice("kind", func(w *Way) string { return w.Product.Kind })
	status := t.choice("status", func(w *Way) string { return w.Product.Status.Is })
	status.known = func() []string { return catalog.Statuses }
	region := t.byRegion("region", func(r *catalog.Region) string { return r.Code })
	list := []Column{vendor, kind, status, setup, region, place, country}
	if k, ok := c.Criterion(catalog.CriterionResidency); ok {
		list = append(list, t.residency(k.ID))
	}
	return list
}

// byRegion is a column of what differs by region.
func (t *Table) byRegion(id string, of func(*catalog.Region) string) Column {
	k := t.choice(id, func(w *Way) string {
		if w.Region == nil {
			return ""
		}
		return of(w.Region)
	})
	k.Many, k.Long, k.byRegion = true, true, true
	return k
}

// residency is in which jurisdictions the regions lie.
func (t *Table) residency(id string) Column {
	c := t.Catalog
	k := Column{ID: id, Many: true, Open: true, byRegion: true}
	k.value = func(w *Way) catalog.Value {
		if w.Region == nil {
			return catalog.Value{Unknown: !w.Addon}
		}
		var v catalog.Value
		for _, j := range c.Residency {
			inside, known := j.Lies(c, *w.Region)
			switch {
			case !known:
				v.Unknown = true
			case inside:
				v.Words = append(v.Words, j.ID)
			}
		}
		if v.Words != nil {
			v.Unknown = false
		}
		return v
	}
	k.known = func() []string {
		return catalog.IDs(c.Residency, func(j catalog.Jurisdiction) string { return j.ID })
	}
	k.all = func(r *Row) []catalog.Value {
		var v catalog.Value
		for i := range r.Ways {
			one := k.value(&r.Ways[i])
			v.Unknown = v.Unknown || one.Unknown
			for _, word := range one.Words {
				if !slices.Contains(v.Words, word) {
					v.Words = append(v.Words, word)
				}
			}
		}
		if v.Words != nil {
			v.Unknown = false
		}
		return []catalog.Value{v}
	}
	return k
}

// facts are the columns of all criteria that facts have.
func (t *Table) facts() []Column {
	var list []Column
	for _, k := range t.Catalog.Criteria {
		if k.Kind != "computed" {
			list = append(list, factColumn(k))
		}
	}
	return list
}

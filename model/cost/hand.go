package cost

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/meter"
	"whereto/model/workload"
)

// MonthHours are the hours of the month in which a quantity of a meter is typed: the
// vendor's own where all charges of the meter say so, else the bill's.
func (t *Tariff) MonthHours(id string) float64 {
	own := 0.0
	for i := range t.charges {
		switch c := t.charges[i].of; {
		case c.Meter != id:
		case c.MonthHours == 0 || own != 0 && own != c.MonthHours:
			return t.options.MonthHours
		default:
			own = c.MonthHours
		}
	}
	if own == 0 {
		return t.options.MonthHours
	}
	return own
}

// Zoned says whether what a meter costs goes by the visitor's zone.
func (t *Tariff) Zoned(id string) bool {
	return slices.ContainsFunc(t.charges, func(c charge) bool { return c.of.Meter == id && c.cells.byZone > 0 })
}

// ZoneName is the price zone of a visitor's place; empty if the product has none for it.
func (t *Tariff) ZoneName(place string) string {
	if i := t.Zone(place); i >= 0 {
		return t.zones[i].name
	}
	return ""
}

// Sized says whether the size plays a part in what meters cost in regions: an amount of a
// charge that has some of them, or of a pool that joins one, goes by size there.
func (t *Tariff) Sized(meters workload.Meters, regions []catalog.Region) bool {
	columns := []*Column{t.Column(-1)}
	for i := range regions {
		columns = append(columns, t.column(&regions[i]))
	}
	used := make([]bool, len(t.charges))
	for i := range t.charges {
		used[i] = meters[t.charges[i].of.Meter].Quantity() != 0
		if used[i] && t.bySize(t.charges[i].cells, columns) {
			return true
		}
	}
	for i := range t.pools {
		p := &t.pools[i]
		joins := slices.ContainsFunc(t.order, func(k int) bool { return used[k] && p.covers[k] })
		if joins && t.bySize(p.cells, columns) {
			return true
		}
	}
	return false
}

// bySize says whether a span's amounts differ by size in some of the columns.
func (t *Tariff) bySize(s span, columns []*Column) bool {
	differs := false
	for _, c := range columns {
		t.each(s, func(at int32, _, zone int) {
			differs = differs || !c.cells[at].costsAs(&c.cells[s.cell(-1, int16(zone))])
		})
	}
	return differs
}

// paid says whether what comes with a plan is there: its month is in the meters, or the
// plan asks no fee by the month.
func (t *Tariff) paid(m *meter.Set, w *Where) bool {
	if m.Quantity(meter.Months) != 0 {
		return true
	}
	return !slices.ContainsFunc(t.charges, func(c charge) bool {
		fee := w.home.column.cells[c.cells.cell(w.Size, -1)].price
		return c.of.Meter == catalog.MeterMonths && (fee == nil || fee.Value != 0)
	})
}

package stack_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/meter"
	"whereto/model/workload"
)

// Sizes compare by the part of a tariff in which they differ as they do by all of it: for
// each setup of each host, on each size, under ten loads, what is left out is the same.
func TestSizesDifferByTheirPart(t *testing.T) {
	if testing.Short() {
		t.Skip("all data in one goroutine: nothing for the race detector")
	}
	c := shipped(t)
	table := meter.NewTable(c.Meters)
	o := cost.NewOptions(c, today)
	compared := 0
	for _, load := range loads {
		x := caseOf(t, c, given(t, c, "users = [\"frankfurt\"]\n"+load))
		everySetup(t, x, func(h *catalog.Product, s catalog.Setup) {
			if len(h.Sizes) < 2 {
				return
			}
			tariff := cost.Compile(h, s, o, table)
			region := h.Regions[0]
			w := tariff.Where(h.Regions[:1], []string{region.Code}, nil)
			frame := workload.NewFrame(h.RuntimeOf(s))
			site := workload.Site{Frame: &frame, Spots: []workload.Spot{{Share: 1}}, MonthHours: 730, Utilisation: c.Method.TargetUtilisation}
			var all, part meter.Set
			part.Keep(tariff.SizingReads())
			var k cost.Scratch
			rest := math.NaN()
			for i := range h.Sizes {
				size := &h.Sizes[i]
				if !size.Offered(s, region) {
					continue
				}
				box := workload.NewBox(*size, frame.Reserve)
				all.Reset()
				part.Reset()
				site.Run(&x.Load, workload.ShapeOf(x.Load.Week), &box, &all, new(workload.Scratch), nil)
				site.Run(&x.Load, workload.ShapeOf(x.Load.Week), &box, &part, new(workload.Scratch), nil)
				w.Size = int16(i)
				whole, of := tariff.Rate(&all, &w, &k), tariff.RateSize(&part, &w, &k)
				left := whole.Total - of.Total
				if math.IsNaN(rest) {
					rest = left
				}
				if compared++; math.Abs(left-rest) > 1e-9*max(1, whole.Total) || whole.Unpriced < of.Unpriced {
					t.Errorf("%s/%s on %s: %v of %v differ by size, and %v on the first", h.ID, s.ID, size.ID, of.Total, whole.Total, rest)
				}
			}
		})
	}
	if compared < 5000 {
		t.Errorf("only %d sizes", compared)
	}
}

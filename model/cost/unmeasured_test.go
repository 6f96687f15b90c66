package cost_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/workload"
)

// What can't be measured never vanishes from a bill that calls itself complete: it is a
// line whose price is not known, and which says why.
func TestUnmeasured(t *testing.T) {
	charge := func(change func(*catalog.Charge)) *catalog.Product {
		c := gb(price("2"))
		change(&c)
		return shop(c)
	}
	pool := func(per string) *catalog.Product {
		p := charge(func(*catalog.Charge) {})
		p.Pools = []catalog.Pool{{ID: "shared", Label: "Shared", Kind: "allowance", Amount: price("10"), Per: per, Source: "list"}}
		return p
	}
	left := func(meter string) *catalog.Product {
		p := shop()
		p.NotIncluded = []catalog.NotIncluded{{ID: "extra", What: "Extras.", Meter: meter, Source: "list"}}
		return p
	}
	used, nothing := use("egress_gb", 20), workload.Meters{}
	for _, c := range []struct {
		name     string
		product  *catalog.Product
		meters   workload.Meters
		unpriced string // empty: the bill is complete
		why      string
		total    float64
	}{
		{"all is known", charge(func(*catalog.Charge) {}), used, "", "", 40},
		{"no such meter", charge(func(c *catalog.Charge) { c.Meter = "egres_gb" }), used, "Data", `there is no meter "egres_gb"`, 0},
		{"no such meter that is in the load", charge(func(c *catalog.Charge) { c.Meter = "sent" }), use("sent", 5), "Data", `there is no meter "sent"`, 0},
		{"no such meter, and nothing is used", charge(func(c *catalog.Charge) { c.Meter = "egres_gb" }), nothing, "Data", `there is no meter "egres_gb"`, 0},
		{"no such unit", charge(func(c *catalog.Charge) { c.Unit = "hour" }), used, "Data", `unit "hour" does not measure data`, 0},
		{"no such unit, and nothing is used", charge(func(c *catalog.Charge) { c.Unit = "hour" }), nothing, "", "", 0},
		{"a meter whose own unit can't be read", charge(func(c *catalog.Charge) { c.Meter, c.Unit = "odd", "GB" }), use("odd", 5), "Data", "the meter odd: unit", 0},
		{"included for each of no meter", charge(func(c *catalog.Charge) { c.Included, c.Per = price("5"), "seets" }), used, "Data", `what is included: there is no meter "seets"`, 0},
		{"included for each of an odd meter", charge(func(c *catalog.Charge) { c.Included, c.Per = price("5"), "odd_hours" }), used, "Data", "the meter odd_hours: unit", 0},
		{"for each of no meter, and nothing is included", charge(func(c *catalog.Charge) { c.Per = "seets" }), used, "", "", 40},
		{"an allowance for each of no meter", pool("seets"), used, "Shared", `there is no meter "seets"`, 40},
		{"an allowance for each of a meter", pool("months"), used, "", "", 40},
		{"left out by no meter", left("egres_gb"), nothing, "extra", `there is no meter "egres_gb": Extras.`, 0},
		{"left out by a meter that is zero", left("egress_gb"), nothing, "", "", 0},
	} {
		o := options()
		known := o.Meters
		o.Meters = func(id string) (*catalog.Meter, bool) {
			switch id {
			case "odd":
				return &catalog.Meter{ID: id, Unit: "hour", Dimension: "data"}, true
			case "odd_hours":
				return &catalog.Meter{ID: id, Unit: "GB", Dimension: "time"}, true
			}
			return known(id)
		}
		b := cost.New(in(c.product, "us-1"), c.meters, o)
		if c.unpriced == "" {
			complete(t, b, c.total)
			continue
		}
		part(t, b, c.unpriced, c.total)
		why := ""
		for _, l := range b.Lines {
			if !l.Known {
				why += l.Arithmetic
			}
		}
		if !strings.Contains(why, c.why) {
			t.Errorf("%s: the line says %q, want %q", c.name, why, c.why)
		}
	}
}

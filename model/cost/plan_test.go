package cost_test

import (
	"maps"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/meter"
	"whereto/model/workload"
)

// planned is a shop with a fee by the month, which the other plan does not ask.
func planned(pools ...catalog.Pool) *catalog.Product {
	p := pooled(pools...)
	p.Charges = append(p.Charges, catalog.Charge{ID: "fee", Label: "Plan", Meter: "months", Unit: "month", Price: table(map[string]any{"plan": "20", "other-plan": "0"}), Source: "list"})
	return p
}

// A credit that comes with a fee by the month is there only with that fee; one of a plan
// without a fee is there anyway.
func TestAPlansCreditComesWithThePlan(t *testing.T) {
	t.Parallel()
	credit := catalog.Pool{ID: "credit", Kind: "credit", Charges: []string{"egress"}, Amount: price("5")}
	packs := catalog.Pool{ID: "packs", Kind: "packs", Charges: []string{"egress"}, Amount: price("5"), Pack: amount("10"), Price: price("3"), Unit: "credit"}
	for name, c := range map[string]struct {
		pool   catalog.Pool
		setup  string
		months float64
		total  float64
	}{
		"usage alone":                      {credit, "plan", 0, 7},
		"with the month's fee":             {credit, "plan", 1, 20 + 2},
		"a plan without a fee":             {credit, "other-plan", 0, 2},
		"usage alone, in credits":          {packs, "plan", 0, 3},
		"in credits, within what is had":   {packs, "other-plan", 0, 3},
		"in credits, with the month":       {packs, "plan", 1, 20 + 3},
		"a pool of an allowance stays":     {catalog.Pool{ID: "shared", Kind: "allowance", Charges: []string{"egress"}, Amount: price("5")}, "plan", 0, 2},
		"a credit on nothing of the fee's": {credit, "other-plan", 1, 2},
	} {
		m := use("egress_gb", 7)
		if c.months > 0 {
			maps.Copy(m, use("months", c.months))
		}
		s := in(planned(c.pool), "us-1")
		s.Setup, _ = s.Product.Setup(c.setup)
		if b := cost.New(s, m, options()); !near(b.Total, c.total) {
			t.Errorf("%s: %v, want %v\n%s", name, b.Total, c.total, text(b))
		}
	}
	small := use("egress_gb", 4)
	s := in(planned(packs), "us-1")
	complete(t, cost.New(s, small, options()), 3)
	maps.Copy(small, use("months", 1))
	complete(t, cost.New(s, small, options()), 20)
}

// A meter typed in months is in those of the vendor where all that bills it says how long
// they are.
func TestTheVendorsOwnMonth(t *testing.T) {
	t.Parallel()
	own := func(id string, hours float64) catalog.Charge {
		return catalog.Charge{ID: id, Label: id, Meter: "gb_seconds", Unit: "GB-month", Price: price("10"), MonthHours: hours}
	}
	for name, c := range map[string]struct {
		charges []catalog.Charge
		want    float64
	}{
		"the vendor's":               {[]catalog.Charge{own("memory", 720)}, 720},
		"the bill's":                 {[]catalog.Charge{own("memory", 0)}, 744},
		"two of one length":          {[]catalog.Charge{own("memory", 720), own("more", 720)}, 720},
		"two of which one says none": {[]catalog.Charge{own("memory", 720), own("more", 0)}, 744},
		"of two lengths":             {[]catalog.Charge{own("memory", 720), own("more", 672)}, 744},
		"another meter's":            {[]catalog.Charge{gb(price("1"))}, 744},
	} {
		p := shop(c.charges...)
		o := options()
		o.MonthHours = 744
		table := meter.NewTable([]*catalog.Meter{meters["gb_seconds"], meters["egress_gb"]})
		if got := cost.Compile(p, p.Setups[0], o, table).MonthHours("gb_seconds"); got != c.want {
			t.Errorf("%s: %v hours, want %v", name, got, c.want)
		}
	}
}

// A size plays a part where an amount of what is used goes by size.
func TestWhatTheSizePlaysAPartIn(t *testing.T) {
	t.Parallel()
	bySize := table(map[string]any{"small": "1", "large": "2"})
	p := shop(gb(price("1")),
		catalog.Charge{ID: "machine", Label: "Machine", Meter: "instance_hours", Unit: "hour", Price: bySize},
		catalog.Charge{ID: "disk", Label: "Disk", Meter: "disk_gb_months", Unit: "GB-month", Price: price("1"), Included: bySize},
		catalog.Charge{ID: "requests", Label: "Requests", Meter: "requests", Unit: "request", Price: price("1")},
		catalog.Charge{ID: "time", Label: "Time", Meter: "gb_seconds", Unit: "GB-second", Price: table(map[string]any{"plan": "1", "other-plan": map[string]any{"small": "1", "large": "2"}})},
	)
	p.Pools = []catalog.Pool{{ID: "pool", Label: "Pool", Kind: "allowance", Charges: []string{"requests"}, Amount: bySize, Source: "list"}}
	for name, c := range map[string]struct {
		meters workload.Meters
		want   bool
	}{
		"a price by size":            {use("instance_hours", 1), true},
		"an amount included by size": {use("disk_gb_months", 1), true},
		"a pool by size":             {use("requests", 1), true},
		"one price":                  {use("egress_gb", 1), false},
		"by size in another setup":   {use("gb_seconds", 1), false},
		"none of it used":            {use("instance_hours", 0), false},
		"nothing":                    {workload.Meters{}, false},
	} {
		list := []*catalog.Meter{meters["instance_hours"], meters["disk_gb_months"], meters["requests"], meters["egress_gb"], meters["gb_seconds"]}
		if got := cost.Compile(p, p.Setups[0], options(), meter.NewTable(list)).Sized(c.meters, p.Regions[:1]); got != c.want {
			t.Errorf("%s: %v", name, got)
		}
	}
}

// A zone of visitors is found by its own name too, and is said of the meters whose price
// goes by it.
func TestZonesByName(t *testing.T) {
	t.Parallel()
	p := shop(gb(table(map[string]any{"europe": "1", "rest": "3"})), catalog.Charge{ID: "requests", Label: "Requests", Meter: "requests", Unit: "request", Price: price("1")})
	tariff := cost.Compile(p, p.Setups[0], options(), meter.NewTable([]*catalog.Meter{meters["egress_gb"], meters["requests"]}))
	if !tariff.Zoned("egress_gb") || tariff.Zoned("requests") || tariff.Zoned("gb_seconds") {
		t.Error("which meters go by zone")
	}
	for at, want := range map[string]float64{"europe": 10, "rest": 30, "berlin": 10, "sydney": 30} {
		complete(t, cost.New(in(p, "us-1"), items("egress_gb", workload.Item{Count: 1, Each: 10, Region: "us-1", Place: at}), options()), want)
	}
}

package cost_test

import (
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/workload"
)

// What is included comes off before what is free, both come off once, and
// --no-free leaves only the free tier out.
func TestIncludedAndFree(t *testing.T) {
	for _, c := range []struct {
		name           string
		used           float64
		included, free string
		noFree         bool
		off, want      float64
	}{
		{"neither", 100, "", "", false, 0, 200},
		{"included", 100, "30", "", false, 30, 140},
		{"free", 100, "", "30", false, 30, 140},
		{"both", 100, "30", "20", false, 50, 100},
		{"no free tier wanted", 100, "30", "20", true, 30, 140},
		{"exactly what is included", 30, "30", "", false, 30, 0},
		{"a little over", 30.5, "30", "", false, 30, 1},
		{"less than included", 10, "30", "", false, 10, 0},
		{"the free tier is not used up", 40, "30", "20", false, 40, 0},
	} {
		charge := gb(price("2"))
		if c.included != "" {
			charge.Included = price(c.included)
		}
		if c.free != "" {
			charge.Free = price(c.free)
		}
		o := options()
		o.NoFree = c.noFree
		b := cost.New(in(shop(charge), "us-1"), use("egress_gb", c.used), o)
		if line, _ := lineOf(b, "egress"); !near(line.Included, c.off) || !near(line.Quantity, c.used) || !near(line.Amount, c.want) {
			t.Errorf("%s: %v of %v are off, to pay %v; want %v off, %v", c.name, line.Included, line.Quantity, line.Amount, c.off, c.want)
		}
	}
}

// What is included in one region is not included in another: a region for which
// nothing is known would else look cheaper than it is.
func TestIncludedByRegion(t *testing.T) {
	charge := gb(price("1"))
	charge.Included = table(map[string]any{"eu": "100", "us-1": "10"})
	both := items("egress_gb",
		workload.Item{Count: 1, Each: 40, Region: "eu-1"}, workload.Item{Count: 1, Each: 40, Region: "us-1"}, workload.Item{Count: 1, Each: 40, Region: "ap-1"})
	for _, order := range [][]string{{"eu-1", "us-1", "ap-1"}, {"ap-1", "us-1", "eu-1"}} {
		complete(t, cost.New(in(shop(charge), order...), both, options()), 0+30+40)
	}
	charge.Included = table(map[string]any{"plan": "100"}) // by setup: once for all regions
	complete(t, cost.New(in(shop(charge), "eu-1", "us-1", "ap-1"), both, options()), 20)
	charge.Price = table(map[string]any{"eu": "1", "us": "2", "ap-1": "4"}) // at any price
	complete(t, cost.New(in(shop(charge), "eu-1", "us-1", "ap-1"), both, options()), 20*4)
}

// A tier's price holds up to its bound and not a unit further; above the last
// bound no price is known.
func TestTiers(t *testing.T) {
	tiers := []catalog.Tier{{UpTo: amount("10"), Price: price("1.00")}, {UpTo: amount("50"), Price: price("0.50")}, {Price: price("0.10")}}
	for _, c := range []struct {
		used, want float64
		digits     string
	}{
		{0.5, 0.5, "1.00"},
		{9.999, 9.999, "1.00"},
		{10, 10, "1.00"},
		{10.001, 10.0005, "1.00, 0.50"},
		{50, 30, "1.00, 0.50"},
		{50.1, 30.01, "1.00, 0.50, 0.10"},
		{1050, 130, "1.00, 0.50, 0.10"},
	} {
		charge := gb(catalog.Keyed{})
		charge.Tiers = tiers
		b := cost.New(in(shop(charge), "us-1"), use("egress_gb", c.used), options())
		complete(t, b, c.want)
		if line, _ := lineOf(b, "egress"); line.Price != c.digits {
			t.Errorf("%v GB: the digits %q, want %q", c.used, line.Price, c.digits)
		}
	}
	ends := gb(catalog.Keyed{})
	ends.Tiers = tiers[:2]
	complete(t, cost.New(in(shop(ends), "us-1"), use("egress_gb", 50), options()), 30)
	part(t, cost.New(in(shop(ends), "us-1"), use("egress_gb", 50.1), options()), "Data", 0)
}

// Tiers count what is left after what is included, and a region's multiplier
// covers all of them.
func TestTiersWithIncludedAndMultiplier(t *testing.T) {
	charge := gb(catalog.Keyed{})
	charge.Included, charge.Multiplier = price("5"), true
	charge.Tiers = []catalog.Tier{{UpTo: amount("10"), Price: price("1")}, {Price: price("0.50")}}
	b := cost.New(in(shop(charge), "eu-1"), items("egress_gb", workload.Item{Count: 1, Each: 25, Region: "eu-1"}), options())
	complete(t, b, (10*1+10*0.5)*1.5)
	if line, _ := lineOf(b, "egress"); line.Arithmetic != "(25 − 5 included) GB: (10 × 1 + 10 × 0.50) × 1.5 = 22.50" {
		t.Errorf("the arithmetic does not come out: %s", line.Arithmetic)
	}
}

// Overage in whole units is rounded up once a line; else it is billed pro rata.
func TestWholeUnits(t *testing.T) {
	for _, c := range []struct {
		name             string
		used             float64
		whole, wantWhole float64
	}{
		{"a part", 2.3, 3, 2.3},
		{"exactly", 3, 3, 3},
		{"a hair of rounding", 3.0000000001, 3, 3.0000000001},
		{"over the included", 10.2, 11, 10.2},
	} {
		charge := gb(price("4"))
		charge.Included = price("1")
		pro := cost.New(in(shop(charge), "us-1"), use("egress_gb", c.used+1), options())
		charge.Whole = true
		whole := cost.New(in(shop(charge), "us-1"), use("egress_gb", c.used+1), options())
		complete(t, pro, 4*c.wantWhole)
		complete(t, whole, 4*c.whole)
	}
	under := gb(price("4"))
	under.Whole, under.Included = true, price("10")
	if line, _ := lineOf(cost.New(in(shop(under), "us-1"), use("egress_gb", 2), options()), "egress"); line.Amount != 0 || math.Signbit(line.Amount) {
		t.Errorf("what is included comes to %v", line.Amount)
	}
	charge := gb(price("4"))
	charge.Whole, charge.Included = true, price("1")
	if line, _ := lineOf(cost.New(in(shop(charge), "us-1"), use("egress_gb", 2.3), options()), "egress"); line.Arithmetic != "(2.3 − 1 included) GB, rounded up to 2 × 4 = 8.00" {
		t.Errorf("the arithmetic does not come out: %s", line.Arithmetic)
	}
	complete(t, cost.New(in(shop(charge), "us-1"), use("egress_gb", 0.4), options()), 0)
}

// Rounding, least and cap hold for each job, server or start by itself, never
// for their sum.
func TestEach(t *testing.T) {
	for _, c := range []struct {
		name  string
		meter string
		each  catalog.Each
		items []workload.Item
		want  float64
	}{
		{"each job's minutes are rounded up", "ci_minutes", catalog.Each{Step: 1}, []workload.Item{{Count: 20, Each: 4.1}, {Count: 3, Each: 2}}, 20*5 + 3*2},
		{"whole minutes stay", "ci_minutes", catalog.Each{Step: 1}, []workload.Item{{Count: 1, Each: 0.1 + 0.2 + 0.7}}, 1},
		{"672 hours at most for each server", "instance_hours", catalog.Each{Cap: 672}, []workload.Item{{Count: 2, Each: 730}, {Count: 1, Each: 100}}, 2*672 + 100},
		{"exactly at the cap", "instance_hours", catalog.Each{Cap: 672}, []workload.Item{{Count: 1, Each: 672}}, 672},
		{"60 s at least for each start", "alive_seconds", catalog.Each{Min: 60}, []workload.Item{{Count: 5, Each: 10}, {Count: 1, Each: 61}}, 5*60 + 61},
		{"rounded up before the least", "alive_seconds", catalog.Each{Step: 100, Min: 60}, []workload.Item{{Count: 1, Each: 10}}, 100},
		{"the step reaches over the cap", "instance_hours", catalog.Each{Step: 24, Cap: 672}, []workload.Item{{Count: 1, Each: 671}}, 672},
	} {
		charge := catalog.Charge{ID: "each", Label: "Each", Meter: c.meter, Unit: meters[c.meter].Unit, Price: price("1"), Each: c.each}
		b := cost.New(in(shop(charge), "us-1"), items(c.meter, c.items...), options())
		if !near(b.Total, c.want) {
			t.Errorf("%s: %v, want %v", c.name, b.Total, c.want)
		}
	}
}

// A request counts once for every 512 KB of its response that has begun.
func TestPartKB(t *testing.T) {
	charge := catalog.Charge{ID: "requests", Label: "Requests", Meter: "requests", Unit: "request", Price: price("1"), PartKB: 512}
	for kb, want := range map[float64]float64{0: 100, 10: 100, 512: 100, 512.5: 200, 1024: 200, 1025: 300} {
		b := cost.New(in(shop(charge), "us-1"), items("requests", workload.Item{Count: 100, Each: 1, KB: kb}), options())
		if !near(b.Total, want) {
			t.Errorf("responses of %v KB: %v requests, want %v", kb, b.Total, want)
		}
	}
}

// A charge with a fixed memory bills the seconds at that memory, whatever the
// size; memory-time given by hand is what was given.
func TestMemoryMB(t *testing.T) {
	charge := catalog.Charge{ID: "duration", Label: "Duration", Meter: "gb_seconds", Unit: "GB-second", Price: price("1"), MemoryMB: 128}
	complete(t, cost.New(in(shop(charge), "us-1"), items("gb_seconds", workload.Item{Count: 1000, Each: 0.2, Scale: 4}), options()), 1000*0.2*0.125)
	complete(t, cost.New(in(shop(charge), "us-1"), use("gb_seconds", 25), options()), 25)
}

// A vendor that rounds each line to cents rounds half up, before any conversion;
// all others are not rounded.
func TestLineCents(t *testing.T) {
	for used, want := range map[float64]float64{1.004: 1, 1.005: 1.01, 1.0149: 1.01, 2.675: 2.68} {
		charge := gb(price("1"))
		complete(t, cost.New(in(shop(charge), "us-1"), use("egress_gb", used), options()), used)
		charge.Cents = true
		complete(t, cost.New(in(shop(charge), "us-1"), use("egress_gb", used), options()), want)
		charge.Currency = "EUR"
		complete(t, cost.New(in(shop(charge), "us-1"), use("egress_gb", used), options()), want*1.25)
	}
}

// A month of hours is as long as the bill's month, or as the charge says.
func TestMonthHours(t *testing.T) {
	for _, c := range []struct {
		name        string
		month, own  float64
		meter, unit string
		want        float64 // of 720 hours, or of 720 × 3,600 GB-seconds
	}{
		{"730 unless said otherwise", 0, 0, "instance_hours", "month", 720. / 730},
		{"a 30-day month", 720, 0, "instance_hours", "month", 1},
		{"a 31-day month", 744, 0, "instance_hours", "month", 720. / 744},
		{"the charge's own 30 days", 744, 720, "instance_hours", "month", 1},
		{"hours are hours", 744, 720, "instance_hours", "hour", 720},
		{"memory by the month", 720, 0, "gb_seconds", "GB-month", 1},
		{"memory by the charge's month", 0, 744, "gb_seconds", "GB-month", 720. / 744},
	} {
		charge := catalog.Charge{ID: "time", Label: "Time", Meter: c.meter, Unit: c.unit, Price: price("1"), MonthHours: c.own}
		o := options()
		o.MonthHours = c.month
		used := 720.0
		if c.meter == "gb_seconds" {
			used *= 3600
		}
		if b := cost.New(in(shop(charge), "us-1"), use(c.meter, used), o); !near(b.Total, c.want) {
			t.Errorf("%s: %v, want %v", c.name, b.Total, c.want)
		}
	}
}

// A price for another unit of the same thing is converted, decimal and binary
// apart.
func TestUnits(t *testing.T) {
	for unit, want := range map[string]float64{"GB": 2000, "TB": 2, "GiB": 2000 / 1.073741824, "100 GB": 20, "MB": 2e6} {
		charge := gb(price("1"))
		charge.Unit = unit
		if b := cost.New(in(shop(charge), "us-1"), use("egress_gb", 2000), options()); !near(b.Total, want) {
			t.Errorf("2,000 GB at 1 for each %s: %v, want %v", unit, b.Total, want)
		}
	}
}

// A charge of another setup, or whose meter is zero, makes no line.
func TestChargesThatDoNotCount(t *testing.T) {
	charge := gb(price("1"))
	charge.Setups = []string{"other-plan"}
	if b := cost.New(in(shop(charge), "us-1"), use("egress_gb", 5), options()); len(b.Lines) > 0 || !b.Complete {
		t.Errorf("another setup's charge is in the bill:\n%s", text(b))
	}
	if b := cost.New(in(shop(gb(price("1"))), "us-1"), use("egress_gb", 0), options()); len(b.Lines) > 0 || !b.Complete {
		t.Errorf("a charge without use is in the bill:\n%s", text(b))
	}
}

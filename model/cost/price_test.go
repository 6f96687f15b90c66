package cost_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/workload"
)

// A price may differ by everything that a bill knows, nested either way round;
// the most specific word wins, and the digits stay as they were published.
func TestPriceByKeys(t *testing.T) {
	item := func(region, place, size string) workload.Item {
		return workload.Item{Count: 1, Each: 1, Region: region, Place: place, Size: size}
	}
	for _, c := range []struct {
		name  string
		price map[string]any
		item  workload.Item
		want  string
	}{
		{"region", map[string]any{"us-1": "0.10", "eu-1": "0.20"}, item("eu-1", "", ""), "0.20"},
		{"group", map[string]any{"us": "0.10", "eu": "0.20"}, item("us-2", "", ""), "0.10"},
		{"region before its group", map[string]any{"us": "0.10", "us-2": "0.090"}, item("us-2", "", ""), "0.090"},
		{"the first region where none is said", map[string]any{"us-1": "0.10", "eu-1": "0.20"}, item("", "", ""), "0.10"},
		{"zone of the visitor", map[string]any{"europe": "0.01", "rest": "0.09"}, item("us-1", "berlin", ""), "0.01"},
		{"zone of the rest of the world", map[string]any{"europe": "0.01", "rest": "0.09"}, item("us-1", "sydney", ""), "0.09"},
		{"the stack's size", map[string]any{"small": "5", "large": "20"}, item("us-1", "", ""), "5"},
		{"the item's own size", map[string]any{"small": "5", "large": "20"}, item("us-1", "", "large"), "20"},
		{"setup", map[string]any{"plan": "7.00", "other-plan": "9"}, item("us-1", "", ""), "7.00"},
		{"axis option", map[string]any{"arm": "3", "x86": "4"}, item("us-1", "", ""), "3"},
		{"size in region", map[string]any{"us-1": map[string]any{"small": "5", "large": "20"}, "eu-1": map[string]any{"large": "30"}}, item("eu-1", "", "large"), "30"},
		{"region in size", map[string]any{"small": map[string]any{"us": "5"}, "large": map[string]any{"us": "20", "eu": "30"}}, item("eu-1", "", "large"), "30"},
		{"three deep", map[string]any{"plan": map[string]any{"arm": map[string]any{"us": "1.50"}}}, item("us-2", "", ""), "1.50"},
	} {
		s := in(shop(gb(table(c.price))), "us-1", "us-2", "eu-1", "ap-1")
		s.Size, s.Setup.Options = "small", map[string]string{"arch": "arm"}
		b := cost.New(s, items("egress_gb", c.item), options())
		line, _ := lineOf(b, "egress")
		if line.Price != c.want || !near(line.Amount, amount(c.want).Value) {
			t.Errorf("%s: %q, %v; want %q", c.name, line.Price, line.Amount, c.want)
		}
	}
}

// A variant that is asked for pays what the setup pays that it is a variant of, unless a
// price names it.
func TestPriceOfAVariant(t *testing.T) {
	for _, c := range []struct {
		price map[string]any
		want  string
	}{
		{map[string]any{"plan": "7.00", "other-plan": "9"}, "7.00"},
		{map[string]any{"plan": "7.00", "plan-private": "8"}, "8"},
	} {
		s := in(shop(gb(table(c.price))), "us-1")
		s.Setup.ID, s.Setup.Base = "plan-private", "plan"
		line, _ := lineOf(cost.New(s, items("egress_gb", workload.Item{Count: 1, Each: 1, Region: "us-1"}), options()), "egress")
		if line.Price != c.want {
			t.Errorf("%v: %q, want %q", c.price, line.Price, c.want)
		}
	}
}

// A price that is not known where something is used leaves the bill a part that
// says so, with a line of no amount: it is never the price of somewhere else.
func TestMissingPrice(t *testing.T) {
	tiers := gb(catalog.Keyed{})
	tiers.Tiers = []catalog.Tier{{UpTo: amount("10"), Price: price("1")}, {Price: table(map[string]any{"us": "2"})}}
	times := gb(price("1"))
	times.Multiplier = true
	foreign := gb(price("1"))
	foreign.Currency = "XYZ"
	for _, c := range []struct {
		name, region string
		charge       catalog.Charge
	}{
		{"region", "eu-1", gb(table(map[string]any{"us-1": "1", "us": "2"}))},
		{"the second of two tiers", "eu-1", tiers},
		{"multiplier", "ap-1", times},
		{"size in the region", "eu-1", gb(table(map[string]any{"eu": map[string]any{"large": "1"}, "us": "1"}))},
		{"rate of the currency", "eu-1", foreign},
	} {
		s := in(shop(c.charge), c.region, "us-1")
		s.Size = "small"
		b := cost.New(s, items("egress_gb", workload.Item{Count: 1, Each: 20, Region: c.region}), options())
		part(t, b, "Data in "+c.region+"", 0)
		if line, ok := lineOf(b, "egress"); !ok || line.Known || line.Price != "unknown" || line.Amount != 0 {
			t.Errorf("%s: the line is %+v", c.name, line)
		}
	}
}

// Beside a region without a price, the others keep theirs in lines of their own.
func TestMissingPriceInOneOfSeveralRegions(t *testing.T) {
	charge := gb(table(map[string]any{"us": "1"}))
	both := items("egress_gb", workload.Item{Count: 1, Each: 5, Region: "eu-1"}, workload.Item{Count: 1, Each: 5, Region: "us-1"}, workload.Item{Count: 1, Each: 5, Region: "ap-1"})
	b := cost.New(in(shop(charge), "us-1", "eu-1", "ap-1"), both, options())
	part(t, b, "Data in eu-1; Data in ap-1", 5)
	if len(b.Lines) != 3 {
		t.Errorf("%d lines, want one for each region\n%s", len(b.Lines), text(b))
	}
}

// Where nothing is to pay, no price needs to be known.
func TestMissingPriceWithinTheFreeAmount(t *testing.T) {
	charge := gb(table(map[string]any{"us": "1"}))
	charge.Free = price("100")
	tiers := gb(catalog.Keyed{})
	tiers.Tiers, tiers.Free = []catalog.Tier{{Price: table(map[string]any{"us": "1"})}}, price("100")
	for _, charge := range []catalog.Charge{charge, tiers} {
		for used, known := range map[float64]bool{99: true, 100: true, 100.5: false} {
			b := cost.New(in(shop(charge), "eu-1"), use("egress_gb", used), options())
			if b.Complete != known {
				t.Errorf("%v GB, 100 of them free: complete is %v\n%s", used, b.Complete, text(b))
			}
		}
	}
}

// Regions with the same price are one line that names none of them; with another
// price, multiplier or included amount, each has its own.
func TestRegionsWithTheSamePrice(t *testing.T) {
	three := items("egress_gb", workload.Item{Count: 1, Each: 1, Region: "us-1"}, workload.Item{Count: 1, Each: 2, Region: "us-2"}, workload.Item{Count: 1, Each: 4, Region: "eu-1"})
	times, included := gb(price("1")), gb(price("1"))
	times.Multiplier = true
	included.Included = table(map[string]any{"us": "1"})
	for _, c := range []struct {
		name   string
		charge catalog.Charge
		want   map[string]float64 // quantity by region
	}{
		{"one price", gb(price("1")), map[string]float64{"": 7}},
		{"the same digits by region", gb(table(map[string]any{"us-1": "1", "us-2": "1", "eu": "1"})), map[string]float64{"": 7}},
		{"two prices", gb(table(map[string]any{"us": "1", "eu": "2"})), map[string]float64{"": 3, "eu-1": 4}},
		{"a multiplier", times, map[string]float64{"": 3, "eu-1": 4}},
		{"included in one", included, map[string]float64{"": 3, "eu-1": 4}},
	} {
		b := cost.New(in(shop(c.charge), "us-1", "us-2", "eu-1"), three, options())
		got := map[string]float64{}
		for _, l := range b.Lines {
			got[l.Region] += l.Quantity
		}
		if len(b.Lines) != len(c.want) {
			t.Errorf("%s: %d lines, want %d\n%s", c.name, len(b.Lines), len(c.want), text(b))
		}
		for region, quantity := range c.want {
			if !near(got[region], quantity) {
				t.Errorf("%s: %v GB in %q, want %v", c.name, got[region], region, quantity)
			}
		}
	}
}

// A region's multiplier covers the charges that say so, and no others.
func TestMultiplier(t *testing.T) {
	for _, multiplied := range []bool{false, true} {
		for region, want := range map[string]float64{"us-1": 10, "eu-1": 15} {
			charge := gb(price("2"))
			charge.Multiplier = multiplied
			if !multiplied {
				want = 10
			}
			b := cost.New(in(shop(charge), region), items("egress_gb", workload.Item{Count: 1, Each: 5, Region: region}), options())
			complete(t, b, want)
			if line, _ := lineOf(b, "egress"); line.Price != "2" {
				t.Errorf("the price is %q, not the vendor's digits", line.Price)
			}
		}
	}
}

// A worked example's own prices stand before those in force.
func TestPricesOfAnExample(t *testing.T) {
	o := options()
	o.Prices = map[string]catalog.Amount{"egress": *amount("0.30")}
	b := cost.New(in(shop(gb(table(map[string]any{"us": "1"}))), "eu-1"), use("egress_gb", 10), o)
	complete(t, b, 3)
	if line, _ := lineOf(b, "egress"); line.Price != "0.30" {
		t.Errorf("the price is %q, want 0.30", line.Price)
	}
}

// Each line cites where its price was read, by region where that differs.
func TestSourceOfALine(t *testing.T) {
	charge := gb(table(map[string]any{"us": "1", "eu": "2"}))
	charge.Sources = map[string]string{"eu": "other"}
	for region, want := range map[string]string{"us-1": "price list", "eu-1": "another list"} {
		b := cost.New(in(shop(charge), region), use("egress_gb", 1), options())
		if line, _ := lineOf(b, "egress"); line.Source.Title != want {
			t.Errorf("%s: the source is %q, want %q", region, line.Source.Title, want)
		}
	}
}

// A charge is in force from its first day up to the day before its last bound;
// one day brings one price.
func TestDays(t *testing.T) {
	old, now, added, ended := gb(price("1")), gb(price("2")), gb(price("8")), gb(price("16"))
	old.Until, now.From = "2026-10-01", "2026-10-01"
	added.ID, added.Label, added.From = "fee", "Fee", "2026-12-01"
	ended.ID, ended.Label, ended.Until = "tax", "Tax", "2026-09-15"
	for _, c := range []struct {
		today   catalog.Date
		charges []catalog.Charge
		want    float64
	}{
		{"2026-09-30", []catalog.Charge{old, now}, 1},
		{"2026-10-01", []catalog.Charge{old, now}, 2},
		{"2026-10-02", []catalog.Charge{now, old}, 2},
		{"2026-09-30", []catalog.Charge{now, old}, 1},
		{"2026-12-01", []catalog.Charge{now, added}, 10},
		{"2026-12-02", []catalog.Charge{now, added}, 10},
		{"2026-09-14", []catalog.Charge{old, ended}, 17},
		{"2026-09-15", []catalog.Charge{old, ended}, 1},
	} {
		o := options()
		o.Today = c.today
		complete(t, cost.New(in(shop(c.charges...), "us-1"), use("egress_gb", 1), o), c.want)
	}
}

// Before the first day of a charge's only price, the charge is there and its
// price is not known: the bill must not look cheaper than it was.
func TestChargeThatStartsLater(t *testing.T) {
	later := gb(price("2"))
	later.From = "2026-12-01"
	o := options()
	o.Today = "2026-11-30"
	b := cost.New(in(shop(later), "us-1"), use("egress_gb", 1), o)
	part(t, b, "Data", 0)
	if line, _ := lineOf(b, "egress"); line.Arithmetic != "no price is known before 2026-12-01" {
		t.Errorf("it says %q", line.Arithmetic)
	}
	elsewhere := later
	elsewhere.Setups = []string{"other-plan"}
	complete(t, cost.New(in(shop(elsewhere), "us-1"), use("egress_gb", 1), o), 0)
}

// An amount of another currency is converted both ways at the data's rate, or at
// the one that was given.
func TestCurrencies(t *testing.T) {
	for _, c := range []struct {
		price, bill string
		rate        float64
		want        float64
		arithmetic  string
	}{
		{"", "", 0, 10, "10 GB × 1 = 10.00"},
		{"EUR", "", 0, 12.5, "10 GB × 1 = 10.00 EUR × 1.25 = 12.50"},
		{"", "EUR", 0, 8, "10 GB × 1 = 10.00 USD × 0.8 = 8.00"},
		{"EUR", "EUR", 0, 10, "10 GB × 1 = 10.00"},
		{"USD", "EUR", 2, 5, "10 GB × 1 = 10.00 USD × 0.5 = 5.00"},
		{"EUR", "EUR", 2, 10, "10 GB × 1 = 10.00"},
		{"USD", "CHF", 1.6, 6.25, "10 GB × 1 = 10.00 USD × 0.625 = 6.25"},
	} {
		charge := gb(price("1"))
		charge.Currency = c.price
		o := options()
		o.Money.Currency, o.Money.Given = c.bill, c.rate
		b := cost.New(in(shop(charge), "us-1"), use("egress_gb", 10), o)
		complete(t, b, c.want)
		if line, _ := lineOf(b, "egress"); line.Arithmetic != c.arithmetic || line.Price != "1" {
			t.Errorf("%q to %q: %s (%s), want %s", c.price, c.bill, line.Arithmetic, line.Price, c.arithmetic)
		}
	}
	o := options()
	o.Money.Currency = "CHF"
	part(t, cost.New(in(shop(gb(price("1"))), "us-1"), use("egress_gb", 10), o), "Data", 0)
}

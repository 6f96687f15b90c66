package cost_test

import (
	"fmt"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fixture/golden"
	"whereto/model/workload"
)

// A reader can follow every line with a pocket calculator: all shapes of a
// charge, as they are printed.
func TestArithmetic(t *testing.T) {
	tiers := []catalog.Tier{{UpTo: amount("300"), Price: price("1.00")}, {Price: price("0.90")}}
	var out strings.Builder
	for _, c := range []struct {
		name   string
		charge catalog.Charge
		item   workload.Item
		how    string
	}{
		{"plain", catalog.Charge{Price: price("0.09")}, workload.Item{Count: 1, Each: 120}, ""},
		{"with how the quantity came about", catalog.Charge{Price: price("0.09")}, workload.Item{Count: 1, Each: 120}, "requests × 10 KB"},
		{"included", catalog.Charge{Price: price("0.09"), Included: price("100")}, workload.Item{Count: 1, Each: 120}, ""},
		{"all included", catalog.Charge{Price: price("0.09"), Free: price("500")}, workload.Item{Count: 1, Each: 120}, ""},
		{"less than a cent", catalog.Charge{Price: price("0.0000000021")}, workload.Item{Count: 1, Each: 120}, ""},
		{"by the TB", catalog.Charge{Unit: "TB", Price: price("80")}, workload.Item{Count: 1, Each: 2500}, ""},
		{"by 100 GB", catalog.Charge{Unit: "100 GB", Price: price("8")}, workload.Item{Count: 1, Each: 2500}, ""},
		{"whole units", catalog.Charge{Unit: "TB", Price: price("80"), Whole: true}, workload.Item{Count: 1, Each: 2500}, ""},
		{"tiers", catalog.Charge{Tiers: tiers}, workload.Item{Count: 1, Each: 450}, ""},
		{"the first tier alone", catalog.Charge{Tiers: tiers}, workload.Item{Count: 1, Each: 300}, ""},
		{"tiers, included, multiplier", catalog.Charge{Tiers: tiers, Included: price("50"), Multiplier: true}, workload.Item{Count: 1, Each: 450, Region: "eu-1"}, ""},
		{"multiplier", catalog.Charge{Price: price("0.02"), Multiplier: true}, workload.Item{Count: 1, Each: 450, Region: "eu-1"}, ""},
		{"another currency", catalog.Charge{Price: price("0.02"), Currency: "EUR"}, workload.Item{Count: 1, Each: 450}, ""},
		{"all at once", catalog.Charge{Unit: "100 GB", Tiers: tiers, Included: price("50"), Multiplier: true, Whole: true, Cents: true, Currency: "EUR"}, workload.Item{Count: 1, Each: 45050, Region: "eu-1"}, ""},
		{"not known", catalog.Charge{Price: table(map[string]any{"us": "1"})}, workload.Item{Count: 1, Each: 450, Region: "eu-1"}, ""},
	} {
		charge := c.charge
		charge.ID, charge.Label, charge.Meter = "line", c.name, "egress_gb"
		if charge.Unit == "" {
			charge.Unit = "GB"
		}
		m := workload.Meters{"egress_gb": {Items: []workload.Item{c.item}, How: c.how}}
		out.WriteString(text(cost.New(in(shop(charge), "us-1", "eu-1"), m, options())))
	}
	golden.Text(t, "arithmetic", out.String())
}

// The lines of pools can be followed too, in the bill's own currency and from
// another.
func TestArithmeticOfPools(t *testing.T) {
	var out strings.Builder
	for _, currency := range []string{"", "EUR"} {
		for _, pool := range []catalog.Pool{
			{ID: "minimum", Kind: "minimum", Amount: price("20.00")},
			{ID: "credit", Kind: "credit", Amount: price("5.00")},
			{ID: "credit larger than the use", Kind: "credit", Amount: price("50.00")},
			{ID: "allowance", Kind: "allowance", Amount: price("8")},
			{ID: "packs", Kind: "packs", Amount: price("4"), Pack: amount("3"), Price: price("2.50"), Unit: "credit", Charges: []string{"egress"}},
		} {
			pool.Currency = currency
			p := pooled(pool)
			if pool.Kind == "packs" {
				p.Charges[0].Currency = "credit"
			}
			fmt.Fprintf(&out, "# %s, %s\n%s", pool.ID, pool.Currency, text(cost.New(in(p, "us-1"), month(10, 1), options())))
		}
	}
	golden.Text(t, "pools", out.String())
}

// Credits that a plan holds are sold in no pack, whether or not a pack has a price there.
func TestArithmeticOfCreditsThatSuffice(t *testing.T) {
	for _, sold := range []catalog.Keyed{price("2.50"), {}} {
		p := pooled(catalog.Pool{ID: "packs", Kind: "packs", Amount: price("300"), Pack: amount("3"), Price: sold, Unit: "credit", Charges: []string{"egress"}})
		p.Charges[0].Currency = "credit"
		b := cost.New(in(p, "us-1"), month(240, 1), options())
		if line, _ := lineOf(b, "packs"); line.Arithmetic != "240 credits, all included = 0.00" {
			t.Errorf("it says %q", line.Arithmetic)
		}
	}
}

// VAT is a line of its own on the sum of all others, and none is no line.
func TestVAT(t *testing.T) {
	b := cost.New(in(shop(gb(price("1"))), "us-1"), use("egress_gb", 50), options())
	b.VAT(0)
	complete(t, b, 50)
	if len(b.Lines) != 1 {
		t.Errorf("no VAT has a line:\n%s", text(b))
	}
	b.VAT(19)
	complete(t, b, 59.5)
	line, ok := lineOf(b, "vat")
	if !ok || !near(line.Amount, 9.5) || line.Arithmetic != "50.00 × 19 % = 9.50" || line.Currency != "USD" {
		t.Errorf("the VAT's line is %+v", line)
	}
}

// A stack's bill is that of its host and its add-ons: complete only if both are,
// what is left out said once.
func TestAdd(t *testing.T) {
	known := cost.New(in(shop(gb(price("1"))), "us-1"), use("egress_gb", 5), options())
	missing := cost.New(in(shop(gb(table(map[string]any{"eu": "1"}))), "us-1"), use("egress_gb", 5), options())
	b := known
	b.Add(known)
	complete(t, b, 10)
	b.Add(missing)
	b.Add(missing)
	part(t, b, "Data", 10)
	b.Add(known)
	part(t, b, "Data", 15)
	if len(b.Lines) != 5 {
		t.Errorf("%d lines, want 5", len(b.Lines))
	}
}

// A line is found by its charge; one that is not there is not there.
func TestLine(t *testing.T) {
	b := cost.New(in(shop(gb(price("1"))), "us-1"), use("egress_gb", 5), options())
	if line, ok := lineOf(b, "egress"); !ok || line.By != "shop" || line.Meter != "egress_gb" || line.Unit != "GB" {
		t.Errorf("the line is %+v", line)
	}
	if _, ok := lineOf(b, "requests"); ok {
		t.Error("there is a line for requests")
	}
}

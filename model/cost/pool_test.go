package cost_test

import (
	"maps"
	"math"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/workload"
)

// pooled is the shop with data and requests at 1 each, joined by pools.
func pooled(pools ...catalog.Pool) *catalog.Product {
	requests := catalog.Charge{ID: "requests", Label: "Requests", Meter: "requests", Unit: "request", Price: price("1")}
	p := shop(gb(price("1")), requests)
	for _, pool := range pools {
		pool.Label, pool.Source = pool.ID, "list"
		p.Pools = append(p.Pools, pool)
	}
	return p
}

// month is data and requests in a month with its fee.
func month(data, requests float64) workload.Meters {
	m := use("egress_gb", data)
	maps.Copy(m, use("requests", requests))
	maps.Copy(m, use("months", 1))
	return m
}

// A minimum is topped up to, never added, and is due only for a month: usage
// alone, as --meter gives it, has none.
func TestMinimum(t *testing.T) {
	minimum := catalog.Pool{ID: "least", Kind: "minimum", Amount: price("20")}
	for _, c := range []struct {
		name           string
		data, requests float64
		topUp          float64
	}{
		{"nothing used", 0, 0, 20},
		{"a part used", 7, 5, 8},
		{"exactly", 15, 5, 0},
		{"more", 15, 6, 0},
	} {
		b := cost.New(in(pooled(minimum), "us-1"), month(c.data, c.requests), options())
		complete(t, b, max(20, c.data+c.requests))
		if line, ok := lineOf(b, "least"); line.Amount != c.topUp || ok != (c.topUp > 0) {
			t.Errorf("%s: the top-up is %v, there %v; want %v", c.name, line.Amount, ok, c.topUp)
		}
	}
	complete(t, cost.New(in(pooled(minimum), "us-1"), use("egress_gb", 7), options()), 7)

	one := minimum
	one.Charges = []string{"egress"}
	complete(t, cost.New(in(pooled(one), "us-1"), month(7, 100), options()), 120)
}

// A credit pays for what it covers and for no more, and is no money back.
func TestCredit(t *testing.T) {
	credit := catalog.Pool{ID: "credit", Kind: "credit", Amount: price("5")}
	for _, c := range []struct {
		data, requests, want float64
		charges              []string
	}{
		{7, 5, 7, nil},
		{2, 1, 0, nil},
		{2, 3, 0, nil},
		{7, 5, 7, []string{"egress"}},
		{2, 5, 5, []string{"egress"}},
	} {
		pool := credit
		pool.Charges = c.charges
		complete(t, cost.New(in(pooled(pool), "us-1"), month(c.data, c.requests), options()), c.want)
	}
	b := cost.New(in(pooled(credit), "us-1"), use("months", 1), options())
	if len(b.Lines) > 0 {
		t.Errorf("a credit without use has a line:\n%s", text(b))
	}
}

// Pools work one after the other: a minimum counts what a credit before it left.
func TestCreditBeforeMinimum(t *testing.T) {
	credit := catalog.Pool{ID: "credit", Kind: "credit", Amount: price("5")}
	least := catalog.Pool{ID: "least", Kind: "minimum", Amount: price("10")}
	complete(t, cost.New(in(pooled(credit, least), "us-1"), month(12, 0), options()), 10)
	complete(t, cost.New(in(pooled(least, credit), "us-1"), month(7, 0), options()), 5)
}

// A pool of another setup or another day joins nothing, and one by setup or
// region takes the amount that holds there.
func TestPoolsThatDoNotCount(t *testing.T) {
	for _, c := range []struct {
		name string
		pool catalog.Pool
		want float64
	}{
		{"another setup", catalog.Pool{Scope: catalog.Scope{Setups: []string{"other-plan"}}, Amount: price("5")}, 10},
		{"from today", catalog.Pool{From: "2026-11-22", Amount: price("5")}, 5},
		{"from tomorrow", catalog.Pool{From: "2026-11-23", Amount: price("5")}, 10},
		{"until today", catalog.Pool{Until: "2026-11-22", Amount: price("5")}, 10},
		{"until tomorrow", catalog.Pool{Until: "2026-11-23", Amount: price("5")}, 5},
		{"by setup", catalog.Pool{Amount: table(map[string]any{"plan": "3", "other-plan": "9"})}, 7},
		{"by group", catalog.Pool{Amount: table(map[string]any{"us": "2", "eu": "1"})}, 8},
	} {
		for _, kind := range []string{"credit", "allowance"} {
			pool := c.pool
			pool.ID, pool.Kind = "pool", kind
			b := cost.New(in(pooled(pool), "us-1"), month(10, 0), options())
			if !near(b.Total, c.want) {
				t.Errorf("%s, %s: %v, want %v", c.name, kind, b.Total, c.want)
			}
		}
	}
}

// A minimum, a credit or a pack whose amount is not known leaves the bill a part.
func TestPoolWithoutAmount(t *testing.T) {
	for _, pool := range []catalog.Pool{
		{ID: "pool", Kind: "minimum", Amount: table(map[string]any{"eu": "20"})},
		{ID: "pool", Kind: "credit", Amount: table(map[string]any{"eu": "20"})},
		{ID: "pool", Kind: "minimum", Amount: price("20"), Currency: "XYZ"},
	} {
		part(t, cost.New(in(pooled(pool), "us-1"), month(5, 0), options()), "pool", 5)
	}
	packs := catalog.Pool{ID: "pool", Kind: "packs", Amount: price("3"), Pack: amount("10"), Price: table(map[string]any{"eu": "20"}), Unit: "credit"}
	part(t, cost.New(in(pooled(packs), "us-1"), month(5, 0), options()), "pool", 0)
	complete(t, cost.New(in(pooled(packs), "us-1"), month(3, 0), options()), 0)
}

// Two charges share one allowance: what the first takes, the second has no more.
func TestAllowance(t *testing.T) {
	pool := catalog.Pool{ID: "shared", Kind: "allowance", Amount: price("10"), Charges: []string{"egress", "requests"}}
	for _, c := range []struct {
		data, requests float64
		off            [2]float64
	}{
		{4, 4, [2]float64{4, 4}},
		{8, 5, [2]float64{8, 2}},
		{30, 5, [2]float64{10, 0}},
		{0, 12, [2]float64{0, 10}},
	} {
		b := cost.New(in(pooled(pool), "us-1"), month(c.data, c.requests), options())
		complete(t, b, c.data+c.requests-c.off[0]-c.off[1])
		egress, _ := lineOf(b, "egress")
		requests, _ := lineOf(b, "requests")
		if egress.Included != c.off[0] || requests.Included != c.off[1] {
			t.Errorf("%v GB and %v requests: %v and %v are off, want %v", c.data, c.requests, egress.Included, requests.Included, c.off)
		}
	}
	p := pooled(pool) // after what the charge itself includes
	p.Charges[0].Included = price("6")
	complete(t, cost.New(in(p, "us-1"), month(8, 20), options()), 20-(10-2))
}

// Charges priced in credits are paid in whole packs, once what is included is
// used up; their own lines cost nothing.
func TestPacks(t *testing.T) {
	pool := catalog.Pool{ID: "credits", Kind: "packs", Amount: price("1000"), Pack: amount("500"), Price: price("10"), Unit: "credit", Charges: []string{"egress"}}
	for data, want := range map[float64]float64{10: 0, 100: 0, 100.1: 10, 150: 10, 151: 20, 400: 60} {
		p := pooled(pool)
		p.Charges[0].Price, p.Charges[0].Currency = price("10"), "credit"
		b := cost.New(in(p, "us-1"), month(data, 7), options())
		complete(t, b, want+7)
		if line, _ := lineOf(b, "egress"); line.Amount != 0 {
			t.Errorf("%v GB: the line costs %v beside its credits", data, line.Amount)
		}
		if line, _ := lineOf(b, "credits"); !near(line.Quantity, data*10) || !near(line.Included, min(1000, data*10)) || line.Price != "10" || math.Signbit(line.Amount) {
			t.Errorf("%v GB: the credits' line is %+v", data, line)
		}
	}
}

// A surcharge is a percentage of what it covers, minimums and credits before it
// counted, and nothing where nothing is used.
func TestSurcharge(t *testing.T) {
	fee := catalog.Pool{ID: "fee", Kind: "surcharge", Amount: price("15"), Charges: []string{"egress"}}
	b := cost.New(in(pooled(fee), "us-1"), month(40, 7), options())
	complete(t, b, 40+7+6)
	if line, _ := lineOf(b, "fee"); line.Arithmetic != "15 % of 40.00 = 6.00" || line.Unit != "percent" || line.Quantity != 15 {
		t.Errorf("the line is %+v", line)
	}
	if b := cost.New(in(pooled(fee), "us-1"), month(0, 7), options()); len(b.Lines) != 1 {
		t.Errorf("a surcharge on nothing has a line:\n%s", text(b))
	}
	least := catalog.Pool{ID: "least", Kind: "minimum", Amount: price("60")}
	complete(t, cost.New(in(pooled(fee, least), "us-1"), month(40, 7), options()), 60)
	part(t, cost.New(in(pooled(catalog.Pool{ID: "fee", Kind: "surcharge", Amount: table(map[string]any{"eu": "15"})}), "us-1"), month(5, 0), options()), "fee", 5)
}

// An allowance for each server counts once for each that is up all month, and in
// part for one that is up for a part of it.
func TestAllowanceForEach(t *testing.T) {
	pool := catalog.Pool{ID: "traffic", Kind: "allowance", Amount: price("5"), Per: "instance_hours", Charges: []string{"egress"}}
	p := pooled(pool)
	own := shop(gb(price("1")))
	own.Charges[0].Included, own.Charges[0].Per = price("5"), "instance_hours"
	for _, c := range []struct{ servers, data, want float64 }{{1, 7, 2}, {3, 7, 0}, {3, 20, 5}, {0.5, 7, 4.5}, {0, 7, 7}} {
		m := use("egress_gb", c.data)
		maps.Copy(m, items("instance_hours", workload.Item{Count: c.servers, Each: 730}))
		complete(t, cost.New(in(p, "us-1"), m, options()), c.want)
		complete(t, cost.New(in(own, "us-1"), m, options()), c.want)
	}
}

// Where a charge's month is shorter than the calendar's, what is included for each server
// is all there after that month, and no more comes after it.
func TestIncludedForEachByTheChargesMonth(t *testing.T) {
	charge := gb(price("1"))
	charge.Included, charge.Per, charge.MonthHours = price("100"), "instance_hours", 672
	for _, c := range []struct{ servers, hours, want float64 }{
		{1, 336, 500 - 50}, {1, 672, 500 - 100}, {1, 730, 500 - 100}, {1, 744, 500 - 100}, {3, 744, 500 - 300}, {2, 168, 500 - 50},
	} {
		m := use("egress_gb", 500)
		maps.Copy(m, items("instance_hours", workload.Item{Count: c.servers, Each: c.hours}))
		complete(t, cost.New(in(shop(charge), "us-1"), m, options()), c.want)
	}
	m := use("egress_gb", 500) // one after the other
	maps.Copy(m, items("instance_hours", workload.Item{Count: 1, Each: 730}, workload.Item{Count: 1, Each: 336}))
	complete(t, cost.New(in(shop(charge), "us-1"), m, options()), 500-150)
}

// What charges share is handed out the same way in whatever order they are written,
// and the lines stand in that order.
func TestOrderOfChargesChangesNoAmount(t *testing.T) {
	pool := catalog.Pool{ID: "free", Kind: "allowance", Amount: price("5")}
	p := pooled(pool)
	p.Charges[0].Price = price("3")
	turned := *p
	turned.Charges = []catalog.Charge{p.Charges[1], p.Charges[0]}
	a := cost.New(in(p, "us-1"), month(4, 4), options())
	b := cost.New(in(&turned, "us-1"), month(4, 4), options())
	if a.Total != b.Total {
		t.Errorf("%v in one order, %v in the other", a.Total, b.Total)
	}
	if a.Lines[0].ID != "egress" || b.Lines[0].ID != "requests" {
		t.Errorf("lines begin with %s and %s", a.Lines[0].ID, b.Lines[0].ID)
	}
}

// An allowance that is free with the account is left out where free tiers are.
func TestFreeAllowanceOfTheAccount(t *testing.T) {
	for _, free := range []bool{false, true} {
		p := pooled(catalog.Pool{ID: "free", Kind: "allowance", Amount: price("5"), Free: free})
		o := options()
		with := cost.New(in(p, "us-1"), month(4, 4), o)
		o.NoFree = true
		without := cost.New(in(p, "us-1"), month(4, 4), o)
		if more := without.Total > with.Total; more != free {
			t.Errorf("free %v: %v with it, %v without", free, with.Total, without.Total)
		}
	}
}

package detail_test

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fit"
	"whereto/model/fixture"
	"whereto/model/fixture/catalogs"
	"whereto/model/latency"
	"whereto/model/stack"
)

// reservedOf is the working of a setup with reserved capacity.
func reservedOf(t *testing.T, c *catalog.Catalog, q stack.Request, lines string) *detail.Reserved {
	t.Helper()
	p := price(t, c, lines, stack.Options{}, q)
	if p.Reserved == nil {
		t.Fatalf("%s in %s is not worked through", q.Setup, q.Regions)
	}
	return p.Reserved
}

func alto(setup, region string) stack.Request {
	return stack.Request{Product: "alto-functions", Setup: setup, Regions: []string{region}}
}

// Reserved capacity pays from 50 percent use near, 0.000005 / (0.00002 - 0.00001), and
// never far, 0.00001 / (0.000025 - 0.00002); what a price list does not have is not
// compared.
func TestReservedBreaksEven(t *testing.T) {
	c := invented(t)
	r := reservedOf(t, c, alto("reserved-x86", "iad-1"), "")
	if !r.Known || !r.Pays() {
		t.Errorf("near: known %v, break-even %v", r.Known, r.BreakEven)
	}
	totals(t, "break-even near", r.BreakEven, 0.5)
	totals(t, "a GB for the month", r.MonthGB, 0.000005*730*3600)
	far := reservedOf(t, c, alto("reserved-x86", "syd-1"), "")
	if !far.Known || far.Pays() {
		t.Errorf("far: known %v, break-even %v", far.Known, far.BreakEven)
	}
	totals(t, "break-even far", far.BreakEven, 2)
	if s := reservedOf(t, c, alto("reserved-x86", "bom-1"), ""); s.Known {
		t.Error("prices are not known in Mumbai, and they are compared")
	}
	if p := price(t, c, "", stack.Options{}, alto("on-demand-x86", "iad-1")); p.Reserved != nil {
		t.Errorf("nothing is reserved on demand: %+v", p.Reserved)
	}
}

// At the utilisation where it breaks even the two bills are the same, below it the
// reserved one is higher, above it lower; without free tiers and other lines.
func TestReservedBreakEvenIsWhereBillsMeet(t *testing.T) {
	c := invented(t)
	r := reservedOf(t, c, alto("reserved-x86", "iad-1"), "")
	warm := 730.0 * 3600
	bill := func(setup string, meters map[string]string) float64 {
		q := alto(setup, "iad-1")
		q.Meters = meters
		return price(t, c, "", stack.Options{NoFree: true}, q).Bill.Total
	}
	gap := func(use float64) float64 {
		used := strconv.FormatFloat(warm*use, 'f', -1, 64)
		return bill("reserved-x86", map[string]string{"warm_gb_seconds": strconv.FormatFloat(warm, 'f', -1, 64), "warm_used_gb_seconds": used}) - bill("on-demand-x86", map[string]string{"gb_seconds": used})
	}
	totals(t, "at break-even the bills differ by", gap(r.BreakEven), 0)
	if gap(r.BreakEven-0.05) <= 0 || gap(r.BreakEven+0.05) >= 0 {
		t.Errorf("below %v, above %v", gap(r.BreakEven-0.05), gap(r.BreakEven+0.05))
	}
}

// The reserved setup stands beside the same on demand, that with a warmer, and the
// machine that the method names, each with the bill that it has by itself.
func TestReservedBeside(t *testing.T) {
	c := invented(t)
	lines := "users = [\"sydney\"]\nrequests = 12_000_000\nmemory_mb = 1024\nwarm_instances = 2"
	r := reservedOf(t, c, alto("reserved-x86", "syd-1"), lines)
	var ids []string
	for i, b := range r.Beside {
		ids = append(ids, b.ID)
		if b.This != (i == 0) {
			t.Errorf("%s: this %v", b.ID, b.This)
		}
	}
	want := "alto-functions/reserved-x86@syd-1 alto-functions/on-demand-x86@syd-1 alto-functions/on-demand-x86@syd-1+tibio-warmer bruma-run/always-on:m@syd"
	if got := strings.Join(ids, " "); got != want {
		t.Fatalf("beside: %s", got)
	}
	for i, q := range []stack.Request{alto("reserved-x86", "syd-1"), alto("on-demand-x86", "syd-1"), {}, {Product: "bruma-run", Setup: "always-on", Regions: []string{"syd"}}} {
		if q.Product != "" {
			totals(t, ids[i], r.Beside[i].Total, price(t, c, lines, stack.Options{}, q).Bill.Total)
		}
	}
	if r.Beside[2].Total <= r.Beside[1].Total {
		t.Error("a warmer's calls cost nothing")
	}
	if r.Instances != 2 || r.Use <= 0 || r.Use >= 1 {
		t.Errorf("%v ready, used %v", r.Instances, r.Use)
	}
}

// Growth bills the same stack with ten and a hundred times the traffic: what an
// answer with so many requests gives.
func TestGrowth(t *testing.T) {
	c := invented(t)
	q := stack.Request{Product: "bruma-run", Setup: "always-on", Regions: []string{"syd"}}
	lines := "users = [\"sydney\"]\n"
	p := price(t, c, lines+"static_gb = 3\nrequests = 5_000_000", stack.Options{}, q)
	if len(p.Growth) != 3 || p.Growth[0].Total != p.Bill.Total {
		t.Fatalf("growth: %+v", p.Growth)
	}
	for i, load := range []string{"static_gb = 3\nrequests = 5_000_000", "static_gb = 30\nrequests = 50_000_000", "static_gb = 300\nrequests = 500_000_000"} {
		one := price(t, c, lines+load, stack.Options{}, q)
		totals(t, load, p.Growth[i].Total, one.Bill.Total)
		totals(t, load, p.Growth[i].Requests, []float64{5e6, 5e7, 5e8}[i])
		if p.Growth[i].Size != one.Size || (p.Growth[i].Excess == nil) != (one.Excess == nil) {
			t.Errorf("%s: size %s, want %s", load, p.Growth[i].Size, one.Size)
		}
	}
}

// The growth of a whole stack begins with its own bill, and says where it ends: over
// the most that its products serve, or that it has instances for.
func TestGrowthOfStacks(t *testing.T) {
	c := invented(t)
	ends, begun := map[string]bool{}, 0
	for _, name := range fixture.Names() {
		x := caseOf(t, c, read(t, c, string(fixture.Answers(name))), stack.Options{})
		if x.Load.Previews { // which are billed with the typical load alone
			continue
		}
		list := allOf(x)
		for _, s := range list {
			g := detail.Of(x, s, new(stack.Scratch)).Growth
			if len(g) != 3 {
				t.Fatalf("%s: %v", s.ID, g)
			}
			begun++
			totals(t, name+", "+s.ID, g[0].Total, s.Bill.Total)
			for i := range g {
				if g[i].Excess != nil {
					ends[string(g[i].Excess.Of)] = true
				}
				if i > 0 && g[i].Requests != 10*g[i-1].Requests {
					t.Errorf("%s: %v after %v requests", s.ID, g[i].Requests, g[i-1].Requests)
				}
			}
		}
	}
	if begun < 100 || len(ends) < 3 {
		t.Errorf("%d stacks, which end by %v", begun, ends)
	}
}

// Your own hours stand apart: they follow from how much work the stack leaves, with its
// add-ons, change no bill, and count beside it in what the cost scores. Where nobody knows
// how much work it leaves, they are the mean over all levels.
func TestUpkeep(t *testing.T) {
	c := catalogs.Anew(t)
	umbra, _, _ := c.Product("umbra-wasm")
	umbra.Facts["ops_burden"] = catalog.Fact{Is: catalog.Value{Unknown: true}}
	plain := read(t, c, string(fixture.Answers("orders")))
	x := caseOf(t, c, plain, stack.Options{})
	paid := plain.Clone()
	paid.Values["ops_hour_usd"] = answers.Number(80)
	y := caseOf(t, c, paid, stack.Options{})
	before := map[string]*stack.Stack{}
	for _, s := range allOf(x) {
		if before[s.ID] = s; detail.Of(x, s, new(stack.Scratch)).Upkeep != nil {
			t.Fatal("hours without a price are counted")
		}
	}
	levels := map[string]bool{}
	seen, tried := 0, 0 // tried is what is there only for its hours
	for _, s := range allOf(y) {
		was := before[s.ID]
		if was == nil {
			if tried++; !slices.ContainsFunc(s.Addons, func(p fit.Pair) bool { _, ok := p.Product.Facts["ops_burden"]; return ok }) {
				t.Errorf("%s is there since hours have a price, and leaves no less work", s.ID)
			}
			continue
		}
		if seen++; s.Bill.Total != was.Bill.Total {
			t.Errorf("hours change the bill of %s", s.ID)
		}
		u := detail.Of(y, s, new(stack.Scratch)).Upkeep
		levels[u.Level] = true
		hours, known := c.Method.OpsHours[u.Level]
		if !known {
			hours = 3 // the mean of 0, 1, 3 and 8
		}
		if u.USD != u.Hours*80 || u.HourUSD != 80 || u.Hours != hours || s.OwnUSD != u.USD || known != (u.Level != "") {
			t.Errorf("%s: %+v, %v USD in the value", s.ID, u, s.OwnUSD)
		}
		cost, _ := s.Part(stack.Cost)
		if want := y.CostScale.Score(s.USD + u.USD); s.Bill.Complete && math.Abs(cost.Score-want) > 1e-12 || cost.Open == known && s.Bill.Complete {
			t.Errorf("%s: cost scores %+v, want %v", s.ID, cost, want)
		}
		if got, want := was.Value-s.Value, was.Parts[0].Value-cost.Value; math.Abs(got-want) > 1e-12 {
			t.Errorf("%s: hours take %v off the value, and %v off its cost", s.ID, got, want)
		}
	}
	if seen != len(before) || tried < 4 {
		t.Errorf("%d of %d are there, and %d more", seen, len(before), tried)
	}
	if len(levels) < 4 || !levels[""] {
		t.Errorf("levels: %v", levels)
	}
	if s := told(t, y, "cedro-servers/"); s.Upkeep == nil || math.Abs(s.Upkeep.USD-640) > 1e-9 {
		t.Errorf("a plain server: %+v", s.Upkeep)
	}
}

// Placements are where the app could be among the host's regions: the first is the
// stack's own, where that is next to the database; at the edge there is nothing to
// choose.
func TestPlacements(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, read(t, c, string(fixture.Answers("orders"))), stack.Options{})
	d := told(t, x, "bruma-run/always-on")
	if len(d.Placements) != 3 || d.Placements[0].Name != latency.ByDatabase || d.Placements[2].Name != latency.WithReplica {
		t.Fatalf("%+v", d.Placements)
	}
	if own := d.Placements[0]; !slices.Equal(own.Regions, []string{d.Stack.Regions[0].Code}) {
		t.Errorf("%v, it runs in %v", own.Regions, d.Stack.Regions)
	}
	totals(t, "a response", d.Placements[0].ResponseMS(), d.Stack.Latency.ResponseMS)
	if edge := told(t, x, "orilla-edge/"); edge.Placements != nil {
		t.Errorf("at the edge: %v", edge.Placements)
	}
}

package advice_test

import (
	"maps"
	"math"
	"strconv"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
)

// reservedOf is the working of a setup with reserved capacity.
func reservedOf(t *testing.T, setup, region, given string) *advice.Reserved {
	t.Helper()
	p := price(t, shipped(t), given, advice.Options{}, advice.Request{Product: "aws-lambda", Setup: setup, Regions: []string{region}})
	if p.Reserved == nil {
		t.Fatalf("%s in %s is not worked through", setup, region)
	}
	return p.Reserved
}

// Provisioned concurrency on x86 pays from 60 percent use in us-east-1,
// 0.0000041667 / (0.0000166667 - 0.0000097222), and never in Sydney; what a price
// list does not have is not compared.
func TestReservedBreaksEven(t *testing.T) {
	r := reservedOf(t, "provisioned-x86", "us-east-1", "")
	if !r.Known || !r.Pays() || math.Abs(r.BreakEven-0.6) > 0.0001 {
		t.Errorf("us-east-1: known %v, break-even %v", r.Known, r.BreakEven)
	}
	totals(t, "a GB for the month", r.MonthGB, 0.0000041667*730*3600)
	if s := reservedOf(t, "provisioned-x86", "ap-southeast-2", ""); !s.Known || s.Pays() {
		t.Errorf("Sydney: known %v, break-even %v", s.Known, s.BreakEven)
	}
	if s := reservedOf(t, "provisioned-arm", "ap-southeast-2", ""); s.Known {
		t.Error("prices on ARM are not known in Sydney, and they are compared")
	}
}

// At the utilisation where it breaks even the two bills are the same, below it the
// reserved one is higher, above it lower; without free tiers and other lines.
func TestReservedBreakEvenIsWhereBillsMeet(t *testing.T) {
	c := shipped(t)
	r := reservedOf(t, "provisioned-x86", "us-east-1", "")
	warm := 730.0 * 3600
	bill := func(setup string, meters map[string]string) float64 {
		p := price(t, c, "", advice.Options{NoFree: true}, advice.Request{Product: "aws-lambda", Setup: setup, Regions: []string{"us-east-1"}, Meters: meters})
		return p.Bill.Total
	}
	gap := func(use float64) float64 {
		used := strconv.FormatFloat(warm*use, 'f', -1, 64)
		return bill("provisioned-x86", map[string]string{"warm_gb_seconds": strconv.FormatFloat(warm, 'f', -1, 64), "warm_used_gb_seconds": used}) - bill("on-demand-x86", map[string]string{"gb_seconds": used})
	}
	if at := gap(r.BreakEven); math.Abs(at) > 1e-3 {
		t.Errorf("at break-even the bills differ by %v", at)
	}
	if gap(r.BreakEven-0.05) <= 0 || gap(r.BreakEven+0.05) >= 0 {
		t.Errorf("below %v, above %v", gap(r.BreakEven-0.05), gap(r.BreakEven+0.05))
	}
}

// The reserved setup stands beside the same on demand, that with a warmer, and the
// machine that the method names, each with the bill that it has by itself.
func TestReservedBeside(t *testing.T) {
	c := shipped(t)
	given := "users = [\"sydney\"]\nrequests = 12_000_000\nmemory_mb = 1024"
	r := reservedOf(t, "provisioned-x86", "ap-southeast-2", given)
	var ids []string
	for i, b := range r.Beside {
		ids = append(ids, b.ID)
		if b.This != (i == 0) {
			t.Errorf("%s: this %v", b.ID, b.This)
		}
	}
	want := "aws-lambda/provisioned-x86@ap-southeast-2 aws-lambda/on-demand-x86@ap-southeast-2 aws-lambda/on-demand-x86@ap-southeast-2+lambda-warmer fly-io/always-on:shared-cpu-6x-1536mb@syd"
	if got := strings.Join(ids, " "); got != want {
		t.Errorf("beside: %s", got)
	}
	plain := price(t, c, given, advice.Options{}, advice.Request{Product: "aws-lambda", Setup: "on-demand-x86", Regions: []string{"ap-southeast-2"}})
	totals(t, "on demand", r.Beside[1].Total, plain.Bill.Total)
	if r.Beside[2].Total <= r.Beside[1].Total {
		t.Error("a warmer's calls cost nothing")
	}
	if r.Instances != 2 || r.Use <= 0.2 || r.Use >= 0.3 {
		t.Errorf("%v ready, used %v", r.Instances, r.Use)
	}
}

// Growth bills the same stack with ten and a hundred times the traffic: what an
// answer with so many requests gives.
func TestGrowth(t *testing.T) {
	c := shipped(t)
	q := advice.Request{Product: "fly-io", Setup: "always-on", Regions: []string{"syd"}}
	given := "users = [\"sydney\"]\nstatic_gb = 3\nrequests = "
	p := price(t, c, given+"5_000_000", advice.Options{}, q)
	if len(p.Growth) != 3 || p.Growth[0].Total != p.Bill.Total {
		t.Fatalf("growth: %+v", p.Growth)
	}
	for i, requests := range []string{"5_000_000", "50_000_000\nstatic_gb = 30", "500_000_000\nstatic_gb = 300"} {
		text := strings.Replace(given, "static_gb = 3\n", "", 1) + requests
		if i == 0 {
			text = given + requests
		}
		one := price(t, c, text, advice.Options{}, q)
		totals(t, requests, p.Growth[i].Total, one.Bill.Total)
		if p.Growth[i].Size != one.Size {
			t.Errorf("%s: size %s, want %s", requests, p.Growth[i].Size, one.Size)
		}
	}
	a := advise(c, files(t)["orders-api"])
	for _, s := range a.Stacks {
		if s.Size == nil || s.Low != s.High {
			continue
		}
		totals(t, s.ID, a.Growth(s)[0].Total, s.Bill.Total)
	}
}

// A range of requests is a band in the bill of one product too.
func TestBandOfOneBill(t *testing.T) {
	c := shipped(t)
	q := advice.Request{Product: "aws-lambda", Setup: "on-demand-arm", Regions: []string{"us-east-1"}}
	p := price(t, c, "requests = { low = 1_000_000, typical = 5_000_000, high = 90_000_000 }", advice.Options{}, q)
	totals(t, "low", p.Low, price(t, c, "requests = 1_000_000", advice.Options{}, q).Bill.Total)
	totals(t, "typical", p.Bill.Total, price(t, c, "requests = 5_000_000", advice.Options{}, q).Bill.Total)
	totals(t, "high", p.High, price(t, c, "requests = 90_000_000", advice.Options{}, q).Bill.Total)
}

// Your own hours stand apart: they follow from how much work the stack leaves, with
// its add-ons, and change neither the bill nor the order.
func TestUpkeep(t *testing.T) {
	c := shipped(t)
	plain := files(t)["orders-api"]
	a := advise(c, plain)
	for _, s := range a.Stacks {
		if a.Upkeep(s) != nil {
			t.Fatal("hours without a price are counted")
		}
	}
	paid := plain
	paid.Values = maps.Clone(plain.Values)
	paid.Values["ops_hour_usd"] = answers.Number(80)
	b := advise(c, paid)
	levels := map[string]bool{}
	for i, s := range b.Stacks {
		u := b.Upkeep(s)
		if s.ID != a.Stacks[i].ID || s.Bill.Total != a.Stacks[i].Bill.Total {
			t.Errorf("hours change the order or the bill of %s", s.ID)
		}
		if u == nil {
			continue
		}
		levels[u.Level] = true
		if u.USD != u.Hours*80 || u.Hours != c.Plan.OpsHours[u.Level] {
			t.Errorf("%s: %+v", s.ID, u)
		}
	}
	if len(levels) < 2 {
		t.Errorf("levels: %v", levels)
	}
}

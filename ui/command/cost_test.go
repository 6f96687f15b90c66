package command

import (
	"encoding/json"
	"math"
	"slices"
	"strings"
	"testing"
)

type bill struct {
	Host, Setup, Region, Size, Currency string
	Meters                              map[string]float64
	Lines                               []struct {
		ID, Label, Region, Meter, Price, Arithmetic, Source string
		Quantity, Included                                  float64
		Amount                                              *float64
	}
	Total       float64
	Complete    bool
	NotIncluded []string `json:"not_included"`
	Notes       []string
	Excess      string
	Choice      *struct{ Others []string }
}

// bill calls for a bill as JSON.
func (c *call) bill(args ...string) bill {
	c.t.Helper()
	c.run(append([]string{"cost"}, append(args, "--format", "json", "--today", "2026-11-24")...)...).exits(Done)
	var b bill
	if err := json.Unmarshal([]byte(c.stdout), &b); err != nil {
		c.t.Fatal(err)
	}
	return b
}

// billOf is a bill of the invented data.
func billOf(t *testing.T, args ...string) bill {
	t.Helper()
	return newCall(t).bill(args...)
}

// --set takes TOML values and words over the answers of a file; --region and
// --meter repeat.
func TestCostOfAWorkload(t *testing.T) {
	t.Parallel()
	set := billOf(t, "alto-functions", "--setup", "on-demand-arm", "--set", "requests=3_000_000", "--set", `users=["sydney"]`, "--set", "traffic=steady", "--set", "response_kb = 0")
	if set.Region != "syd-1" || set.Meters["requests"] != 3_000_000 || set.Meters["egress_gb"] != 0 {
		t.Errorf("got %+v", set)
	}
	from := billOf(t, "alto-functions", "--setup", "on-demand-arm", "--answers", orders)
	over := billOf(t, "alto-functions", "--setup", "on-demand-arm", "--answers", orders, "--set", "requests=24000000")
	if math.Abs(from.Meters["requests"]-12e6) > 1e-6 || math.Abs(over.Meters["requests"]-24e6) > 1e-6 || over.Region != from.Region {
		t.Errorf("of the file %v in %s, set over it %v in %s", from.Meters["requests"], from.Region, over.Meters["requests"], over.Region)
	}
	two := billOf(t, "orilla-edge", "--setup", "paid", "--meter", "months=1", "--meter", "requests=11000000")
	if len(two.Lines) != 2 {
		t.Errorf("two meters: %+v", two)
	}
	regions := billOf(t, "bruma-run", "--setup", "always-on", "--region", "syd", "--region", "iad")
	if regions.Meters["instance_hours"] != 2*730 {
		t.Errorf("two regions: %v hours", regions.Meters["instance_hours"])
	}
}

// Without --setup the bill is of one that holds the load, and says so; it is never nothing
// for a load that the plan does not hold without a word.
func TestCostWithoutASetup(t *testing.T) {
	t.Parallel()
	if b := billOf(t, "orilla-edge", "--set", "requests=90_000_000"); b.Setup != "paid" || b.Choice == nil || len(b.Choice.Others) != 1 || b.Excess != "" {
		t.Errorf("%s, %+v, %q", b.Setup, b.Choice, b.Excess)
	}
	if b := billOf(t, "orilla-edge", "--setup", "free", "--set", "requests=90_000_000"); b.Total != 0 || b.Excess == "" || b.Choice != nil {
		t.Errorf("a plan that does not hold the load: %v, %q, %+v", b.Total, b.Excess, b.Choice)
	}
	try(t, Done, "cost", "orilla-edge", "--set", "requests=90_000_000", "--today", "2026-11-24").says("Setup paid: the cheapest that holds the load.", "1 other with --setup: free", "Cheaper, and passed over: free")
	try(t, Done, "cost", "--help").says("plan's own included amounts stay", "[@PLACE]")
}

// The month's length counts where hours do.
func TestCostOfAMonth(t *testing.T) {
	t.Parallel()
	for month, hours := range map[string]float64{"28d": 672, "30d": 720, "31d": 744, "730h": 730} {
		if got := billOf(t, "bruma-run", "--setup", "always-on", "--region", "iad", "--month", month).Meters["instance_hours"]; got != hours {
			t.Errorf("%s: %v hours", month, got)
		}
	}
}

// Without free tiers the bill is never lower.
func TestCostWithoutFree(t *testing.T) {
	t.Parallel()
	args := []string{"alto-functions", "--setup", "on-demand-arm", "--region", "iad-1"}
	with, without := billOf(t, args...), billOf(t, append(args, "--no-free")...)
	if !(without.Total > with.Total) {
		t.Errorf("with the free tier %v, without %v", with.Total, without.Total)
	}
}

// A bill as text shows each line with its working, its source, and what it takes
// for granted; with meters by hand nothing is.
func TestCostAsText(t *testing.T) {
	t.Parallel()
	try(t, Done, "cost", "bruma-run", "--setup", "always-on", "--today", "2026-11-24").says("Bruma Run, always on", "prices of 2026-11-24, in USD", "total", "Assumed", "requests = 1,000,000", "Sources", "[1]")
	c := try(t, Done, "cost", "bruma-run", "--meter", "egress_gb=10", "--today", "2026-11-24")
	if strings.Contains(c.stdout, "Assumed") {
		t.Error("meters by hand assume nothing")
	}
	try(t, Done, "cost", "alto-clusters").says("priced part", "?", "Not included: NAT gateway in iad-1: price not known.")
	try(t, Done, "cost", "cedro-servers").says("Not included: Backups: 20 percent of a server")
}

// Every setup of every host and add-on has a bill: its total is the sum of its lines,
// each line has its source and its arithmetic, and it is complete or names each price
// that is missing.
func TestCostOfEverything(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	slow(t)
	billed := 0
	for _, kind := range []string{"hosts", "addons"} {
		var products []struct {
			ID     string
			Setups []struct{ ID string }
		}
		if err := json.Unmarshal([]byte(try(t, Done, "list", kind, "--format", "json").stdout), &products); err != nil {
			t.Fatal(err)
		}
		for _, p := range products {
			if len(p.Setups) == 0 && kind == "addons" {
				billOf(t, p.ID).sound(t, p.ID, "")
				billed++
			}
			for _, s := range p.Setups {
				billOf(t, p.ID, "--setup", s.ID).sound(t, p.ID, s.ID)
				billed++
			}
		}
	}
	if billed < 30 {
		t.Errorf("only %d setups were billed", billed)
	}
}

// sound checks that a bill is one of a setup, adds up, and hides nothing.
func (b bill) sound(t *testing.T, product, setup string) {
	t.Helper()
	if b.Host != product || b.Setup != setup {
		t.Errorf("%s/%s: the bill of %s/%s", product, setup, b.Host, b.Setup)
	}
	sum, whole := 0.0, true
	for _, l := range b.Lines {
		if l.Source == "" || l.Arithmetic == "" {
			t.Errorf("%s/%s: the line %s has no source or no arithmetic: %+v", product, setup, l.ID, l)
		}
		if l.Amount != nil {
			sum += *l.Amount
			continue
		}
		whole = false
		if !slices.ContainsFunc(b.NotIncluded, func(text string) bool { return strings.Contains(text, l.Label) }) {
			t.Errorf("%s/%s: the price of %s is not known, and not named: %q", product, setup, l.Label, b.NotIncluded)
		}
	}
	if math.Abs(sum-b.Total) > 1e-9*max(1, b.Total) {
		t.Errorf("%s/%s: the lines sum to %v, the total is %v", product, setup, sum, b.Total)
	}
	if b.Complete && !whole || !b.Complete && len(b.NotIncluded) == 0 {
		t.Errorf("%s/%s: complete %v, not included %q", product, setup, b.Complete, b.NotIncluded)
	}
}

package command

import (
	"encoding/json"
	"math"
	"strings"
	"testing"
)

type bill struct {
	Host, Setup, Region, Size, Currency string
	Meters                              map[string]float64
	Lines                               []struct {
		ID, Meter, Price, Arithmetic, Source string
		Quantity, Included                   float64
		Amount                               *float64
	}
	Total    float64
	Complete bool
}

// billOf is a bill as JSON.
func billOf(t *testing.T, args ...string) bill {
	t.Helper()
	c := try(t, Done, append([]string{"cost"}, append(args, "--format", "json", "--today", "2026-11-24")...)...)
	var b bill
	if err := json.Unmarshal([]byte(c.stdout), &b); err != nil {
		t.Fatal(err)
	}
	return b
}

// The guide's own sum, as a person would check it.
func TestCostOfTheGuidesSum(t *testing.T) {
	args := []string{"aws-lambda", "--setup", "provisioned-arm", "--region", "us-east-1", "--month", "31d", "--meter", "warm_gb_seconds=2678400"}
	b := billOf(t, args...)
	if math.Abs(b.Total-8.92817856) > 1e-9 || !b.Complete || len(b.Lines) != 1 || b.Region != "us-east-1" || b.Setup != "provisioned-arm" {
		t.Errorf("got %+v", b)
	}
	try(t, Done, append([]string{"cost"}, args...)...).says("2,678,400 GB-seconds × 0.0000033334 = 8.93", "https://")
}

// --set takes TOML values and words over the answers of a file; --region and
// --meter repeat.
func TestCostOfAWorkload(t *testing.T) {
	set := billOf(t, "aws-lambda", "--setup", "on-demand-arm", "--set", "requests=3_000_000", "--set", `users=["sydney"]`, "--set", "traffic=steady", "--set", "response_kb = 0")
	if set.Region != "ap-southeast-2" || set.Meters["requests"] != 3_000_000 || set.Meters["egress_gb"] != 0 {
		t.Errorf("got %+v", set)
	}
	from := billOf(t, "aws-lambda", "--setup", "on-demand-arm", "--answers", orders)
	over := billOf(t, "aws-lambda", "--setup", "on-demand-arm", "--answers", orders, "--set", "requests=24000000")
	if math.Abs(from.Meters["requests"]-12e6) > 1e-6 || math.Abs(over.Meters["requests"]-24e6) > 1e-6 || over.Region != from.Region {
		t.Errorf("of the file %v in %s, set over it %v in %s", from.Meters["requests"], from.Region, over.Meters["requests"], over.Region)
	}
	two := billOf(t, "cloudflare-workers", "--setup", "paid", "--meter", "months=1", "--meter", "requests=11000000")
	if len(two.Lines) != 2 {
		t.Errorf("two meters: %+v", two)
	}
	regions := billOf(t, "fly-io", "--setup", "always-on", "--region", "syd", "--region", "iad")
	if regions.Meters["instance_hours"] != 2*730 {
		t.Errorf("two regions: %v hours", regions.Meters["instance_hours"])
	}
}

// The month's length counts where hours do.
func TestCostOfAMonth(t *testing.T) {
	for month, hours := range map[string]float64{"28d": 672, "30d": 720, "31d": 744, "730h": 730} {
		if got := billOf(t, "fly-io", "--setup", "always-on", "--region", "iad", "--month", month).Meters["instance_hours"]; got != hours {
			t.Errorf("%s: %v hours", month, got)
		}
	}
}

// Without free tiers the bill is never lower.
func TestCostWithoutFree(t *testing.T) {
	args := []string{"aws-lambda", "--setup", "on-demand-arm", "--region", "us-east-1"}
	with, without := billOf(t, args...), billOf(t, append(args, "--no-free")...)
	if !(without.Total > with.Total) {
		t.Errorf("with the free tier %v, without %v", with.Total, without.Total)
	}
}

// A bill as text shows each line with its working, its source, and what it takes
// for granted; with meters by hand nothing is.
func TestCostAsText(t *testing.T) {
	try(t, Done, "cost", "fly-io", "--setup", "always-on", "--today", "2026-11-24").says("Fly.io, always on", "prices of 2026-11-24, in USD", "total", "Assumed", "requests = 1,000,000", "Sources", "[1]")
	c := try(t, Done, "cost", "fly-io", "--meter", "egress_gb=10", "--today", "2026-11-24")
	if strings.Contains(c.stdout, "Assumed") {
		t.Error("meters by hand assume nothing")
	}
	try(t, Done, "cost", "flycd").says("priced part", "?", "Not included: FlyCD: price not known.")
}

// Every host's and add-on's every setup has a bill, and as JSON the same total.
func TestCostOfEverything(t *testing.T) {
	slow(t)
	var products []struct {
		ID     string
		Setups []struct{ ID string }
	}
	for _, kind := range []string{"hosts", "addons"} {
		if err := json.Unmarshal([]byte(try(t, Done, "list", kind, "--format", "json").stdout), &products); err != nil {
			t.Fatal(err)
		}
		for _, p := range products {
			b := billOf(t, p.ID)
			var sum float64
			for _, l := range b.Lines {
				if l.Amount != nil {
					sum += *l.Amount
				}
				if l.Source == "" {
					t.Errorf("%s: the line %s has no source", p.ID, l.ID)
				}
			}
			if b.Host != p.ID || math.Abs(sum-b.Total) > 1e-9 {
				t.Errorf("%s: the bill of %s, lines %v, total %v", p.ID, b.Host, sum, b.Total)
			}
		}
	}
}

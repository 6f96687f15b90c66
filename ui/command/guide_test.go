package command

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strings"
	"testing"
)

type stack struct {
	ID, Host, Setup, Status string
	Addons                  []string
	Cost                    struct{ Total float64 }
	Latency                 *struct {
		ByPlace []struct {
			Place, Region string
			RTT           float64 `json:"rtt_ms"`
		} `json:"by_place"`
	}
	Verdicts []struct{ Criterion, Verdict, Is, By string }
	Caveats  []struct{ ID, Text string }
}

// authors is the advice for the author of the guide.
func authors(t *testing.T) (all []stack, fits int) {
	t.Helper()
	var v struct{ Stacks, Near []stack }
	c := try(t, Done, "--answers", author, "--today", "2026-11-24", "--format", "json")
	if err := json.Unmarshal([]byte(c.stdout), &v); err != nil {
		t.Fatal(err)
	}
	return slices.Concat(v.Stacks, v.Near), len(v.Stacks)
}

func find(t *testing.T, all []stack, what string, is func(s stack) bool) stack {
	t.Helper()
	i := slices.IndexFunc(all, is)
	if i < 0 {
		t.Fatalf("there is no stack of %s", what)
	}
	return all[i]
}

// FlyCD gives Fly.io the instant rollback that it lacks, and it is told that it
// looks dormant: the must is met in part only.
func TestGuideFlyCD(t *testing.T) {
	all, _ := authors(t)
	with := find(t, all, "Fly.io with FlyCD", func(s stack) bool { return s.Host == "fly-io" && slices.Contains(s.Addons, "flycd") })
	found := false
	for _, v := range with.Verdicts {
		if v.Criterion == "rollback" {
			found = v.By == "flycd" && v.Verdict == "partly" && v.Is == "instant"
		}
	}
	if !found {
		t.Errorf("%s: the rollback is not FlyCD's: %v", with.ID, with.Verdicts)
	}
	dormant := false
	for _, c := range with.Caveats {
		dormant = dormant || strings.Contains(c.Text, "Looks dormant")
	}
	if !dormant {
		t.Errorf("%s: it is not said that FlyCD looks dormant: %v", with.ID, with.Caveats)
	}
}

// The nearest region of Railway and of Render is Singapore, some 95 ms from
// Sydney, and the text says so wherever they stand.
func TestGuideSingapore(t *testing.T) {
	all, _ := authors(t)
	for _, host := range []string{"railway", "render"} {
		s := find(t, all, host, func(s stack) bool { return s.Host == host })
		seen := false
		for _, leg := range s.Latency.ByPlace {
			if leg.Place == "sydney" {
				seen = math.Abs(leg.RTT-95) < 1
			}
		}
		if !seen {
			t.Errorf("%s from Sydney: %+v", s.ID, s.Latency.ByPlace)
		}
	}
	text := try(t, Done, "--answers", author, "--today", "2026-11-24").stdout
	if n := strings.Count(text, "nearest region Singapore: 95 ms from sydney"); n < 2 {
		t.Errorf("told %d times", n)
	}
}

// AWS Lambda is priced with and without provisioned concurrency.
func TestGuideLambda(t *testing.T) {
	all, _ := authors(t)
	costs := map[string]float64{}
	for _, mode := range []string{"on-demand", "provisioned"} {
		s := find(t, all, "Lambda "+mode, func(s stack) bool { return s.Host == "aws-lambda" && strings.HasPrefix(s.Setup, mode) })
		costs[mode] = s.Cost.Total
	}
	if !(costs["provisioned"] > 1) || !(costs["on-demand"] < costs["provisioned"]) {
		t.Errorf("got %v", costs)
	}
	for _, setup := range []string{"on-demand-x86", "provisioned-x86"} {
		bill := billOf(t, "aws-lambda", "--setup", setup, "--answers", author, "--no-free")
		if !(bill.Total > 0) || !bill.Complete || bill.Region != "ap-southeast-2" {
			t.Errorf("%s: %v in %s, complete %v", setup, bill.Total, bill.Region, bill.Complete)
		}
	}
}

// A CDN is paired with a host that has none, and brings what it costs in care:
// invalidation after a deploy, and old pages that meet a new version.
func TestGuideCDN(t *testing.T) {
	all, fits := authors(t)
	s := find(t, all[:fits], "a host with a CDN", func(s stack) bool {
		return slices.ContainsFunc(s.Addons, func(id string) bool {
			return strings.HasPrefix(id, "cloudfront") || strings.HasPrefix(id, "cloudflare-cdn")
		})
	})
	text := strings.ToLower(fmt.Sprint(s.Caveats))
	for _, want := range []string{"invalidat", "version"} {
		if !strings.Contains(text, want) {
			t.Errorf("%s: no caveat speaks of %q", s.ID, want)
		}
	}
}

// The guide has a section for every host and add-on under the draft's chapters,
// and every point that the draft left open, each with something that answers it.
func TestGuideIsWhole(t *testing.T) {
	text := try(t, Done, "guide", "--today", "2026-11-24").stdout
	var products []struct{ ID, Name string }
	for _, kind := range []string{"hosts", "addons"} {
		var list []struct{ ID, Name string }
		if err := json.Unmarshal([]byte(try(t, Done, "list", kind, "--format", "json").stdout), &list); err != nil {
			t.Fatal(err)
		}
		products = append(products, list...)
	}
	if len(products) < 65 {
		t.Errorf("only %d hosts and add-ons", len(products))
	}
	for _, p := range products {
		if !strings.Contains(text, "## "+p.Name+"\n") {
			t.Errorf("%s has no section", p.ID)
		}
	}
	if strings.Contains(text, "Other hosts and add-ons") {
		t.Error("a shipped product is in no chapter")
	}
	_, points, _ := strings.Cut(text, "## What the draft left open\n")
	if n := strings.Count(points, "\n### "); n != 18 {
		t.Errorf("%d points, want 18", n)
	}
	for _, want := range []string{"2,678,400 GB-seconds × 0.0000033334 = 8.93", "The sum is 8.92817856 USD", "Fly.io | Rollback | redeploy", "FlyCD | Rollback | instant", "unattended-upgrades"} {
		if !strings.Contains(text, want) {
			t.Errorf("the guide does not say %q", want)
		}
	}
	page := try(t, Done, "guide", "--today", "2026-11-24", "--format", "html").stdout
	for _, never := range []string{"<script", "<img", "src=", "javascript:"} {
		if strings.Contains(page, never) {
			t.Errorf("the page holds %q", never)
		}
	}
	for _, want := range []string{"<!doctype html>", `id="source-1"`, `href="#source-1"`, `<h2 id="kubernetes">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page does not hold %q", want)
		}
	}
	try(t, Usage, "guide", "--format", "pdf").complains("allowed: markdown")
	try(t, Usage, "guide", "fly-io").complains()
}

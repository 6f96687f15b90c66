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

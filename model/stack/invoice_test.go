package stack_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/latency"
	"whereto/model/stack"
	"whereto/model/workload"
)

// everySetup calls f with each setup of each host that can be bought, at the case's load.
func everySetup(t *testing.T, x *stack.Case, f func(h *catalog.Product, s catalog.Setup)) {
	t.Helper()
	for _, h := range x.Catalog.Hosts {
		if !h.Status.Advisable() {
			continue
		}
		for _, s := range h.Setups {
			f(h, s)
		}
	}
}

// loads are ten loads of many sizes and kinds.
var loads = []string{
	"requests = 0",
	"requests = 10_000\nmemory_mb = 128",
	"requests = 200_000\npostgres = \"managed\"\ndatabase_gb = 1",
	"requests = 1_000_000\nstatic_gb = 50",
	"requests = 12_000_000\nresponse_kb = 20\ndisk_gb = 10",
	"requests = 30_000_000\nduration_ms = 400\nmemory_mb = 2048",
	"requests = 100_000_000\nlog_kb_per_request = 3",
	"requests = 300_000_000\nresponse_kb = 2\ntraffic = \"spiky\"\npeak_factor = 10",
	"requests = 1_000_000_000\npostgres = \"managed\"\ndatabase_gb = 200",
	"requests = 5_000_000\ncpu_ms = 300\nvcpus = 2\ndeploys = 200\nimage_gb = 2",
}

// spoken are meters of which a bill says something wherever a load comes to them: by a
// charge, by what it is free with, or by an amount beside it.
var spoken = []string{
	"egress_gb", "log_gb", "load_balancer_hours", "load_balancer_units", "nat_hours", "nat_gb", "ipv4_hours", "disk_gb_months", "backup_gb_months",
	"root_gb_months", "images_gb", "postgres_months", "postgres_gb_months", "postgres_standby_months",
}

// sellers have these meters of spoken: who does not sell one says nothing of it.
var sellers = []string{"disk_gb_months", "backup_gb_months", "postgres_months", "postgres_gb_months", "postgres_standby_months"}

// No setup leaves out what its load comes to: a meter that is not zero has a word in each
// bill, and what one setup of a host is charged for, its siblings are charged for or are
// said to have for nothing.
func TestNoMeterIsDropped(t *testing.T) {
	if testing.Short() {
		t.Skip("all data in one goroutine: nothing for the race detector")
	}
	c := shipped(t)
	bills := 0
	for _, load := range loads {
		x := caseOf(t, c, given(t, c, "users = [\"frankfurt\"]\n"+load))
		k := new(stack.Scratch)
		everySetup(t, x, func(h *catalog.Product, s catalog.Setup) {
			one, err := x.Single(h, s, stack.Request{}, k)
			if err != nil {
				t.Fatalf("%s/%s: %v", h.ID, s.ID, err)
			}
			bills++
			for _, m := range spoken {
				if one.Meters[m].Quantity() == 0 || h.Says(m, s) {
					continue
				}
				if d, _ := c.Meter(m); len(d.Asked) > 0 && !d.AskedOf(h, s) {
					continue // what it does not have by its facts
				}
				sibling := slices.ContainsFunc(h.Setups, func(o catalog.Setup) bool { return h.Says(m, o) })
				if sibling || !slices.Contains(sellers, m) {
					t.Errorf("%s/%s says nothing of %s, of which this load has %v:\n%s", h.ID, s.ID, m, one.Meters[m].Quantity(), load)
				}
			}
			if one.Bill.Total == 0 && one.Bill.Complete && one.Excess == nil {
				for _, l := range one.Bill.Lines {
					if l.Amount != 0 || l.Credits == 0 && l.Included < l.Quantity && l.Price != "0" {
						t.Errorf("%s/%s costs nothing, and a line is not free: %+v", h.ID, s.ID, l)
					}
				}
			}
		})
	}
	if bills < 1000 {
		t.Errorf("only %d bills", bills)
	}
}

// A step of one percent in the load moves a bill by more than three percent only where
// something begins or ends: a tier, what is free or included, a size, an instance, a pack,
// a plan's limit.
func TestBillsMoveWithTheLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("all data in one goroutine: nothing for the race detector")
	}
	c := shipped(t)
	x := caseOf(t, c, given(t, c, "users = [\"frankfurt\"]\nrequests = 1_000_000\nmemory_mb = 256\nresponse_kb = 15"))
	at := func(requests float64) *stack.Case {
		return x.With(func(l *workload.Load, _ *latency.Need) { l.Requests = requests })
	}
	k := new(stack.Scratch)
	steps, why := 0, map[string]int{}
	for n := range 31 {
		requests := 20_000 * math.Pow(10, float64(n)*0.15)
		low, high := at(requests), at(requests*1.01)
		everySetup(t, x, func(h *catalog.Product, s catalog.Setup) {
			if s.Asked {
				return
			}
			a, err := low.Single(h, s, stack.Request{}, k)
			if err != nil {
				t.Fatal(err)
			}
			before := *a
			b, err := high.Single(h, s, stack.Request{}, k)
			if err != nil {
				t.Fatal(err)
			}
			if before.Excess != nil || b.Excess != nil || !before.Bill.Complete {
				return
			}
			steps++
			if math.Abs(b.Bill.Total-before.Bill.Total) <= 0.03*before.Bill.Total+1e-9 {
				return
			}
			reason := jump(&before, b)
			if why[reason]++; reason == "" {
				t.Errorf("%s/%s: %v at %.0f requests, %v one percent above, and nothing begins there", h.ID, s.ID, before.Bill.Total, requests, b.Bill.Total)
			}
		})
	}
	t.Logf("%d steps; jumps: %v", steps, why)
	if steps < 1700 || len(why) < 2 {
		t.Errorf("%d steps, jumps %v", steps, why)
	}
}

// jump says what begins or ends between two bills of one setup, empty for nothing.
func jump(a, b *stack.Single) string {
	if a.SizeID() != b.SizeID() {
		return "size"
	}
	if math.Abs(b.Meters["instance_hours"].Quantity()-a.Meters["instance_hours"].Quantity()) > 1 {
		return "instance"
	}
	for _, l := range b.Bill.Lines {
		i := slices.IndexFunc(a.Bill.Lines, func(o cost.Line) bool { return o.ID == l.ID && o.Region == l.Region })
		if i < 0 {
			return "a line begins"
		}
		was := a.Bill.Lines[i]
		switch {
		case was.Included > 0 && was.Included == was.Quantity && l.Included < l.Quantity, was.Amount == 0 && l.Amount > 0:
			return "what is free or included ends"
		case strings.Count(was.Price, ",") != strings.Count(l.Price, ","):
			return "tier"
		case l.Unit == "month" || l.Amount-was.Amount > 0.03*was.Amount && l.Quantity <= 1.011*was.Quantity:
			return "whole units"
		}
	}
	// What is free is taken off first: the rest grows faster than the load.
	for _, l := range b.Bill.Lines {
		if l.Included > 0 && l.Included > 0.5*l.Quantity {
			return "mostly free"
		}
	}
	return ""
}

// On the shipped data: previews build too, where builds stand beside the bill; and what
// crosses zones is billed where the vendor spreads instances as where a stack does.
func TestWhatComesWithPreviewsAndZones(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	seen := map[string]float64{}
	for _, s := range stacks(t, c, given(t, c, "previews = \"built-in\"\ndeploys = 20\npull_requests = 30\nbuild_minutes = 5")) {
		for i := range s.Bill.Beyond {
			if b := &s.Bill.Beyond[i]; s.Host.ID == "vercel" && s.Setup.ID == "pro" && b.ID == "builds" {
				seen["builds"] = b.Quantity
			}
		}
	}
	for _, s := range stacks(t, c, given(t, c, "sla_percent = 99.9\nrequests = 10_000_000\nqueries_per_request = 2\nonly_vendors = [\"aws\"]")) {
		for i := range s.Bill.Lines {
			if l := &s.Bill.Lines[i]; l.ID == "zones" {
				seen[s.Host.ID] = l.Quantity
			}
		}
	}
	for id, want := range map[string]float64{"builds": 50 * 5, "aws-fargate": 50, "aws-lambda": 50} {
		if !near(seen[id], want) {
			t.Errorf("%s: %v, want %v", id, seen[id], want)
		}
	}
}

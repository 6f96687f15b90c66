package stack_test

import (
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// Where no start may be met, what is reserved is raised until fewer than 1 in 10,000
// requests meet one; a number of one's own stays and fails, and a wish raises nothing.
func TestNeverColdRaisesWhatIsReserved(t *testing.T) {
	c := invented(t)
	head := "users = [\"sydney\"]\nrequests = 5_000_000\nduration_ms = 300\n"
	first := func(lines string) *stack.Stack {
		list := stacks(t, c, given(t, c, head+lines))
		i := slices.IndexFunc(list, func(s *stack.Stack) bool { return s.Way() == "alto-functions/reserved-x86" && len(s.Addons) == 0 })
		return list[i]
	}
	most := c.Method.NeverColdShare
	plain, wished, must := first(""), first("cold_start_ms = 0"), first("cold_start_ms = 0\n[importance]\ncold_start_ms = \"must\"")
	if *plain.ColdShare <= most || *wished.ColdShare != *plain.ColdShare || wished.Of("cold_start_ms")[0].Outcome != fit.Partly {
		t.Errorf("%v of the requests meet a start, as a wish %v, %v", *plain.ColdShare, *wished.ColdShare, wished.Of("cold_start_ms")[0].Outcome)
	}
	if !(*must.ColdShare < most) || must.Of("cold_start_ms")[0].Outcome != fit.Meets || quantity(must, "warm_gb_seconds") <= quantity(plain, "warm_gb_seconds") {
		t.Errorf("%v meet a start, %v; %v are reserved, without the must %v", *must.ColdShare, must.Of("cold_start_ms")[0].Outcome, quantity(must, "warm_gb_seconds"), quantity(plain, "warm_gb_seconds"))
	}
	for _, own := range []string{"warm_instances = 1\n", "warm_hours = 200\n"} {
		s := first(own + "cold_start_ms = 0\n[importance]\ncold_start_ms = \"must\"")
		if !failed(s, catalog.CriterionColdStartMS) {
			t.Errorf("%s: %v meet a start, and it does not fail", own, *s.ColdShare)
		}
	}
	// It is the least that is enough.
	for n := 1.0; ; n++ {
		x := caseOf(t, c, given(t, c, head))
		x.Load.WarmCount = &n
		s := x.At("alto-functions", "reserved-x86", "sydney")
		if x.Carry(s, new(stack.Scratch)); *s.ColdShare < most {
			gb := 512.0 / 1024
			if want := n * 730 * 3600 * gb; !near(quantity(must, "warm_gb_seconds"), want) {
				t.Errorf("%v are enough, which is %v GB-seconds; %v were reserved", n, want, quantity(must, "warm_gb_seconds"))
			}
			break
		}
	}
}

// Where instances follow the load above a least number, that number is raised.
func TestNeverColdRaisesTheLeastInstances(t *testing.T) {
	c := invented(t)
	h := changed(product(t, c, "bruma-run"), func(p *catalog.Product) {
		follows, slots, idle := "follows-load", 2.0, 300.0
		p.Runtime.Scaling, p.Runtime.Concurrency, p.Runtime.IdleTimeoutS = &follows, &slots, &idle
	})
	head := "users = [\"sydney\"]\nrequests = 5_000_000\nduration_ms = 300\n"
	hours := map[bool]float64{}
	for must, lines := range map[bool]string{true: "cold_start_ms = 0\n[importance]\ncold_start_ms = \"must\"", false: ""} {
		for _, s := range stacks(t, withHosts(c, h), given(t, c, head+lines)) {
			if s.Setup.ID != "always-on" {
				continue
			}
			hours[must] = quantity(s, "instance_hours")
			if must && (failed(s, catalog.CriterionColdStartMS) || s.ColdShare == nil || !(*s.ColdShare < c.Method.NeverColdShare)) {
				t.Errorf("%s: %v meet a start", s.ID, s.ColdShare)
			}
		}
	}
	if !(hours[true] > hours[false]) {
		t.Errorf("%v h without the must, %v with it", hours[false], hours[true])
	}
}

// A share of starts and a cost of previews can be asked for; what would let a stack fit is
// said in the question's own unit.
func TestSharesOfStartsAndPreviewsAreAsked(t *testing.T) {
	c := invented(t)
	tried := map[string]int{}
	for _, s := range stacks(t, c, given(t, c, "users = [\"sydney\"]\nrequests = 100_000\npreviews = \"built-in\"\ncold_start_share = 0.001\npreview_cost = 0\n[importance]\ncold_start_share = \"must\"\npreview_cost = \"must\"\npreviews = \"want\"")) {
		for _, v := range s.Because {
			switch v.Criterion {
			case catalog.CriterionColdStartShare:
				if share := *s.ColdShare; !near(*v.AtMost, 0.00001) || share <= *v.AtMost {
					t.Errorf("%s: at most %v, and %v meet a start", s.ID, *v.AtMost, share)
				}
			case catalog.CriterionPreviewCost:
				if s.Previews <= 0 {
					t.Errorf("%s: previews cost %v", s.ID, s.Previews)
				}
			}
		}
		for _, change := range s.Changes {
			if change.Question == "cold_start_share" {
				tried[change.Question]++
				if percent := *s.ColdShare * 100; change.To < percent || change.To > percent*1.1+1 || change.Want {
					t.Errorf("%s: %v %% meet a start, it would fit with %+v", s.ID, percent, change)
				}
			}
			if change.Question == "preview_cost" {
				tried[change.Question]++
			}
		}
	}
	if len(tried) != 2 {
		t.Errorf("changes: %v", tried)
	}
}

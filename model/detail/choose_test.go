package detail_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/stack"
)

// Without a setup the cheapest is taken that holds the load and that no must of the answers
// rules out; where none holds it, the one that comes nearest, and that is said.
func TestTheSetupThatIsTaken(t *testing.T) {
	c := invented(t)
	tight := with(t, c, "orilla-edge", func(p *catalog.Product) {
		p.Limits = append(slices.Clone(p.Limits), catalog.Limit{Scope: catalog.Scope{Setups: []string{"paid"}}, Meter: "requests", Max: catalog.Amount{Value: 10e6, Text: "10000000"}, Source: "plans"})
	})
	for name, w := range map[string]struct {
		c       *catalog.Catalog
		lines   string
		q       stack.Request
		setup   string
		holds   bool
		against int    // musts that rule it out all the same
		passed  string // setups that cost less, passed over
	}{
		"a free plan":             {c, "requests = 10_000\ncpu_ms = 5", stack.Request{Product: "orilla-edge"}, "free", true, 0, ""},
		"over its limit":          {c, "requests = 90_000_000\ncpu_ms = 5", stack.Request{Product: "orilla-edge"}, "paid", true, 0, "free"},
		"a team on a plan of one": {c, "requests = 10_000\nseats = 3", stack.Request{Product: "lindo-platform"}, "team", true, 0, "hobby hobby-sleeping"},
		"one person":              {c, "requests = 10_000\nseats = 1", stack.Request{Product: "lindo-platform"}, "hobby", true, 0, ""},
		"for business":            {c, "requests = 10_000\nseats = 1\ncommercial = \"yes\"", stack.Request{Product: "lindo-platform"}, "team-sleeping", true, 0, "hobby hobby-sleeping"},
		"none holds it":           {tight, "requests = 90_000_000\ncpu_ms = 5", stack.Request{Product: "orilla-edge"}, "paid", false, 0, "free"},
		"none is fit":             {c, "requests = 10_000\nnever_vendors = [\"Lindo\"]", stack.Request{Product: "lindo-platform"}, "team", true, 1, "hobby hobby-sleeping"},
		"by hand":                 {c, "", stack.Request{Product: "orilla-edge", Meters: map[string]string{"requests": "12_000_000"}}, "paid", true, 0, ""},
		"by hand, read by one":    {c, "", stack.Request{Product: "alto-functions", Meters: map[string]string{"warm_gb_seconds": "1000"}, Regions: []string{"iad-1"}}, "reserved-arm", true, 0, ""},
		"by hand, over a limit":   {tight, "", stack.Request{Product: "velo-cdn", Meters: map[string]string{"invalidations": "10"}}, "basic", true, 0, ""},
	} {
		got := price(t, w.c, w.lines, stack.Options{}, w.q)
		var passed []string
		if got.Choice != nil {
			for _, p := range got.Choice.Passed {
				passed = append(passed, p.Setup.ID)
			}
		}
		slices.Sort(passed)
		if got.Setup.ID != w.setup || (got.Excess == nil) != w.holds || len(got.Against) != w.against || strings.Join(passed, " ") != w.passed {
			t.Errorf("%s: %s, short of %+v, against it %v, passed over %q", name, got.Setup.ID, got.Excess, got.Against, passed)
		}
		if got.Choice == nil || slices.Contains(got.Choice.Others, got.Setup.ID) || len(got.Choice.Others)+1 != len(got.Product.Setups) {
			t.Errorf("%s: the others are not named: %+v", name, got.Choice)
		}
	}
	for _, q := range []stack.Request{{Product: "orilla-edge", Setup: "free"}, {Product: "rondo-apps"}} {
		if got := price(t, c, "", stack.Options{}, q); got.Choice != nil {
			t.Errorf("%+v: there was no choice", q)
		}
	}
}

// No setup is taken because a price of it is not known.
func TestNoSetupIsTakenForAPriceThatIsNotKnown(t *testing.T) {
	c := with(t, invented(t), "alto-functions", func(p *catalog.Product) {
		for i := range p.Charges {
			if arm, ok := p.Charges[i].Price.By["arm"]; ok && arm.By != nil {
				p.Charges[i].Price = catalog.Keyed{By: map[string]catalog.Keyed{"x86": p.Charges[i].Price.By["x86"]}}
			}
		}
	})
	for name, q := range map[string]stack.Request{
		"a load":  {Product: "alto-functions", Regions: []string{"iad-1"}},
		"by hand": {Product: "alto-functions", Regions: []string{"iad-1"}, Meters: map[string]string{"gb_seconds": "1000000", "requests": "5000000"}},
	} {
		got := price(t, c, "requests = 20_000_000", stack.Options{}, q)
		if got.Setup.ID != "on-demand-x86" || !got.Bill.Complete {
			t.Errorf("%s: %s, complete %v", name, got.Setup.ID, got.Bill.Complete)
		}
	}
}

// Where no setup reads all meters, the error says who reads which; where a region or a size
// is none of any, it lists those of all.
func TestNoSetupCanBePriced(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""), stack.Options{})
	for name, w := range map[string]struct {
		q    stack.Request
		want []string
	}{
		"nobody reads it": {stack.Request{Product: "alto-functions", Meters: map[string]string{"vcpu_seconds": "1", "warm_gb_seconds": "1"}}, []string{"alto-functions bills nothing by vcpu_seconds; it bills by egress_gb, gb_seconds, requests, warm_gb_seconds, warm_used_gb_seconds"}},
		"not together":    {stack.Request{Product: "orilla-edge", Meters: map[string]string{"requests_in_peak_day": "1", "requests": "1"}}, []string{"no setup of orilla-edge reads all of these: requests is read by paid; requests_in_peak_day is read by free"}},
		"a size":          {stack.Request{Product: "bruma-run", Size: "xll"}, []string{"there is no size of bruma-run \"xll\"; allowed: s, m, l, xl; did you mean \"xl\"?"}},
		"a region":        {stack.Request{Product: "palma-sites", Regions: []string{"ue"}}, []string{"allowed: us (ashburn), eu (paris)"}},
	} {
		_, err := detail.Price(x, w.q)
		if err == nil {
			t.Errorf("%s: no error", name)
			continue
		}
		for _, want := range w.want {
			if !strings.Contains(err.Error(), want) {
				t.Errorf("%s: %q does not say %q", name, err, want)
			}
		}
		var unread stack.UnreadError
		if strings.Contains(w.want[0], "read") != errors.As(err, &unread) && name != "nobody reads it" {
			t.Errorf("%s: %T", name, err)
		}
	}
}

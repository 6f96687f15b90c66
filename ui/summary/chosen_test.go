package summary_test

import (
	"encoding/json"
	"strings"
	"testing"

	"whereto/model/stack"
	"whereto/ui/summary"
)

// A bill says which setup was taken and why, what costs less and was passed over, and which
// others there are; nothing of that where the setup was named. Quantities by hand that
// nothing is asked for, that need a zone, or a size that plays no part, are said.
func TestWhatABillSaysOfItsSetup(t *testing.T) {
	t.Parallel()
	c := invented(t)
	hand := func(pairs ...string) map[string]string {
		m := map[string]string{}
		for i := 0; i < len(pairs); i += 2 {
			m[pairs[i]] = pairs[i+1]
		}
		return m
	}
	for name, w := range map[string]struct {
		answers string
		q       stack.Request
		says    []string
		not     string
	}{
		"the cheapest": {"requests = 20_000_000", stack.Request{Product: "alto-functions", Regions: []string{"iad-1"}}, []string{
			"Setup on-demand-arm: the cheapest that holds the load. 3 others with --setup: on-demand-x86, reserved-x86, reserved-arm.",
		}, "Passed over"},
		"over a limit": {"requests = 90_000_000\ncpu_ms = 5", stack.Request{Product: "orilla-edge"}, []string{
			"Setup paid: the cheapest that holds the load. 1 other with --setup: free.",
			"Cheaper, and passed over: free (0.00): Requests on the busiest day", "at most 100,000.",
		}, ""},
		"ruled out": {"requests = 10_000\nseats = 1\ncommercial = \"yes\"", stack.Request{Product: "lindo-platform"}, []string{
			"the cheapest that holds the load and that the answers do not rule out.", "hobby-sleeping (5.00): Commercial use: no",
		}, ""},
		"none is fit": {"requests = 10_000\nnever_vendors = [\"lindo\"]\nseats = 1", stack.Request{Product: "lindo-platform"}, []string{
			"the cheapest that holds the load. The answers rule it out, as they do the others: Vendor: Lindo.",
		}, "Passed over"},
		"none holds it": {"seats = 3\nrequests = 500_000_000_000", stack.Request{Product: "lindo-platform"}, []string{
			"no setup holds the load; this one comes nearest.", "It does not hold the load: ",
		}, ""},
		"by hand": {"", stack.Request{Product: "orilla-edge", Meters: hand("requests", "12000000")}, []string{
			"Setup paid: the only one that reads these meters. 1 other with --setup: free.",
		}, ""},
		"by hand, of several": {"", stack.Request{Product: "alto-functions", Meters: hand("warm_gb_seconds", "12000000"), Regions: []string{"iad-1"}}, []string{
			"Setup reserved-arm: the cheapest that reads these meters.",
		}, ""},
		"named": {"requests = 90_000_000\ncpu_ms = 5", stack.Request{Product: "orilla-edge", Setup: "free"}, []string{
			"It does not hold the load: Requests on the busiest day",
		}, "--setup"},
		"no zone": {"", stack.Request{Product: "velo-cdn", Setup: "pro", Meters: hand("cdn_gb", "1200")}, []string{
			"Data from the CDN is priced by where visitors are: --meter cdn_gb@ZONE=…, of far, home, or a place in one.",
		}, ""},
		"a limit's": {"", stack.Request{Product: "orilla-edge", Setup: "free", Meters: hand("requests_in_peak_day", "5")}, []string{
			"Requests on the busiest day, 5: in no line of this bill; it bounds what the setup holds, or counts for what is included.",
		}, "not hold"},
		"nothing asked": {"", stack.Request{Product: "orilla-edge", Setup: "free", Meters: hand("build_minutes", "5")}, []string{
			"Build minutes, 5: nothing is asked for it.",
		}, "in no line"},
		"a size without a part": {"", stack.Request{Product: "bruma-run", Setup: "always-on", Size: "m", Meters: hand("egress_gb", "1")}, []string{
			"The size m plays no part in this bill.",
		}, ""},
	} {
		b, err := engine().Price(read(t, c, "whereto = 1\n[answers]\n"+w.answers+"\n"), today, stack.Options{}, w.q)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		text := strings.Join(strings.Fields(summary.Cost(c, b, today, false, 100)), " ")
		for _, want := range w.says {
			if !strings.Contains(text, want) {
				t.Errorf("%s: it does not say %q:\n%s", name, want, text)
			}
		}
		if w.not != "" && strings.Contains(text, w.not) {
			t.Errorf("%s: it says %q:\n%s", name, w.not, text)
		}
		var out struct {
			Excess string
			Choice *struct {
				Why    string
				Passed []struct{ Setup, Because string }
				Others []string
			}
		}
		written, err := summary.Indented(summary.CostJSON(c, b))
		if err == nil {
			err = json.Unmarshal(written, &out)
		}
		if err != nil || (out.Choice == nil) != (b.Choice == nil) || (out.Excess == "") != (b.Excess == nil) {
			t.Errorf("%s: %v, %+v", name, err, out)
			continue
		}
		if out.Choice != nil && (out.Choice.Why == "" || len(out.Choice.Others) != len(b.Choice.Others) || len(out.Choice.Passed) != len(b.Choice.Passed)) {
			t.Errorf("%s: %+v", name, out.Choice)
		}
	}
}

package detail_test

import (
	"errors"
	"math"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/detail"
	"whereto/model/stack"
)

// The guide's own sum: one GB of provisioned concurrency on ARM in us-east-1 for
// 31 days is 0.0000033334 × 60 × 60 × 24 × 31 USD, by quantity and by workload.
func TestTheGuidesSum(t *testing.T) {
	c := shipped(t)
	q := stack.Request{Product: "aws-lambda", Setup: "provisioned-arm", Regions: []string{"us-east-1"}}
	month := stack.Options{MonthHours: 31 * 24}
	q.Meters = map[string]string{"warm_gb_seconds": "2678400"}
	totals(t, "by GB-seconds", price(t, c, "", month, q).Bill.Total, 8.92817856)
	q.Meters = map[string]string{"warm_gb_seconds": "744 GB-hour"}
	totals(t, "by GB-hours", price(t, c, "", month, q).Bill.Total, 8.92817856)
	q.Meters = nil
	line, ok := lineOf(price(t, c, "requests = 0\nwarm_instances = 1\nmemory_mb = 1024", month, q).Bill, "provisioned")
	if !ok || !line.Known {
		t.Fatal("a reserved instance makes no line")
	}
	totals(t, "by one instance of 1 GB", line.Amount, 8.92817856)
	totals(t, "its GB-seconds", line.Quantity, 2_678_400)
	if !strings.Contains(line.Arithmetic, "2,678,400 GB-seconds × 0.0000033334 = 8.93") {
		t.Errorf("the working: %s", line.Arithmetic)
	}
}

// Provisioned concurrency on x86 pays from 60 percent use in us-east-1,
// 0.0000041667 / (0.0000166667 - 0.0000097222).
func TestProvisionedConcurrencyBreaksEven(t *testing.T) {
	r := reservedOf(t, shipped(t), stack.Request{Product: "aws-lambda", Setup: "provisioned-x86", Regions: []string{"us-east-1"}}, "")
	if !r.Known || !r.Pays() || math.Abs(r.BreakEven-0.6) > 0.0001 {
		t.Errorf("us-east-1: known %v, break-even %v", r.Known, r.BreakEven)
	}
	totals(t, "a GB for the month", r.MonthGB, 0.0000041667*730*3600)
}

// Larger files are fewer requests, so the low end of that range can cost more than the high
// one: the band goes from the least to the most, and the total lies within it.
func TestBandHoldsTheTotal(t *testing.T) {
	p := price(t, shipped(t), "users = [\"new-york\"]\nstatic_gb = 10_000\nstatic_kb = { low = 5, typical = 50, high = 500 }", stack.Options{}, stack.Request{Product: "cloudfront", Setup: "pay-as-you-go"})
	if !(p.Low < p.Bill.Total && p.Bill.Total < p.High) {
		t.Errorf("%v is not between %v and %v", p.Bill.Total, p.Low, p.High)
	}
}

// No setup of anything drops a meter that is given by hand: it refuses it, bills it, leaves
// it out with a word, or says that it is in no line.
func TestNoMeterIsDropped(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	c := shipped(t)
	x := caseOf(t, c, given(t, c, ""), stack.Options{})
	refused, billed := 0, 0
	for _, p := range c.Products() {
		setups := p.Setups
		if len(setups) == 0 {
			setups = []catalog.Setup{{}}
		}
		for _, s := range setups {
			for _, m := range c.Meters {
				got, err := detail.Price(x, stack.Request{Product: p.ID, Setup: s.ID, Meters: map[string]string{m.ID: "7"}})
				switch {
				case errors.As(err, new(stack.UnreadError)):
					refused++
					continue
				case err != nil:
					t.Errorf("%s/%s, %s: %v", p.ID, s.ID, m.ID, err)
					continue
				}
				billed++
				line := slices.ContainsFunc(got.Bill.Lines, func(l cost.Line) bool { return l.Meter == m.ID })
				beside := slices.ContainsFunc(p.NotIncluded, func(n catalog.NotIncluded) bool { return n.Meter == m.ID && n.Covers(s) })
				if !line && !beside && !slices.Contains(got.Unbilled, m.ID) && m.ID != catalog.MeterMonths {
					t.Errorf("%s/%s drops %s", p.ID, s.ID, m.ID)
				}
			}
		}
	}
	if refused < 1000 || billed < 500 {
		t.Errorf("%d refused, %d billed", refused, billed)
	}
}

// Without a setup no plan is chosen that does not hold the load while another does, whatever
// the load, and none whose price is not known.
func TestNoPlanIsTakenThatDoesNotHoldTheLoad(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	c := shipped(t)
	for _, requests := range []string{"10_000", "3_000_000", "100_000_000", "5_000_000_000"} {
		x := caseOf(t, c, given(t, c, "users = [\"sydney\"]\ncommercial = \"yes\"\nrequests = "+requests), stack.Options{})
		for _, p := range c.Products() {
			got, err := detail.Price(x, stack.Request{Product: p.ID})
			if err != nil {
				t.Errorf("%s: %v", p.ID, err)
				continue
			}
			for _, s := range p.Setups {
				one, err := detail.Price(x, stack.Request{Product: p.ID, Setup: s.ID})
				if s.Asked || err != nil {
					continue
				}
				if got.Excess != nil && one.Excess == nil {
					t.Errorf("%s at %s: %s is taken, %s holds it", p.ID, requests, got.Setup.ID, s.ID)
				}
				if one.Excess == nil && got.Excess == nil && len(got.Against) == 0 && !got.Bill.Complete && one.Bill.Complete && len(x.Against(&stack.Stack{Host: p, Setup: s, Regions: one.Regions}, new(stack.Scratch))) == 0 {
					t.Errorf("%s at %s: %s is taken, whose price is a part; that of %s is whole", p.ID, requests, got.Setup.ID, s.ID)
				}
			}
		}
	}
}

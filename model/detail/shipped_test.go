package detail_test

import (
	"math"
	"strings"
	"testing"

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

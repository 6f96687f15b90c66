package quantity_test

import (
	"math"
	"testing"

	"whereto/model/quantity"
)

// A large number is short where no digit is lost, and reads back as the same.
func TestBrief(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0", 0.5: "0.5", 120: "120", 999: "999", 1000: "1k", 2500: "2.5k", 500_000: "500k", 1e6: "1M", 8_730_000: "8.73M", 59_300_000: "59.3M",
		12_345_678: "12,345,678", 1e9: "1bn", 2.5e10: "25bn", 1e12: "1000bn", 1_234: "1,234", 18_600_000: "18.6M", 59_300_000.000_000_01: "59.3M",
	} {
		got := quantity.Brief(v)
		if got != want {
			t.Errorf("%v is %q, want %q", v, got, want)
		}
		if back, err := quantity.Typed(got, quantity.Unit{Name: "requests a month"}); err != nil || math.Abs(back.Typical-v) > v*1e-12 {
			t.Errorf("%q reads back as %v, %v", got, back, err)
		}
	}
}

package quantity_test

import (
	"math"
	"testing"

	"whereto/model/quantity"
)

// A time has the unit in which it reads as a few digits.
func TestMillis(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0 ms", 0.0012: "0.001 ms", 0.04: "0.04 ms", 0.6: "1 ms", 9.6: "10 ms", 254.4: "254 ms", 1064: "1,064 ms", 9999: "9,999 ms",
		60_044: "60.04 s", 60_058: "60.06 s", 900_005: "900 s", 3_600_000: "3,600 s", 86_400_000: "24 hours", -254.4: "-254 ms",
	} {
		if got := quantity.Millis(v); got != want {
			t.Errorf("Millis(%v) = %q, want %q", v, got, want)
		}
	}
}

// One thing is in the singular, whatever it is counted by.
func TestCount(t *testing.T) {
	for _, c := range []struct {
		v      float64
		things string
		want   string
	}{
		{1, "round trips", "1 round trip"},
		{12, "round trips", "12 round trips"},
		{0, "round trips", "0 round trips"},
		{1.5, "seconds", "1.5 seconds"},
		{1, "seconds", "1 second"},
		{1, "requests a month", "1 request a month"},
		{1, "queries", "1 query"},
		{1, "hours a month", "1 hour a month"},
		{1, "ms", "1 ms"},
		{1, "s", "1 s"},
		{1, "a month", "1 a month"},
		{1, "USD a month", "1 USD a month"},
		{1, "people", "1 person"},
		{12_000, "", "12,000"},
	} {
		if got := quantity.Count(c.v, c.things); got != c.want {
			t.Errorf("Count(%v, %q) = %q, want %q", c.v, c.things, got, c.want)
		}
	}
}

// Digits are grouped, and none is lost.
func TestDigits(t *testing.T) {
	for text, want := range map[string]string{"": "", "5": "5", "999": "999", "1000": "1,000", "-1000": "-1,000", "-100": "-100", "180000.50": "180,000.50", "0.0000133334": "0.0000133334", "1234567": "1,234,567"} {
		if got := quantity.Digits(text); got != want {
			t.Errorf("Digits(%q) = %q, want %q", text, got, want)
		}
	}
}

// A share has the digits that mean something, as close to all as to none.
func TestPercent(t *testing.T) {
	for v, want := range map[float64]string{
		0: "0 %", 1: "100 %", 0.5: "50 %", 0.353: "35 %", 0.042: "4.2 %", 0.00543253: "0.54 %", 0.000012: "0.0012 %", 0.994567: "99.46 %", 0.99983: "99.983 %", 2.5: "250 %",
	} {
		if got := quantity.Percent(v); got != want {
			t.Errorf("Percent(%v) = %q, want %q", v, got, want)
		}
	}
}

// What is rounded keeps its first digits; what is no number stays what it is.
func TestSignificant(t *testing.T) {
	for _, c := range []struct {
		v      float64
		digits int
		want   float64
	}{{1234.5, 2, 1200}, {-1234.5, 2, -1200}, {0.0228854, 2, 0.023}, {0, 3, 0}, {999.6, 3, 1000}, {math.Inf(1), 3, math.Inf(1)}} {
		if got := quantity.Significant(c.v, c.digits); got != c.want {
			t.Errorf("Significant(%v, %d) = %v, want %v", c.v, c.digits, got, c.want)
		}
	}
}

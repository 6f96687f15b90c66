package quantity_test

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"whereto/model/quantity"
)

// A number is grouped and has no more digits than are meant.
func TestText(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0"},
		{math.Copysign(0, -1), "0"},
		{1, "1"},
		{1.5, "1.5"},
		{0.0152, "0.0152"},
		{999, "999"},
		{1000, "1,000"},
		{2_678_400, "2,678,400"},
		{-2_678_400.4, "-2,678,400"},
		{1234.5678, "1,234.57"},
		{0.1 + 0.2, "0.3"},
		{1.0 / 3, "0.333333"},
		{2.0 / 3, "0.666667"},
		{0.999_999_9, "1"},
		{999.9999, "1,000"},
		{1e-6, "0.000001"},
		{-0.0152, "-0.0152"},
		{1e15, "1,000,000,000,000,000"},
		{1e21, "1,000,000,000,000,000,000,000"},
		{1e-20, "0"},
		{-1e-20, "0"},
		{math.NaN(), "NaN"},
		{math.Inf(1), "+Inf"},
		{math.Inf(-1), "-Inf"},
	} {
		if got := quantity.Text(c.v); got != c.want {
			t.Errorf("Text(%v) = %q, want %q", c.v, got, c.want)
		}
	}
}

// Money has cents; what is less than half a cent is not shown as nothing.
func TestMoney(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{
		{0, "0.00"},
		{math.Copysign(0, -1), "0.00"},
		{1234.5, "1,234.50"},
		{-1234.5, "-1,234.50"},
		{0.01, "0.01"},
		{0.005, "0.01"},
		{0.006, "0.01"},
		{0.0049, "0.0049"},
		{0.004_567, "0.00457"},
		{-0.004_567, "-0.00457"},
		{0.000_012_345, "0.0000123"},
		{0.000_1, "0.0001"},
		{999.999, "1,000.00"},
		{10.625, "10.63"},
		{10.624_999_999_999, "10.63"},
		{-10.625, "-10.63"},
		{10.624_9, "10.62"},
		{1.005, "1.01"},
		{1_000_000, "1,000,000.00"},
		{1e-20, "0"},
		{math.NaN(), "NaN"},
	} {
		if got := quantity.Money(c.v); got != c.want {
			t.Errorf("Money(%v) = %q, want %q", c.v, got, c.want)
		}
	}
}

// So many digits after the point, zeros at the end only where they are wanted,
// and no minus before nothing.
func TestFixed(t *testing.T) {
	for _, c := range []struct {
		v        float64
		decimals int
		trim     bool
		want     string
	}{
		{1.5, 2, false, "1.50"},
		{1.5, 2, true, "1.5"},
		{1, 2, true, "1"},
		{100, 0, true, "100"},
		{1000, 2, true, "1,000"},
		{-0.001, 2, false, "0.00"},
		{-0.001, 2, true, "0"},
		{-0.5, 1, false, "-0.5"},
		{-1234.5, 1, true, "-1,234.5"},
		{0.125, 3, true, "0.125"},
	} {
		if got := quantity.Fixed(c.v, c.decimals, c.trim); got != c.want {
			t.Errorf("Fixed(%v, %d, %v) = %q, want %q", c.v, c.decimals, c.trim, got, c.want)
		}
	}
}

var number = regexp.MustCompile(`^-?[0-9]{1,3}(,[0-9]{3})*(\.[0-9]+)?$`)

// Every finite number is written as a grouped one that reads back as the same, to
// the digits that are shown.
func FuzzText(f *testing.F) {
	for _, v := range []float64{0, 1, -1.5, 999_999.5, 1e300, -1e-300, 0.004_999_9, 123_456_789.125, math.MaxFloat64} {
		f.Add(v)
	}
	f.Fuzz(func(t *testing.T, v float64) {
		if math.IsNaN(v) || math.IsInf(v, 0) {
			t.Skip("no number")
		}
		for name, text := range map[string]string{"Text": quantity.Text(v), "Money": quantity.Money(v)} {
			if !number.MatchString(text) {
				t.Fatalf("%s(%v) = %q", name, v, text)
			}
			back, err := strconv.ParseFloat(strings.ReplaceAll(text, ",", ""), 64)
			if err != nil {
				t.Fatal(err)
			}
			slack := math.Abs(v)*1e-5 + 1e-12
			if name == "Money" {
				slack = math.Min(0.005, math.Abs(v)*0.005+1e-12) + math.Abs(v)*1e-15
				if math.Abs(v) >= 0.005 {
					slack = 0.005 + math.Abs(v)*1e-15
				}
			}
			if math.Abs(back-v) > slack*1.000001 {
				t.Errorf("%s(%v) = %q, off by %v", name, v, text, back-v)
			}
			if strings.HasPrefix(text, "-") && strings.Trim(text, "-0.,") == "" {
				t.Errorf("%s(%v) = %q: minus nothing", name, v, text)
			}
		}
	})
}

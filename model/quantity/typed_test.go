package quantity_test

import (
	"strings"
	"testing"

	"whereto/model/quantity"
)

// Numbers are read as people type them.
func TestTyped(t *testing.T) {
	requests, memory, disk := quantity.Unit{Name: "requests a month"}, quantity.Unit{Name: "MB", Binary: true}, quantity.Unit{Name: "GB a month"}
	ms, money, percent := quantity.Unit{Name: "ms"}, quantity.Unit{Name: "USD a month"}, quantity.Unit{Name: "percent"}
	one := func(v float64) quantity.Span { return quantity.Span{Low: v, Typical: v, High: v} }
	for _, c := range []struct {
		text string
		unit quantity.Unit
		want quantity.Span
	}{
		{"1200", requests, one(1200)},
		{" 0 ", requests, one(0)},
		{"1.5", requests, one(1.5)},
		{".5", requests, one(0.5)},
		{"1,5", requests, one(1.5)},
		{"1,200", requests, one(1200)},
		{"1,200,000.5", requests, one(1200000.5)},
		{"1_200_000", requests, one(1200000)},
		{"1 200 000", requests, one(1200000)},
		{"1.200.000", requests, one(1200000)},
		{"1'200'000", requests, one(1200000)},
		{"12M", requests, one(12e6)},
		{"12m", requests, one(12e6)},
		{"12 M", requests, one(12e6)},
		{"1.2k", requests, one(1200)},
		{"2bn", requests, one(2e9)},
		{"12 million requests a month", requests, one(12e6)},
		{"12M/month", requests, one(12e6)},
		{"1e6", requests, one(1e6)},
		{"1E+6", requests, one(1e6)},
		{"2e-1", requests, one(0.2)},
		{"2M..60M", requests, quantity.Span{Low: 2e6, Typical: 11e6, High: 60e6}},
		{"2..60M", requests, quantity.Span{Low: 2e6, Typical: 11e6, High: 60e6}},
		{"500..2k", requests, quantity.Span{Low: 500, Typical: 1000, High: 2000}},
		{"10..20", requests, quantity.Span{Low: 10, Typical: 14, High: 20}},
		{"0..20", requests, quantity.Span{Low: 0, Typical: 10, High: 20}},
		{"10-20", requests, quantity.Span{Low: 10, Typical: 14, High: 20}},
		{"10 to 20", requests, quantity.Span{Low: 10, Typical: 14, High: 20}},
		{"10 – 20", requests, quantity.Span{Low: 10, Typical: 14, High: 20}},
		{"1e3-2e3", requests, quantity.Span{Low: 1000, Typical: 1400, High: 2000}},
		{"2M..12M..60M", requests, quantity.Span{Low: 2e6, Typical: 12e6, High: 60e6}},
		{"1000..2000..3000", requests, quantity.Span{Low: 1000, Typical: 2000, High: 3000}},
		{"1.5GB", memory, one(1536)},
		{"512M", memory, one(512)},
		{"2g", memory, one(2048)},
		{"512 MiB", memory, one(512)},
		{"1.5GB", disk, one(1.5)},
		{"1.5TB", disk, one(1500)},
		{"500MB", disk, one(0.5)},
		{"1TiB", disk, one(1024)},
		{"1.5s", ms, one(1500)},
		{"200ms", ms, one(200)},
		{"2 min", ms, one(120000)},
		{"$100", money, one(100)},
		{"100 USD", money, one(100)},
		{"1.5k", money, one(1500)},
		{"99.9 %", percent, one(99.9)},
		{"99.9%", percent, one(99.9)},
	} {
		if got, err := quantity.Typed(c.text, c.unit); err != nil || got != c.want {
			t.Errorf("%q of %s: %v (%v), want %v", c.text, c.unit.Name, got, err, c.want)
		}
	}
}

// What can't be read is said in the words that were typed, and no number in powers of ten.
func TestTypedIsRefused(t *testing.T) {
	for _, c := range []struct{ text, unit, says string }{
		{"1000 2000 3000", "requests a month", "several numbers"},
		{"1 2", "requests a month", "several numbers"},
		{"much", "requests a month", `"much" is no number`},
		{"", "requests a month", "is no number"},
		{"12 apples", "requests a month", `"apples" is no unit`},
		{"5GB", "ms", `"GB" is no unit`},
		{"60M..2M", "requests a month", "a range goes up"},
		{"1..2..3..4", "requests a month", "one number, or a range"},
		{"1..", "requests a month", "is no number"},
		{"1e999", "requests a month", "1e999 is too large"},
		{"1e308M", "requests a month", "too large"},
		{"1,20,3", "requests a month", "is no number"},
		{"NaN", "requests a month", "is no number"},
		{"0x10", "requests a month", "no "},
	} {
		got, err := quantity.Typed(c.text, quantity.Unit{Name: c.unit})
		if err == nil || !strings.Contains(err.Error(), c.says) {
			t.Errorf("%q: %v (%v), it should say %q", c.text, got, err, c.says)
		}
	}
}

// Whatever is typed, a number that is read goes up from low to high and is one.
func FuzzTyped(f *testing.F) {
	for _, text := range []string{"2M..60M", "1,5", "1 200", "-5 - -1", "1e308..2", "…", "5GB-", "٣"} {
		f.Add(text, "MB", true)
		f.Add(text, "requests a month", false)
	}
	f.Fuzz(func(t *testing.T, text, unit string, binary bool) {
		got, err := quantity.Typed(text, quantity.Unit{Name: unit, Binary: binary})
		if err == nil && !(got.Low <= got.Typical && got.Typical <= got.High) {
			t.Errorf("%q of %s: %v", text, unit, got)
		}
	})
}

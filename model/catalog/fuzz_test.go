package catalog_test

import (
	"math"
	"strings"
	"testing"

	"whereto/model/catalog"
)

// Any text is a unit or an error, never a panic; a unit has a size that can be
// divided by, and its own name reads as the same unit.
func FuzzNewUnit(f *testing.F) {
	for _, seed := range [][2]string{
		{"GB-second", "memory-time"},
		{"million requests", "request"},
		{"10,000 requests", "request"},
		{"vCPU-month", "cpu-time"},
		{"inf GB", "data"},
		{"-1 GB", "data"},
		{"1e308 TB", "data"},
		{"0.000 KB", "data"},
		{" GB", "data"},
		{"5 ", ""},
		{"", ""},
		{"1_0 months", "time"},
	} {
		f.Add(seed[0], seed[1])
	}
	f.Fuzz(func(t *testing.T, text, dimension string) {
		u, err := catalog.NewUnit(text, dimension)
		if err != nil {
			return
		}
		for _, hours := range []float64{672, 720, 730, 744} {
			if size := u.Size(hours); !(size > 0) || math.IsInf(size, 0) || math.IsInf(1/size, 0) {
				t.Errorf("%q of %q has the size %v", text, dimension, size)
			}
		}
		if again, err := catalog.NewUnit(u.Name, u.Dimension); err != nil || again != u {
			t.Errorf("%q of %q reads as %+v, its name as %+v (%v)", text, dimension, u, again, err)
		}
	})
}

// Any text is a date or an error, never a panic; a date keeps its text, and the
// last day that it can mean is in the calendar, not before its first.
func FuzzNewDate(f *testing.F) {
	for _, seed := range []string{"2026-09-20", "2026-09", "2026", "2024-02-29", "2026-02-30", "0000", "9999-12", "", "2026-9-01", "+026-01-01"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := catalog.NewDate(text)
		if err != nil {
			if d != "" {
				t.Errorf("%q is refused and reads as %q", text, d)
			}
			return
		}
		if string(d) != text {
			t.Errorf("%q reads as %q", text, d)
		}
		last, err := catalog.NewDate(string(d.Last()))
		if err != nil || len(last) != len("2006-01-02") {
			t.Errorf("the last day of %q is %q (%v)", d, d.Last(), err)
		}
		if days := d.DaysUntil(last); days < 0 || days > 365 {
			t.Errorf("%q is %d days before its last", d, days)
		}
		if !last.In(d, "") {
			t.Errorf("%q, the last day of %q, is before it", last, d)
		}
	})
}

// Any text is an amount or an error, never a panic; an amount's digits are
// digits, and read as the same amount.
func FuzzAmount(f *testing.F) {
	for _, seed := range []string{"0.0000166667", "1_000", "-3.50", "+1", ".5", "5.", "1e5", "inf", "0x1p-2", "", "_", strings.Repeat("9", 400)} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		a, err := catalog.NewAmount(text)
		if err != nil {
			return
		}
		if math.IsNaN(a.Value) || math.IsInf(a.Value, 0) {
			t.Errorf("%q is %v", text, a.Value)
		}
		if a.Text == "" || strings.Trim(a.Text, "0123456789+-.") != "" {
			t.Errorf("%q has the digits %q", text, a.Text)
		}
		var again catalog.Amount
		if err := again.Decode(a.Text); err != nil || again != a {
			t.Errorf("%q reads as %+v, its digits as %+v (%v)", text, a, again, err)
		}
	})
}

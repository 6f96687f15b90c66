package catalog_test

import (
	"strings"
	"testing"
	"time"

	"whereto/model/catalog"
)

// A date is a day, a month or a year that exists, in one way of writing; so that
// dates compare as text.
func TestNewDate(t *testing.T) {
	for _, text := range []string{"2026-09-20", "2026-09", "2026", "2024-02-29", "0001-01-01"} {
		if d, err := catalog.NewDate(text); err != nil || string(d) != text {
			t.Errorf("%s: %q, %v", text, d, err)
		}
	}
	for _, text := range []string{"", "2026-9-20", "2026-02-29", "2026-13", "2026-00", "2026-09-31", "20260920", "26", "2026-09-20T00:00:00Z", "soon", "2026-9", " 2026"} {
		d, err := catalog.NewDate(text)
		if err == nil || d != "" || !strings.Contains(err.Error(), "YYYY-MM-DD") {
			t.Errorf("%q was taken as %q, %v", text, d, err)
		}
	}
}

// Data files give a date as such or as a text, nothing else.
func TestDateDecode(t *testing.T) {
	for _, raw := range []any{"2026-09-20", time.Date(2026, 9, 20, 23, 59, 0, 0, time.FixedZone("", -3600))} {
		var d catalog.Date
		if err := d.Decode(raw); err != nil || d != "2026-09-20" {
			t.Errorf("%v: %q, %v", raw, d, err)
		}
	}
	for _, raw := range []any{int64(2026), 2026.09, true, nil, []any{"2026"}, map[string]any{}} {
		var d catalog.Date
		if err := d.Decode(raw); err == nil || !strings.HasPrefix(err.Error(), "found "+catalog.Describe(raw)) {
			t.Errorf("%v: %q, %v", raw, d, err)
		}
	}
}

// A price is in force from its first day on and no more on the day it ends.
func TestDateIn(t *testing.T) {
	for _, c := range []struct {
		day, from, until catalog.Date
		want             bool
	}{
		{"2026-09-20", "", "", true},
		{"2026-09-20", "2026-09-20", "", true},
		{"2026-09-19", "2026-09-20", "", false},
		{"2026-09-20", "", "2026-09-20", false},
		{"2026-09-19", "", "2026-09-20", true},
		{"2026-09-20", "2026-09-01", "2026-10-01", true},
		{"2026-10-01", "2026-09-01", "2026-10-01", false},
		{"2026-09-20", "2026-09-20", "2026-09-20", false},
		{"2026-09-20", "2026-09", "2026-10", true},
		{"2026-09-20", "2027", "", false},
		{"2027-01-01", "2027", "", true},
	} {
		if got := c.day.In(c.from, c.until); got != c.want {
			t.Errorf("%s in [%s, %s): %v", c.day, c.from, c.until, got)
		}
	}
}

// Days are counted from and to first days; leap years have their day.
func TestDaysUntil(t *testing.T) {
	for _, c := range []struct {
		from, to catalog.Date
		want     int
	}{
		{"2026-09-20", "2026-09-20", 0},
		{"2026-09-20", "2026-09-21", 1},
		{"2026-09-21", "2026-09-20", -1},
		{"2026-01-01", "2027-01-01", 365},
		{"2024", "2025", 366},
		{"2024-02", "2024-03", 29},
		{"2026-02", "2026-03-02", 29},
		{"", "2026", 0},
		{"2026", "", 0},
		{"soon", "2026", 0},
	} {
		if got := c.from.DaysUntil(c.to); got != c.want {
			t.Errorf("from %s to %s: %d days, want %d", c.from, c.to, got, c.want)
		}
	}
}

// What names only a month or a year can mean its last day.
func TestDateLast(t *testing.T) {
	for d, want := range map[catalog.Date]catalog.Date{
		"2026-09-20": "2026-09-20", "2026-09": "2026-09-30", "2026-12": "2026-12-31", "2024-02": "2024-02-29",
		"2026-02": "2026-02-28", "2026": "2026-12-31", "": "",
	} {
		if got := d.Last(); got != want {
			t.Errorf("the last day of %s is %s, want %s", d, got, want)
		}
	}
}

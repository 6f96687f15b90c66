package catalog_test

import (
	"math"
	"strings"
	"testing"

	"whereto/model/catalog"
)

// A unit is worth exactly what it says, whatever it is called: a digit lost here
// is a wrong bill.
func TestUnitSizes(t *testing.T) {
	for _, c := range []struct {
		unit, dimension string
		hours, want     float64
	}{
		{"KB", "data", 730, 0.000001},
		{"512 KB", "data", 730, 0.000512},
		{"MB", "data", 730, 0.001},
		{"GB", "data", 730, 1},
		{"GiB", "data", 730, 1.073741824},
		{"TB", "data", 730, 1000},
		{"TiB", "data", 730, 1099.511627776},
		{"second", "time", 730, 1},
		{"minute", "time", 730, 60},
		{"minutes", "time", 730, 60},
		{"hour", "time", 730, 3600},
		{"month", "time", 730, 2_628_000},
		{"month", "time", 720, 2_592_000},
		{"vCPU-second", "cpu-time", 730, 1},
		{"CPU-ms", "cpu-time", 730, 0.001},
		{"million CPU-ms", "cpu-time", 730, 1000},
		{"vCPU-hour", "cpu-time", 730, 3600},
		{"vCPU-month", "cpu-time", 730, 2_628_000},
		{"vCPU-month", "cpu-time", 720, 2_592_000},
		{"MB-second", "memory-time", 730, 1.0 / 1024},
		{"128MB-second", "memory-time", 730, 0.125},
		{"GB-second", "memory-time", 730, 1},
		{"GiB-hour", "memory-time", 730, 3600},
		{"GB-month", "memory-time", 720, 2_592_000},
		{"GB-month", "storage-time", 720, 1},
		{"GiB-month", "storage-time", 720, 1.073741824},
		{"TB-month", "storage-time", 730, 1000},
		{"request", "request", 730, 1},
		{"requests", "request", 730, 1},
		{"10,000 requests", "request", 730, 10_000},
		{"10000 requests", "request", 730, 10_000},
		{"thousand requests", "request", 730, 1000},
		{"million requests", "request", 730, 1_000_000},
		{"billion requests", "request", 730, 1_000_000_000},
		{"0.5 GB", "data", 730, 0.5},
	} {
		u, err := catalog.NewUnit(c.unit, c.dimension)
		if err != nil {
			t.Errorf("%s of %s: %v", c.unit, c.dimension, err)
			continue
		}
		if got := u.Size(c.hours); got != c.want {
			t.Errorf("%s of %s in %v hours is %v, want %v", c.unit, c.dimension, c.hours, got, c.want)
		}
		if u.Name != c.unit || u.Dimension != c.dimension {
			t.Errorf("%s of %s is named %s of %s", c.unit, c.dimension, u.Name, u.Dimension)
		}
	}
}

// A unit of another dimension, or that nobody knows, is refused, and what is
// allowed is said.
func TestUnitRefused(t *testing.T) {
	for _, c := range []struct{ unit, dimension, want string }{
		{"GB", "time", `unit "GB" does not measure time; allowed: second, minute, hour, month`},
		{"hour", "data", `unit "hour" does not measure data; allowed: KB, MB, GB, GiB, TB, TiB`},
		{"gb", "data", `unit "gb" does not measure data; allowed: KB, MB, GB, GiB, TB, TiB`},
		{"GB-second", "storage-time", `unit "GB-second" does not measure storage-time; allowed: GB-month, GiB-month, TB-month`},
		{"million builds", "request", `unit "million builds" does not measure request; allowed: request`},
		{"", "request", `unit "" does not measure request; allowed: request`},
		{"million", "request", `unit "million" does not measure request; allowed: request`},
		{"million million requests", "request", `unit "million million requests" does not measure request; allowed: request`},
		{"dozen requests", "request", `unit "dozen requests" does not measure request; allowed: request`},
		{"0 requests", "request", `unit "0 requests" counts nothing`},
		{"-5 requests", "request", `unit "-5 requests" counts nothing`},
		{"0.0000000001 requests", "request", `counts 0.0000000001, from 10^-9 to 10^18 is allowed`},
		{"10000000000000000000 requests", "request", `from 10^-9 to 10^18 is allowed`},
	} {
		if u, err := catalog.NewUnit(c.unit, c.dimension); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q of %s: %v, %v; want %s", c.unit, c.dimension, u, err, c.want)
		}
	}
}

// A meter's quantity is read in the meter's unit or in another of its dimension.
func TestQuantity(t *testing.T) {
	data := &catalog.Meter{Unit: "GB", Dimension: "data"}
	hours := &catalog.Meter{Unit: "hour", Dimension: "time"}
	memory := &catalog.Meter{Unit: "GB-second", Dimension: "memory-time"}
	disk := &catalog.Meter{Unit: "GB-month", Dimension: "storage-time"}
	requests := &catalog.Meter{Unit: "request", Dimension: "request"}
	for _, c := range []struct {
		meter *catalog.Meter
		text  string
		hours float64
		want  float64
	}{
		{data, "60", 730, 60},
		{data, " 60 ", 730, 60},
		{data, "60 GB", 730, 60},
		{data, "60 GiB", 730, 64.42450944},
		{data, "0", 730, 0},
		{hours, "1 month", 730, 730},
		{hours, "1 month", 720, 720},
		{hours, "90 minutes", 730, 1.5},
		{memory, "540000 GB-second", 730, 540_000},
		{memory, "1 GB-month", 720, 2_592_000},
		{memory, "512 MB-seconds", 730, 0.5},
		{disk, "0.36 GB-month", 730, 0.36},
		{requests, "100 million requests", 730, 1e8},
		{requests, "3_000_000", 730, 3e6},
		{requests, "3,000,000", 730, 3e6},
		{requests, "3M", 730, 3e6},
		{requests, "1.5k", 730, 1500},
		{requests, "2B", 730, 2e9},
		{requests, "3 million", 730, 3e6},
		{requests, "3M requests", 730, 3e6},
		{requests, "1e6", 730, 1e6},
		{data, "1,536.5 GB", 730, 1536.5},
		{data, "512MB", 730, 0.512},
		{hours, "90minutes", 730, 1.5},
	} {
		got, err := c.meter.Quantity(c.text, c.hours)
		if err != nil || math.Abs(got-c.want) > 1e-12*c.want {
			t.Errorf("%q in a month of %v hours: %v, %v; want %v", c.text, c.hours, got, err, c.want)
		}
	}
	for text, want := range map[string]string{
		"-1": "-1 is less than 0", "-1 GB": "-1 is less than 0", "": `"" is not a number`, "many": "is not a number",
		"nan": "is not a number", "inf GB": "is not a number", "5 hours": "does not measure data; allowed: KB", "5 0 GB": "counts nothing",
		"512M": `unit "M" does not measure data; allowed: KB, MB`, "1,5": "is not a number", "1,0000": "is not a number",
		"5x": `unit "x" does not measure data`,
	} {
		if got, err := data.Quantity(text, 730); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q of data: %v, %v; want %s", text, got, err, want)
		}
	}
	wrong := &catalog.Meter{Unit: "hour", Dimension: "data"}
	if _, err := wrong.BaseUnit(); err == nil {
		t.Error("a meter of data in hours has a base unit")
	}
	if got, err := wrong.Quantity("5 GB", 730); err == nil {
		t.Errorf("a meter of data in hours: %v", got)
	}
}

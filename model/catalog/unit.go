package catalog

import (
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// Unit is a price's unit, in terms of its dimension's base unit.
type Unit struct {
	Name      string
	Dimension string
	Factor    float64 // base units in one unit; of a PerMonth unit: without the month
	PerMonth  bool    // the unit is a month of something that is counted in hours
}

// Size is one unit in base units, in a month of so many hours.
func (u Unit) Size(monthHours float64) float64 {
	if u.PerMonth {
		return u.Factor * monthHours * 3600
	}
	return u.Factor
}

const (
	gib    = 1.073741824 // GB in a GiB
	second = 1.0
	minute = 60.0
	hour   = 3600.0
)

// Base units: memory-time in GB-seconds where a GB of memory is 1024 MB, as
// vendors bill it; CPU time in vCPU-seconds; data in decimal GB; storage in
// GB-months; time in seconds.
var units = []Unit{
	{"second", "time", second, false},
	{"minute", "time", minute, false},
	{"hour", "time", hour, false},
	{"month", "time", 1, true},
	{"GB-second", "memory-time", second, false},
	{"GiB-second", "memory-time", second, false},
	{"MB-second", "memory-time", second / 1024, false},
	{"128MB-second", "memory-time", second / 8, false},
	{"GB-minute", "memory-time", minute, false},
	{"GB-hour", "memory-time", hour, false},
	{"GiB-hour", "memory-time", hour, false},
	{"GB-month", "memory-time", 1, true},
	{"GiB-month", "memory-time", 1, true},
	{"vCPU-second", "cpu-time", second, false},
	{"vCPU-minute", "cpu-time", minute, false},
	{"vCPU-hour", "cpu-time", hour, false},
	{"vCPU-month", "cpu-time", 1, true},
	{"CPU-second", "cpu-time", second, false},
	{"CPU-hour", "cpu-time", hour, false},
	{"CPU-ms", "cpu-time", 0.001, false},
	{"KB", "data", 1e-6, false},
	{"MB", "data", 1e-3, false},
	{"GB", "data", 1, false},
	{"GiB", "data", gib, false},
	{"TB", "data", 1e3, false},
	{"TiB", "data", 1024 * gib, false},
	{"GB-month", "storage-time", 1, false},
	{"GiB-month", "storage-time", gib, false},
	{"TB-month", "storage-time", 1e3, false},
}

// NewUnit reads a unit of a dimension: an optional count ("million", "10,000"),
// then a name of that dimension, singular or plural. A dimension that is not
// listed above counts things: its only name is its own.
func NewUnit(text, dimension string) (Unit, error) {
	count, name, err := splitCount(text)
	if err != nil {
		return Unit{}, err
	}
	var allowed []string
	for _, u := range units {
		if u.Dimension != dimension {
			continue
		}
		if name == u.Name || name == u.Name+"s" {
			return Unit{text, dimension, count * u.Factor, u.PerMonth}, nil
		}
		allowed = append(allowed, u.Name)
	}
	if allowed == nil {
		if name == dimension || name == dimension+"s" {
			return Unit{text, dimension, count, false}, nil
		}
		allowed = []string{dimension}
	}
	return Unit{}, fmt.Errorf("unit %q does not measure %s; allowed: %s", text, dimension, strings.Join(allowed, ", "))
}

var counts = map[string]float64{"thousand": 1e3, "million": 1e6, "billion": 1e9}

func splitCount(text string) (count float64, name string, err error) {
	first, rest, found := strings.Cut(text, " ")
	if !found {
		return 1, text, nil
	}
	if n, ok := counts[first]; ok {
		return n, rest, nil
	}
	if n, err := NewAmount(strings.ReplaceAll(first, ",", "")); err == nil {
		if n.Value <= 0 {
			return 0, "", fmt.Errorf("unit %q counts nothing", text)
		}
		if n.Value < 1e-9 || n.Value > 1e18 {
			return 0, "", fmt.Errorf("unit %q counts %s, from 10^-9 to 10^18 is allowed", text, first)
		}
		return n.Value, rest, nil
	}
	return 1, text, nil
}

// BaseUnit is the unit that a meter's quantities are in.
func (m *Meter) BaseUnit() (Unit, error) { return NewUnit(m.Unit, m.Dimension) }

// typed is a number as people write it, and its unit.
var typed = regexp.MustCompile(`^([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9_]+)?(?:\.[0-9_]*)?)([eE][0-9]{1,2})?((?:[^0-9.,_].*)?)$`)

// short are the numbers that are written behind another: 3M, 1.5k, 2 million.
var short = map[string]float64{"k": 1e3, "K": 1e3, "M": 1e6, "B": 1e9}

// Quantity reads an amount of a meter: a number in the meter's unit, or a number
// and a unit of the same dimension ("60 GiB", "0.36 GB-month"), in a month of so
// many hours. What counts things may be in thousands, millions or billions ("3M").
func (m *Meter) Quantity(text string, monthHours float64) (float64, error) {
	text = strings.TrimSpace(text)
	parts := typed.FindStringSubmatch(text)
	if parts == nil {
		return 0, fmt.Errorf("%q is not a number", text)
	}
	number, unit := parts[1], strings.TrimSpace(parts[3])
	n, err := NewAmount(strings.ReplaceAll(number, ",", ""))
	if err != nil {
		return 0, fmt.Errorf("%q is not a number", text)
	}
	if parts[2] != "" {
		if n.Value, err = strconv.ParseFloat(strings.ReplaceAll(n.Text, "_", "")+parts[2], 64); err != nil {
			return 0, fmt.Errorf("%q is not a number", text)
		}
	}
	if n.Value < 0 {
		return 0, fmt.Errorf("%s is less than 0", number)
	}
	if m.counts() {
		first, rest, _ := strings.Cut(unit, " ")
		if times := max(short[first], counts[first]); times > 0 {
			n.Value, unit = n.Value*times, rest
		}
	}
	if unit == "" {
		return n.Value, nil
	}
	from, err := NewUnit(unit, m.Dimension)
	if err != nil {
		return 0, err
	}
	to, err := m.BaseUnit()
	if err != nil {
		return 0, err
	}
	return n.Value * from.Size(monthHours) / to.Size(monthHours), nil
}

// counts says whether the meter counts things, whose unit is their own name.
func (m *Meter) counts() bool {
	return !slices.ContainsFunc(units, func(u Unit) bool { return u.Dimension == m.Dimension })
}

// Package quantity writes numbers for people: digits grouped, no more of them
// than are meant.
package quantity

import (
	"math"
	"math/big"
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"
)

// Text writes a number with grouped digits and up to six significant ones after
// the point: 2,678,400; 0.0152; 1.5.
func Text(v float64) string {
	if v == 0 {
		return "0"
	}
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return Fixed(v, 0, true)
	}
	decimals := 5 - int(math.Floor(math.Log10(math.Abs(v))))
	decimals = min(max(decimals, 0), 12)
	return Fixed(v, decimals, true)
}

// Money writes an amount with cents, as [Cents] does; one under half a cent that is not zero keeps
// three significant digits.
func Money(v float64) string {
	if v != 0 && math.Abs(v) < 0.005 {
		decimals := 2 - int(math.Floor(math.Log10(math.Abs(v))))
		return Fixed(v, min(decimals, 12), true)
	}
	return Cents(v)
}

// Cents writes an amount with cents, grouped: 1,234.50; half a cent goes up, as people round, also
// where the computer's sum lies a hair below it.
func Cents(v float64) string {
	if cents := math.Round(v*100 + math.Copysign(hair, v)); math.Abs(cents) < mostCents {
		v = cents / 100
	}
	return Fixed(v, 2, false)
}

const (
	hair      = 1e-6 // of a cent: what sums lose
	mostCents = 1e15 // beyond, an amount holds no cents
)

// Fixed writes a number with so many digits after the point, grouped before it;
// trim leaves out zeros at the end.
func Fixed(v float64, decimals int, trim bool) string {
	if math.IsNaN(v) || math.IsInf(v, 0) {
		return strconv.FormatFloat(v, 'f', -1, 64)
	}
	text := strconv.FormatFloat(math.Abs(v), 'f', decimals, 64)
	whole, fraction, _ := strings.Cut(text, ".")
	if n, ok := new(big.Int).SetString(whole, 10); ok {
		whole = humanize.BigComma(n)
	}
	if trim {
		fraction = strings.TrimRight(fraction, "0")
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if v < 0 && strings.Trim(whole, "0.,") != "" {
		return "-" + whole
	}
	return whole
}

package quantity

import (
	"math"
	"strings"
)

// Millis writes a time with its unit, as long as it is: 254 ms, 1,250 ms, 60.04 s,
// 24 hours.
func Millis(ms float64) string {
	switch v := math.Abs(ms); {
	case v >= 3*36e5:
		return Count(Significant(ms/36e5, 4), "hours")
	case v >= 1e4:
		return Text(Significant(ms/1e3, 4)) + " s"
	case v >= 0.5 || v == 0:
		return Fixed(ms, 0, false) + " ms"
	}
	return Text(Significant(ms, 1)) + " ms"
}

// Significant rounds a number to so many digits that are not zeros before it.
func Significant(v float64, digits int) float64 {
	if v == 0 || math.IsNaN(v) || math.IsInf(v, 0) {
		return v
	}
	scale := math.Pow(10, float64(digits-1)-math.Floor(math.Log10(math.Abs(v))))
	return math.Round(v*scale) / scale
}

// Count writes a number with what it counts, the word in the plural: 12 round trips, 1
// round trip, 1 request a month.
func Count(v float64, things string) string {
	return strings.TrimSpace(Text(v) + " " + Of(v, things))
}

// Of is what a number counts, where the word is given in the plural.
func Of(v float64, things string) string {
	head, rest, of := strings.Cut(things, " a ")
	if of {
		rest = " a " + rest
	}
	if v != 1 || len(head) < 4 { // ms, s, KB
		return things
	}
	if head == "people" {
		return "person" + rest
	}
	if stem, ok := strings.CutSuffix(head, "ies"); ok {
		return stem + "y" + rest
	}
	return strings.TrimSuffix(head, "s") + rest
}

// Digits groups the digits of a number that keeps those it was published with.
func Digits(text string) string {
	whole, fraction, point := strings.Cut(text, ".")
	sign := ""
	if cut, ok := strings.CutPrefix(whole, "-"); ok {
		sign, whole = "-", cut
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if point {
		whole += "." + fraction
	}
	return sign + whole
}

// Percent writes a share as percent, with as many digits as mean something: 42 %, 4.2 %,
// 0.54 %.
func Percent(share float64) string {
	v := 100 * share
	switch a := math.Abs(v); {
	case a >= 10 && a <= 99:
		v = math.Round(v)
	case a > 99: // as close to all as it is to none
		v = 100 - Significant(100-v, 2)
	default:
		v = Significant(v, 2)
	}
	return Fixed(v, 6, true) + " %"
}

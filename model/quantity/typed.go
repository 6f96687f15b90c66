package quantity

import (
	"errors"
	"fmt"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Span is a number as it was typed: one, or a range with what is typical.
type Span struct{ Low, Typical, High float64 }

// Single says whether it is one number.
func (s Span) Single() bool { return s.Low == s.High }

// times are units of time in milliseconds.
var times = map[string]float64{
	"ms": 1, "millisecond": 1, "milliseconds": 1, "s": 1e3, "sec": 1e3, "second": 1e3, "seconds": 1e3,
	"m": 6e4, "min": 6e4, "minute": 6e4, "minutes": 6e4, "h": 36e5, "hour": 36e5, "hours": 36e5, "d": 864e5, "day": 864e5, "days": 864e5,
}

// powers are how many thousands one unit of size is of the one before it.
var powers = map[string]int{"b": 0, "byte": 0, "bytes": 0, "k": 1, "kb": 1, "m": 2, "mb": 2, "g": 3, "gb": 3, "t": 4, "tb": 4, "kib": 1, "mib": 2, "gib": 3, "tib": 4, "ki": 1, "mi": 2, "gi": 3, "ti": 4}

// scales are words for large numbers.
var scales = map[string]float64{
	"k": 1e3, "thousand": 1e3, "m": 1e6, "mn": 1e6, "mio": 1e6, "million": 1e6, "millions": 1e6,
	"b": 1e9, "bn": 1e9, "g": 1e9, "billion": 1e9, "billions": 1e9, "t": 1e12, "trillion": 1e12,
}

// Unit is what typed numbers are of.
type Unit struct {
	Name   string // as a question has it: "MB", "ms", "requests a month"
	Binary bool   // of sizes: a GB is 1,024 MB
}

// first is the unit's first word in small letters: what numbers are converted to.
func (u Unit) first() string {
	word, _, _ := strings.Cut(strings.ToLower(u.Name), " ")
	return word
}

// factor is what a word behind a number multiplies it by; false if it is none.
func (u Unit) factor(word string) (float64, bool) {
	word = strings.ToLower(strings.Join(strings.Fields(word), " "))
	name := strings.ToLower(u.Name)
	if word == "" || word == name {
		return 1, true
	}
	for _, tail := range []string{" a month", "/month", "/mo", " per month", " a request"} {
		if cut, ok := strings.CutSuffix(word, tail); ok {
			return u.factor(cut)
		}
	}
	if own, ok := powers[u.first()]; ok {
		power, ok := powers[word]
		base := 1000.0
		if u.Binary || strings.Contains(word, "i") {
			base = 1024
		}
		return math.Pow(base, float64(power-own)), ok
	}
	if own, ok := times[u.first()]; ok {
		is, ok := times[word]
		return is / own, ok
	}
	if scale, ok := scales[word]; ok {
		return scale, true
	}
	if u.first() == "percent" && word == "%" || strings.HasPrefix(name, word+" ") || u.first() == "usd" && word == "$" {
		return 1, true
	}
	word, of, ok := strings.Cut(word, " ")
	if !ok {
		return 0, false
	}
	scale, ok := u.factor(word)
	rest, too := u.factor(of)
	return scale * rest, ok && too
}

// The parts of what can be typed: a number with what is around it, and digits in groups
// of three or with a comma before the fraction.
var (
	number = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^([$€£]?)\s*(-?[0-9][0-9,._'’\x{00a0}\x{202f} ]*(?:[eE][+-]?[0-9]+)?|-?\.[0-9]+)\s*([^0-9]*)$`)
	})
	grouped = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^[0-9]{1,3}(?:(?:,[0-9]{3})+|(?:\.[0-9]{3}){2,}|(?:_[0-9]{3})+|(?: [0-9]{3})+|(?:'[0-9]{3})+)(\.[0-9]+)?$`)
	})
	decimalComma = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[0-9]+,([0-9]{1,2}|[0-9]{4,})$`) })
)

// errSeveral is told of numbers with nothing but blanks between them.
var errSeveral = errors.New("these are several numbers: write a range as 1000..3000, or low..typical..high")

// Typed reads a number as people type it: 1200, 1,200, 1.2k, 12M, 1e6, 1.5GB, 2 s; or a
// range, 2M..60M or 2M..12M..60M. What is typical of a range of two is their geometric
// mean. The error says in words what can't be read.
func Typed(text string, u Unit) (Span, error) {
	parts := split(strings.TrimSpace(text))
	if len(parts) > 3 {
		return Span{}, errors.New("one number, or a range: low..high, or low..typical..high")
	}
	var numbers []float64
	factors := make([]float64, len(parts))
	bare := make([]bool, len(parts))
	for i, part := range parts {
		n, behind, err := one(part)
		if err != nil {
			return Span{}, err
		}
		factor, ok := u.factor(behind)
		if !ok {
			return Span{}, fmt.Errorf("%q is no unit here: a number of %s, such as %s", strings.TrimSpace(behind), u.Name, u.example())
		}
		numbers, factors[i], bare[i] = append(numbers, n), factor, strings.TrimSpace(behind) == ""
	}
	return span(numbers, factors, bare, text)
}

// span puts the ends of a range in order. Bare numbers before one with a unit are of that
// unit, where the range goes up then: 2..60M.
func span(numbers, factors []float64, bare []bool, text string) (Span, error) {
	last := len(numbers) - 1
	whole := func(shared bool) []float64 {
		list := make([]float64, len(numbers))
		for i, n := range numbers {
			factor := factors[i]
			if shared && bare[i] {
				factor = factors[last]
			}
			list[i] = n * factor
		}
		return list
	}
	values := whole(true)
	if !slices.IsSorted(values) {
		values = whole(false)
	}
	switch {
	case slices.ContainsFunc(values, func(v float64) bool { return math.IsInf(v, 0) }):
		return Span{}, fmt.Errorf("%s is too large a number", text)
	case !slices.IsSorted(values):
		return Span{}, errors.New("a range goes up: low..high, or low..typical..high")
	case last == 1:
		return Span{values[0], middle(values[0], values[1]), values[1]}, nil
	case last == 2:
		return Span{values[0], values[1], values[2]}, nil
	}
	return Span{values[0], values[0], values[0]}, nil
}

// middle is what is typical between two ends: their geometric mean to two digits, or the
// half where the lower is nothing.
func middle(low, high float64) float64 {
	mid := math.Sqrt(low * high)
	if low <= 0 {
		mid = (low + high) / 2
	}
	if mid == 0 {
		return 0
	}
	unit := math.Pow(10, math.Floor(math.Log10(math.Abs(mid)))-1)
	return min(high, max(low, math.Round(mid/unit)*unit))
}

// split takes a range apart. A hyphen stands between two numbers only behind one, and is
// no exponent's.
func split(text string) []string {
	for _, sign := range []string{"…", "–", "—", " to "} {
		text = strings.ReplaceAll(text, sign, "..")
	}
	for i := 1; i < len(text); i++ {
		if text[i] == '-' && text[i-1] != 'e' && text[i-1] != 'E' && !strings.HasSuffix(strings.TrimRight(text[:i], " "), "..") {
			text = text[:i] + ".." + text[i+1:]
		}
	}
	return strings.Split(strings.ReplaceAll(text, "...", ".."), "..")
}

// one reads a number and what stands behind it.
func one(text string) (float64, string, error) {
	wrong := fmt.Errorf("%q is no number: one such as 1200, 1.2k or 12M, or a range such as 2M..60M", text)
	found := number().FindStringSubmatch(strings.TrimSpace(text))
	if found == nil {
		return 0, "", wrong
	}
	digits := strings.NewReplacer("’", "'", "\u00a0", " ", "\u202f", " ").Replace(strings.TrimSpace(found[2]))
	sign := ""
	if cut, ok := strings.CutPrefix(digits, "-"); ok {
		sign, digits = "-", cut
	}
	switch {
	case grouped().MatchString(digits):
		if strings.Count(digits, ".") > 1 {
			digits = strings.ReplaceAll(digits, ".", "")
		}
		digits = strings.NewReplacer(",", "", "_", "", " ", "", "'", "").Replace(digits)
	case decimalComma().MatchString(digits):
		digits = strings.Replace(digits, ",", ".", 1)
	case strings.Contains(digits, " "):
		return 0, "", errSeveral
	}
	n, err := strconv.ParseFloat(strings.ReplaceAll(sign+digits, "_", ""), 64)
	if errors.Is(err, strconv.ErrRange) {
		return 0, "", fmt.Errorf("%s is too large a number", strings.TrimSpace(text))
	}
	if err != nil {
		return 0, "", wrong
	}
	return n, strings.TrimSpace(found[1] + found[3]), nil
}

// example is a number of the unit.
func (u Unit) example() string {
	switch _, size := powers[u.first()]; {
	case size:
		return "512MB or 1.5GB"
	case times[u.first()] > 0:
		return "200ms or 1.5s"
	}
	return "1200, 1.2k or 12M"
}

package screen

import (
	"math"

	"whereto/model/quantity"
)

// scale is a logarithmic axis.
type scale struct{ low, high float64 }

// share is where a value stands between the ends, from 0 to 1.
func (a scale) share(v float64) float64 { return math.Log(v/a.low) / math.Log(a.high/a.low) }

// value is what stands at a share.
func (a scale) value(share float64) float64 { return a.low * math.Pow(a.high/a.low, share) }

// decades are the powers of ten from end to end.
func (a scale) decades() []float64 {
	var list []float64
	for n := math.Ceil(math.Log10(a.low) - 1e-9); n <= math.Log10(a.high)+1e-9; n++ {
		list = append(list, math.Pow(10, n))
	}
	return list
}

// below and above are the powers of ten beside a value.
func below(v float64) float64 { return math.Pow(10, math.Floor(math.Log10(v)+1e-9)) }
func above(v float64) float64 { return math.Pow(10, math.Ceil(math.Log10(v)-1e-9)) }

// digits rounds a value to so many of them.
func digits(v float64, n int) float64 {
	if v <= 0 {
		return v
	}
	unit := math.Pow(10, math.Floor(math.Log10(v))-float64(n-1))
	if unit < 1 { // its own power is exact, one below 1 is not
		one := math.Round(1 / unit)
		return math.Round(v*one) / one
	}
	return math.Round(v/unit) * unit
}

// shortly is a number in few characters, to three digits.
func shortly(v float64) string { return quantity.Brief(digits(v, 3)) }

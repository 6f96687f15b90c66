package latency

import (
	"cmp"
	"slices"
)

// Timed is a response time that a share of requests has.
type Timed struct{ Share, MS float64 }

// Quantile is the least response time that at least a share q of requests does not
// exceed; 0 without outcomes. Shares are relative.
func Quantile(outcomes []Timed, q float64) float64 {
	sorted := slices.Clone(outcomes)
	slices.SortFunc(sorted, func(a, b Timed) int { return cmp.Compare(a.MS, b.MS) })
	total := 0.0
	for _, o := range sorted {
		total += o.Share
	}
	sum := 0.0
	for _, o := range sorted {
		if sum += o.Share; sum >= q*total-1e-12 {
			return o.MS
		}
	}
	return 0
}

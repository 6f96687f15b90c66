package workload

import (
	"cmp"
	"math"
	"slices"
)

// Shape is a week of traffic with what a run needs of it. It is made once for each
// traffic and peak factor, and not changed: runs share it.
type Shape struct {
	Week    Week
	Peak    float64 // the busiest hour's rate over the mean
	PeakDay float64 // share of the week's traffic on its busiest day

	levels int            // how many rates differ: 1 of a steady week, 15 of a daily one
	level  [Hours]float64 // those rates over the mean, the busiest first
	hours  [Hours]int     // in how many hours each of them comes
}

// ShapeOf makes the shape of a week.
func ShapeOf(week Week) *Shape {
	s := &Shape{Week: week, Peak: week.Peak(), PeakDay: week.PeakDay()}
	find := func(w float64) int {
		return slices.IndexFunc(s.level[:s.levels], func(l float64) bool { return math.Float64bits(l) == math.Float64bits(w) })
	}
	for _, w := range week {
		if find(w) < 0 {
			s.level[s.levels] = w
			s.levels++
		}
	}
	slices.SortFunc(s.level[:s.levels], func(a, b float64) int { return cmp.Compare(b, a) })
	for _, w := range week {
		s.hours[find(w)]++
	}
	return s
}

// rates are the rates that differ, over the mean, the busiest first.
func (s *Shape) rates() []float64 { return s.level[:s.levels] }

// byLevel is a figure of an hour for each level of a shape. It is as long as an
// index of a level can be.
type byLevel [256]float64

// sum adds up a figure of all hours.
func (s *Shape) sum(of *byLevel) float64 {
	var sum float64
	for i := range s.levels {
		sum += of[i] * float64(s.hours[i])
	}
	return sum
}

// Package rank orders stacks: an additive value on fixed scales, whose parts add
// up. The scales come from the user's own answers, never from the stacks that
// are compared, so that adding or removing one cannot reorder two others.
package rank

import (
	"math"

	"whereto/model/fit"
)

// Scales are the ends of the cost's and the latency's scale.
type Scales struct {
	CostBest, CostWorst       float64 // USD a month
	LatencyBest, LatencyWorst float64 // ms
}

// NewScales fixes the scales by the budget in USD and the latency goal in ms; 0
// where there is none.
func NewScales(budget, goal float64) Scales {
	s := Scales{CostBest: 1, CostWorst: 1000, LatencyBest: 10, LatencyWorst: 400}
	if budget > 0 {
		s.CostBest, s.CostWorst = budget/20, budget*2
	}
	if goal > 0 {
		s.LatencyBest, s.LatencyWorst = goal/4, goal*2
	}
	return s
}

// Log is the score of x where less is better: 1 up to best, 0 from worst, and in
// between ln(worst/x) / ln(worst/best), so that halving is worth the same
// everywhere.
func Log(x, best, worst float64) float64 {
	switch {
	case x <= best:
		return 1
	case !(x < worst):
		return 0
	}
	return math.Log(worst/x) / math.Log(worst/best)
}

// Part is what one want contributes to a stack's value.
type Part struct {
	Want   string
	Weight float64 // normalised: the weights of a stack's parts sum to 1
	Score  float64 // 0 to 1
	Value  float64 // Weight × Score
	Open   bool    // the score would be higher if what is unknown turned out well
	Best   float64 // the score then
}

// Of is the score of a verdict, and its best if what is unknown turned out well.
func Of(l fit.Level) (score, best float64) {
	switch l {
	case fit.Meets:
		return 1, 1
	case fit.Partly:
		return 0.5, 0.5
	case fit.Unknown:
		return 0, 1
	}
	return 0, 0
}

// Normalise makes the weights sum to 1 and works out the values.
func Normalise(parts []Part) []Part {
	var sum float64
	for _, p := range parts {
		sum += p.Weight
	}
	for i := range parts {
		if sum > 0 {
			parts[i].Weight /= sum
		}
		parts[i].Best = max(parts[i].Best, parts[i].Score)
		parts[i].Open = parts[i].Best > parts[i].Score
		parts[i].Value = parts[i].Weight * parts[i].Score
	}
	return parts
}

// Sum is the value of all parts, and the value if all that is unknown turned out well.
func Sum(parts []Part) (value, best float64) {
	for _, p := range parts {
		value += p.Value
		best += p.Weight * p.Best
	}
	return value, best
}

// Interval is the best and the worst rank of each stack if its unknowns and the
// others' turn out either way.
func Interval(values, bests []float64) [][2]int {
	out := make([][2]int, len(values))
	for i := range values {
		best, worst := 1, 1
		for j := range values {
			if j == i {
				continue
			}
			if values[j] > bests[i] || values[j] == bests[i] && j < i {
				best++
			}
			if bests[j] > values[i] || bests[j] == values[i] && j < i {
				worst++
			}
		}
		out[i] = [2]int{best, worst}
	}
	return out
}

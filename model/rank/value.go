// Package rank orders stacks: an additive value on fixed scales, whose parts add
// up. The scales come from the user's own answers, never from the stacks that
// are compared, so that adding or removing one cannot reorder two others.
package rank

import "math"

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
func Log(x, best, worst float64) float64 { return NewScale(best, worst).Score(x) }

// Scale is the scale of Log between two ends, for many amounts.
type Scale struct{ best, worst, width float64 }

// NewScale is the scale from 1 at best to 0 at worst.
func NewScale(best, worst float64) Scale { return Scale{best, worst, math.Log(worst / best)} }

// Score is what Log is of an amount.
func (s Scale) Score(x float64) float64 {
	switch {
	case x <= s.best:
		return 1
	case !(x < s.worst):
		return 0
	}
	return math.Log(s.worst/x) / s.width
}

// Part is what one objective contributes to a stack's value.
type Part struct {
	Objective string  // "cost", "latency", or a question
	Weight    float64 // normalised: the weights of a stack's parts sum to 1
	Score     float64 // 0 to 1
	Value     float64 // Weight × Score
	Open      bool    // the score would be higher if what is unknown turned out well
	Best      float64 // the score then
}

// Normalise makes the weights sum to 1.
func Normalise(parts []Part) {
	var sum float64
	for _, p := range parts {
		sum += p.Weight
	}
	for i := range parts {
		if sum > 0 {
			parts[i].Weight /= sum
		}
	}
}

// Scored is the part with a score, and what it would be if all that is unknown turned out
// well.
func (p Part) Scored(score, best float64) Part {
	p.Score, p.Value, p.Best = score, p.Weight*score, max(best, score)
	p.Open = p.Best > score
	return p
}

// Sum is the value of all parts, and the value if all that is unknown turned out well.
func Sum(parts []Part) (value, best float64) {
	for i := range parts {
		value += parts[i].Value
		best += parts[i].Weight * parts[i].Best
	}
	return value, best
}

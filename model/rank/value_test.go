package rank_test

import (
	"math"
	"testing"

	"whereto/model/rank"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12 }

// A scale scores 1 for nothing and a half at its half; any less is worth more, without
// end, and nothing is worth nothing. Its amount is the inverse.
func TestScalesNeverEnd(t *testing.T) {
	for _, half := range []float64{0.01, 5, 60, 25_000} {
		s := rank.Scale{Half: half}
		for _, x := range []float64{0, -1, math.Inf(-1), math.NaN()} {
			if got := s.Score(x); got != 1 {
				t.Errorf("half %v: %v scores %v", half, x, got)
			}
		}
		if got := s.Score(half); got != 0.5 {
			t.Errorf("%v scores %v", half, got)
		}
		if got := s.Score(3 * half); got != 0.25 {
			t.Errorf("three times %v scores %v", half, got)
		}
		before := 1.0
		for x := half / 1000; x < half*1e6; x *= 1.01 {
			got := s.Score(x)
			if !(got < before) || got <= 0 {
				t.Fatalf("half %v: %v scores %v, what is less %v", half, x, got, before)
			}
			if back := s.Amount(got); math.Abs(back-x) > 1e-9*x+1e-12*half {
				t.Fatalf("half %v: %v scores %v, which is %v", half, x, got, back)
			}
			before = got
		}
		if got := s.Score(math.Inf(1)); got != 0 {
			t.Errorf("infinity scores %v", got)
		}
	}
}

// Weights sum to 1, a part's value is weight × score, and the parts add up to the
// stack's value.
func TestPartsAddUp(t *testing.T) {
	parts := normalised([]rank.Part{
		{Objective: "cost", Weight: 3, Score: 0.85, Least: 0.85, Best: 0.85},
		{Objective: "latency", Weight: 2, Score: 0.1234567, Least: 0.1234567, Best: 0.1234567},
		{Objective: "rollback", Weight: 2, Score: 0.5, Best: 1},
		{Objective: "previews", Weight: 0.7, Score: 1. / 3, Least: 1. / 3, Best: 1. / 3},
		{Objective: "nothing", Weight: 0, Score: 1, Least: 1, Best: 1},
	})
	var weights, values, leasts, bests float64
	for _, p := range parts {
		weights += p.Weight
		values += p.Value
		leasts += p.Weight * p.Least
		bests += p.Weight * p.Best
		if !near(p.Value, p.Weight*p.Score) {
			t.Errorf("%s: %v is not %v × %v", p.Objective, p.Value, p.Weight, p.Score)
		}
		if p.Open != (p.Objective == "rollback") {
			t.Errorf("%s: least %v, score %v, best %v, open %v", p.Objective, p.Least, p.Score, p.Best, p.Open)
		}
	}
	sum := rank.Sum(parts)
	if !near(weights, 1) || !near(sum.Is, values) || !near(sum.Least, leasts) || !near(sum.Best, bests) {
		t.Errorf("weights %v, %+v of %v, %v and %v", weights, sum, values, leasts, bests)
	}
	if !near(sum.Is, (3*0.85+2*0.1234567+1+0.7/3)/7.7) || !near(sum.Best-sum.Is, 1/7.7) || !near(sum.Is-sum.Least, 1/7.7) {
		t.Errorf("%+v", sum)
	}
}

// Without any weight there is no value, and nothing that is not a number.
func TestNoWeightsNoValue(t *testing.T) {
	for _, parts := range [][]rank.Part{nil, {{Objective: "cost", Score: 1}}} {
		if sum := rank.Sum(normalised(parts)); sum != (rank.Score{}) {
			t.Errorf("%v: %+v", parts, sum)
		}
	}
}

// normalised are parts of a value whose weights sum to 1.
func normalised(parts []rank.Part) []rank.Part {
	rank.Normalise(parts)
	for i, p := range parts {
		parts[i] = p.Scored(rank.Score{Is: p.Score, Least: p.Least, Best: p.Best})
	}
	return parts
}

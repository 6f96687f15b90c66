package rank_test

import (
	"math"
	"testing"

	"whereto/model/rank"
)

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-12 }

// The scales come from the user's budget and goal, and are fixed where there is
// none: never from the stacks that are compared.
func TestScalesAreFixed(t *testing.T) {
	for _, c := range []struct {
		budget, goal float64
		want         rank.Scales
	}{
		{0, 0, rank.Scales{CostBest: 1, CostWorst: 1000, LatencyBest: 10, LatencyWorst: 400}},
		{100, 0, rank.Scales{CostBest: 5, CostWorst: 200, LatencyBest: 10, LatencyWorst: 400}},
		{0, 200, rank.Scales{CostBest: 1, CostWorst: 1000, LatencyBest: 50, LatencyWorst: 400}},
		{20, 60, rank.Scales{CostBest: 1, CostWorst: 40, LatencyBest: 15, LatencyWorst: 120}},
	} {
		if got := rank.NewScales(c.budget, c.goal); got != c.want {
			t.Errorf("budget %v, goal %v: got %+v, want %+v", c.budget, c.goal, got, c.want)
		}
	}
}

// The score is 1 up to the best end, 0 from the worst, a half at their geometric
// mean, and never outside 0 to 1.
func TestLogIsClipped(t *testing.T) {
	for _, c := range []struct{ x, want float64 }{
		{-5, 1},
		{0, 1},
		{4.99, 1},
		{5, 1},
		{math.Sqrt(5 * 200), 0.5},
		{200, 0},
		{201, 0},
		{1e300, 0},
		{math.Inf(1), 0},
		{math.NaN(), 0},
	} {
		if got := rank.Log(c.x, 5, 200); !near(got, c.want) {
			t.Errorf("Log(%v): got %v, want %v", c.x, got, c.want)
		}
	}
	for x := 1.0; x < 300; x += 0.5 {
		if got := rank.Log(x, 5, 200); got < 0 || got > 1 || got > rank.Log(x-0.5, 5, 200) {
			t.Fatalf("Log(%v) = %v is not between 0 and 1, or rises with the cost", x, got)
		}
	}
}

// Halving is worth the same everywhere between the ends.
func TestHalvingIsWorthTheSame(t *testing.T) {
	want := math.Log(2) / math.Log(200.0/5)
	for _, x := range []float64{11, 20, 64, 150, 199} {
		if got := rank.Log(x/2, 5, 200) - rank.Log(x, 5, 200); !near(got, want) {
			t.Errorf("from %v to its half: %v, want %v", x, got, want)
		}
	}
}

// Weights sum to 1, a part's value is weight × score, and the parts add up to the
// stack's value.
func TestPartsAddUp(t *testing.T) {
	parts := normalised([]rank.Part{
		{Objective: "cost", Weight: 3, Score: 0.85},
		{Objective: "latency", Weight: 2, Score: 0.1234567},
		{Objective: "rollback", Weight: 2, Score: 0, Best: 1},
		{Objective: "previews", Weight: 0.7, Score: 1. / 3, Best: 0.2},
		{Objective: "nothing", Weight: 0, Score: 1},
	})
	var weights, values, bests float64
	for _, p := range parts {
		weights += p.Weight
		values += p.Value
		bests += p.Weight * p.Best
		if !near(p.Value, p.Weight*p.Score) {
			t.Errorf("%s: %v is not %v × %v", p.Objective, p.Value, p.Weight, p.Score)
		}
		if p.Best < p.Score || p.Open != (p.Best > p.Score) {
			t.Errorf("%s: best %v, score %v, open %v", p.Objective, p.Best, p.Score, p.Open)
		}
	}
	value, best := rank.Sum(parts)
	if !near(weights, 1) || !near(value, values) || !near(best, bests) {
		t.Errorf("weights %v, value %v of %v, best %v of %v", weights, value, values, best, bests)
	}
	if !near(value, (3*0.85+2*0.1234567+0.7/3)/7.7) || !near(best-value, 2/7.7) {
		t.Errorf("value %v, best %v", value, best)
	}
}

// Without any weight there is no value, and nothing that is not a number.
func TestNoWeightsNoValue(t *testing.T) {
	for _, parts := range [][]rank.Part{nil, {{Objective: "cost", Score: 1}}} {
		if value, best := rank.Sum(normalised(parts)); value != 0 || best != 0 {
			t.Errorf("%v: value %v, best %v", parts, value, best)
		}
	}
}

// normalised are parts of a value whose weights sum to 1.
func normalised(parts []rank.Part) []rank.Part {
	rank.Normalise(parts)
	for i, p := range parts {
		parts[i] = p.Scored(p.Score, p.Best)
	}
	return parts
}

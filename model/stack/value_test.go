package stack_test

import (
	"math"
	"testing"

	"whereto/model/fit"
	"whereto/model/rank"
	"whereto/model/stack"
)

// What a verdict on a want is worth; an unknown counts a half, and could count nothing or
// all.
func TestVerdictsAreWorth(t *testing.T) {
	for outcome, want := range map[fit.Outcome]rank.Score{
		fit.Meets: {Is: 1, Least: 1, Best: 1}, fit.Partly: {Is: 0.5, Least: 0.5, Best: 0.5}, fit.Unknown: {Is: 0.5, Best: 1}, fit.Fails: {},
	} {
		if got := stack.Score(outcome); got != want {
			t.Errorf("%v: got %+v; want %+v", outcome, got, want)
		}
	}
}

// Every part of a value is a weight times a score, and they add up to the value, and
// with what is open to the best value.
func TestPartsAddUpToTheValue(t *testing.T) {
	for _, w := range every(t) {
		for _, s := range w.stacks {
			var weights, value, best float64
			for _, p := range s.Parts {
				weights += p.Weight
				value += p.Value
				best += p.Weight * p.Best
				if p.Score < 0 || p.Score > 1 || p.Weight < 0 || p.Value != p.Weight*p.Score || p.Best < p.Score || p.Best > 1 || p.Least > p.Score || p.Least < 0 {
					t.Errorf("%s, %s: %+v", w.name, s.ID, p)
				}
			}
			if math.Abs(value-s.Value) > 1e-12 || math.Abs(best-s.BestValue) > 1e-12 || math.Abs(weights-1) > 1e-12 {
				t.Errorf("%s, %s: the parts come to %v of %v and %v of %v, their weights to %v", w.name, s.ID, value, s.Value, best, s.BestValue, weights)
			}
		}
	}
}

package advice_test

import (
	"testing"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/latency"
	"whereto/model/stack"
	"whereto/model/workload"
)

// Without a goal a way is judged by the way that scores a half; with one, by what the goal
// leaves beside handling and queries, over the range of the estimate.
func TestPace(t *testing.T) {
	a := &advice.Advice{WayMS: 120, Load: workload.Load{Queries: 2}}
	s := &stack.Stack{Latency: latency.Response{HandlingMS: 50}}
	leg := func(low, ms, high float64) *latency.Leg {
		return &latency.Leg{Users: catalog.Users{Place: "x", Share: 1}, RTT: latency.Estimate{MS: ms, Low: low, High: high}, Database: 10}
	}
	for _, c := range []struct {
		goal, ms, high float64
		want           advice.Pace
	}{
		{0, 60, 500, advice.Quick},
		{0, 61, 61, advice.Fair},
		{0, 120, 120, advice.Fair},
		{0, 121, 121, advice.Slow},
		{150, 40, 80, advice.Quick},
		{150, 40, 81, advice.Fair},
		{150, 80, 90, advice.Fair},
		{150, 81, 90, advice.Slow},
	} {
		a.GoalMS = c.goal
		if got := a.PaceOfLeg(s, leg(c.ms/2, c.ms, c.high)); got != c.want {
			t.Errorf("%v ms, at most %v, with a goal of %v: %v, want %v", c.ms, c.high, c.goal, got, c.want)
		}
	}
}

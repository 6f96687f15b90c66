package advice

import (
	"whereto/model/latency"
	"whereto/model/stack"
)

// Pace is how soon something is there, as the method judges it.
type Pace int

// With a goal for the response, Quick keeps it over the whole range of the estimate, Fair
// as it is estimated, and Slow does not. Without one, Quick is at most half of the way that
// scores a half, Fair at most that way.
const (
	Quick Pace = iota
	Fair
	Slow
)

// PaceOf is the pace of a way of so many ms.
func (a *Advice) PaceOf(ms float64) Pace {
	switch {
	case ms <= a.WayMS/2:
		return Quick
	case ms <= a.WayMS:
		return Fair
	}
	return Slow
}

// PaceOfLeg is the pace at which the users of a place are answered by a stack.
func (a *Advice) PaceOfLeg(s *stack.Stack, leg *latency.Leg) Pace {
	if a.GoalMS == 0 {
		return a.PaceOf(leg.RTT.MS)
	}
	rest := s.Latency.HandlingMS + a.Load.Queries*leg.Database
	switch {
	case rest+leg.RTT.High <= a.GoalMS:
		return Quick
	case rest+leg.RTT.MS <= a.GoalMS:
		return Fair
	}
	return Slow
}

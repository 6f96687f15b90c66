package screen

import (
	"fmt"
	"slices"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// firstText is how often a row is first, in 100 mixes of what is uncertain; in brackets if
// what is open of it turns out well. What is not weighed yet is dotted.
func firstText(s state, e entry) string {
	a := s.shown()
	i := slices.Index(a.Stacks, e.stack)
	if i < 0 || e.stack.Status == stack.PriceNotKnown && a.Stacks[0].Status != stack.PriceNotKnown {
		return ""
	}
	switch {
	case s.considered != nil: // it is weighed once it is chosen
		return ""
	case a.Study == nil || a.Study.Robust.Samples == 0:
		return "…"
	}
	f := a.Study.Robust.Stacks[i]
	switch {
	case e.stack.Status != a.Stacks[0].Status && f.If >= 0.005:
		return fmt.Sprintf("(%.0f%%)", 100*f.If)
	case f.First >= 0.005:
		return fmt.Sprintf("%.0f%%", 100*f.First)
	}
	return "·"
}

// openText says what is open of a row: what breaks at an end of the answers' ranges, what
// has to turn out well and what place it would take then, or why it does not fit. Of what
// fits with none of that it says how much is to be noted.
func openText(s state, e entry) string {
	if e.closed != nil {
		return fmt.Sprintf("%s: %s", s.catalog.CriterionName(catalog.CriterionStatus), e.closed.Host.Status.Is)
	}
	return summary.StandingText(s.catalog, s.shown(), e.stack)
}

// far is how many places are worth a mark.
const far = 3

// moved says how a host's place differs from before: among those of the answers while an
// option is considered, else among those before the last answer. A mark stands where it is
// three places or more higher or lower, where it is new among those that fit, or gone.
func moved(s state, x *stack.Stack) string {
	before := s.before
	if s.considered != nil {
		before = s.advice
	}
	if before == nil || len(before.Stacks) == 0 {
		return " "
	}
	was := placeIn(before, x)
	switch is := s.shown().Place(x); {
	case is == 0 && was == 0:
		return " "
	case is == 0:
		return "−"
	case was == 0:
		return "+"
	case was-is >= far:
		return "↑"
	case is-was >= far:
		return "↓"
	}
	return " "
}

// placeIn is the place of a stack's host in an advice; 0 where it fails a must there.
func placeIn(a *advice.Advice, x *stack.Stack) int {
	for _, o := range a.Stacks {
		if o.Host == x.Host {
			return a.Place(o)
		}
	}
	return 0
}

package screen

import (
	"math"
	"slices"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
	"whereto/model/study"
)

// drawable is a stack that the graph can show.
type drawable struct {
	stack *stack.Stack
	shown bool // unless it is said otherwise
}

// most and first are how many stacks can be drawn, and how many of the first rows are.
const (
	mostDrawn  = 12
	firstDrawn = 4
	leastRead  = 8
)

// drawables are the stacks that can be drawn: of the first rows, those of them that are
// selected or marked, and those between which more or fewer requests decide.
func drawables(s state) []drawable {
	var list []drawable
	add := func(x *stack.Stack, shown bool) {
		if x == nil {
			return
		}
		i := slices.IndexFunc(list, func(d drawable) bool { return d.stack.ID == x.ID })
		if i < 0 && len(list) < mostDrawn {
			list = append(list, drawable{x, shown})
		} else if i >= 0 {
			list[i].shown = list[i].shown || shown
		}
	}
	leads := rows(s.advice, nil, sift{})
	for i, e := range leads {
		if i < firstDrawn {
			add(e.stack, e.stack != nil && (e.stack.Fits() || i == 0))
		}
	}
	for _, x := range s.advice.All() {
		if s.selected != nil && x.ID == s.selected.ID || slices.Contains(s.marked, x.ID) {
			add(x, true)
		}
	}
	for _, e := range breaks(s.advice) {
		for _, x := range []*stack.Stack{e.From, e.To} {
			if x != nil && !slices.ContainsFunc(list, func(d drawable) bool { return d.stack.Way() == x.Way() }) {
				add(x, true)
			}
		}
	}
	for _, e := range leads {
		if len(list) < leastRead {
			add(e.stack, false)
		}
	}
	return list
}

// breaks are where more or fewer requests make another host first.
func breaks(a *advice.Advice) []study.BreakEven {
	var list []study.BreakEven
	if a.Study != nil {
		for _, e := range a.Study.BreakEven {
			if e.Question == catalog.QuestionRequests {
				list = append(list, e)
			}
		}
	}
	return list
}

// sweep is what the graph asks the model for.
type sweep struct {
	advice   *advice.Advice
	requests []float64
	ids      []string
}

func (q sweep) same(o sweep) bool {
	return q.advice == o.advice && slices.Equal(q.ids, o.ids) && slices.Equal(q.requests, o.requests)
}

// perDecade is how many loads are reckoned between two powers of ten.
const perDecade = 24

// sweepLoads are the loads that curves are worked out at: powers of ten around the team's
// own, as far as its range and what decides reach, with these themselves among them.
func sweepLoads(a *advice.Advice) []float64 {
	own := a.Load.Requests
	if own <= 0 {
		own = 1e6
	}
	stops := []float64{own}
	if low, high, ok := loadBand(a); ok {
		stops = append(stops, low, high)
	}
	for _, e := range breaks(a) {
		stops = append(stops, e.At)
	}
	axis := scale{below(own) / 10, 100 * below(own)}
	for _, v := range stops {
		if v > 0 {
			axis.low, axis.high = min(axis.low, below(v)), max(axis.high, above(v))
		}
	}
	steps := int(math.Round(math.Log10(axis.high/axis.low) * perDecade))
	for i := range steps + 1 {
		v := digits(axis.value(float64(i)/float64(steps)), 2)
		if !slices.ContainsFunc(stops, func(s float64) bool { return math.Abs(math.Log(s/v)) < 0.02 }) {
			stops = append(stops, v)
		}
	}
	slices.Sort(stops)
	return slices.DeleteFunc(slices.Compact(stops), func(v float64) bool { return v <= 0 })
}

// loadBand are the ends of the requests that were answered; false where they are one number.
func loadBand(a *advice.Advice) (low, high float64, ok bool) {
	n := a.Answers.Values[catalog.QuestionRequests].Number
	if n == nil || n.Single() {
		return 0, 0, false
	}
	return n.Low, n.High, true
}

// budgetOf is what was answered that a month may cost, in the bill's currency; 0: nothing.
func budgetOf(a *advice.Advice) float64 {
	n := a.Answers.Values[catalog.QuestionBudget].Number
	if n == nil {
		return 0
	}
	if one, other := a.Worth[catalog.QuestionBudget]; other {
		return n.Typical * one
	}
	return n.Typical
}

// nearestLoad is which load is the nearest to another.
func nearestLoad(loads []float64, to float64) int {
	best := 0
	for i, v := range loads {
		if math.Abs(math.Log(v/to)) < math.Abs(math.Log(loads[best]/to)) {
			best = i
		}
	}
	return best
}

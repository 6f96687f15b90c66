package answers

import (
	"math"
	"slices"

	"whereto/model/catalog"
)

// Trials are answers by which it is seen what a question could change: each of its options;
// of the numbers that are offered the least, the middle and the most, the strictest bound
// first. Where none is offered they are half and twice what is assumed, as far as that may
// be; of nothing, ten. Of what is assumed itself nothing is to be seen. What is asked of the
// catalog or of the map has none here.
func Trials(q *catalog.Question, assumed any) []Value {
	var list []Value
	now, is := catalog.Number(assumed)
	switch {
	case len(q.Options) > 0:
		for _, o := range q.Options {
			if o.ID != assumed {
				list = append(list, Words(o.ID))
			}
		}
	case q.Kind == "number" && len(q.Bands) > 0:
		for _, i := range slices.Compact([]int{0, (len(q.Bands) - 1) / 2, len(q.Bands) - 1}) {
			if v := q.Bands[i]; !is || v != now {
				list = append(list, Number(v))
			}
		}
		if strictestLast(q) {
			slices.Reverse(list)
		}
	case q.Kind == "number" && is:
		for _, v := range halfAndTwice(q, now) {
			list = append(list, Number(v))
		}
	}
	return list
}

// strictestLast says whether the last of the numbers that a question offers is the strictest
// bound.
func strictestLast(q *catalog.Question) bool {
	return slices.ContainsFunc(q.Requires, func(r catalog.Require) bool { return r.Answer == "at_least" })
}

// Bounds says whether a number that answers a question only bounds what stacks are allowed:
// a stricter one rules out at least as much.
func Bounds(q *catalog.Question) bool {
	return q.Kind == "number" && !q.Figure && len(q.Requires) > 0
}

// halfAndTwice are half and twice a number, between the least and the most that may be
// answered; of zero ten. What comes to the number itself is left out.
func halfAndTwice(q *catalog.Question, now float64) []float64 {
	list := []float64{now / 2, now * 2}
	if now == 0 {
		list = []float64{10}
	}
	var out []float64
	for _, v := range list {
		if q.Integer {
			v = math.Round(v)
		}
		least, most := q.Bounds()
		v = max(least, min(v, most))
		if v != now && !slices.Contains(out, v) {
			out = append(out, v)
		}
	}
	return out
}

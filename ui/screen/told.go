package screen

import (
	"strings"

	"whereto/model/advice"
	"whereto/model/detail"
	"whereto/model/stack"
)

// nothingTold is what is told of no stack.
var nothingTold = &detail.Detail{}

// tell is what is told of a stack of an advice. It is the one place of this package
// that asks the model about one stack.
func tell(e *advice.Engine, a *advice.Advice, s *stack.Stack) *detail.Detail {
	if s == nil {
		return nothingTold
	}
	list, err := e.Tell(a, s.ID)
	if err != nil { // it is one of the advice's, so there is nothing to tell
		return nothingTold
	}
	return list[0]
}

// curvesOf is what the stacks of a sweep cost over its loads; nil where that is not known.
func curvesOf(e *advice.Engine, q sweep) *advice.Curves {
	c, err := e.Curves(q.advice, q.requests, q.ids...)
	if err != nil { // the advice has been given, so there is none
		return nil
	}
	return c
}

// forecastOf is what stacks cost while the traffic grows; nil where that is not known.
func forecastOf(e *advice.Engine, q prospect) *advice.Forecast {
	f, err := e.Forecast(q.advice, q.percent, strings.Fields(q.ids)...)
	if err != nil { // the advice has been given, so there is none
		return nil
	}
	return f
}

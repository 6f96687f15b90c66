package screen

import (
	"whereto/model/advice"
	"whereto/model/study"
)

// weighing is what is known of how much the open questions could still change: each that
// was tried, also those that change nothing.
type weighing map[string]study.Open

// weighed is what an advice's study says of the questions that were open.
func weighed(a *advice.Advice) weighing {
	w := weighing{}
	for _, id := range a.Study.Idle {
		w[id] = study.Open{Question: id}
	}
	for _, open := range a.Study.Next {
		w[open.Question] = open
	}
	return w
}

// influence is what the open questions are ordered by.
func (w weighing) influence() map[string]float64 {
	m := map[string]float64{}
	for id, open := range w {
		m[id] = open.Influence
	}
	return m
}

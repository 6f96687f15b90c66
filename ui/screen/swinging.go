package screen

import (
	"whereto/model/answers"
	"whereto/model/catalog"
)

// newSwings are what is to be tried of the figures: half and twice, or what else there is.
func newSwings(s state) []swing {
	var list []swing
	for _, q := range s.order() {
		if q.Tier != "expert" {
			continue
		}
		now := figureOf(s, q)
		for _, v := range figureTrials(s, q, now) {
			list = append(list, swing{question: q.ID, value: v, name: swingName(s.catalog, q, v, now)})
		}
	}
	return list
}

// figureOf is a figure as it was answered, or else as it is assumed; nil where nothing is.
func figureOf(s state, q *catalog.Question) any {
	if v, ok := s.answers.Values[q.ID]; ok {
		if v.Number != nil {
			return v.Number.Typical
		}
		return v.Word()
	}
	return s.advice.Figure(q.ID)
}

// figureTrials are the values that are tried of a figure; of discounts a fifth off at each
// of the vendors of the first places.
func figureTrials(s state, q *catalog.Question, now any) []answers.Value {
	if q.Kind != "shares" || q.Catalog != "vendors" {
		return answers.Trials(q, now)
	}
	const off, first = 0.2, 3
	var list []answers.Value
	for _, x := range s.advice.Stacks[:min(first, len(s.advice.Stacks))] {
		list = append(list, answers.Value{Parts: []answers.Part{{ID: s.catalog.Firm(x.Host).ID, Share: off}}})
	}
	return list
}

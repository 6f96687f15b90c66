package answers_test

import (
	"slices"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// What a question is tried with: options, the ends and the middle of the numbers that are
// offered with the strictest first, half and twice what is assumed within its bounds.
func TestTrials(t *testing.T) {
	one, hundred := 1.0, 100.0
	number := func(vs ...float64) (list []answers.Value) {
		for _, v := range vs {
			list = append(list, answers.Number(v))
		}
		return list
	}
	options := []catalog.Option{{ID: "a"}, {ID: "b"}, {ID: "c"}}
	for name, c := range map[string]struct {
		q       catalog.Question
		assumed any
		want    []answers.Value
	}{
		"options":         {catalog.Question{Kind: "choice", Options: options}, nil, []answers.Value{answers.Words("a"), answers.Words("b"), answers.Words("c")}},
		"assumed option":  {catalog.Question{Kind: "choice", Options: options}, "b", []answers.Value{answers.Words("a"), answers.Words("c")}},
		"at most":         {catalog.Question{Kind: "number", Bands: []float64{1, 2, 3, 4}, Requires: []catalog.Require{{Answer: "at_most"}}}, nil, number(1, 2, 4)},
		"at least":        {catalog.Question{Kind: "number", Bands: []float64{1, 2, 3}, Requires: []catalog.Require{{Answer: "at_least"}}}, nil, number(3, 2, 1)},
		"one band":        {catalog.Question{Kind: "number", Bands: []float64{7}}, nil, number(7)},
		"two bands":       {catalog.Question{Kind: "number", Bands: []float64{7, 8}}, nil, number(7, 8)},
		"half and twice":  {catalog.Question{Kind: "number"}, 120.0, number(60, 240)},
		"within bounds":   {catalog.Question{Kind: "number", Least: &one, Most: &hundred}, 80.0, number(40, 100)},
		"at a bound":      {catalog.Question{Kind: "number", Least: &one}, 1.0, number(2)},
		"whole":           {catalog.Question{Kind: "number", Integer: true}, 3.0, number(2, 6)},
		"of nothing":      {catalog.Question{Kind: "number"}, 0.0, number(10)},
		"nothing assumed": {catalog.Question{Kind: "number"}, nil, nil},
		"vendors":         {catalog.Question{Kind: "choices", Catalog: "vendors"}, nil, nil},
	} {
		got := answers.Trials(&c.q, c.assumed)
		if !slices.EqualFunc(got, c.want, func(a, b answers.Value) bool {
			return a.Word() == b.Word() && (a.Number == nil) == (b.Number == nil) && (a.Number == nil || *a.Number == *b.Number)
		}) {
			t.Errorf("%s: tried with %v", name, got)
		}
	}
}

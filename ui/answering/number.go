package answering

import (
	"errors"
	"fmt"
	"math"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
)

// ReadNumber reads what is typed of a question: a number or a range, in the question's
// unit. Memory is counted in powers of two, all else in powers of ten.
func ReadNumber(q *catalog.Question, unit string) func(text string) (any, error) {
	u := quantity.Unit{Name: unit, Binary: q.ID == catalog.QuestionMemoryMB || q.ID == catalog.QuestionMemoryUsedMB}
	return func(text string) (any, error) {
		n, err := quantity.Typed(text, u)
		switch least, most := q.Bounds(); {
		case err != nil:
			return nil, err
		case n.Low < least:
			return nil, fmt.Errorf("%s is too little: %s at least", strings.TrimSpace(text), quantity.Text(least))
		case n.High > most:
			return nil, fmt.Errorf("%s is too much: %s at most", strings.TrimSpace(text), quantity.Text(most))
		case n.Single():
			return n.Typical, nil
		case q.Integer:
			n.Typical = math.Round(n.Typical)
		}
		return map[string]any{"low": n.Low, "typical": n.Typical, "high": n.High}, nil
	}
}

// ReadValue checks a value as the answers file is checked.
func ReadValue(q *catalog.Question, c *catalog.Catalog, raw any) (answers.Value, error) {
	a := answers.Answers{Values: map[string]answers.Value{}}
	var wrong error
	answers.One(q.ID, raw, c, a, func(_, text, _ string) { wrong = errors.New(text) })
	return a.Values[q.ID], wrong
}

// RangeExample is a range that could answer a question.
func RangeExample(q *catalog.Question) string {
	if n, ok := catalog.Number(q.Default); ok && n >= 1e5 {
		return "2M..60M"
	}
	return "10..20"
}

// SpanText is a number as it was read.
func SpanText(r catalog.Range) string {
	if r.Single() {
		return quantity.Text(r.Typical)
	}
	return quantity.Text(r.Low) + " to " + quantity.Text(r.High) + ", mostly " + quantity.Text(r.Typical)
}

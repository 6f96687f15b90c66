// Package answering reads what people type as answers to questions: numbers in a question's
// unit, places and options by what they are called, shares. It asks nobody and draws nothing.
package answering

import "whereto/model/answers"

// Set answers one question; an empty value takes the answer away.
func Set(a *answers.Answers, question string, v answers.Value) {
	if Empty(v) {
		delete(a.Values, question)
	} else {
		a.Values[question] = v
	}
}

// Empty says that a value is no answer. A list without words is one: none of these.
func Empty(v answers.Value) bool {
	return v.Number == nil && len(v.Words) == 0 && !v.List && len(v.Shares) == 0 && len(v.Parts) == 0
}

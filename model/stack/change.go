package stack

import (
	"cmp"
	"math"
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
)

// Change is one answer that differs: its importance, or its number.
type Change struct {
	Question string
	Want     bool    // a must becomes a want; else the number changes
	From, To float64 // of a number; of money in the currency that it is answered in
}

// Make changes the answers.
func (c Change) Make(a *answers.Answers) {
	if c.Want {
		a.Importance[c.Question] = "want"
		return
	}
	a.Values[c.Question] = answers.Number(c.To)
}

// answerOf is the answer to a question that makes a bound on a criterion.
func answerOf(q *catalog.Question, criterion string, bound float64) float64 {
	for i := range q.Requires {
		if q.Requires[i].Criterion == criterion {
			return q.Requires[i].Answers(bound)
		}
	}
	return bound
}

// roundUp is the next whole number, or below one the next of two digits.
func roundUp(v float64) float64 {
	if v >= 1 || v <= 0 {
		return math.Ceil(v)
	}
	digits := math.Pow(10, 1-math.Floor(math.Log10(v)))
	return math.Ceil(v*digits-1e-9) / digits
}

// FitsIf are the answers that stand against a stack, changed so that they don't, in
// the order of the questions' ids: a must becomes a want, a bound on what is computed
// becomes what the stack needs. There are none where something else stands against
// it, such as its capacity.
func (x *Case) FitsIf(s *Stack) []Change {
	var changes []Change
	for _, v := range s.Because {
		if v.Question == "" || v.Criterion == catalog.CriterionCapacity || v.Criterion == catalog.CriterionStatus {
			return nil
		}
		c := Change{Question: v.Question, Want: true}
		q, known := x.Catalog.Question(v.Question)
		answer := x.Answers.Values[v.Question]
		if k := ComputedOf(v.Criterion); k != nil && known && q.Kind == "number" && answer.Number != nil {
			if need, ok := k.Value(x, s); ok {
				if k.Unit == cost.USD {
					need = x.inOwn(q, need)
				}
				c = Change{Question: v.Question, From: answer.Number.Typical, To: roundUp(answerOf(q, k.ID, need))}
			}
		}
		if !slices.Contains(changes, c) {
			changes = append(changes, c)
		}
	}
	slices.SortFunc(changes, func(a, b Change) int { return cmp.Compare(a.Question, b.Question) })
	return changes
}

// Package study finds out what would change a result: how firm the order is, the
// smallest changes of weights, prices and answers that turn it, and the open question
// that could still change most.
package study

import (
	"whereto/model/answers"
	"whereto/model/rank"
	"whereto/model/stack"
)

// Study is what is found out about a ranking.
type Study struct {
	Robust    Robust
	Tips      []Tip
	Sways     []Sway   // what each objective's weight makes first
	Next      []Open   // open questions that could change something, by how much
	Idle      []string // open questions that change nothing
	BreakEven []BreakEven
	Returns   map[string]Return // by the id of a stack that does not fit
	Beyond    []Beyond          // what the first stack breaks at an end of the answers' ranges
	Drops     []Drop            // where few fit: what comes with fewer musts
}

// Ranking is stacks in order.
type Ranking = rank.Ranking[*stack.Stack]

// Subject is a ranking to study.
type Subject struct {
	Case    *stack.Case
	Given   answers.Answers // of the case, without what their options set
	Ranking Ranking
	All     *stack.Evaluation               // of the case
	Order   rank.Order                      // of the ranking, by the evaluation's indexes
	Again   func(a answers.Answers) Outcome // what of other answers fits, all else the same
}

// Outcome is what answers come to: stacks in numbers, and their order.
type Outcome struct {
	*stack.Evaluation
	rank.Order
}

// first is the first stack in outline, nil if nothing fits.
func (o Outcome) first() *stack.Stack {
	if len(o.Fits) == 0 {
		return nil
	}
	return o.Outline(o.Fits[0])
}

// Explore studies a ranking, on so many draws. stop, if given, is asked in between; if
// it says so, the study is given up, and there is none.
func Explore(s Subject, samples int, stop func() bool) *Study {
	stopped := func() bool { return stop != nil && stop() }
	out := &Study{}
	for _, step := range []func(){
		func() { out.Robust, out.Tips, out.Sways = s.robust(samples), s.tips(), s.sways() },
		func() { out.Returns = s.returns() },
		func() { out.Next, out.Idle = s.next(stopped) },
		func() { out.Beyond, out.Drops = s.beyond(), s.drops() },
		func() { out.BreakEven = s.breakEven(stopped) },
	} {
		if step(); stopped() {
			return nil
		}
	}
	return out
}

// with is what fits where answers differ.
func (s Subject) with(change func(a *answers.Answers)) Outcome {
	a := s.Given.Clone()
	change(&a)
	return s.Again(a)
}

// now is what the subject's own answers come to.
func (s Subject) now() Outcome { return Outcome{s.All, s.Order} }

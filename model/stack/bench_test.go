package stack_test

import (
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// everythingAsked are answers that ask for nearly everything, on the shipped data.
func everythingAsked(b *testing.B) (*stack.Maker, answers.Answers) {
	b.Helper()
	return stack.NewMaker(shipped(b)), given(b, shipped(b), catalogs.Everything)
}

func evaluate(b *testing.B, m *stack.Maker, a answers.Answers) *stack.Evaluation {
	x, err := m.Case(a, today, stack.Options{})
	if err != nil {
		b.Fatal(err)
	}
	return x.Evaluate()
}

// All stacks in numbers: with other requirements each time, on the ground of the answers
// before.
func BenchmarkEvaluateOtherRequirements(b *testing.B) {
	m, a := everythingAsked(b)
	other := a.Clone()
	other.Importance["rollback"] = "must"
	b.ReportAllocs()
	for b.Loop() {
		evaluate(b, m, a).Order()
		a, other = other, a
	}
}

// All stacks in numbers: the users are elsewhere each time, so that every region is
// chosen anew and every load carried anew.
func BenchmarkEvaluateOtherUsers(b *testing.B) {
	m, a := everythingAsked(b)
	shares := a.Values[catalog.QuestionUsers].Shares
	share := 0.1
	b.ReportAllocs()
	for b.Loop() {
		if share += 0.07; share > 1 {
			share -= 0.9
		}
		a.Values[catalog.QuestionUsers] = answers.Value{Shares: []catalog.Users{{Place: shares[0].Place, Share: share}, {Place: shares[1].Place, Share: 1 - share}}}
		evaluate(b, m, a).Order()
	}
}

// All stacks in numbers for the first time: what follows from the catalog, its tariffs
// among it, is compiled too.
func BenchmarkEvaluateFirst(b *testing.B) {
	_, a := everythingAsked(b)
	b.ReportAllocs()
	for b.Loop() {
		evaluate(b, stack.NewMaker(shipped(b)), a).Order()
	}
}

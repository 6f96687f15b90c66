package stack_test

import (
	"testing"

	"whereto/data"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
	"whereto/model/stack"
)

// everythingAsked are answers that ask for nearly everything, on the shipped data.
func everythingAsked(b *testing.B) (*stack.Maker, answers.Answers) {
	b.Helper()
	set, err := load.Read(load.Layer{FS: data.Files})
	if err != nil {
		b.Fatal(err)
	}
	a, err := load.ReadAnswers("answers.toml", []byte(everything), set.Catalog)
	if err != nil {
		b.Fatal(err)
	}
	return stack.NewMaker(set.Catalog), a
}

const everything = `whereto = 1
[answers]
language = "typescript"
users = { sydney = 60, london = 25, new-york = 15 }
database = "sydney"
requests = { low = 1_000_000, typical = 5_000_000, high = 20_000_000 }
budget = 500
needs = ["managed-postgres", "metrics"]
autoscaling = "automatic"
rollback = "instant"
previews = "built-in"
deploy_from = "repository"
cold_start_ms = 500
[importance]
budget = "must"
`

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

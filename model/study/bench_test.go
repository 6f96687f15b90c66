package study

import (
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// benched is the subject of benchmarks: answers that ask for nearly everything, on the
// shipped data. All is compiled.
func benched(b *testing.B) Subject {
	b.Helper()
	c := catalogs.Shipped(b)
	a := catalogs.Given(b, c, catalogs.Everything)
	m := stack.NewMaker(c)
	evaluated := func(a answers.Answers) (*stack.Case, Outcome) {
		x, err := m.Case(a, catalog.Date(fixture.Today), stack.Options{})
		if err != nil {
			b.Fatal(err)
		}
		all := x.Evaluate()
		return x, Outcome{all, all.Order()}
	}
	x, now := evaluated(a)
	s := Subject{Case: x, Given: a, All: now.Evaluation, Order: now.Order, Again: func(a answers.Answers) Outcome {
		_, out := evaluated(a)
		return out
	}}
	k := new(stack.Scratch)
	show := func(of []int) (list []*stack.Stack) {
		for _, i := range of {
			list = append(list, now.Show(i, k))
		}
		return list
	}
	s.Ranking = Ranking{Stacks: show(now.Fits), Near: show(now.Near), RuledOut: show(now.RuledOut), Close: now.Close}
	if Explore(s, 1, nil); len(s.Ranking.Stacks) == 0 {
		b.Fatal("nothing fits")
	}
	b.Logf("%d stacks fit", len(s.Ranking.Stacks))
	return s
}

// How firm the ranking is: 2,000 samples of it, with the bills at all loads.
func BenchmarkRobust2000(b *testing.B) {
	s := benched(b)
	b.ReportAllocs()
	for b.Loop() {
		s.robust(draws)
	}
}

// The whole study.
func BenchmarkStudy2000(b *testing.B) {
	s := benched(b)
	b.ReportAllocs()
	for b.Loop() {
		Explore(s, draws, nil)
	}
}

// draws are as many as a study makes unless the user says otherwise.
const draws = 2000

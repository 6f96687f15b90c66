package advice_test

import (
	"testing"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// benchmarks runs f on both examples.
func benchmarks(b *testing.B, f func(b *testing.B, e *advice.Engine, q advice.Ask)) {
	b.Helper()
	for _, name := range []string{"orders-api", "guide-author"} {
		q := advice.Ask{Answers: example(b, name), Today: today}
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			f(b, advice.NewEngine(shipped(b)), q)
		})
	}
}

func must(b *testing.B, e *advice.Engine, q advice.Ask) *advice.Advice {
	b.Helper()
	a, err := e.Advise(q)
	if err != nil {
		b.Fatal(err)
	}
	return a
}

// The advice on both examples, from a catalog that was just loaded: what a call
// of the program waits for.
func BenchmarkAdvise(b *testing.B) {
	benchmarks(b, func(b *testing.B, _ *advice.Engine, q advice.Ask) {
		for b.Loop() {
			must(b, advice.NewEngine(shipped(b)), q)
		}
	})
}

// The same with one answer changed each time on an engine that stays: what a key
// on the screen waits for.
func BenchmarkEngine(b *testing.B) {
	benchmarks(b, func(b *testing.B, e *advice.Engine, q advice.Ask) {
		option, other := q, q
		option.Answers, other.Answers = q.Answers.Clone(), q.Answers.Clone()
		option.Answers.Importance["language"], other.Answers.Importance["language"] = "must", "want"
		for b.Loop() {
			must(b, e, option)
			must(b, e, other)
		}
	})
}

// What is told of the first stacks: what opening one on the screen, or comparing some,
// waits for.
func BenchmarkTell(b *testing.B) {
	benchmarks(b, func(b *testing.B, e *advice.Engine, q advice.Ask) {
		a := must(b, e, q)
		ids := catalog.IDs(a.Stacks[:3], func(s *stack.Stack) string { return s.ID })
		for b.Loop() {
			if _, err := e.Tell(a, ids...); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// The advice with its study, on an engine that stays.
func BenchmarkStudy(b *testing.B) {
	benchmarks(b, func(b *testing.B, e *advice.Engine, q advice.Ask) {
		q.Samples = advice.DefaultSamples
		for b.Loop() {
			must(b, e, q)
		}
	})
}

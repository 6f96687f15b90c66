package advice_test

import (
	"fmt"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// asked are the answers that benchmarks run on.
func asked(b *testing.B) map[string]answers.Answers {
	b.Helper()
	return map[string]answers.Answers{"everything": given(b, shipped(b), catalogs.Everything), "orders-api": example(b, "orders-api")}
}

// benchmarks runs f on each of the answers.
func benchmarks(b *testing.B, f func(b *testing.B, a answers.Answers)) {
	b.Helper()
	for _, name := range []string{"everything", "orders-api"} {
		a := asked(b)[name]
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			f(b, a)
		})
	}
}

// otherRequirements are the answers again and again, each time with another rollback than
// the time before.
func otherRequirements(a answers.Answers) func() answers.Answers {
	now, next := a.Clone(), a.Clone()
	now.Importance["rollback"], next.Importance["rollback"] = "must", "want"
	return func() answers.Answers {
		now, next = next, now
		return now
	}
}

// otherLoads are the answers again and again, each time with a load that was not there
// before.
func otherLoads(a answers.Answers) func() answers.Answers {
	n := 0.0
	return func() answers.Answers {
		n++
		now := a.Clone()
		now.Values[catalog.QuestionRequests] = answers.Value{Number: &catalog.Range{Low: 1e6 + n, Typical: 5e6 + n, High: 20e6 + n}}
		return now
	}
}

// again asks an engine on which all is compiled.
func again(b *testing.B, e *advice.Engine, next func() answers.Answers) {
	b.Helper()
	for range 4 {
		ask(b, e, next())
	}
	for b.Loop() {
		ask(b, e, next())
	}
}

// The first advice on a catalog that was just loaded: what a call of the program waits
// for.
func BenchmarkFirstAdvice(b *testing.B) {
	benchmarks(b, func(b *testing.B, a answers.Answers) {
		for b.Loop() {
			advise(b, shipped(b), a)
		}
	})
}

// The advice with other requirements each time on an engine that stays: what most keys on
// the screen wait for.
func BenchmarkAdviceOtherRequirements(b *testing.B) {
	benchmarks(b, func(b *testing.B, a answers.Answers) {
		again(b, advice.NewEngine(shipped(b)), otherRequirements(a))
	})
}

// The advice with another load each time on an engine that stays: what an answer that is
// typed waits for.
func BenchmarkAdviceOtherLoad(b *testing.B) {
	benchmarks(b, func(b *testing.B, a answers.Answers) {
		again(b, advice.NewEngine(shipped(b)), otherLoads(a))
	})
}

// What is told of the first three stacks: what comparing them waits for.
func BenchmarkTellThree(b *testing.B) {
	benchmarks(b, func(b *testing.B, a answers.Answers) {
		e := advice.NewEngine(shipped(b))
		all := ask(b, e, a)
		ids := catalog.IDs(all.Stacks[:3], func(s *stack.Stack) string { return s.ID })
		for b.Loop() {
			if _, err := e.Tell(all, ids...); err != nil {
				b.Fatal(err)
			}
		}
	})
}

// thousands is the shipped catalog with 5,000 hosts: its own again and again under other
// ids.
func thousands(b *testing.B) *catalog.Catalog {
	b.Helper()
	var hosts []*catalog.Product
	c := shipped(b)
	for i := range 5000 {
		own := c.Hosts[i%len(c.Hosts)]
		hosts = append(hosts, changed(own, func(p *catalog.Product) {
			p.ID, p.Name, p.Aliases = fmt.Sprintf("%s-%d", own.ID, i), fmt.Sprintf("%s %d", own.Name, i), nil
		}))
	}
	return withHosts(c, hosts...)
}

// The first advice on 5,000 hosts once they are loaded.
func Benchmark5000HostsFirstAdvice(b *testing.B) {
	c, a := thousands(b), asked(b)["everything"]
	b.ReportAllocs()
	for b.Loop() {
		advise(b, c, a)
	}
}

// Later advice on 5,000 hosts.
func Benchmark5000HostsOtherRequirements(b *testing.B) {
	e, a := advice.NewEngine(thousands(b)), asked(b)["everything"]
	b.ReportAllocs()
	again(b, e, otherRequirements(a))
}

func Benchmark5000HostsOtherLoad(b *testing.B) {
	e, a := advice.NewEngine(thousands(b)), asked(b)["everything"]
	b.ReportAllocs()
	again(b, e, otherLoads(a))
}

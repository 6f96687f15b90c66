package study_test

import (
	"runtime/debug"
	"slices"
	"sync"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/model/stack"
)

const (
	// today is the day of all studies here.
	today = catalog.Date(fixture.Today)
	// samples is how often each study here draws the ranking.
	samples = 500
)

// What tests make is soon garbage on a small heap: it is collected less often.
func init() { debug.SetGCPercent(400) }

// invented is the fixture's catalogue. It is shared: never change it.
func invented(t testing.TB) *catalog.Catalog { return catalogs.Invented(t) }

// engine gives all advice on the unchanged catalogue: it remembers bills.
var engine = sync.OnceValue(func() *advice.Engine {
	c, _ := catalogs.InventedOnce()
	return advice.NewEngine(c)
})

// file is one of the fixture's answers files.
func file(t testing.TB, name string) answers.Answers {
	t.Helper()
	a, err := load.ReadAnswers(name+".toml", fixture.Answers(name), invented(t))
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// ask asks an engine for advice, with a study on so many draws.
func ask(t testing.TB, e *advice.Engine, a answers.Answers, samples int) *advice.Advice {
	t.Helper()
	out, err := e.Advise(advice.Ask{Answers: a, Today: today, Samples: samples})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// studied are the answers files that are studied here: ranges, a price that is not known,
// reserved capacity, hosts that are alike, nothing that fits, weights of one's own, unknowns.
var studied = []string{"orders", "no-price", "reserved", "ties", "too-cheap", "worldwide", "unknowns", "decided", "europe", "front-end", "large"}

var studies = map[string]*advice.Advice{}

// study is the advice with its study on one of the answers files, made once.
func study(t testing.TB, name string) *advice.Advice {
	t.Helper()
	if studies[name] == nil {
		studies[name] = ask(t, engine(), file(t, name), samples)
	}
	return studies[name]
}

// first is the first stack of the advice on other answers, nil if none fits.
func first(t testing.TB, a answers.Answers) *stack.Stack {
	t.Helper()
	return ask(t, engine(), a, 0).First()
}

// way is what stays of a stack where its size follows the load; empty where there is none.
func way(s *stack.Stack) string {
	if s == nil {
		return ""
	}
	return s.Way()
}

// replaced is the catalogue with a product in place of the one of the same id.
func replaced(c *catalog.Catalog, by *catalog.Product) *catalog.Catalog {
	d := *c
	for _, list := range []*[]*catalog.Product{&d.Hosts, &d.Addons} {
		if i := slices.IndexFunc(*list, func(p *catalog.Product) bool { return p.ID == by.ID }); i >= 0 {
			*list = slices.Clone(*list)
			(*list)[i] = by
		}
	}
	return &d
}

// allOf are all stacks of a case, in full.
func allOf(x *stack.Case) []*stack.Stack {
	e := x.Evaluate()
	list := make([]*stack.Stack, len(e.Options()))
	for i := range list {
		list[i] = e.Show(i, new(stack.Scratch))
	}
	return list
}

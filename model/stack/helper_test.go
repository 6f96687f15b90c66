package stack_test

import (
	"maps"
	"math"
	"runtime/debug"
	"slices"
	"strings"
	"sync"
	"testing"

	"whereto/model/fit"
	"whereto/model/fixture/catalogs"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// today is the day of all cases here.
const today = catalog.Date(fixture.Today)

// invented is the fixture's catalogue. It is shared: never change it.
func invented(t testing.TB) *catalog.Catalog { return catalogs.Invented(t) }

// shipped is the catalog of the shipped data. It is shared: never change it.
func shipped(t testing.TB) *catalog.Catalog { return catalogs.Shipped(t) }

// What tests make is soon garbage on a small heap: it is collected less often.
func init() { debug.SetGCPercent(400) }

// read reads an answers file.
func read(t testing.TB, c *catalog.Catalog, content string) answers.Answers {
	return catalogs.Answers(t, c, content)
}

// given are answers that are written as the lines of an answers file below [answers].
func given(t testing.TB, c *catalog.Catalog, lines string) answers.Answers {
	return catalogs.Given(t, c, lines)
}

func caseOf(t testing.TB, c *catalog.Catalog, a answers.Answers) *stack.Case {
	t.Helper()
	return caseOn(t, c, a, today)
}

func caseOn(t testing.TB, c *catalog.Catalog, a answers.Answers, day catalog.Date) *stack.Case {
	t.Helper()
	x, err := stack.NewMaker(c).Case(a, day, stack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// stacks are all stacks of answers.
func stacks(t testing.TB, c *catalog.Catalog, a answers.Answers) []*stack.Stack {
	t.Helper()
	return allOf(caseOf(t, c, a))
}

// maker makes all cases on the unchanged catalogue: it remembers their bills.
var maker = sync.OnceValue(func() *stack.Maker {
	c, _ := catalogs.InventedOnce()
	return stack.NewMaker(c)
})

// whole is what is made of one of the fixture's answers files.
type whole struct {
	name    string
	answers answers.Answers
	x       *stack.Case
	stacks  []*stack.Stack
}

var wholes []whole

// every is what is made of each of the fixture's answers files. It is made once for all
// tests: never change it.
func every(t testing.TB) []whole {
	t.Helper()
	c := invented(t)
	for _, name := range fixture.Names() {
		if len(wholes) == len(fixture.Names()) {
			break
		}
		a := read(t, c, string(fixture.Answers(name)))
		x, err := maker().Case(a, today, stack.Options{})
		if err != nil {
			t.Fatal(err)
		}
		wholes = append(wholes, whole{name, a, x, allOf(x)})
	}
	return wholes
}

// byRole are stacks by their id without the size, which follows the load and the prices.
func byRole(list []*stack.Stack) map[string]*stack.Stack {
	all := map[string]*stack.Stack{}
	for _, s := range list {
		all[role(s)] = s
	}
	return all
}

func role(s *stack.Stack) string {
	if s.Size == nil {
		return s.ID
	}
	return strings.Replace(s.ID, ":"+s.Size.ID, "", 1)
}

// withHosts is the catalog with other hosts.
func withHosts(c *catalog.Catalog, hosts ...*catalog.Product) *catalog.Catalog {
	with := *c
	with.Hosts = hosts
	return &with
}

// changed is a copy of a product whose facts, setups and charges can be changed.
func changed(p *catalog.Product, change func(p *catalog.Product)) *catalog.Product {
	q := *p
	q.Facts = maps.Clone(p.Facts)
	q.Charges = slices.Clone(p.Charges)
	q.Pools = slices.Clone(p.Pools)
	q.Setups = slices.Clone(p.Setups)
	for i := range q.Setups {
		q.Setups[i].Facts = maps.Clone(q.Setups[i].Facts)
	}
	change(&q)
	return &q
}

// product finds a host or an add-on.
func product(t testing.TB, c *catalog.Catalog, id string) *catalog.Product {
	t.Helper()
	p, _, ok := c.Product(id)
	if !ok {
		t.Fatalf("there is no %q", id)
	}
	return p
}

func near(a, b float64) bool { return math.Abs(a-b) <= 1e-9*max(1, math.Abs(a), math.Abs(b)) }

// allOf are all stacks of a case, in full.
func allOf(x *stack.Case) []*stack.Stack {
	e := x.Evaluate()
	list := make([]*stack.Stack, len(e.Options()))
	for i := range list {
		list[i] = e.Show(i, new(stack.Scratch))
	}
	return list
}

// verdictOn is the stack's first verdict on a criterion.
func verdictOn(t *testing.T, s *stack.Stack, criterion string) fit.Verdict {
	t.Helper()
	i := slices.IndexFunc(s.Verdicts, func(v fit.Verdict) bool { return v.Criterion == criterion })
	if i < 0 {
		t.Fatalf("%s: nothing is said of %s", s.ID, criterion)
	}
	return s.Verdicts[i]
}

package detail_test

import (
	"maps"
	"math"
	"slices"
	"strings"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// today is the day of all details here.
const today = catalog.Date(fixture.Today)

// invented is the fixture's catalogue. It is shared: never change it.
func invented(t testing.TB) *catalog.Catalog { return catalogs.Invented(t) }

// shipped is the catalog of the shipped data. It is shared: never change it.
func shipped(t testing.TB) *catalog.Catalog { return catalogs.Shipped(t) }

// read reads an answers file.
func read(t testing.TB, c *catalog.Catalog, content string) answers.Answers {
	return catalogs.Answers(t, c, content)
}

// given are answers that are written as the lines of an answers file below [answers].
func given(t testing.TB, c *catalog.Catalog, lines string) answers.Answers {
	return catalogs.Given(t, c, lines)
}

func caseOf(t testing.TB, c *catalog.Catalog, a answers.Answers, o stack.Options) *stack.Case {
	t.Helper()
	x, err := stack.NewMaker(c).Case(a, today, o)
	if err != nil {
		t.Fatal(err)
	}
	return x
}

// told is what is told of the first stack of a case whose id begins so.
func told(t testing.TB, x *stack.Case, id string) *detail.Detail {
	t.Helper()
	list := allOf(x)
	for _, s := range list {
		if strings.HasPrefix(s.ID, id) {
			return detail.Of(x, s, new(stack.Scratch))
		}
	}
	t.Fatalf("there is no stack %s", id)
	return nil
}

// price is the bill of a request on the lines of an answers file.
func price(t *testing.T, c *catalog.Catalog, lines string, o stack.Options, q stack.Request) *detail.Priced {
	t.Helper()
	p, err := detail.Price(caseOf(t, c, given(t, c, lines), o), q)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// totals compares an amount with the one that is wanted.
func totals(t *testing.T, what string, got, want float64) {
	t.Helper()
	if math.IsNaN(got) || math.Abs(got-want) > 1e-9*max(1, math.Abs(want)) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}

// with is the catalog with a product in place of the one of the same id, which is a
// copy whose charges, sizes and facts were changed.
func with(t *testing.T, c *catalog.Catalog, id string, change func(p *catalog.Product)) *catalog.Catalog {
	t.Helper()
	p, addon, ok := c.Product(id)
	if !ok {
		t.Fatalf("there is no %q", id)
	}
	q := *p
	q.Facts = maps.Clone(p.Facts)
	q.Charges = slices.Clone(p.Charges)
	q.Sizes = slices.Clone(p.Sizes)
	change(&q)
	d := *c
	list := &d.Hosts
	if addon {
		list = &d.Addons
	}
	*list = slices.Clone(*list)
	(*list)[slices.Index(*list, p)] = &q
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

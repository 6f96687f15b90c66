package advice_test

import (
	"fmt"
	"maps"
	"math"
	"reflect"
	"runtime/debug"
	"slices"
	"strings"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// today is the day of all advice here.
const today = catalog.Date(fixture.Today)

// invented is the fixture's catalogue. It is shared: never change it.
func invented(t testing.TB) *catalog.Catalog { return catalogs.Invented(t) }

// shipped is the catalog of the shipped data. It is shared: never change it.
func shipped(t testing.TB) *catalog.Catalog { return catalogs.Shipped(t) }

// anew is the fixture's catalogue, which shares nothing with another.
func anew(t testing.TB) *catalog.Catalog { return catalogs.Anew(t) }

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

// file is one of the fixture's answers files.
func file(t testing.TB, c *catalog.Catalog, name string) answers.Answers {
	t.Helper()
	return read(t, c, string(fixture.Answers(name)))
}

// ask asks an engine for advice without a study.
func ask(t testing.TB, e *advice.Engine, a answers.Answers) *advice.Advice {
	t.Helper()
	return explored(t, e, a, 0)
}

// explored asks an engine for advice with a study on so many draws.
func explored(t testing.TB, e *advice.Engine, a answers.Answers, samples int) *advice.Advice {
	t.Helper()
	out, err := e.Advise(advice.Ask{Answers: a, Today: today, Samples: samples})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// advise gives advice by an engine of its own.
func advise(t testing.TB, c *catalog.Catalog, a answers.Answers) *advice.Advice {
	t.Helper()
	return ask(t, advice.NewEngine(c), a)
}

var advices = map[string]*advice.Advice{}

// advised is the advice on one of the fixture's answers files, given once for all tests.
func advised(t testing.TB, name string) *advice.Advice {
	t.Helper()
	if advices[name] == nil {
		advices[name] = advise(t, invented(t), file(t, invented(t), name))
	}
	return advices[name]
}

// told is what is told of one stack of an advice.
func told(e *advice.Engine, a *advice.Advice, id string) (*detail.Detail, error) {
	list, err := e.Tell(a, id)
	if err != nil {
		return nil, err
	}
	return list[0], nil
}

// everyStack lists the stacks of all rows that stand in full, those that fit first.
func everyStack(a *advice.Advice) []*stack.Stack {
	return slices.DeleteFunc(a.All(), func(s *stack.Stack) bool { return s.Parts == nil })
}

// withHosts is the catalog with other hosts.
func withHosts(c *catalog.Catalog, hosts ...*catalog.Product) *catalog.Catalog {
	with := *c
	with.Hosts = hosts
	return &with
}

// small is a catalog with few of its hosts: studies on it are fast.
func small(t testing.TB, c *catalog.Catalog) *catalog.Catalog {
	t.Helper()
	return withHosts(c, product(t, c, "alto-functions"), product(t, c, "bruma-run"), product(t, c, "faro-box"), product(t, c, "pluma-cloud"))
}

// changed is a copy of a product whose facts, setups and charges can be changed.
func changed(p *catalog.Product, change func(p *catalog.Product)) *catalog.Product {
	q := *p
	q.Facts = maps.Clone(p.Facts)
	q.Charges = slices.Clone(p.Charges)
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

// dump writes a value with what its pointers point to, but of products and questions
// their ids alone: two advices with the same dump say the same.
func dump(v any) string {
	var b strings.Builder
	write(&b, reflect.ValueOf(v))
	return b.String()
}

func write(b *strings.Builder, v reflect.Value) {
	if !v.IsValid() {
		b.WriteString("nil ")
		return
	}
	switch p := v.Interface().(type) {
	case *catalog.Product:
		if p != nil {
			b.WriteString(p.ID + " ")
		}
		return
	case catalog.Setup:
		b.WriteString(p.ID + " ")
		return
	}
	switch v.Kind() {
	case reflect.Pointer, reflect.Interface:
		write(b, v.Elem())
	case reflect.Struct:
		b.WriteString("{")
		for i := range v.NumField() {
			if v.Type().Field(i).IsExported() {
				write(b, v.Field(i))
			}
		}
		b.WriteString("}\n")
	case reflect.Slice, reflect.Array:
		b.WriteString("[")
		for i := range v.Len() {
			write(b, v.Index(i))
		}
		b.WriteString("]")
	case reflect.Map:
		keys := v.MapKeys()
		slices.SortFunc(keys, func(a, b reflect.Value) int { return strings.Compare(fmt.Sprint(a), fmt.Sprint(b)) })
		for _, k := range keys {
			fmt.Fprintf(b, "%v:", k)
			write(b, v.MapIndex(k))
		}
	default:
		fmt.Fprintf(b, "%v ", v)
	}
}

// difference is the first line in which two dumps differ.
func difference(a, b string) string {
	one, two := strings.Split(a, "\n"), strings.Split(b, "\n")
	for i := range min(len(one), len(two)) {
		if one[i] != two[i] {
			return one[i] + "\n" + two[i]
		}
	}
	return fmt.Sprintf("%d lines and %d", len(one), len(two))
}

package summary_test

import (
	"io/fs"
	"strings"
	"sync"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/data"
	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/ui/summary"
)

// today is the day of all advice here.
const today = catalog.Date(fixture.Today)

var (
	loadInvented = sync.OnceValues(func() (*catalog.Catalog, error) {
		return loadAs(fixture.Files())
	})
	loadShipped = sync.OnceValues(func() (*catalog.Catalog, error) { return loadAs(data.Files) })
	engine      = sync.OnceValue(func() *advice.Engine { return engineOf(loadInvented) })
)

func engineOf(from func() (*catalog.Catalog, error)) *advice.Engine {
	c, err := from()
	if err != nil {
		panic(err)
	}
	return advice.NewEngine(c)
}

// loadAs loads data under a hash that stands for its own, so that data can change
// without a change of what is written.
func loadAs(files fs.FS) (*catalog.Catalog, error) {
	c, err := catalogs.Read(files)
	if err == nil {
		c.Origin.Hash = strings.Repeat("fedcba9876543210", 4)
	}
	return c, err
}

func loaded(t testing.TB, from func() (*catalog.Catalog, error)) *catalog.Catalog {
	t.Helper()
	c, err := from()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// invented is the fixture's catalogue, shipped the data that ships. Both are shared:
// never change them.
func invented(t testing.TB) *catalog.Catalog { t.Helper(); return loaded(t, loadInvented) }
func shipped(t testing.TB) *catalog.Catalog  { t.Helper(); return loaded(t, loadShipped) }

func read(t testing.TB, c *catalog.Catalog, content string) answers.Answers {
	t.Helper()
	a, err := load.ReadAnswers("answers.toml", []byte(content), c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// given are the answers of a file of the fixture.
func given(t testing.TB, name string) answers.Answers {
	t.Helper()
	return read(t, invented(t), string(fixture.Answers(name)))
}

// ask gives advice on answers, without a study.
func ask(t testing.TB, e *advice.Engine, a answers.Answers) *advice.Advice {
	t.Helper()
	out, err := e.Advise(advice.Ask{Answers: a, Today: today})
	if err != nil {
		t.Fatal(err)
	}
	return out
}

// advised is the advice on answers of the fixture, once for all tests.
func advised(t testing.TB, name string) *advice.Advice {
	t.Helper()
	asking.Lock()
	defer asking.Unlock()
	if known[name] == nil {
		known[name] = ask(t, engine(), given(t, name))
	}
	return known[name]
}

var (
	asking sync.Mutex
	known  = map[string]*advice.Advice{}
)

// explored is the advice on answers of the fixture with a study, which takes longer.
func explored(t testing.TB, name string) *advice.Advice {
	t.Helper()
	a, err := engine().Advise(advice.Ask{Answers: given(t, name), Today: today, Samples: 50})
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// details are what is told of stacks, named by their ids.
func details(t testing.TB, e *advice.Engine, a *advice.Advice, ids ...string) []*detail.Detail {
	t.Helper()
	list, err := e.Tell(a, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// told tells so many stacks and near misses of an advice of the fixture.
func told(t testing.TB, a *advice.Advice, stacks, near int) summary.Told {
	t.Helper()
	return summary.NewTold(details(t, engine(), a, summary.Top(a, stacks, near)...))
}

// marshalled is the JSON of an advice of the fixture with all stacks told.
func marshalled(t testing.TB, a *advice.Advice) []byte {
	t.Helper()
	b, err := summary.JSON(invented(t), a, told(t, a, len(a.Stacks), len(a.Near)), len(a.Stacks))
	if err != nil {
		t.Fatal(err)
	}
	return b
}

// valueOf is a number as an answer, rangeOf a range.
func valueOf(n float64) answers.Value { return answers.Number(n) }

func rangeOf(low, typical, high float64) answers.Value {
	return answers.Value{Number: &catalog.Range{Low: low, Typical: typical, High: high}}
}

// whole is text with all that is known.
var whole = summary.Layout{Width: 400, Details: true}

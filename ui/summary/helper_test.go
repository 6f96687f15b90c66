package summary_test

import (
	"flag"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"whereto/data"
	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// today is the day of all advice here.
const today = catalog.Date("2026-11-24")

// update writes what comes out into testdata, to be read and judged by a person.
var update = flag.Bool("update", false, "write golden files")

var (
	loadShipped = sync.OnceValues(func() (*catalog.Catalog, error) { return data.Load(data.Shipped()) })
	loadSmall   = sync.OnceValues(func() (*catalog.Catalog, error) {
		return data.Load(data.Layer{Name: "small", FS: os.DirFS("testdata/small")})
	})
)

// anyHash stands for the hash of the data, so that data can change without it.
var anyHash = strings.Repeat("0123456789abcdef", 4)

func load(t testing.TB, from func() (*catalog.Catalog, error)) *catalog.Catalog {
	t.Helper()
	c, err := from()
	if err != nil {
		t.Fatal(err)
	}
	one := *c
	one.Origin.Hash = anyHash
	return &one
}

// shipped is the data that ships, small the invented data of testdata/small. Both
// are shared: never change them.
func shipped(t testing.TB) *catalog.Catalog { return load(t, loadShipped) }
func small(t testing.TB) *catalog.Catalog   { return load(t, loadSmall) }

func read(t testing.TB, c *catalog.Catalog, content string) answers.Answers {
	t.Helper()
	a, err := data.ReadAnswers("answers.toml", []byte(content), c)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func readFile(t testing.TB, c *catalog.Catalog, name string) answers.Answers {
	t.Helper()
	content, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return read(t, c, string(content))
}

// smallAdvice is the advice on testdata/small/answers.toml.
func smallAdvice(t testing.TB) (*catalog.Catalog, *advice.Advice) {
	t.Helper()
	c := small(t)
	return c, advice.Advise(c, readFile(t, c, "testdata/small/answers.toml"), today, advice.Options{})
}

// golden compares a text with a file of testdata.
func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name+".golden")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	content, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if want := string(content); got != want {
		a, b := strings.Split(got, "\n"), strings.Split(want, "\n")
		for i := range max(len(a), len(b)) {
			x, y := "(end)", "(end)"
			if i < len(a) {
				x = a[i]
			}
			if i < len(b) {
				y = b[i]
			}
			if x != y {
				t.Fatalf("%s, line %d (-update writes it anew)\n got: %s\nwant: %s", file, i+1, x, y)
			}
		}
	}
}

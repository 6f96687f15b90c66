package stack_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/fixture/catalogs"
	"whereto/model/stack"
)

// Leaving out what fails a must wherever it runs leaves what fits as it is: with the answers
// of each example, and with each other answer to one of their questions as a must.
func TestWhatFitsIsFoundWithoutTheRest(t *testing.T) {
	t.Parallel()
	c := catalogs.Shipped(t)
	files, err := filepath.Glob("../../examples/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	m := stack.NewMaker(c)
	some, left := 0, 0
	for n, file := range files {
		if testing.Short() && n%4 > 0 {
			continue
		}
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		given := catalogs.Answers(t, c, string(content))
		try := func(what string, a answers.Answers) {
			x, err := m.Case(a, catalog.Date(fixture.Today), stack.Options{})
			if err != nil {
				t.Fatal(err)
			}
			all, few := x.Evaluate(), x.EvaluateFits()
			want, got := fitting(all), fitting(few)
			if !slices.Equal(got, want) {
				t.Errorf("%s, %s: %q fit without the rest, %q with it", file, what, got, want)
			}
			some += len(want)
			left += len(all.Options()) - len(few.Options())
		}
		try("as it is", given)
		for i, q := range c.Questions {
			if (i+n)%3 > 0 || q.Kind == "place" || q.Kind == "places" {
				continue
			}
			for _, v := range answers.Trials(q, nil) {
				a := given.Clone()
				a.Values[q.ID] = v
				if q.Requires != nil {
					a.Importance[q.ID] = "must"
				}
				try(fmt.Sprint(q.ID, " ", v.Words, v.Number), a)
			}
		}
	}
	if some == 0 || left == 0 {
		t.Errorf("%d fit, %d were left out: nothing was tried", some, left)
	}
}

// fitting are the ids of the stacks that fit, in order.
func fitting(e *stack.Evaluation) (list []string) {
	for _, i := range e.Order().Fits {
		list = append(list, e.ID(i))
	}
	return list
}

package stack_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture/catalogs"
	"whereto/model/rank"
	"whereto/model/stack"
)

// What a maker keeps of the answers before, where hosts run and how they carry a load,
// changes nothing: it comes to what a maker does that knows none.
func TestWhatIsKeptChangesNothing(t *testing.T) {
	t.Parallel()
	c, r := catalogs.Shipped(t), rand.New(rand.NewPCG(14, 18))
	kept := stack.NewMaker(c)
	a := catalogs.Given(t, c, `
kind      = "single-page"
static_gb = 5000
queries_per_request = 0.2
`+catalogs.Everything+`
kind = "must"
`)
	shares := a.Values[catalog.QuestionUsers].Shares
	users := func(places ...string) func(*answers.Answers) {
		share := 0.1 + 0.8*r.Float64()
		of := []catalog.Users{{Place: places[0], Share: 1}}
		if len(places) > 1 {
			of = []catalog.Users{{Place: places[0], Share: share}, {Place: places[1], Share: 1 - share}}
		}
		return func(a *answers.Answers) { a.Values[catalog.QuestionUsers] = answers.Value{Shares: of} }
	}
	word := func(question, word string) func(*answers.Answers) {
		return func(a *answers.Answers) { a.Values[question] = answers.Words(word) }
	}
	requests := func(n float64) func(*answers.Answers) {
		return func(a *answers.Answers) { a.Values[catalog.QuestionRequests] = answers.Number(n) }
	}
	var off []answers.Part // of all who bill add-ons
	for _, p := range c.Addons {
		if id := c.Firm(p).ID; !slices.ContainsFunc(off, func(o answers.Part) bool { return o.ID == id }) {
			off = append(off, answers.Part{ID: id, Share: 0.3})
		}
	}
	here, there := shares[0].Place, shares[1].Place
	changes := []func(*answers.Answers){
		requests(3e6), users(here, there), users(here, there), word("redundancy", "two-instances"), word("redundancy", "one"),
		users("tokyo"), users("london"), requests(2e8), users("tokyo"), requests(3e6), word("redundancy", "two-zones"),
		word(catalog.QuestionSpread, "several-regions"), users("london", "tokyo"), users("tokyo", "london"), word(catalog.QuestionSpread, "one-region"),
		func(a *answers.Answers) { a.Importance["rollback"] = "must" }, users("sydney"), word("redundancy", "one"), users(here, there),
		users("london"), word(catalog.QuestionDatabase, "london"), users(here, there),
		func(a *answers.Answers) { a.Values[catalog.QuestionDiscount] = answers.Value{Parts: off} },
		func(a *answers.Answers) { delete(a.Values, catalog.QuestionDiscount) },
	}
	if testing.Short() {
		changes = changes[:5]
	}
	moved := 0
	var before []string
	for _, change := range changes {
		change(&a)
		is, want := options(t, kept, a), options(t, stack.NewMaker(c), a)
		if len(is) != len(want) {
			t.Fatalf("%d stacks with what is kept, %d without", len(is), len(want))
		}
		var ids []string
		for i := range is {
			ids = append(ids, is[i].Name)
			if a, b := is[i], want[i]; a.Name != b.Name || a.Complete != b.Complete || a.Failed != b.Failed || !near(a.Total, b.Total) || !near(a.Value, b.Value) {
				t.Fatalf("%+v with what is kept, %+v without", a, b)
			}
		}
		if !slices.Equal(ids, before) {
			moved++
		}
		before = ids
	}
	if moved < len(changes)/2 {
		t.Errorf("the stacks changed in %d of %d steps", moved, len(changes))
	}
}

// options are what of each stack decides its place.
func options(t *testing.T, m *stack.Maker, a answers.Answers) []rank.Option {
	t.Helper()
	x, err := m.Case(a, today, stack.Options{})
	if err != nil {
		t.Fatal(err)
	}
	return x.Evaluate().Options()
}

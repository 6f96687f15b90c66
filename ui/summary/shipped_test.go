package summary_test

import (
	"os"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"whereto/model/advice"
	"whereto/model/load"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// onShipped gives advice on the shipped data.
var onShipped = sync.OnceValue(func() *advice.Engine { return engineOf(loadShipped) })

// examples are the answers that ship, by name, and the advice on them, worked out once for
// all tests.
var examples = sync.OnceValues(func() (map[string]*advice.Advice, error) {
	c, err := loadShipped()
	if err != nil {
		return nil, err
	}
	list := map[string]*advice.Advice{}
	for _, name := range []string{"orders-api", "guide-author"} {
		content, err := os.ReadFile("../../examples/" + name + ".toml")
		if err != nil {
			return nil, err
		}
		given, err := load.ReadAnswers(name, content, c)
		if err != nil {
			return nil, err
		}
		if list[name], err = onShipped().Advise(advice.Ask{Answers: given, Today: today}); err != nil {
			return nil, err
		}
	}
	return list, nil
})

func shippedExamples(t *testing.T) map[string]*advice.Advice {
	t.Helper()
	list, err := examples()
	if err != nil {
		t.Fatal(err)
	}
	return list
}

// What holds of the text on shipped data whatever the data says: each figure of a bill
// cites a source or has an address of none, the total stands below its lines and in the
// table of ranks, and no cell of that table is empty.
func TestTextOfShippedExamples(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	mark := regexp.MustCompile(`\[\^\d+\]`)
	for name, a := range shippedExamples(t) {
		if len(a.Stacks) == 0 {
			t.Fatalf("%s: nothing fits", name)
		}
		told := summary.NewTold(details(t, onShipped(), a, summary.Top(a, 5, 0)...))
		text := summary.Markdown(c, a, told)
		list, _, found := strings.Cut(text[strings.Index(text, "\n## What fits"):], "\n<details>")
		if !found {
			t.Fatalf("%s: no stack is told", name)
		}
		for _, s := range a.Stacks {
			i := strings.Index(list, "| "+s.Name+" |")
			if i < 0 {
				t.Errorf("%s: %s is not in the table of ranks", name, s.Name)
				continue
			}
			row, _, _ := strings.Cut(list[strings.LastIndex(list[:i], "\n")+1:], "\n")
			if cells := strings.Split(strings.Trim(row, "| "), " | "); len(cells) != 6 || slices.Contains(cells, "") || cells[3] != summary.Total(s) {
				t.Errorf("%s: the row of %s is %q", name, s.Name, row)
			}
		}
		for _, part := range strings.Split(text, "\n<details>")[1:] {
			_, bill, found := strings.Cut(part, "\n| cost | ")
			if !found {
				continue
			}
			bill, _, _ = strings.Cut(bill, "\n\n")
			rows := strings.Split(bill, "\n")[2:]
			end := slices.IndexFunc(rows, func(row string) bool {
				return strings.HasPrefix(row, "| total |") || strings.HasPrefix(row, "| priced part |")
			})
			if end < 0 {
				t.Errorf("%s: a bill without a total: %s", name, bill)
				continue
			}
			for _, row := range rows[:end] {
				if vat := strings.HasPrefix(row, "| VAT |"); !vat && !mark.MatchString(strings.ReplaceAll(row, `\`, "")) {
					t.Errorf("%s: a figure without a source: %s", name, row)
				}
			}
			s := a.Stacks[slices.IndexFunc(a.Stacks, func(s *stack.Stack) bool { return strings.Contains(part, "\n"+s.ID+"\n") })]
			if want := " | " + quantity.Money(s.Bill.Total) + " | "; !strings.Contains(rows[end], want) {
				t.Errorf("%s: the bill of %s comes to %s, want %s", name, s.ID, rows[end], want)
			}
		}
	}
}

// Both examples come back from an answers file, and from the Markdown, as they were, so
// that a session that is saved loses nothing.
func TestAnswersOfShippedExamplesAreReadAgain(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	for name, a := range shippedExamples(t) {
		given := a.Answers
		same(t, name, read(t, c, summary.AnswersFile(c, given)), given)
		same(t, name+" in Markdown", read(t, c, block(t, summary.Markdown(c, a, nil))), given)
	}
}

// The blank file of the shipped questions is valid too: their defaults and options are
// answers.
func TestBlankFileOfShippedQuestionsIsValid(t *testing.T) { blankHolds(t, shipped(t)) }

// Every line of every bill, every caveat and every verdict on a fact of the examples
// names a source that can be opened.
func TestSourcesOfShippedExamplesAreAddresses(t *testing.T) {
	t.Parallel()
	for name, a := range shippedExamples(t) {
		lines := 0
		for _, s := range slices.Concat(a.Stacks, a.Near) {
			for _, l := range s.Bill.Lines {
				if lines++; l.ID != "vat" && (!strings.HasPrefix(l.Source.URL, "https://") || l.Source.AsOf == "") {
					t.Errorf("%s, %s: the line %s has the source %q of %q", name, s.ID, l.ID, l.Source.URL, l.Source.AsOf)
				}
			}
			for _, v := range s.Verdicts {
				if v.Source.URL != "" && !strings.HasPrefix(v.Source.URL, "https://") {
					t.Errorf("%s, %s: %s has the source %q", name, s.ID, v.Criterion, v.Source.URL)
				}
			}
			for _, x := range s.Caveats {
				if x.Source.URL != "" && !strings.HasPrefix(x.Source.URL, "https://") {
					t.Errorf("%s, %s: %s has the source %q", name, s.ID, x.ID, x.Source.URL)
				}
			}
		}
		if lines == 0 {
			t.Errorf("%s has no line of a bill", name)
		}
	}
}

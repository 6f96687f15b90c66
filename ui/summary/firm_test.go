package summary_test

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/study"
	"whereto/ui/summary"
)

// A row is said to be first by what makes it so: a want that is not known of it, a weight
// that is greater where it wins, loads; never by a weight that is less there.
func TestWhyARowIsFirst(t *testing.T) {
	for _, c := range []struct {
		by   study.Likelier
		want string
	}{
		{study.Likelier{Loads: 0.72}, "At 72 of 100 plausible loads it is worth more."},
		{study.Likelier{Want: "previews", Open: true}, "is not known of it, which counts a half, and is a yes in half of the mixes."},
		{study.Likelier{Want: "cost", Given: 0.33, Wins: 0.45}, "It wins where cost weighs more, 0.45 on the mean instead of 0.33."},
		{study.Likelier{Want: "cost", Given: 0.33, Wins: 0.45, Loads: 0.2}, "instead of 0.33; at 20 of 100 plausible loads it is worth more with the weights as they are."},
		{study.Likelier{Want: "cost", Given: 0.33, Wins: 0.32, Loads: 0.2}, "At 20 of 100 plausible loads it is worth more."},
		{study.Likelier{Want: "cost", Given: 0.33, Wins: 0.32}, "No one thing puts it first"},
		{study.Likelier{}, "No one thing puts it first"},
	} {
		if got := summary.WinSentence(invented(t), &c.by); !strings.Contains(got, c.want) || c.by.Wins < c.by.Given && strings.Contains(got, "weighs more") {
			t.Errorf("%+v: %q, want %q", c.by, got, c.want)
		}
	}
}

// What is varied is said with the ends of the requests where they were answered, and of
// weights that were given apart.
func TestWhatIsVaried(t *testing.T) {
	a := advised(t, "orders")
	text := func() string { return strings.Join(slices.Concat(summary.VariedRows(a)...), " ") }
	for _, want := range []string{"from 2M to 60M requests", "mostly about 12M", "multiplied by up to 2", "exchange rates within 5 percent"} {
		if !strings.Contains(text(), want) {
			t.Errorf("no %q in %q", want, text())
		}
	}
	b := *a
	b.Answers = a.Answers.Clone()
	b.Answers.Weights["cost"] = 2
	b.Answers.Values[catalog.QuestionRequests] = answers.Number(5)
	a = &b
	for _, want := range []string{"those you gave by up to 1.25", "your requests divided or multiplied by up to 2"} {
		if !strings.Contains(text(), want) {
			t.Errorf("no %q in %q", want, text())
		}
	}
}

package summary_test

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// of is the figure that a reason of a kind compares, read of a stack anew.
func of(a *advice.Advice, kind advice.ReasonKind, s *stack.Stack) float64 {
	switch kind {
	case advice.Cheaper:
		return advice.Cost(a, s)
	case advice.Faster:
		return s.Latency.ResponseMS
	case advice.Nearer:
		return s.Latency.MeanMS
	case advice.Sure:
		return float64(len(s.Opens()))
	case advice.Fewer:
		return float64(1 + len(s.Addons))
	case advice.Warm:
		return *s.ColdShare
	case advice.Holds:
		return float64(len(s.Breaks))
	}
	panic("no figure is compared: " + kind)
}

// firstFigure is the figure that a sentence begins with.
var firstFigure = regexp.MustCompile(`^([0-9][0-9,]*(?:\.[0-9]+)?) `)

// Each sentence of why has a figure or a fact in which the row below is worse, names that
// row with what it has instead, and would be false of it; what it says of the rows after is
// true as well. Of a row alone in its group it says so, and no other is there.
func TestEveryWhyIsFalseOfTheRowBelow(t *testing.T) {
	t.Parallel()
	kinds := map[advice.ReasonKind]int{}
	everyAdvice(t, func(name string, _ *advice.Engine, c *catalog.Catalog, a *advice.Advice) {
		r := a.Recommended
		if a.First() == nil {
			if r != nil {
				t.Errorf("%s: nothing fits, and %s is recommended", name, r.Stack.ID)
			}
			return
		}
		if r.Stack != a.First() {
			t.Errorf("%s: recommended is %s, the first row is %s", name, r.Stack.ID, a.First().ID)
		}
		texts := summary.WhyTexts(c, a)
		if len(texts) == 0 && !(len(r.Next) > 0 && r.Next[0].Rank == r.Stack.Rank) {
			t.Errorf("%s: nothing speaks for %s", name, r.Stack.ID)
		}
		for i, w := range r.Why {
			kinds[w.Kind]++
			text := texts[i]
			if w.Kind == advice.Alone {
				if len(a.Stacks) > 1 && a.Stacks[1].Status == a.First().Status || !strings.Contains(text, strconv.Itoa(w.Hosts)) {
					t.Errorf("%s: %s", name, text)
				}
				continue
			}
			below := a.Stacks[1]
			if below.Status != a.First().Status || w.Worse[0].Stack != below || !strings.Contains(text, below.Host.Name) {
				t.Errorf("%s: the row below is %s: %s", name, below.ID, text)
			}
			for _, o := range w.Worse {
				if at := slices.Index(a.Stacks, o.Stack); at < 1 || at > 3 || o.Stack.Status != a.First().Status {
					t.Errorf("%s: %s is none of the next rows: %s", name, o.Stack.ID, text)
				}
				if w.Kind == advice.Fact {
					is := w.Verdict.Outcome
					at := slices.IndexFunc(o.Stack.Verdicts, func(v fit.Verdict) bool {
						return v.Question == w.Verdict.Question && v.Criterion == w.Verdict.Criterion && v.Key == w.Verdict.Key && v.Bound == w.Verdict.Bound
					})
					if at < 0 || o.Stack.Verdicts[at].Outcome >= is {
						t.Errorf("%s: %s is no worse: %s", name, o.Stack.ID, text)
					}
					if was, now := summary.IsText(c, *w.Verdict), summary.IsText(c, o.Stack.Verdicts[at]); was == now || !strings.Contains(text, was) {
						t.Errorf("%s: of %s the same is said, %q and %q: %s", name, o.Stack.ID, was, now, text)
					}
					continue
				}
				if !(of(a, w.Kind, r.Stack) < of(a, w.Kind, o.Stack)) {
					t.Errorf("%s: %s has %v, the first %v: %s", name, o.Stack.ID, of(a, w.Kind, o.Stack), of(a, w.Kind, r.Stack), text)
				}
			}
			// What a reader sees: the figure that the sentence begins with is below each that follows.
			if m := firstFigure.FindStringSubmatch(text); m != nil && (w.Kind == advice.Cheaper || w.Kind == advice.Faster || w.Kind == advice.Nearer) {
				is, _ := strconv.ParseFloat(strings.ReplaceAll(m[1], ",", ""), 64)
				for _, o := range w.Worse {
					if !(is < o.Is) {
						t.Errorf("%s: %v is shown beside %v: %s", name, is, o.Is, text)
					}
				}
			}
		}
	})
	for _, kind := range []advice.ReasonKind{advice.Cheaper, advice.Faster, advice.Fact, advice.Fewer, advice.Warm, advice.Holds, advice.Alone} {
		if kinds[kind] == 0 {
			t.Errorf("no advice has a reason of the kind %q", kind)
		}
	}
}

// What stands against the recommended stack: a bound that breaks stands first; the first row
// is the likeliest, or one sentence says which is, with both shares; a flip names another
// host or that nothing fits, and no two figures in it are written alike.
func TestButAndFlips(t *testing.T) {
	t.Parallel()
	alike := regexp.MustCompile(`(?:weighs|is) ([0-9.,]+) instead of ([0-9.,]+)`)
	everyAdvice(t, func(name string, _ *advice.Engine, c *catalog.Catalog, a *advice.Advice) {
		r := a.Recommended
		if r == nil {
			return
		}
		for i, d := range r.But {
			if d.Kind == advice.Breaks && i >= len(r.Stack.Breaks) {
				t.Errorf("%s: what breaks is said after other things", name)
			}
		}
		likeliest := a.Study.Robust.Likeliest()
		said := slices.IndexFunc(r.But, func(d advice.Doubt) bool { return d.Kind == advice.Unlikely })
		if (likeliest > 0) != (said >= 0) {
			t.Errorf("%s: row %d is the likeliest, and said is %d", name, likeliest, said)
		}
		if said >= 0 {
			if text := summary.ButTexts(c, a)[said]; !strings.Contains(text, a.Stacks[likeliest].Title) || strings.Count(text, "100") == 0 {
				t.Errorf("%s: %s", name, text)
			}
		}
		for _, f := range r.Flips {
			by, to := summary.FlipText(c, a, f)
			if f.First != nil && f.First.Host == r.Stack.Host || by == "" || to == "" {
				t.Errorf("%s: %s → %s", name, by, to)
			}
			if m := alike.FindStringSubmatch(by); m != nil && m[1] == m[2] {
				t.Errorf("%s: %s", name, by)
			}
		}
	})
}

// A row that breaks the budget at the high end stays where its typical bill puts it: its
// mark says what it comes to, "but" from which value on and what is first there.
func TestARowThatBreaksAtTheHighEndStays(t *testing.T) {
	t.Parallel()
	c, a := invented(t), explored(t, "orders")
	first := a.First()
	if first.Status != stack.Fits || len(first.Breaks) != 1 || first.Bill.Total > 100 || first.High <= 100 {
		t.Fatalf("%s fits at %v to %v and breaks %d bounds", first.ID, first.Bill.Total, first.High, len(first.Breaks))
	}
	single := given(t, "orders")
	value := single.Values[catalog.QuestionRequests]
	typical := catalog.Exactly(value.Number.Typical)
	value.Number = &typical
	single.Values[catalog.QuestionRequests] = value
	if alone := ask(t, engine(), single); alone.First().ID != first.ID || alone.First().Value != first.Value {
		t.Errorf("with the range the first is %s, without it %s", first.ID, alone.First().ID)
	}
	at := a.Study.Beyond[0].At[0].Value
	single.Values[catalog.QuestionRequests] = valueOf(at * 1.01)
	above := ask(t, engine(), single)
	single.Values[catalog.QuestionRequests] = valueOf(at * 0.99)
	below := ask(t, engine(), single)
	if i := slices.IndexFunc(above.Stacks, func(s *stack.Stack) bool { return s.Way() == first.Way() }); i >= 0 {
		t.Errorf("above %v it still fits", at)
	}
	if i := slices.IndexFunc(below.Stacks, func(s *stack.Stack) bool { return s.Way() == first.Way() }); i < 0 {
		t.Errorf("below %v it does not fit", at)
	}
	text := summary.ButTexts(c, a)[0]
	for _, want := range []string{"60,000,000 requests a month", "at most 100", " on; there ", a.Study.Beyond[0].First.Title} {
		if !strings.Contains(text, want) {
			t.Errorf("%q is not in %q", want, text)
		}
	}
	if row := summary.Text(c, a, nil, whole); !strings.Contains(row, "breaks Monthly cost") {
		t.Error("the row has no mark")
	}
}

// A plan's hard stop inside the range leaves the must open, and says at which end and why;
// a range that it holds does not.
func TestAHardStopInsideTheRangeLeavesTheMustOpen(t *testing.T) {
	t.Parallel()
	c := invented(t)
	lindo := func(high float64) (*advice.Advice, *stack.Stack) {
		with := given(t, "large")
		with.Values[catalog.QuestionRequests] = rangeOf(300e6, 600e6, high)
		a := ask(t, engine(), with)
		i := slices.IndexFunc(a.Stacks, func(s *stack.Stack) bool { return s.Host.ID == "lindo-platform" })
		if i < 0 {
			t.Fatal("it does not fit at all")
		}
		return a, a.Stacks[i]
	}
	a, s := lindo(1e9)
	if s.Status != stack.FitsIf || len(s.Opens()) != 1 {
		t.Fatalf("%s, open %d", s.Status, len(s.Opens()))
	}
	if text := summary.OpenTexts(c, a, s)[0]; !strings.Contains(text, "at 1,000,000,000 requests a month") || !strings.Contains(text, "at most 20") {
		t.Error(text)
	}
	if _, s := lindo(610e6); s.Status != stack.Fits || len(s.Opens()) != 0 {
		t.Errorf("a range that it holds: %s", s.Status)
	}
}

// Where nothing fits and where one host does, the smallest sets of musts are named without
// which another fits, with what comes and its price; asked for so, it does come.
func TestDropsBringWhatTheySay(t *testing.T) {
	t.Parallel()
	for name, fits := range map[string]int{"edge": 0, "only-one": 1, "orders": 2} {
		a := explored(t, name)
		drops := a.Study.Drops
		if (len(drops) > 0) != (fits < 2) {
			t.Errorf("%s: %d sets", name, len(drops))
		}
		for _, d := range drops {
			if len(d.Questions) != len(drops[0].Questions) || len(d.Questions) > 2 {
				t.Errorf("%s: sets of %d and %d", name, len(d.Questions), len(drops[0].Questions))
			}
			with := a.Answers.Clone()
			for _, q := range d.Questions {
				with.Importance[q] = "want"
			}
			then := ask(t, engine(), with)
			i := slices.IndexFunc(then.Stacks, func(s *stack.Stack) bool { return s.ID == d.Stack.ID })
			if i < 0 || then.Stacks[i].Status != stack.Fits || then.Stacks[i].USD != d.Stack.USD || !then.Stacks[i].Bill.Complete {
				t.Errorf("%s without %v: %s does not come", name, d.Questions, d.Stack.ID)
			}
			if slices.ContainsFunc(a.Stacks, func(s *stack.Stack) bool { return s.Host == d.Stack.Host && s.Status == stack.Fits }) {
				t.Errorf("%s: %s fits as it is", name, d.Stack.ID)
			}
		}
		for _, text := range summary.DropTexts(invented(t), a) {
			if !strings.Contains(text, " USD a month") || !strings.Contains(text, " as a want → ") {
				t.Error(text)
			}
		}
	}
}

// Where no single must is in the way, sets of two are.
func TestDropsOfTwo(t *testing.T) {
	t.Parallel()
	with := read(t, invented(t), `
whereto = 1
[answers]
requests     = 50_000_000
budget       = 0.01
autoscaling  = "automatic"
only_vendors = ["faro"]
[importance]
autoscaling = "must"
`)
	a, err := engine().Advise(advice.Ask{Answers: with, Today: today, Samples: 1})
	if err != nil {
		t.Fatal(err)
	}
	if len(a.Stacks) > 0 || len(a.Study.Drops) == 0 {
		t.Fatalf("%d fit, %d sets", len(a.Stacks), len(a.Study.Drops))
	}
	for _, d := range a.Study.Drops {
		if len(d.Questions) != 2 || !slices.Contains(d.Questions, catalog.QuestionBudget) {
			t.Errorf("%v", d.Questions)
		}
	}
}

// What is open is said once: not that the cost is not known beside the prices that are
// not; of many prices the first two.
func TestOpenIsSaidOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	seen := false
	everyAdvice(t, func(name string, _ *advice.Engine, c *catalog.Catalog, a *advice.Advice) {
		for _, s := range a.Stacks {
			texts := summary.OpenTexts(c, a, s)
			for i, text := range texts {
				if slices.Contains(texts[:i], text) || len(s.Bill.Unpriced) > 0 && strings.Contains(text, "Monthly cost is not known") {
					t.Errorf("%s, %s: %q", name, s.ID, texts)
				}
				seen = seen || strings.Contains(text, " and 1 more")
			}
			if (len(texts) > 0) != (s.Status != stack.Fits) {
				t.Errorf("%s, %s: %s, open is %q", name, s.ID, s.Status, texts)
			}
		}
	})
	if !seen {
		t.Error("no list of prices was cut")
	}
}

// A sentence ends once: what is to be checked may be a question.
func TestSentencesEndOnce(t *testing.T) {
	for text, want := range map[string]string{"To check: x is beta": "To check: x is beta.", "How far?": "How far?"} {
		if got := summary.Ended(text); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

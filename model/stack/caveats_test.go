package stack_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// askedWords are what a team asked about: questions that were answered or set by an
// option, and criteria that these make a requirement of.
func askedWords(c *catalog.Catalog, a answers.Answers) map[string]bool {
	asked := map[string]bool{}
	full := a.With(c)
	far := func(r catalog.Require, v answers.Value) bool { // no limit is met by so little
		from, ok := c.Method.LimitMatters[r.Criterion]
		return ok && v.Number != nil && r.Answer == "at_least" && r.Bounds(v.Number.Typical) < from
	}
	add := func(q *catalog.Question, v answers.Value) {
		asked[q.ID] = true
		if full.Importance[q.ID] == "skip" {
			return
		}
		importance := func(r catalog.Require) bool {
			own := r.Importance
			if own == "" {
				own = q.Importance
			}
			return own != "skip" || full.Importance[q.ID] != ""
		}
		for _, r := range q.Requires {
			if importance(r) && full.Hold(r.When) && !far(r, v) {
				asked[r.Criterion] = true
			}
		}
		for _, word := range v.Words {
			option, _ := q.Option(word)
			for _, r := range option.Requires {
				if importance(r) && full.Hold(r.When) {
					asked[r.Criterion] = true
				}
			}
		}
	}
	for id, v := range full.Values {
		q, _ := c.Question(id)
		add(q, v)
	}
	return asked
}

// due says whether a word of about was asked for, or is a charge, pool or meter with a
// line of the product on the stack's bill.
func due(about []string, product string, s *stack.Stack, asked map[string]bool) bool {
	for _, word := range about {
		if asked[word] {
			return true
		}
		for _, l := range s.Bill.Lines {
			if l.By == product && slices.Contains([]string{l.ID, l.Meter}, word) {
				return true
			}
		}
	}
	return false
}

// Of every product of every stack exactly those caveats are shown that cover its
// setup today and touch what was asked for or what is on the bill: nothing is
// told that nobody asked about, and nothing that was asked about is kept back.
func TestCaveatsAreThoseThatTouchTheAnswers(t *testing.T) {
	c := invented(t)
	shown, kept, changes := 0, 0, 0
	for _, w := range every(t) {
		asked := askedWords(c, w.answers)
		for _, s := range w.stacks {
			have := map[string]bool{}
			for _, cv := range s.Caveats {
				have[cv.ID] = true
			}
			pairs := append([]fit.Pair{{Product: s.Host, Setup: s.Setup}}, s.Addons...)
			for _, pair := range pairs {
				p, setup := pair.Product, pair.Setup
				for _, cv := range p.Caveats {
					if len(cv.If)+len(cv.Beside) > 0 {
						continue // what holds decides, not what was asked
					}
					want := cv.Covers(setup) && today.In(cv.From, cv.Until) && due(cv.About, p.ID, s, asked)
					id := p.ID + "/" + cv.ID
					if want {
						shown++
					} else {
						kept++
					}
					if have[id] != want {
						t.Errorf("%s, %s: the caveat %s about %v: shown %v, due %v", w.name, s.ID, id, cv.About, have[id], want)
					}
				}
				for _, change := range p.Changes {
					id := p.ID + "/change-" + string(change.On)
					want := today < change.On && (len(change.About) == 0 || due(change.About, p.ID, s, asked))
					if want {
						changes++
					}
					if have[id] != want {
						t.Errorf("%s, %s: the change %s about %v: shown %v, due %v", w.name, s.ID, id, change.About, have[id], want)
					}
				}
			}
		}
	}
	if shown < 100 || kept < 100 || changes < 10 {
		t.Errorf("only %d caveats were due and %d not, and %d changes", shown, kept, changes)
	}
}

// Whatever caveat is shown says what it is about, holds what its kind has to say, and
// stands once.
func TestCaveatsAreWhole(t *testing.T) {
	whole := map[stack.CaveatKind]func(cv stack.Caveat) bool{
		stack.Noted:     func(cv stack.Caveat) bool { return strings.TrimSpace(cv.Text) != "" && cv.Product != nil },
		stack.Standing:  func(cv stack.Caveat) bool { return cv.Product != nil && !cv.Product.Status.PlainlyActive() },
		stack.Announced: func(cv stack.Caveat) bool { return strings.TrimSpace(cv.Text) != "" && cv.On > today },
		stack.NotKnown:  func(cv stack.Caveat) bool { return cv.Product != nil && cv.Verdict.Criterion != "" },
		stack.NotStated: func(cv stack.Caveat) bool {
			return cv.Product != nil && cv.Verdict.Is.Unstated && cv.Verdict.Outcome > fit.Unknown
		},
		stack.Yours: func(cv stack.Caveat) bool {
			return cv.Product != nil && cv.Verdict.Outcome == fit.Meets && cv.Verdict.Is.Word == "partial"
		},
		stack.Limited: func(cv stack.Caveat) bool {
			return cv.Product != nil && cv.Verdict.Is.Number != nil && cv.Verdict.Is.Number.Typical == 10
		},
		stack.Assumed: func(cv stack.Caveat) bool {
			return cv.Product != nil && cv.Verdict.Outcome == fit.Fails && cv.Verdict.Is.Number.Low < *cv.Verdict.AtLeast
		},
		stack.Stale:   func(cv stack.Caveat) bool { return len(cv.Old) > 0 && len(cv.Old) == len(cv.About) },
		stack.NoPrice: func(cv stack.Caveat) bool { return cv.Price.Label != "" },
		stack.Beside:  func(cv stack.Caveat) bool { return cv.Product != nil && cv.Product.Slot != "" && !cv.Product.SelfRun },
		stack.Joining: func(cv stack.Caveat) bool { return cv.Product != nil && cv.Verdict.Is.Word == "partial" },
	}
	kinds := map[stack.CaveatKind]int{}
	for _, w := range every(t) {
		for _, s := range w.stacks {
			seen := map[string]bool{}
			for _, cv := range s.Caveats {
				kinds[cv.Kind]++
				if is, ok := whole[cv.Kind]; !ok || !is(cv) || cv.ID == "" || len(cv.About) == 0 && cv.Kind != stack.Announced {
					t.Errorf("%s, %s: %+v", w.name, s.ID, cv)
				}
				if (cv.Kind == stack.Noted || cv.Kind == stack.Announced || cv.Kind == stack.Standing) && cv.Source.URL == "" {
					t.Errorf("%s, %s: %s has no source", w.name, s.ID, cv.ID)
				}
				key := fmt.Sprint(cv.ID, cv.Text, cv.Price, cv.Verdict.Key, cv.Verdict.Note)
				if seen[key] {
					t.Errorf("%s, %s: %s stands twice", w.name, s.ID, cv.ID)
				}
				seen[key] = true
			}
		}
	}
	for kind := range whole {
		if kinds[kind] == 0 {
			t.Errorf("no caveat is %s", kind)
		}
	}
}

// A caveat about a question appears when that question is answered, a caveat
// about a charge when the charge is on the bill, and neither before.
func TestCaveatAppearsWhenAsked(t *testing.T) {
	c := invented(t)
	h := changed(product(t, c, "alto-functions"), func(p *catalog.Product) {
		p.Caveats = []catalog.Caveat{
			{ID: "question", About: []string{"lock_in"}, Text: "q"},
			{ID: "criterion", About: []string{"ops_burden"}, Text: "c"},
			{ID: "charge", About: []string{"egress"}, Text: "e"},
			{ID: "meter", About: []string{"warm_gb_seconds"}, Text: "m"},
			{ID: "setup", About: []string{"lock_in"}, Text: "s", Scope: catalog.Scope{Setups: []string{"reserved-arm"}}},
			{ID: "later", About: []string{"lock_in"}, Text: "l", From: "2026-11-25"},
			{ID: "over", About: []string{"lock_in"}, Text: "o", Until: today},
		}
		p.Changes = []catalog.Change{{On: "2026-11-25", Text: "to come"}, {On: today, Text: "in force"}}
		p.Pools = nil
	})
	caveats := func(setup, answers string) string {
		var ids []string
		for _, s := range stacks(t, withHosts(c, h), given(t, c, answers)) {
			if s.Setup.ID == setup && len(s.Addons) == 0 {
				for _, cv := range s.Caveats {
					if cv.Kind != stack.Stale {
						ids = append(ids, strings.TrimPrefix(cv.ID, "alto-functions/"))
					}
				}
				return strings.Join(ids, " ")
			}
		}
		return "no such stack"
	}
	for _, x := range []struct{ setup, answers, want string }{
		{"on-demand-x86", "", "charge change-2026-11-25"},
		{"on-demand-x86", "response_kb = 0", "change-2026-11-25"},
		{"on-demand-x86", "response_kb = 0\nlock_in = \"no-matter\"", "question change-2026-11-25"},
		{"on-demand-x86", "response_kb = 0\noperations = \"low\"", "criterion change-2026-11-25"},
		{"reserved-arm", "response_kb = 0\ncold_start_ms = 0\nlock_in = \"low\"", "question meter setup change-2026-11-25"},
	} {
		if got := caveats(x.setup, x.answers); got != x.want {
			t.Errorf("%s with %q: got %q, want %q", x.setup, x.answers, got, x.want)
		}
	}
}

// Sources older than the catalog allows are one caveat that names the criteria, those
// that were asked for and no others.
func TestStaleFactsAreOneCaveat(t *testing.T) {
	c := invented(t)
	h := changed(product(t, c, "alto-functions"), func(p *catalog.Product) {
		for _, id := range []string{"rollback", "autoscaling", "lock_in"} { // lock_in is not asked for
			f := p.Facts[id]
			f.AsOf = "2025-01-01"
			p.Facts[id] = f
		}
	})
	list := stacks(t, withHosts(c, h), given(t, c, "rollback = \"instant\"\nautoscaling = \"automatic\"\n"))
	if len(list) == 0 {
		t.Fatal("there are no stacks")
	}
	for _, s := range list {
		i := slices.IndexFunc(s.Caveats, func(cv stack.Caveat) bool { return cv.ID == "stale" })
		if i < 0 {
			t.Fatalf("%s: no caveat of what is stale", s.ID)
		}
		want := []stack.Old{{"autoscaling", "2025-01-01"}, {"rollback", "2025-01-01"}}
		if cv := s.Caveats[i]; !slices.Equal(cv.About, []string{"autoscaling", "rollback"}) || !slices.Equal(cv.Old, want) {
			t.Errorf("%s: %+v", s.ID, cv)
		}
	}
}

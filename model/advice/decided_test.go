package advice_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// decision is what is recorded of a stack of an advice.
func decision(t *testing.T, a *advice.Advice, s *stack.Stack) answers.Decision {
	t.Helper()
	usd, err := catalog.NewAmount(fmt.Sprintf("%.2f", s.USD))
	if err != nil {
		t.Fatal(err)
	}
	return answers.Decision{Stack: s.ID, MonthlyUSD: usd, On: a.Today, Data: a.Origin.Hash, Rank: a.Place(s)}
}

// after is the advice on the same answers once a decision is recorded.
func after(t *testing.T, e *advice.Engine, a *advice.Advice, d answers.Decision) *advice.Advice {
	t.Helper()
	given := a.Answers.Clone()
	given.Decision = &d
	out := ask(t, e, given)
	if out.Decided == nil || out.Decided.Decision != d {
		t.Fatalf("the decision on %s is not looked up: %+v", d.Stack, out.Decided)
	}
	return out
}

// A decision holds on the day it is taken, and not once it costs more than allowed, no
// longer fits, or was the first and clearly is not any more.
func TestDecision(t *testing.T) {
	c := invented(t)
	engine := advice.NewEngine(c)
	a := ask(t, engine, file(t, c, "orders"))
	if a.Decided != nil || a.Objections(1) != nil {
		t.Errorf("nothing was decided: %+v", a.Decided)
	}
	first := a.First()
	b := after(t, engine, a, decision(t, a, first))
	d := b.Decided
	if d.Err != nil || d.Stack != b.First() || !d.SameData || !d.Known || d.Overtaken || len(d.Lines) > 0 || len(d.Newer) > 0 || len(d.Past) > 0 || !near(d.Now, first.USD) || d.Was < d.Now-0.005 || d.Was > d.Now+0.005 {
		t.Errorf("%+v", d)
	}
	if against := slices.Concat(b.Objections(0), b.Objections(d.Now+1)); against != nil {
		t.Errorf("on its day: %+v", against)
	}
	if against := b.Objections(d.Now / 2); len(against) != 1 || against[0].Most != d.Now/2 || against[0].Fails != nil || against[0].First != nil {
		t.Errorf("over its cost: %+v", against)
	}
	last := a.Stacks[len(a.Stacks)-1]
	second := decision(t, a, last)
	if b := after(t, engine, a, second); b.Objections(0) != nil || b.Decided.Stack.ID != last.ID {
		t.Errorf("it was never the first: %+v", b.Objections(0))
	}
	second.Rank = 1
	if b := after(t, engine, a, second); !b.Decided.Overtaken || len(b.Objections(0)) != 1 || b.Objections(0)[0].First != b.First() {
		t.Errorf("it was the first, and is the last: %+v", b.Objections(0))
	}
	// Of a better group than it stands in, another is always before it.
	blank := ask(t, engine, file(t, c, "blank"))
	if i := slices.IndexFunc(blank.Stacks, func(s *stack.Stack) bool { return s.Status == stack.FitsIf && s.Rank == 1 }); i < 0 {
		t.Error("nothing fits if something turns out well")
	} else {
		d := decision(t, blank, blank.Stacks[i])
		if d.Rank != i+1 || after(t, engine, blank, d).Objections(0) != nil {
			t.Errorf("it was never the first: place %d", d.Rank)
		}
		d.Rank = 1
		if b := after(t, engine, blank, d); !b.Decided.Overtaken {
			t.Errorf("it was the first, and %s fits now", b.First().ID)
		}
	}
	if b := after(t, engine, a, decision(t, a, a.Near[0])); len(b.Objections(0)) != 1 || b.Objections(0)[0].Fails == nil || b.Objections(0)[0].Fails.Criterion != a.Near[0].Because[0].Criterion {
		t.Errorf("what fails a must holds: %+v", b.Objections(0))
	}
	if len(a.RuledOut) > 0 {
		s := a.RuledOut[0]
		if b := after(t, engine, a, decision(t, a, s)); len(b.Objections(0)) != len(s.Because) {
			t.Errorf("%s fails %d musts: %+v", s.ID, len(s.Because), b.Objections(0))
		}
	}
}

// Prices and changes between the day of a decision and today are named, and what it
// rests on that is newer.
func TestDecisionBefore(t *testing.T) {
	c := invented(t)
	engine := advice.NewEngine(c)
	a := ask(t, engine, file(t, c, "orders"))
	bruma, err := told(engine, a, "bruma-run/always-on")
	if err != nil {
		t.Fatal(err)
	}
	d := decision(t, a, bruma.Stack)
	d.On, d.Data = "2026-09-01", "other"
	got := after(t, engine, a, d).Decided
	dearer := 0.0
	for _, l := range got.Lines {
		dearer += l.Amount
		if l.ID != "machine" {
			t.Errorf("another line changed: %+v", l)
		}
	}
	// Two machines all month, 0.001 USD an hour dearer, times Sydney's multiplier.
	if !near(dearer, 2*730*0.001*1.2) || got.SameData {
		t.Errorf("prices rose on 2026-10-01: %+v", got.Lines)
	}
	if len(got.Past) != 1 || got.Past[0].On != "2026-10-01" || len(got.Coming) != 1 || got.Coming[0].On != "2027-02-01" || got.Coming[0].By != "bruma-run" || got.Coming[0].Source.URL == "" {
		t.Errorf("past %+v, coming %+v", got.Past, got.Coming)
	}
	if !slices.Contains(got.Newer, "Machines") {
		t.Errorf("newer are %v", got.Newer)
	}
	d.On = ""
	if got := after(t, engine, a, d).Decided; got.Lines != nil || got.Newer != nil || got.Past != nil || got.Stack == nil {
		t.Errorf("without a day: %+v", got)
	}
}

// A decision's stack has its add-ons and no others, on the size that the load needs
// today, and by aliases too.
func TestDecisionOnTheSizeOfToday(t *testing.T) {
	c := invented(t)
	engine := advice.NewEngine(c)
	a := ask(t, engine, file(t, c, "orders"))
	for _, id := range []string{"bruma-run/always-on:xl@syd", "bruma/always-on:gone@syd", "bruma-run/always-on@syd"} {
		got := after(t, engine, a, answers.Decision{Stack: id, On: today}).Decided
		if got.Err != nil || got.Stack.SizeID() != "s" || len(got.Stack.Addons) != 0 || got.Stack.Way() != "bruma-run/always-on" {
			t.Errorf("%s: %+v, %v", id, got.Stack, got.Err)
		}
	}
}

// A decision for what can't be chosen any more, or never was there, has no stack: its
// error says so, and nothing else stands against it.
func TestDecisionThatIsGone(t *testing.T) {
	c := invented(t)
	engine := advice.NewEngine(c)
	a := ask(t, engine, file(t, c, "orders"))
	gone := func(id string) error {
		b := after(t, engine, a, answers.Decision{Stack: id, On: today, Rank: 1})
		if d := b.Decided; d.Stack != nil || d.Err == nil || d.Overtaken || d.Now != 0 || d.Lines != nil || b.Objections(1) != nil {
			t.Errorf("%s: %+v", id, d)
		}
		return b.Decided.Err
	}
	for id, words := range map[string][]string{
		"pluma-cloud/only":         {"pluma-cloud", "closed since 2026-01-31", "successor: bruma-run"},
		"tarka-functions/only@lon": {"tarka-functions", "closed to new customers since 2026-06-01", "successor: Alto Functions"},
	} {
		err := gone(id)
		var closed stack.ClosedError
		if !errors.As(err, &closed) || closed.Product.ID != words[0] {
			t.Errorf("%s: %v", id, err)
			continue
		}
		for _, word := range words {
			if !strings.Contains(err.Error(), word) {
				t.Errorf("%s: %q does not say %q", id, err, word)
			}
		}
	}
	for id, what := range map[string]string{
		"nowhere/plan": "host", "bruma-run/plan": "setup of bruma-run", "bruma-run/always-on@nowhere": "region of bruma-run", "bruma-run/always-on+nothing": "add-on",
	} {
		var not stack.NotKnownError
		if err := gone(id); !errors.As(err, &not) || not.What != what {
			t.Errorf("%s: %v", id, err)
		}
	}
	if err := gone("alto-functions/on-demand-x86@syd-1+mano-deploy"); !strings.Contains(err.Error(), "can't be paired") {
		t.Errorf("%v", err)
	}
}

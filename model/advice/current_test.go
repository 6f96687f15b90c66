package advice_test

import (
	"slices"
	"testing"

	"whereto/model/answers"
	"whereto/model/stack"
)

// Where the team runs now is shown wherever it ranks, beside the first; of a host that
// can't be chosen any more that it is.
func TestCurrentHost(t *testing.T) {
	c := invented(t)
	given := file(t, c, "orders")
	if current := advise(t, c, given).Current; current != nil {
		t.Errorf("nobody said where it runs: %+v", current)
	}
	for _, h := range c.Hosts {
		now := given.Clone()
		now.Values["current_host"] = answers.Words(h.ID)
		a := advise(t, c, now)
		current := a.Current
		if current == nil || current.Host != h {
			t.Fatalf("%s: %+v", h.ID, current)
		}
		if !h.Status.Advisable() {
			if current.Stack != nil || current.Known || current.Better != nil {
				t.Errorf("%s is closed: %+v", h.ID, current)
			}
			continue
		}
		all := everyStack(a)
		first, s := a.First(), current.Stack
		if s == nil || s != all[slices.IndexFunc(all, func(s *stack.Stack) bool { return s.Host == h })] {
			t.Fatalf("%s: %+v is not its best", h.ID, s)
		}
		if !near(first.USD-s.USD, current.USD) || current.Known != (first.Bill.Complete && s.Bill.Complete) {
			t.Errorf("%s: moving is %v more, known %v", h.ID, current.USD, current.Known)
		}
		if !near(first.Latency.ResponseMS-s.Latency.ResponseMS, current.MS) || current.Latency != (first.Latency.Known && s.Latency.Known) {
			t.Errorf("%s: moving is %v ms more", h.ID, current.MS)
		}
		if s == first && (current.Better != nil || current.Worse != nil || current.USD != 0) {
			t.Errorf("it runs on the first: %+v", current)
		}
		if h.ID == "faro-box" && !slices.Contains(current.Better, c.CriterionName("autoscaling")) {
			t.Errorf("moving from a server that nothing scales betters %v", current.Better)
		}
	}
}

// Users in four cities around Sydney, where the database is, six queries a request:
// hosts in Sydney win over code at the edge, which is closer to the users and slower in
// the end, and the advice says so with the numbers of both.
func TestCloserAndSlower(t *testing.T) {
	c := invented(t)
	lines := "language = [\"rust\", \"typescript\"]\nusers = [\"sydney\", \"melbourne\", \"auckland\", \"singapore\"]\ndatabase = \"sydney\"\nqueries_per_request = 6\nmust_haves = [\"automatic-scaling\", \"scale-to-zero\", \"instant-rollback\"]\n"
	a := advise(t, c, given(t, c, lines))
	if a.First() == nil || a.First().Edge {
		t.Fatalf("the first is %+v, at the edge", a.First())
	}
	closer := a.Closer
	if closer == nil || !closer.Other.Edge || closer.Database != "Sydney" || closer.Queries != 6 {
		t.Fatalf("%+v", closer)
	}
	best, other := closer.Best.Latency, closer.Other.Latency
	if closer.Best != a.First() || other.MeanMS >= best.MeanMS || other.ResponseMS <= best.ResponseMS || other.DatabaseMS <= best.DatabaseMS {
		t.Errorf("best %+v, other %+v", best, other)
	}
	for _, s := range a.Stacks {
		if s.Edge && s.Value > a.First().Value {
			t.Errorf("%s has a greater value than the first", s.ID)
		}
	}
	if closer := advise(t, c, given(t, c, "users = [\"sydney\"]\n")).Closer; closer != nil {
		t.Error("without a database something is slower for its queries")
	}
}

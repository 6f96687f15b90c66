package advice

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/stack"
)

// Current is where the team runs now, beside the first stack.
type Current struct {
	Host    *catalog.Product
	Stack   *stack.Stack // the best of the host, wherever it ranks; nil: the host can't be chosen any more
	Better  []string     // names of criteria that moving to the first stack would better
	Worse   []string     // and worsen
	USD     float64      // a month more after moving; less where negative
	Known   bool         // both bills are complete
	MS      float64      // response time more after moving
	Latency bool         // both are known
}

// current finds the best stack of the host that the team runs on; nil if that was not
// answered, or the host has none.
func current(x *stack.Case, a *Advice) *Current {
	id := x.Answers.Word(catalog.QuestionCurrentHost)
	if id == "" {
		return nil
	}
	for _, closed := range a.Closed {
		if closed.Host.ID == id {
			return &Current{Host: closed.Host}
		}
	}
	all := a.All()
	i := slices.IndexFunc(all, func(s *stack.Stack) bool { return s.Host.ID == id })
	if i < 0 {
		return nil
	}
	now, first := all[i], a.First()
	c := &Current{Host: now.Host, Stack: now}
	if first == nil {
		return c
	}
	c.USD, c.Known = x.Bills.Money.USD(first.Bill.Total-now.Bill.Total), first.Bill.Complete && now.Bill.Complete
	c.MS, c.Latency = first.Latency.ResponseMS-now.Latency.ResponseMS, first.Latency.Known && now.Latency.Known
	outcomes := map[string]int{}
	for _, v := range now.Verdicts {
		outcomes[v.Criterion+v.Key] = int(v.Outcome)
	}
	for _, v := range first.Verdicts {
		was, judged := outcomes[v.Criterion+v.Key]
		name := x.Catalog.CriterionName(v.Criterion)
		switch {
		case !judged:
		case int(v.Outcome) > was && !slices.Contains(c.Better, name):
			c.Better = append(c.Better, name)
		case int(v.Outcome) < was && !slices.Contains(c.Worse, name):
			c.Worse = append(c.Worse, name)
		}
	}
	return c
}

// Closer is a stack that is nearer to the users than the first one, and slower in the
// end, because each request queries a database far from it.
type Closer struct {
	Best, Other *stack.Stack
	Queries     float64 // of a request
	Database    string  // its city
}

// closer finds the best of the stacks that are closer to the users than the first one
// and answer later; nil if none is.
func closer(x *stack.Case, a *Advice) *Closer {
	best := a.First()
	if best == nil || x.Need.Database == "" {
		return nil
	}
	for _, s := range a.All() {
		if s.Latency.Known && s.Latency.MeanMS < best.Latency.MeanMS-0.5 && s.Latency.ResponseMS > best.Latency.ResponseMS+0.5 && s.Latency.DatabaseMS > best.Latency.DatabaseMS {
			return &Closer{best, s, x.Need.Queries, x.Catalog.Places[x.Need.Database].City}
		}
	}
	return nil
}

package advice

import (
	"math"
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/rank"
	"whereto/model/stack"
)

// Decided is a recorded decision on today's data.
type Decided struct {
	Decision  answers.Decision
	Stack     *stack.Stack // with its add-ons and no others, on the size that the load needs today; nil: Err
	Err       error        // why there is none: a stack.ClosedError, a stack.NotKnownError, or what can't go together
	SameData  bool         // the data is the one it was taken on
	Was, Now  float64      // USD a month
	Known     bool         // today's bill is complete
	Lines     []cost.Line  // what the prices of today change of the bill since the decision's day, in the advice's currency
	Overtaken bool         // it was the first, and another clearly is now
	Past      []Announced  // what was announced for a day since the decision
	Coming    []Announced  // and for a day to come
	Newer     []string     // what of it rests on sources newer than the decision: names of criteria, labels of lines
}

// Announced is a change that a vendor announced.
type Announced struct {
	By string // the product's id
	catalog.Change
	Source catalog.Source
}

// Objection is a reason for which a decision no longer holds: a must that its stack
// fails, a bill above what is allowed, or another stack that is clearly first.
type Objection struct {
	Fails *fit.Verdict
	Most  float64 // USD a month that are allowed; 0: it is another reason
	First *stack.Stack
}

// Objections are what stands against the decision on this advice, where it may cost so
// many USD a month at most (0: any). Without any it holds. A decision without a stack
// has its Err instead.
func (a *Advice) Objections(maxMonthly float64) []Objection {
	d := a.Decided
	if d == nil || d.Stack == nil {
		return nil
	}
	var list []Objection
	for i := range d.Stack.Because {
		list = append(list, Objection{Fails: &d.Stack.Because[i]})
	}
	if maxMonthly > 0 && d.Now > maxMonthly {
		list = append(list, Objection{Most: maxMonthly})
	}
	if d.Overtaken {
		list = append(list, Objection{First: a.First()})
	}
	return list
}

// decided looks a recorded decision up on today's data.
func decided(x *stack.Case, a *Advice, d answers.Decision) *Decided {
	out := &Decided{Decision: d, Was: d.MonthlyUSD.Value, SameData: d.Data == a.Origin.Hash}
	if out.Stack, out.Err = a.decidedStack(x, d.Stack); out.Err != nil {
		return out
	}
	s := out.Stack
	out.Now, out.Known = s.USD, s.Bill.Complete
	if first := a.First(); d.Rank == 1 && s.Fits() && first != nil && first != s {
		out.Overtaken = first.Status != s.Status || first.Value > s.Value && !rank.CloseCall(first.Value, s.Value)
	}
	out.Lines = priceChanges(x, s, d.On)
	for _, p := range s.Products() {
		for _, change := range p.Changes {
			one := Announced{p.ID, change, p.Sources[change.Source]}
			switch {
			case change.On > a.Today:
				out.Coming = append(out.Coming, one)
			case d.On != "" && change.On > d.On:
				out.Past = append(out.Past, one)
			}
		}
	}
	newer := func(what string, source catalog.Source) {
		if d.On != "" && source.AsOf > d.On && !slices.Contains(out.Newer, what) {
			out.Newer = append(out.Newer, what)
		}
	}
	for _, v := range s.Verdicts {
		newer(x.Catalog.CriterionName(v.Criterion), v.Source)
	}
	for _, l := range s.Bill.Lines {
		newer(l.Label, l.Source)
	}
	return out
}

// decidedStack is the stack of a decision: with its add-ons and no others, on the size
// that the load needs today.
func (a *Advice) decidedStack(x *stack.Case, id string) (*stack.Stack, error) {
	want, err := x.Canonical(stack.ParseID(id))
	if err != nil {
		return nil, err
	}
	want.Size = ""
	for _, s := range a.All() {
		if is := stack.ParseID(s.ID); want.In(is) && len(is.Addons) == len(want.Addons) {
			return whole(x, s)
		}
	}
	return x.Named(want)
}

// priceChanges are what today's prices change of a stack's bill beside those of a day.
func priceChanges(x *stack.Case, s *stack.Stack, day catalog.Date) []cost.Line {
	if day == "" || day == x.Today {
		return nil
	}
	was, y, k := s.Bare(), x.On(day), new(stack.Scratch)
	y.Carry(was, k)
	return slices.DeleteFunc(cost.Difference(y.Explain(was, k), x.Explain(s, k)).Lines, func(l cost.Line) bool {
		return math.Abs(l.Amount) < 0.005 && l.Known
	})
}

package advice

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/quantity"
)

// Decide is the decision for a stack, on this advice's day and data. An empty why is
// filled with how it ranks.
func (a *Advice) Decide(s *Stack, why string) answers.Decision {
	d := answers.Decision{Stack: s.ID, On: a.Today, Data: a.Origin.Hash, Why: why, Rank: s.Rank}
	text := quantity.Fixed(a.x.usd(s.Bill.Total), 2, false)
	d.MonthlyUSD = catalog.Amount{Text: strings.ReplaceAll(text, ",", ""), Value: a.x.usd(s.Bill.Total)}
	if d.Why == "" && s.Fits() {
		d.Why = fmt.Sprintf("rank %d of %d that fit, value %.2f", s.Rank, len(a.Stacks), s.Value)
	}
	return d
}

// Check is a recorded decision on today's data.
type Check struct {
	Decision answers.Decision
	Stack    *Stack
	Holds    bool
	Against  []string    // why it does not hold
	SameData bool        // the data is the one it was taken on
	Was, Now float64     // USD a month
	Known    bool        // today's bill is complete
	Lines    []cost.Line // what the prices of today change of the bill since the decision's day, in the advice's currency
	First    *Stack      // the first stack today; nil if none fits
	Past     []Announced // what was announced for a day since the decision
	Coming   []Announced // and for a day to come
	Newer    []string    // what of it rests on sources newer than the decision: criteria and lines of the bill
}

// Announced is a change that a vendor announced.
type Announced struct {
	By string // the product's id
	catalog.Change
	Source catalog.Source
}

// Check looks whether a decision still holds: the stack still fits, costs at most so
// much (0: any), and, if it was the first when it was taken, still is or is too close
// to the first to call. An error says what of the decision's stack is not known any
// more.
func (a *Advice) Check(d answers.Decision, maxMonthly float64) (Check, error) {
	c := Check{Decision: d, Was: d.MonthlyUSD.Value, SameData: d.Data == a.Origin.Hash}
	s, err := a.decided(d.Stack)
	if err != nil {
		return c, err
	}
	c.Stack, c.Now, c.Known = s, a.x.usd(s.Bill.Total), s.Bill.Complete
	if len(a.Stacks) > 0 {
		c.First = a.Stacks[0]
	}
	for _, v := range s.Because {
		c.Against = append(c.Against, fmt.Sprintf("%s: %s, needs %s", a.x.c.CriterionName(v.Criterion), v.Is, v.Needs))
	}
	if maxMonthly > 0 && c.Now > maxMonthly {
		c.Against = append(c.Against, fmt.Sprintf("it costs %s USD a month, at most %s is allowed", quantity.Money(c.Now), quantity.Money(maxMonthly)))
	}
	if d.Rank == 1 && s.Fits() && c.First != nil && c.First != s && c.First.Value-s.Value >= closeCall {
		c.Against = append(c.Against, fmt.Sprintf("it was the first, and %s is worth more now: %.2f, it %.2f", c.First.Name, c.First.Value, s.Value))
	}
	c.Holds = len(c.Against) == 0
	c.Lines = a.x.priceChanges(s, d.On)
	for _, p := range s.products() {
		for _, change := range p.Changes {
			one := Announced{p.ID, change, p.Sources[change.Source]}
			switch {
			case change.On > a.Today:
				c.Coming = append(c.Coming, one)
			case d.On != "" && change.On > d.On:
				c.Past = append(c.Past, one)
			}
		}
	}
	newer := func(what string, source catalog.Source) {
		if d.On != "" && source.AsOf > d.On && !slices.Contains(c.Newer, what) {
			c.Newer = append(c.Newer, what)
		}
	}
	for _, v := range s.Verdicts {
		newer(a.x.c.CriterionName(v.Criterion), v.Source)
	}
	for _, l := range s.Bill.Lines {
		newer(l.Label, l.Source)
	}
	return c, nil
}

// decided is the stack of a decision: with its add-ons and no others, on the size that
// the load needs today.
func (a *Advice) decided(id string) (*Stack, error) {
	want := splitID(id)
	want.size = ""
	for _, s := range slices.Concat(a.Stacks, a.Near, a.RuledOut) {
		if is := splitID(s.ID); want.in(is) && len(is.addons) == len(want.addons) {
			return s, nil
		}
	}
	return a.x.build(want)
}

func (s *Stack) products() []*catalog.Product {
	list := []*catalog.Product{s.Host}
	for _, p := range s.Addons {
		list = append(list, p.Product)
	}
	return list
}

// priceChanges are what today's prices change of a stack's bill beside those of a day.
func (x *context) priceChanges(s *Stack, day catalog.Date) []cost.Line {
	if day == "" || day == x.today {
		return nil
	}
	then := *x
	then.today, then.bill.Today = day, day
	then.key = then.fingerprint()
	was := s.bare()
	was.Addons = s.Addons
	then.carry(was, then.plan(was))
	var lines []cost.Line
	for _, l := range cost.Difference(was.Bill, s.Bill).Lines {
		if math.Abs(l.Amount) < 0.005 && l.Known {
			continue
		}
		l.ID, l.Label = strings.TrimPrefix(l.ID, "previews/"), strings.TrimPrefix(l.Label, "Previews: ")
		lines = append(lines, l)
	}
	return lines
}

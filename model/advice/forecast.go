package advice

import (
	"math"

	"whereto/model/cost"
	"whereto/model/stack"
)

// Months is how far a forecast looks ahead.
const Months = 36

// Forecast is what stacks cost month by month while the traffic grows: requests and static
// files, everything else as answered.
type Forecast struct {
	Percent float64   // by which the traffic of a month is above that of the month before
	Times   []float64 // what each month's traffic is of that of now; the first month's is 1
	List    []Course
	Now     int // of List: where it runs now; -1: that was not answered, or can't be billed
}

// Course is what a stack costs month by month.
type Course struct {
	Stack  *stack.Stack
	Own    float64 // the team's own work a month, in the bill's currency; 0 where an hour has no price
	Months []Point
}

// Spent is what months cost together.
type Spent struct {
	Total    float64
	Own      float64 // the team's own work, beside the total
	Complete bool    // every price of all months is known
	Holds    int     // months in which the load is held, from the first on
}

// Sum is what the first months cost together.
func (c *Course) Sum(months int) Spent {
	s := Spent{Complete: true, Own: c.Own * float64(months)}
	for i, p := range c.Months[:months] {
		s.Total += p.Total
		s.Complete = s.Complete && p.Complete
		if p.Holds && s.Holds == i {
			s.Holds++
		}
	}
	return s
}

// Payback is what comes of moving from one stack to another.
type Payback struct {
	Monthly float64 // saved in the first month; below 0: it costs more
	Known   bool    // all prices of both are known
	Holds   int     // months in which both hold the load, from the first on
	ends    int     // months in which the one that is moved to does; as many as there are: all
	saved   []float64
}

// Payback compares with a course that is left for this one; own work counts where it has a
// price.
func (c *Course) Payback(from *Course) Payback {
	months := len(c.Months)
	p := Payback{Known: true, ends: c.Sum(months).Holds, saved: make([]float64, months)}
	p.Holds = min(p.ends, from.Sum(months).Holds)
	sum := 0.0
	for i := range c.Months {
		sum += from.Months[i].Total + from.Own - c.Months[i].Total - c.Own
		p.saved[i] = sum
		p.Known = p.Known && from.Months[i].Complete && c.Months[i].Complete
	}
	p.Monthly = p.saved[0]
	return p
}

// Saved is what is saved in the first months together.
func (p *Payback) Saved(months int) float64 { return p.saved[months-1] }

// After is from which month on what is saved is as much as the move costs, 0: from none of
// those that are looked at; and the last month in which it still is, or the load still held,
// 0: it stays so. Where it is so more than once, it is the first time.
func (p *Payback) After(move float64) (after, until int) {
	for i, sum := range p.saved[:p.Holds] {
		switch paid := sum > 0 && sum >= move; {
		case paid && after == 0:
			after = i + 1
		case !paid && after > 0:
			return after, i
		}
	}
	if after > 0 && p.ends < len(p.saved) {
		until = p.ends
	}
	return after, until
}

// Forecast works out what stacks of the advice, by their ids, cost in each of the next months
// while the traffic grows so many percent a month, where it runs now before them. A size and
// add-ons are chosen anew for each month, the region stays.
func (e *Engine) Forecast(a *Advice, percent float64, ids ...string) (*Forecast, error) {
	f := &Forecast{Percent: percent, Now: -1, Times: make([]float64, Months)}
	for i := range f.Times {
		f.Times[i] = math.Pow(1+percent/100, float64(i))
	}
	if a.Current != nil && a.Current.Stack != nil {
		now := a.Current.Stack.ID
		list := []string{now}
		for _, id := range ids {
			if id != now {
				list = append(list, id)
			}
		}
		ids = list
	}
	c, err := e.outset(a, ids)
	if err != nil {
		return nil, err
	}
	for i, s := range c.stacks {
		own, _, _ := c.x.Bills.Money.From(s.OwnUSD, cost.USD)
		f.List = append(f.List, Course{s, own, make([]Point, Months)})
		if a.Current != nil && s == a.Current.Stack {
			f.Now = i
		}
	}
	k := new(stack.Scratch)
	for month, times := range f.Times {
		for i, p := range c.at(c.x.Times(times), k) {
			f.List[i].Months[month] = p
		}
	}
	return f, nil
}

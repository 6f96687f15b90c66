package advice

import (
	"math"

	"whereto/model/latency"
	"whereto/model/parallel"
	"whereto/model/stack"
	"whereto/model/workload"
)

// Point is what a stack costs a month at one load.
type Point struct {
	Total    float64 // in the bill's currency
	Complete bool    // every price is known
	Holds    bool    // the stack holds the load
	Size     string  // that it is on; empty: none
}

// known says whether the stack can be had for the total.
func (p *Point) known() bool { return p.Complete && p.Holds }

// Curve is what a stack costs a month at one load after another: on the size and with the
// add-ons that are chosen there, as in a break-even; the region stays.
type Curve struct {
	Stack  *stack.Stack
	Points []Point
}

// Crossing is from where on another curve is the cheapest of those that hold the load and
// have a full price.
type Crossing struct {
	At       float64 // requests a month
	From, To int     // curves; the one from is the dearer one at At
	Total    float64 // of the one that is cheaper from there on
}

// Curves are what stacks cost over requests a month.
type Curves struct {
	Requests  []float64
	List      []Curve
	Crossings []Crossing
}

// Cheapest is the curve that is the cheapest at one of the loads, of those that hold it and
// have a full price; -1: none does.
func (c *Curves) Cheapest(load int) int {
	points := make([]Point, len(c.List))
	for i := range points {
		points[i] = c.List[i].Points[load]
	}
	return cheapest(points)
}

// cheaper says whether one known bill is below another, by more than float noise.
func cheaper(a, b *Point) bool { return a.Total < b.Total-1e-9 }

// Curves works out what stacks of the advice, by their ids, cost at each of the loads, which
// go up; those that it does not have are left out. Requests alone change, as in a
// break-even.
func (e *Engine) Curves(a *Advice, requests []float64, ids ...string) (*Curves, error) {
	c, err := e.outset(a, ids)
	if err != nil {
		return nil, err
	}
	out := &Curves{Requests: requests, List: make([]Curve, len(c.of))}
	for i := range out.List {
		out.List[i] = Curve{c.stacks[i], make([]Point, len(requests))}
	}
	parallel.Each(len(requests), func(at int, k *stack.Scratch) {
		for i, p := range c.at(c.requests(requests[at]), k) {
			out.List[i].Points[at] = p
		}
	})
	for at := range max(1, len(requests)) - 1 {
		out.Crossings = append(out.Crossings, c.crossings(out, at)...)
	}
	return out, nil
}

// outset is some stacks of an evaluation, to be billed at other loads.
type outset struct {
	x      *stack.Case
	all    *stack.Evaluation
	of     []int          // in the evaluation
	stacks []*stack.Stack // of the advice
}

// outset finds stacks of an advice by their ids.
func (e *Engine) outset(a *Advice, ids []string) (*outset, error) {
	x, err := e.maker.Case(a.Answers, a.Today, a.Options)
	if err != nil {
		return nil, err
	}
	c := &outset{x: x, all: x.Evaluate()}
	for _, id := range ids {
		i := c.all.Find(id)
		if i < 0 {
			continue
		}
		s := c.all.Outline(i)
		if known := a.stack(id); known != nil {
			s = known
		}
		c.of, c.stacks = append(c.of, i), append(c.stacks, s)
	}
	return c, nil
}

// stack is one of the advice's by its id, nil where it has none.
func (a *Advice) stack(id string) *stack.Stack {
	for _, s := range a.All() {
		if s.ID == id {
			return s
		}
	}
	return nil
}

// requests is the case with other requests.
func (c *outset) requests(n float64) *stack.Case {
	return c.x.With(func(l *workload.Load, _ *latency.Need) { l.Requests = n })
}

// at is what each stack comes to at another case's load.
func (c *outset) at(y *stack.Case, k *stack.Scratch) []Point {
	e := c.all.At(y, c.of, k)
	list := make([]Point, len(c.of))
	for i := range list {
		p := &list[i]
		p.Total, p.Complete = e.Bill(i)
		p.Size, p.Holds = e.Carries(i)
	}
	return list
}

// crossings are those between a load and the next: where the cheapest changes, the step is
// halved until its ends differ by less than a thousandth.
func (c *outset) crossings(out *Curves, at int) []Crossing {
	was, end := out.Cheapest(at), out.Cheapest(at+1)
	if was == end {
		return nil
	}
	var list []Crossing
	k := new(stack.Scratch)
	from := out.Requests[at]
	for range len(c.of) { // each can become the cheapest once
		in, past := from, out.Requests[at+1]
		then := end
		total := 0.0
		if then >= 0 {
			total = out.List[then].Points[at+1].Total
		}
		for math.Log(past/in) > 1e-3 {
			middle := math.Sqrt(in * past)
			points := c.at(c.requests(middle), k)
			if best := cheapest(points); best == was {
				in = middle
			} else if past, then = middle, best; best >= 0 {
				total = points[best].Total
			}
		}
		if was >= 0 && then >= 0 {
			list = append(list, Crossing{At: math.Sqrt(in * past), From: was, To: then, Total: total})
		}
		if from, was = past, then; was == end {
			break
		}
	}
	return list
}

// cheapest is which of the points is the cheapest of those that can be had; -1: none.
func cheapest(points []Point) int {
	best := -1
	for i := range points {
		if p := &points[i]; p.known() && (best < 0 || cheaper(p, &points[best])) {
			best = i
		}
	}
	return best
}

package study

import (
	"math"
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/parallel"
	"whereto/model/stack"
	"whereto/model/workload"
)

// BreakEven is where a stack of another host becomes the first as one figure changes.
type BreakEven struct {
	Question string
	Place    string // of users: Now and At are its share of them
	Now      float64
	At       float64
	From, To *stack.Stack // the first below At and above it, in outline; nil where none fits
}

// figures are those that break-even is looked for in, how far from now and between
// which values.
var figures = []struct {
	question          string
	factor, low, high float64
}{
	{catalog.QuestionRequests, 1000, 1000, 1e11},
	{catalog.QuestionMemoryMB, 64, 128, 65536},
	{catalog.QuestionDurationMS, 64, 1, 60_000},
}

// breakEven finds, for requests, memory, handling time and the share of the users'
// largest place, the next value below and above the one now at which the first stack is
// of another host. Every stack that no fact rules out is billed anew at each value, on
// the size that it needs there and with the add-ons that are cheapest there; regions
// follow the users, so that for a share all stacks are worked out anew. The winner is
// looked at in steps of a factor of two (a share's: of a tenth), and where it changes
// the step is halved until its ends differ by less than a thousandth. stop is asked
// between the values; if it says so, nothing is found.
func (s Subject) breakEven(stop func() bool) []BreakEven {
	rivals := s.All.Rivals()
	if len(s.Order.Fits) == 0 || rivals.Empty() {
		return nil
	}
	found := make([]*BreakEven, 2*len(figures)+2)
	var wait parallel.Group
	for i, f := range figures {
		now := map[string]float64{catalog.QuestionRequests: s.Case.Load.Requests, catalog.QuestionMemoryMB: s.Case.Load.MemoryMB, catalog.QuestionDurationMS: s.Case.Load.DurationMS}[f.question]
		for j, step := range []float64{0.5, 2} {
			if now <= 0 {
				continue
			}
			wait.Go(func() {
				k, chase := new(stack.Scratch), rivals.Chase()
				way := search{
					next: func(v float64) float64 { return v * step }, low: max(f.low, now/f.factor), high: min(f.high, now*f.factor),
					middle: func(a, b float64) float64 { return math.Sqrt(a * b) },
					apart:  func(a, b float64) float64 { return math.Abs(math.Log(b / a)) },
					first:  func(v float64) winner { return s.winner(chase, f.question, v, k) },
				}
				// What was assumed alone rules out nothing; once it is asked for, it does.
				if was := way.first(now); was.host == s.All.Host(s.Order.Fits[0]) {
					found[2*i+j] = way.find(BreakEven{Question: f.question, Now: now}, was, stop)
				}
			})
		}
	}
	for j, step := range []float64{-0.1, 0.1} {
		wait.Go(func() { found[2*len(figures)+j] = s.shareBreaks(step, stop) })
	}
	wait.Wait()
	var list []BreakEven
	for _, e := range found {
		if e != nil {
			list = append(list, *e)
		}
	}
	return list
}

// winner is what is first at a value; its host is nil where nothing fits.
type winner struct {
	host *catalog.Product
	show func() *stack.Stack
}

// stack is the winner in outline, nil if there is none.
func (w winner) stack() *stack.Stack {
	if w.host == nil {
		return nil
	}
	return w.show()
}

// search goes from a value in steps until another host is first.
type search struct {
	next      func(v float64) float64
	low, high float64
	middle    func(a, b float64) float64
	apart     func(a, b float64) float64
	first     func(v float64) winner
}

// find completes a break-even; was is what is first now.
func (w search) find(e BreakEven, was winner, stop func() bool) *BreakEven {
	in := e.Now
	for out := w.next(in); out >= w.low && out <= w.high && !stop(); out = w.next(out) {
		is := w.first(out)
		if is.host == was.host {
			in, was = out, is
			continue
		}
		for w.apart(in, out) > 1e-3 && !stop() {
			middle := w.middle(in, out)
			if between := w.first(middle); between.host == was.host {
				in, was = middle, between
			} else {
				out, is = middle, between
			}
		}
		e.At = w.middle(in, out)
		if out < in {
			was, is = is, was
		}
		e.From, e.To = was.stack(), is.stack()
		return &e
	}
	return nil
}

// shareBreaks looks for the share of the users' largest place; the other places keep
// their proportions.
func (s Subject) shareBreaks(step float64, stop func() bool) *BreakEven {
	users := s.Case.Answers.Values[catalog.QuestionUsers].Shares
	if len(users) < 2 {
		return nil
	}
	now := users[0].Share
	first := func(o Outcome) winner {
		if len(o.Fits) == 0 {
			return winner{}
		}
		return winner{o.Host(o.Fits[0]), o.first}
	}
	way := search{
		next: func(v float64) float64 { return v + step }, low: 0.001, high: 0.999,
		middle: func(a, b float64) float64 { return (a + b) / 2 },
		apart:  func(a, b float64) float64 { return math.Abs(b - a) },
		first: func(share float64) winner {
			moved := slices.Clone(users)
			for i := range moved {
				moved[i].Share *= (1 - share) / (1 - now)
			}
			moved[0].Share = share
			return first(s.with(func(a *answers.Answers) { a.Values[catalog.QuestionUsers] = answers.Value{Shares: moved} }))
		},
	}
	return way.find(BreakEven{Question: catalog.QuestionUsers, Place: users[0].Place, Now: now}, first(s.now()), stop)
}

// winner is what is first with another figure.
func (s Subject) winner(chase *stack.Chase, question string, figure float64, k *stack.Scratch) winner {
	y := s.Case.With(func(l *workload.Load, need *latency.Need) {
		switch question {
		case catalog.QuestionRequests:
			l.Requests = figure
		case catalog.QuestionMemoryMB:
			l.MemoryMB, l.AskedMemory = figure, true
			l.MemoryUsedMB = min(l.MemoryUsedMB, figure)
		case catalog.QuestionDurationMS:
			l.DurationMS, need.HandlingMS = figure, figure
		}
	})
	i := chase.First(y, question == catalog.QuestionRequests, k)
	if i < 0 {
		return winner{}
	}
	return winner{s.All.Host(i), func() *stack.Stack {
		// By the id that it has in the advice, unless other add-ons are cheaper there.
		now, then := s.All.Outline(i), s.All.At(y, []int{i}, k).Outline(0)
		if slices.EqualFunc(now.Addons, then.Addons, func(a, b fit.Pair) bool { return a.ID() == b.ID() }) {
			return now
		}
		return then
	}}
}

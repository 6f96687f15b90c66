package advice

import (
	"cmp"
	"maps"
	"math"
	"slices"
	"sync"

	"whereto/model/answers"
	"whereto/model/fit"
)

// BreakEven is where a stack of another host becomes the first as one figure changes.
type BreakEven struct {
	Question string
	Place    string // of users: Now and At are its share of them
	Now      float64
	At       float64
	From, To *Stack // the first below At and above it; nil where none fits
}

// figures are those that break-even is looked for in, how far from now and between
// which values.
var figures = []struct {
	question          string
	factor, low, high float64
}{
	{"requests", 1000, 1000, 1e11},
	{"memory_mb", 64, 128, 65536},
	{"duration_ms", 64, 1, 60_000},
}

// BreakEven finds, for requests, memory, handling time and the share of the users'
// largest place, the next value below and above the one now at which the first stack is
// of another host. Every stack that no fact rules out is billed anew at each value, on
// the size that it needs there, with the add-ons that it has; regions follow the users,
// so that for a share the whole advice is worked out anew. The winner is looked at in
// steps of a factor of two (a share's: of a tenth), and where it changes the step is
// halved until its ends differ by less than a thousandth. stop, if given, is asked
// between the values; if it says so, nothing is found.
func (a *Advice) BreakEven(stop func() bool) []BreakEven {
	rivals := a.rivals()
	if len(a.Stacks) == 0 || len(rivals) == 0 {
		return nil
	}
	found := make([]*BreakEven, 2*len(figures)+2)
	var wait sync.WaitGroup
	for i, f := range figures {
		now := map[string]float64{"requests": a.x.load.Requests, "memory_mb": a.x.load.MemoryMB, "duration_ms": a.x.load.DurationMS}[f.question]
		for j, step := range []float64{0.5, 2} {
			if now <= 0 {
				continue
			}
			wait.Go(func() {
				way := search{
					next: func(v float64) float64 { return v * step }, low: max(f.low, now/f.factor), high: min(f.high, now*f.factor),
					middle: func(a, b float64) float64 { return math.Sqrt(a * b) },
					apart:  func(a, b float64) float64 { return math.Abs(math.Log(b / a)) },
					first:  func(v float64) *Stack { return a.winner(rivals, f.question, v) },
				}
				// What was assumed alone rules out nothing; once it is asked for, it does.
				if was := way.first(now); sameHost(was, a.Stacks[0]) {
					found[2*i+j] = way.find(BreakEven{Question: f.question, Now: now, From: was}, stop)
				}
			})
		}
	}
	for j, step := range []float64{-0.1, 0.1} {
		wait.Go(func() { found[2*len(figures)+j] = a.shareBreaks(step, stop) })
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

// byLoad are the criteria that are computed from the load.
var byLoad = []string{"monthly_cost", "response_ms", "preview_cost", "cold_start_share"}

// rivals are the stacks that only what is computed from the load stands against, if
// anything: a stack that fails by a fact fails whatever the load.
func (a *Advice) rivals() []*Stack {
	var list []*Stack
	for _, s := range a.all {
		byFact := !s.Built()
		for _, v := range s.Because {
			byFact = byFact || v.Criterion != "capacity" && !slices.Contains(byLoad, v.Criterion)
		}
		if !byFact {
			list = append(list, s)
		}
	}
	slices.SortStableFunc(list, func(s, t *Stack) int { return cmp.Compare(a.x.mostValue(t), a.x.mostValue(s)) })
	return list
}

// mostValue is the value that a stack could have at another load: what follows from
// the load at its best. Distances do not, unless the whole response is judged.
func (x *context) mostValue(s *Stack) float64 {
	most := s.Value
	for _, p := range s.Parts {
		if p.Want == "cost" || p.Want == "latency" && x.a.Has("latency_goal_ms") {
			most += p.Weight - p.Value
		}
	}
	return most
}

// search goes from a value in steps until another host is first.
type search struct {
	next      func(v float64) float64
	low, high float64
	middle    func(a, b float64) float64
	apart     func(a, b float64) float64
	first     func(v float64) *Stack
}

// find completes a break-even whose From is the first stack now.
func (w search) find(e BreakEven, stop func() bool) *BreakEven {
	stopped := func() bool { return stop != nil && stop() }
	in, was := e.Now, e.From
	for out := w.next(in); out >= w.low && out <= w.high && !stopped(); out = w.next(out) {
		is := w.first(out)
		if sameHost(is, was) {
			in, was = out, is
			continue
		}
		for w.apart(in, out) > 1e-3 && !stopped() {
			middle := w.middle(in, out)
			if between := w.first(middle); sameHost(between, was) {
				in, was = middle, between
			} else {
				out, is = middle, between
			}
		}
		e.At, e.From, e.To = w.middle(in, out), was, is
		if out < in {
			e.From, e.To = is, was
		}
		return &e
	}
	return nil
}

// shareBreaks looks for the share of the users' largest place; the other places keep
// their proportions.
func (a *Advice) shareBreaks(step float64, stop func() bool) *BreakEven {
	users := a.x.a.Values["users"].Shares
	if len(users) < 2 {
		return nil
	}
	now := users[0].Share
	way := search{
		next: func(v float64) float64 { return v + step }, low: 0.001, high: 0.999,
		middle: func(a, b float64) float64 { return (a + b) / 2 },
		apart:  func(a, b float64) float64 { return math.Abs(b - a) },
		first: func(share float64) *Stack {
			moved := slices.Clone(users)
			for i := range moved {
				moved[i].Share *= (1 - share) / (1 - now)
			}
			moved[0].Share = share
			b := a.with(func(given *answers.Answers) { given.Values["users"] = answers.Value{Shares: moved} })
			if len(b.Stacks) == 0 {
				return nil
			}
			return b.Stacks[0]
		},
	}
	return way.find(BreakEven{Question: "users", Place: users[0].Place, Now: now, From: a.Stacks[0]}, stop)
}

func sameHost(a, b *Stack) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Host == b.Host
}

// winner is the stack that is first with another figure, nil if none fits.
func (a *Advice) winner(rivals []*Stack, question string, figure float64) *Stack {
	y := a.x.loaded(func(y *context) {
		y.a.Values = maps.Clone(y.a.Values)
		y.a.Values[question] = answers.Number(figure)
		switch question {
		case "requests":
			y.load.Requests = figure
		case "memory_mb":
			y.load.MemoryMB, y.load.AskedMemory = figure, true
			y.load.MemoryUsedMB = min(y.load.MemoryUsedMB, figure)
		case "duration_ms":
			y.load.DurationMS, y.need.HandlingMS = figure, figure
		}
	})
	var best *Stack
	for _, s := range rivals { // those that could be worth the most come first
		if best != nil && a.x.mostValue(s) < best.Value-1e-9 {
			break
		}
		t := s.bare()
		t.ID, t.Title, t.Name, t.Verdicts = s.ID, s.Title, s.Name, s.Verdicts
		t.Latency.ResponseMS += y.need.HandlingMS - s.Latency.HandlingMS
		p := y.plan(t)
		y.carry(t, p)
		if p.result.Overload != "" || len(y.limits(t)) > 0 || !y.holds(t) {
			continue
		}
		y.value(t)
		if best == nil || t.Value > best.Value || t.Value == best.Value && t.ID < best.ID {
			best = t
		}
	}
	return best
}

// holds says whether a stack keeps what must be and is computed from the load.
func (x *context) holds(s *Stack) bool {
	return !slices.ContainsFunc(x.reqs, func(r fit.Requirement) bool {
		return r.Must() && slices.Contains(byLoad, r.Criterion) && x.verdict(s, fit.View{}, r).Level == fit.Fails
	})
}

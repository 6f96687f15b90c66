package advice

import (
	"cmp"
	"math"
	"slices"
	"sync"

	"whereto/model/answers"
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
// largest place, the next value below and above the one now at which the first stack is of another host. Every stack that no
// fact rules out is billed anew at each value, on the size that it needs there, with
// the add-ons that it has; the winner is looked at in steps of a factor of two, and
// where it changes the step is halved until its ends differ by less than a thousandth.
// stop, if given, is asked between the values; if it says so, nothing is found.
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
				if e, ok := a.breaks(rivals, f.question, now, step, max(f.low, now/f.factor), min(f.high, now*f.factor), stop); ok {
					found[2*i+j] = &e
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

// rivals are the stacks that only what is computed from the load stands against, if
// anything: a stack that fails by a fact fails whatever the load.
func (a *Advice) rivals() []*Stack {
	var list []*Stack
	for _, s := range a.all {
		byFact := !s.Built()
		for _, v := range s.Because {
			byFact = byFact || !slices.Contains([]string{"capacity", "monthly_cost", "response_ms", "preview_cost", "cold_start_share"}, v.Criterion)
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

func (a *Advice) breaks(rivals []*Stack, question string, now, step, low, high float64, stop func() bool) (BreakEven, bool) {
	in, was := now, a.winner(rivals, question, now)
	if !sameHost(was, a.Stacks[0]) { // what was assumed alone rules out nothing; once it is asked for, it does
		return BreakEven{}, false
	}
	stopped := func() bool { return stop != nil && stop() }
	for out := now * step; out >= low && out <= high && !stopped(); out *= step {
		is := a.winner(rivals, question, out)
		if sameHost(is, was) {
			in, was = out, is
			continue
		}
		for math.Abs(math.Log(out/in)) > 1e-3 && !stopped() {
			middle := math.Sqrt(in * out)
			if between := a.winner(rivals, question, middle); sameHost(between, was) {
				in, was = middle, between
			} else {
				out, is = middle, between
			}
		}
		e := BreakEven{Question: question, Now: now, At: math.Sqrt(in * out), From: was, To: is}
		if step < 1 {
			e.From, e.To = is, was
		}
		return e, true
	}
	return BreakEven{}, false
}

// shareBreaks looks for the share of the users' largest place, below or above the one
// now, at which the first stack is of another host; the other places keep their
// proportions. Regions follow the users, so the whole advice is worked out anew at each
// share: in steps of a tenth, halved until they differ by less than a thousandth.
func (a *Advice) shareBreaks(step float64, stop func() bool) *BreakEven {
	users := a.x.a.Values["users"].Shares
	if len(users) < 2 {
		return nil
	}
	now := users[0].Share
	first := func(share float64) *Stack {
		moved := slices.Clone(users)
		for i := range moved {
			if moved[i].Share *= (1 - share) / (1 - now); i == 0 {
				moved[i].Share = share
			}
		}
		b := a.with(func(given *answers.Answers) { given.Values["users"] = answers.Value{Shares: moved} })
		if len(b.Stacks) == 0 {
			return nil
		}
		return b.Stacks[0]
	}
	stopped := func() bool { return stop != nil && stop() }
	in, was := now, a.Stacks[0]
	for out := now + step; out > 0.001 && out < 0.999 && !stopped(); out += step {
		is := first(out)
		if sameHost(is, was) {
			in, was = out, is
			continue
		}
		for math.Abs(out-in) > 1e-3 && !stopped() {
			middle := (in + out) / 2
			if between := first(middle); sameHost(between, was) {
				in, was = middle, between
			} else {
				out, is = middle, between
			}
		}
		e := BreakEven{Question: "users", Place: users[0].Place, Now: now, At: (in + out) / 2, From: was, To: is}
		if step < 0 {
			e.From, e.To = is, was
		}
		return &e
	}
	return nil
}

func sameHost(a, b *Stack) bool {
	return a == nil && b == nil || a != nil && b != nil && a.Host == b.Host
}

// winner is the stack that is first with another figure, nil if none fits.
func (a *Advice) winner(rivals []*Stack, question string, figure float64) *Stack {
	y := *a.x
	y.a.Values = map[string]answers.Value{}
	for id, v := range a.x.a.Values {
		y.a.Values[id] = v
	}
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
	y.low, y.high, y.ranged = y.load, y.load, false
	y.key = y.fingerprint()
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
	for _, r := range x.reqs {
		is, ok := map[string]float64{"monthly_cost": x.usd(s.Bill.Total), "response_ms": s.Latency.ResponseMS, "preview_cost": s.Previews}[r.Criterion]
		if ok && r.Must() && r.AtMost != nil && is > *r.AtMost {
			return false
		}
	}
	return true
}

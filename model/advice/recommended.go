package advice

import (
	"cmp"
	"math"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
	"whereto/model/study"
)

// Recommended is what is advised: the first row of the first group that is not empty, and
// what speaks for it and against it beside the rows below.
type Recommended struct {
	Stack *stack.Stack
	Next  []*stack.Stack // the next rows of its group, three at most
	Why   []Reason       // what it has over them, what counts the most first
	But   []Doubt
	Flips []Flip // what makes another first
}

// Reason is one thing in which the recommended stack is better than the row below, and
// perhaps than those after it; or that there is no other of its kind.
type Reason struct {
	Kind    ReasonKind
	Gain    float64      // of value, over the row below
	Is      float64      // of a figure: the recommended stack's
	Verdict *fit.Verdict // of Fact: its verdict
	Worse   []Worse      // the next rows that are worse, the row below first
	Hosts   int          // of Alone: of how many
}

// Worse is a row with its figure or its verdict, where it is worse.
type Worse struct {
	Stack   *stack.Stack
	Is      float64
	Verdict *fit.Verdict
}

// ReasonKind says what a reason compares.
type ReasonKind string

// Cheaper is less a month, in the bill's currency, with the team's own work where that was
// priced; Faster a shorter response in ms, Nearer a shorter way to users where no database
// is asked; Fact a requirement that is met better; Sure fewer things left open; Fewer fewer
// products; Warm no request, but for 1 in 10,000, that meets a cold start; Holds a bound
// that is kept at both ends of the answers' ranges; Alone no other row in the group.
const (
	Cheaper ReasonKind = "cost"
	Faster  ReasonKind = "response"
	Nearer  ReasonKind = "way"
	Fact    ReasonKind = "fact"
	Sure    ReasonKind = "open"
	Fewer   ReasonKind = "parts"
	Warm    ReasonKind = "starts"
	Holds   ReasonKind = "range"
	Alone   ReasonKind = "alone"
)

// Doubt is one thing that is open, breaks, is left out, or stands against the recommended
// stack.
type Doubt struct {
	Kind    DoubtKind
	Break   *stack.Break    // of Breaks: the bound and what becomes of it
	Beyond  *study.Beyond   // of Breaks: from which value on, and what is first there; nil: not explored
	Open    *stack.Open     // of Opens
	Verdict *fit.Verdict    // of Unmet: the want
	Reason  *Reason         // of Behind: the reason of the rows that are better, with their figures in Worse
	Likely  *study.Likelier // of Unlikely
	Stack   *stack.Stack    // of Tied: the row below; of Unlikely: the likelier one
	Share   float64         // of Unlikely: of draws in which the recommended one is first
	Other   float64         // and in which the likelier one is
}

// DoubtKind says what a doubt holds.
type DoubtKind string

// Breaks is a bound that breaks at an end of an answered range; Opens what has to turn out
// well; Tied a row that is worth the same; Unlikely that another row is first in more
// draws; Unmet a want that is not met; Behind a figure in which a row below is better;
// LeftOut that the bill leaves things out.
const (
	Breaks   DoubtKind = "breaks"
	Opens    DoubtKind = "open"
	Tied     DoubtKind = "tied"
	Unlikely DoubtKind = "unlikely"
	Unmet    DoubtKind = "unmet"
	Behind   DoubtKind = "behind"
	LeftOut  DoubtKind = "left-out"
)

// Flip is something that makes another row first.
type Flip struct {
	Kind  FlipKind
	Row   *stack.Stack     // of Check: the row that takes the place if what is open of it turns out well
	Even  *study.BreakEven // of Load
	Open  *study.Open      // of Answer
	Tip   *study.Tip       // of Change
	First *stack.Stack     // that is first then; nil: nothing fits
}

// FlipKind says what flips: something to check, a load, an answer, a weight or a price.
type FlipKind string

// The kinds of flips, in their order.
const (
	Check  FlipKind = "check"
	Load   FlipKind = "load"
	Answer FlipKind = "answer"
	Change FlipKind = "change"
)

const (
	nextRows    = 3
	mostReasons = 4
	mostBehind  = 3
	mostAnswers = 3
	// worthSaying is the gain of value below which a reason is left out beside others, and
	// a figure in which a row below is better.
	worthSaying = 0.005
	// starts is the share of requests that may meet a cold start where nothing is said of them.
	starts = 0.0001
)

// recommended is what the advice recommends; nil where nothing fits.
func recommended(x *stack.Case, a *Advice) *Recommended {
	first := a.First()
	if first == nil {
		return nil
	}
	r := &Recommended{Stack: first}
	for _, s := range a.Stacks[1:min(len(a.Stacks), 1+nextRows)] {
		if s.Status == first.Status {
			r.Next = append(r.Next, s)
		}
	}
	c := comparing{x, a}
	if len(r.Next) == 0 {
		r.Why = []Reason{{Kind: Alone, Hosts: len(a.Stacks) + len(a.Near) + len(a.RuledOut) + len(a.Closed)}}
	} else {
		r.Why = c.why(first, r.Next)
	}
	r.But = c.but(r)
	r.Flips = c.flips(first)
	return r
}

// comparing compares stacks of an advice.
type comparing struct {
	x *stack.Case
	a *Advice
}

// why are the things in which a stack is better than the first of the others: those that
// count first, and others where few do.
func (c comparing) why(s *stack.Stack, next []*stack.Stack) []Reason {
	all := c.reasons(s, next)
	counting := slices.DeleteFunc(slices.Clone(all), func(r Reason) bool { return r.Gain < worthSaying && !r.must() })
	for _, r := range all {
		if len(counting) >= mostReasons {
			break
		}
		if r.Gain < worthSaying && !r.must() && (r.Gain == 0 || len(counting) == 0) {
			counting = append(counting, r)
		}
	}
	return counting[:min(mostReasons, len(counting))]
}

// must says whether the reason is of a must, which counts before all.
func (r *Reason) must() bool {
	return r.Kind == Sure || r.Kind == Holds || r.Kind == Fact && r.Verdict.Must()
}

// reasons are all things in which a stack is better than the first of the others, those
// of musts and those that gain the most first.
func (c comparing) reasons(s *stack.Stack, next []*stack.Stack) []Reason {
	var list []Reason
	figure := func(kind ReasonKind, of func(*stack.Stack) (float64, bool), gain func(o *stack.Stack) float64) {
		is, known := of(s)
		if !known {
			return
		}
		r := Reason{Kind: kind, Is: is}
		for _, o := range next {
			if other, known := of(o); known && other > is {
				r.Worse = append(r.Worse, Worse{Stack: o, Is: other})
			}
		}
		if len(r.Worse) > 0 && r.Worse[0].Stack == next[0] {
			r.Gain = gain(next[0])
			list = append(list, r)
		}
	}
	part := func(objective string) func(o *stack.Stack) float64 {
		return func(o *stack.Stack) float64 {
			a, _ := s.Part(objective)
			b, _ := o.Part(objective)
			return a.Value - b.Value
		}
	}
	none := func(*stack.Stack) float64 { return 0 }
	figure(Cheaper, c.cost, part(stack.Cost))
	if c.x.Need.Database != "" || c.x.ResponseJudged() {
		figure(Faster, func(s *stack.Stack) (float64, bool) { return toMS(s.Latency.ResponseMS), s.Latency.Known }, part(stack.Latency))
	} else {
		figure(Nearer, func(s *stack.Stack) (float64, bool) { return toMS(s.Latency.MeanMS), s.Latency.Known }, part(stack.Latency))
	}
	for i := range c.x.Requirements {
		if r, ok := c.fact(i, s, next); ok {
			list = append(list, r)
		}
	}
	figure(Sure, func(s *stack.Stack) (float64, bool) { return float64(len(s.Opens())), true }, none)
	figure(Holds, func(s *stack.Stack) (float64, bool) { return float64(len(s.Breaks)), true }, none)
	figure(Fewer, func(s *stack.Stack) (float64, bool) { return float64(len(s.Products())), true }, none)
	if !slices.ContainsFunc(list, func(r Reason) bool { return r.Kind == Fact && r.Verdict.Criterion == catalog.CriterionColdStartMS }) {
		figure(Warm, func(s *stack.Stack) (float64, bool) {
			if s.ColdShare == nil {
				return 0, false
			}
			if *s.ColdShare <= starts {
				return 0, true
			}
			return *s.ColdShare, true
		}, none)
	}
	list = slices.DeleteFunc(list, func(r Reason) bool { return (r.Kind == Warm || r.Kind == Holds) && r.Is > 0 })
	slices.SortStableFunc(list, func(a, b Reason) int {
		if a.must() != b.must() {
			if a.must() {
				return -1
			}
			return 1
		}
		return cmp.Compare(b.Gain, a.Gain)
	})
	return list
}

// cost is what a stack costs a month with the team's own work, in the bill's currency, to
// the cent; where it is not all known, nothing.
func (c comparing) cost(s *stack.Stack) (float64, bool) {
	return cents(Cost(c.a, s)), s.Bill.Complete
}

// Cost is a stack's cost a month as it is judged: the bill, and the team's own work where
// an hour's price was answered, in the bill's currency.
func Cost(a *Advice, s *stack.Stack) float64 {
	if s.OwnUSD == 0 {
		return s.Bill.Total
	}
	per := 1.0
	if a.Conversion != nil {
		per = a.Conversion.USD
	}
	return s.Bill.Total + s.OwnUSD/per
}

// fact is a reason if the stack satisfies a requirement better than the first of the
// others. What a figure says is no fact.
func (c comparing) fact(i int, s *stack.Stack, next []*stack.Stack) (Reason, bool) {
	q := &c.x.Requirements[i]
	if k := stack.ComputedOf(q.Criterion); k != nil && k.Objective != "" || i >= len(s.Verdicts) {
		return Reason{}, false
	}
	is := &s.Verdicts[i]
	r := Reason{Kind: Fact, Verdict: is}
	for _, o := range next {
		if v := &o.Verdicts[i]; v.Outcome < is.Outcome {
			r.Worse = append(r.Worse, Worse{Stack: o, Verdict: v})
		}
	}
	if len(r.Worse) == 0 || r.Worse[0].Stack != next[0] {
		return Reason{}, false
	}
	r.Gain = c.weight(s, q) * (stack.Score(is.Outcome).Is - stack.Score(r.Worse[0].Verdict.Outcome).Is)
	return r, true
}

// weight is what a requirement weighs in a stack's value: its question's part, shared by
// the question's wants.
func (c comparing) weight(s *stack.Stack, q *fit.Requirement) float64 {
	p, ok := s.Part(q.Question)
	if !ok || q.Must() {
		return 0
	}
	n := 0
	for i := range c.x.Requirements {
		if o := &c.x.Requirements[i]; o.Question == q.Question && !o.Must() {
			n++
		}
	}
	return p.Weight / float64(max(n, 1))
}

// but is what stands against what is recommended, what breaks first.
func (c comparing) but(r *Recommended) []Doubt {
	s := r.Stack
	var list []Doubt
	for i := range s.Breaks {
		d := Doubt{Kind: Breaks, Break: &s.Breaks[i]}
		if c.a.Study != nil && i < len(c.a.Study.Beyond) {
			d.Beyond = &c.a.Study.Beyond[i]
		}
		list = append(list, d)
	}
	for _, o := range s.Opens() {
		list = append(list, Doubt{Kind: Opens, Open: &o})
	}
	if len(r.Next) > 0 && s.Rank == r.Next[0].Rank {
		list = append(list, Doubt{Kind: Tied, Stack: r.Next[0]})
	}
	if c.a.Study != nil && c.a.Study.Robust.Likelier != nil {
		l := c.a.Study.Robust.Likelier
		list = append(list, Doubt{Kind: Unlikely, Likely: l, Stack: c.a.Stacks[l.Row], Share: c.a.Study.Robust.Stacks[0].First, Other: c.a.Study.Robust.Stacks[l.Row].First})
	}
	list = append(list, c.behind(r)...)
	if len(s.Bill.LeftOut) > 0 || s.Bill.OnTop() > 0 {
		list = append(list, Doubt{Kind: LeftOut})
	}
	return list
}

// behind are wants that the recommended stack does not meet, and figures in which rows
// below are better; those that cost the most value first.
func (c comparing) behind(r *Recommended) []Doubt {
	s := r.Stack
	type against struct {
		Doubt
		loss float64
	}
	var list []against
	for i := range c.x.Requirements {
		q := &c.x.Requirements[i]
		k := stack.ComputedOf(q.Criterion)
		if q.Must() || k != nil && k.Objective != "" || i >= len(s.Verdicts) || s.Verdicts[i].Outcome == fit.Meets {
			continue
		}
		d := Doubt{Kind: Unmet, Verdict: &s.Verdicts[i]}
		better := &Reason{Kind: Fact, Verdict: d.Verdict}
		for _, o := range r.Next {
			if v := &o.Verdicts[i]; v.Outcome > d.Verdict.Outcome {
				better.Worse = append(better.Worse, Worse{Stack: o, Verdict: v})
			}
		}
		if better.Worse != nil {
			d.Reason = better
		}
		list = append(list, against{d, c.weight(s, q) * (1 - stack.Score(d.Verdict.Outcome).Is)})
	}
	seen := map[ReasonKind]*Reason{}
	for _, o := range r.Next {
		for _, over := range c.reasons(o, []*stack.Stack{s}) {
			if over.Kind != Cheaper && over.Kind != Faster && over.Kind != Nearer || over.Gain < worthSaying {
				continue
			}
			if seen[over.Kind] == nil {
				seen[over.Kind] = &Reason{Kind: over.Kind, Is: over.Worse[0].Is}
				list = append(list, against{Doubt{Kind: Behind, Reason: seen[over.Kind]}, over.Gain})
			}
			seen[over.Kind].Worse = append(seen[over.Kind].Worse, Worse{Stack: o, Is: over.Is})
		}
	}
	slices.SortStableFunc(list, func(a, b against) int { return cmp.Compare(b.loss, a.loss) })
	var out []Doubt
	for _, l := range list[:min(mostBehind, len(list))] {
		out = append(out, l.Doubt)
	}
	return out
}

// flips are what makes another row first: what is open of one that would be, the nearest
// loads, open questions, and the smallest change of a weight and of a price.
func (c comparing) flips(first *stack.Stack) []Flip {
	var list []Flip
	for i, s := range c.a.Stacks {
		if c.a.WouldBe(i) == 1 && s != first && s.Value > first.Value && first.Status == stack.Fits {
			list = append(list, Flip{Kind: Check, Row: s, First: s})
		}
	}
	if c.a.Study == nil {
		return list
	}
	other := func(s *stack.Stack) bool { return s == nil || s.Host != first.Host }
	for i := range c.a.Study.BreakEven {
		e := &c.a.Study.BreakEven[i]
		then := e.To
		if e.At < e.Now {
			then = e.From
		}
		if other(then) {
			list = append(list, Flip{Kind: Load, Even: e, First: then})
		}
	}
	answers := 0
	for i := range c.a.Study.Next {
		o := &c.a.Study.Next[i]
		figure := slices.ContainsFunc(c.a.Study.BreakEven, func(e study.BreakEven) bool { return e.Question == o.Question }) // it is said from where on
		if other(o.Winner) && !figure && answers < mostAnswers {
			list = append(list, Flip{Kind: Answer, Open: o, First: o.Winner})
			answers++
		}
	}
	for i := range c.a.Study.Tips {
		if t := &c.a.Study.Tips[i]; other(t.Winner) {
			list = append(list, Flip{Kind: Change, Tip: t, First: t.Winner})
		}
	}
	return list
}

// toMS is a number of ms as it is shown, cents an amount.
func toMS(ms float64) float64   { return math.Round(ms) }
func cents(usd float64) float64 { return math.Round(usd*100) / 100 }

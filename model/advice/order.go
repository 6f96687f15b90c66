package advice

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/rank"
)

// closeCall is the gap of value below which the first two are too close to call.
const closeCall = 0.02

// value gives the stack the parts of its value: cost, latency where users are
// known, and each question that made requirements.
func (x *context) value(s *Stack) {
	weight := func(question, kind string) float64 {
		if w, ok := x.a.Weights[question]; ok {
			return w
		}
		return x.c.Plan.Weights[kind]
	}
	costPart := rank.Part{Want: "cost", Weight: weight("cost", "cost")}
	score := rank.Log(x.usd(s.Bill.Total), x.scales.CostBest, x.scales.CostWorst)
	costPart.Best = score
	if s.Bill.Complete { // a part of a bill never counts as cheaper than a full one
		costPart.Score = score
	}
	parts := []rank.Part{costPart}
	if len(x.need.Users) > 0 {
		p := rank.Part{Want: "latency", Weight: weight("latency", "latency")}
		if s.Latency.Known {
			p.Score = x.latencyScore(s.Latency.MeanMS+s.Latency.DatabaseMS, s.Latency.HandlingMS)
		}
		parts = append(parts, p)
	}
	for _, q := range x.c.Questions {
		if q.ID == "budget" || q.ID == "latency_goal_ms" {
			continue // are the cost's and the latency's scale
		}
		if p, ok := x.part(s, q); ok {
			parts = append(parts, p)
		}
	}
	s.Parts = rank.Normalise(parts)
	s.Value, s.BestValue = rank.Sum(s.Parts)
}

// latencyScore scores the way of a request in ms: to the app, and from there to the
// database, since what is closer to the users and slower in the end is no gain; with a
// goal the whole response.
func (x *context) latencyScore(way, handling float64) float64 {
	if x.a.Has("latency_goal_ms") {
		way += handling
	}
	return rank.Log(way, x.scales.LatencyBest, x.scales.LatencyWorst)
}

// of are the stack's verdicts on what a question requires.
func (s *Stack) of(question string) []fit.Verdict {
	var list []fit.Verdict
	for _, v := range s.Verdicts {
		if v.Question == question && v.Criterion != "capacity" {
			list = append(list, v)
		}
	}
	return list
}

// part is what the requirements of one question contribute, each the same.
func (x *context) part(s *Stack, q *catalog.Question) (rank.Part, bool) {
	p := rank.Part{Want: q.ID}
	n, must := 0.0, false
	for _, v := range s.of(q.ID) {
		score, best := rank.Of(v.Level)
		p.Score += score
		p.Best += best
		n++
		must = must || v.Must()
	}
	if n == 0 {
		return p, false
	}
	p.Score /= n
	p.Best /= n
	kind := "want"
	if must {
		kind = "must"
	}
	p.Weight = x.c.Plan.Weights[kind]
	if w, ok := x.a.Weights[q.ID]; ok {
		p.Weight = w
	}
	return p, true
}

// sort puts the stacks in order: what fits by value, near misses by how little
// fails, and what is ruled out. Of one host, a stack that costs more and
// satisfies no more than another becomes its variant.
func (x *context) sort(out *Advice, all []*Stack) {
	var fits, near, ruled []*Stack
	for _, s := range all {
		switch {
		case s.Fits():
			fits = append(fits, s)
		case len(s.Because) == 1 && s.Because[0].Criterion != "status":
			near = append(near, s)
		default:
			ruled = append(ruled, s)
		}
	}
	out.Stacks = undominated(fits)
	out.Near = undominated(near)
	out.RuledOut = onePerSetup(undominated(ruled))
	byValue := func(a, b *Stack) int {
		return cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.ID, b.ID))
	}
	slices.SortStableFunc(out.Stacks, byValue)
	slices.SortStableFunc(out.Near, byValue)
	last := func(s *Stack) int { // what can't be chosen at all stands last
		if s.Built() {
			return 0
		}
		return 1
	}
	slices.SortStableFunc(out.RuledOut, func(a, b *Stack) int {
		return cmp.Or(last(a)-last(b), cmp.Compare(len(a.Because), len(b.Because)), byValue(a, b))
	})
	for _, list := range [][]*Stack{out.Stacks, out.Near, out.RuledOut} {
		for _, s := range list {
			s.Caveats = x.caveats(s)
		}
	}
	values, bests := make([]float64, len(out.Stacks)), make([]float64, len(out.Stacks))
	for i, s := range out.Stacks {
		s.Rank = i + 1
		values[i], bests[i] = s.Value, s.BestValue
	}
	for i, interval := range rank.Interval(values, bests) {
		out.Stacks[i].RankIfUnknowns = interval
	}
	out.Close = len(out.Stacks) > 1 && values[0]-values[1] < closeCall
}

// undominated keeps the stacks that no other of the same host dominates; those
// that are dominated are noted as variants of the first kept one that does.
func undominated(stacks []*Stack) []*Stack {
	over := func(a, b int) bool {
		return a != b && stacks[a].Host == stacks[b].Host && dominates(stacks[a], stacks[b], a < b)
	}
	var kept, dropped []int
	for i := range stacks {
		dominated := false
		for j := range stacks {
			dominated = dominated || over(j, i)
		}
		if dominated {
			dropped = append(dropped, i)
		} else {
			kept = append(kept, i)
		}
	}
	for _, i := range dropped {
		if k := slices.IndexFunc(kept, func(k int) bool { return over(k, i) }); k >= 0 {
			by := stacks[kept[k]]
			by.Variants = append(by.Variants, stacks[i].ID)
		}
	}
	out := make([]*Stack, len(kept))
	for i, k := range kept {
		out[i] = stacks[k]
		slices.Sort(out[i].Variants)
	}
	return out
}

// dominates says whether a costs no more than b and satisfies no less, and is
// better in something; of two equal ones the one that comes first.
func dominates(a, b *Stack, first bool) bool {
	if len(a.Verdicts) != len(b.Verdicts) || len(a.Because) != len(b.Because) {
		return false
	}
	const hair = 1e-9
	better := false
	switch {
	case a.Bill.Complete && !b.Bill.Complete:
		better = true
	case !a.Bill.Complete && b.Bill.Complete, a.Bill.Total > b.Bill.Total+hair:
		return false
	case a.Bill.Total < b.Bill.Total-hair:
		better = true
	}
	if a.Latency.ResponseMS > b.Latency.ResponseMS+hair {
		return false
	}
	better = better || a.Latency.ResponseMS < b.Latency.ResponseMS-hair
	for i := range a.Verdicts {
		la, lb := a.Verdicts[i].Level, b.Verdicts[i].Level
		if la < lb {
			return false
		}
		better = better || la > lb
	}
	if ca, cb := coldest(a), coldest(b); ca > cb+hair {
		return false
	} else if ca < cb-hair {
		better = true
	}
	return better || first
}

// coldest is the share of requests that meet a cold start; not known counts as all.
func coldest(s *Stack) float64 {
	if s.ColdShare == nil {
		return 1
	}
	return *s.ColdShare
}

// onePerSetup keeps of what is ruled out one stack for each host and setup, the
// one with the fewest reasons.
func onePerSetup(stacks []*Stack) []*Stack {
	best := map[string]*Stack{}
	var order []string
	for _, s := range stacks {
		key := s.Host.ID + "/" + s.Setup.ID
		have, ok := best[key]
		if !ok {
			order = append(order, key)
		}
		if !ok || len(s.Because) < len(have.Because) || len(s.Because) == len(have.Because) && s.Value > have.Value {
			best[key] = s
		}
	}
	var kept []*Stack
	for _, key := range order {
		kept = append(kept, best[key])
	}
	return kept
}

package advice

import (
	"math"
	"math/rand/v2"
	"slices"

	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/rank"
)

// DefaultSamples is how often the ranking is drawn anew unless the user says otherwise.
const DefaultSamples = 2000

// Seed of the draws: the same input gives the same numbers.
const Seed = 1

// Robust is how firm the ranking is over plausible weights, loads, distances, exchange
// rates and unknown facts.
type Robust struct {
	Samples int
	Stacks  []Firmness // of Advice.Stacks, in their order
	Close   bool       // the first one takes the first rank in under 60 of 100 mixes
}

// Firmness is how a stack ranks over all draws.
type Firmness struct {
	First      float64   // share of draws in which it ranks first
	Error      float64   // standard error of First
	Ranks      []float64 // share of each rank
	Central    []float64 // mean weights with which it is first, in the order of its Parts; nil if it never is
	Confidence float64   // share of draws in which it is first with these weights
}

// Robust draws the ranking so often; 0 draws nothing. The stacks' own parts, bills and
// distances are used; what several share (the load, a way between two cities, a
// product's unknown fact, the exchange rate) is drawn once for all of them.
//
// Weights: each between half and twice its own, those that were answered between 0.8
// and 1.25 of it. Load: between the ends of the answer's range, without one between
// half and twice, triangular in its logarithm. Distances: triangular over their range.
// Exchange rates: within 5 percent. An unknown fact is a yes or a no, each as likely.
func (a *Advice) Robust(samples int) Robust {
	out := Robust{Samples: samples, Stacks: make([]Firmness, len(a.Stacks))}
	if samples <= 0 || len(a.Stacks) == 0 {
		return out
	}
	d := newDraw(a)
	result := rank.SMAA(len(a.Stacks), len(a.Stacks[0].Parts), samples, Seed, d.weigh(), d.scores)
	for i := range out.Stacks {
		first := result.Rank[i][0]
		out.Stacks[i] = Firmness{first, rank.StandardError(first, samples), result.Rank[i], result.Central[i], result.Confidence[i]}
	}
	out.Close = out.Stacks[0].First < 0.6
	return out
}

// draw draws the scores of an advice's stacks.
type draw struct {
	a       *Advice
	options []option
	load    [3]float64 // factors: low, typical, high
	ways    []latency.Estimate
	facts   int // unknown ones
}

// option is a stack as it is drawn.
type option struct {
	parts    []rank.Part
	usd      [3]float64 // cost at the ends of the load and at the typical one
	foreign  float64    // share of it that is in another currency
	complete bool
	legs     []drawnLeg
	handling float64
	open     [][]verdictDraw // by part
}

type drawnLeg struct {
	share         float64
	way, database int // of draw.ways; -1: none
}

type verdictDraw struct {
	score float64
	fact  int // of the unknown facts; -1: known
}

func newDraw(a *Advice) *draw {
	x := a.x
	d := &draw{a: a, load: [3]float64{0.5, 1, 2}}
	if v, ok := x.a.Values["requests"]; ok && v.Number != nil && !v.Number.Single() && v.Number.Typical > 0 {
		d.load = [3]float64{v.Number.Low / v.Number.Typical, 1, v.Number.High / v.Number.Typical}
	}
	ways, facts := map[[2]string]int{}, map[string]int{}
	way := func(from, to string) int {
		k := [2]string{min(from, to), max(from, to)}
		if _, ok := ways[k]; !ok {
			ways[k] = len(d.ways)
			d.ways = append(d.ways, x.net.RTT(from, to))
		}
		return ways[k]
	}
	for _, s := range a.Stacks {
		o := option{parts: s.Parts, complete: s.Bill.Complete, handling: s.Latency.HandlingMS}
		for i, f := range d.load {
			o.usd[i] = x.usd(s.Bill.Total)
			if f != 1 {
				y := x.times(f)
				t := s.bare()
				o.usd[i] = y.usd(y.carried(t).Bill.Total)
			}
		}
		for _, l := range s.Bill.Lines {
			if l.Currency != s.Bill.Currency && s.Bill.Total > 0 {
				o.foreign += l.Amount / s.Bill.Total
			}
		}
		for _, leg := range s.Latency.Legs {
			one := drawnLeg{leg.Share, -1, -1}
			region, _ := s.Host.Region(leg.Region)
			if region.Place != "" {
				one.way = way(leg.Place, region.Place)
				if leg.Database > 0 {
					one.database = way(region.Place, x.need.Database)
				}
			}
			o.legs = append(o.legs, one)
		}
		for _, p := range s.Parts {
			o.open = append(o.open, d.verdicts(s, p.Want, facts))
		}
		d.options = append(d.options, o)
	}
	d.facts = len(facts)
	return d
}

// verdicts are those of a question, with a number for each unknown fact.
func (d *draw) verdicts(s *Stack, question string, facts map[string]int) []verdictDraw {
	var list []verdictDraw
	for _, v := range s.of(question) {
		score, _ := rank.Of(v.Level)
		one := verdictDraw{score, -1}
		if v.Level == fit.Unknown {
			k := v.By + "\x00" + v.Criterion + "\x00" + v.Key
			if _, ok := facts[k]; !ok {
				facts[k] = len(facts)
			}
			one.fact = facts[k]
		}
		list = append(list, one)
	}
	return list
}

func (d *draw) weigh() rank.Weigh {
	parts := d.a.Stacks[0].Parts
	given, spread := make([]float64, len(parts)), make([]float64, len(parts))
	for i, p := range parts {
		given[i], spread[i] = p.Weight, 2
		if _, own := d.a.Answers.Weights[p.Want]; own {
			spread[i] = 1.25
		}
	}
	return rank.Around(given, spread)
}

func (d *draw) scores(r *rand.Rand, scores [][]float64) {
	load := math.Exp(triangular(r, math.Log(d.load[0]), 0, math.Log(d.load[2])))
	rate := 1 + 0.05*(2*r.Float64()-1)
	ms := make([]float64, len(d.ways))
	for i, w := range d.ways {
		ms[i] = triangular(r, w.Low, w.MS, w.High)
	}
	yes := make([]bool, d.facts)
	for i := range yes {
		yes[i] = r.Float64() < 0.5
	}
	for i, o := range d.options {
		for j, p := range o.parts {
			score := p.Score
			switch {
			case p.Want == "cost" && o.complete:
				score = rank.Log(o.cost(load, d.load)*(1+o.foreign*(rate-1)), d.a.Scales.CostBest, d.a.Scales.CostWorst)
			case p.Want == "latency" && len(o.legs) > 0:
				score = d.a.x.latencyScore(d.way(o, ms), o.handling)
			case len(o.open[j]) > 0:
				score = 0
				for _, v := range o.open[j] {
					if v.fact >= 0 && yes[v.fact] {
						v.score = 1
					}
					score += v.score / float64(len(o.open[j]))
				}
			}
			scores[i][j] = score
		}
	}
}

// way is the mean way of a request, to the app and to the database, as it was drawn.
func (d *draw) way(o option, ms []float64) float64 {
	sum := 0.0
	for _, leg := range o.legs {
		if leg.way >= 0 {
			sum += leg.share * ms[leg.way]
		}
		if leg.database >= 0 {
			sum += leg.share * d.a.x.need.Queries * ms[leg.database]
		}
	}
	return sum
}

// cost is the bill at a load between the three that were worked out.
func (o option) cost(load float64, at [3]float64) float64 {
	i := 0
	if load > at[1] {
		i = 1
	}
	if at[i+1] == at[i] {
		return o.usd[i+1]
	}
	t := (load - at[i]) / (at[i+1] - at[i])
	return o.usd[i] + t*(o.usd[i+1]-o.usd[i])
}

// triangular draws from a triangle over low and high with its top at mode.
func triangular(r *rand.Rand, low, mode, high float64) float64 {
	u := r.Float64()
	if !(high > low) {
		return mode
	}
	if top := (mode - low) / (high - low); u < top {
		return low + math.Sqrt(u*(high-low)*(mode-low))
	}
	return high - math.Sqrt((1-u)*(high-low)*(high-mode))
}

// Tip is the smallest change of one thing that makes another stack the first.
type Tip struct {
	Kind   string // "weight" or "price"
	What   string // the want, or the line of a bill and whose it is
	Stack  *Stack // whose price it is; nil for a weight
	From   float64
	To     float64
	Winner *Stack
}

// Tips are the smallest change of one weight and of one price that make another stack
// the first; none where nothing does. Weights change while the others keep their
// proportions. A price changes one line of the first stack's bill or of another's.
func (a *Advice) Tips() []Tip {
	if len(a.Stacks) < 2 {
		return nil
	}
	var tips []Tip
	if t, ok := a.weightTip(); ok {
		tips = append(tips, t)
	}
	if t, ok := a.priceTip(); ok {
		tips = append(tips, t)
	}
	return tips
}

func (a *Advice) weightTip() (best Tip, found bool) {
	first := a.Stacks[0]
	least := math.Inf(1)
	for j, p := range first.Parts {
		for _, other := range a.Stacks[1:] {
			at, ok := rank.Switch(p.Weight, p.Score, first.Value, other.Parts[j].Score, other.Value)
			if at < 0.001 || at > 0.999 { // no weight at all, or nothing else: no advice
				continue
			}
			if change := math.Abs(at - p.Weight); ok && change < least-1e-12 {
				best, least, found = Tip{Kind: "weight", What: p.Want, From: p.Weight, To: at, Winner: other}, change, true
			}
		}
	}
	return best, found
}

func (a *Advice) priceTip() (best Tip, found bool) {
	first := a.Stacks[0]
	least := math.Inf(1)
	// The total at which a stack's value is so much higher.
	at := func(s *Stack, gain float64) (usd float64, ok bool) {
		p := s.Parts[slices.IndexFunc(s.Parts, func(p rank.Part) bool { return p.Want == "cost" })]
		if !s.Bill.Complete || p.Weight <= 0 {
			return 0, false
		}
		score := p.Score + gain/p.Weight
		return rank.Unlog(score, a.Scales.CostBest, a.Scales.CostWorst), score > 0 && score < 1
	}
	try := func(s, winner *Stack, gain float64) {
		usd, ok := at(s, gain)
		if !ok {
			return
		}
		more := usd - a.x.usd(s.Bill.Total)
		for _, l := range s.Bill.Lines {
			amount := a.x.usd(l.Amount)
			if amount <= 0 || amount+more < 0 {
				continue
			}
			if change := math.Abs(math.Log((amount + more) / amount)); change < least-1e-12 {
				best, least, found = Tip{Kind: "price", What: l.Label, Stack: s, From: l.Amount, To: l.Amount * (amount + more) / amount, Winner: winner}, change, true
			}
		}
	}
	try(first, a.Stacks[1], a.Stacks[1].Value-first.Value)
	for _, other := range a.Stacks[1:] {
		try(other, other, first.Value-other.Value)
	}
	return best, found
}

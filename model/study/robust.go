package study

import (
	"math"
	"math/rand/v2"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/parallel"
	"whereto/model/rank"
	"whereto/model/stack"
)

// Seed of the draws: the same input gives the same numbers.
const Seed = 1

// What is drawn: a weight between its own divided and multiplied by WeightTimes, one that was
// given by GivenTimes; the load between its own divided and multiplied by LoadTimes, where
// its ends were not answered; an exchange rate within RateShare of its own.
const (
	WeightTimes = 2
	GivenTimes  = 1.25
	LoadTimes   = 2
	RateShare   = 0.05
)

// OftenFirst is the share of draws from which on it is told what makes a row the first.
const OftenFirst = 0.01

// Robust is how firm the ranking is over plausible weights, loads, distances, exchange
// rates and unknown facts.
type Robust struct {
	Samples  int
	Stacks   []Firmness // of the rows, in their order
	Close    bool       // the first one takes the first rank in under 60 of 100 mixes
	Likelier *Likelier  // the row that is first more often than the first one; nil: none is
}

// Firmness is how a row ranks over all draws, with the best of its stacks in each.
type Firmness struct {
	First   float64   // share of draws in which it ranks first, of the rows of the first group; they sum to 1
	Error   float64   // standard error of First
	Ranks   []float64 // share of each rank
	Central []float64 // mean weights with which it is first, in the order of its Parts; nil if it never is
	By      *Likelier // what makes it the first, where it is often enough; nil of the first row
	If      float64   // of a row that fits if something turns out well: share of draws in which none of the first group is worth more
}

// Likeliest is the row that is most often first, by its index; the first of equals.
func (r *Robust) Likeliest() int {
	best := 0
	for i := range r.Stacks {
		if r.Stacks[i].First > r.Stacks[best].First+1e-9 {
			best = i
		}
	}
	return best
}

// robust draws the ranking so often; 0 draws nothing. The rows of the first group that is
// not empty compete, each with all of its stacks that stand in that group. The stacks' own
// parts, bills and distances are used; what several share (the load, a way between two
// cities, a product's unknown fact, the exchange rate) is drawn once for all of them.
//
// Weights: evenly in the logarithm. Load: between the ends of the answer's range where it
// has one, triangular in its logarithm; drawn from strata of equal probability,
// at whose middles all stacks are billed, each on the size and with the add-ons that it
// then has. Distances: triangular over their range.
// Exchange rates: within 5 percent. An unknown want is a yes or a no, each as likely.
func (s Subject) robust(samples int) Robust {
	out := Robust{Samples: samples, Stacks: make([]Firmness, len(s.Ranking.Stacks))}
	if samples <= 0 || len(s.Ranking.Stacks) == 0 {
		return out
	}
	of := s.drawn()
	d := newDraw(s, of)
	result := rank.SMAA(of.row, of.compete, len(s.Ranking.Stacks[0].Parts), samples, Seed, d.weigh(), d.scores)
	for i, ranks := range result.Rank {
		out.Stacks[i] = Firmness{First: ranks[0], Error: rank.StandardError(ranks[0], samples), Ranks: ranks, Central: result.Central[i]}
	}
	for i, share := range result.If {
		out.Stacks[of.compete+i].If = share
	}
	out.Close = out.Stacks[0].First < 0.6
	best := out.Likeliest()
	for row := 1; row < of.compete; row++ {
		if row == best || out.Stacks[row].First >= OftenFirst {
			out.Stacks[row].By = s.likelier(&out, d, of, row)
		}
	}
	if best > 0 {
		out.Likelier = out.Stacks[best].By
	}
	return out
}

// drawn are the stacks that are drawn: all of the rows of the first group that stand in
// it, and of the rows that fit if something turns out well.
type drawn struct {
	stacks  []*stack.Stack
	drafts  []int // by stack: its index in the evaluation
	row     []int // by stack
	compete int   // rows of the first group
}

func (s Subject) drawn() drawn {
	var of drawn
	first := s.Ranking.Stacks[0].Status
	for i, head := range s.Ranking.Stacks {
		switch head.Status {
		case first:
			of.compete = i + 1
		case stack.FitsIf:
		default:
			continue
		}
		draft := s.Order.Fits[i]
		for n, one := range append([]*stack.Stack{head}, head.Also...) {
			if one.Status == head.Status {
				at := draft
				if n > 0 {
					at = s.Order.Also[draft][n-1]
				}
				of.stacks, of.drafts, of.row = append(of.stacks, one), append(of.drafts, at), append(of.row, i)
			}
		}
	}
	return of
}

// draw draws the scores of a ranking's stacks.
type draw struct {
	s       Subject
	options []option
	ways    []latency.Estimate
	facts   int // unknown ones
	costs   [strata]rank.Scale
	// What one draw uses again:
	ms  []float64 // by way
	yes []bool    // by fact
}

// option is a stack as it is drawn: what no draw moves stands in its parts.
type option struct {
	parts   []rank.Part
	usd     [strata]float64 // cost by stratum of the load
	score   [strata]float64 // of that, at today's exchange rate
	foreign float64         // share of it that is in another currency
	legs    []drawnLeg
	more    float64 // ms that count beside the ways
	cost    int     // the part that each moves; -1: none does
	latency int
	open    []openPart
}

type drawnLeg struct {
	times float64 // that the way is gone
	way   int     // of draw.ways
}

// openPart is a part whose verdicts are not all known.
type openPart struct {
	part     int
	verdicts []verdictDraw
}

type verdictDraw struct {
	score float64
	fact  int // of the unknown facts; -1: known
}

// strata are so many parts of the loads, each as likely as another.
const strata = 64

// loads are the factors in the middle of each stratum of a triangle over the logarithm
// of the load.
func (s Subject) loads() (factors [strata]float64) {
	low, high := 1.0/LoadTimes, float64(LoadTimes)
	if v, ok := s.Case.Answers.Values[catalog.QuestionRequests]; ok && v.Number != nil && !v.Number.Single() && v.Number.Typical > 0 {
		low, high = v.Number.Low/v.Number.Typical, v.Number.High/v.Number.Typical
	}
	for i := range factors {
		factors[i] = math.Exp(triangle(math.Log(low), 0, math.Log(high), (float64(i)+0.5)/strata))
	}
	return factors
}

// costs are what stacks of the evaluation cost at each stratum in USD, and its scale.
func (s Subject) costs(drafts []int) (usd [strata][]float64, scales [strata]rank.Scale) {
	loads, costing := s.loads(), s.All.Costing(drafts)
	parallel.Each(strata, func(i int, k *stack.Scratch) {
		y := s.Case.Times(loads[i])
		usd[i], scales[i] = costing.USD(y, k), y.CostScale
	})
	return usd, scales
}

func newDraw(subject Subject, of drawn) *draw {
	x := subject.Case
	usd, scales := subject.costs(of.drafts)
	d := &draw{s: subject, costs: scales}
	ways, facts := map[[2]string]int{}, map[string]int{}
	way := func(from string, to catalog.Region) int {
		k := [2]string{from, "area " + to.Area}
		if to.Place != "" {
			k = [2]string{min(from, to.Place), max(from, to.Place)}
		}
		if _, ok := ways[k]; !ok {
			ways[k] = len(d.ways)
			d.ways = append(d.ways, x.Way(from, to))
		}
		return ways[k]
	}
	for n, s := range of.stacks {
		o := option{parts: s.Parts, cost: -1, latency: -1}
		for i := range usd {
			o.usd[i] = usd[i][n] + s.OwnUSD
			o.score[i] = d.costs[i].Score(o.usd[i])
		}
		for i := range s.Bill.Lines {
			if l := &s.Bill.Lines[i]; l.Currency != s.Bill.Currency && s.Bill.Total > 0 {
				o.foreign += x.Net(l) / s.Bill.Total
			}
		}
		if x.ResponseJudged() {
			o.more = s.Latency.HandlingMS
		}
		for _, leg := range s.Latency.Legs {
			region, _ := s.Host.Region(leg.Region)
			if region.Place == "" && region.Area == "" {
				continue
			}
			o.legs = append(o.legs, drawnLeg{leg.Share, way(leg.Place, region)})
			if leg.Database > 0 {
				o.legs = append(o.legs, drawnLeg{leg.Share * x.Need.Queries, way(x.Need.Database, region)})
			}
		}
		for j, p := range s.Parts {
			verdicts := d.verdicts(s, p.Objective, facts)
			switch {
			case p.Objective == stack.Cost && s.Bill.Complete:
				o.cost = j
			case p.Objective == stack.Latency && len(s.Latency.Legs) > 0:
				o.latency = j
			case slices.ContainsFunc(verdicts, func(v verdictDraw) bool { return v.fact >= 0 }):
				o.open = append(o.open, openPart{j, verdicts})
			}
		}
		d.options = append(d.options, o)
	}
	d.facts = len(facts)
	d.ms, d.yes = make([]float64, len(d.ways)), make([]bool, d.facts)
	return d
}

// verdicts are those of a question, with a number for each unknown fact.
func (d *draw) verdicts(s *stack.Stack, question string, facts map[string]int) []verdictDraw {
	var list []verdictDraw
	for _, v := range s.Of(question) {
		if v.Must() { // it adds nothing
			continue
		}
		one := verdictDraw{stack.Score(v.Outcome).Is, -1}
		if v.Outcome == fit.Unknown {
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
	parts := d.s.Ranking.Stacks[0].Parts
	given, spread := make([]float64, len(parts)), make([]float64, len(parts))
	for i, p := range parts {
		given[i], spread[i] = p.Weight, WeightTimes
		if _, own := d.s.Given.Weights[p.Objective]; own {
			spread[i] = GivenTimes
		}
	}
	return rank.Around(given, spread)
}

func (d *draw) scores(r *rand.Rand, scores [][]float64) {
	load := int(r.Float64() * strata)
	rate := 1 + RateShare*(2*r.Float64()-1)
	for i, w := range d.ways {
		d.ms[i] = triangular(r, w.Low, w.MS, w.High)
	}
	for i := range d.yes {
		d.yes[i] = r.Float64() < 0.5
	}
	for i := range d.options {
		d.options[i].scores(d, load, rate, scores[i])
	}
}

// scores puts an option's scores with what was drawn.
func (o *option) scores(d *draw, load int, rate float64, scores []float64) {
	for j := range o.parts {
		scores[j] = o.parts[j].Score
	}
	switch {
	case o.cost < 0:
	case o.foreign == 0:
		scores[o.cost] = o.score[load]
	default:
		scores[o.cost] = d.costs[load].Score(o.usd[load] * (1 + o.foreign*(rate-1)))
	}
	if o.latency >= 0 {
		way := o.more
		for _, leg := range o.legs {
			way += leg.times * d.ms[leg.way]
		}
		scores[o.latency] = d.s.Case.WayScale.Score(way)
	}
	for _, open := range o.open {
		score := 0.0
		for _, v := range open.verdicts {
			if v.fact >= 0 {
				v.score = 0
				if d.yes[v.fact] {
					v.score = 1
				}
			}
			score += v.score / float64(len(open.verdicts))
		}
		scores[open.part] = score
	}
}

// triangular draws from a triangle over low and high with its top at mode.
func triangular(r *rand.Rand, low, mode, high float64) float64 {
	return triangle(low, mode, high, r.Float64())
}

// triangle is the value below which a share u of a triangle over low and high with its
// top at mode lies.
func triangle(low, mode, high, u float64) float64 {
	if !(high > low) {
		return mode
	}
	if top := (mode - low) / (high - low); u < top {
		return low + math.Sqrt(u*(high-low)*(mode-low))
	}
	return high - math.Sqrt((1-u)*(high-low)*(high-mode))
}

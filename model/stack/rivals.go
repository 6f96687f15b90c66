package stack

import (
	"cmp"
	"math"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/rank"
)

// Rivals are the stacks of an evaluation that only what is computed from the load stands
// against, if anything: one that fails by a fact fails whatever the load.
type Rivals struct {
	of     *Evaluation
	groups []rivals
}

// rivals are stacks that run alike: a load is carried once for all of them.
type rivals struct {
	of    []int
	bound []bound // of each: what it could be worth at another load
}

// bound is what a stack could be worth at another load, cost and way aside: what follows
// from the load at its best. Distances do not.
type bound struct {
	rest float64 // with a way that is not known
	way  float64 // ms; negative: not known
}

// Rivals finds them.
func (e *Evaluation) Rivals() *Rivals {
	out := &Rivals{of: e}
	at := map[*run]int{}
	for i := range e.drafts {
		d := &e.drafts[i]
		if e.failsByFact(i) {
			continue
		}
		n, ok := at[d.run]
		if !ok {
			n = len(out.groups)
			at[d.run] = n
			out.groups = append(out.groups, rivals{})
		}
		g := &out.groups[n]
		g.of, g.bound = append(g.of, i), append(g.bound, e.bound(i))
	}
	return out
}

// Empty says whether there is none.
func (r *Rivals) Empty() bool { return len(r.groups) == 0 }

// failsByFact says whether a stack fails a must that no load can turn.
func (e *Evaluation) failsByFact(i int) bool {
	for n := range e.x.Requirements {
		r := &e.x.Requirements[n]
		if r.Must() && e.rated[i].outcomes[n] == fit.Fails && !FollowsLoad(r.Criterion) {
			return true
		}
	}
	return false
}

// bound is what a stack could be worth.
func (e *Evaluation) bound(i int) bound {
	x, r := e.x, &e.rated[i]
	b := bound{way: -1}
	for n := range x.objectives {
		o := &x.objectives[n]
		score := 0.0
		switch {
		case o.name == Cost:
		case o.name == Latency && r.figures.WayKnown:
			b.way = r.figures.MeanMS + r.figures.DatabaseMS
		case slices.ContainsFunc(o.requirements, func(at int) bool {
			return x.Requirements[at].Criterion == catalog.CriterionColdStartMS || FollowsLoad(x.Requirements[at].Criterion)
		}):
			score = 1
		default:
			score = x.score(o, &r.figures, r.outcomes).Is
		}
		b.rest += x.weights[n].Weight * score
	}
	return b
}

// Chase looks for the first of rivals at one load after another. It belongs to one
// goroutine. What a rival cost with fewer requests it costs at least with more, since no
// bill falls: so most need not be worked out at most loads.
type Chase struct {
	of    *Rivals
	seen  [][]seen  // by group
	most  []float64 // likewise: what one of it could be worth
	order []int     // of groups, those that could be worth the most first
	last  int       // the group of the first at the last load; -1: none
}

// seen is what a group's host cost with so many requests, in USD.
type seen struct{ requests, usd float64 }

// Chase begins one.
func (r *Rivals) Chase() *Chase {
	n := len(r.groups)
	return &Chase{of: r, seen: make([][]seen, n), most: make([]float64, n), order: make([]int, 0, n), last: -1}
}

// First is the stack that is first at another case's load, by its index; -1 where none
// fits. The case is one of With; grows says that it differs from the others of the chase
// in its requests alone.
func (c *Chase) First(y *Case, grows bool, k *Scratch) int {
	c.rank(y, grows, k)
	best := -1
	var first rank.Option
	var one rated
	c.last = -1
	for _, n := range c.order {
		if best >= 0 && first.Group == rank.Fits && c.most[n] < first.Value-1e-9 {
			continue
		}
		g := &c.of.groups[n]
		drafts := c.of.of.drafts
		is := y.carry(drafts[g.of[0]].run, k)
		if grows {
			c.seen[n] = append(c.seen[n], seen{y.Load.Requests, y.Bills.Money.USD(is.bill.total)})
		}
		for _, i := range g.of {
			y.rateDraft(&drafts[i], &is, &one, k)
			if one.failed > 0 {
				continue
			}
			at := Evaluation{x: y, drafts: drafts[i : i+1], rated: []rated{one}}
			option := at.drafts[0].option(&one)
			option.Name = at.ID(0)
			if best < 0 || before(&option, &first, i < best) {
				best, first, c.last = i, option, n
			}
		}
	}
	return best
}

// rank works out what each group could be worth at a load, and puts those first that could
// be worth the most, before them the one that was first at the last load.
func (c *Chase) rank(y *Case, grows bool, k *Scratch) {
	cost, latency := 0.0, 0.0 // weights
	for n := range y.objectives {
		switch y.objectives[n].name {
		case Cost:
			cost = y.weights[n].Weight
		case Latency:
			latency = y.weights[n].Weight
		}
	}
	c.order = c.order[:0]
	for n := range c.of.groups {
		g := &c.of.groups[n]
		usd := c.least(n, y, grows, k)
		most := math.Inf(-1)
		for _, b := range g.bound {
			if b.way >= 0 {
				b.rest += latency * y.latencyScore(b.way, y.Need.HandlingMS)
			}
			most = max(most, b.rest+cost*y.CostScale.Score(usd))
		}
		c.most[n] = most
		c.order = append(c.order, n)
	}
	slices.SortStableFunc(c.order, func(a, b int) int {
		if (a == c.last) != (b == c.last) {
			if a == c.last {
				return -1
			}
			return 1
		}
		return cmp.Compare(c.most[b], c.most[a])
	})
}

// least is what a group costs at least, in USD: the instances that always run, and what it
// cost with fewer requests.
func (c *Chase) least(n int, y *Case, grows bool, k *Scratch) float64 {
	usd := 0.0
	if r := c.of.of.drafts[c.of.groups[n].of[0]].run; len(r.boxes) > 0 {
		usd = math.Inf(1)
		for _, floor := range y.floorsOf(r, k) {
			usd = min(usd, floor.Total)
		}
		usd = y.Bills.Money.USD(usd)
	}
	if grows {
		for _, s := range c.seen[n] {
			if s.requests <= y.Load.Requests {
				usd = max(usd, s.usd)
			}
		}
	}
	return usd
}

// before says whether an option stands before another. Of two of one host that are worth
// the same, cost the same and are as fast the one stays that comes first in the data: the
// other is its variant.
func before(a, b *rank.Option, earlier bool) bool {
	if a.Host == b.Host {
		x, y := *a, *b
		x.Name, y.Name, x.Parts, y.Parts = "", "", 0, 0
		if rank.Compare(&x, &y) == 0 {
			return earlier
		}
	}
	return rank.Compare(a, b) < 0
}

package stack

import (
	"cmp"
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
	of   []int
	most float64 // the value that one of them could have at any load, where the scale of ways is the same
}

// Rivals finds them, those that could be worth the most first.
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
		g.of, g.most = append(g.of, i), max(g.most, e.most(i))
	}
	slices.SortStableFunc(out.groups, func(a, b rivals) int { return cmp.Compare(b.most, a.most) })
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

// most is the value that a stack could have at another load: what follows from the load
// at its best. Distances do not, unless the whole response is judged.
func (e *Evaluation) most(i int) float64 {
	x, r := e.x, &e.rated[i]
	most := 0.0
	for n := range x.objectives {
		o := &x.objectives[n]
		score := x.score(o, &r.figures, r.outcomes).Is
		if o.name == Cost || o.name == Latency && x.ResponseJudged() || slices.ContainsFunc(o.requirements, func(at int) bool {
			return x.Requirements[at].Criterion == catalog.CriterionColdStartMS || FollowsLoad(x.Requirements[at].Criterion)
		}) {
			score = 1
		}
		most += x.weights[n].Weight * score
	}
	return most
}

// First is the stack that is first at another case's load, by its index; -1 where none
// fits. The case is one of With.
func (r *Rivals) First(y *Case, k *Scratch) int {
	best := -1
	var first rank.Option
	var one rated
	bound := y.WayScale == r.of.x.WayScale // else nothing is known of what they could be worth
	for _, g := range r.groups {
		if bound && best >= 0 && first.Group == rank.Fits && g.most < first.Value-1e-9 {
			break
		}
		c := y.carry(r.of.drafts[g.of[0]].run, k)
		for _, i := range g.of {
			y.rateDraft(&r.of.drafts[i], &c, &one, k)
			if one.failed > 0 {
				continue
			}
			at := Evaluation{x: y, drafts: r.of.drafts[i : i+1], rated: []rated{one}}
			option := at.drafts[0].option(&one)
			option.Name = at.ID(0)
			if best < 0 || before(&option, &first, i < best) {
				best, first = i, option
			}
		}
	}
	return best
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

package stack

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
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
	most float64 // the value that one of them could have at any load
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
		score, _ := x.score(o, &r.figures, r.outcomes)
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
	best, value, id := -1, 0.0, ""
	var one rated
	for _, g := range r.groups {
		if best >= 0 && g.most < value-1e-9 {
			break
		}
		c := y.carry(r.of.drafts[g.of[0]].run, k)
		for _, i := range g.of {
			y.rateDraft(&r.of.drafts[i], &c, &one, k)
			if one.failed > 0 || best >= 0 && one.value < value {
				continue
			}
			at := Evaluation{x: y, drafts: r.of.drafts[i : i+1], rated: []rated{one}}
			name := at.ID(0)
			if best < 0 || one.value > value || name < id {
				best, value, id = i, one.value, name
			}
		}
	}
	return best
}

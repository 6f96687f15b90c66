package stack

import (
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/rank"
)

// objective is a part of a stack's value: cost, latency, or a question that made
// requirements.
type objective struct {
	name         string
	weight       float64 // as it was given
	requirements []int   // of a question
}

// compileObjectives lists the parts of all stacks' values: cost, latency where users
// are known, and each question that made requirements.
func (x *Case) compileObjectives() {
	weight := func(question, kind string) float64 {
		if w, ok := x.Answers.Weights[question]; ok {
			return w
		}
		return x.Catalog.Method.Weights[kind]
	}
	x.objectives = []objective{{name: Cost, weight: weight(Cost, Cost)}}
	if len(x.Need.Users) > 0 {
		x.objectives = append(x.objectives, objective{name: Latency, weight: weight(Latency, Latency)})
	}
	for _, q := range x.Catalog.Questions {
		if decidesScale(q) {
			continue
		}
		o, kind := objective{name: q.ID}, "want"
		for i, r := range x.Requirements {
			if r.Question != q.ID || r.Criterion == catalog.CriterionCapacity {
				continue
			}
			o.requirements = append(o.requirements, i)
			if r.Must() {
				kind = "must"
			}
		}
		if o.requirements != nil {
			o.weight = weight(q.ID, kind)
			x.objectives = append(x.objectives, o)
		}
	}
	x.weights = make([]rank.Part, len(x.objectives))
	for i, o := range x.objectives {
		x.weights[i] = rank.Part{Objective: o.name, Weight: o.weight}
	}
	rank.Normalise(x.weights)
}

// decidesScale says whether a question's number is the bound of a computed criterion
// that an objective stands for: then it is that objective's scale, and no part of its own.
func decidesScale(q *catalog.Question) bool {
	for _, r := range q.Requires {
		if k := ComputedOf(r.Criterion); k != nil && k.Objective != "" {
			return true
		}
	}
	return false
}

// score is what a stack of these figures and outcomes scores on an objective, and what
// it would if all that is unknown turned out well.
func (x *Case) score(o *objective, f *Figures, outcomes []fit.Outcome) (score, best float64) {
	switch {
	case o.requirements != nil:
		for _, i := range o.requirements {
			s, b := Score(outcomes[i])
			score += s
			best += b
		}
		n := float64(len(o.requirements))
		return score / n, max(best/n, score/n)
	case o.name == Latency:
		if f.WayKnown {
			score = x.latencyScore(f.MeanMS+f.DatabaseMS, f.HandlingMS)
		}
		return score, score
	}
	best = rank.Log(f.USD, x.Scales.CostBest, x.Scales.CostWorst)
	if f.Complete { // a part of a bill never counts as cheaper than a full one
		score = best
	}
	return score, best
}

// parts puts what each objective contributes to a value behind others.
func (x *Case) parts(out []rank.Part, f *Figures, outcomes []fit.Outcome) []rank.Part {
	for i := range x.objectives {
		score, best := x.score(&x.objectives[i], f, outcomes)
		out = append(out, x.weights[i].Scored(score, best))
	}
	return out
}

// latencyScore scores the way of a request in ms: to the app, and from there to the
// database, since what is closer to the users and slower in the end is no gain; with a
// goal the whole response.
func (x *Case) latencyScore(way, handling float64) float64 {
	if x.ResponseJudged() {
		way += handling
	}
	return rank.Log(way, x.Scales.LatencyBest, x.Scales.LatencyWorst)
}

// ResponseJudged says whether the whole response is judged, not only its ways: where a
// goal for it was answered.
func (x *Case) ResponseJudged() bool { return x.Answers.Has(catalog.QuestionLatencyGoalMS) }

// Score is what an outcome counts, and what it would if the unknown turned out well.
func Score(o fit.Outcome) (score, best float64) {
	switch o {
	case fit.Meets:
		return 1, 1
	case fit.Partly:
		return 0.5, 0.5
	case fit.Unknown:
		return 0, 1
	}
	return 0, 0
}

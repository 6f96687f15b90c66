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
// are known, and each question that made wants. A must that is met adds nothing: all
// that fits has it.
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
		o := objective{name: q.ID}
		for i, r := range x.Requirements {
			if r.Question == q.ID && !r.Must() && r.Criterion != catalog.CriterionCapacity {
				o.requirements = append(o.requirements, i)
			}
		}
		if o.requirements != nil {
			o.weight = weight(q.ID, "want")
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
// it would if all that is unknown turned out ill or well.
func (x *Case) score(o *objective, f *Figures, outcomes []fit.Outcome) rank.Score {
	switch {
	case o.requirements != nil:
		var sum rank.Score
		n := float64(len(o.requirements))
		for _, i := range o.requirements {
			one := Score(outcomes[i])
			sum.Is += one.Is / n
			sum.Least += one.Least / n
			sum.Best += one.Best / n
		}
		return sum
	case o.name == Latency:
		if f.WayKnown {
			return rank.Sure(x.latencyScore(f.MeanMS+f.DatabaseMS, f.HandlingMS))
		}
		return rank.Score{Best: 1}
	}
	return x.costScore(f)
}

// parts puts what each objective contributes to a value behind others.
func (x *Case) parts(out []rank.Part, f *Figures, outcomes []fit.Outcome) []rank.Part {
	for i := range x.objectives {
		out = append(out, x.weights[i].Scored(x.score(&x.objectives[i], f, outcomes)))
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
	return x.WayScale.Score(way)
}

// ResponseJudged says whether the whole response is judged, not only its ways: where a
// goal for it was answered.
func (x *Case) ResponseJudged() bool { return x.Answers.Has(catalog.QuestionLatencyGoalMS) }

// Score is what an outcome of a want counts.
func Score(o fit.Outcome) rank.Score {
	switch o {
	case fit.Meets:
		return rank.Sure(1)
	case fit.Partly:
		return rank.Sure(0.5)
	case fit.Unknown:
		return rank.Score{Is: 0.5, Best: 1}
	}
	return rank.Score{}
}

package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/rank"
)

// Own is hours of the team's own work a month, or what they cost in USD.
type Own struct{ Is, Least, Most float64 }

// times is so many times as much.
func (o Own) times(factor float64) Own {
	return Own{o.Is * factor, o.Least * factor, o.Most * factor}
}

// OwnHours are those that a level of ops_burden leaves (data/method.toml). Of a level that
// is not known it is the mean over all, between the least and the most.
func (x *Case) OwnHours(level string) Own {
	hours := x.Catalog.Method.OpsHours
	if h, known := hours[level]; known {
		return Own{h, h, h}
	}
	var o Own
	n := 0.0
	for _, l := range x.burdens() {
		h, ok := hours[l]
		if !ok {
			continue
		}
		if n == 0 {
			o.Least, o.Most = h, h
		}
		o.Is, o.Least, o.Most = o.Is+h, min(o.Least, h), max(o.Most, h)
		n++
	}
	if n > 0 {
		o.Is /= n
	}
	return o
}

// burdens are the levels of ops_burden, the worst first.
func (x *Case) burdens() []string {
	burden, _ := x.Catalog.Criterion(catalog.CriterionOpsBurden)
	return burden.Levels
}

// judged are the requirements that all stacks are judged by: those of the answers, and
// where an hour of the team's own work has a price one for each level of ops_burden above
// the worst, so that add-ons are tried that leave less of it, and what is left is counted
// off.
func (x *Case) judged() []fit.Requirement {
	hour := x.OwnHourUSD()
	if hour <= 0 {
		return x.Requirements
	}
	list := slices.Clip(x.Requirements)
	x.ownUSD = []Own{x.OwnHours("").times(hour)}
	for i, level := range x.burdens() {
		x.ownUSD = append(x.ownUSD, x.OwnHours(level).times(hour))
		if i > 0 {
			list = append(list, fit.Requirement{Criterion: catalog.CriterionOpsBurden, Importance: fit.Aside, Bound: level})
		}
	}
	return list
}

// own is what the team's own work on a stack costs in USD a month, by the outcomes of what
// is judged; nothing where an hour has no price.
func (x *Case) own(outcomes []fit.Outcome) Own {
	if x.ownUSD == nil {
		return Own{}
	}
	level := 1
	for _, o := range outcomes[len(x.Requirements):] {
		switch o {
		case fit.Unknown:
			return x.ownUSD[0]
		case fit.Meets:
			level++
		}
	}
	return x.ownUSD[level]
}

// costScore is what a bill and own work score together. A part of a bill never counts as
// cheaper than a full one.
func (x *Case) costScore(f *Figures) rank.Score {
	score := rank.Score{Is: x.CostScale.Score(f.USD + f.Own.Is), Least: x.CostScale.Score(f.USD + f.Own.Most), Best: x.CostScale.Score(f.USD + f.Own.Least)}
	if !f.Complete {
		return rank.Score{Best: score.Best}
	}
	return score
}

package stack

import (
	"whereto/model/catalog"
	"whereto/model/rank"
)

// scales are those of cost and way. They follow from the answers alone, never from the
// stacks that are compared, so that adding or removing one reorders no two others.
func (x *Case) scales() {
	half := x.yardstick()
	if budget := x.usd(catalog.QuestionBudget); budget > 0 {
		half = min(half, budget/4)
	}
	x.CostScale = rank.Scale{Half: max(half, 0.01)}
	m := &x.Catalog.Method
	x.WayScale = rank.Scale{Half: m.WayMS + x.Load.DurationMS/2}
	if x.ResponseJudged() {
		x.WayScale.Half = max(x.Goal()/2, 0.5)
	}
}

// Goal is the goal for a response in ms; 0 where none was answered.
func (x *Case) Goal() float64 { return x.figure(catalog.QuestionLatencyGoalMS) }

// yardstick is what a load like this costs where it is cheap, times a factor, in USD a
// month: the cost that scores a half where no budget was answered. docs/method.md has it.
func (x *Case) yardstick() float64 {
	l, y := &x.Load, &x.Catalog.Method.Yardstick
	hours := l.Requests * l.CPUMS / 1000 / 3600 / x.Catalog.Method.TargetUtilisation
	sent := l.Requests*l.ResponseKB/1e6 + l.StaticGB
	return y.Times * (y.GBMonth*l.MemoryMB/1024 + y.VCPUHour*hours + y.GBSent*sent + y.MillionRequests*l.Requests/1e6)
}

// Package stack makes stacks: from a case - a catalog, answers and a day - to hosts
// with setups, sizes, regions and add-ons, each with its bill, way, verdicts and
// value. It knows nothing of their order. It is pure: the same input gives the same
// stacks.
package stack

import (
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/rank"
	"whereto/model/workload"
)

// Options are what advice depends on beside the catalog, the answers and the day.
type Options struct {
	MonthHours float64 // 0: 730
	NoFree     bool    // without free tiers
	Currency   string  // empty: what was answered, else USD
	Rate       float64 // USD for one unit of Currency; 0: from the catalog
}

// Case is what all stacks of one advice share: everything that follows from the
// answers before a host is looked at.
type Case struct {
	Catalog      *catalog.Catalog
	Answers      answers.Answers // with what their options set
	Today        catalog.Date
	Requirements []fit.Requirement
	Load         workload.Load
	Assumed      []workload.Assumption
	Need         latency.Need // of users and database, for any host
	CostScale    rank.Scale   // of USD a month
	WayScale     rank.Scale   // of ms: of the way, or of the whole response where that is judged
	Bills        cost.Options

	maker      *Maker
	net        *latency.Network
	judgement  *fit.Judgement
	ground     *ground // nil: of With
	objectives []objective
	weights    []rank.Part     // of the objectives, without scores
	special    []special       // requirements that facts alone do not decide
	musts      []int           // requirements that must be met and that facts alone decide
	cold       []int           // requirements on cold starts
	promises   []int           // requirements that a vendor's promise meets, which may rest on how a stack is built
	built      []int           // requirements that ask for instances
	instances  float64         // the least that are asked for, in each region
	several    []int           // requirements on several regions
	budget     float64         // USD a month that a must allows; 0: none does
	ownUSD     []Own           // what own work costs: of a level that is not known, then by level of ops_burden; nil: an hour has no price
	asked      map[string]bool // questions that were answered, criteria that are required
	low, high  workload.Load   // at the ends of the answers' ranges
	ranged     bool            // some answer is a range
	fits       bool            // only stacks are looked for that may fit
	shape      shapes
	languages  []string
	vat        float64                      // percent
	discounts  map[*catalog.Product]float64 // shares of the team's own off what products bill
}

// shapes are those of the typical load and of the ends of the answers' ranges.
type shapes struct{ typical, low, high *workload.Shape }

func (x *Case) shapes() {
	x.shape.typical = workload.ShapeOf(x.Load.Week)
	x.shape.low, x.shape.high = x.shape.typical, x.shape.typical
	if x.ranged && x.low.Week != x.Load.Week {
		x.shape.low = workload.ShapeOf(x.low.Week)
	}
	if x.ranged && x.high.Week != x.Load.Week {
		x.shape.high = workload.ShapeOf(x.high.Week)
	}
}

// figure is the typical value of a number that was answered, 0 if it was not.
func (x *Case) figure(question string) float64 {
	if v, ok := x.Answers.Values[question]; ok && v.Number != nil {
		return v.Number.Typical
	}
	return 0
}

// OwnHourUSD is what an hour of the team's own work costs, 0 where that was not answered.
func (x *Case) OwnHourUSD() float64 { return x.usd(catalog.QuestionOpsHourUSD) }

// Times is the case with so many times the traffic: requests and static files.
func (x *Case) Times(factor float64) *Case {
	return x.With(func(l *workload.Load, _ *latency.Need) {
		l.Requests *= factor
		l.StaticGB *= factor
	})
}

// With is the case with another load, without ranges. What was compiled is shared.
func (x *Case) With(change func(*workload.Load, *latency.Need)) *Case {
	y := *x
	change(&y.Load, &y.Need)
	y.ranged, y.ground = false, nil
	y.scales()
	if y.Load.Week != x.Load.Week {
		y.shapes()
	}
	return &y
}

// On is the case on another day: prices and facts of that day.
func (x *Case) On(day catalog.Date) *Case {
	y := *x
	y.Today, y.Bills.Today = day, day
	y.judgement, y.ground = x.maker.pairing.Judge(x.judged(), x.languages, day), nil
	return &y
}

// Way estimates the round trip between a place and a region.
func (x *Case) Way(from string, to catalog.Region) latency.Estimate { return x.net.Way(from, to) }

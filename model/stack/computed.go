package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
)

// Objectives of a stack's value that no question makes.
const (
	Cost    = "cost"
	Latency = "latency"
)

// Computed is a criterion whose value is worked out of a stack.
type Computed struct {
	ID        string
	Unit      string // of the value, which is a requirement's too
	Objective string // of the value's part that it decides; empty: its question's
	ByLoad    bool   // it follows the load
	value     func(f *Figures) (v float64, known bool)
	amount    func(s *Stack) float64 // of money: in the bill's currency
}

// Figures are what of a stack's numbers computed criteria are read from.
type Figures struct {
	USD         float64 // a month
	PreviewsUSD float64 // of it, what previews add
	Own         Own     // what the team's own work costs beside the bill, in USD a month
	Complete    bool    // the bill is
	WayKnown    bool
	MeanMS      float64
	ResponseMS  float64
	DatabaseMS  float64
	HandlingMS  float64
	ColdKnown   bool
	ColdShare   float64
}

// figures are those of a stack.
func (x *Case) figures(s *Stack) Figures {
	f := Figures{USD: s.USD, PreviewsUSD: x.Bills.Money.USD(s.Previews), Complete: s.Bill.Complete, ColdKnown: s.ColdShare != nil, ColdShare: catalog.Or(s.ColdShare, 0)}
	f.way(&s.Latency)
	return f
}

func (f *Figures) way(l *latency.Response) {
	f.WayKnown, f.MeanMS, f.ResponseMS, f.DatabaseMS, f.HandlingMS = l.Known, l.MeanMS, l.ResponseMS, l.DatabaseMS, l.HandlingMS
}

// computed is all that is known of these criteria: verdicts, break-even and what brings
// a stack back read it.
var computed = []Computed{
	{
		ID: catalog.CriterionMonthlyCost, Unit: cost.USD, Objective: Cost, ByLoad: true,
		value:  func(f *Figures) (float64, bool) { return f.USD, true },
		amount: func(s *Stack) float64 { return s.Bill.Total },
	},
	{
		ID: catalog.CriterionLatencyMS, Unit: fit.Milliseconds, Objective: Latency,
		value: func(f *Figures) (float64, bool) { return f.MeanMS, f.WayKnown },
	},
	{
		ID: catalog.CriterionResponseMS, Unit: fit.Milliseconds, Objective: Latency, ByLoad: true,
		value: func(f *Figures) (float64, bool) { return f.ResponseMS, f.WayKnown },
	},
	{
		ID: catalog.CriterionColdStartShare, Unit: fit.Share, ByLoad: true,
		value: func(f *Figures) (float64, bool) { return f.ColdShare, f.ColdKnown },
	},
	{
		ID: catalog.CriterionPreviewCost, Unit: cost.USD, ByLoad: true,
		value:  func(f *Figures) (float64, bool) { return f.PreviewsUSD, true },
		amount: func(s *Stack) float64 { return s.Previews },
	},
}

// ComputedOf finds a computed criterion, nil if it is none.
func ComputedOf(criterion string) *Computed {
	i := slices.IndexFunc(computed, func(k Computed) bool { return k.ID == criterion })
	if i < 0 {
		return nil
	}
	return &computed[i]
}

// Value is the criterion's value of a stack, in Unit; false where it is not known.
func (k *Computed) Value(x *Case, s *Stack) (float64, bool) {
	f := x.figures(s)
	return k.value(&f)
}

// FollowsLoad says whether a criterion is worked out from the load: another load can
// turn its verdict.
func FollowsLoad(criterion string) bool {
	k := ComputedOf(criterion)
	return criterion == catalog.CriterionCapacity || k != nil && k.ByLoad
}

// outcome judges a requirement on the criterion.
func (k *Computed) outcome(f *Figures, r *fit.Requirement) fit.Outcome {
	v, known := k.value(f)
	if !known {
		return fit.Unknown
	}
	out := fit.Number(*r, catalog.Exactly(v))
	// A bill with unknown prices can exceed a bound; it can't be known to keep it.
	if k.Unit == cost.USD && !f.Complete && out == fit.Meets {
		return fit.Unknown
	}
	return out
}

// verdict judges a requirement on the criterion of a stack.
func (k *Computed) verdict(x *Case, s *Stack, r fit.Requirement) fit.Verdict {
	f := x.figures(s)
	out := fit.Verdict{Requirement: r, By: s.Host.ID, Outcome: k.outcome(&f, &r)}
	v, known := k.value(&f)
	if !known {
		if k.Objective == Latency {
			out.Gap = fit.NoWay
		}
		return out
	}
	shown := catalog.Exactly(v)
	out.Is = fit.Finding{Number: &shown, Unit: k.Unit, Estimate: true}
	switch {
	case k.Unit == cost.USD: // judged in USD, shown as the bill is
		shown, out.Is.Unit, out.Is.Part = catalog.Exactly(k.amount(s)), s.Bill.Currency, !s.Bill.Complete
	case k.Objective == Latency:
		out.Is.City = s.Latency.OnlyCity()
	}
	return out
}

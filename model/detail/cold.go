package detail

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/stack"
)

// Cold is how often a request of a stack meets a cold start, and what that does to
// response times.
type Cold struct {
	Start   *catalog.Range // ms; nil: not known
	Clock   string         // which one the start is on: one that stops at the runtime's start makes it a floor
	By      string         // who states it: "measured" or "vendor"
	Share   *float64       // of requests; nil: not known
	Warm    Times          // without cold starts
	With    *Times         // with them; nil: one of the two is not known
	Removes []Beside       // ways of the same host to meet fewer or shorter ones, the cheapest first
}

// Times are a mean and a 99th percentile, ms.
type Times struct{ Mean, P99 float64 }

// cold works a stack's cold starts out. Each place of users has one response time;
// the 99th percentile is over places and starts.
func cold(x *stack.Case, s *stack.Stack, k *stack.Scratch) *Cold {
	c := &Cold{Share: s.ColdShare}
	c.Start, c.Clock, c.By = start(x, s)
	var warm, with []latency.Timed
	share, ms := catalog.Or(s.ColdShare, 0), 0.0
	if c.Start != nil {
		ms = c.Start.Typical
	}
	legs := s.Latency.Legs
	if len(legs) == 0 { // no users are known: what happens at the app
		legs = []latency.Leg{{Users: catalog.Users{Share: 1}, Database: x.DatabaseMS(s)}}
	}
	for _, leg := range legs {
		response := leg.RTT.MS + x.Need.HandlingMS + x.Need.Queries*leg.Database
		c.Warm.Mean += leg.Share * response
		warm = append(warm, latency.Timed{Share: leg.Share, MS: response})
		with = append(with, latency.Timed{Share: leg.Share * (1 - share), MS: response}, latency.Timed{Share: leg.Share * share, MS: response + ms})
	}
	c.Warm.P99 = latency.Quantile(warm, 0.99)
	if known := c.Start != nil && (s.ColdShare != nil || ms == 0); known {
		c.With = &Times{c.Warm.Mean + share*ms, latency.Quantile(with, 0.99)}
	}
	if c.Start == nil || ms > 0 {
		c.Removes = warmer(x, s, c, k)
	}
	return c
}

// start is the cold start of a stack for the languages asked for.
func start(x *stack.Case, s *stack.Stack) (ms *catalog.Range, clock, by string) {
	return x.View(s).Number(catalog.CriterionColdStartMS)
}

// warmer lists the ways of the stack's host to meet fewer or shorter cold starts:
// other setups that differ in one option, and add-ons that keep it warm.
func warmer(x *stack.Case, s *stack.Stack, c *Cold, k *stack.Scratch) []Beside {
	var list []Beside
	try := func(t *stack.Stack) {
		x.Carry(t, k)
		startMS, _, _ := start(x, t)
		fewer := t.ColdShare != nil && (s.ColdShare == nil || *t.ColdShare < *s.ColdShare/2)
		shorter := startMS != nil && (c.Start == nil || startMS.Typical < c.Start.Typical/2)
		if !fewer && !shorter {
			return
		}
		b := newBeside(t)
		b.StartMS = startMS
		list = append(list, b)
	}
	placed := func(setup catalog.Setup) string { return catalog.Or(s.Host.RuntimeOf(setup).Placement, "chosen") }
	for _, setup := range s.Host.Setups {
		if setup.Asked || setup.ID == s.Setup.ID || apart(s.Setup, setup) > 1 || placed(setup) != placed(s.Setup) {
			continue
		}
		if len(s.Regions) > 0 && !s.Edge && (!s.Regions[0].Covers(setup) || !s.Host.Offers(setup, s.Regions[0])) {
			continue
		}
		other := s.Bare()
		other.Setup = setup
		other.Addons = fit.Stay(s.Host, setup, s.Addons)
		try(other)
	}
	for _, w := range x.Warmers(s.Host, s.Setup) {
		if slices.ContainsFunc(s.Addons, func(p fit.Pair) bool { return p.Product.Slot == w.Product.Slot }) {
			continue
		}
		warmed := s.Bare()
		warmed.Addons = append(slices.Clone(s.Addons), w)
		try(warmed)
	}
	slices.SortStableFunc(list, func(a, b Beside) int { return cmp.Compare(a.Total, b.Total) })
	return list
}

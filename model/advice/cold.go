package advice

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
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

// Cold works a stack's cold starts out. The stack must be of this advice. Each place
// of users has one response time; the 99th percentile is over places and starts.
func (a *Advice) Cold(s *Stack) *Cold {
	if !s.Built() {
		return nil
	}
	x := a.x
	c := &Cold{Share: s.ColdShare}
	c.Start, c.Clock, c.By = x.start(s)
	var warm, with []latency.Outcome
	share, start := 0.0, 0.0
	if s.ColdShare != nil {
		share = *s.ColdShare
	}
	if c.Start != nil {
		start = c.Start.Typical
	}
	legs := s.Latency.Legs
	if len(legs) == 0 { // no users are known: what happens at the app
		legs = []latency.Leg{{User: latency.User{Share: 1}, Database: x.databaseMS(s)}}
	}
	for _, leg := range legs {
		ms := leg.RTT.MS + x.need.HandlingMS + x.need.Queries*leg.Database
		c.Warm.Mean += leg.Share * ms
		warm = append(warm, latency.Outcome{Share: leg.Share, MS: ms})
		with = append(with, latency.Outcome{Share: leg.Share * (1 - share), MS: ms}, latency.Outcome{Share: leg.Share * share, MS: ms + start})
	}
	c.Warm.P99 = latency.Quantile(warm, 0.99)
	if known := c.Start != nil && (s.ColdShare != nil || start == 0); known {
		c.With = &Times{c.Warm.Mean + share*start, latency.Quantile(with, 0.99)}
	}
	if c.Start == nil || start > 0 {
		c.Removes = x.warmer(s, c)
	}
	return c
}

func (x *context) databaseMS(s *Stack) float64 {
	if len(s.Regions) == 0 || s.Edge {
		return 0
	}
	return x.net.DatabaseMS(s.Regions[0], x.need.Database)
}

// start is the cold start of a stack for the languages asked for.
func (x *context) start(s *Stack) (ms *catalog.Range, clock, by string) {
	size := ""
	if s.Size != nil {
		size = s.Size.ID
	}
	view := fit.View{Catalog: x.c, Host: s.Host, Setup: s.Setup, Size: size, Regions: s.Regions, Languages: x.languages, Today: x.today}
	return view.Number("cold_start_ms")
}

// warmer lists the ways of the stack's host to meet fewer or shorter cold starts:
// other setups that differ in one option, and add-ons that keep it warm.
func (x *context) warmer(s *Stack, c *Cold) []Beside {
	var list []Beside
	try := func(t *Stack) {
		x.carried(t)
		start, _, _ := x.start(t)
		fewer := t.ColdShare != nil && (s.ColdShare == nil || *t.ColdShare < *s.ColdShare/2)
		shorter := start != nil && (c.Start == nil || start.Typical < c.Start.Typical/2)
		if !fewer && !shorter {
			return
		}
		b := newBeside(t)
		b.StartMS = start
		list = append(list, b)
	}
	for _, setup := range s.Host.Setups {
		if setup.ID == s.Setup.ID || apart(s.Setup, setup) > 1 || catalog.Or(cost.Runtime(s.Host, setup).Placement, "chosen") != catalog.Or(cost.Runtime(s.Host, s.Setup).Placement, "chosen") {
			continue
		}
		if len(s.Regions) > 0 && !s.Edge && (!s.Regions[0].Covers(setup) || !cost.Offers(s.Host, setup, s.Regions[0])) {
			continue
		}
		other := s.bare()
		other.Setup = setup
		other.Addons = slices.DeleteFunc(slices.Clone(s.Addons), func(p fit.Pair) bool { return !fit.Pairs(s.Host, setup, p.Product) })
		try(other)
	}
	for _, w := range x.warmers(s.Host, s.Setup) {
		if slices.ContainsFunc(s.Addons, func(p fit.Pair) bool { return p.Product.Slot == w.Product.Slot }) {
			continue
		}
		warmed := s.bare()
		warmed.Addons = append(slices.Clone(s.Addons), w)
		try(warmed)
	}
	slices.SortStableFunc(list, func(a, b Beside) int { return cmp.Compare(a.Total, b.Total) })
	return list
}

// apart is in how many options two setups of a host differ.
func apart(a, b catalog.Setup) int {
	n := 0
	for axis, option := range a.Options {
		if b.Options[axis] != option {
			n++
		}
	}
	return n
}

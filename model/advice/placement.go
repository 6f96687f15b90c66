package advice

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/latency"
)

// Placements are the places that a stack's app could be in among its host's regions,
// with what a response is made of there. The stack must be of this advice.
func (a *Advice) Placements(s *Stack) []latency.Placement {
	if !s.Built() || s.Edge {
		return nil
	}
	open := slices.DeleteFunc(slices.Clone(s.Host.Regions), func(r catalog.Region) bool {
		return !cost.Sold(s.Host, s.Setup, r)
	})
	return a.x.net.Placements(open, a.x.need)
}

// Closer is a stack that is nearer to the users than another, and slower in the end,
// because each request queries a database far from it.
type Closer struct {
	Best, Other *Stack
	Queries     float64
	Database    string // its city
}

// Closer finds the best of the stacks that are closer to the users than the first one
// and answer later; ok is false if none is.
func (a *Advice) Closer() (c Closer, ok bool) {
	if len(a.Stacks) == 0 || a.x.need.Database == "" {
		return c, false
	}
	best := a.Stacks[0]
	for _, list := range [][]*Stack{a.Stacks, a.Near, a.RuledOut} {
		for _, s := range list {
			if s.Built() && s.Latency.Known && s.Latency.MeanMS < best.Latency.MeanMS-0.5 && s.Latency.ResponseMS > best.Latency.ResponseMS+0.5 && s.Latency.DatabaseMS > best.Latency.DatabaseMS {
				return Closer{best, s, a.x.need.Queries, a.x.c.Places[a.x.need.Database].City}, true
			}
		}
	}
	return c, false
}

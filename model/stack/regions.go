package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
)

// nearest is where a setup runs that competes with no other regions: all of them at the
// edge; else the one with the shortest way, or the best few where several are wanted.
func (x *Case) nearest(h *catalog.Product, setup *catalog.Setup) (regions []catalog.Region, edge bool) {
	open := x.open(h, setup)
	switch {
	case edgy(h, setup):
		return open, true
	case x.spreads(h, setup):
		return x.net.Few(open, x.Need, x.Catalog.Method.SeveralRegions), false
	}
	if best, ok := x.net.Best(open, x.Need); ok {
		regions = []catalog.Region{best}
	}
	return regions, false
}

// edgy says whether a setup runs in all of its host's regions.
func edgy(h *catalog.Product, setup *catalog.Setup) bool {
	return catalog.Or(h.RuntimeOf(*setup).Placement, "chosen") == "edge"
}

// open are the regions that a setup can be had in. Those outside a residency that was
// asked for are left out where they are chosen, unless none is inside.
func (x *Case) open(h *catalog.Product, setup *catalog.Setup) []catalog.Region {
	open := x.maker.onSale(h, setup)
	if edgy(h, setup) || !slices.ContainsFunc(x.Requirements, ofResidency) {
		return open
	}
	inside := slices.DeleteFunc(slices.Clone(open), func(r catalog.Region) bool { return x.lies(h, &r) == fit.Fails })
	if len(inside) > 0 {
		return inside
	}
	return open
}

// lies is how far a region satisfies where data must stay.
func (x *Case) lies(h *catalog.Product, r *catalog.Region) fit.Outcome {
	out := fit.Meets
	for i := range x.Requirements {
		if ofResidency(x.Requirements[i]) {
			out = min(out, fit.Residency(x.Catalog, x.Requirements[i], h.ID, []catalog.Region{*r}).Outcome)
		}
	}
	return out
}

func ofResidency(q fit.Requirement) bool { return q.Criterion == catalog.CriterionResidency }

// spreads says whether a setup runs in several regions: where they are asked for, and it
// can be had in several, whoever joins them. At the edge only the vendor's joining counts.
func (x *Case) spreads(h *catalog.Product, setup *catalog.Setup) bool {
	word := x.Answers.Word(catalog.QuestionSpread)
	if word != catalog.WordSeveralRegions && word != catalog.WordEdge {
		return false
	}
	f, _ := h.Fact(*setup, catalog.CriterionMultiRegion)
	if word == catalog.WordEdge {
		return f.Is.Word == catalog.LevelYes
	}
	c, _ := x.Catalog.Criterion(catalog.CriterionMultiRegion)
	return c.Level(f.Is.Word) > 0
}

// anycast says whether one address of a host leads each user to the nearest point of
// its network: the handshake then goes no further.
func (x *Case) anycast(h *catalog.Product, setup *catalog.Setup, regions []catalog.Region) bool {
	view := fit.View{Catalog: x.Catalog, Host: h, Setup: *setup, Regions: regions, Languages: x.languages, Today: x.Today}
	word, ok := view.Word(catalog.CriterionAnycast)
	return ok && word == catalog.LevelYes
}

// View is a stack as facts are read from it, without its add-ons.
func (x *Case) View(s *Stack) fit.View {
	return fit.View{Catalog: x.Catalog, Host: s.Host, Setup: s.Setup, Size: s.SizeID(), Regions: s.Regions, Languages: x.languages, Today: x.Today}
}

// Placements are the places that a stack's app could be in among its host's regions,
// with what a response is made of there; none at the edge.
func (x *Case) Placements(s *Stack) []latency.Placement {
	if s.Edge {
		return nil
	}
	return x.net.Placements(s.Host.OnSale(s.Setup), x.Need)
}

// DatabaseMS is the round trip from a stack's app to the database, 0 at the edge.
func (x *Case) DatabaseMS(s *Stack) float64 {
	if len(s.Regions) == 0 || s.Edge {
		return 0
	}
	return x.net.DatabaseMS(s.Regions[0], x.Need.Database)
}

package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
)

// regions chooses where a setup runs: all regions at the edge; else the one that
// answers fastest, or with several wanted and possible the best few. Regions outside a
// residency that was asked for are left out where they are chosen, unless none is
// inside.
func (x *Case) regions(h *catalog.Product, setup *catalog.Setup) (regions []catalog.Region, edge bool) {
	open := x.maker.onSale(h, setup)
	if catalog.Or(h.RuntimeOf(*setup).Placement, "chosen") == "edge" {
		return open, true
	}
	if slices.ContainsFunc(x.Requirements, ofResidency) {
		inside := slices.DeleteFunc(slices.Clone(open), func(r catalog.Region) bool {
			return slices.ContainsFunc(x.Requirements, func(q fit.Requirement) bool {
				return ofResidency(q) && fit.Residency(x.Catalog, q, h.ID, []catalog.Region{r}).Outcome == fit.Fails
			})
		})
		if len(inside) > 0 {
			open = inside
		}
	}
	best, ok := x.net.Best(open, x.Need)
	if !ok {
		return nil, false
	}
	several := x.Answers.Word(catalog.QuestionSpread) == catalog.WordSeveralRegions || x.Answers.Word(catalog.QuestionSpread) == catalog.WordEdge
	if f := h.Facts[catalog.CriterionMultiRegion]; several && f.Is.Word == catalog.LevelYes && len(x.Need.Users) > 0 {
		return x.net.Few(open, x.Need, x.Catalog.Method.SeveralRegions), false
	}
	return []catalog.Region{best}, false
}

func ofResidency(q fit.Requirement) bool { return q.Criterion == catalog.CriterionResidency }

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

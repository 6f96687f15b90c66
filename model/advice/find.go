package advice

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// Find finds a stack by its id, or by the first parts of one: host, host/setup, with or
// without size, regions and add-ons. Of several that have the parts, the best is taken,
// those that fit first. A stack that is none of the advice's, a variant for one, is
// worked out. An error says what of the id is not known.
func (a *Advice) Find(id string) (*Stack, error) {
	all := slices.Concat(a.Stacks, a.Near, a.RuledOut)
	if i := slices.IndexFunc(all, func(s *Stack) bool { return s.ID == id }); i >= 0 {
		return all[i], nil
	}
	want := splitID(id)
	if i := slices.IndexFunc(all, func(s *Stack) bool { return want.in(splitID(s.ID)) }); i >= 0 {
		return all[i], nil
	}
	return a.x.build(want)
}

// build works a stack out by its parts.
func (x *context) build(want stackID) (*Stack, error) {
	h, addon, ok := x.c.Product(want.host)
	if !ok || addon {
		return nil, unknown("host", want.host, catalog.IDs(x.c.Hosts, catalog.ProductID))
	}
	if !h.Status.Advisable() {
		return nil, fmt.Errorf("%s is %s. %s", h.ID, h.Status.Is, h.Status.Note)
	}
	setup := h.First()
	if want.setup != "" {
		if setup, ok = h.Setup(want.setup); !ok {
			return nil, unknown("setup of "+h.ID, want.setup, catalog.IDs(h.Setups, catalog.SetupID))
		}
	}
	regions, edge := x.regions(h, setup)
	if want.regions != "" && !edge {
		var err error
		if regions, err = x.chosen(h, setup, strings.Split(want.regions, ",")); err != nil {
			return nil, err
		}
	}
	view := fit.View{Catalog: x.c, Host: h, Setup: setup, Regions: regions, Languages: x.languages, Today: x.today}
	var choices []fit.Choice
	for _, id := range want.addons {
		pair, err := x.pair(h, setup, id)
		if err != nil {
			return nil, err
		}
		choices = append(choices, fit.Choice{pair})
	}
	if _, ok := h.Size(want.size); want.size != "" && !ok {
		return nil, unknown("size of "+h.ID, want.size, catalog.IDs(h.Sizes, catalog.SizeID))
	}
	s := x.stack(view, choices, edge, x.net.Serve(regions, x.needOf(view)))
	s.Caveats = x.caveats(s)
	return s, nil
}

// pair is an add-on of a stack's id, with its setup or, left out, its first.
func (x *context) pair(h *catalog.Product, setup catalog.Setup, id string) (fit.Pair, error) {
	name, own, given := strings.Cut(id, ":")
	p, addon, ok := x.c.Product(name)
	if !ok || !addon {
		return fit.Pair{}, unknown("add-on", name, catalog.IDs(x.c.Addons, catalog.ProductID))
	}
	pair := fit.Pair{Product: p, Setup: p.First()}
	if given {
		if pair.Setup, ok = p.Setup(own); !ok {
			return fit.Pair{}, unknown("setup of "+p.ID, own, catalog.IDs(p.Setups, catalog.SetupID))
		}
	}
	if !fit.Pairs(h, setup, p) {
		return fit.Pair{}, fmt.Errorf("%s can't be paired with %s/%s", p.ID, h.ID, setup.ID)
	}
	return pair, nil
}

// stackID is a stack's id in parts.
type stackID struct {
	host, setup, size, regions string
	addons                     []string
}

func splitID(id string) stackID {
	parts := strings.Split(id, "+")
	var s stackID
	s.addons = parts[1:]
	rest, regions, _ := strings.Cut(parts[0], "@")
	s.regions = regions
	s.host, rest, _ = strings.Cut(rest, "/")
	s.setup, s.size, _ = strings.Cut(rest, ":")
	return s
}

// in says whether all parts that are given are those of the other.
func (s stackID) in(o stackID) bool {
	part := func(given, is string) bool { return given == "" || given == is }
	for _, addon := range s.addons {
		if !slices.ContainsFunc(o.addons, func(is string) bool {
			product, _, _ := strings.Cut(is, ":")
			return addon == is || addon == product
		}) {
			return false
		}
	}
	return s.host == o.host && part(s.setup, o.setup) && part(s.size, o.size) && part(s.regions, o.regions)
}

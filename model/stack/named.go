package stack

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/fit"
)

// NotKnownError says that the catalog has nothing of a name.
type NotKnownError struct {
	What    string // host, setup of a host …
	Name    string
	Is      string // what has the name instead: a size, a setup
	Where   string // in which it would have to be; empty: anywhere
	Allowed []string
	Whole   bool   // the list is told whole, and what was meant is in Hint alone
	Hint    string // what was probably meant; empty: the nearest of Allowed
	Near    string // of a place: what lies nearest to it
}

// notKnown says that of what is allowed nothing has a name.
func notKnown(what, name string, allowed []string) NotKnownError {
	return NotKnownError{What: what, Name: name, Allowed: allowed}
}

// NoSetup says that a product has no setup of a name, and where a size has it.
func NoSetup(p *catalog.Product, name string) NotKnownError {
	e := notKnown("setup of "+p.ID, name, catalog.IDs(p.Setups, catalog.SetupID))
	if _, ok := p.Size(name); ok {
		e.Is = "size"
	}
	return e
}

// noSize says that a product has no size of a name, and where a setup has it.
func noSize(p *catalog.Product, name string, allowed []string) NotKnownError {
	e := notKnown("size of "+p.ID, name, allowed)
	if _, ok := p.Setup(name); ok {
		e.Is = "setup"
	}
	return e
}

// Error names what is allowed, and the nearest.
func (e NotKnownError) Error() string {
	list, hint := fault.List(e.Allowed), cmp.Or(e.Hint, fault.Nearest(e.Name, e.Allowed))
	if e.Whole {
		list, hint = strings.Join(e.Allowed, ", "), e.Hint
	}
	text := fmt.Sprintf("there is no %s %q", e.What, e.Name)
	if e.Where != "" {
		text += " in " + e.Where
	}
	if e.Is != "" {
		text += ", which is a " + e.Is
	}
	if len(e.Allowed) == 0 {
		return text + "; it has none"
	}
	text += "; allowed: " + list
	switch {
	case e.Is != "":
	case hint != "":
		text += fmt.Sprintf("; did you mean %q?", hint)
	case e.Near != "":
		text += fmt.Sprintf("; the nearest to %s is %q", e.Name, e.Near)
	}
	return text
}

// ClosedError says that a product can't be chosen any more.
type ClosedError struct{ Product *catalog.Product }

// Error says since when, and what follows it, on one line.
func (e ClosedError) Error() string {
	s := e.Product.Status
	is := s.Is
	if is == "closed-to-new" {
		is = "closed to new customers"
	}
	text := e.Product.ID + " can't be chosen: it is " + is
	if s.Since != "" {
		text += " since " + string(s.Since)
	} else {
		text += ", since no day that was named"
	}
	if s.Successor != "" {
		text += "; successor: " + s.Successor
	}
	return strings.TrimSpace(text + ". " + s.Note)
}

// Canonical is the id with the products' own ids in place of their aliases. An error says
// what of it is not known, or can't be chosen any more: a NotKnownError or a
// ClosedError.
func (x *Case) Canonical(id ID) (ID, error) {
	name, _, _ := strings.Cut(id.Host, ":") // an add-on's setup follows it so
	h, addon, ok := x.Catalog.Product(name)
	if ok && !addon {
		h, addon, ok = x.Catalog.Product(id.Host)
	}
	if ok && addon {
		return id, fmt.Errorf("%s is an add-on; a stack begins with its host: HOST/SETUP+%s", h.ID, h.ID)
	}
	if !ok {
		return id, notKnown("host", id.Host, catalog.IDs(x.Catalog.Hosts, catalog.ProductID))
	}
	if !h.Status.Advisable() {
		return id, ClosedError{h}
	}
	id.Host, id.Addons = h.ID, slices.Clone(id.Addons)
	for i, text := range id.Addons {
		name, setup, given := strings.Cut(text, ":")
		p, addon, ok := x.Catalog.Product(name)
		if !ok || !addon {
			return id, notKnown("add-on", name, catalog.IDs(x.Catalog.Addons, catalog.ProductID))
		}
		if !p.Status.Advisable() {
			return id, ClosedError{p}
		}
		if id.Addons[i] = p.ID; given {
			id.Addons[i] += ":" + setup
		}
	}
	return id, nil
}

// Named works a stack out by the parts of its canonical id; those left open are
// chosen. An error says what of it is not known.
func (x *Case) Named(id ID) (*Stack, error) {
	h, _, ok := x.Catalog.Product(id.Host)
	if !ok {
		return nil, notKnown("host", id.Host, catalog.IDs(x.Catalog.Hosts, catalog.ProductID))
	}
	setup := 0
	if id.Setup != "" {
		if setup = slices.IndexFunc(h.Setups, func(s catalog.Setup) bool { return s.ID == id.Setup }); setup < 0 {
			return nil, NoSetup(h, id.Setup)
		}
	}
	regions, edge := x.nearest(h, &h.Setups[setup])
	if id.Regions != "" && !edge {
		var err error
		if regions, err = x.chosen(h, &h.Setups[setup], strings.Split(id.Regions, ",")); err != nil {
			return nil, err
		}
	}
	var set, standing fit.Set
	for _, addon := range id.Addons {
		number, err := x.pair(h, h.Setups[setup], addon)
		if err != nil {
			return nil, err
		}
		if x.maker.pairing.Below(number) {
			set = append(set, []int{number})
		} else {
			standing = append(standing, []int{number})
		}
	}
	set = append(set, standing...)
	if err := x.together(h, &h.Setups[setup], set); err != nil {
		return nil, err
	}
	if _, ok := h.Size(id.Size); id.Size != "" && !ok {
		return nil, noSize(h, id.Size, catalog.IDs(h.Sizes, catalog.SizeID))
	}
	v := x.newVenue(h, setup, regions, edge, nil)
	k := new(Scratch)
	alone := *x // what is named is on nobody's ground
	alone.ground = nil
	x = &alone
	e := &Evaluation{x: x, drafts: []draft{x.draft(v, set, x.places(v))}, rated: make([]rated, 1)}
	x.rate(e.drafts, e.rated, k)
	return e.Show(0, k), nil
}

// pair is the number of an add-on of a stack's id, with its setup or, left out, its first.
func (x *Case) pair(h *catalog.Product, setup catalog.Setup, id string) (int, error) {
	name, own, given := strings.Cut(id, ":")
	p, addon, ok := x.Catalog.Product(name)
	if !ok || !addon {
		return 0, notKnown("add-on", name, catalog.IDs(x.Catalog.Addons, catalog.ProductID))
	}
	pair := fit.Pair{Product: p, Setup: p.First()}
	if given {
		if pair.Setup, ok = p.Setup(own); !ok {
			return 0, NoSetup(p, own)
		}
	}
	if !fit.Pairs(h, setup, p) {
		return 0, fmt.Errorf("%s can't be paired with %s/%s", p.ID, h.ID, setup.ID)
	}
	return x.maker.pairing.Number(pair), nil
}

// together says why add-ons can't stand beside each other on a host in a setup.
func (x *Case) together(h *catalog.Product, setup *catalog.Setup, set fit.Set) error {
	var pairs []fit.Pair
	for _, alike := range set {
		pairs = append(pairs, x.maker.pairing.Pair(alike[0]))
	}
	for i, p := range pairs {
		for _, o := range pairs[:i] {
			switch a, b := o.Product, p.Product; {
			case a.Slot == b.Slot:
				return fmt.Errorf("%s and %s fill the same slot, %s", a.ID, b.ID, a.Slot)
			case slices.Contains(a.Conflicts, b.ID) || slices.Contains(b.Conflicts, a.ID):
				return fmt.Errorf("%s can't stand beside %s", b.ID, a.ID)
			}
		}
		for _, slot := range fit.Lacks(h, setup, p.Product, pairs) {
			fill := catalog.IDs(fit.Fill(x.Catalog, h, *setup, slot), catalog.ProductID)
			text := fmt.Sprintf("%s needs an add-on in the slot %s beside it on %s/%s", p.Product.ID, slot, h.ID, setup.ID)
			if len(fill) == 0 {
				return fmt.Errorf("%s; none goes with it", text)
			}
			return fmt.Errorf("%s: %s", text, strings.Join(fill, ", "))
		}
	}
	return nil
}

// At is a stack of a host and a setup, not yet carrying a load, in the host's region
// at a place if it has one there, else in the one that answers fastest; nil if there
// is no such host that can be chosen.
func (x *Case) At(host, setupID, place string) *Stack {
	h, addon, ok := x.Catalog.Product(host)
	if !ok || addon || !h.Status.Advisable() {
		return nil
	}
	setup, ok := h.Setup(setupID)
	if !ok {
		return nil
	}
	s := &Stack{Host: h, Setup: setup}
	s.Regions, s.Edge = x.nearest(h, &setup)
	for _, r := range h.Regions {
		if r.Place == place && h.Sold(setup, r) && !s.Edge {
			s.Regions = []catalog.Region{r}
			break
		}
	}
	s.Latency = x.net.Serve(s.Regions, x.Need)
	return s
}

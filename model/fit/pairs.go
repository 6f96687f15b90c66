package fit

import (
	"slices"

	"whereto/model/catalog"
)

// Pair is an add-on with one of its setups; one without setups has an empty one.
type Pair struct {
	Product *catalog.Product
	Setup   catalog.Setup
}

// ID is the add-on as it stands in a stack's id.
func (p Pair) ID() string {
	if p.Setup.ID == "" {
		return p.Product.ID
	}
	return p.Product.ID + ":" + p.Setup.ID
}

// Pairs says whether an add-on can be paired with a host in a setup, the slots that it
// needs filled.
func Pairs(h *catalog.Product, setup catalog.Setup, addon *catalog.Product) bool {
	return Needs(h, &setup, addon) != nil
}

// Needs are the slots that must be filled beside an add-on on a host in a setup: those of
// any of these lists, of which one is empty where it needs none. There are no lists where
// it can't be paired with the host.
func Needs(h *catalog.Product, setup *catalog.Setup, addon *catalog.Product) [][]string {
	var ways [][]string
	for i := range addon.Applies {
		if a := &addon.Applies[i]; applies(a, h, setup) {
			ways = append(ways, slices.Concat(addon.Needs, a.Needs))
		}
	}
	return ways
}

// Lacks are the slots that must be filled beside one of several add-ons on a host in a
// setup and are not, by the first way in which it goes with the host.
func Lacks(h *catalog.Product, setup *catalog.Setup, addon *catalog.Product, beside []Pair) (slots []string) {
	for i, way := range Needs(h, setup, addon) {
		empty := slices.DeleteFunc(way, func(slot string) bool {
			return slices.ContainsFunc(beside, func(p Pair) bool { return p.Product.Slot == slot })
		})
		if len(empty) == 0 {
			return nil
		}
		if i == 0 {
			slots = empty
		}
	}
	return slots
}

// Fill are the add-ons that can fill a slot on a host in a setup.
func Fill(c *catalog.Catalog, h *catalog.Product, setup catalog.Setup, slot string) (list []*catalog.Product) {
	for _, a := range c.Addons {
		if a.Slot == slot && a.Status.Advisable() && Pairs(h, setup, a) {
			list = append(list, a)
		}
	}
	return list
}

// Stay are those of add-ons that go with a host in a setup and have beside them what they
// need.
func Stay(h *catalog.Product, setup catalog.Setup, pairs []Pair) []Pair {
	for {
		var stay []Pair
		for _, p := range pairs {
			if Pairs(h, setup, p.Product) && Lacks(h, &setup, p.Product, pairs) == nil {
				stay = append(stay, p)
			}
		}
		if len(stay) == len(pairs) {
			return stay
		}
		pairs = stay
	}
}

func applies(a *catalog.Applies, h *catalog.Product, setup *catalog.Setup) bool {
	if len(a.Hosts) > 0 && !slices.Contains(a.Hosts, h.ID) ||
		len(a.Kinds) > 0 && !slices.Contains(a.Kinds, h.Kind) ||
		len(a.Setups) > 0 && !setup.In(a.Setups) ||
		slices.Contains(a.Not, h.ID) {
		return false
	}
	for id, words := range a.Facts {
		f, ok := h.Fact(*setup, id)
		if !ok || !words.Has(f.Is.Word) {
			return false
		}
	}
	return true
}

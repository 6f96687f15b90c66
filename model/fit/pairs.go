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

// Pairs says whether an add-on can be paired with a host in a setup.
func Pairs(h *catalog.Product, setup catalog.Setup, addon *catalog.Product) bool {
	return slices.ContainsFunc(addon.Applies, func(a catalog.Applies) bool { return applies(&a, h, &setup) })
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

package load

import (
	"maps"
	"slices"

	"whereto/model/catalog"
)

// vendorPrices has a host charge what its vendor charges in all of its hosts, in each
// setup of which the host itself says nothing of the meter.
func vendorPrices(h *catalog.Product, v *catalog.Vendor) {
	h.Charges = slices.DeleteFunc(h.Charges, func(c catalog.Charge) bool {
		return blank(c) && slices.ContainsFunc(v.Charges, func(o catalog.Charge) bool { return o.Meter == c.Meter })
	})
	own := *h // as the host's files have it: what is added here must not hide what comes after
	own.Charges, own.NotIncluded, own.NoCharge = slices.Clone(h.Charges), slices.Clone(h.NotIncluded), maps.Clone(h.NoCharge)
	silent := func(meter string, scope *catalog.Scope) bool {
		if meter == "" {
			return true
		}
		var ids []string
		for _, s := range h.Setups {
			if scope.Covers(s) && !own.Says(meter, s) {
				ids = append(ids, s.ID)
			}
		}
		if len(ids) < len(h.Setups) {
			scope.Setups, scope.Exact = ids, true
		}
		return len(ids) > 0
	}
	cites := citing{h, v.ID, v.Sources}
	for _, c := range v.Charges {
		if !silent(c.Meter, &c.Scope) {
			continue
		}
		c.Vendor, c.Source, c.Local = v.ID, cites.own(c.Source), c.Local || v.Local
		c.Sources = cites.owns(c.Sources)
		h.Charges = append(h.Charges, c)
	}
	for _, p := range v.Pools {
		p.Source = cites.own(p.Source)
		h.Pools = append(h.Pools, p)
	}
	for _, n := range v.NotIncluded {
		if slices.ContainsFunc(own.NotIncluded, func(o catalog.NotIncluded) bool { return o.ID == n.ID }) || !silent(n.Meter, &n.Scope) {
			continue
		}
		n.Vendor, n.Source = v.ID, cites.own(n.Source)
		h.NotIncluded = append(h.NotIncluded, n)
	}
	for meter, n := range v.NoCharge {
		if _, has := own.NoCharge[meter]; has || !silent(meter, &n.Scope) {
			continue
		}
		n.Source = cites.own(n.Source)
		if h.NoCharge == nil {
			h.NoCharge = map[string]catalog.NoCharge{}
		}
		h.NoCharge[meter] = n
	}
	h.Local = h.Local || v.Local && len(v.Charges) > 0
}

// blank says whether a charge has a table of prices without any, as what hosts of many
// vendors extend has for what each vendor prices itself.
func blank(c catalog.Charge) bool {
	return c.Price.By != nil && len(c.Price.By) == 0 && len(c.Tiers) == 0
}

package load

import (
	"maps"
	"slices"

	"whereto/model/catalog"
)

// vendorPrices has a host charge what its vendor charges in all of its hosts, in each
// setup of which the host itself says nothing of the meter.
func vendorPrices(h *catalog.Product, v *catalog.Vendor) {
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
	for _, c := range v.Charges {
		if !silent(c.Meter, &c.Scope) {
			continue
		}
		c.Vendor, c.Source, c.Local = v.ID, vendorSource(h, v, c.Source), c.Local || v.Local
		c.Sources = vendorSources(h, v, c.Sources)
		h.Charges = append(h.Charges, c)
	}
	for _, p := range v.Pools {
		p.Source = vendorSource(h, v, p.Source)
		h.Pools = append(h.Pools, p)
	}
	for _, n := range v.NotIncluded {
		if slices.ContainsFunc(own.NotIncluded, func(o catalog.NotIncluded) bool { return o.ID == n.ID }) || !silent(n.Meter, &n.Scope) {
			continue
		}
		n.Vendor, n.Source = v.ID, vendorSource(h, v, n.Source)
		h.NotIncluded = append(h.NotIncluded, n)
	}
	for meter, n := range v.NoCharge {
		if _, has := own.NoCharge[meter]; has || !silent(meter, &n.Scope) {
			continue
		}
		n.Source = vendorSource(h, v, n.Source)
		if h.NoCharge == nil {
			h.NoCharge = map[string]catalog.NoCharge{}
		}
		h.NoCharge[meter] = n
	}
	h.Local = h.Local || v.Local && len(v.Charges) > 0
}

func vendorSources(h *catalog.Product, v *catalog.Vendor, sources map[string]string) map[string]string {
	if len(sources) == 0 {
		return nil
	}
	own := make(map[string]string, len(sources))
	for word, key := range sources {
		own[word] = vendorSource(h, v, key)
	}
	return own
}

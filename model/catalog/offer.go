package catalog

import "slices"

// RuntimeOf is how a setup of the product runs, with add-ons that change it, in
// their order.
func (p *Product) RuntimeOf(s Setup, addons ...Runtime) Runtime {
	rt := s.Runtime.Over(p.Runtime)
	for _, a := range addons {
		rt = rt.With(a)
	}
	return rt
}

// SizesIn lists the sizes that a setup can have in a region now, the smallest first.
func (p *Product) SizesIn(s Setup, r Region) []Size {
	var list []Size
	for _, size := range p.Sizes {
		if size.Offered(s, r) {
			list = append(list, size)
		}
	}
	return list
}

// Offers says whether a setup can be had in a region now: in some size, where the
// product has sizes.
func (p *Product) Offers(s Setup, r Region) bool {
	return len(p.Sizes) == 0 || slices.ContainsFunc(p.Sizes, func(size Size) bool { return size.Offered(s, r) })
}

// Sold says whether a setup can be chosen in a region now.
func (p *Product) Sold(s Setup, r Region) bool {
	return r.Open() && r.Covers(s) && p.Offers(s, r)
}

// OnSale lists the regions in which a setup can be chosen now.
func (p *Product) OnSale(s Setup) []Region {
	return slices.DeleteFunc(slices.Clone(p.Regions), func(r Region) bool { return !p.Sold(s, r) })
}

// Offered says whether the size can be had of a setup in a region now.
func (s Size) Offered(setup Setup, r Region) bool {
	return s.Open() && s.In(r) && Scope{Setups: s.Setups}.Covers(setup)
}

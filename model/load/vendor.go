package load

import (
	"maps"
	"path"
	"slices"

	"whereto/model/catalog"
)

// vendors binds the files of vendors.
func (s *Set) vendors(c *catalog.Catalog) {
	for _, name := range slices.Sorted(maps.Keys(s.docs)) {
		if path.Dir(name) != "vendors" {
			continue
		}
		v := new(catalog.Vendor)
		s.faults = append(s.faults, bindLayers(name, s.docs[name], v)...)
		for _, d := range s.docs[name] {
			v.Local = v.Local || slices.Contains(s.origin.Local, d.file)
		}
		c.Vendors, s.houses[v] = append(c.Vendors, v), name
	}
}

// VendorFile is the path of a vendor's file within its layers: vendors/ID.toml.
func (s *Set) VendorFile(v *catalog.Vendor) string { return s.houses[v] }

// underVendors puts what a vendor says of all its hosts below what the host's own file
// says, and above what the files say that the host extends.
func (s *Set) underVendors(c *catalog.Catalog) {
	for _, h := range c.Hosts {
		v, ok := c.Vendor(h.Vendor)
		if !ok {
			continue
		}
		s.vendorFacts(h, v)
		vendorRegions(h, v)
		h.Runtime = h.Runtime.Over(v.Runtime)
		vendorPrices(h, v)
	}
}

// vendorFacts puts the vendor's facts under a host: each whole, unless the host's own
// file states one on the same criterion. Their sources keep apart from the host's.
func (s *Set) vendorFacts(h *catalog.Product, v *catalog.Vendor) {
	cites := citing{h, v.ID, v.Sources}
	for id, f := range v.Facts {
		if _, own := s.stated[h][id]; own {
			continue
		}
		f.Vendor, f.Source = v.ID, cites.own(f.Source)
		f.By, f.Also = slices.Clone(f.By), slices.Clone(f.Also)
		for i := range f.By {
			f.By[i].Source = cites.own(f.By[i].Source)
		}
		for i := range f.Also {
			f.Also[i].Source = cites.own(f.Also[i].Source)
		}
		if h.Facts == nil {
			h.Facts = map[string]catalog.Fact{}
		}
		h.Facts[id] = f
		h.Local = h.Local || v.Local
	}
}

// vendorRegions says of a host's regions that say not where they lie what the vendor
// says of those with the same code.
func vendorRegions(h *catalog.Product, v *catalog.Vendor) {
	for i := range h.Regions {
		r := &h.Regions[i]
		if r.Place != "" || r.Area != "" || r.Country != "" {
			continue
		}
		if at := slices.IndexFunc(v.Regions, func(o catalog.Region) bool { return o.Code == r.Code }); at >= 0 {
			r.Place, r.Area, r.Country = v.Regions[at].Place, v.Regions[at].Area, v.Regions[at].Country
		}
	}
}

// states are the criteria that documents state facts on, and whether with a note.
func states(docs []*document) map[string]bool {
	noted := map[string]bool{}
	for _, d := range docs {
		facts, _ := d.tree["facts"].(map[string]any)
		for id, raw := range facts {
			fact, _ := raw.(map[string]any)
			note, _ := fact["note"].(string)
			noted[id] = noted[id] || note != ""
		}
	}
	return noted
}

// States says whether a product's own file, and none that it extends nor its vendor's,
// states a fact on a criterion, and whether with a note.
func (s *Set) States(p *catalog.Product, criterion string) (own, noted bool) {
	noted, own = s.stated[p][criterion]
	return own, noted
}

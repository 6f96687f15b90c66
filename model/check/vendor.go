package check

import (
	"fmt"
	"maps"
	"path"
	"regexp"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

var country = regexp.MustCompile(`^[A-Z]{2}$`)

// vendors looks at the files of vendors, and at the products of each beside one another.
func (k checker) vendors() {
	c := k.catalog
	seen := ids{}
	for _, v := range c.Vendors {
		k.vendor(v, seen)
	}
	for _, v := range c.Vendors {
		for i, a := range v.Aliases {
			if seen[a] {
				k.Fault(k.VendorFile(v), fmt.Sprintf("aliases[%d]", i+1), fmt.Sprintf("%q names another vendor too", a), "")
			}
			seen[a] = true
		}
	}
	k.accountWide()
}

func (k checker) vendorIDs() []string { return catalog.IDs(k.catalog.Vendors, catalog.VendorID) }

func (k checker) vendor(v *catalog.Vendor, seen ids) {
	file := k.VendorFile(v)
	p := &productCheck{checker: k, p: &catalog.Product{ID: v.ID, Sources: v.Sources, Facts: v.Facts, Regions: v.Regions}, addon: true, file: file}
	seen.once(p.fault, "", v.ID)
	if !kebab.MatchString(v.ID) || path.Base(file) != v.ID+".toml" {
		p.fault("id", fmt.Sprintf("the id %q must be the file's name in kebab case", v.ID), "")
	}
	if strings.TrimSpace(v.Name) == "" {
		p.fault("name", missing, "")
	}
	if v.URL != "" {
		p.address("url", v.URL)
	}
	for i, a := range v.Aliases {
		if a != catalog.Slug(a) {
			p.fault(fmt.Sprintf("aliases[%d]", i+1), fmt.Sprintf("found %q; a word in kebab case is allowed", a), catalog.Slug(a))
		}
	}
	p.sources()
	k.home(p, v)
	k.owner(p, v)
	for i, s := range v.Support {
		at := fmt.Sprintf("support[%d]", i+1)
		if s.ID == "" || s.Name == "" || s.Note == "" {
			p.fault(at, "a support plan has an id, a name and a note", "")
		}
		p.source(at+".source", s.Source, false)
		if s.Level != "" {
			oneOf(p.fault, at+".level", s.Level, catalog.SupportLevels)
		}
		if _, ok := k.catalog.Rate(catalog.Currency(s.Currency)); !ok {
			p.noRate(at+".currency", s.Currency)
		}
	}
	for _, id := range slices.Sorted(maps.Keys(v.Facts)) {
		at := "facts." + id
		p.fact(at, id, v.Facts[id])
		if criterion, ok := k.catalog.Criterion(id); ok && !criterion.AccountWide {
			p.fault(at, fmt.Sprintf("%s is each host's own; account-wide are %s", id, fault.List(k.wide())), "")
		}
	}
	if len(v.Regions) > 0 {
		p.regions()
	}
	k.vendorPrices(v, file)
}

// vendorPrices looks at what the vendor charges in all its hosts, as at a host's charges:
// what may differ by setup or size may name those of any of its hosts.
func (k checker) vendorPrices(v *catalog.Vendor, file string) {
	all := &catalog.Product{ID: v.ID, Sources: v.Sources, Regions: v.Regions, Charges: v.Charges, Pools: v.Pools, NotIncluded: v.NotIncluded, NoCharge: v.NoCharge}
	for _, h := range k.catalog.Hosts {
		if of, ok := k.catalog.Vendor(h.Vendor); ok && of == v {
			all.Setups, all.Axes, all.Sizes = append(all.Setups, h.Setups...), append(all.Axes, h.Axes...), append(all.Sizes, h.Sizes...)
			for _, c := range h.Charges { // shares and pools may name them
				if c.Vendor == "" {
					all.Charges = append(all.Charges, catalog.Charge{ID: c.ID, Vendor: c.ID})
				}
			}
		}
	}
	p := &productCheck{checker: k, p: all, addon: true, file: file}
	p.charges()
	p.beside()
}

// home looks at where the vendor is at home.
func (k checker) home(p *productCheck, v *catalog.Vendor) {
	switch {
	case v.Home == nil:
		p.fault("home", missing+`: the country of the legal seat, or "unknown" with what was tried`, "")
	case v.Home.Is == "unknown":
		if v.Home.Note == "" {
			p.fault("home", "an unknown home needs a note that says what was tried", "")
		}
	case !country.MatchString(v.Home.Is):
		p.fault("home.is", fmt.Sprintf("found %q; a country of two letters is allowed", v.Home.Is), "")
	default:
		p.source("home.source", v.Home.Source, false)
	}
}

// owner looks at whose the vendor is. A word in kebab case is another vendor's id.
func (k checker) owner(p *productCheck, v *catalog.Vendor) {
	if v.Owner == nil {
		return
	}
	p.source("owner.source", v.Owner.Source, false)
	owner, ok := k.catalog.Vendor(v.Owner.Is)
	switch {
	case v.Owner.Is == "":
		p.fault("owner.is", missing+": another vendor's id, or a name", "")
	case !ok && kebab.MatchString(v.Owner.Is):
		p.fault("owner.is", fmt.Sprintf("there is no vendor %q; a firm without a file is written as its name", v.Owner.Is), fault.Nearest(v.Owner.Is, k.vendorIDs()))
	}
	for n := 0; ok && n < len(k.catalog.Vendors); n++ {
		if owner == v {
			p.fault("owner.is", "the vendor comes to own itself", "")
			return
		}
		if owner.Owner == nil {
			return
		}
		owner, ok = k.catalog.Vendor(owner.Owner.Is)
	}
}

// wide are the criteria that have one value for all hosts of a vendor.
func (k checker) wide() []string {
	var list []string
	for _, c := range k.catalog.Criteria {
		if c.AccountWide {
			list = append(list, c.ID)
		}
	}
	return list
}

// accountWide demands that hosts of a vendor do not differ in what is account-wide,
// unless the file of the one that does says why. What counts is what the vendor's file
// says, else what most of its hosts do.
func (k checker) accountWide() {
	c := k.catalog
	of := map[string][]*catalog.Product{}
	for _, h := range c.Hosts {
		id := c.Firm(h).ID
		of[id] = append(of[id], h)
	}
	for _, id := range slices.Sorted(maps.Keys(of)) {
		for _, criterion := range k.wide() {
			k.alike(id, of[id], criterion)
		}
	}
}

// alike looks at one account-wide criterion of a vendor's hosts.
func (k checker) alike(vendor string, hosts []*catalog.Product, criterion string) {
	says, by, stated := most(hosts, criterion), "most of its hosts say", false
	if v, ok := k.catalog.Vendor(vendor); ok {
		if f, has := v.Facts[criterion]; has {
			says, by, stated = f, "the vendor's file says", true
		}
	}
	if !stated && len(hosts) < 2 {
		return
	}
	for _, h := range hosts {
		f, ok := h.Facts[criterion]
		if !ok || f.Is.Equal(says.Is) {
			continue
		}
		switch own, noted := k.States(h, criterion); {
		case !own:
			k.ProductFault(h, "extends", fmt.Sprintf("%s is account-wide: %s comes from what is extended, and %s %s; state it here, with a note that says why this host differs", criterion, f.Is, by, says.Is), "")
		case !noted:
			k.ProductFault(h, "facts."+criterion, fmt.Sprintf("%s is account-wide: found %s, and %s %s; a note here must say why this host differs", criterion, f.Is, by, says.Is), "")
		case f.Note == says.Note:
			k.ProductFault(h, "facts."+criterion, fmt.Sprintf("the note stands beside %s too, and this host says %s: say why it differs", says.Is, f.Is), "")
		}
	}
	if !stated {
		return
	}
	for _, h := range hosts {
		for i, s := range h.Setups {
			if f, ok := s.Facts[criterion]; ok && f.Note == "" && !f.Is.Equal(says.Is) {
				k.ProductFault(h, fmt.Sprintf("setups[%d].facts.%s", i+1, criterion), fmt.Sprintf("%s is account-wide: %s %s; a note must say why this setup differs", criterion, by, says.Is), "")
			}
		}
	}
}

// most is the fact that most hosts state, of equals the first's.
func most(hosts []*catalog.Product, criterion string) (fact catalog.Fact) {
	say, best := map[string]int{}, 0
	for _, h := range hosts {
		if f, ok := h.Facts[criterion]; ok {
			say[f.Is.String()]++
		}
	}
	for _, h := range hosts { // of equally many the first
		if f, ok := h.Facts[criterion]; ok && say[f.Is.String()] > best {
			fact, best = f, say[f.Is.String()]
		}
	}
	return fact
}

// placed faults a host's region that lies elsewhere than the vendor's of the same code,
// without a note that says why.
func (k *productCheck) placed(at string, r catalog.Region) {
	v, ok := k.catalog.Vendor(k.p.Vendor)
	if !ok || k.file != "" {
		return
	}
	i := slices.IndexFunc(v.Regions, func(o catalog.Region) bool { return o.Code == r.Code })
	if i >= 0 && r.Note == "" && (v.Regions[i].Place != r.Place || v.Regions[i].Area != r.Area) {
		k.fault(at+".place", fmt.Sprintf("%s lies in %q for all hosts of the vendor; a note must say why it is %q here", r.Code, v.Regions[i].Place+v.Regions[i].Area, r.Place+r.Area), "")
	}
}

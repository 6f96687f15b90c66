package catalog

import (
	"slices"
	"strings"
)

// Vendor is a firm or a project that hosts or add-ons come from: what is true of it as a
// whole, and so of all its hosts.
type Vendor struct {
	ID      string            `json:"id"` // the slug of its name, which answers use
	Name    string            `json:"name"`
	URL     string            `json:"url"`
	Aliases []string          `json:"aliases"` // other slugs, which answers can use too
	Owner   *Stated           `json:"owner"`   // whose it is: another vendor's id, or a name
	Home    *Stated           `json:"home"`    // the country of its legal seat, ISO 3166-1 alpha-2
	Sources map[string]Source `json:"sources"`
	Facts   map[string]Fact   `json:"facts"`   // by criterion, of those that are account-wide
	Support []SupportPlan     `json:"support"` // what help is sold
	Regions []Region          `json:"regions"` // where its regions lie: a host's of the same code take it from here
	Runtime Runtime           `json:"runtime"` // under that of each of its hosts, field by field

	// What all its hosts are charged for alike: network, logs, registry, database. What a
	// host says itself of the same meter counts instead.
	Charges     []Charge            `json:"charges"`
	Pools       []Pool              `json:"pools"`
	NotIncluded []NotIncluded       `json:"not_included"`
	NoCharge    map[string]NoCharge `json:"no_charge"`

	Local bool `json:"-"` // came, in whole or in part, from an overlay
}

// Stated is one thing that a file says, with its source.
type Stated struct {
	Is     string `json:"is"`
	Note   string `json:"note"`
	Source string `json:"source"` // key of the file's sources
}

// SupportPlan is help that a vendor sells beside its products.
type SupportPlan struct {
	ID     string `json:"id"`
	Name   string `json:"name"`
	Note   string `json:"note"`
	Source string `json:"source"`

	Level string `json:"level"` // one of SupportLevels; empty: it answers to none of them

	// What it costs: so much a month, and a share of the vendor's bill, at least so much.
	Price    *Amount `json:"price"`
	Percent  *Amount `json:"percent"`
	Least    *Amount `json:"least"`
	Currency string  `json:"currency"`
}

// SupportLevels are how far support goes, the least first: answers on working days, and
// at any hour where production is down.
var SupportLevels = []string{"business", "urgent"}

// VendorID is the id of a vendor, for IDs.
func VendorID(v *Vendor) string { return v.ID }

// Vendor finds a vendor by its id, its name or one of its aliases.
func (c *Catalog) Vendor(word string) (*Vendor, bool) {
	slug := Slug(word)
	for _, v := range c.Vendors {
		if v.ID == slug {
			return v, true
		}
	}
	for _, v := range c.Vendors {
		if slices.Contains(v.Aliases, slug) {
			return v, true
		}
	}
	return nil, false
}

// Firm is the vendor of a product as it is judged: its id, and those that own it.
type Firm struct {
	ID     string
	Name   string
	Owners []Firm // the nearest first; without owners of their own
}

// Firm is whose a product is. A vendor without a file is known by its name alone.
func (c *Catalog) Firm(p *Product) Firm {
	f := c.firm(p.Vendor)
	for next := f; ; {
		v, ok := c.Vendor(next.ID)
		if !ok || v.Owner == nil {
			return f
		}
		next = c.firm(v.Owner.Is)
		if next.ID == f.ID || slices.ContainsFunc(f.Owners, func(o Firm) bool { return o.ID == next.ID }) {
			return f // a circle
		}
		f.Owners = append(f.Owners, next)
	}
}

func (c *Catalog) firm(word string) Firm {
	if v, ok := c.Vendor(word); ok {
		return Firm{ID: v.ID, Name: v.Name}
	}
	return Firm{ID: Slug(word), Name: word}
}

// Firms lists the vendors of hosts, then those of add-ons, then the owners of both, each
// once.
func (c *Catalog) Firms() []Firm {
	var list []Firm
	add := func(f Firm) {
		if !slices.ContainsFunc(list, func(o Firm) bool { return o.ID == f.ID }) {
			list = append(list, Firm{ID: f.ID, Name: f.Name})
		}
	}
	all := make([]Firm, 0, len(c.Hosts)+len(c.Addons))
	for _, p := range c.Products() {
		all = append(all, c.Firm(p))
	}
	for _, f := range all {
		add(f)
	}
	for _, f := range all {
		for _, o := range f.Owners {
			add(o)
		}
	}
	return list
}

// Slug is a name as an id: lower case, words joined by hyphens.
func Slug(name string) string {
	return strings.Join(strings.FieldsFunc(strings.ToLower(name), func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9')
	}), "-")
}

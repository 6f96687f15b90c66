package summary

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

type vendorJSON struct {
	ID      string              `json:"id"`
	Name    string              `json:"name"`
	URL     string              `json:"url"`
	Aliases []string            `json:"aliases"`
	Home    *statedJSON         `json:"home"`
	Owner   *statedJSON         `json:"owner"`
	Hosts   []string            `json:"hosts"`
	Addons  []string            `json:"addons"`
	Facts   map[string]factJSON `json:"facts"`
	Support []supportJSON       `json:"support"`
	Local   bool                `json:"local"`
}

type statedJSON struct {
	Is     string       `json:"is"`
	Note   string       `json:"note"`
	Source string       `json:"source"`
	AsOf   catalog.Date `json:"as_of"`
}

type supportJSON struct {
	ID     string       `json:"id"`
	Name   string       `json:"name"`
	Level  string       `json:"level"`
	Price  string       `json:"price"`
	Note   string       `json:"note"`
	Source string       `json:"source"`
	AsOf   catalog.Date `json:"as_of"`
}

// supportPrice is what a support plan costs, "unknown" where that is not known.
func supportPrice(s catalog.SupportPlan) string {
	var parts []string
	amount := func(a *catalog.Amount) string { return quantity.Digits(a.Text) + " " + catalog.Currency(s.Currency) }
	if s.Price != nil {
		parts = append(parts, amount(s.Price)+" a month")
	}
	if s.Percent != nil {
		parts = append(parts, s.Percent.Text+" % of the bill")
	}
	text := strings.Join(parts, " and ")
	if s.Least != nil {
		text += ", at least " + amount(s.Least)
	}
	if text == "" {
		return "unknown"
	}
	return text
}

// ofVendor are the ids of a vendor's hosts or add-ons.
func ofVendor(c *catalog.Catalog, list []*catalog.Product, vendor string) []string {
	ids := []string{}
	for _, p := range list {
		if c.Firm(p).ID == vendor {
			ids = append(ids, p.ID)
		}
	}
	return ids
}

func vendorToJSON(c *catalog.Catalog, v *catalog.Vendor) vendorJSON {
	stated := func(s *catalog.Stated) *statedJSON {
		if s == nil {
			return nil
		}
		source := v.Sources[s.Source]
		return &statedJSON{s.Is, s.Note, source.URL, source.AsOf}
	}
	out := vendorJSON{
		ID: v.ID, Name: v.Name, URL: v.URL, Aliases: append([]string{}, v.Aliases...), Home: stated(v.Home), Owner: stated(v.Owner),
		Hosts: ofVendor(c, c.Hosts, v.ID), Addons: ofVendor(c, c.Addons, v.ID), Facts: map[string]factJSON{}, Support: []supportJSON{}, Local: v.Local,
	}
	from := &catalog.Product{Sources: v.Sources}
	for id, f := range v.Facts {
		out.Facts[id] = factToJSON(from, f)
	}
	for _, s := range v.Support {
		source := v.Sources[s.Source]
		out.Support = append(out.Support, supportJSON{s.ID, s.Name, s.Level, supportPrice(s), s.Note, source.URL, source.AsOf})
	}
	return out
}

// vendor is what is true of a vendor as a whole.
func vendor(p page, c *catalog.Catalog, v *catalog.Vendor) {
	title := v.Name + " (vendor " + v.ID + ")"
	if v.Local {
		title += ", local"
	}
	p.Title(title)
	if v.URL != "" {
		p.Para(v.URL)
	}
	if len(v.Aliases) > 0 {
		p.Para("Also: " + strings.Join(v.Aliases, ", ") + ".")
	}
	if v.Home != nil {
		p.Para(strings.TrimSpace("Home: " + v.Home.Is + ". " + v.Home.Note + p.Cite(v.Sources[v.Home.Source])))
	}
	if v.Owner != nil {
		p.Para(strings.TrimSpace("Owner: " + ownerName(c, v) + ". " + v.Owner.Note + p.Cite(v.Sources[v.Owner.Source])))
	}
	for _, list := range []struct {
		name string
		ids  []string
	}{{"Hosts", ofVendor(c, c.Hosts, v.ID)}, {"Add-ons", ofVendor(c, c.Addons, v.ID)}, {"Owns", owned(c, v)}} {
		if len(list.ids) > 0 {
			p.Para(list.name + ": " + strings.Join(list.ids, ", ") + ".")
		}
	}
	if len(v.Facts) > 0 {
		p.Section("Facts of all its hosts")
		p.Table([]string{"criterion", "is", "note"}, factRows(p, c, &catalog.Product{Sources: v.Sources}, v.Facts))
	}
	if len(v.Support) > 0 {
		p.Section("Support")
		var rows [][]string
		for _, s := range v.Support {
			rows = append(rows, []string{s.ID, s.Name, supportPrice(s), s.Note + p.Cite(v.Sources[s.Source])})
		}
		p.Table([]string{"plan", "", "price", "note"}, rows)
	}
	if len(v.Regions) > 0 {
		p.Section("Regions")
		p.Table([]string{"code", "city", "country", "group", "note"}, regionRows(c, &catalog.Product{Regions: v.Regions}))
	}
	p.Sources()
}

// ownerName is the name of a vendor's owner, empty where none is known.
func ownerName(c *catalog.Catalog, v *catalog.Vendor) string {
	if v.Owner == nil {
		return ""
	}
	if o, ok := c.Vendor(v.Owner.Is); ok {
		return o.Name
	}
	return v.Owner.Is
}

// owned are the ids of the vendors that a vendor owns.
func owned(c *catalog.Catalog, v *catalog.Vendor) []string {
	var ids []string
	for _, o := range c.Vendors {
		if o.Owner == nil {
			continue
		}
		if by, ok := c.Vendor(o.Owner.Is); ok && by == v {
			ids = append(ids, o.ID)
		}
	}
	return ids
}

// vendorLine says whose a product is: its vendor, who owns it and where it is at home.
func vendorLine(c *catalog.Catalog, p page, h *catalog.Product) string {
	v, ok := c.Vendor(h.Vendor)
	if !ok {
		return ""
	}
	text := "Vendor: " + v.Name
	if owner := ownerName(c, v); owner != "" {
		text += ", owned by " + owner + p.Cite(v.Sources[v.Owner.Source])
	}
	if v.Home != nil && v.Home.Is != "unknown" {
		text += ", at home in " + v.Home.Is + p.Cite(v.Sources[v.Home.Source])
	}
	var shared []string
	for _, id := range slices.Sorted(maps.Keys(h.Facts)) {
		if h.Facts[id].Vendor != "" {
			shared = append(shared, id)
		}
	}
	text += "."
	if shared != nil {
		text += " Of all its hosts: " + strings.Join(shared, ", ") + "."
	}
	return text + fmt.Sprintf(" See whereto show vendor/%s.", v.ID)
}

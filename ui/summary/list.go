package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
)

// Kinds are what can be listed.
var Kinds = []string{"hosts", "addons", "vendors", "criteria", "questions", "places", "meters"}

type productJSON struct {
	ID     string              `json:"id"`
	Name   string              `json:"name"`
	Kind   string              `json:"kind"`
	Status string              `json:"status"`
	Setups []setupJSON         `json:"setups"`
	Sizes  []string            `json:"sizes"`
	Region []string            `json:"regions"`
	Zones  map[string][]string `json:"zones"` // of visitors, for prices: their countries; "*" is all others
	Facts  map[string]factJSON `json:"facts"`
	Local  bool                `json:"local"`
}

type setupJSON struct {
	ID    string              `json:"id"`
	Name  string              `json:"name"`
	Facts map[string]factJSON `json:"facts"` // that differ from the product's
}

type factJSON struct {
	Is     any          `json:"is"`
	Note   string       `json:"note"`
	Source string       `json:"source"`
	AsOf   catalog.Date `json:"as_of"`
}

type placeJSON struct {
	ID      string  `json:"id"`
	City    string  `json:"city"`
	Country string  `json:"country"`
	Lat     float64 `json:"lat"`
	Lon     float64 `json:"lon"`
}

// List is all of a kind, as text and as a value to write as JSON.
func List(c *catalog.Catalog, kind string, width int) (text string, items any, ok bool) {
	p := newTextPage(width)
	switch kind {
	case "hosts", "addons":
		products := c.Hosts
		if kind == "addons" {
			products = c.Addons
		}
		values := []productJSON{}
		var rows [][]string
		for _, h := range products {
			values = append(values, productToJSON(h))
			var setups []string
			for _, s := range h.Setups {
				setups = append(setups, s.ID)
			}
			id := h.ID
			if h.Local {
				id += " (local)"
			}
			rows = append(rows, []string{id, h.Name, h.Kind, h.Status.Is, strings.Join(setups, ", ")})
		}
		p.Table([]string{"id", "name", "kind", "status", "setups"}, rows)
		return p.String(), values, true
	case "vendors":
		values := listVendors(p, c)
		return p.String(), values, true
	case "criteria":
		var rows [][]string
		for _, k := range c.Criteria {
			levels := strings.Join(k.Levels, " < ")
			if k.Unit != "" {
				levels = k.Unit
			}
			rows = append(rows, []string{k.ID, k.Kind, levels, k.Help})
		}
		p.Table([]string{"id", "kind", "levels, worst first", "what it is"}, rows)
		return p.String(), c.Criteria, true
	case "questions":
		var rows [][]string
		for _, q := range c.Questions {
			rows = append(rows, []string{q.Tier, q.ID, q.Kind, q.Ask})
		}
		p.Table([]string{"tier", "id", "kind", "question"}, rows)
		return p.String(), c.Questions, true
	case "places":
		values := []placeJSON{}
		var rows [][]string
		for _, id := range c.PlaceIDs() {
			place := c.Places[id]
			values = append(values, placeJSON{id, place.City, place.Country, place.Lat, place.Lon})
			rows = append(rows, []string{id, place.City, place.Country, fmt.Sprintf("%.2f", place.Lat), fmt.Sprintf("%.2f", place.Lon), strings.Join(place.Aliases, ", ")})
		}
		p.Table([]string{"id", "city", "country", "lat", "lon", "aliases"}, rows)
		return p.String(), values, true
	case "meters":
		var rows [][]string
		for _, m := range c.Meters {
			rows = append(rows, []string{m.ID, m.Unit, m.Help})
		}
		p.Table([]string{"id", "unit", "what it counts"}, rows)
		return p.String(), c.Meters, true
	}
	return "", nil, false
}

func productToJSON(h *catalog.Product) productJSON {
	out := productJSON{ID: h.ID, Name: h.Name, Kind: h.Kind, Status: h.Status.Is, Setups: []setupJSON{}, Sizes: []string{}, Region: []string{}, Zones: map[string][]string{}, Facts: map[string]factJSON{}, Local: h.Local}
	for _, s := range h.Setups {
		out.Setups = append(out.Setups, setupJSON{s.ID, s.Name, map[string]factJSON{}})
	}
	for _, s := range h.Sizes {
		out.Sizes = append(out.Sizes, s.ID)
	}
	for _, r := range h.Regions {
		out.Region = append(out.Region, r.Code)
	}
	for zone, countries := range h.Zones {
		out.Zones[zone] = slices.Sorted(slices.Values(countries))
	}
	for i, s := range h.Setups {
		for id, f := range s.Facts {
			if _, ok := h.Facts[id]; !ok && i == 0 { // the first setup speaks for what differs by setup
				out.Facts[id] = factToJSON(h, f)
			}
			out.Setups[i].Facts[id] = factToJSON(h, f)
		}
	}
	for id, f := range h.Facts {
		out.Facts[id] = factToJSON(h, f)
	}
	return out
}

func factToJSON(h *catalog.Product, f catalog.Fact) factJSON {
	source := h.Sources[f.Source]
	if f.AsOf != "" {
		source.AsOf = f.AsOf
	}
	return factJSON{valueJSON(f.Is), f.Note, source.URL, source.AsOf}
}

func valueJSON(v catalog.Value) any {
	switch {
	case v.Number != nil && v.Number.Single():
		return v.Number.Typical
	case v.Number != nil:
		return v.Number
	case v.Table != nil:
		return v.Table
	case v.Words != nil:
		return v.Words
	}
	return v.String()
}

// Checked says what was checked.
func Checked(c *catalog.Catalog) string {
	facts, open, prices, examples := 0, 0, 0, 0
	for _, p := range c.Products() {
		tables := []map[string]catalog.Fact{p.Facts}
		for _, s := range p.Written() {
			tables = append(tables, s.Facts)
		}
		for _, table := range tables {
			for _, f := range table {
				facts++
				if f.Is.Unknown {
					open++
				}
			}
		}
		prices += len(p.Charges) + len(p.Pools)
		examples += len(p.Examples)
	}
	return fmt.Sprintf("ok: %d hosts, %d add-ons, %d facts (%d of them unknown), %d charges, %d worked examples re-computed\n",
		len(c.Hosts), len(c.Addons), facts, open, prices, examples)
}

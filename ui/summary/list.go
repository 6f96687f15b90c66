package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/listing"
)

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

// List is what is listed, as text of a width in columns.
func List(c *listing.Choice, width int) string {
	p := newTextPage(width)
	if len(c.Rows) == 0 {
		p.Para(nothingListed(c))
	}
	if c.Kind == listing.Sizes && !c.Picked {
		sizesByHost(p, c)
	} else {
		p.Table(columnHeads(c.Chosen), textRows(c, c.Chosen, c.Rows))
	}
	if text := NotKnown(c); text != "" {
		p.Section("Not known")
		p.Para(text)
	}
	return p.String()
}

// sizesByHost has a table for each host, whose name is long.
func sizesByHost(p page, c *listing.Choice) {
	columns := c.Chosen[1:]
	for rows := c.Rows; len(rows) > 0; {
		host := rows[0].First().Product
		n := slices.IndexFunc(rows, func(r listing.Row) bool { return r.First().Product != host })
		if n < 0 {
			n = len(rows)
		}
		p.Heading(localText(host.ID, host.Local))
		p.Table(columnHeads(columns), textRows(c, columns, rows[:n]))
		rows = rows[n:]
	}
	if len(c.Rows) > 0 {
		p.Para("")
		p.Para(priceNote(c.Currency))
	}
}

// priceNote says what the price of a size is.
func priceNote(currency string) string {
	return fmt.Sprintf("Prices are %s a month for one that runs all the time, in the region and setup where that costs least; a plan's fee and what is sold beside it (addresses, more disk, traffic) are not in them. "+
		"No price stands where one pays by use, ? where it is not known.", currency)
}

// nothingListed says that conditions leave nothing.
func nothingListed(c *listing.Choice) string {
	if len(c.Conditions) == 0 {
		return "There are no " + c.Kind + "."
	}
	return fmt.Sprintf("Of %s none satisfies %s.", c.Kind, conditionsText(c))
}

func conditionsText(c *listing.Choice) string {
	var texts []string
	for _, one := range c.Conditions {
		texts = append(texts, one.Text)
	}
	return strings.Join(texts, " and ")
}

// NotKnown names those of which nobody knows whether the conditions hold, empty for none.
func NotKnown(c *listing.Choice) string {
	if len(c.NotKnown) == 0 {
		return ""
	}
	var ids []string
	for _, r := range c.NotKnown {
		ids = append(ids, r.ID)
	}
	return fmt.Sprintf("Whether %s is not known of %s.", conditionsText(c), strings.Join(ids, ", "))
}

func columnHeads(columns []listing.Column) []string {
	return catalog.IDs(columns, func(k listing.Column) string { return k.ID })
}

func textRows(c *listing.Choice, columns []listing.Column, rows []listing.Row) [][]string {
	var list [][]string
	for i := range rows {
		row := make([]string, len(columns))
		for k := range columns {
			row[k] = listText(c, &rows[i], &columns[k])
		}
		list = append(list, row)
	}
	return list
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

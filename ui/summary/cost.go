package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/latency"
	"whereto/model/quantity"
)

// Cost is one bill as text; with the assumptions where it comes from a workload.
func Cost(c *catalog.Catalog, b *detail.Priced, today catalog.Date, workload bool, width int) string {
	p := newTextPage(width)
	title := b.Product.Name
	if b.Setup.Name != "" {
		title += ", " + b.Setup.Name
	}
	p.Title(title)
	var where []string
	if b.Size != "" {
		where = append(where, b.Size)
	}
	for i, r := range b.Regions {
		if i == 6 {
			where = append(where, fmt.Sprintf("and %d more regions", len(b.Regions)-i))
			break
		}
		where = append(where, r.Code)
	}
	p.Para(strings.Join(append(where, fmt.Sprintf("prices of %s, in %s", today, b.Bill.Currency)), ", ") + ".")
	if b.Conversion != nil {
		p.Para(conversion(p, b.Conversion))
	}
	chosen(p, c, b)
	p.b.WriteString("\n")
	p.Table([]string{"cost", b.Bill.Currency, "arithmetic"}, billRows(p, b.Bill))
	if b.Excess != nil {
		p.Items([]string{"It does not hold the load: " + ExcessText(c, b.Excess) + "."})
	}
	p.Items(handNotes(p, c, b))
	p.Items(slices.Concat(AskedTexts(b.Asked), notIncluded(p, b.Bill)))
	if b.Low != b.High {
		p.Para(fmt.Sprintf("From %s to %s at the ends of the answers' ranges.", quantity.Money(b.Low), quantity.Money(b.High)))
	}
	growth(p, c, b.Growth, b.Bill.Currency)
	if b.Reserved != nil {
		p.Section("Reserved capacity, worked through")
		reserved(p, b.Reserved)
	}
	if workload {
		p.Section("Assumed")
		p.Para(assumptions(c, b.Assumed) + ".")
	}
	p.Sources()
	return p.String()
}

type costJSON struct {
	Host     string             `json:"host"`
	Setup    string             `json:"setup"`
	Region   string             `json:"region"`
	Size     string             `json:"size"`
	Meters   map[string]float64 `json:"meters"`
	Lines    []lineJSON         `json:"lines"`
	Total    float64            `json:"total"`
	Complete bool               `json:"complete"`
	Currency string             `json:"currency"`

	Low         float64          `json:"low"`
	High        float64          `json:"high"`
	WithoutFree float64          `json:"without_free_tier"`
	WithBeyond  float64          `json:"with_beyond"`
	Beyond      []beyondLineJSON `json:"beyond"`
	NotIncluded []string         `json:"not_included"`
	Asked       []askedJSON      `json:"asked"` // the same in setups that have to be asked for
	Growth      []growthJSON     `json:"growth"`
	Reserved    *reservedJSON    `json:"reserved"`

	Notes  []string    `json:"notes"`  // what of quantities by hand is in no line, and what would be
	Excess string      `json:"excess"` // why it does not hold the load; empty: it does
	Choice *choiceJSON `json:"choice"` // how the setup was chosen; null: it was named, or there is no other
}

// CostJSON is one bill as a value to write as JSON.
func CostJSON(c *catalog.Catalog, b *detail.Priced) any {
	out := costJSON{
		Host: b.Product.ID, Setup: b.Setup.ID, Size: b.Size, Meters: map[string]float64{}, Lines: linesJSON(b.Bill.Lines),
		Total: b.Bill.Total, Complete: b.Bill.Complete, Currency: b.Bill.Currency,
		Low: b.Low, High: b.High, NotIncluded: list(leftOut(b.Bill)),
		WithoutFree: b.Bill.WithoutFree, WithBeyond: b.Bill.Total + b.Bill.OnTop(), Beyond: beyondJSON(b.Bill.Beyond), Asked: askedToJSON(b.Asked), Growth: growthToJSON(c, b.Growth), Reserved: reservedToJSON(b.Reserved),
		Notes: handNotes(uncited{}, c, b), Excess: ExcessText(c, b.Excess), Choice: choiceToJSON(c, b),
	}
	if len(b.Regions) > 0 {
		out.Region = b.Regions[0].Code
	}
	for _, id := range b.Meters.IDs() {
		out.Meters[id] = b.Meters[id].Quantity()
	}
	return out
}

type hostLatencyJSON struct {
	Host    string    `json:"host"`
	ByPlace []legJSON `json:"by_place"`
	MeanMS  float64   `json:"mean_ms"`
}

// LatencyJSON is a host's round trips as a value to write as JSON.
func LatencyJSON(host string, r latency.Reach) any {
	return hostLatencyJSON{host, legsJSON(r.Nearest.Legs), r.Nearest.MeanMS}
}

// Latency is a table of a host's regions, the nearest first, and how the nearest
// round trips were made.
func Latency(c *catalog.Catalog, host string, r latency.Reach, users []catalog.Users, width int) string {
	p := newTextPage(width)
	p.Title("Round trips to " + host)
	head := []string{"region", "city"}
	for _, u := range users {
		head = append(head, c.Places[u.Place].City)
	}
	const most = 20
	var rows [][]string
	for _, one := range r.Regions[:min(most, len(r.Regions))] {
		cells := []string{one.Region.Code, c.Where(one.Region)}
		for _, leg := range one.Response.Legs {
			cells = append(cells, fmt.Sprintf("%.1f", leg.RTT.MS))
		}
		rows = append(rows, append(cells, fmt.Sprintf("%.1f", one.Response.MeanMS)))
	}
	p.Table(append(head, "mean, ms"), rows)
	if more := len(r.Regions) - most; more > 0 {
		p.Para(fmt.Sprintf("And %d more, further away.", more))
	}
	p.Section("Each from its nearest region")
	var legs [][]string
	for _, leg := range r.Nearest.Legs {
		legs = append(legs, []string{c.Places[leg.Place].City, quantity.Percent(leg.Share), leg.Region, fmt.Sprintf("%.1f", leg.RTT.MS), Range(leg.RTT), leg.RTT.How() + p.Cite(catalog.Source{URL: leg.RTT.URL, Title: "Round trips"})})
	}
	p.Table([]string{"users", "share", "region", "ms", "range", "how"}, legs)
	p.Para(fmt.Sprintf("The mean is %s; eight of ten lie within the range; the users' own access line is not in it.", quantity.Millis(r.Nearest.MeanMS)))
	p.Sources()
	return p.String()
}

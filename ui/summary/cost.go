package summary

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/latency"
	"whereto/model/quantity"
)

// Cost is one bill as text; with the assumptions where it comes from a workload.
func Cost(c *catalog.Catalog, b *advice.Priced, today catalog.Date, workload bool) string {
	p := new(textPage)
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
	if b.Converted {
		p.Para(conversion(p, b.Conversion))
	}
	p.b.WriteString("\n")
	p.Table([]string{"cost", b.Bill.Currency, "arithmetic"}, billRows(p, b.Bill))
	if b.Overload != "" {
		p.Items([]string{"It does not hold the load: " + b.Overload + "."})
	}
	p.Items(notIncluded(p, b.Bill))
	if b.Low != b.High {
		p.Para(fmt.Sprintf("From %s to %s at the ends of the answers' ranges.", quantity.Money(b.Low), quantity.Money(b.High)))
	}
	growth(p, b.Growth, b.Bill.Currency)
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

	Low         float64       `json:"low"`
	High        float64       `json:"high"`
	NotIncluded []string      `json:"not_included"`
	Growth      []growthJSON  `json:"growth"`
	Reserved    *reservedJSON `json:"reserved"`
}

// CostJSON is one bill as a value to write as JSON.
func CostJSON(b *advice.Priced) any {
	out := costJSON{
		Host: b.Product.ID, Setup: b.Setup.ID, Size: b.Size, Meters: map[string]float64{}, Lines: linesJSON(b.Bill.Lines),
		Total: b.Bill.Total, Complete: b.Bill.Complete, Currency: b.Bill.Currency,
		Low: b.Low, High: b.High, NotIncluded: list(b.Bill.NotIncluded()), Growth: growthToJSON(b.Growth), Reserved: reservedToJSON(b.Reserved),
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
func LatencyJSON(host string, s latency.Stack) any {
	return hostLatencyJSON{host, legsJSON(s.Legs), s.MeanMS}
}

// Latency is a table of a host's regions, the nearest first, and how the nearest
// round trips were made.
func Latency(c *catalog.Catalog, net *latency.Network, host string, regions []catalog.Region, users []latency.User) string {
	p := new(textPage)
	p.Title("Round trips to " + host)
	type row struct {
		mean  float64
		cells []string
	}
	head := []string{"region", "city"}
	for _, u := range users {
		head = append(head, c.Places[u.Place].City)
	}
	var rows []row
	for _, r := range regions {
		s := net.Serve([]catalog.Region{r}, latency.Need{Users: users})
		if !s.Known {
			continue
		}
		one := row{s.MeanMS, []string{r.Code, c.Places[r.Place].City}}
		for _, leg := range s.Legs {
			one.cells = append(one.cells, fmt.Sprintf("%.1f", leg.RTT.MS))
		}
		one.cells = append(one.cells, fmt.Sprintf("%.1f", s.MeanMS))
		rows = append(rows, one)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.mean, b.mean) })
	var cells [][]string
	for i, r := range rows {
		if i == 20 {
			break
		}
		cells = append(cells, r.cells)
	}
	p.Table(append(head, "mean, ms"), cells)
	if len(rows) > 20 {
		p.Para(fmt.Sprintf("and %d more, further away.", len(rows)-20))
	}
	nearest := net.Serve(regions, latency.Need{Users: users})
	p.Section("Each from its nearest region")
	var legs [][]string
	for _, leg := range nearest.Legs {
		legs = append(legs, []string{c.Places[leg.Place].City, quantity.Text(leg.Share), leg.Region, fmt.Sprintf("%.1f", leg.RTT.MS), Range(leg.RTT), leg.RTT.How + p.Cite(catalog.Source{URL: leg.RTT.URL, Title: "Round trips"})})
	}
	p.Table([]string{"users", "share", "region", "ms", "range", "how"}, legs)
	p.Para(fmt.Sprintf("mean %.1f ms; eight of ten lie within the range; the users' own access line is not in it.", nearest.MeanMS))
	p.Sources()
	return p.String()
}

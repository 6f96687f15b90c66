package summary

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/detail"
	"whereto/model/quantity"
)

// notIncluded says what the total leaves out.
func notIncluded(p page, b cost.Bill) []string {
	var items []string
	for _, u := range b.Unpriced {
		items = append(items, "Not included: "+UnpricedText(u)+".")
	}
	for _, l := range b.LeftOut {
		items = append(items, "Not included: "+strings.TrimSuffix(l.What, ".")+"."+p.Cite(l.Source))
	}
	for _, s := range b.Beyond {
		items = append(items, BesideText(s)+p.Cite(s.Source))
	}
	return items
}

// growth tells what the same costs with more traffic.
func growth(p page, c *catalog.Catalog, list []detail.Growth, currency string) {
	if rows := GrowthRows(c, list); len(rows) > 0 {
		p.Sub("With more traffic")
		p.Table([]string{"requests a month", currency, ""}, rows)
	}
}

// GrowthRows are requests a month, what they cost, and the size or why it is too small.
func GrowthRows(c *catalog.Catalog, list []detail.Growth) [][]string {
	var rows [][]string
	for _, g := range list {
		amount, note := part(g.Total, g.Complete), g.Size
		if g.Excess != nil { // what can't run has no price
			amount, note = "–", strings.TrimSpace(note+" does not hold it: "+ExcessText(c, g.Excess))
		}
		rows = append(rows, []string{quantity.Text(g.Requests), amount, note})
	}
	return rows
}

// part is an amount, marked where it is only a part of a bill.
func part(total float64, complete bool) string {
	text := quantity.Cents(total) // what is under half a cent in a month is nothing
	if complete {
		return text
	}
	if text == quantity.Money(0) { // "at least nothing" would read as free
		return "?"
	}
	return "≥" + text
}

// conversion says how amounts came from USD.
func conversion(p noter, c *cost.Conversion) string {
	if c.Given {
		return fmt.Sprintf("1 %s = %s USD, a rate given by hand.", c.Currency, quantity.Text(c.USD))
	}
	return fmt.Sprintf("1 %s = %s USD on %s.%s", c.Currency, quantity.Text(c.USD), c.AsOf, p.Cite(c.Source))
}

// reserved works reserved capacity through.
func reserved(p page, r *detail.Reserved) {
	for _, text := range ReservedText(r) {
		p.Para(text)
	}
	p.Table([]string{"for this load", r.Currency, "meet a cold start"}, ReservedRows(r))
}

// ReservedText says what reserved capacity costs idle and used, and from which use it
// is cheaper than on demand.
func ReservedText(r *detail.Reserved) []string {
	second := func(v float64) string { return quantity.Fixed(v, 10, true) }
	var text []string
	switch {
	case !r.Known:
		text = append(text, "Not all prices of reserved capacity are known in "+r.Region+", so it can't be compared with on demand there.")
	default:
		text = append(text, fmt.Sprintf("One GB kept ready for the month is %s %s, unused. Each GB-second that runs on it adds %s; on demand a GB-second is %s.",
			quantity.Money(r.MonthGB), r.Currency, second(r.Used), second(r.OnDemand)))
		if r.Pays() {
			text = append(text, fmt.Sprintf("It is cheaper than on demand from %s use: %s ÷ (%s − %s).", quantity.Percent(r.BreakEven), second(r.Ready), second(r.OnDemand), second(r.Used)))
		} else {
			text = append(text, fmt.Sprintf("It is never cheaper than on demand there: used all the time, a GB-second on it is %s + %s = %s.", second(r.Ready), second(r.Used), second(r.Ready+r.Used)))
		}
	}
	return append(text, fmt.Sprintf("For this load %s %s kept ready, used %s of the time.", quantity.Text(r.Instances), isAre(r.Instances), quantity.Percent(r.Use)))
}

// ReservedRows are the ways to carry the same load: name, cost, share of cold starts.
func ReservedRows(r *detail.Reserved) [][]string {
	var rows [][]string
	for _, b := range r.Beside {
		cold := "not known"
		if b.ColdShare != nil {
			cold = OneIn(*b.ColdShare)
		}
		rows = append(rows, []string{b.Name, part(b.Total, b.Complete), cold})
	}
	return rows
}

// UpkeepText says what your own work costs, apart from the bill.
func UpkeepText(a *advice.Advice, u *detail.Upkeep) string {
	by := fmt.Sprintf("assumed for %q", u.Level)
	if u.Level == "" {
		by = "how much work it leaves you is not known: the mean of all levels"
	}
	return fmt.Sprintf("Your own work comes on top: %s a month (%s) × %s = %s %s.", hours(u.Hours), by, hourText(a, u.HourUSD), quantity.Money(fromUSD(a, u.USD)), a.Currency)
}

// hourText is what an hour costs, with its currency where it was given in another.
func hourText(a *advice.Advice, usd float64) string {
	if a.Conversion == nil {
		return quantity.Money(usd)
	}
	return usdText(a, usd)
}

// hours is a number of hours with its word.
func hours(n float64) string {
	if quantity.Text(n) == "1" {
		return "1 hour"
	}
	return quantity.Text(n) + " hours"
}

func isAre(n float64) string {
	if n == 1 {
		return "is"
	}
	return "are"
}

type growthJSON struct {
	Factor   float64  `json:"factor"`
	Requests float64  `json:"requests"`
	Size     string   `json:"size"`
	Total    *float64 `json:"total"` // null: it can't run
	Complete bool     `json:"complete"`
	Overload string   `json:"overload"`
}

func growthToJSON(c *catalog.Catalog, list []detail.Growth) []growthJSON {
	out := []growthJSON{}
	for _, g := range list {
		one := growthJSON{g.Factor, g.Requests, g.Size, &g.Total, g.Complete, ExcessText(c, g.Excess)}
		if g.Excess != nil {
			one.Total, one.Complete = nil, false
		}
		out = append(out, one)
	}
	return out
}

type reservedJSON struct {
	Region    string       `json:"region"`
	Known     bool         `json:"known"`
	MonthGB   float64      `json:"month_gb"`
	Ready     float64      `json:"ready_gb_second"`
	Used      float64      `json:"used_gb_second"`
	OnDemand  float64      `json:"on_demand_gb_second"`
	BreakEven *float64     `json:"break_even"`
	Instances float64      `json:"instances"`
	Use       float64      `json:"use"`
	Beside    []besideJSON `json:"beside"`
}

type besideJSON struct {
	ID        string   `json:"id"`
	Total     float64  `json:"total"`
	Complete  bool     `json:"complete"`
	ColdShare *float64 `json:"cold_start_share"`
	StartMS   *float64 `json:"start_ms"`
}

func besideToJSON(b detail.Beside) besideJSON {
	out := besideJSON{ID: b.ID, Total: b.Total, Complete: b.Complete, ColdShare: b.ColdShare}
	if b.StartMS != nil {
		out.StartMS = &b.StartMS.Typical
	}
	return out
}

func reservedToJSON(r *detail.Reserved) *reservedJSON {
	if r == nil {
		return nil
	}
	out := &reservedJSON{Region: r.Region, Known: r.Known, MonthGB: r.MonthGB, Ready: r.Ready, Used: r.Used, OnDemand: r.OnDemand, Instances: r.Instances, Use: r.Use, Beside: []besideJSON{}}
	if r.Known && r.Pays() {
		out.BreakEven = &r.BreakEven
	}
	for _, b := range r.Beside {
		out.Beside = append(out.Beside, besideToJSON(b))
	}
	return out
}

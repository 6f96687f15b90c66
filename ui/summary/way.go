package summary

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/quantity"
)

// CloserText says why what is closer to the users loses, with its numbers; empty if
// nothing is closer.
func CloserText(a *advice.Advice) string {
	c := a.Closer
	if c == nil {
		return ""
	}
	return fmt.Sprintf("%s is closer to the users (%s instead of %s) and slower in the end: %s to the database in %s %s %s instead of %s, so a response takes %s and not the %s of %s.",
		c.Other.Title, quantity.Millis(c.Other.Latency.MeanMS), quantity.Millis(c.Best.Latency.MeanMS), queries(c.Queries), c.Database, takes(c.Queries),
		quantity.Millis(c.Other.Latency.DatabaseMS), quantity.Millis(c.Best.Latency.DatabaseMS), quantity.Millis(c.Other.Latency.ResponseMS), quantity.Millis(c.Best.Latency.ResponseMS), c.Best.Title)
}

func queries(n float64) string {
	if n == 1 {
		return "the one query of a request"
	}
	return fmt.Sprintf("the %s queries of a request, one after the other,", quantity.Text(n))
}

func takes(n float64) string {
	if n == 1 {
		return "takes"
	}
	return "take"
}

// SplitText says what a mean response is made of.
func SplitText(s latency.Response) string {
	parts := []string{quantity.Millis(s.MeanMS) + " to the app"}
	if s.DatabaseMS > 0 {
		parts = append(parts, quantity.Millis(s.DatabaseMS)+" of queries")
	}
	parts = append(parts, quantity.Millis(s.HandlingMS)+" of handling")
	return fmt.Sprintf("A response takes %s on the mean: %s. The first of a new connection takes %s.", quantity.Millis(s.ResponseMS), strings.Join(parts, ", "), quantity.Millis(s.FirstMS))
}

// PlacementRows are places for the app: name, regions, ms to the users, of queries, of
// handling, altogether.
func PlacementRows(list []latency.Placement) [][]string {
	var rows [][]string
	for _, p := range list {
		regions := strings.Join(p.Regions[:min(3, len(p.Regions))], ", ")
		if n := len(p.Regions) - 3; n > 0 {
			regions += fmt.Sprintf(" and %d more", n)
		}
		rows = append(rows, []string{p.Name, regions, ms(p.UsersMS), ms(p.DatabaseMS), ms(p.HandlingMS), ms(p.ResponseMS())})
	}
	return rows
}

// ms is a time in a column of milliseconds.
func ms(v float64) string { return quantity.Fixed(v, 0, false) }

// ColdText says what cold starts do to a stack, in sentences.
func ColdText(c *detail.Cold) []string {
	if c.Start != nil && c.Start.Typical == 0 {
		text := "Something always runs: no request waits for a start"
		if c.Share != nil && *c.Share > 1e-9 {
			text += ", but the " + OneIn(*c.Share) + " that find it all busy"
		}
		return []string{text + "."}
	}
	var text []string
	start := "How long a start takes is not known"
	if c.Start != nil {
		start = "A start takes " + ValueText(catalog.Value{Number: c.Start}, fit.Milliseconds)
		if c.Clock == "init" {
			start += ", the runtime alone: a floor"
		}
		switch c.By {
		case "vendor":
			start += ", by the vendor's word"
		case "measured":
			start += ", measured by others"
		}
	}
	share := "how many requests meet one is not known"
	if c.Share != nil {
		share = meets(*c.Share) + " one"
	}
	text = append(text, start+"; "+share+".")
	if c.With != nil {
		least := ""
		if c.Clock == "init" {
			least = "at least "
		}
		text = append(text, fmt.Sprintf("Response with starts %s%s on the mean, %s for the slowest of a hundred; without %s and %s.",
			least, quantity.Millis(c.With.Mean), quantity.Millis(c.With.P99), quantity.Millis(c.Warm.Mean), quantity.Millis(c.Warm.P99)))
	}
	return text
}

// ColdRows are the ways to meet fewer or shorter starts: name, cost a month, share of
// requests that meet one, what one takes.
func ColdRows(c *detail.Cold) [][]string {
	var rows [][]string
	for _, b := range c.Removes {
		share, start := "not known", "not known"
		if b.ColdShare != nil {
			share = OneIn(*b.ColdShare)
		}
		if b.StartMS != nil {
			start = quantity.Millis(b.StartMS.Typical)
		}
		rows = append(rows, []string{b.Name, part(b.Total, b.Complete), share, start})
	}
	return rows
}

// way tells how far a stack is, how it answers, and what its cold starts do.
func way(p page, a *advice.Advice, d *detail.Detail) {
	s := d.Stack
	if s.Latency.Known {
		p.Para(SplitText(s.Latency))
		p.Code("text", unstyled.Split(s.Latency, mapWidth)+"\n▒ to the app  ▓ queries  █ handling")
	}
	if rows := PlacementRows(d.Placements); len(rows) > 1 {
		p.Table([]string{"with the app", "regions", "to users", "queries", "handling", "response, ms"}, rows)
	}
	if c := d.Cold; c != nil {
		p.Para(strings.Join(ColdText(c), " "))
		if rows := ColdRows(c); len(rows) > 0 {
			p.Table([]string{"fewer or shorter starts", a.Currency + " a month", "meet one", "one takes"}, rows)
		}
	}
}

type placementJSON struct {
	Name       string   `json:"name"`
	Regions    []string `json:"regions"`
	UsersMS    float64  `json:"users_ms"`
	DatabaseMS float64  `json:"database_ms"`
	HandlingMS float64  `json:"handling_ms"`
	ResponseMS float64  `json:"response_ms"`
}

func placementsJSON(list []latency.Placement) []placementJSON {
	out := []placementJSON{}
	for _, p := range list {
		out = append(out, placementJSON{p.Name, p.Regions, p.UsersMS, p.DatabaseMS, p.HandlingMS, p.ResponseMS()})
	}
	return out
}

type coldJSON struct {
	StartMS *float64     `json:"start_ms"`
	Clock   string       `json:"clock"`
	Stated  string       `json:"stated"`
	Share   *float64     `json:"share"`
	Warm    timesJSON    `json:"without"`
	With    *timesJSON   `json:"with"`
	Removes []besideJSON `json:"removes"`
}

type timesJSON struct {
	MeanMS float64 `json:"mean_ms"`
	P99MS  float64 `json:"p99_ms"`
}

func coldToJSON(c *detail.Cold) *coldJSON {
	if c == nil {
		return nil
	}
	out := &coldJSON{Clock: c.Clock, Stated: c.By, Share: c.Share, Warm: timesJSON{c.Warm.Mean, c.Warm.P99}, Removes: []besideJSON{}}
	if c.Start != nil {
		out.StartMS = &c.Start.Typical
	}
	if c.With != nil {
		out.With = &timesJSON{c.With.Mean, c.With.P99}
	}
	for _, b := range c.Removes {
		out.Removes = append(out.Removes, besideToJSON(b))
	}
	return out
}

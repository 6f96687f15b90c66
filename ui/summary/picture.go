package summary

import (
	"math"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/latency"
	"whereto/model/stack"
	"whereto/ui/worldmap"
)

// Picture draws a stack's way from users to database, each part in a style.
type Picture struct {
	Users, App, Database, Handling, Land worldmap.Painter
}

// unstyled is a picture of characters alone.
var unstyled = Picture{worldmap.Plain{}, worldmap.Plain{}, worldmap.Plain{}, worldmap.Plain{}, worldmap.Plain{}}

// Map shows where the users, the app and the database are; nothing where no place is
// known.
func (p Picture) Map(c *catalog.Catalog, a *advice.Advice, s *stack.Stack, w, h int) []string {
	var spots []worldmap.Spot
	put := func(place, mark string, style worldmap.Painter) {
		if at, ok := c.Places[place]; ok {
			spots = append(spots, worldmap.Spot{Lat: at.Lat, Lon: at.Lon, Mark: mark, Style: style})
		}
	}
	for _, r := range s.Regions {
		for _, leg := range s.Latency.Legs {
			if leg.Region == r.Code {
				put(r.Place, "▲", p.App)
				break
			}
		}
	}
	put(a.Database, "◆", p.Database)
	for _, leg := range s.Latency.Legs {
		put(leg.Place, "●", p.Users)
	}
	return worldmap.Draw(spots, w, h, p.Land)
}

// Legend says what the map's marks are.
func (p Picture) Legend() string {
	return p.Users.Render("●") + p.Land.Render(" users  ") + p.App.Render("▲") + p.Land.Render(" the app  ") + p.Database.Render("◆") + p.Land.Render(" the database")
}

// Split shows what a response is made of, by length: the way to the app, the queries,
// the handling.
func (p Picture) Split(s latency.Response, w int) string {
	line, left := "", w
	for i, part := range []struct {
		ms    float64
		style worldmap.Painter
		fill  string
	}{{s.MeanMS, p.App, "▒"}, {s.DatabaseMS, p.Database, "▓"}, {s.HandlingMS, p.Handling, "█"}} {
		n := int(math.Round(part.ms / max(s.ResponseMS, 1e-9) * float64(w)))
		if part.ms > 0 {
			n = max(n, 1)
		}
		if n = min(n, left); i == 2 {
			n = left
		}
		left -= n
		line += part.style.Render(strings.Repeat(part.fill, n))
	}
	return line
}

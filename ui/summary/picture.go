package summary

import (
	"math"
	"slices"
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

// mark is something that a map shows: where it is, and what it is called.
type mark struct {
	place, sign, name string
	style             worldmap.Painter
	leg               int // of users: their leg
}

// usersName is what users are called on a map.
const usersName = "users"

// marks are what a map of a stack shows, where its place is known: the app, the database,
// the users.
func (p Picture) marks(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) []mark {
	var list []mark
	put := func(m mark) {
		if _, ok := c.Places[m.place]; ok {
			list = append(list, m)
		}
	}
	for _, r := range s.Regions {
		for _, leg := range s.Latency.Legs {
			if leg.Region == r.Code {
				put(mark{r.Place, "▲", "the app", p.App, 0})
				break
			}
		}
	}
	put(mark{a.Database, "◆", "the database", p.Database, 0})
	for i, leg := range s.Latency.Legs {
		put(mark{leg.Place, "●", usersName, p.Users, i})
	}
	return list
}

// Map shows where the users, the app and the database are; nothing where no place is
// known. What is in one place stands beside each other.
func (p Picture) Map(c *catalog.Catalog, a *advice.Advice, s *stack.Stack, w, h int) []string {
	var spots []worldmap.Spot
	for _, m := range p.marks(c, a, s) {
		at := c.Places[m.place]
		spots = append(spots, worldmap.Spot{Point: point(at), Mark: m.sign, Style: m.style})
	}
	return worldmap.Scene{Spots: spots, Land: p.Land}.Draw(w, h, worldmap.View{})
}

// Legend says what the map's marks are: those that it shows.
func (p Picture) Legend(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) string {
	var parts []string
	for _, m := range p.marks(c, a, s) {
		if part := m.style.Render(m.sign) + p.Land.Render(" "+m.name); !slices.Contains(parts, part) {
			parts = append(parts, part)
		}
	}
	return strings.Join(parts, "  ")
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

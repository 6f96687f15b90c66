package summary

import (
	"fmt"
	"math"
	"slices"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/ui/worldmap"
)

// World is what a large map shows of a stack: its users, each place by its share, the
// regions that serve them, the database, and the ways between them. The ring around a place
// grows with its share, up to so many dots; paces are the looks of ways by how soon they
// are gone.
func (p Picture) World(c *catalog.Catalog, a *advice.Advice, s *stack.Stack, names worldmap.Painter, ring float64, paces map[advice.Pace]worldmap.Painter) worldmap.Scene {
	scene := worldmap.Scene{Land: p.Land, Faint: true}
	most, users := 0.0, map[string]bool{}
	for _, leg := range s.Latency.Legs {
		users[leg.Place] = true
		if leg.Share > most {
			most, scene.Centre = leg.Share, point(c.Places[leg.Place])
		}
	}
	for _, m := range p.marks(c, a, s) {
		at := c.Places[m.place]
		spot := worldmap.Spot{Point: point(at), Mark: m.sign, Style: m.style}
		if m.name == usersName {
			share := s.Latency.Legs[m.leg].Share
			spot.Name, spot.Brief = at.City+" "+ShareText(share), fmt.Sprint(m.leg+1)
			spot.Ring, spot.Named = 2+ring*math.Sqrt(share), names
		} else if !users[m.place] {
			spot.Name = at.City
			users[m.place] = true
		}
		scene.Spots = append(scene.Spots, spot)
	}
	scene.Lines = slices.Concat(toDatabase(c, a, s, paces), toApp(c, a, s, paces))
	return scene
}

// toApp are the ways of the users, those of the most last.
func toApp(c *catalog.Catalog, a *advice.Advice, s *stack.Stack, paces map[advice.Pace]worldmap.Painter) []worldmap.Line {
	var lines []worldmap.Line
	for i := range s.Latency.Legs {
		leg := &s.Latency.Legs[i]
		r, _ := s.Host.Region(leg.Region)
		if line, ok := between(c, leg.Place, r.Place); ok {
			line.Style, line.Name = paces[a.PaceOfLeg(s, leg)], ms(leg.RTT.MS)+" ms"
			lines = append(lines, line)
		}
	}
	slices.Reverse(lines)
	return lines
}

// toDatabase are the ways of the regions that serve users.
func toDatabase(c *catalog.Catalog, a *advice.Advice, s *stack.Stack, paces map[advice.Pace]worldmap.Painter) []worldmap.Line {
	var lines []worldmap.Line
	seen := map[string]bool{}
	for _, leg := range s.Latency.Legs {
		r, _ := s.Host.Region(leg.Region)
		if line, ok := between(c, r.Place, a.Database); ok && !seen[r.Place] && leg.Database > 0 {
			seen[r.Place], line.Dashed = true, true
			line.Style, line.Name = paces[a.PaceOf(a.Load.Queries*leg.Database)], QueriesText(a, leg.Database)
			lines = append(lines, line)
		}
	}
	return lines
}

// between is a line between places that are known and not the same.
func between(c *catalog.Catalog, from, to string) (worldmap.Line, bool) {
	a, known := c.Places[from]
	b, both := c.Places[to]
	return worldmap.Line{From: point(a), To: point(b)}, known && both && from != to
}

// point is where a place lies.
func point(p catalog.Place) worldmap.Point { return worldmap.Point{Lat: p.Lat, Lon: p.Lon} }

// ShareText is a share of the users.
func ShareText(share float64) string { return quantity.Text(math.Round(1000*share)/10) + " %" }

// QueriesText is what the queries of a request take, each so many ms.
func QueriesText(a *advice.Advice, each float64) string {
	if a.Load.Queries == 1 {
		return ms(each) + " ms"
	}
	return quantity.Text(a.Load.Queries) + " × " + ms(each) + " ms"
}

// PaceText says what a pace means for these answers.
func PaceText(a *advice.Advice, p advice.Pace) string {
	if a.GoalMS > 0 {
		return map[advice.Pace]string{
			advice.Quick: "within your goal of " + quantity.Text(a.GoalMS) + " ms",
			advice.Fair:  "may be over it",
			advice.Slow:  "over it",
		}[p]
	}
	return map[advice.Pace]string{
		advice.Quick: "to " + ms(a.WayMS/2) + " ms",
		advice.Fair:  "to " + ms(a.WayMS) + " ms",
		advice.Slow:  "more",
	}[p]
}

// Package worldmap draws where places lie on the earth, and the ways between them, in
// characters.
package worldmap

import (
	"cmp"
	"slices"
	"strings"
	"sync"
)

// Painter gives text a style.
type Painter interface{ Render(...string) string }

// Plain leaves text as it is.
type Plain struct{}

// Render joins the texts.
func (Plain) Render(texts ...string) string { return strings.Join(texts, "") }

// Point is a place on the earth in degrees.
type Point struct{ Lat, Lon float64 }

// Spot is a mark on the map, one character wide.
type Spot struct {
	Point
	Mark  string
	Style Painter
	Name  string  // stands beside it where there is room
	Brief string  // stands there where there is no room for the name
	Named Painter // the look of the name; nil: the mark's
	Ring  float64 // radius of a ring around it, in dots; 0: none
}

// Line is a way over the map.
type Line struct {
	From, To Point
	Style    Painter
	Name     string // stands on it where there is room
	Dashed   bool
}

// Scene is what a map shows. Of lines that cross the earlier one gives way; of names that
// want one room that of the smaller ring, or of the later spot.
type Scene struct {
	Spots  []Spot
	Lines  []Line
	Land   Painter
	Faint  bool  // land stands back behind lines, without colours too
	Centre Point // what a nearer view goes to
}

// View says how near a scene is seen.
type View struct {
	World  bool // all of the world, else what holds all spots
	Nearer int  // steps, from there
}

// Steps is how many steps nearer a view can go.
const Steps = 6

// Rows is how many rows the whole world takes that is so many cells wide.
func Rows(w int) int { return (w*(landTop-landBottom) + 719) / 720 }

// Draw draws land in dots, eight to a character, the lines over it, and over both the
// spots. Where two different marks come to the same character, the later one stands beside
// the first.
func (s Scene) Draw(w, h int, v View) []string {
	if len(s.Spots) == 0 || w < 8 || h < 3 {
		return nil
	}
	c := newCanvas(w, h, s.window(2*w, 4*h, v))
	land := c.ink(s.Land)
	var named []placed
	for _, l := range s.Lines {
		named = append(named, placed{c.line(l), c.ink(l.Style), l.Name})
	}
	marks := map[[2]int]Spot{}
	at := make([][2]int, len(s.Spots))
	for i, spot := range s.Spots {
		x, y, ok := c.win.cell(spot.Point)
		at[i] = [2]int{-1, -1}
		if !ok {
			continue
		}
		if cell, ok := free(marks, spot, x, y, w, h); ok {
			marks[cell], at[i] = spot, cell
			c.ring(spot, c.ink(spot.Style))
		}
	}
	for i, spot := range s.Spots {
		if at[i][0] >= 0 {
			c.text(at[i][0], at[i][1], spot.Mark, c.ink(spot.Style))
		}
	}
	for _, i := range s.byRing() {
		spot := s.Spots[i]
		if at[i][0] < 0 || spot.Name == "" {
			continue
		}
		style := spot.Style
		if spot.Named != nil {
			style = spot.Named
		}
		if !c.name(at[i], spot.Name, c.ink(style)) {
			c.name(at[i], spot.Brief, c.ink(style))
		}
	}
	for i := len(named) - 1; i >= 0; i-- {
		c.along(named[i])
	}
	return c.lines(land, s.Faint)
}

// byRing are the spots by their rings, the largest first: they have the room for their names
// first.
func (s Scene) byRing() []int {
	order := make([]int, len(s.Spots))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(s.Spots[b].Ring, s.Spots[a].Ring) })
	return order
}

// free is the cell for a spot: its own, or the nearest beside it where another mark stands
// there; false where its mark stands there already.
func free(marks map[[2]int]Spot, s Spot, x, y, w, h int) (at [2]int, ok bool) {
	for _, by := range around() {
		at = [2]int{x + by[0], y + by[1]}
		if at[0] < 0 || at[0] >= w || at[1] < 0 || at[1] >= h {
			continue
		}
		there, taken := marks[at]
		if !taken {
			return at, true
		}
		if there.Mark == s.Mark && there.Name == s.Name {
			return at, false
		}
	}
	return at, false
}

// around are the characters around one, the nearest first; they are twice as high as wide.
var around = sync.OnceValue(func() [][2]int {
	const reach = 4
	far := func(at [2]int) int { return at[0]*at[0] + 3*at[1]*at[1] }
	var list [][2]int
	for y := reach; y >= -reach; y-- {
		for x := 2 * reach; x >= -2*reach; x-- {
			list = append(list, [2]int{x, y})
		}
	}
	slices.SortStableFunc(list, func(a, b [2]int) int { return cmp.Compare(far(a), far(b)) })
	return list
})

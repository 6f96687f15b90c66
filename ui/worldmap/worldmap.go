// Package worldmap draws where places lie on the earth, in characters.
package worldmap

import (
	_ "embed"
	"math"
	"slices"
	"strings"
	"sync"
)

// land.hex says where land is: 264 lines from 76° north to 56° south, 720 bits each
// from 180° west, one for each half degree. Made from Natural Earth's land polygons
// (1:110m, public domain).
//
//go:embed land.hex
var landHex string

const (
	landTop  = 76.0
	landStep = 0.5
)

var land = sync.OnceValue(func() []string { return strings.Split(strings.TrimSpace(landHex), "\n") })

// isLand says whether there is land at a longitude and latitude.
func isLand(lon, lat float64) bool {
	rows := land()
	y := int(math.Floor((landTop - lat) / landStep))
	x := int(math.Floor((normal(lon) + 180) / landStep))
	if y < 0 || y >= len(rows) || x < 0 || x/4 >= len(rows[y]) {
		return false
	}
	digit := strings.IndexByte("0123456789abcdef", rows[y][x/4])
	return digit>>(3-x%4)&1 == 1
}

// normal is a longitude from -180 up to 180.
func normal(lon float64) float64 { return lon - 360*math.Floor((lon+180)/360) }

// Painter gives text a style.
type Painter interface{ Render(...string) string }

// Plain leaves text as it is.
type Plain struct{}

// Render joins the texts.
func (Plain) Render(texts ...string) string { return strings.Join(texts, "") }

// Spot is a mark on the map, one character wide.
type Spot struct {
	Lat, Lon float64
	Mark     string
	Style    Painter
}

// view is the part of the world that a map shows: its west and north, and degrees
// for each dot.
type view struct{ west, north, step float64 }

// frame chooses the smallest window of so many dots that holds all spots with room
// around them, at most the whole world.
func frame(spots []Spot, across, down int) view {
	lons := make([]float64, len(spots))
	north, south := -90.0, 90.0
	for i, s := range spots {
		lons[i] = normal(s.Lon)
		north, south = max(north, s.Lat), min(south, s.Lat)
	}
	slices.Sort(lons)
	west, span := -180.0, 360.0
	for i := range lons { // it begins after the widest gap between neighbours
		next := lons[(i+1)%len(lons)]
		if i == len(lons)-1 {
			next += 360
		}
		if around := 360 - (next - lons[i]); around < span {
			west, span = normal(next), around
		}
	}
	const room, least = 10.0, 50.0
	step := max((span+2*room)/float64(across), (north-south+2*room)/float64(down), least/float64(across))
	if step*float64(across) >= 360 {
		step = 360 / float64(across)
		west, span = -180, 360
	}
	w := view{west: west - (step*float64(across)-span)/2, step: step}
	w.north = min(landTop, (north+south)/2+step*float64(down)/2)
	if step*float64(down) >= landTop+56 {
		w.north = landTop
	}
	return w
}

// free is the cell for a spot: its own, or the nearest beside it where another mark stands
// there; false where its mark stands there already.
func free(marks map[[2]int]Spot, s Spot, x, y, w, h int) (at [2]int, ok bool) {
	for _, by := range [][2]int{{0, 0}, {1, 0}, {-1, 0}, {0, 1}, {0, -1}, {2, 0}, {-2, 0}} {
		at = [2]int{x + by[0], y + by[1]}
		if at[0] < 0 || at[0] >= w || at[1] < 0 || at[1] >= h {
			continue
		}
		there, taken := marks[at]
		if !taken {
			return at, true
		}
		if there.Mark == s.Mark {
			return at, false
		}
	}
	return at, false
}

// Draw draws land in dots, eight to a character, and the spots over it. Where two different
// marks come to the same character, the later one stands beside the first.
func Draw(spots []Spot, w, h int, sea Painter) []string {
	if len(spots) == 0 || w < 8 || h < 3 {
		return nil
	}
	shown := frame(spots, 2*w, 4*h)
	marks := map[[2]int]Spot{}
	for _, s := range spots {
		x := int(math.Mod(normal(s.Lon)-shown.west+720, 360) / shown.step / 2)
		y := int(math.Floor((shown.north - s.Lat) / shown.step / 4))
		if at, ok := free(marks, s, min(x, w-1), min(max(y, 0), h-1), w, h); ok {
			marks[at] = s
		}
	}
	bits := [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}
	lines := make([]string, h)
	for y := range h {
		var line, run strings.Builder
		flush := func() {
			if run.Len() > 0 {
				line.WriteString(sea.Render(run.String()))
				run.Reset()
			}
		}
		for x := range w {
			if s, ok := marks[[2]int{x, y}]; ok {
				flush()
				line.WriteString(s.Style.Render(s.Mark))
				continue
			}
			dots := rune(0x2800)
			for dy := range 4 {
				for dx := range 2 {
					lon := shown.west + (float64(2*x+dx)+0.5)*shown.step
					lat := shown.north - (float64(4*y+dy)+0.5)*shown.step
					if isLand(lon, lat) {
						dots |= bits[dy][dx]
					}
				}
			}
			if dots == 0x2800 {
				dots = ' '
			}
			run.WriteRune(dots)
		}
		flush()
		lines[y] = line.String()
	}
	return lines
}

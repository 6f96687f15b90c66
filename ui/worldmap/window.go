package worldmap

import (
	"math"
	"slices"
)

// window is the part of the world that a map shows: its west and north, degrees for each
// dot, how many dots there are, and how many of the room stay empty on its left.
type window struct {
	west, north, step  float64
	across, down, left int
}

// narrowest is how many degrees a window is wide at least where it holds all spots, and
// finest how many a dot is where it is seen nearer: land is known to half a degree.
const (
	narrowest = 50.0
	finest    = 0.08
)

// window is what a view shows of a scene in so many dots.
func (s Scene) window(across, down int, v View) window {
	w := frame(s.Spots, across, down)
	if v.World {
		w = whole(across, down)
	}
	for range v.Nearer {
		w = w.nearer(s.Centre, across, down)
	}
	return w
}

// whole is all of the world.
func whole(across, down int) window {
	step := max(360/float64(across), (landTop-landBottom)/float64(down))
	return fitted(0, landTop, step, across, down)
}

// fitted is a window around a longitude; what is wider than the world stays empty.
func fitted(lon, north, step float64, across, down int) window {
	w := window{north: north, step: step, across: min(across, int(360/step+1e-9)), down: down}
	w.left = (across - w.across) / 2
	w.left -= w.left % 2 // whole characters
	w.west = normal(lon - step*float64(w.across)/2)
	if w.across < across-1 || step*float64(across) > 359.9 { // all around: it is cut where everybody cuts it
		w.west = -180
	}
	return w
}

// aroundTheWorld is how many degrees lie between spots at least that are seen on a map of all
// of it, as everybody knows it.
const aroundTheWorld = 200.0

// frame is the smallest window of so many dots that holds all spots with room around them,
// at most the whole world.
func frame(spots []Spot, across, down int) window {
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
	const room = 10.0
	step := max((span+2*room)/float64(across), (north-south+2*room)/float64(down), narrowest/float64(across))
	if all := whole(across, down); step >= all.step || span > aroundTheWorld {
		return all
	}
	if step*float64(across) >= 360 {
		step = max(360/float64(across), (north-south+2*room)/float64(down))
	}
	return fitted(west+span/2, inside((north+south)/2+step*float64(down)/2, step, down), step, across, down)
}

// inside is the north of a window that does not reach beyond the land that is known.
func inside(north, step float64, down int) float64 {
	return min(landTop, max(north, landBottom+step*float64(down)))
}

// nearer is the window one step nearer to a point, within what it showed before.
func (w window) nearer(p Point, across, down int) window {
	const times = 1.5
	step := max(w.step/times, finest)
	if step >= w.step {
		return w
	}
	n := window{step: step, across: min(across, int(360/step+1e-9)), down: down}
	n.left = (across - n.across) / 2
	n.left -= n.left % 2
	wide, high := step*float64(n.across), step*float64(down)
	shown, tall := w.step*float64(w.across), w.step*float64(w.down)
	from := east(p.Lon, w.west) - wide/2
	if wide < shown {
		from = min(max(from, 0), shown-wide)
	}
	n.west = normal(w.west + from)
	n.north = min(w.north, max(p.Lat+high/2, w.north-tall+high))
	return n
}

// east is how many degrees east of another a longitude lies.
func east(lon, of float64) float64 { return math.Mod(normal(lon)-normal(of)+720, 360) }

// dot is where a point lies; false where it lies outside.
func (w window) dot(p Point) (x, y int, ok bool) {
	x, y = int(east(p.Lon, w.west)/w.step), int(math.Floor((w.north-p.Lat)/w.step))
	return x + w.left, y, x < w.across && y >= 0 && y < w.down
}

// cell is the character of a point; one beyond the land that is known stands at its edge.
func (w window) cell(p Point) (x, y int, ok bool) {
	p.Lat = min(max(p.Lat, landBottom+w.step/2), landTop-w.step/2)
	x, y, ok = w.dot(p)
	return x / 2, y / 4, ok
}

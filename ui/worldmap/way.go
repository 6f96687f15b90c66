package worldmap

import "math"

// way are points along the great circle from one point to another, about so many degrees
// apart; where that leaves the latitudes of a window, along a straight line on the map.
func (w window) way(from, to Point, apart float64) []Point {
	south := w.north - w.step*float64(w.down)
	points, kept := circle(from, to, apart), true
	for _, p := range points {
		kept = kept && p.Lat < w.north && p.Lat > south
	}
	if kept {
		return points
	}
	by := normal(to.Lon - from.Lon)
	n := max(1, min(mostPoints, int(max(math.Abs(by), math.Abs(to.Lat-from.Lat))/apart)))
	points = nil
	for i := range n + 1 {
		t := float64(i) / float64(n)
		points = append(points, Point{from.Lat + t*(to.Lat-from.Lat), normal(from.Lon + t*by)})
	}
	return points
}

// mostPoints are those of a way at most; they are joined by straight lines.
const mostPoints = 1000

// circle are points along the great circle from one point to another.
func circle(from, to Point, apart float64) []Point {
	a, b := from.vector(), to.vector()
	angle := math.Acos(min(1, max(-1, a[0]*b[0]+a[1]*b[1]+a[2]*b[2])))
	n := max(1, min(mostPoints, int(angle*180/math.Pi/apart)))
	if sin := math.Sin(angle); sin > 1e-9 {
		points := make([]Point, 0, n+1)
		for i := range n + 1 {
			t := float64(i) / float64(n)
			ka, kb := math.Sin((1-t)*angle)/sin, math.Sin(t*angle)/sin
			x, y, z := ka*a[0]+kb*b[0], ka*a[1]+kb*b[1], ka*a[2]+kb*b[2]
			points = append(points, Point{math.Atan2(z, math.Hypot(x, y)) * 180 / math.Pi, math.Atan2(y, x) * 180 / math.Pi})
		}
		return points
	}
	return []Point{from, to}
}

// vector is a point as a unit vector.
func (p Point) vector() [3]float64 {
	lat, lon := p.Lat*math.Pi/180, p.Lon*math.Pi/180
	return [3]float64{math.Cos(lat) * math.Cos(lon), math.Cos(lat) * math.Sin(lon), math.Sin(lat)}
}

package latency

import (
	"math"

	"whereto/model/catalog"
)

// point is where a place lies.
type point struct{ lat, lon, cos float64 } // in degrees; the cosine of its latitude

func newPoint(p catalog.Place) point { return point{p.Lat, p.Lon, math.Cos(rad(p.Lat))} }

func rad(deg float64) float64 { return deg * math.Pi / 180 }

// km is the great-circle distance, the same in both directions to the last bit.
func (a point) km(b point) float64 {
	const radius = 6371
	lat, lon := math.Sin(rad(b.lat-a.lat)/2), math.Sin(rad(b.lon-a.lon)/2)
	// The conversions round: no processor may join the product with the sum.
	h := float64(lat*lat) + a.cos*b.cos*float64(lon*lon)
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}

// Distance is the great-circle distance in km, on a sphere of 6,371 km.
func Distance(a, b catalog.Place) float64 { return newPoint(a).km(newPoint(b)) }

// spot is a place that a table has.
type spot struct {
	id    string
	point point
}

// row is what estimates from one place need: how far all spots are, and which of each
// table are the nearest.
type row struct {
	km   []float64
	near [][]distant
}

// distant is a measured place and how far it is.
type distant struct {
	index int // in its table
	spot  int
	km    float64
}

// row is worked out when a place is first asked for.
func (n *Network) row(place string) *row {
	i, known := n.index[place]
	if !known { // no place of the catalog: nothing to remember
		return n.newRow(newPoint(n.places[place]))
	}
	r := n.rows[i].Load()
	if r == nil {
		r = n.newRow(n.points[i])
		n.rows[i].Store(r)
	}
	return r
}

func (n *Network) newRow(p point) *row {
	r := &row{make([]float64, len(n.spots)), make([][]distant, len(n.tables))}
	for i := range n.spots {
		r.km[i] = p.km(n.spots[i].point)
	}
	for t := range n.tables {
		r.near[t] = closest(n.tables[t].places, r.km)
	}
	return r
}

// closest are the nearest of a table's places, of equals the first by id.
func closest(spots []int, km []float64) []distant {
	list := make([]distant, 0, neighbour+1)
	for i, s := range spots {
		at := len(list)
		for at > 0 && km[s] < list[at-1].km {
			at--
		}
		if at == neighbour {
			continue
		}
		list = append(list, distant{})
		copy(list[at+1:], list[at:])
		list[at] = distant{i, s, km[s]}
		list = list[:min(len(list), neighbour)]
	}
	return list
}

// Package latency estimates round trips between places: measured where a table
// has the pair, else from the nearest measured pair.
package latency

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"

	"whereto/model/catalog"
)

const (
	nearbyKM  = 100.0 // closer than this is one place
	nearbyMS  = 5.0   // its round trip
	kmPerMS   = 100.0 // light in glass, there and back: never faster
	neighbour = 8     // measured places of each end that are tried
)

// Estimate is a round trip of a warm connection between two places.
type Estimate struct {
	MS       float64
	KM       float64
	Measured bool   // this very pair stands in a table
	How      string // the pair and the table it was made from, with its date
	URL      string // of the table
}

// Network answers round trips from measured tables, the preferred table first.
type Network struct {
	places map[string]catalog.Place
	tables []table
	memo   sync.Map // [2]string -> Estimate
	near   sync.Map // table and place -> []distant
}

type table struct {
	catalog.Table
	rtt    map[[2]string]float64
	places []string // measured, in order
}

// New prepares a catalog's tables.
func New(c *catalog.Catalog) *Network {
	n := &Network{places: c.Places}
	for _, t := range c.Tables {
		one := table{Table: t, rtt: make(map[[2]string]float64, len(t.Pairs))}
		seen := map[string]bool{}
		for _, p := range t.Pairs {
			one.rtt[key(p.From, p.To)] = p.RTT
			for _, place := range []string{p.From, p.To} {
				if !seen[place] {
					seen[place] = true
					one.places = append(one.places, place)
				}
			}
		}
		slices.Sort(one.places)
		n.tables = append(n.tables, one)
	}
	return n
}

func key(a, b string) [2]string {
	if a > b {
		a, b = b, a
	}
	return [2]string{a, b}
}

// RTT estimates the round trip between two places of the catalog, the same in
// both directions.
//
// A pair that a table has is taken as it is. Another is scaled from the measured
// pair whose ends are nearest: rtt(i,j) × base(km(p,q)) / base(km(i,j)) with
// base(km) = 9 + 0.0168 km, a fit to relative error; never faster than light in
// glass. The typical error is 8 to 13 percent; one pair in ten is off by more
// than a third.
func (n *Network) RTT(from, to string) Estimate {
	k := key(from, to)
	if e, ok := n.memo.Load(k); ok {
		return e.(Estimate)
	}
	e := n.estimate(k[0], k[1])
	n.memo.Store(k, e)
	return e
}

func (n *Network) estimate(from, to string) Estimate {
	km := Distance(n.places[from], n.places[to])
	if from == to || km < nearbyKM {
		return Estimate{MS: nearbyMS, KM: km, How: fmt.Sprintf("closer than %.0f km: %.0f ms", nearbyKM, nearbyMS)}
	}
	for _, t := range n.tables {
		if ms, ok := t.rtt[key(from, to)]; ok {
			return Estimate{MS: ms, KM: km, Measured: true, URL: t.URL, How: fmt.Sprintf("measured, %s, %s", t.Title, t.AsOf)}
		}
	}
	best := candidate{far: math.Inf(1)}
	for i := range n.tables {
		n.nearest(&n.tables[i], from, to, &best)
	}
	if best.table == nil {
		return Estimate{MS: max(base(km), km/kmPerMS), KM: km, How: "by distance: no table is there"}
	}
	ms := best.rtt * base(km) / base(best.km)
	return Estimate{
		MS: max(ms, km/kmPerMS), KM: km, URL: best.table.URL,
		How: fmt.Sprintf("from %s–%s %.1f ms, %s, %s", n.places[best.i].City, n.places[best.j].City, best.rtt, best.table.Title, best.table.AsOf),
	}
}

type candidate struct {
	table *table
	i, j  string
	rtt   float64
	km    float64 // between i and j
	far   float64 // km from the wanted ends, both together
}

// nearest looks for the measured pair of a table whose ends are nearest, among
// the nearest places of each end.
func (n *Network) nearest(t *table, from, to string, best *candidate) {
	for _, i := range n.closest(t, from) {
		for _, j := range n.closest(t, to) {
			rtt, ok := t.rtt[key(i.id, j.id)]
			far := i.km + j.km
			if ok && far < best.far {
				*best = candidate{t, i.id, j.id, rtt, Distance(n.places[i.id], n.places[j.id]), far}
			}
		}
	}
}

type distant struct {
	id string
	km float64
}

// closest lists the table's places nearest to a place.
func (n *Network) closest(t *table, place string) []distant {
	type tablePlace struct {
		t     *table
		place string
	}
	if list, ok := n.near.Load(tablePlace{t, place}); ok {
		return list.([]distant)
	}
	list := make([]distant, 0, len(t.places))
	for _, id := range t.places {
		list = append(list, distant{id, Distance(n.places[place], n.places[id])})
	}
	slices.SortFunc(list, func(a, b distant) int {
		if c := cmp.Compare(a.km, b.km); c != 0 {
			return c
		}
		return cmp.Compare(a.id, b.id)
	})
	list = list[:min(neighbour, len(list))]
	n.near.Store(tablePlace{t, place}, list)
	return list
}

func base(km float64) float64 { return 9 + 0.0168*km }

// Distance is the great-circle distance in km, on a sphere of 6,371 km.
func Distance(a, b catalog.Place) float64 {
	const radius = 6371
	rad := func(deg float64) float64 { return deg * math.Pi / 180 }
	dLat, dLon := rad(b.Lat-a.Lat), rad(b.Lon-a.Lon)
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(rad(a.Lat))*math.Cos(rad(b.Lat))*math.Pow(math.Sin(dLon/2), 2)
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}

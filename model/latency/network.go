// Package latency estimates round trips between places: measured where a table
// has the pair, else from the nearest measured pair.
package latency

import (
	"math"
	"slices"
	"sync/atomic"

	"whereto/model/catalog"
)

const (
	nearbyKM  = 100.0 // closer than this is one place
	nearbyMS  = 5.0   // its round trip
	kmPerMS   = 100.0 // light in glass, there and back: never faster
	msPerKM   = 0.0168
	stretch   = 0.2 // of the km that the way by a pair is longer than the straight one
	hubMS     = 4.0 // round trip within a measured place that both ends go by
	neighbour = 8   // measured places of each end that are tried
)

// Network answers round trips from measured tables, the preferred table first.
type Network struct {
	places map[string]catalog.Place
	index  map[string]int
	points []point // by index, as the next
	rows   []atomic.Pointer[row]
	spots  []spot // all places that tables have
	tables []table
	memo   []atomic.Pointer[Estimate] // of places i ≤ j at j × (j + 1) / 2 + i

	areas   map[string]catalog.Area
	inArea  map[string]int             // index of an area
	toAreas []atomic.Pointer[Estimate] // of area a and place i at a × places + i
}

type table struct {
	*catalog.Table
	index  map[string]int // of its measured places
	places []int          // the same among the network's spots, in the order of ids
	pairs  []measured     // of places i and j at i × places + j
}

// measured is a pair of a table; without a round trip it was not measured.
type measured struct{ rtt, km float64 }

// New prepares a catalog's tables.
func New(c *catalog.Catalog) *Network {
	ids := c.PlaceIDs()
	n := &Network{
		places: c.Places, index: make(map[string]int, len(ids)), points: make([]point, len(ids)),
		rows: make([]atomic.Pointer[row], len(ids)), memo: make([]atomic.Pointer[Estimate], len(ids)*(len(ids)+1)/2),
	}
	for i, id := range ids {
		n.index[id], n.points[i] = i, newPoint(c.Places[id])
	}
	n.newAreas(c)
	n.toAreas = make([]atomic.Pointer[Estimate], len(n.areas)*len(ids))
	spots := map[string]int{}
	for i := range c.Tables {
		n.tables = append(n.tables, n.table(&c.Tables[i], spots))
	}
	return n
}

// table prepares one table. spots are the places of those before it, to which it adds
// its own.
func (n *Network) table(t *catalog.Table, spots map[string]int) table {
	one := table{Table: t, index: map[string]int{}}
	var ids []string
	for _, p := range t.Pairs {
		for _, id := range [2]string{p.From, p.To} {
			if _, seen := one.index[id]; !seen {
				one.index[id] = 0
				ids = append(ids, id)
			}
		}
	}
	slices.Sort(ids)
	for i, id := range ids {
		one.index[id] = i
		at, known := spots[id]
		if !known {
			at = len(n.spots)
			spots[id] = at
			n.spots = append(n.spots, spot{id, newPoint(n.places[id])})
		}
		one.places = append(one.places, at)
	}
	one.pairs = make([]measured, len(ids)*len(ids))
	for _, p := range t.Pairs {
		i, j := one.index[p.From], one.index[p.To]
		m := measured{p.RTT, n.spots[one.places[i]].point.km(n.spots[one.places[j]].point)}
		one.pairs[i*len(ids)+j], one.pairs[j*len(ids)+i] = m, m
	}
	return one
}

// pair is what the table has for two places.
func (t *table) pair(from, to string) (measured, bool) {
	i, okFrom := t.index[from]
	j, okTo := t.index[to]
	if !okFrom || !okTo {
		return measured{}, false
	}
	m := t.pairs[i*len(t.places)+j]
	return m, m.rtt > 0
}

// RTT estimates the round trip between two places of the catalog, the same in
// both directions.
//
// A pair that a table has is taken as it is. For another, each measured pair (i, j)
// near its ends gives two estimates: by way of i and j, rtt(i,j) + 0.0168 ms for each
// km from the ends to them, and scaled by distance, rtt(i,j) × base(km(p,q)) /
// base(km(i,j)) with base(km) = 9 + 0.0168 km. The longer the way is beside the
// detour, the more the first counts: km / (km + detour). One measured place near an
// end, by which both ends go, is such a pair too, of 4 ms. Pairs count the less the
// further they are, a fifth of what their way is longer than the straight one among it:
// by exp(-further/f), f a fifth of the km, from 50 to 400. Never faster than light in
// glass.
//
// docs/latency.md compares this with other forms on pairs held out of every fit.
func (n *Network) RTT(from, to string) Estimate {
	return *n.rtt(from, to)
}

// rtt is what RTT returns; it is remembered, and must not be changed.
func (n *Network) rtt(from, to string) *Estimate { return n.from(from).rtt(to) }

// origin is a place from which many round trips are asked for.
type origin struct {
	n     *Network
	place string
	index int // -1: no place of the catalog
}

func (n *Network) from(place string) origin {
	if i, ok := n.index[place]; ok {
		return origin{n, place, i}
	}
	return origin{n, place, -1}
}

// rtt is what RTT returns for the origin and another place.
func (o origin) rtt(to string) *Estimate {
	i, j, from := o.index, -1, o.place
	if found, ok := o.n.index[to]; ok {
		j = found
	}
	if from > to {
		i, j, from, to = j, i, to, from
	}
	if i < 0 || j < 0 { // no place of the catalog: nothing to remember
		e := o.n.estimate(from, to)
		return &e
	}
	cell := &o.n.memo[j*(j+1)/2+i]
	if e := cell.Load(); e != nil {
		return e
	}
	e := o.n.estimate(from, to)
	e.Low, e.High = spread(e)
	cell.Store(&e)
	return &e
}

func (n *Network) estimate(from, to string) Estimate {
	km := Distance(n.places[from], n.places[to])
	if from == to || km < nearbyKM {
		return Estimate{MS: nearbyMS, KM: km, how: how{by: byNearness}}
	}
	for i := range n.tables {
		t := &n.tables[i]
		if m, ok := t.pair(from, to); ok {
			return Estimate{MS: m.rtt, KM: km, Measured: true, URL: t.URL, how: how{by: byTable, table: t.Table}}
		}
	}
	var room [2 * neighbour * (neighbour + 2)]candidate
	near, found := n.around(from, to, km, room[:0])
	if len(found) == 0 {
		return Estimate{MS: max(base(km), km/kmPerMS), KM: km}
	}
	least := math.Inf(1)
	for _, c := range found {
		least = min(least, c.far)
	}
	fade := min(400, max(50, km/5))
	var sum, weights float64
	for _, c := range found {
		weight := math.Exp((least - c.far) / fade)
		sum += weight * c.ms
		weights += weight
	}
	return Estimate{
		MS: max(sum/weights, km/kmPerMS), KM: km, URL: near.table.URL,
		how: how{by: byPairs, table: near.table.Table, from: n.places[near.i].City, to: n.places[near.j].City, rtt: near.rtt},
	}
}

// candidate is an estimate by one measured pair or place, and how little it counts.
type candidate struct{ ms, far float64 }

// nearest is the measured pair whose ends are nearest.
type nearest struct {
	table  *table
	i, j   string
	rtt    float64
	detour float64
}

// around makes an estimate by each measured pair among the places nearest to each
// end, and by each of these places, and puts them behind those found; none without a pair.
func (n *Network) around(from, to string, km float64, found []candidate) (nearest, []candidate) {
	var near nearest
	hubs := make([]int, 0, 4*neighbour) // by which both ends go
	rowFrom, rowTo := n.row(from), n.row(to)
	near.detour = math.Inf(1)
	far := func(detour, between float64) float64 { return detour + stretch*max(0, detour+between-km) }
	for t := range n.tables {
		table := &n.tables[t]
		begins, ends := rowFrom.near[t], rowTo.near[t]
		for _, i := range begins {
			for _, j := range ends {
				m := table.pairs[i.index*len(table.places)+j.index]
				if m.rtt <= 0 {
					continue
				}
				detour := i.km + j.km
				share := km / (km + detour)
				byWay, scaled := m.rtt+msPerKM*detour, m.rtt*base(km)/base(m.km)
				found = append(found, candidate{share*byWay + (1-share)*scaled, far(detour, m.km)})
				if detour < near.detour {
					near = nearest{table, n.spots[i.spot].id, n.spots[j.spot].id, m.rtt, detour}
				}
			}
		}
		for _, list := range [2][]distant{begins, ends} {
			for _, hub := range list {
				if !slices.Contains(hubs, hub.spot) {
					hubs = append(hubs, hub.spot)
				}
			}
		}
	}
	if len(found) == 0 {
		return near, nil
	}
	for _, hub := range hubs {
		detour := rowFrom.km[hub] + rowTo.km[hub]
		found = append(found, candidate{hubMS + msPerKM*detour, far(detour, 0)})
	}
	return near, found
}

func base(km float64) float64 { return 9 + msPerKM*km }

// Package latency estimates round trips between places: measured where a table
// has the pair, else from the nearest measured pair.
package latency

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sync"
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

// Estimate is a round trip of a warm connection between two places.
type Estimate struct {
	MS        float64
	Low, High float64 // eight of ten pairs of the public internet lie between
	KM        float64
	Measured  bool   // this very pair stands in a table
	How       string // the pair and the table it was made from, with its date
	URL       string // of the table
}

// Network answers round trips from measured tables, the preferred table first.
type Network struct {
	places map[string]catalog.Place
	tables []table
	index  map[string]int
	memo   []atomic.Pointer[Estimate] // of places i and j at i × places + j
	near   sync.Map                   // table and place -> []distant
}

type table struct {
	catalog.Table
	places []string // measured, in order
	index  map[string]int
	pairs  []measured // of places i and j at i × places + j
}

// measured is a pair of a table; without a round trip it was not measured.
type measured struct{ rtt, km float64 }

// New prepares a catalog's tables.
func New(c *catalog.Catalog) *Network {
	n := &Network{places: c.Places, index: make(map[string]int, len(c.Places))}
	for _, id := range c.PlaceIDs() {
		n.index[id] = len(n.index)
	}
	n.memo = make([]atomic.Pointer[Estimate], len(n.index)*len(n.index))
	for _, t := range c.Tables {
		one := table{Table: t, index: map[string]int{}}
		for _, p := range t.Pairs {
			for _, place := range []string{p.From, p.To} {
				if _, seen := one.index[place]; !seen {
					one.index[place] = 0
					one.places = append(one.places, place)
				}
			}
		}
		slices.Sort(one.places)
		for i, place := range one.places {
			one.index[place] = i
		}
		one.pairs = make([]measured, len(one.places)*len(one.places))
		for _, p := range t.Pairs {
			i, j := one.index[p.From], one.index[p.To]
			m := measured{p.RTT, Distance(c.Places[p.From], c.Places[p.To])}
			one.pairs[i*len(one.places)+j], one.pairs[j*len(one.places)+i] = m, m
		}
		n.tables = append(n.tables, one)
	}
	return n
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
func (n *Network) rtt(from, to string) *Estimate {
	if from > to {
		from, to = to, from
	}
	i, okFrom := n.index[from]
	j, okTo := n.index[to]
	if !okFrom || !okTo { // no place of the catalog: nothing to remember
		e := n.estimate(from, to)
		return &e
	}
	cell := &n.memo[i*len(n.index)+j]
	if e := cell.Load(); e != nil {
		return e
	}
	e := n.estimate(from, to)
	e.Low, e.High = spread(e)
	cell.Store(&e)
	return &e
}

func (n *Network) estimate(from, to string) Estimate {
	km := Distance(n.places[from], n.places[to])
	if from == to || km < nearbyKM {
		return Estimate{MS: nearbyMS, KM: km, How: fmt.Sprintf("closer than %.0f km: %.0f ms", nearbyKM, nearbyMS)}
	}
	for _, t := range n.tables {
		if m, ok := t.pair(from, to); ok {
			return Estimate{MS: m.rtt, KM: km, Measured: true, URL: t.URL, How: fmt.Sprintf("measured, %s, %s", t.Title, t.AsOf)}
		}
	}
	near, found := n.around(from, to, km)
	if len(found) == 0 {
		return Estimate{MS: max(base(km), km/kmPerMS), KM: km, How: "by distance: no table is there"}
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
		How: fmt.Sprintf("estimated from %s–%s %.1f ms and pairs beside it, %s, %s", n.places[near.i].City, n.places[near.j].City, near.rtt, near.table.Title, near.table.AsOf),
	}
}

// spread is the range of an estimate: what eight of ten pairs of cities on the public
// internet were between, as a share of the estimate (docs/latency.md).
func spread(e Estimate) (low, high float64) {
	for _, s := range spreads {
		if e.Measured == s.measured && e.KM < s.km {
			return max(e.MS*s.low, e.KM/kmPerMS), e.MS * s.high
		}
	}
	return e.MS, e.MS
}

var spreads = []struct {
	measured  bool
	km        float64 // up to
	low, high float64
}{
	{true, math.Inf(1), 0.88, 1.44},
	{false, 1000, 0.58, 2.29},
	{false, 3000, 0.74, 1.79},
	{false, 6000, 0.82, 1.59},
	{false, math.Inf(1), 0.87, 1.32},
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
// end, and by each of these places; none without a pair.
func (n *Network) around(from, to string, km float64) (near nearest, found []candidate) {
	found = make([]candidate, 0, 2*neighbour*(neighbour+2))
	hubs := make([]distant, 0, 4*neighbour) // by which both ends go
	near.detour = math.Inf(1)
	far := func(detour, between float64) float64 { return detour + stretch*max(0, detour+between-km) }
	for t := range n.tables {
		table := &n.tables[t]
		begins, ends := n.closest(table, from), n.closest(table, to)
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
					near = nearest{table, i.id, j.id, m.rtt, detour}
				}
			}
		}
		for _, list := range [][]distant{begins, ends} {
			for _, hub := range list {
				if !slices.ContainsFunc(hubs, func(h distant) bool { return h.id == hub.id }) {
					hubs = append(hubs, hub)
				}
			}
		}
	}
	if len(found) == 0 {
		return near, nil
	}
	for _, hub := range hubs {
		detour := Distance(n.places[from], n.places[hub.id]) + Distance(n.places[hub.id], n.places[to])
		found = append(found, candidate{hubMS + msPerKM*detour, far(detour, 0)})
	}
	return near, found
}

// distant is a measured place and how far it is.
type distant struct {
	id    string
	index int // in its table
	km    float64
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
	for i, id := range t.places {
		list = append(list, distant{id, i, Distance(n.places[place], n.places[id])})
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

func base(km float64) float64 { return 9 + msPerKM*km }

// Distance is the great-circle distance in km, on a sphere of 6,371 km.
func Distance(a, b catalog.Place) float64 {
	const radius = 6371
	rad := func(deg float64) float64 { return deg * math.Pi / 180 }
	dLat, dLon := rad(b.Lat-a.Lat), rad(b.Lon-a.Lon)
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(rad(a.Lat))*math.Cos(rad(b.Lat))*math.Pow(math.Sin(dLon/2), 2)
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}

// Package latency estimates round trips between places: measured where a table
// has the pair, else from the nearest measured pair.
package latency

import (
	"cmp"
	"fmt"
	"maps"
	"math"
	"slices"
	"sync"

	"whereto/model/catalog"
)

const (
	nearbyKM  = 100.0 // closer than this is one place
	nearbyMS  = 5.0   // its round trip
	kmPerMS   = 100.0 // light in glass, there and back: never faster
	msPerKM   = 0.0168
	fadeKM    = 400.0 // a pair that is so much further counts for 1/e
	stretch   = 0.2   // of the km that the way by a pair is longer than the straight one
	hubMS     = 4.0   // round trip within a measured place that both ends go by
	neighbour = 8     // measured places of each end that are tried
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
	memo   sync.Map // [2]string -> Estimate
	near   sync.Map // table and place -> []distant
}

type table struct {
	catalog.Table
	pairs  map[[2]string]measured
	places []string // measured, in order
}

// measured is a pair of a table.
type measured struct{ rtt, km float64 }

// New prepares a catalog's tables.
func New(c *catalog.Catalog) *Network {
	n := &Network{places: c.Places}
	for _, t := range c.Tables {
		one := table{Table: t, pairs: make(map[[2]string]measured, len(t.Pairs))}
		seen := map[string]bool{}
		for _, p := range t.Pairs {
			one.pairs[key(p.From, p.To)] = measured{p.RTT, Distance(c.Places[p.From], c.Places[p.To])}
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
// A pair that a table has is taken as it is. For another, each measured pair (i, j)
// near its ends gives two estimates: by way of i and j, rtt(i,j) + 0.0168 ms for each
// km from the ends to them, and scaled by distance, rtt(i,j) × base(km(p,q)) /
// base(km(i,j)) with base(km) = 9 + 0.0168 km. The longer the way is beside the
// detour, the more the first counts: km / (km + detour). One measured place near an
// end, by which both ends go, is such a pair too, of 4 ms. Pairs count the less the
// further they are, by exp(-further/400 km), a fifth of what their way is longer than
// the straight one among it. Never faster than light in glass.
//
// docs/latency.md compares this with other forms on pairs held out of every fit.
func (n *Network) RTT(from, to string) Estimate {
	k := key(from, to)
	if e, ok := n.memo.Load(k); ok {
		return e.(Estimate)
	}
	e := n.estimate(k[0], k[1])
	e.Low, e.High = spread(e)
	n.memo.Store(k, e)
	return e
}

func (n *Network) estimate(from, to string) Estimate {
	km := Distance(n.places[from], n.places[to])
	if from == to || km < nearbyKM {
		return Estimate{MS: nearbyMS, KM: km, How: fmt.Sprintf("closer than %.0f km: %.0f ms", nearbyKM, nearbyMS)}
	}
	for _, t := range n.tables {
		if m, ok := t.pairs[key(from, to)]; ok {
			return Estimate{MS: m.rtt, KM: km, Measured: true, URL: t.URL, How: fmt.Sprintf("measured, %s, %s", t.Title, t.AsOf)}
		}
	}
	found := n.around(from, to)
	if len(found) == 0 {
		return Estimate{MS: max(base(km), km/kmPerMS), KM: km, How: "by distance: no table is there"}
	}
	var best *candidate
	for i := range found {
		c := &found[i]
		c.far = c.detour + stretch*max(0, c.detour+c.km-km)
		if c.i != c.j && (best == nil || c.detour < best.detour) {
			best = c
		}
	}
	least := slices.MinFunc(found, func(a, b candidate) int { return cmp.Compare(a.far, b.far) }).far
	var sum, weights float64
	for _, c := range found {
		ms := c.rtt + msPerKM*c.detour
		if c.i != c.j {
			share := km / (km + c.detour)
			ms = share*ms + (1-share)*c.rtt*base(km)/base(c.km)
		}
		weight := math.Exp((least - c.far) / fadeKM)
		sum += weight * ms
		weights += weight
	}
	return Estimate{
		MS: max(sum/weights, km/kmPerMS), KM: km, URL: best.table.URL,
		How: fmt.Sprintf("estimated from %s–%s %.1f ms and pairs beside it, %s, %s", n.places[best.i].City, n.places[best.j].City, best.rtt, best.table.Title, best.table.AsOf),
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
	{false, 1000, 0.49, 1.90},
	{false, 3000, 0.74, 1.77},
	{false, 6000, 0.82, 1.59},
	{false, math.Inf(1), 0.87, 1.32},
}

// candidate is a measured pair near the wanted ends.
type candidate struct {
	measured
	table  *table
	i, j   string  // the same: a place by which both ends go
	detour float64 // km from the wanted ends, both together
	far    float64 // how little it counts
}

// around lists the measured pairs among the places nearest to each end, and these
// places; nothing without a pair.
func (n *Network) around(from, to string) []candidate {
	var found []candidate
	hubs := map[string]bool{}
	for t := range n.tables {
		table := &n.tables[t]
		begins, ends := n.closest(table, from), n.closest(table, to)
		for _, hub := range slices.Concat(begins, ends) {
			hubs[hub.id] = true
		}
		for _, i := range begins {
			for _, j := range ends {
				if m, ok := table.pairs[key(i.id, j.id)]; ok {
					found = append(found, candidate{m, table, i.id, j.id, i.km + j.km, 0})
				}
			}
		}
	}
	if found == nil {
		return nil
	}
	for _, hub := range slices.Sorted(maps.Keys(hubs)) {
		detour := Distance(n.places[from], n.places[hub]) + Distance(n.places[hub], n.places[to])
		found = append(found, candidate{measured{hubMS, 0}, nil, hub, hub, detour, 0})
	}
	return found
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

func base(km float64) float64 { return 9 + msPerKM*km }

// Distance is the great-circle distance in km, on a sphere of 6,371 km.
func Distance(a, b catalog.Place) float64 {
	const radius = 6371
	rad := func(deg float64) float64 { return deg * math.Pi / 180 }
	dLat, dLon := rad(b.Lat-a.Lat), rad(b.Lon-a.Lon)
	h := math.Pow(math.Sin(dLat/2), 2) + math.Cos(rad(a.Lat))*math.Cos(rad(b.Lat))*math.Pow(math.Sin(dLon/2), 2)
	return 2 * radius * math.Asin(math.Min(1, math.Sqrt(h)))
}

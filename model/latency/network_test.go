package latency_test

import (
	"math"
	"slices"
	"strings"
	"sync"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/latency"
)

var shipped = sync.OnceValues(func() (*catalog.Catalog, error) { return catalogs.Read(data.Files) })

func known(t testing.TB) *catalog.Catalog {
	t.Helper()
	c, err := shipped()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Check values of the latency data's README: the first table that has a pair
// gives it, P50 between AWS regions before P95 between Azure's.
func TestMeasuredPairs(t *testing.T) {
	n := latency.New(known(t))
	for _, c := range []struct {
		from, to string
		ms       float64
		by       string
	}{
		{"sydney", "melbourne", 13.7, "AWS"},
		{"sydney", "singapore", 94.7, "AWS"},
		{"sydney", "tokyo", 106.9, "AWS"},
		{"london", "sydney", 266.1, "AWS"},
		{"frankfurt", "sydney", 251.6, "AWS"},
		{"tokyo", "singapore", 70.6, "AWS"},
		{"sydney", "auckland", 30, "Azure"},
	} {
		e := n.RTT(c.from, c.to)
		if e.MS != c.ms || !e.Measured || !strings.Contains(e.How(), c.by) || e.URL == "" {
			t.Errorf("%s–%s: %+v, want %v ms measured by %s", c.from, c.to, e, c.ms, c.by)
		}
	}
}

// What each table says is what is shown, with the table's title and date, unless an
// earlier table has the pair: no pair is lost or changed on the way.
func TestEveryMeasurementIsUsed(t *testing.T) {
	c := known(t)
	n := latency.New(c)
	seen := map[[2]string]bool{}
	for _, table := range c.Tables {
		for _, p := range table.Pairs {
			pair := [2]string{min(p.From, p.To), max(p.From, p.To)}
			e := n.RTT(p.From, p.To)
			if !seen[pair] && (e.MS != p.RTT || !e.Measured) {
				t.Errorf("%s–%s: %+v, %s has %v ms", p.From, p.To, e, table.File, p.RTT)
			}
			if how := "measured, " + table.Title + ", " + string(table.AsOf); !seen[pair] && (e.How() != how || e.URL != table.URL) {
				t.Errorf("%s–%s: %q at %s, want %q at %s", p.From, p.To, e.How(), e.URL, how, table.URL)
			}
			seen[pair] = true
		}
	}
	if len(seen) < 1000 {
		t.Errorf("%d pairs are measured, the tables have more than 1,000", len(seen))
	}
}

// A place that the catalog does not have has no estimate that depends on how often, or in
// which direction, it is asked for.
func TestUnknownPlaces(t *testing.T) {
	n := latency.New(known(t))
	for _, pair := range [][2]string{{"nowhere", "sydney"}, {"elsewhere", "nowhere"}} {
		there, back, again := n.RTT(pair[0], pair[1]), n.RTT(pair[1], pair[0]), n.RTT(pair[0], pair[1])
		if there != back || there != again || there.Measured || !(there.MS >= there.KM/100) {
			t.Errorf("%v: %+v there, %+v back, %+v again", pair, there, back, again)
		}
	}
}

// A third of all pairs of places, measured or not: the same there and back, not faster than
// light in glass, 5 ms within 100 km, and said how it came about.
func TestAllPairs(t *testing.T) {
	t.Parallel()
	c := known(t)
	there, back := latency.New(c), latency.New(c)
	ids := c.PlaceIDs()
	for i, from := range ids {
		for j := i; j < len(ids); j += 3 {
			to := ids[j]
			e, r := there.RTT(from, to), back.RTT(to, from)
			if e != r {
				t.Errorf("%s–%s: %+v there, %+v back", from, to, e, r)
			}
			if from == to || e.KM < 100 {
				if e.MS != 5 || e.Measured {
					t.Errorf("%s–%s, %.0f km: %v ms, want 5, not measured", from, to, e.KM, e.MS)
				}
				continue
			}
			if e.MS < e.KM/100 {
				t.Errorf("%s–%s, %.0f km: %v ms is faster than light in glass", from, to, e.KM, e.MS)
			}
			if e.MS > 900 || e.How() == "" || e.URL == "" {
				t.Errorf("%s–%s: %+v", from, to, e)
			}
			if !(e.Low <= e.MS && e.MS <= e.High) || e.Low < e.KM/100 {
				t.Errorf("%s–%s, %.0f km: %v ms is not between %v and %v, or they are faster than light in glass", from, to, e.KM, e.MS, e.Low, e.High)
			}
		}
	}
}

// without is the catalog with the tables' pairs that are left out removed.
func without(c *catalog.Catalog, out func(catalog.Pair) bool) *catalog.Catalog {
	d := *c
	d.Tables = slices.Clone(c.Tables)
	for i, t := range d.Tables {
		d.Tables[i].Pairs = slices.DeleteFunc(slices.Clone(t.Pairs), out)
	}
	return &d
}

// errorsOf are the relative errors of estimates for the pairs of the first
// table, each made without the measurements that out names; in order.
func errorsOf(t *testing.T, out func(held, other catalog.Pair) bool) []float64 {
	t.Helper()
	c := known(t)
	var list []float64
	for _, held := range c.Tables[0].Pairs {
		e := latency.New(without(c, func(p catalog.Pair) bool { return out(held, p) })).RTT(held.From, held.To)
		if e.Measured {
			t.Fatalf("%s–%s was held out and is measured: %s", held.From, held.To, e.How())
		}
		list = append(list, math.Abs(e.MS-held.RTT)/held.RTT)
	}
	slices.Sort(list)
	return list
}

// Hold-out: each pair between AWS regions is taken out of all tables and
// estimated from the rest. The README of the latency data has 12.6 to 13.3 % as
// the median error of such estimates and 40 to 42 % as the 90th percentile, on
// the public internet; 16 % and 50 % leave room for another sample. A change of
// the method or of the tables that makes estimates worse than the fit by distance
// alone (16.2 %, 46 %) shows here.
func TestEstimatesOfHeldOutPairs(t *testing.T) {
	t.Parallel()
	list := errorsOf(t, func(held, p catalog.Pair) bool {
		return held.From == p.From && held.To == p.To || held.From == p.To && held.To == p.From
	})
	if len(list) < 300 {
		t.Fatalf("%d pairs were held out, the table has more than 300", len(list))
	}
	median, ninth := list[len(list)/2], list[len(list)*9/10]
	t.Logf("median %.3f, 90th percentile %.3f", median, ninth)
	if median >= 0.16 || ninth >= 0.50 {
		t.Errorf("median error %.1f %%, 90th percentile %.1f %%; at most 16 and 50 are promised", 100*median, 100*ninth)
	}
}

// The same with all pairs of the same two neighbourhoods taken out (ends within
// 500 km), so that no second measurement of the same line helps: what holds for a
// place far from any that was measured.
func TestEstimatesOfHeldOutLines(t *testing.T) {
	t.Parallel()
	c := known(t)
	near := func(a, b string) bool { return latency.Distance(c.Places[a], c.Places[b]) < 500 }
	list := errorsOf(t, func(held, p catalog.Pair) bool {
		return near(held.From, p.From) && near(held.To, p.To) || near(held.From, p.To) && near(held.To, p.From)
	})
	median, ninth := list[len(list)/2], list[len(list)*9/10]
	t.Logf("median %.3f, 90th percentile %.3f", median, ninth)
	if median >= 0.16 || ninth >= 0.50 {
		t.Errorf("median error %.1f %%, 90th percentile %.1f %%; at most 16 and 50 are promised", 100*median, 100*ninth)
	}
}

// An estimate by hand: by way of each measured pair and scaled by distance, the
// first counting for km / (km + detour), and by each measured place; they count by
// how far they are.
func TestEstimateByHand(t *testing.T) {
	c := &catalog.Catalog{
		Places: map[string]catalog.Place{
			"a": {City: "A"}, "b": {City: "B", Lon: 30}, "c": {City: "C", Lon: 2}, "d": {City: "D", Lon: 40}, "e": {City: "E", Lon: 44}, "far": {City: "Far", Lat: 60},
		},
		Tables: []catalog.Table{{Title: "T", AsOf: "2026", URL: "https://t.test", Pairs: []catalog.Pair{{From: "b", To: "a", RTT: 80}}}},
	}
	const degree = 2 * math.Pi * 6371 / 360 // km on the equator; c and d are 38 apart
	type way struct{ ms, far float64 }
	pair := func(rtt, apart, detour float64) way {
		byWay := rtt + 0.0168*detour*degree
		scaled := rtt * (9 + 0.0168*38*degree) / (9 + 0.0168*apart*degree)
		return way{(38*byWay + detour*scaled) / (38 + detour), degree * (detour + 0.2*(detour+apart-38))}
	}
	hub := func(detour float64) way { return way{4 + 0.0168*detour*degree, degree * (detour + 0.2*(detour-38))} }
	mean := func(ways ...way) float64 {
		var sum, weights float64
		for _, w := range ways {
			weight := math.Exp(-w.far / 400) // a fifth of the 4,225 km is more
			sum += weight * w.ms
			weights += weight
		}
		return sum / weights
	}
	// A and B are 30 apart, 2 and 10 from the ends; by A alone it is 2 + 40, by B 28 + 10.
	ways := []way{pair(80, 30, 12), hub(42), hub(38)}
	got, want := latency.New(c).RTT("c", "d"), mean(ways...)
	if math.Abs(got.MS-want) > 1e-6 || got.Measured || got.URL != "https://t.test" || !strings.Contains(got.How(), "A–B") {
		t.Errorf("%+v, by hand %v ms from A–B", got, want)
	}
	if math.Abs(got.Low-0.82*want) > 1e-6 || math.Abs(got.High-1.59*want) > 1e-6 {
		t.Errorf("%+v is not between 0.82 and 1.59 of it", got)
	}
	c.Tables[0].Pairs = append(c.Tables[0].Pairs, catalog.Pair{From: "a", To: "e", RTT: 100}) // A–E, 44 apart, 2 and 4 from the ends; by E alone 42 + 4
	ways = append(ways, pair(100, 44, 6), hub(46))
	if got, want := latency.New(c).RTT("c", "d"), mean(ways...); math.Abs(got.MS-want) > 1e-6 || !strings.Contains(got.How(), "A–E") {
		t.Errorf("%+v, by hand %v ms from A–E first", got, want)
	}
	c.Tables[0].Pairs = []catalog.Pair{{From: "b", To: "a", RTT: 1}}
	if got, light := latency.New(c).RTT("c", "d"), 38*degree/100; math.Abs(got.MS-light) > 1e-6 {
		t.Errorf("%v ms from a measurement too good to be true, light takes %v", got.MS, light)
	}
	c.Tables = nil
	if got, want := latency.New(c).RTT("c", "d"), 9+0.0168*38*degree; math.Abs(got.MS-want) > 1e-6 || got.Measured {
		t.Errorf("%+v without a table, by distance %v ms", got, want)
	}
}

// The range of an estimate by how far the places are, and of a measured pair
// (docs/latency.md): eight of ten pairs of the public internet.
func TestRange(t *testing.T) {
	c := &catalog.Catalog{
		Places: map[string]catalog.Place{"a": {}, "b": {Lon: 5}, "c": {Lon: 20}, "d": {Lon: 40}, "e": {Lon: 80}, "near": {Lat: 0.5}},
	}
	measured := *c
	measured.Tables = []catalog.Table{{Title: "T", Pairs: []catalog.Pair{{From: "a", To: "e", RTT: 150}, {From: "a", To: "d", RTT: 45}}}}
	for _, d := range []struct {
		c         *catalog.Catalog
		to        string
		low, high float64
	}{
		{c, "near", 0.58, 2.29},
		{c, "b", 0.58, 2.29},
		{c, "c", 0.74, 1.79},
		{c, "d", 0.82, 1.59},
		{c, "e", 0.87, 1.32},
		{&measured, "e", 0.88, 1.44},
		{&measured, "d", 0.88, 1.44},
	} {
		e := latency.New(d.c).RTT("a", d.to)
		if low := max(d.low*e.MS, e.KM/100); math.Abs(e.Low-low) > 1e-9 || math.Abs(e.High-d.high*e.MS) > 1e-9 {
			t.Errorf("a–%s, %.0f km: %v to %v of %v ms, want %v and %v of it, and not faster than light in glass", d.to, e.KM, e.Low, e.High, e.MS, d.low, d.high)
		}
	}
}

// Distances against those of an atlas, within half a percent (the earth is not
// quite a sphere).
func TestDistance(t *testing.T) {
	c := known(t)
	for _, d := range []struct {
		from, to string
		km       float64
	}{{"sydney", "melbourne", 714}, {"sydney", "auckland", 2156}, {"london", "paris", 344}, {"london", "sydney", 16994}, {"sydney", "sydney", 0}} {
		if got := latency.Distance(c.Places[d.from], c.Places[d.to]); math.Abs(got-d.km) > 0.005*d.km {
			t.Errorf("%s–%s: %.0f km, want %v", d.from, d.to, got, d.km)
		}
	}
	if got, half := latency.Distance(catalog.Place{Lat: 90}, catalog.Place{Lat: -90}), math.Pi*6371; math.Abs(got-half) > 1e-6 {
		t.Errorf("pole to pole %v km, want %v", got, half)
	}
}

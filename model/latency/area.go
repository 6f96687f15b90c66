package latency

import (
	"cmp"
	"maps"
	"slices"

	"whereto/model/catalog"
)

// sited says whether it is known where a region lies, its city or its area.
func sited(r catalog.Region) bool { return r.Place != "" || r.Area != "" }

// together says whether two regions lie in one city, or are one area.
func together(a, b catalog.Region) bool { return a.Place == b.Place && a.Area == b.Area }

// Several says whether regions are more than one place, of which it is known where they lie.
func Several(regions []catalog.Region) bool {
	first := slices.IndexFunc(regions, func(r catalog.Region) bool { return sited(r) })
	return first >= 0 && slices.ContainsFunc(regions[first:], func(r catalog.Region) bool { return sited(r) && !together(r, regions[first]) })
}

// areas prepares those of a catalog.
func (n *Network) newAreas(c *catalog.Catalog) {
	n.areas, n.inArea = c.Areas, make(map[string]int, len(c.Areas))
	for i, id := range slices.Sorted(maps.Keys(c.Areas)) {
		n.inArea[id] = i
	}
}

// Way estimates the round trip between a place and a region. One without a city is its
// area: the estimate is the middle of those to the area's places, and its range is from
// the least to the most of them.
func (n *Network) Way(from string, r catalog.Region) Estimate { return *n.way(from, r) }

// way is what Way returns; it is remembered, and must not be changed.
func (n *Network) way(from string, r catalog.Region) *Estimate {
	return n.from(from).way(&r)
}

// way is what Way returns for the origin and a region.
func (o origin) way(r *catalog.Region) *Estimate {
	if r.Place != "" || r.Area == "" {
		return o.rtt(r.Place)
	}
	area := o.n.areas[r.Area]
	if o.index < 0 || len(area.Places) == 0 {
		return new(Estimate)
	}
	cell := &o.n.toAreas[o.n.inArea[r.Area]*len(o.n.index)+o.index]
	if e := cell.Load(); e != nil {
		return e
	}
	e := o.n.toArea(o.place, area)
	cell.Store(&e)
	return &e
}

func (n *Network) toArea(from string, area catalog.Area) Estimate {
	ways := make([]Estimate, len(area.Places))
	for i, place := range area.Places {
		ways[i] = n.RTT(from, place)
	}
	slices.SortStableFunc(ways, func(a, b Estimate) int { return cmp.Compare(a.MS, b.MS) })
	least, most, middle := ways[0], ways[len(ways)-1], ways[(len(ways)-1)/2]
	e := Estimate{MS: middle.MS, KM: middle.KM, URL: middle.URL, how: how{by: byArea, from: area.Name, least: least.MS, rtt: most.MS}}
	e.Low, e.High = least.MS, most.MS
	for _, w := range ways {
		e.Low, e.High = min(e.Low, w.Low), max(e.High, w.High)
	}
	return e
}

// city is how a region's place reads.
func (n *Network) city(r catalog.Region) string {
	if r.Place == "" {
		return n.areas[r.Area].Name
	}
	return n.places[r.Place].City
}

package stack

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/workload"
)

// siting is where a host's setup can run: sites, the one with the shortest way first. It
// does not follow the load.
type siting struct {
	edge  bool
	sites []site
	near  int              // so many compete; those further count only where none of these fits
	open  []catalog.Region // of a setup that runs in several: those that it can be had in
}

// site is regions that a setup can run in together, mostly one.
type site struct {
	regions []catalog.Region
	way     *latency.Sited // of one region among others, else nil
	lies    fit.Outcome    // how far it satisfies where data must stay
	looked  bool
	beaten  bool // a nearer one is as good in all that a place decides, whatever the load
	column  *cost.Column
	boxes   []box
	venue   *venue
}

// sitingOf lists where a setup can run. The host is locked.
func (p *plot) sitingOf(x *Case, h *catalog.Product, setup *catalog.Setup) *siting {
	alone := func(regions []catalog.Region) *siting {
		return &siting{sites: []site{{regions: regions}}, near: 1}
	}
	open := x.open(h, setup)
	switch {
	case edgy(h, setup):
		s := alone(open)
		s.edge = true
		return s
	case x.spreads(h, setup):
		s := alone(x.net.Few(open, x.Need, x.Catalog.Method.SeveralRegions))
		s.open = open
		return s
	case len(x.Need.Users) == 0:
		regions, _ := x.nearest(h, setup)
		return alone(regions)
	}
	ways := p.byWay(x, open)
	if len(ways) == 0 { // of none it is known where it lies
		return alone(open[:min(1, len(open))])
	}
	s := &siting{sites: make([]site, len(ways))}
	m := &x.Catalog.Method
	stays := slices.ContainsFunc(x.Requirements, ofResidency)
	for i := range ways {
		w := &ways[i]
		s.sites[i] = site{regions: open[w.At : w.At+1 : w.At+1], way: w}
		if stays {
			s.sites[i].lies = x.lies(h, w.Region)
		}
		if i <= m.RegionsBeside && w.WayMS <= ways[0].WayMS+m.RegionsWithinMS {
			s.near++
		}
	}
	return s
}

// byWay are regions of the host by how far they are; setups that can be had in the same
// share them. The host is locked.
func (p *plot) byWay(x *Case, open []catalog.Region) []latency.Sited {
	for _, had := range p.ways {
		if sameRegions(had.open, open) {
			return had.ways
		}
	}
	ways := x.net.ByWay(open, x.Need)
	p.ways = append(p.ways, openWays{open, ways})
	return ways
}

// openWays are regions, and how far each is.
type openWays struct {
	open []catalog.Region
	ways []latency.Sited
}

// others are further sets of regions for a setup that runs in several, the one with the
// shortest way first: the best few of those in which a size that could hold the load is
// sold, and all is priced that the meters in the scratch have.
func (x *Case) others(h *catalog.Product, setup *catalog.Setup, s *siting, k *Scratch) (sets [][]catalog.Region) {
	t := x.tariff(h, setup)
	var tried [][]catalog.Region
	for size := min(0, len(h.Sizes)-1); size < len(h.Sizes); size++ {
		if size >= 0 && h.Sizes[size].MemoryMB < x.Load.MemoryMB {
			continue
		}
		known := slices.DeleteFunc(slices.Clone(s.open), func(r catalog.Region) bool {
			return size >= 0 && !h.Sizes[size].Offered(*setup, r) || !t.Prices(t.In(&r), size, &k.typical)
		})
		if len(known) > 1 && !slices.ContainsFunc(tried, func(o []catalog.Region) bool { return sameRegions(o, known) }) {
			tried = append(tried, known)
			sets = append(sets, x.net.Few(known, x.Need, x.Catalog.Method.SeveralRegions))
		}
	}
	slices.SortStableFunc(sets, func(a, b []catalog.Region) int {
		return cmp.Compare(x.net.Serve(a, x.Need).ResponseMS, x.net.Serve(b, x.Need).ResponseMS)
	})
	return slices.CompactFunc(sets, sameRegions)
}

func sameRegions(a, b []catalog.Region) bool {
	if len(a) != len(b) || len(a) == 0 || &a[0] == &b[0] {
		return len(a) == len(b)
	}
	for i := range a {
		if a[i].Code != b[i].Code {
			return false
		}
	}
	return true
}

// at is the venue of one of the setup's sites, by its number. The host is locked.
func (p *plot) at(x *Case, h *catalog.Product, setup int, n int) *venue {
	one := &p.sitings[setup].sites[n]
	if one.venue == nil {
		one.venue = x.newVenue(h, setup, one.regions, p.sitings[setup].edge, p.venues)
		p.venues = append(p.venues, one.venue)
	}
	return one.venue
}

// beaten says whether a nearer site of the setup is as good as one, by its number. Those
// before it have been looked at. The host is locked.
func (p *plot) beaten(x *Case, h *catalog.Product, setup int, n int) bool {
	one := &p.sitings[setup].sites[n]
	if !one.looked {
		one.looked, one.beaten = true, x.beaten(h, &h.Setups[setup], p.sitings[setup], n)
	}
	return one.beaten
}

// in is the venue of a setup in regions. The host is locked.
func (p *plot) in(x *Case, h *catalog.Product, setup int, regions []catalog.Region) *venue {
	for _, v := range p.venues {
		if v.setup == setup && sameRegions(v.regions, regions) {
			return v
		}
	}
	v := x.newVenue(h, setup, regions, false, p.venues)
	p.venues = append(p.venues, v)
	return v
}

// beaten says whether a nearer site is as good as the one of a number, whatever the load
// and whatever is required: it bills nothing dearer, has its sizes, lies where data must
// stay, and is read the same facts.
func (x *Case) beaten(h *catalog.Product, setup *catalog.Setup, s *siting, n int) bool {
	one := &s.sites[n]
	if len(s.sites) == 1 {
		return false
	}
	t := x.tariff(h, setup)
	one.column, one.boxes = t.In(one.way.Region), x.maker.boxes(h, setup, *one.way.Region, workload.Reserve{})
	for i := range n {
		o := &s.sites[i]
		if o.looked && !o.beaten && o.way.UsersMS <= one.way.UsersMS && o.way.DatabaseMS <= one.way.DatabaseMS && o.lies >= one.lies &&
			x.maker.readAlike(h, o.way.Region, one.way.Region) && t.NoDearer(o.column, one.column) && within(one.boxes, o.boxes) {
			return true
		}
	}
	return false
}

// within says whether sizes are among others.
func within(few, all []box) bool {
	if len(few) > 0 && len(few) == len(all) && &few[0] == &all[0] {
		return true
	}
	for i := range few {
		if !slices.ContainsFunc(all, func(b box) bool { return b.index == few[i].index }) {
			return false
		}
	}
	return true
}

// readAlike says whether the host's facts are the same in two of its regions.
func (m *Maker) readAlike(h *catalog.Product, a, b *catalog.Region) bool {
	for _, word := range m.apart[m.hosts[h]] {
		if (a.Code == word || a.Group == word) != (b.Code == word || b.Group == word) {
			return false
		}
	}
	return true
}

// apartIn are the words of regions, codes and groups, that facts of a product differ by.
func apartIn(p *catalog.Product) (words []string) {
	note := func(facts map[string]catalog.Fact) {
		for _, f := range facts {
			for i := range f.By {
				if word := f.By[i].Region; word != "" && !slices.Contains(words, word) {
					words = append(words, word)
				}
			}
		}
	}
	note(p.Facts)
	for i := range p.Setups {
		note(p.Setups[i].Facts)
	}
	return words
}

package stack

import (
	"slices"
	"strings"
	"sync/atomic"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/workload"
)

// venue is a host in a setup with the regions that were chosen for it, compiled: what
// follows neither from what is required nor from the add-ons beside it.
type venue struct {
	host, setup int // their numbers
	product     *catalog.Product
	id, in      string // host/setup, and the regions as they stand in an id
	regions     []catalog.Region
	edge        bool
	several     bool // it runs in several places that are known, or at the edge
	way         latency.Response
	anycast     bool   // connections end at the nearest of the host's regions
	at          spread // its users
	runs        []*run
	offers      []*offer
}

// run is how a venue carries a load with one runtime. Drafts whose add-ons change
// nothing of that share it.
type run struct {
	host    int   // its number
	runtime []int // the add-ons that change the host's runtime, by number
	frame   workload.Frame
	site    workload.Site
	tariff  *cost.Tariff
	where   cost.Where
	boxes   []box // sizes that are sold in its regions; none: memory and CPU are chosen freely
	fixed   bool  // the only size was asked for, whatever the load needs
	preview int16 // an index of the product's sizes, or meter.OwnSize
	limits  []limit
	codes   string // of the site's spots, and of which regions they are
	few     bool   // it can't run as many instances as were asked for
	// promises are how far they can be met at most, with the instances and zones that they
	// rest on; in the order of the case's.
	promises []fit.Outcome
	floors   atomic.Pointer[[]cost.Sum]
	carriage carriage
	on       *burden // of which this is known; the host is locked
	known    *known
	offers   []offered // that go by where the visitors are, and are known beside this run alone
}

// box is a size that a run can have.
type box struct {
	workload.Box
	size  *catalog.Size
	index int16 // of the product's sizes
}

// draft is a stack before it carries a load: a venue with a set of add-ons, of which
// those that do the same still compete.
type draft struct {
	venue  *venue
	run    *run
	addons [][]*offer          // by choice
	places map[int]fit.Verdict // by requirement: those that the venue decides
}

// offer is an add-on as it is billed beside a venue.
type offer struct {
	number   int // in the pairing
	pair     fit.Pair
	id       string // as it stands in a stack's id
	tariff   *cost.Tariff
	where    cost.Where
	limits   []limit
	sameFirm bool // is of the host's vendor
}

// newVenue is a host's setup, by its number, in regions. Of its other venues one in the
// same regions has the same way.
func (x *Case) newVenue(h *catalog.Product, setup int, regions []catalog.Region, edge bool, others []*venue) *venue {
	s := &h.Setups[setup]
	v := &venue{host: x.maker.hosts[h], setup: setup, product: h, id: h.ID + "/" + s.ID, regions: regions, edge: edge}
	if codes := codesOf(regions, edge); codes != nil {
		v.in = "@" + strings.Join(codes, ",")
	}
	v.several = edge || latency.Several(regions)
	v.anycast = x.anycast(h, s, regions)
	for _, o := range others {
		if o != nil && o.anycast == v.anycast && sameRegions(o.regions, regions) {
			v.way, v.at = o.way, o.at
			return v
		}
	}
	need := x.Need
	if v.anycast {
		need.Points = h.Regions
	}
	v.way = x.net.Serve(regions, need)
	v.at = x.spread(regions, v.way, !edge)
	return v
}

// places are the verdicts on requirements that a venue decides, by their number.
func (x *Case) places(v *venue) map[int]fit.Verdict {
	var list map[int]fit.Verdict
	for _, sp := range x.special {
		if sp.computed == nil {
			if list == nil {
				list = map[int]fit.Verdict{}
			}
			list[sp.requirement] = x.place(x.Requirements[sp.requirement], v.product, v.regions)
		}
	}
	return list
}

// draft is a venue with a set of add-ons, of which those of a choice, by their numbers,
// do the same.
func (x *Case) draft(v *venue, set fit.Set, places map[int]fit.Verdict) draft {
	d := draft{venue: v, addons: make([][]*offer, len(set)), places: places}
	for i, alike := range set {
		for _, number := range alike {
			d.addons[i] = append(d.addons[i], x.offered(v, number))
		}
	}
	var few [8]int
	d.run = x.runOf(v, firsts(set, few[:0]))
	return d
}

// firsts puts the first add-on of each choice, by its number: those of a choice do the same.
func firsts(set fit.Set, out []int) []int {
	for _, alike := range set {
		out = append(out, alike[0])
	}
	return out
}

// offered is an add-on, by its number, beside the venue; each is looked at once.
func (x *Case) offered(v *venue, number int) *offer {
	for _, o := range v.offers {
		if o.number == number {
			return o
		}
	}
	o := x.offer(x.maker.pairing.Pair(number), v.product, v.at)
	o.number = number
	v.offers = append(v.offers, &o)
	return &o
}

// offer is an add-on beside a venue.
func (x *Case) offer(pair fit.Pair, h *catalog.Product, at spread) offer {
	o := offer{pair: pair, id: "+" + pair.ID(), tariff: x.tariff(pair.Product, &pair.Setup), limits: x.limitsOf(pair.Product, &pair.Setup), sameFirm: pair.Product.Vendor == h.Vendor}
	o.where = o.tariff.Where(pair.Product.Regions, at.codes, at.places)
	if len(pair.Product.Sizes) > 0 {
		o.where = o.where.Sized(o.tariff, h.Sizes)
	}
	return o
}

// runOf is the venue's run with add-ons, the one that it has where their runtimes are
// the same. The add-ons are not kept.
func (x *Case) runOf(v *venue, addons []int) *run {
	changing := slices.DeleteFunc(addons, func(n int) bool { return !x.maker.changes[n] })
	for _, r := range v.runs {
		if slices.Equal(r.runtime, changing) {
			return r
		}
	}
	var runtimes []catalog.Runtime
	for _, n := range changing {
		runtimes = append(runtimes, x.maker.runtime(n))
	}
	r := x.newRun(v.product, &v.product.Setups[v.setup], v.regions, v.at, runtimes)
	r.host, r.runtime = v.host, slices.Clone(changing)
	r.carriage = r.carries()
	v.runs = append(v.runs, r)
	return r
}

// carries is what the run follows in how it carries a load.
func (r *run) carries() carriage {
	if len(r.site.Spots) != 1 || r.where.ByVisitor() {
		return carriage{run: r}
	}
	return carriage{tariff: r.tariff, frame: r.frame, preview: r.preview, codes: r.codes, databaseMS: r.site.Spots[0].DatabaseMS}
}

// runtime is what an add-on changes of a host's runtime.
func (m *Maker) runtime(addon int) catalog.Runtime {
	p := m.pairing.Pair(addon)
	return p.Setup.Runtime.Over(p.Product.Runtime)
}

// newRun compiles how a host in a setup runs in regions, beside add-ons with runtimes.
func (x *Case) newRun(h *catalog.Product, s *catalog.Setup, regions []catalog.Region, at spread, runtimes []catalog.Runtime) *run {
	rt := h.RuntimeOf(*s, runtimes...)
	r := &run{frame: workload.NewFrame(rt), tariff: x.tariff(h, s), preview: int16(-1), limits: x.limitsOf(h, s), codes: strings.Join(at.codes, ",")}
	if len(regions) > 1 { // what is sold in all of them, and billed in the first
		r.codes += " of " + strings.Join(codesOf(regions, false), ",")
	}
	f, _ := h.Fact(*s, catalog.CriterionPersistentDisk)
	r.frame.Disk = f.Is.Word == catalog.LevelYes
	r.site = workload.Site{Frame: &r.frame, Spots: at.spots, Visitors: at.shares, MonthHours: x.Bills.MonthHours, Utilisation: x.Catalog.Method.TargetUtilisation}
	r.where = r.tariff.Where(regions, at.codes, at.places)
	if id := catalog.Or(rt.PreviewSize, ""); id != "" {
		r.preview = int16(slices.IndexFunc(h.Sizes, func(s catalog.Size) bool { return s.ID == id }))
	}
	x.raise(r, h, s, regions)
	r.boxes = x.maker.boxesIn(h, s, regions, r.frame.Reserve)
	return r
}

// spread is where the users of a stack come to: its spots with their regions' codes,
// and the places of their visitors.
type spread struct {
	spots  []workload.Spot
	codes  []string  // by spot
	shares []float64 // by visitor
	places []string  // by visitor
}

// spread spreads the users over regions. Where none are known, each region takes an equal
// part, or the first takes all.
func (x *Case) spread(regions []catalog.Region, way latency.Response, equal bool) spread {
	var s spread
	if len(way.Legs) == 0 {
		if len(regions) == 0 {
			s.spots, s.codes = []workload.Spot{{Share: 1}}, []string{""}
		}
		if !equal {
			regions = regions[:min(1, len(regions))]
		}
		for _, r := range regions {
			s.codes = append(s.codes, r.Code)
			s.spots = append(s.spots, workload.Spot{Share: 1 / float64(len(regions)), DatabaseMS: x.net.DatabaseMS(r, x.Need.Database)})
		}
		return s
	}
	for _, leg := range way.Legs {
		if !slices.Contains(s.codes, leg.Region) {
			s.codes = append(s.codes, leg.Region)
			s.spots = append(s.spots, workload.Spot{DatabaseMS: leg.Database})
		}
	}
	for i := range s.spots { // those of a spot stand side by side
		s.spots[i].From = len(s.shares)
		for _, leg := range way.Legs {
			if leg.Region == s.codes[i] {
				s.spots[i].Share += leg.Share
				s.shares, s.places = append(s.shares, leg.Share), append(s.places, leg.Place)
			}
		}
		s.spots[i].To = len(s.shares)
	}
	return s
}

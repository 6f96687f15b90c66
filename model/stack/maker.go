package stack

import (
	"slices"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/meter"
	"whereto/model/workload"
)

// Maker makes cases on one catalog. It keeps what follows from the catalog alone:
// round trips, which add-ons go with which hosts, and tariffs. It can be used by
// several goroutines at once.
type Maker struct {
	catalog *catalog.Catalog
	net     *latency.Network
	pairing *fit.Pairing
	meters  *meter.Table
	hosts   map[*catalog.Product]int // by product: its number
	changes []bool                   // by add-on of the pairing: it changes a host's runtime
	metered []*catalog.Criterion     // limits that bound a meter too
	said    []*catalog.Criterion     // limits that are said wherever they are low
	apart   [][]string               // by host: the words of regions that its facts differ by
	tariffs kept[terms, *cost.Tariff]
	grounds grounds
	floors  kept[standing, []cost.Sum]
	regions kept[offering, []catalog.Region]
	sizes   kept[sizing, []box]
	scratch sync.Pool // of *Scratch
}

// borrow is memory to work out stacks in.
func (m *Maker) borrow() *Scratch {
	if k, ok := m.scratch.Get().(*Scratch); ok {
		return k
	}
	return new(Scratch)
}

// giveBack takes such memory back. What it refers to is let go.
func (m *Maker) giveBack(k *Scratch) {
	k.of, k.on = nil, nil
	k.contest.forget()
	clear(k.drafts[:cap(k.drafts)])
	clear(k.rated[:cap(k.rated)])
	m.scratch.Put(k)
}

// NewMaker prepares a catalog.
func NewMaker(c *catalog.Catalog) *Maker {
	m := &Maker{catalog: c, net: latency.New(c), pairing: fit.NewPairing(c), meters: meter.NewTable(c.Meters), hosts: map[*catalog.Product]int{}}
	m.apart = make([][]string, len(c.Hosts))
	for i, h := range c.Hosts {
		m.hosts[h], m.apart[i] = i, apartIn(h)
	}
	for _, k := range c.Criteria {
		if k.Meter != "" {
			m.metered = append(m.metered, k)
		}
		if k.SaidBelow != nil {
			m.said = append(m.said, k)
		}
	}
	m.changes = make([]bool, m.pairing.Pairs())
	for i := range m.changes {
		m.changes[i] = m.runtime(i) != catalog.Runtime{}
	}
	return m
}

// terms are what a tariff follows.
type terms struct {
	product    *catalog.Product
	setup      string
	today      catalog.Date
	monthHours float64
	noFree     bool
	currency   string
	given      float64
	discount   float64 // off the product's
}

func (x *Case) terms() terms {
	return terms{today: x.Today, monthHours: x.Bills.MonthHours, noFree: x.Bills.NoFree, currency: x.Bills.Money.Currency, given: x.Bills.Money.Given}
}

// tariff is that of a product in a setup on a case's terms; it is compiled once.
func (x *Case) tariff(p *catalog.Product, s *catalog.Setup) *cost.Tariff {
	key := x.terms()
	key.product, key.setup, key.discount = p, s.ID, x.Discount(p)
	return x.maker.tariffs.of(key, func() *cost.Tariff { return cost.Compile(p, *s, x.billsOf(p), x.maker.meters) })
}

// kept is what is worked out once for a key and then shared.
type kept[Key comparable, Value any] struct{ m sync.Map }

// of is the key's value; made anew where it is asked for the first time.
func (k *kept[Key, Value]) of(key Key, made func() Value) Value {
	v, ok := k.m.Load(key)
	if !ok {
		v, _ = k.m.LoadOrStore(key, made())
	}
	return v.(Value)
}

// offering is a setup of a product, in one of its regions or in any.
type offering struct {
	product *catalog.Product
	setup   string
	region  string
}

// onSale are the regions that a setup can be had in now. They are shared.
func (m *Maker) onSale(p *catalog.Product, s *catalog.Setup) []catalog.Region {
	return m.regions.of(offering{p, s.ID, ""}, func() []catalog.Region { return p.OnSale(*s) })
}

// sizing is an offering whose sizes do not leave all to the app.
type sizing struct {
	offering
	reserve workload.Reserve
}

// boxes are the sizes of a setup that are sold in a region. They are shared.
func (m *Maker) boxes(p *catalog.Product, s *catalog.Setup, r catalog.Region, reserve workload.Reserve) []box {
	if len(p.Sizes) == 0 {
		return nil
	}
	return m.sizes.of(sizing{offering{p, s.ID, r.Code}, reserve}, func() (list []box) {
		for i := range p.Sizes {
			if size := &p.Sizes[i]; size.Offered(*s, r) {
				list = append(list, box{workload.NewBox(*size, reserve), size, int16(i)})
			}
		}
		return list
	})
}

// boxesIn are the sizes of a setup that are sold in all of some regions; where none is,
// those of the first.
func (m *Maker) boxesIn(p *catalog.Product, s *catalog.Setup, regions []catalog.Region, reserve workload.Reserve) []box {
	if len(regions) == 0 {
		return nil
	}
	first := m.boxes(p, s, regions[0], reserve)
	if len(regions) == 1 || first == nil {
		return first
	}
	all := slices.DeleteFunc(slices.Clone(first), func(b box) bool {
		return slices.ContainsFunc(regions[1:], func(r catalog.Region) bool { return !b.size.Offered(*s, r) })
	})
	if len(all) == 0 {
		return first
	}
	return all
}

// Case resolves answers on a day. An error names a figure that the catalog lacks.
func (m *Maker) Case(given answers.Answers, today catalog.Date, o Options) (*Case, error) {
	c := m.catalog
	x := &Case{Catalog: c, Answers: given.With(c), Today: today, maker: m, net: m.net, asked: map[string]bool{}}
	var err error
	if x.Load, x.Assumed, err = workload.Resolve(c, x.Answers, workload.Typical); err != nil {
		return nil, err
	}
	for _, v := range x.Answers.Values {
		x.ranged = x.ranged || v.Number != nil && !v.Number.Single()
	}
	x.low, x.high = x.Load, x.Load
	if x.ranged {
		if x.low, _, err = workload.Resolve(c, x.Answers, workload.Low); err != nil {
			return nil, err
		}
		if x.high, _, err = workload.Resolve(c, x.Answers, workload.High); err != nil {
			return nil, err
		}
	}
	x.shapes()
	x.Requirements = fit.Requirements(c, x.Answers)
	if slices.ContainsFunc(x.Requirements, func(r fit.Requirement) bool { return r.Criterion == catalog.CriterionPersistentDisk }) {
		x.Load.Files, x.low.Files, x.high.Files = true, true, true
	}
	if slices.ContainsFunc(x.Requirements, func(r fit.Requirement) bool { return r.Must() && r.Criterion == catalog.CriterionColdStartMS }) {
		x.Load.ColdMost = c.Method.NeverColdShare
		x.low.ColdMost, x.high.ColdMost = x.Load.ColdMost, x.Load.ColdMost
	}
	for id := range x.Answers.Values {
		x.asked[id] = true
	}
	for _, r := range x.Requirements {
		if !r.OutOfReach {
			x.asked[r.Criterion] = true
		}
	}
	x.languages = x.Answers.Values[catalog.QuestionLanguage].Words
	x.Need = latency.Need{
		Users:      x.Answers.Values[catalog.QuestionUsers].Shares,
		HandlingMS: x.Load.DurationMS, Queries: x.Load.Queries, Handshake: c.Method.HandshakeTrips,
	}
	if _, ok := c.Place(x.Answers.Word(catalog.QuestionDatabase)); ok {
		x.Need.Database = x.Answers.Word(catalog.QuestionDatabase)
	}
	x.Bills = cost.NewOptions(c, today)
	x.Bills.NoFree, x.Bills.Money.Given = o.NoFree, o.Rate
	if o.MonthHours > 0 {
		x.Bills.MonthHours = o.MonthHours
	}
	for _, currency := range []string{x.Answers.Word(catalog.QuestionCurrency), o.Currency} {
		if currency != "" {
			x.Bills.Money.Currency = currency
		}
	}
	x.bounds()
	x.discounts = x.discountsOf()
	x.vat = x.figure(catalog.QuestionVATPercent)
	x.scales()
	x.judgement = m.pairing.Judge(x.judged(), x.languages, today)
	x.compileObjectives()
	x.compileSpecial()
	x.ground = m.grounds.of(x)
	return x, nil
}

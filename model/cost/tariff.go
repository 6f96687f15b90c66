package cost

import (
	"fmt"
	"math"
	"slices"
	"strings"
	"sync/atomic"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// Tariff is a product's charges and pools in one setup, on one day and in one currency,
// compiled: words are indexes, what differs by size, region or zone stands in cells.
// Several goroutines may use one at once.
type Tariff struct {
	product *catalog.Product
	setup   catalog.Setup
	options Options
	table   *meter.Table
	words   []string // the setup, the one that it is a variant of, and its options, by which amounts may differ
	zones   []zone   // of visitors, by name
	charges []charge // in the order of their lines
	order   []int    // of charges: in which what they share is handed out
	pools   []pool
	shared  int // allowances among the pools
	beside  []beside
	says    [meter.Most]bool // meters of which the product says what it asks
	cells   int              // of a column
	tiers   int              // prices of tiers in a column's cells
	columns []atomic.Pointer[Column]
	reads   meter.Mask // what a total follows
	sizing  sizing
	extras  extras
	free    bool // something of it is free with the account
}

// Product is whose tariff it is.
func (t *Tariff) Product() *catalog.Product { return t.product }

// Reads are the meters that a total follows: a set of these alone has the same one.
func (t *Tariff) Reads() *meter.Mask { return &t.reads }

// note notes the meters that totals follow.
func (t *Tariff) note() {
	for i := range t.charges {
		t.reads.Add(t.charges[i].meter)
		t.charges[i].per.note(&t.reads)
	}
	for i := range t.pools {
		t.pools[i].per.note(&t.reads)
		t.reads.Add(meter.Months) // of a minimum
	}
	for i := range t.beside {
		t.reads.Add(t.beside[i].meter)
	}
}

// zone is where visitors are, for prices.
type zone struct {
	name      string
	countries []string
}

// charge is what of a charge follows neither from the load nor from size, region or
// zone.
type charge struct {
	of      *catalog.Charge
	meter   meter.ID
	fault   string // why it can't be measured; empty: it can
	missing bool   // there is no such meter, so that nobody can say that it is zero
	perUnit float64
	per     per // what is included counts so often; where nothing is, not set
	bounds  []float64
	own     *catalog.Amount // a worked example's own price
	rate    float64         // the bill's currency for one of the charge's; 0: not known
	credit  string          // what a credit is called
	credits bool            // priced in credits of a pool
	shares  []int           // allowances that it takes from
	cells   span
}

// span is where the cells of a charge or a pool stand in every column.
type span struct{ at, bySize, byZone int32 }

// cell is the index in a column of a size and a zone, each -1 where there is none.
func (s span) cell(size, zone int16) int32 {
	return s.at + int32(size+1)*s.bySize + int32(zone+1)*s.byZone
}

// per is how often an amount counts that is given for each of a meter: for each
// instance that is up all month, for each seat.
type per struct {
	set    bool // false: it counts once
	meter  meter.ID
	months float64 // of a meter of time: its unit in months; 1 of others
	cap    float64 // the most of one thing that counts, where the charge has its own month; 0: all of it
	fault  string  // why it can't be counted
}

// beside is something that is not included in bills.
type beside struct {
	of      *catalog.NotIncluded
	meter   meter.ID
	missing bool           // there is no such meter
	priced  bool           // it is told with its amount
	needed  *catalog.Meter // where the load needs it and no charge has any of it: a line without a price
}

// Compile compiles a product's charges and pools in one setup. The table says what the
// indexes of meters are.
func Compile(p *catalog.Product, s catalog.Setup, o Options, table *meter.Table) *Tariff {
	t := newTariff(p, s, o, table)
	t.compilePools()
	t.compileCharges()
	t.link()
	t.compileBeside()
	t.note()
	t.compileSizing()
	return t
}

// newTariff is a tariff without charges.
func newTariff(p *catalog.Product, s catalog.Setup, o Options, table *meter.Table) *Tariff {
	if o.MonthHours == 0 {
		o.MonthHours = DefaultMonthHours
	}
	t := &Tariff{product: p, setup: s, options: o, table: table, columns: make([]atomic.Pointer[Column], len(p.Regions)+1)}
	t.words = make([]string, 0, len(s.Options)+1)
	for _, option := range s.Options {
		t.words = append(t.words, option)
	}
	slices.Sort(t.words)
	t.words = slices.DeleteFunc(append([]string{s.ID, s.Base}, t.words...), func(word string) bool { return word == "" })
	for name, countries := range p.Zones {
		t.zones = append(t.zones, zone{name, countries})
	}
	slices.SortFunc(t.zones, func(a, b zone) int { return strings.Compare(a.name, b.name) })
	return t
}

// compileCharges lists what covers the setup on the day. A charge whose only price
// starts later is known to exist and not known today; one that has ended is gone.
func (t *Tariff) compileCharges() {
	charges := make([]*catalog.Charge, 0, len(t.product.Charges))
	for i := range t.product.Charges {
		c := &t.product.Charges[i]
		if !c.Covers(t.setup) {
			continue
		}
		if m := t.table.Find(c.Meter); m != meter.None {
			t.says[m] = true
		}
		seen := slices.IndexFunc(charges, func(other *catalog.Charge) bool { return other.ID == c.ID })
		switch today := t.options.Today; {
		case today.In(c.From, c.Until) || today == "" && c.Until == "":
			if seen >= 0 {
				charges[seen] = c
			} else {
				charges = append(charges, c)
			}
		case seen < 0 && today < c.From: // a version in force takes its place
			ahead := *c
			ahead.Price, ahead.Tiers = catalog.Keyed{}, nil
			charges = append(charges, &ahead)
		}
	}
	t.charges, t.order = make([]charge, len(charges)), make([]int, len(charges))
	for i, c := range charges {
		t.order[i] = i
		t.charges[i] = t.compileCharge(c)
		t.tiers += int(t.charges[i].cells.count(t)) * len(c.Tiers)
	}
	if t.shared > 0 { // in the order of ids, so that the order in which they are written changes no amount
		slices.SortStableFunc(t.order, func(i, j int) int { return strings.Compare(charges[i].ID, charges[j].ID) })
	}
}

func (t *Tariff) compileCharge(of *catalog.Charge) charge {
	c := charge{of: of, meter: t.table.Find(of.Meter), perUnit: 1}
	if of.Usual == nil {
		c.measure(t)
	}
	t.free = t.free || of.Free.Set()
	if own, ok := t.options.Prices[of.ID]; ok {
		c.own = &own
	}
	for _, tier := range of.Tiers {
		bound := math.Inf(1)
		if tier.UpTo != nil {
			bound = tier.UpTo.Value
		}
		c.bounds = append(c.bounds, bound)
	}
	if _, rate, ok := t.options.Money.From(0, of.Currency); ok {
		c.rate = rate
	}
	amounts := append(make([]catalog.Keyed, 0, 8), of.Price, of.Included, of.Free)
	for _, tier := range of.Tiers {
		amounts = append(amounts, tier.Price)
	}
	c.cells = t.span(amounts, true)
	return c
}

// measure works out how a charge counts its meter, or why it can't.
func (c *charge) measure(t *Tariff) {
	definition, ok := t.options.Meters(c.of.Meter)
	if !ok {
		c.fault, c.missing = noMeter(c.of.Meter), true
		return
	}
	unit, err := catalog.NewUnit(c.of.Unit, definition.Dimension)
	if err != nil {
		c.fault = err.Error()
		return
	}
	base, err := definition.BaseUnit()
	if err != nil {
		c.fault = "the meter " + c.of.Meter + ": " + err.Error()
		return
	}
	if c.of.Included.Set() {
		if c.per = t.per(c.of.Per, c.of.MonthHours); c.per.fault != "" {
			c.fault = "what is included: " + c.per.fault
			return
		}
	}
	hours := t.options.MonthHours
	if c.of.MonthHours > 0 {
		hours = c.of.MonthHours
	}
	c.perUnit = unit.Size(hours) / base.Size(hours)
}

// per reads the meter that an amount is given for each of; without one it counts once.
// A month of a meter of time is the bill's, or has the hours given, if any.
func (t *Tariff) per(id string, hours float64) per {
	if id == "" {
		return per{}
	}
	p := per{set: true, meter: t.table.Find(id), months: 1}
	definition, ok := t.options.Meters(id)
	if !ok {
		p.fault = noMeter(id)
		return p
	}
	if definition.Dimension != "time" {
		return p
	}
	month, err := catalog.NewUnit("month", definition.Dimension)
	if err != nil {
		p.fault = err.Error()
		return p
	}
	unit, err := definition.BaseUnit()
	if err != nil {
		p.fault = fmt.Sprintf("the meter %s: %v", id, err)
		return p
	}
	if hours == 0 {
		p.months = unit.Size(t.options.MonthHours) / month.Size(t.options.MonthHours)
		return p
	}
	p.months = unit.Size(hours) / month.Size(hours)
	p.cap = 1 / p.months
	return p
}

// times is how often the amount counts; where it can't be counted, not at all.
func (p *per) times(m *meter.Set) float64 {
	switch {
	case !p.set:
		return 1
	case p.fault != "":
		return 0
	case p.cap == 0:
		return m.Quantity(p.meter) * p.months
	}
	used, items := 0.0, m.Items(p.meter)
	for k := range items {
		item := items[k]
		item.Each = min(item.Each, p.cap)
		used += item.Quantity()
	}
	return used * p.months
}

// note notes the meter that the amount counts for.
func (p *per) note(reads *meter.Mask) {
	if p.set {
		reads.Add(p.meter)
	}
}

// link notes which charges a pool covers, and which of its credits or allowances they
// take.
func (t *Tariff) link() {
	for i := range t.pools {
		p := &t.pools[i]
		p.covers = make([]bool, len(t.charges)+len(t.pools))
		for k := range t.charges {
			p.covers[k] = covers(p.of, t.charges[k].of.ID)
		}
		for k := range t.pools {
			p.covers[len(t.charges)+k] = covers(p.of, t.pools[k].of.ID)
		}
		for k := range t.charges {
			c := &t.charges[k]
			switch {
			case !p.covers[k]:
			case p.kind == packs && !c.credits:
				c.credits, c.credit = true, p.of.Unit
			case p.kind == allowance:
				c.shares = append(c.shares, p.share)
			}
		}
	}
}

func (t *Tariff) compileBeside() {
	charged := t.says
	for i := range t.product.NotIncluded {
		n := &t.product.NotIncluded[i]
		if !n.Covers(t.setup) {
			continue
		}
		b := beside{of: n, meter: t.table.Find(n.Meter), priced: n.Priced()}
		if n.Meter != "" {
			definition, ok := t.options.Meters(n.Meter)
			b.missing = !ok
			if ok && definition.Needed && !b.priced && (b.meter == meter.None || !charged[b.meter]) {
				b.needed = definition
			}
		}
		t.beside = append(t.beside, b)
		if b.meter != meter.None {
			t.says[b.meter] = true
		}
	}
	for id, n := range t.product.NoCharge {
		if m := t.table.Find(id); m != meter.None && n.Covers(t.setup) {
			t.says[m] = true
		}
	}
	t.compileSilent()
}

// compileSilent lists what a host has by its facts, a load can need, and nothing is said
// of: a line without a price, where the load needs it.
func (t *Tariff) compileSilent() {
	if t.options.Meters == nil {
		return
	}
	for _, m := range t.table.IDs() {
		d, ok := t.options.Meters(t.table.Name(m))
		if !ok || !d.Needed || t.says[m] || !t.has(d) {
			continue
		}
		n := &catalog.NotIncluded{ID: d.ID, What: d.Name + ": the data says nothing of a price.", Meter: d.ID}
		t.beside = append(t.beside, beside{of: n, meter: m, needed: d})
		t.says[m] = true
	}
}

// has says whether a host has by its facts, and plainly, what a meter is of.
func (t *Tariff) has(d *catalog.Meter) bool {
	for criterion := range d.Asked {
		if f, ok := t.product.Fact(t.setup, criterion); !ok || f.Is.Word != catalog.LevelYes {
			return false
		}
	}
	return len(d.Asked) > 0 && d.AskedOf(t.product, t.setup)
}

// Zone is the price zone of a visitor's place, or of a zone's own name, as the index that
// a Where holds; -1 if the product has none for it.
func (t *Tariff) Zone(place string) int16 {
	if i := slices.IndexFunc(t.zones, func(z zone) bool { return z.name == place }); i >= 0 {
		return int16(i)
	}
	if t.options.Zones == nil {
		return -1
	}
	country, rest := t.options.Zones(place), int16(-1)
	for i, z := range t.zones {
		if slices.Contains(z.countries, country) {
			return int16(i)
		}
		if slices.Contains(z.countries, "*") {
			rest = int16(i)
		}
	}
	return rest
}

func noMeter(id string) string { return fmt.Sprintf("there is no meter %q", id) }

// Package cost turns meters into a bill: a line for each charge, with its
// arithmetic. It does not know which product it bills.
package cost

import (
	"math"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/workload"
)

// DefaultMonthHours is the month that bills use unless a charge or the user says otherwise.
const DefaultMonthHours = 730

// Options are what a bill depends on beside the product and its meters.
type Options struct {
	Today      catalog.Date
	MonthHours float64
	NoFree     bool    // leave out free tiers
	Currency   string  // of all amounts; empty: USD
	Rate       float64 // USD for one unit of Currency; 0: from Rates
	Rates      func(currency string) (catalog.Rate, bool)
	Meters     func(id string) (*catalog.Meter, bool)
	Zones      func(place string) string // country of a place, for prices by zone
	Prices     map[string]catalog.Amount // a worked example's own prices, by charge
}

// Subject is a product as it is billed.
type Subject struct {
	Product *catalog.Product
	Setup   catalog.Setup
	Size    string
	Regions []catalog.Region
}

// Line is one line of a bill.
type Line struct {
	ID         string
	Label      string
	By         string // the product's id
	Region     string
	Meter      string
	Quantity   float64 // in Unit
	Unit       string
	Included   float64 // of Quantity: free or with the plan
	Price      string  // the vendor's digits
	Currency   string  // of Price
	Amount     float64 // in the bill's currency
	Credits    float64 // of a line that is priced in credits, whose Amount is 0: a pool sells them
	Known      bool    // false: the price is not known; Amount is 0
	Arithmetic string
	Source     catalog.Source
	Note       string
}

// Bill is a month's cost.
type Bill struct {
	Lines    []Line
	Total    float64
	Currency string
	Complete bool
	Unpriced []string  // lines whose price is not known: the total leaves them out, and the bill is not complete
	LeftOut  []LeftOut // what no charge models
}

// LeftOut is something that can be on the invoice and is in no line.
type LeftOut struct {
	ID     string
	By     string // the product's id
	What   string
	Source catalog.Source
}

// NotIncluded is everything that the total leaves out, in words.
func (b Bill) NotIncluded() []string {
	all := slices.Clone(b.Unpriced)
	for _, l := range b.LeftOut {
		all = append(all, strings.TrimSuffix(l.What, "."))
	}
	return all
}

// Add joins another bill.
func (b *Bill) Add(other Bill) {
	b.Lines = append(b.Lines, other.Lines...)
	b.Total += other.Total
	b.Complete = b.Complete && other.Complete
	for _, u := range other.Unpriced {
		if !slices.Contains(b.Unpriced, u) {
			b.Unpriced = append(b.Unpriced, u)
		}
	}
	b.LeftOut = append(b.LeftOut, other.LeftOut...)
}

// Line finds a line by the id of its charge or pool.
func (b Bill) Line(id string) (Line, bool) {
	for _, l := range b.Lines {
		if l.ID == id {
			return l, true
		}
	}
	return Line{}, false
}

// New makes the bill of one product. A charge whose meter is zero makes no line;
// one whose price is not known makes the bill incomplete.
func New(s Subject, meters workload.Meters, o Options) Bill {
	if o.MonthHours == 0 {
		o.MonthHours = DefaultMonthHours
	}
	if o.Currency == "" {
		o.Currency = "USD"
	}
	b := &biller{s: s, o: o, meters: meters, bill: Bill{Currency: o.Currency, Complete: true}, left: map[string]float64{}}
	for _, pool := range s.Product.Pools {
		if pool.Kind == "allowance" && b.applies(pool) {
			amount, _ := pool.Amount.Lookup(b.keys(workload.Item{}))
			b.left[pool.ID] = amount.Value * b.times(pool.Per)
		}
	}
	b.lines(b.charges())
	for _, pool := range s.Product.Pools {
		if b.applies(pool) {
			b.pool(pool)
		}
	}
	b.leaveOut()
	for _, l := range b.bill.Lines {
		b.bill.Total += l.Amount
	}
	return b.bill
}

// leaveOut names what no charge models. Where that is something that the load
// needs, and no charge has any of it, it is a line without a price.
func (b *biller) leaveOut() {
	for _, n := range b.s.Product.NotIncluded {
		used := b.meters[n.Meter].Quantity()
		if !n.Covers(b.s.Setup) || n.Meter != "" && used == 0 {
			continue
		}
		source := b.s.Product.Sources[n.Source]
		meter, ok := b.o.Meters(n.Meter)
		if ok && meter.Needed && !b.s.Product.Charged(n.Meter, b.s.Setup) {
			b.unknown(Line{ID: n.ID, Label: meter.Name, By: b.s.Product.ID, Meter: n.Meter, Quantity: used, Unit: meter.Unit, Currency: b.o.Currency, Source: source}, n.What)
			continue
		}
		b.bill.LeftOut = append(b.bill.LeftOut, LeftOut{n.ID, b.s.Product.ID, n.What, source})
	}
	if b.s.Product.Slot != "" {
		return
	}
	for _, id := range b.meters.IDs() {
		if m, ok := b.o.Meters(id); ok && m.AskedOf(b.s.Product, b.s.Setup) && !b.s.Product.Says(id, b.s.Setup) {
			b.bill.LeftOut = append(b.bill.LeftOut, LeftOut{ID: id, By: b.s.Product.ID, What: m.Name + ": the data says nothing of a price."})
		}
	}
}

// lines puts the lines of the charges, in their order. What charges share is
// handed out in the order of their ids, so that the order in which they are
// written changes no amount.
func (b *biller) lines(charges []catalog.Charge) {
	order := make([]int, len(charges))
	for i := range order {
		order[i] = i
	}
	if len(b.left) > 0 {
		slices.SortStableFunc(order, func(i, j int) int { return strings.Compare(charges[i].ID, charges[j].ID) })
	}
	lines := make([][]Line, len(charges))
	for _, i := range order {
		begun := len(b.bill.Lines)
		b.charge(charges[i])
		lines[i] = slices.Clone(b.bill.Lines[begun:])
	}
	b.bill.Lines = slices.Concat(lines...)
}

// times is how often an amount counts that is given for each of a meter: for each
// instance that is up all month, for each seat. Without a meter it counts once.
func (b *biller) times(meter string) float64 {
	if meter == "" {
		return 1
	}
	n := b.meters[meter].Quantity()
	if m, ok := b.o.Meters(meter); ok && m.Dimension == "time" {
		month, _ := catalog.NewUnit("month", m.Dimension)
		unit, _ := m.BaseUnit()
		n *= unit.Size(b.o.MonthHours) / month.Size(b.o.MonthHours)
	}
	return n
}

type biller struct {
	s      Subject
	o      Options
	meters workload.Meters
	bill   Bill
	left   map[string]float64 // of shared allowances
}

// charges lists what covers the setup today. A charge whose only price starts
// later is known to exist and not known today; one that has ended is gone.
func (b *biller) charges() []catalog.Charge {
	var list []catalog.Charge
	at := map[string]int{}
	for _, c := range b.s.Product.Charges {
		if !c.Covers(b.s.Setup) {
			continue
		}
		i, seen := at[c.ID]
		switch {
		case b.o.Today.In(c.From, c.Until) || b.o.Today == "" && c.Until == "":
			if seen {
				list[i] = c
			} else {
				at[c.ID] = len(list)
				list = append(list, c)
			}
		case !seen && b.o.Today < c.From: // a version in force takes its place
			c.Price, c.Tiers = catalog.Keyed{}, nil
			at[c.ID] = len(list)
			list = append(list, c)
		}
	}
	return list
}

func (b *biller) applies(p catalog.Pool) bool {
	return p.Covers(b.s.Setup) && b.o.Today.In(p.From, p.Until)
}

// keys are the words that an amount may differ by, the most specific first.
func (b *biller) keys(i workload.Item) []string {
	size := b.s.Size
	if i.Size != "" {
		size = i.Size
	}
	keys := []string{size}
	region := i.Region
	if region == "" && len(b.s.Regions) > 0 {
		region = b.s.Regions[0].Code
	}
	for _, r := range b.s.Regions {
		if r.Code == region {
			keys = append(keys, r.Code, r.Group)
		}
	}
	if i.Place != "" && b.o.Zones != nil {
		keys = append(keys, b.s.Product.Zone(b.o.Zones(i.Place)))
	}
	keys = append(keys, b.s.Setup.ID)
	options := make([]string, 0, len(b.s.Setup.Options))
	for _, option := range b.s.Setup.Options {
		options = append(options, option)
	}
	slices.Sort(options)
	keys = append(keys, options...)
	return slices.DeleteFunc(keys, func(k string) bool { return k == "" })
}

func (b *biller) multiplier(region string) (catalog.Amount, bool) {
	for _, r := range b.s.Regions {
		if r.Code == region || region == "" {
			if r.Multiplier == nil {
				return catalog.Amount{}, false
			}
			return *r.Multiplier, true
		}
	}
	return catalog.Amount{}, false
}

// convert turns an amount of a currency into the bill's.
func (b *biller) convert(amount float64, currency string) (value, rate float64, ok bool) {
	if currency == "" {
		currency = "USD"
	}
	if currency == b.o.Currency {
		return amount, 1, true
	}
	from, okFrom := b.o.Rates(currency)
	to := b.o.Rate
	if to == 0 {
		r, ok := b.o.Rates(b.o.Currency)
		if !ok {
			return 0, 0, false
		}
		to = r.USD.Value
	}
	if !okFrom || to == 0 {
		return 0, 0, false
	}
	rate = from.USD.Value / to
	return amount * rate, rate, true
}

// unknown puts a line whose price is not known.
func (b *biller) unknown(l Line, why string) {
	l.Known, l.Price, l.Arithmetic = false, "unknown", why
	b.bill.Complete = false
	what := l.Label
	if l.Region != "" {
		what += " in " + l.Region
	}
	b.bill.Unpriced = append(b.bill.Unpriced, what+": price not known")
	b.bill.Lines = append(b.bill.Lines, l)
}

// cents rounds an amount to whole cents, half up.
func cents(v float64) float64 { return math.Floor(v*100+0.5+1e-9) / 100 }

// VAT adds the tax as a line of its own.
func (b *Bill) VAT(percent float64, arithmetic func(total float64) string) {
	if percent <= 0 {
		return
	}
	amount := b.Total * percent / 100
	b.Lines = append(b.Lines, Line{ID: "vat", Label: "VAT", Quantity: percent, Unit: "percent", Amount: amount, Known: true, Arithmetic: arithmetic(b.Total), Currency: b.Currency, Price: ""})
	b.Total += amount
}

// plural is a unit after its number: 2 seconds, 3 GB, 100 × 10,000 requests.
func plural(unit string, n float64) string {
	if unit != "" && unit[0] >= '0' && unit[0] <= '9' {
		return "× " + unit
	}
	last := unit[strings.LastIndexByte(unit, ' ')+1:]
	if n == 1 || strings.HasSuffix(last, "s") || strings.HasSuffix(last, "B") || strings.HasPrefix(last, "Ki") {
		return unit
	}
	return unit + "s"
}

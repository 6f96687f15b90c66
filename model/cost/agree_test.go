package cost

import (
	"fmt"
	"io/fs"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/model/meter"
	"whereto/model/workload"
)

func read(t testing.TB, files fs.FS) *catalog.Catalog {
	t.Helper()
	s, err := load.Read(load.Layer{FS: files})
	if err != nil {
		t.Fatal(err)
	}
	return s.Catalog
}

// ways is what amounts may differ by: a product in a setup, a size and regions.
func ways(p *catalog.Product) []Subject {
	sizes := []string{""}
	for _, s := range p.Sizes {
		sizes = append(sizes, s.ID)
	}
	regions := [][]catalog.Region{nil}
	for i := range p.Regions {
		regions = append(regions, p.Regions[i:i+1])
	}
	if n := len(p.Regions); n > 1 {
		regions = append(regions, p.Regions, p.Regions[n/2:], []catalog.Region{p.Regions[n-1], p.Regions[0]})
	}
	for zone := range p.Zones {
		regions = append(regions, []catalog.Region{{Code: zone}})
	}
	setups := p.Setups
	if len(setups) == 0 {
		setups = []catalog.Setup{{}}
	}
	var list []Subject
	for _, setup := range setups {
		for _, size := range sizes {
			for _, r := range regions {
				list = append(list, Subject{Product: p, Setup: setup, Size: size, Regions: r})
			}
		}
	}
	return list
}

// days are three: one of today, one before and one after changes of prices.
func days(p *catalog.Product) []catalog.Date {
	list := []catalog.Date{fixture.Today, "2025-01-01", "2027-12-31", ""}
	for _, c := range p.Charges {
		for _, d := range []catalog.Date{c.From, c.Until} {
			if d != "" && !slices.Contains(list, d) {
				list = append(list, d)
			}
		}
	}
	return list
}

// draw draws what a bill depends on.
type draw struct {
	*rand.Rand
	c      *catalog.Catalog
	places []string
}

func newDraw(c *catalog.Catalog) *draw {
	return &draw{rand.New(rand.NewPCG(1, 2)), c, c.PlaceIDs()}
}

// one is one of a list.
func one[T any](d *draw, list ...T) T { return list[d.IntN(len(list))] }

func (d *draw) options(p *catalog.Product) Options {
	o := NewOptions(d.c, one(d, days(p)...))
	o.MonthHours = one(d, 730., 720, 744, 0, 672)
	o.NoFree = d.IntN(3) == 0
	o.Money.Currency = one(d, "", "", "USD", "EUR", "EUR", "AUD", "AUD", "AUD", "EUR", "XXX")
	if d.IntN(8) == 0 {
		o.Money.Given = 0.7
	}
	if d.IntN(3) == 0 {
		o.Discount = one(d, 0.1, 0.073, 1)
	}
	if d.IntN(16) == 0 {
		o.Zones = nil
	}
	if d.IntN(8) == 0 && len(p.Charges) > 0 {
		price := catalog.Amount{Text: "0.25", Value: 0.25}
		o.Prices = map[string]catalog.Amount{p.Charges[d.IntN(len(p.Charges))].ID: price}
	}
	return o
}

// meters are drawn items of some meters, in the subject's regions and others.
func (d *draw) meters(s Subject) workload.Meters {
	m := workload.Meters{}
	codes := []string{""}
	for _, r := range s.Regions {
		codes = append(codes, r.Code, r.Code)
	}
	if d.IntN(8) == 0 {
		codes = append(codes, "elsewhere")
	}
	for _, meter := range d.c.Meters {
		if d.IntN(4) == 0 {
			continue
		}
		items := make([]workload.Item, 1+d.IntN(4)/2*d.IntN(3))
		for i := range items {
			it := &items[i]
			it.Count = float64(d.IntN(4)) * math.Pow(10, float64(d.IntN(6)))
			it.Each = math.Exp(d.Float64()*14 - 6)
			if d.IntN(16) == 0 { // more than anybody has
				it.Each *= 1e9
			}
			it.Region = one(d, codes...)
			if d.IntN(3) == 0 {
				it.Place = one(d, d.places...)
			}
			if len(s.Product.Sizes) > 0 && d.IntN(5) == 0 {
				it.Size = one(d, s.Product.Sizes...).ID
			}
			if d.IntN(3) == 0 {
				it.Scale = one(d, 0.25, 1, 3.7)
			}
			if d.IntN(3) == 0 {
				it.KB = one(d, 1., 513, 5000)
			}
		}
		how := ""
		if d.IntN(2) == 0 {
			how = "drawn"
		}
		m[meter.ID] = workload.Meter{Items: items, How: how}
	}
	return m
}

// compiled bills meters as an engine does: with one tariff and one scratch for many, the
// product's own sizes, and places and visitors of a setting.
type compiled struct {
	tariff  *Tariff
	table   *meter.Table
	scratch Scratch
	set     meter.Set
}

// rate rates meters, and says where.
func (k *compiled) rate(s Subject, m workload.Meters) (sum Sum, w Where) {
	k.set.Reset()
	var places, visitors words
	size := func(id string) int16 {
		return int16(slices.IndexFunc(s.Product.Sizes, func(s catalog.Size) bool { return s.ID == id }))
	}
	for _, id := range k.table.IDs() {
		for _, i := range m[k.table.Name(id)].Items {
			k.set.Put(id, meter.Item{Count: i.Count, Each: i.Each, Scale: i.Scale, KB: i.KB, Place: places.index(i.Region), Visitor: visitors.index(i.Place), Size: size(i.Size)})
		}
	}
	w = k.tariff.Where(s.Regions, places, visitors)
	w.Size = size(s.Size)
	return k.tariff.Rate(&k.set, &w, &k.scratch), w
}

// explain is the bill with arithmetic.
func (k *compiled) explain(w *Where, m workload.Meters) Bill {
	return k.tariff.Explain(&k.set, w, &k.scratch, func(id meter.ID) string { return m[k.table.Name(id)].How })
}

// tally counts what was compared.
type tally struct{ bills, lines, unpriced, simple, words, discounts int }

func (n *tally) log(t *testing.T, subjects int) {
	t.Logf("%d bills of %d subjects with %d lines, %d of them unpriced; %d lines by their price, %d bills from words", n.bills, subjects, n.lines, n.unpriced, n.simple, n.words)
	if n.unpriced == 0 || n.simple == 0 || n.words == 0 || n.discounts == 0 {
		t.Error("what is drawn leaves something out")
	}
}

// agree compares what a tariff says of one load in numbers, in words, with arithmetic and
// without; false ends the test of the subject.
func (n *tally) agree(t *testing.T, k *compiled, s Subject, m workload.Meters) bool {
	t.Helper()
	o := k.tariff.options
	sum, w := k.rate(s, m)
	rated := len(k.scratch.Lines)
	explained := k.explain(&w, m)
	ok := true
	fail := func(format string, args ...any) {
		t.Helper()
		codes := catalog.IDs(s.Regions, func(r catalog.Region) string { return r.Code })
		t.Errorf("%s/%s %s %v on %s in %s: %s", s.Product.ID, s.Setup.ID, s.Size, codes, o.Today, o.Money.Name(), fmt.Sprintf(format, args...))
		ok = false
	}
	total, open := 0.0, 0
	for _, l := range explained.Lines {
		total += l.Amount
		if !l.Known {
			open++
		}
		if !l.Known && l.Amount != 0 || math.IsNaN(l.Amount) || l.Meter != "" && (l.Included < 0 || l.Included > l.Quantity*(1+1e-9)) || l.Arithmetic == "" {
			fail("no such line can be: %+v", l)
		}
		if l.Price == "" && l.Amount != 0 { // nothing is billed where a known line has no price
			fail("it costs without a price: %+v", l)
		}
		if text, simple := priced(s, l, o); text != "" {
			fail("%s: %+v", text, l)
		} else if simple {
			n.simple++
		}
	}
	if !near(sum.Total, total) || !near(explained.Total, total) || rated != len(explained.Lines) {
		fail("rated as %v in %d lines, explained as %v, and its %d lines come to %v", sum.Total, rated, explained.Total, len(explained.Lines), total)
	}
	if sum.Unpriced != open || len(explained.Unpriced) != open || explained.Complete != (open == 0) {
		fail("%d unpriced, %d by the bill, complete: %v; %d lines are not known", sum.Unpriced, len(explained.Unpriced), explained.Complete, open)
	}
	if n.bills%4 == 0 {
		plain := k.tariff.Bill(&k.set, &w, &k.scratch)
		for i := range min(len(plain.Lines), len(explained.Lines)) {
			if plain.Lines[i].Arithmetic != "" {
				fail("a bill without arithmetic has some: %+v", plain.Lines[i])
			}
			plain.Lines[i].Arithmetic = explained.Lines[i].Arithmetic
		}
		if text := unlike(plain, explained); text != "" {
			fail("without arithmetic it is another bill: %s", text)
		}
	}
	if o.Discount > 0 {
		o.Discount = 0
		whole := New(s, m, o).Total
		if less := whole * k.tariff.options.Discount; whole > 0 && !near(sum.Total+less, whole) {
			fail("%v, and without the discount %v", sum.Total, whole)
		} else if less > 0 {
			n.discounts++
		}
		o.Discount = k.tariff.options.Discount
	}
	if n.bills%64 == 0 {
		n.words++
		if text := unlike(New(s, m, o), explained); text != "" {
			fail("made of words it is another bill: %s", text)
		}
	}
	n.bills++
	n.lines += len(explained.Lines)
	n.unpriced += sum.Unpriced
	return ok
}

// priced says what is wrong with a line of a charge that has one price everywhere, and no
// rounding: it is what is billed times that price, in the bill's currency. simple is false
// where the line is of another kind.
func priced(s Subject, l Line, o Options) (wrong string, simple bool) {
	var of *catalog.Charge
	for i := range s.Product.Charges {
		if c := &s.Product.Charges[i]; c.ID == l.ID && c.Covers(s.Setup) {
			if of != nil {
				return "", false // versions by day
			}
			of = c
		}
	}
	_, own := o.Prices[l.ID]
	if of == nil || own || of.Price.One == nil || len(of.Tiers) > 0 || of.Whole || of.Cents || of.Multiplier || !l.Known || l.Price == "" || l.Credits != 0 || len(s.Product.Pools) > 0 {
		return "", false
	}
	want, _, ok := o.Money.From((l.Quantity-l.Included)*of.Price.One.Value, of.Currency)
	if !ok || l.Price != of.Price.One.Text || math.Abs(l.Amount-want) > 1e-8*max(1, math.Abs(l.Quantity*of.Price.One.Value)) {
		return fmt.Sprintf("%v at %s, want %v at %s", l.Amount, l.Price, want, of.Price.One.Text), true
	}
	return "", true
}

// near allows for what a processor that multiplies and adds at once makes of a sum.
func near(a, b float64) bool { return a == b || math.Abs(a-b) <= 1e-9*max(math.Abs(a), math.Abs(b), 1) }

// unlike says how a bill differs from another.
func unlike(got, want Bill) string {
	if got.Total == want.Total && got.Currency == want.Currency && got.Complete == want.Complete &&
		slices.Equal(got.Lines, want.Lines) && slices.Equal(got.Unpriced, want.Unpriced) && slices.Equal(got.LeftOut, want.LeftOut) {
		return ""
	}
	if len(got.Lines) != len(want.Lines) {
		return fmt.Sprintf("%d lines, want %d", len(got.Lines), len(want.Lines))
	}
	got.Lines = slices.Clone(got.Lines)
	for i, w := range want.Lines {
		g := &got.Lines[i]
		for _, f := range []struct {
			got  *float64
			want float64
		}{{&g.Quantity, w.Quantity}, {&g.Included, w.Included}, {&g.Amount, w.Amount}, {&g.Credits, w.Credits}} {
			if near(*f.got, f.want) {
				*f.got = f.want
			}
		}
		if *g != w {
			return fmt.Sprintf("\ngot  %+v\nwant %+v", *g, w)
		}
	}
	if near(got.Total, want.Total) {
		got.Total = want.Total
	}
	if !reflect.DeepEqual(got, want) {
		got.Lines, want.Lines = nil, nil
		return fmt.Sprintf("\ngot  %+v\nwant %+v", got, want)
	}
	return ""
}

// Of each product in its setups, sizes and regions, in several, all and none: what is
// rated is what the lines explained come to, what is not priced is so many lines, and a
// bill without arithmetic is the same one. Loads are drawn, of nothing to more than anybody
// has, and days, currencies, months and free tiers with them.
func TestTotalsAreTheirLines(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	for name, files := range map[string]fs.FS{"shipped": data.Files, "invented": fixture.Files()} {
		t.Run(name, func(t *testing.T) {
			c := read(t, files)
			d, n, all := newDraw(c), tally{}, 0
			table := meter.NewTable(c.Meters)
			for _, p := range c.Products() {
				tariffs := map[string][]*compiled{} // a tariff bills many subjects
				loads := make([]workload.Meters, 0, 24)
				subjects, times := ways(p), 4
				if len(subjects) > 200 { // of many, neighbours have other loads
					times = 1
				}
				for _, s := range subjects {
					all++
					for range times {
						of := tariffs[s.Setup.ID]
						if len(of) < 6 {
							of = append(of, &compiled{tariff: Compile(p, s.Setup, d.options(p), table), table: table})
							tariffs[s.Setup.ID] = of
						}
						if len(loads) < cap(loads) || d.IntN(24) == 0 {
							loads = append(loads, d.meters(s))
						}
						if !n.agree(t, one(d, of...), s, one(d, loads...)) {
							return
						}
					}
				}
			}
			n.log(t, all)
		})
	}
}

// The same of products that are drawn, so that shapes meet that no vendor has joined yet.
func TestTotalsAreTheirLinesDrawn(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c := read(t, fixture.Files())
	d, n := newDraw(c), tally{}
	table := meter.NewTable(c.Meters)
	for n.bills < 6_000 {
		p := d.product()
		subjects := ways(p)
		for range 20 {
			s := one(d, subjects...)
			o, m := d.options(p), d.meters(s)
			k := &compiled{tariff: Compile(p, s.Setup, o, table), table: table}
			if !n.agree(t, k, s, m) {
				return
			}
			written := s
			written.Product = writtenOut(p)
			if text := unlike(New(s, m, o), New(written, m, o)); text != "" {
				t.Errorf("with the sizes' fields written out it is another bill: %s", text)
				return
			}
		}
	}
	n.log(t, n.bills)
}

// product draws a product.
func (d *draw) product() *catalog.Product {
	p := &catalog.Product{
		ID: "drawn", Sources: map[string]catalog.Source{"one": {Title: "one"}, "two": {Title: "two"}},
		Sizes:  []catalog.Size{{ID: "small", DiskGB: 10, TrafficGB: 1000, Price: catalog.Maybe{Amount: d.amount()}}, {ID: "large", DiskGB: one(d, 0., 10, 40), TrafficGB: 0.5}},
		Setups: []catalog.Setup{{ID: "plain"}, {ID: "axes", Options: map[string]string{"arch": "arm", "mode": "spot"}}},
		Regions: []catalog.Region{
			{Code: "north-1", Group: "north", Multiplier: d.amount()},
			{Code: "north-2", Group: "north"},
			{Code: "south-1", Multiplier: d.amount()},
			{Code: "europe", Group: "south", Multiplier: d.amount()},
		},
		NoCharge: map[string]catalog.NoCharge{one(d, d.c.Meters...).ID: {}},
	}
	if d.IntN(2) == 0 {
		p.Zones = map[string][]string{"europe": {"DE", "FR"}, "america": {"US"}}
		if d.IntN(2) == 0 {
			p.Zones["rest"] = []string{"*"}
		}
	}
	scope := func() catalog.Scope {
		switch d.IntN(8) {
		case 0:
			return catalog.Scope{Setups: []string{"plain"}}
		case 1:
			return catalog.Scope{When: map[string]catalog.Words{"arch": {"arm"}}}
		}
		return catalog.Scope{}
	}
	for i := range 1 + d.IntN(8) {
		m := one(d, d.c.Meters...)
		ch := catalog.Charge{
			Scope: scope(), ID: fmt.Sprintf("charge-%d", (i*5)%7), Label: fmt.Sprintf("Charge %d", i), Meter: m.ID, Unit: m.Unit, Price: d.keyed(2), Currency: one(d, "", "", "USD", "USD", "EUR", "EUR", "EUR", "AUD", "JPY"),
			Whole: d.IntN(4) == 0, Cents: d.IntN(4) == 0, Multiplier: d.IntN(4) == 0, MonthHours: one(d, 0., 0, 672), Source: one(d, "", "one"), Note: one(d, "", "a note"),
			From: one(d, "", "", catalog.Date("2026-06-01"), "2027-01-01"), Until: one(d, "", "", "", catalog.Date("2027-01-01")),
		}
		switch d.IntN(40) {
		case 0:
			ch.Meter = "nothing"
		case 1:
			ch.Unit = "furlong"
		}
		if d.IntN(3) == 0 {
			ch.Included = d.keyed(1)
			ch.Per = one(d, "", "seats", "seats", "instance_hours", "instance_hours", "nothing")
		}
		if d.IntN(3) == 0 {
			ch.Free = d.keyed(1)
		}
		if d.IntN(3) == 0 {
			ch.Sources = map[string]string{one(d, "small", "north-2", "north", "europe", "plain", "arm"): "two"}
		}
		if d.IntN(3) == 0 {
			ch.Each = catalog.Each{Step: one(d, 0., 2), Min: one(d, 0., 5), Cap: one(d, 0., 40)}
		}
		if d.IntN(3) == 0 {
			ch.PartKB, ch.MemoryMB = one(d, 0., 512), one(d, 0., 128)
		}
		if d.IntN(3) == 0 {
			ch.Price = catalog.Keyed{}
			for _, bound := range [][]string{{"10", "200", ""}, {"1000000"}, {"0", "5", ""}, {"3", ""}}[d.IntN(4)] {
				tier := catalog.Tier{Price: d.keyed(2)}
				if bound != "" {
					a, _ := catalog.NewAmount(bound)
					tier.UpTo = &a
				}
				ch.Tiers = append(ch.Tiers, tier)
			}
		}
		p.Charges = append(p.Charges, ch)
	}
	for i := range d.IntN(4) {
		pool := catalog.Pool{
			Scope: scope(), ID: fmt.Sprintf("pool-%d", i), Label: fmt.Sprintf("Pool %d", i), Kind: one(d, catalog.PoolKinds...), Amount: d.keyed(1), Price: d.keyed(1), Per: one(d, "", "seats", "instance_hours", "nothing"),
			Currency: one(d, "", "", "EUR", "EUR", "AUD", "AUD", "JPY"), Unit: one(d, "credit", "credits"), Source: one(d, "", "one"), Note: one(d, "", "a note"), Until: one(d, "", catalog.Date("2027-01-01")),
		}
		if d.IntN(4) > 0 {
			pool.Pack = d.amount()
		}
		for range d.IntN(4) {
			pool.Charges = append(pool.Charges, one(d, "pool-0", fmt.Sprintf("charge-%d", d.IntN(7))))
		}
		p.Pools = append(p.Pools, pool)
	}
	for i := range d.IntN(4) {
		p.NotIncluded = append(p.NotIncluded, catalog.NotIncluded{Scope: scope(), ID: fmt.Sprintf("beside-%d", i), What: "more", Meter: one(d, "", "nothing", one(d, d.c.Meters...).ID, one(d, d.c.Meters...).ID, one(d, d.c.Meters...).ID), Source: one(d, "", "two")})
	}
	return p
}

// writtenOut is a product with a table by size in place of each field of a size.
func writtenOut(p *catalog.Product) *catalog.Product {
	var out func(k catalog.Keyed) catalog.Keyed
	out = func(k catalog.Keyed) catalog.Keyed {
		by := map[string]catalog.Keyed{}
		for key, sub := range k.By {
			by[key] = out(sub)
		}
		if k.Field != "" {
			for _, s := range p.Sizes {
				if a := s.Amount(k.Field); a != nil {
					by[s.ID] = catalog.Keyed{One: a}
				}
			}
			return catalog.Keyed{By: by}
		}
		if k.By != nil {
			k.By = by
		}
		return k
	}
	q := *p
	q.Charges, q.Pools = slices.Clone(p.Charges), slices.Clone(p.Pools)
	for i := range q.Charges {
		c := &q.Charges[i]
		c.Price, c.Included, c.Free, c.Tiers = out(c.Price), out(c.Included), out(c.Free), slices.Clone(c.Tiers)
		for n := range c.Tiers {
			c.Tiers[n].Price = out(c.Tiers[n].Price)
		}
	}
	for i := range q.Pools {
		q.Pools[i].Amount, q.Pools[i].Price = out(q.Pools[i].Amount), out(q.Pools[i].Price)
	}
	return &q
}

func (d *draw) amount() *catalog.Amount {
	a, err := catalog.NewAmount(one(d, "0", "1", "1.0", "2", "0.5", "10", "100", "0.003"))
	if err != nil {
		panic(err)
	}
	return &a
}

// keyed draws an amount, or a table so deep.
func (d *draw) keyed(depth int) catalog.Keyed {
	if d.IntN(6) == 0 {
		return catalog.Keyed{Field: one(d, catalog.SizeFields...)}
	}
	if depth == 0 || d.IntN(3) > 0 {
		return catalog.Keyed{One: d.amount()}
	}
	k := catalog.Keyed{By: map[string]catalog.Keyed{}}
	for range 3 + d.IntN(6) {
		k.By[one(d, "small", "large", "north-1", "north-2", "north", "south-1", "south", "europe", "america", "rest", "plain", "axes", "arm", "spot")] = d.keyed(depth - 1)
	}
	return k
}

// Traffic is priced in the zone of the visitor's country, else in that of the rest of the
// world, else in none.
func TestZone(t *testing.T) {
	p := &catalog.Product{Zones: map[string][]string{"australia": {"AU", "NZ"}, "rest": {"*"}, "europe": {"DE"}}}
	zone := func(country string) string {
		tariff := Compile(p, catalog.Setup{}, Options{Zones: func(place string) string { return place }}, meter.NewTable(nil))
		if i := tariff.Zone(country); i >= 0 {
			return tariff.zones[i].name
		}
		return ""
	}
	for country, want := range map[string]string{"NZ": "australia", "DE": "europe", "BR": "rest", "": "rest"} {
		if got := zone(country); got != want {
			t.Errorf("%q is in zone %q, want %q", country, got, want)
		}
	}
	delete(p.Zones, "rest")
	if got := zone("BR"); got != "" {
		t.Errorf("BR is in zone %q, the product has none for it", got)
	}
}

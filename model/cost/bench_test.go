package cost

import (
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/meter"
)

// regional are the subjects of a benchmark: every product in every setup, in its middle
// size and its first region.
func regional(c *catalog.Catalog) []Subject {
	var list []Subject
	for _, p := range c.Products() {
		s := Subject{Product: p, Regions: p.Regions[:min(1, len(p.Regions))]}
		if n := len(p.Sizes); n > 0 {
			s.Size = p.Sizes[n/2].ID
		}
		setups := p.Setups
		if len(setups) == 0 {
			setups = []catalog.Setup{{}}
		}
		for _, s.Setup = range setups {
			list = append(list, s)
		}
	}
	return list
}

// longest is a subject's tariff and meters, of all the one with most lines.
func longest(b *testing.B) (t *Tariff, m *meter.Set, w Where, how func(meter.ID) string) {
	b.Helper()
	c := read(b, data.Files)
	table, o := meter.NewTable(c.Meters), NewOptions(c, fixture.Today)
	var s Scratch
	most := 0
	for _, subject := range regional(c) {
		tariff := Compile(subject.Product, subject.Setup, o, table)
		at := tariff.Where(subject.Regions, []string{""}, nil)
		at.Size = int16(len(subject.Product.Sizes)/2) - 1
		set := new(meter.Set)
		for _, id := range table.IDs() {
			set.Add(id, meter.Item{Count: 3, Each: 1e4 / 7, Visitor: meter.Everywhere, Size: meter.OwnSize})
		}
		if sum := tariff.Rate(set, &at, &s); len(s.Lines) > most && sum.Unpriced == 0 {
			t, m, w, most = tariff, set, at, len(s.Lines)
		}
	}
	b.Logf("%s/%s: %d lines", t.product.ID, t.setup.ID, most)
	return t, m, w, func(meter.ID) string { return "a sum" }
}

// One total: of the bill with the most lines.
func BenchmarkRateLongest(b *testing.B) {
	t, m, w, _ := longest(b)
	var s Scratch
	b.ReportAllocs()
	for b.Loop() {
		t.Rate(m, &w, &s)
	}
}

// The same with its lines.
func BenchmarkBillLongest(b *testing.B) {
	t, m, w, _ := longest(b)
	var s Scratch
	b.ReportAllocs()
	for b.Loop() {
		t.Bill(m, &w, &s)
	}
}

// The same with its arithmetic in words.
func BenchmarkExplainLongest(b *testing.B) {
	t, m, w, how := longest(b)
	var s Scratch
	b.ReportAllocs()
	for b.Loop() {
		t.Explain(m, &w, &s, how)
	}
}

// All products in all setups, each rated once.
func BenchmarkRateAll(b *testing.B) {
	c := read(b, data.Files)
	table, o := meter.NewTable(c.Meters), NewOptions(c, fixture.Today)
	d := newDraw(c)
	type rated struct {
		t *Tariff
		m *meter.Set
		w Where
	}
	var list []rated
	for _, s := range regional(c) {
		r := rated{t: Compile(s.Product, s.Setup, o, table), m: new(meter.Set)}
		r.w = r.t.Where(s.Regions, []string{""}, nil)
		r.w.Size = int16(len(s.Product.Sizes)/2) - 1
		for _, id := range table.IDs() {
			r.m.Add(id, meter.Item{Count: d.Float64(), Each: d.Float64() * 1e6, Visitor: meter.Everywhere, Size: meter.OwnSize})
		}
		list = append(list, r)
	}
	var s Scratch
	b.ReportAllocs()
	for b.Loop() {
		for i := range list {
			list[i].t.Rate(list[i].m, &list[i].w, &s)
		}
	}
	perBill(b, len(list))
}

// All products in all setups: without a region yet, in one each, in all of them.
func BenchmarkCompile(b *testing.B) {
	c := read(b, data.Files)
	table, o := meter.NewTable(c.Meters), NewOptions(c, fixture.Today)
	list := regional(c)
	for _, of := range []struct {
		name    string
		columns func(*Tariff)
	}{
		{"no region", func(*Tariff) {}},
		{"one region", func(t *Tariff) { t.Column(len(t.columns)/2 - 1) }},
		{"all regions", func(t *Tariff) {
			for i := range t.columns {
				t.Column(i - 1)
			}
		}},
	} {
		b.Run(of.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				for _, s := range list {
					of.columns(Compile(s.Product, s.Setup, o, table))
				}
			}
		})
	}
}

// All products in all setups, each compiled and billed by words: what a worked example of
// the data takes.
func BenchmarkNew(b *testing.B) {
	c := read(b, data.Files)
	d, o := newDraw(c), NewOptions(c, fixture.Today)
	list := regional(c)
	m := d.meters(list[0])
	b.ReportAllocs()
	for b.Loop() {
		for _, s := range list {
			New(s, m, o)
		}
	}
	perBill(b, len(list))
}

// perBill reports the time of one of so many bills.
func perBill(b *testing.B, bills int) {
	b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N)/float64(bills), "ns/bill")
}

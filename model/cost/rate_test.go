package cost

import (
	"reflect"
	"sync"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/meter"
)

// A warm scratch rates every product without an allocation.
func TestRateAllocatesNothing(t *testing.T) {
	c := read(t, fixture.Files())
	table, d := meter.NewTable(c.Meters), newDraw(c)
	var s Scratch
	for _, subject := range regional(c) {
		k := compiled{tariff: Compile(subject.Product, subject.Setup, NewOptions(c, fixture.Today), table), table: table}
		_, w := k.rate(subject, d.meters(subject))
		k.tariff.Rate(&k.set, &w, &s)
		if n := testing.AllocsPerRun(10, func() { k.tariff.Rate(&k.set, &w, &s) }); n > 0 {
			t.Errorf("%s/%s: %v allocations", subject.Product.ID, subject.Setup.ID, n)
		}
	}
}

// Whoever asks first for a column, all get the same, and what it holds does not follow
// from who it was.
func TestColumnsOfSeveralGoroutines(t *testing.T) {
	c := read(t, fixture.Files())
	table := meter.NewTable(c.Meters)
	for _, s := range regional(c) {
		alone, shared := Compile(s.Product, s.Setup, NewOptions(c, fixture.Today), table), Compile(s.Product, s.Setup, NewOptions(c, fixture.Today), table)
		got := make([][]*Column, 4)
		var group sync.WaitGroup
		for g := range got {
			group.Go(func() {
				for i := range shared.columns {
					got[g] = append(got[g], shared.Column(i-1))
				}
			})
		}
		group.Wait()
		for g := range got {
			for i, column := range got[g] {
				if column != got[0][i] || !reflect.DeepEqual(column, alone.Column(i-1)) {
					t.Errorf("%s/%s: goroutine %d has another column %d", s.Product.ID, s.Setup.ID, g, i-1)
				}
			}
		}
	}
}

// An add-on bills what a host's size runs by its own size of that name, by none where it
// has none.
func TestSized(t *testing.T) {
	one, two := catalog.Amount{Text: "1", Value: 1}, catalog.Amount{Text: "2", Value: 2}
	p := &catalog.Product{ID: "addon", Slot: "previews", Sizes: []catalog.Size{{ID: "small"}, {ID: "large"}}}
	p.Charges = []catalog.Charge{{ID: "hours", Meter: "hours", Unit: "hour", Price: catalog.Keyed{By: map[string]catalog.Keyed{"small": {One: &one}, "large": {One: &two}}}}}
	hours := &catalog.Meter{ID: "hours", Unit: "hour", Dimension: "time"}
	o := Options{Meters: func(id string) (*catalog.Meter, bool) { return hours, id == hours.ID }}
	table := meter.NewTable([]*catalog.Meter{hours})
	tariff := Compile(p, catalog.Setup{}, o, table)
	w := tariff.Where(nil, nil, nil).Sized(tariff, []catalog.Size{{ID: "large"}, {ID: "huge"}, {ID: "small"}})
	for size, want := range []Sum{{Total: 20}, {Unpriced: 1}, {Total: 10}} {
		var set meter.Set
		set.Add(table.Find("hours"), meter.Item{Count: 1, Each: 10, Place: meter.Everywhere, Visitor: meter.Everywhere, Size: int16(size)})
		if sum := tariff.Rate(&set, &w, new(Scratch)); sum != want {
			t.Errorf("the host's size %d: %+v, want %+v", size, sum, want)
		}
	}
}

package cost

import (
	"math"
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/meter"
	"whereto/model/workload"
)

// What an instance costs a month is what the bill of its hours says of them, and it is not
// known where that is not.
func TestInstancesCostWhatTheBillSays(t *testing.T) {
	for name, c := range map[string]*catalog.Catalog{"invented": read(t, fixture.Files()), "shipped": read(t, data.Files)} {
		o, table := NewOptions(c, fixture.Today), meter.NewTable(c.Meters)
		o.NoFree = true
		seen, priced, byUse := 0, 0, 0
		for _, p := range c.Hosts {
			for i, one := range Instances(p, o, table) {
				if one.ByUse == one.Priced && one.ByUse {
					t.Fatalf("%s: %s:%s is priced and paid by use", name, p.ID, one.Size.ID)
				}
				if i%7 != 0 && name == "shipped" { // a bill in words takes long
					continue
				}
				seen++
				s := Subject{Product: p, Setup: one.Setup, Size: one.Size.ID}
				region := ""
				if one.Region != nil {
					s.Regions, region = []catalog.Region{*one.Region}, one.Region.Code
				}
				hours := Compile(p, one.Setup, o, table).MonthHours(catalog.MeterInstanceHours)
				bill := New(s, workload.Meters{catalog.MeterInstanceHours: {Items: []workload.Item{{Count: 1, Each: hours, Region: region, Size: one.Size.ID}}}}, o)
				sum, lines := 0.0, 0
				for _, l := range bill.Lines {
					if l.Meter == catalog.MeterInstanceHours {
						sum += l.Amount
						lines++
					}
				}
				switch {
				case one.Priced:
					priced++
					if math.Abs(sum-one.Month) > 1e-9 || lines == 0 {
						t.Errorf("%s: %s/%s:%s@%s is %v, its bill %v in %d lines", name, p.ID, one.Setup.ID, one.Size.ID, region, one.Month, sum, lines)
					}
				case one.ByUse:
					byUse++
					if lines > 0 {
						t.Errorf("%s: %s/%s:%s is paid by use, its bill has %d lines", name, p.ID, one.Setup.ID, one.Size.ID, lines)
					}
				case len(bill.Unpriced) == 0:
					t.Errorf("%s: %s/%s:%s@%s has no price, its bill is whole: %v", name, p.ID, one.Setup.ID, one.Size.ID, region, sum)
				}
			}
		}
		if priced == 0 || seen == 0 || name == "shipped" && byUse == 0 {
			t.Errorf("%s: %d seen, %d priced, %d by use", name, seen, priced, byUse)
		}
	}
}

// A setup that has to be asked for, a size that another setup has and a region that does
// not sell it make no instance; what can't be ordered says so.
func TestInstancesAreWhatIsSold(t *testing.T) {
	price, closed := catalog.Amount{Text: "5", Value: 5}, false
	p := &catalog.Product{
		ID: "box", Setups: []catalog.Setup{{ID: "one"}, {ID: "two"}, {ID: "three-years", Asked: true}},
		Regions: []catalog.Region{{Code: "a"}, {Code: "b", Orderable: &closed}},
		Sizes:   []catalog.Size{{ID: "s", Setups: []string{"one"}}, {ID: "m", Regions: []string{"a"}}, {ID: "gone", Setups: []string{"one"}, Regions: []string{"a"}, Orderable: &closed}},
		Charges: []catalog.Charge{{ID: "box", Meter: catalog.MeterInstanceHours, Unit: "month", Price: catalog.Keyed{One: &price}}},
	}
	hours := &catalog.Meter{ID: catalog.MeterInstanceHours, Unit: "hour", Dimension: "time"}
	o := Options{MonthHours: DefaultMonthHours, Meters: func(id string) (*catalog.Meter, bool) { return hours, id == hours.ID }}
	got := ""
	for _, one := range Instances(p, o, meter.NewTable([]*catalog.Meter{hours})) {
		got += one.Setup.ID + ":" + one.Size.ID + "@" + one.Region.Code
		if !one.Orderable {
			got += "!"
		}
		if !one.Priced || math.Abs(one.Month-5) > 1e-9 {
			t.Errorf("%s:%s is %v", one.Setup.ID, one.Size.ID, one.Month)
		}
		got += " "
	}
	if want := "one:s@a one:s@b! one:m@a two:m@a one:gone@a! "; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

package compare_test

import (
	"slices"
	"sync"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/catalog"
	"whereto/model/compare"
	"whereto/model/fixture"
)

var invented = sync.OnceValues(func() (*catalog.Catalog, error) { return catalogs.Read(fixture.Files()) })

func known(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := invented()
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// changed is the catalogue with one host as change makes it.
func changed(t *testing.T, id string, change func(p *catalog.Product)) *catalog.Catalog {
	t.Helper()
	c := *known(t)
	c.Hosts = slices.Clone(c.Hosts)
	for i, p := range c.Hosts {
		if p.ID == id {
			one := *p
			one.Charges = slices.Clone(p.Charges)
			change(&one)
			c.Hosts[i] = &one
		}
	}
	return &c
}

// Data differs from itself in nothing; one price or one fact that changed is told alone,
// with what it was and is; a host that is gone is told as such.
func TestDiff(t *testing.T) {
	c := known(t)
	if got := compare.Diff(c, c); len(got) > 0 {
		t.Errorf("the same data differs: %v", got)
	}
	price, err := catalog.NewAmount("0.40")
	if err != nil {
		t.Fatal(err)
	}
	for name, x := range map[string]struct {
		change func(p *catalog.Product)
		want   compare.Difference
	}{
		"a price": {func(p *catalog.Product) {
			i := slices.IndexFunc(p.Charges, func(ch catalog.Charge) bool { return ch.ID == "stopped" })
			p.Charges[i].Price = catalog.Keyed{One: &price}
		}, compare.Difference{Product: "bruma-run", What: "price", Key: "stopped", Before: "0.20", After: "0.40"}},
		"a fact": {func(p *catalog.Product) {
			facts := map[string]catalog.Fact{}
			for id, f := range p.Facts {
				facts[id] = f
			}
			f := facts["soc2"]
			f.Is = catalog.Value{Word: "no"}
			facts["soc2"] = f
			p.Facts = facts
		}, compare.Difference{Product: "bruma-run", What: "fact", Key: "soc2", Before: "yes", After: "no"}},
	} {
		after := changed(t, "bruma-run", x.change)
		if got := compare.Diff(c, after); len(got) != 1 || got[0] != x.want {
			t.Errorf("%s: %+v, want %+v", name, got, x.want)
		}
		back := x.want
		back.Before, back.After = back.After, back.Before
		if got := compare.Diff(after, c); len(got) != 1 || got[0] != back {
			t.Errorf("%s, back: %+v, want %+v", name, got, back)
		}
	}
	sold := *c
	sold.Vendors = slices.Clone(c.Vendors)
	at := slices.IndexFunc(sold.Vendors, func(v *catalog.Vendor) bool { return v.ID == "abeto" })
	one := *sold.Vendors[at]
	one.Owner = &catalog.Stated{Is: "alto"}
	sold.Vendors[at] = &one
	if got := compare.Diff(c, &sold); len(got) != 1 || got[0] != (compare.Difference{Product: "abeto", What: "vendor", Key: "owner", Before: "quilla", After: "alto"}) {
		t.Errorf("a vendor that is sold: %+v", got)
	}
	fewer := *c
	fewer.Hosts = slices.DeleteFunc(slices.Clone(c.Hosts), func(p *catalog.Product) bool { return p.ID == "bruma-run" })
	if got := compare.Diff(c, &fewer); len(got) != 1 || got[0].Product != "bruma-run" || got[0].What != "product" || got[0].After != "" {
		t.Errorf("a host that is gone: %+v", got)
	}
}

// Sources are stale when they are older than so many days, the oldest first, each with
// what rests on it and with nothing else.
func TestStale(t *testing.T) {
	c := known(t)
	list := compare.Stale(c, fixture.Today, 180)
	if len(list) == 0 {
		t.Fatal("the fixture has old sources")
	}
	for i, o := range list {
		if o.Days != o.Source.AsOf.Age(fixture.Today) || o.Days <= 180 || len(o.Facts)+len(o.Prices) == 0 {
			t.Errorf("%+v is not stale", o)
		}
		if i > 0 && o.Days > list[i-1].Days {
			t.Errorf("%+v stands below one of %d days", o, list[i-1].Days)
		}
	}
	i := slices.IndexFunc(list, func(o compare.Old) bool {
		return o.Product == "alto-functions" && slices.Equal(o.Facts, []string{"hipaa"})
	})
	if i < 0 || list[i].Prices != nil || list[i].Source.AsOf != "2024-06-01" {
		t.Errorf("what rests on the old notes of alto-functions is not there: %+v", list)
	}
	if list := compare.Stale(c, fixture.Today, 100_000); len(list) > 0 {
		t.Errorf("nothing is so old: %v", list)
	}
}

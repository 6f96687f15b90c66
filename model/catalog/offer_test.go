package catalog_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
)

// offer is a product with two plans, sizes that not all of them and not all regions
// have, and regions that can't all be chosen.
func offer() *catalog.Product {
	no := false
	return &catalog.Product{
		ID:     "shop",
		Setups: []catalog.Setup{{ID: "plan"}, {ID: "other-plan"}, {ID: "third-plan"}},
		Regions: []catalog.Region{
			{Code: "us-2", Group: "us"},
			{Code: "eu-1", Group: "eu"},
			{Code: "ap-1", Scope: catalog.Scope{Setups: []string{"plan"}}},
			{Code: "full", Group: "us", Orderable: &no},
		},
		Sizes: []catalog.Size{
			{ID: "plan-only", Setups: []string{"plan"}},
			{ID: "us", Regions: []string{"us"}, Setups: []string{"plan", "other-plan"}},
			{ID: "eu-1", Regions: []string{"eu-1"}, Setups: []string{"plan"}},
			{ID: "sold-out", Orderable: &no},
			{ID: "other", Setups: []string{"other-plan"}, Regions: []string{"us"}},
		},
	}
}

// The sizes of a setup in a region are those sold there now, in their order.
func TestSizesIn(t *testing.T) {
	p := offer()
	for _, c := range []struct{ setup, region, want string }{
		{"plan", "us-2", "plan-only us"},
		{"plan", "eu-1", "plan-only eu-1"},
		{"plan", "ap-1", "plan-only"},
		{"other-plan", "us-2", "us other"},
		{"other-plan", "eu-1", ""},
	} {
		setup, _ := p.Setup(c.setup)
		region, _ := p.Region(c.region)
		var got []string
		for _, s := range p.SizesIn(setup, region) {
			got = append(got, s.ID)
		}
		if strings.Join(got, " ") != c.want {
			t.Errorf("%s in %s: %v, want %s", c.setup, c.region, got, c.want)
		}
	}
}

// A setup is offered where it can be had in some size, or anywhere without sizes; it is
// sold where the region can also be chosen for it.
func TestOffersAndSold(t *testing.T) {
	sizes, free := offer(), offer()
	free.Sizes = nil
	for _, c := range []struct {
		setup, region              string
		offers, sold, freelyOnSale bool
	}{
		{"plan", "us-2", true, true, true},
		{"plan", "ap-1", true, true, true},
		{"plan", "full", true, false, false},
		{"other-plan", "us-2", true, true, true},
		{"other-plan", "eu-1", false, false, true},
		{"other-plan", "ap-1", false, false, false},
		{"third-plan", "us-2", false, false, true},
	} {
		setup, _ := sizes.Setup(c.setup)
		region, _ := sizes.Region(c.region)
		if offers, sold := sizes.Offers(setup, region), sizes.Sold(setup, region); offers != c.offers || sold != c.sold {
			t.Errorf("%s in %s: offered %v, sold %v; want %v, %v", c.setup, c.region, offers, sold, c.offers, c.sold)
		}
		if offers, sold := free.Offers(setup, region), free.Sold(setup, region); !offers || sold != c.freelyOnSale {
			t.Errorf("%s in %s without sizes: offered %v, sold %v", c.setup, c.region, offers, sold)
		}
	}
}

// The regions on sale are those in which the setup is sold, in the product's order; the
// product's own list stays as it is.
func TestOnSale(t *testing.T) {
	p := offer()
	for setup, want := range map[string]string{"plan": "us-2 eu-1 ap-1", "other-plan": "us-2", "third-plan": ""} {
		s, _ := p.Setup(setup)
		codes := catalog.IDs(p.OnSale(s), func(r catalog.Region) string { return r.Code })
		if strings.Join(codes, " ") != want {
			t.Errorf("%s: %v, want %s", setup, codes, want)
		}
	}
	if len(p.Regions) != 4 || p.Regions[3].Code != "full" {
		t.Errorf("the product has now %v", p.Regions)
	}
}

// A setup's runtime stands before the product's, and an add-on's before both, the last
// of several add-ons before the others.
func TestRuntimeOf(t *testing.T) {
	p := offer()
	p.Runtime = catalog.Runtime{Scaling: new("fixed"), IdleTimeoutS: new(60.0), StartS: new(1.0), PingMS: new(10.0)}
	p.Setups[0].Runtime = catalog.Runtime{Scaling: new("follows-load"), StartS: new(2.0)}
	rt := p.RuntimeOf(p.Setups[0], catalog.Runtime{StartS: new(3.0), PingMS: new(20.0)}, catalog.Runtime{PingMS: new(30.0)})
	if *rt.Scaling != "follows-load" || *rt.IdleTimeoutS != 60 || *rt.StartS != 3 || *rt.PingMS != 30 {
		t.Errorf("scaling %s, idle timeout %v, start %v, ping %v", *rt.Scaling, *rt.IdleTimeoutS, *rt.StartS, *rt.PingMS)
	}
	if rt := p.RuntimeOf(p.Setups[1]); *rt.Scaling != "fixed" || *rt.StartS != 1 {
		t.Errorf("a setup that says nothing: scaling %s, start %v", *rt.Scaling, *rt.StartS)
	}
}

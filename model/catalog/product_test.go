package catalog_test

import (
	"testing"

	"whereto/model/catalog"
)

// A charge, region or size covers the setups that it names and, by axes, those
// that have one of the options; without either all.
func TestScope(t *testing.T) {
	setup := catalog.Setup{ID: "on-demand-arm", Options: map[string]string{"mode": "on-demand", "arch": "arm"}}
	for _, c := range []struct {
		name  string
		scope catalog.Scope
		want  bool
	}{
		{"all", catalog.Scope{}, true},
		{"named", catalog.Scope{Setups: []string{"other", "on-demand-arm"}}, true},
		{"not named", catalog.Scope{Setups: []string{"other"}}, false},
		{"its option", catalog.Scope{When: map[string]catalog.Words{"arch": {"x86", "arm"}}}, true},
		{"another option", catalog.Scope{When: map[string]catalog.Words{"arch": {"x86"}}}, false},
		{"one of two axes", catalog.Scope{When: map[string]catalog.Words{"arch": {"arm"}, "mode": {"provisioned"}}}, false},
		{"an axis it does not have", catalog.Scope{When: map[string]catalog.Words{"endpoint": {"url"}}}, false},
		{"named, another option", catalog.Scope{Setups: []string{"on-demand-arm"}, When: map[string]catalog.Words{"arch": {"x86"}}}, false},
	} {
		if got := c.scope.Covers(setup); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// A size counts on the CPU that it sustains, is sold where it says, and can be
// ordered unless it says not.
func TestSize(t *testing.T) {
	shared := catalog.Size{VCPUs: 8, SustainedVCPUs: 0.5, Regions: []string{"syd", "europe"}, Orderable: new(false)}
	plain := catalog.Size{VCPUs: 2, Orderable: new(true)}
	if shared.CPU() != 0.5 || plain.CPU() != 2 {
		t.Errorf("CPU %v and %v, want 0.5 and 2", shared.CPU(), plain.CPU())
	}
	for _, c := range []struct {
		size   catalog.Size
		region catalog.Region
		want   bool
	}{
		{shared, catalog.Region{Code: "syd"}, true},
		{shared, catalog.Region{Code: "fra", Group: "europe"}, true},
		{shared, catalog.Region{Code: "iad", Group: "america"}, false},
		{shared, catalog.Region{Code: "iad"}, false},
		{plain, catalog.Region{Code: "iad"}, true},
	} {
		if got := c.size.In(c.region); got != c.want {
			t.Errorf("size of %v in %s: %v", c.size.Regions, c.region.Code, got)
		}
	}
	if shared.Open() || !plain.Open() || !(catalog.Size{}).Open() {
		t.Error("a size can be ordered unless it says not")
	}
	if (catalog.Region{Orderable: new(false)}).Open() || !(catalog.Region{}).Open() {
		t.Error("a region can be chosen unless it says not")
	}
}

// A product that new customers can't buy is never advised; only a plainly active
// one can be relied on.
func TestStatus(t *testing.T) {
	advisable := map[string]bool{"active": true, "beta": true, "legacy": true, "unknown": true}
	for _, is := range catalog.Statuses {
		s := catalog.Status{Is: is}
		if s.Advisable() != advisable[is] {
			t.Errorf("%s: advisable %v", is, s.Advisable())
		}
		if s.PlainlyActive() != (is == "active") {
			t.Errorf("%s: plainly active %v", is, s.PlainlyActive())
		}
	}
}

// Things are found by their id, products and places also by an alias, and what is
// not there is not found.
func TestCatalogFinds(t *testing.T) {
	host := &catalog.Product{
		ID: "host", Aliases: []string{"old-name"}, Setups: []catalog.Setup{{ID: "one"}, {ID: "two", Name: "Two"}},
		Sizes: []catalog.Size{{ID: "s"}, {ID: "l", VCPUs: 8}}, Regions: []catalog.Region{{Code: "a"}, {Code: "b", Place: "here"}},
	}
	c := &catalog.Catalog{
		Hosts: []*catalog.Product{host}, Addons: []*catalog.Product{{ID: "addon"}},
		Criteria: []*catalog.Criterion{{ID: "rollback", Levels: []string{"none", "manual", "instant"}}}, Questions: []*catalog.Question{{ID: "requests", Options: []catalog.Option{{ID: "few"}, {ID: "many", Name: "Many"}}}},
		Meters: []*catalog.Meter{{ID: "egress_gb"}}, Rates: []catalog.Rate{{Currency: "EUR"}},
		Places: map[string]catalog.Place{"sydney": {City: "Sydney", Aliases: []string{"syd"}}, "aarhus": {City: "Aarhus"}},
	}
	for id, want := range map[string]*catalog.Product{"host": host, "old-name": host, "addon": c.Addons[0], "none": nil} {
		p, addon, ok := c.Product(id)
		if p != want || ok != (want != nil) || addon != (id == "addon") {
			t.Errorf("%s: %v, add-on %v, %v", id, p, addon, ok)
		}
	}
	for id, want := range map[string]string{"sydney": "Sydney", "syd": "Sydney", "atlantis": ""} {
		if p, ok := c.Place(id); p.City != want || ok != (want != "") {
			t.Errorf("place %s: %q", id, p.City)
		}
	}
	if ids := c.PlaceIDs(); len(ids) != 2 || ids[0] != "aarhus" {
		t.Errorf("places %v, want two in order", ids)
	}
	has := map[string]func(string) bool{
		"rollback":  func(id string) bool { k, ok := c.Criterion(id); return ok && k.ID == id },
		"requests":  func(id string) bool { q, ok := c.Question(id); return ok && q.ID == id },
		"egress_gb": func(id string) bool { m, ok := c.Meter(id); return ok && m.ID == id },
		"EUR":       func(id string) bool { r, ok := c.Rate(id); return ok && r.Currency == id },
		"two":       func(id string) bool { s, ok := host.Setup(id); return ok && s.Name == "Two" },
		"l":         func(id string) bool { s, ok := host.Size(id); return ok && s.VCPUs == 8 },
		"b":         func(id string) bool { r, ok := host.Region(id); return ok && r.Place == "here" },
		"many":      func(id string) bool { o, ok := c.Questions[0].Option(id); return ok && o.Name == "Many" },
	}
	for id, found := range has {
		if !found(id) {
			t.Errorf("%s is not found", id)
		}
		if found("no such " + id) {
			t.Errorf("what is not there is found as %s", id)
		}
	}
	for word, want := range map[string]int{"none": 0, "instant": 2, "never": -1} {
		if got := c.Criteria[0].Level(word); got != want {
			t.Errorf("level %s has rank %d, want %d", word, got, want)
		}
	}
}

// Data stays in a jurisdiction in its own countries only.
func TestJurisdiction(t *testing.T) {
	eu := catalog.Jurisdiction{ID: "eu", Countries: []string{"DE", "FR"}}
	for country, want := range map[string]bool{"DE": true, "FR": true, "GB": false, "": false} {
		if eu.Holds(country) != want {
			t.Errorf("%q in the EU: %v", country, !want)
		}
	}
}

package fit_test

import (
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// Data stays in a jurisdiction only if every region lies in it; where nothing
// is known of the regions or the jurisdiction, nothing is promised.
func TestResidency(t *testing.T) {
	syd := catalog.Region{Code: "syd", Place: "sydney"}
	fra := catalog.Region{Code: "fra", Place: "frankfurt"}
	zrh := catalog.Region{Code: "zrh", Place: "zurich"}
	somewhere := catalog.Region{Code: "weur", Country: "FR"}
	for name, c := range map[string]struct {
		in      string
		regions []catalog.Region
		want    fit.Outcome
	}{
		"inside":                {"au", []catalog.Region{syd}, fit.Meets},
		"outside":               {"au", []catalog.Region{fra}, fit.Fails},
		"one of two outside":    {"eu", []catalog.Region{fra, syd}, fit.Fails},
		"Switzerland is not EU": {"eu", []catalog.Region{zrh}, fit.Fails},
		"both inside":           {"eu", []catalog.Region{fra, somewhere}, fit.Meets},
		"without a city":        {"eu", []catalog.Region{somewhere}, fit.Meets},
		"no regions":            {"eu", nil, fit.Unknown},
		"no such jurisdiction":  {"xx", []catalog.Region{fra}, fit.Unknown},
	} {
		r := fit.Requirement{Criterion: "residency", Importance: "must", Key: c.in}
		got := fit.Residency(known(), r, "host", c.regions)
		if got.Outcome != c.want || got.By != "host" {
			t.Errorf("%s: got %v by %q, want %v", name, got.Outcome, got.By, c.want)
		}
		if c.want == fit.Unknown && got.Is.Known() {
			t.Errorf("%s: found %+v, and nothing is known", name, got.Is)
		}
		var want []fit.Located
		for _, region := range c.regions {
			if c.want != fit.Unknown {
				want = append(want, fit.Located{Code: region.Code, Country: fit.Country(known(), region)})
			}
		}
		if !slices.Equal(got.Is.Regions, want) {
			t.Errorf("%s: found %v, want %v", name, got.Is.Regions, want)
		}
	}
}

// A long list of regions is judged whole, and all of it is found: who shows it cuts it.
func TestResidencyOfManyRegions(t *testing.T) {
	var regions []catalog.Region
	for range 30 {
		regions = append(regions, catalog.Region{Code: "x", Place: "frankfurt"})
	}
	regions = append(regions, catalog.Region{Code: "last", Place: "sydney"})
	got := fit.Residency(known(), fit.Requirement{Criterion: "residency", Key: "eu"}, "host", regions)
	if got.Outcome != fit.Fails {
		t.Errorf("the last region lies outside: got %v", got.Outcome)
	}
	if n := len(got.Is.Regions); n != 31 || got.Is.Regions[30] != (fit.Located{Code: "last", Country: "AU"}) {
		t.Errorf("%d regions are found: %v", n, got.Is.Regions)
	}
}

// A vendor is ruled out by name, or because it is not among those allowed.
func TestVendors(t *testing.T) {
	p := host(nil) // "Host & Co." is host-co as an id
	for name, c := range map[string]struct {
		r    fit.Requirement
		want fit.Outcome
	}{
		"allowed":         {fit.Requirement{Only: []string{"aws", "host-co"}}, fit.Meets},
		"not allowed":     {fit.Requirement{Only: []string{"aws"}}, fit.Fails},
		"ruled out":       {fit.Requirement{Never: []string{"host-co"}}, fit.Fails},
		"not ruled out":   {fit.Requirement{Never: []string{"aws"}}, fit.Meets},
		"nothing allowed": {fit.Requirement{Only: []string{}}, fit.Fails},
	} {
		if got := fit.Vendor(c.r, p); got.Outcome != c.want || !equal(got.Is, found("Host & Co.")) {
			t.Errorf("%s: got %v, %+v; want %v", name, got.Outcome, got.Is, c.want)
		}
	}
}

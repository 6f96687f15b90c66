package fit_test

import (
	"strings"
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
		want    fit.Level
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
		if got.Level != c.want || got.By != "host" {
			t.Errorf("%s: got %v by %q, want %v", name, got.Level, got.By, c.want)
		}
		for _, region := range c.regions {
			if c.want != fit.Unknown && !strings.Contains(got.Is, region.Code) {
				t.Errorf("%s: %q does not name %s", name, got.Is, region.Code)
			}
		}
	}
}

// A long list of regions is cut, and is judged whole all the same.
func TestResidencyOfManyRegions(t *testing.T) {
	var regions []catalog.Region
	for range 30 {
		regions = append(regions, catalog.Region{Code: "x", Place: "frankfurt"})
	}
	regions = append(regions, catalog.Region{Code: "last", Place: "sydney"})
	got := fit.Residency(known(), fit.Requirement{Criterion: "residency", Key: "eu"}, "host", regions)
	if got.Level != fit.Fails {
		t.Errorf("the last region lies outside: got %v", got.Level)
	}
	if !strings.HasSuffix(got.Is, "…") || len(got.Is) > 100 {
		t.Errorf("the list is not cut: %q", got.Is)
	}
}

// A vendor is ruled out by name, or because it is not among those allowed.
func TestVendors(t *testing.T) {
	p := host(nil) // "Host & Co." is host-co as an id
	for name, c := range map[string]struct {
		r    fit.Requirement
		want fit.Level
	}{
		"allowed":         {fit.Requirement{Only: []string{"aws", "host-co"}}, fit.Meets},
		"not allowed":     {fit.Requirement{Only: []string{"aws"}}, fit.Fails},
		"ruled out":       {fit.Requirement{Never: []string{"host-co"}}, fit.Fails},
		"not ruled out":   {fit.Requirement{Never: []string{"aws"}}, fit.Meets},
		"nothing allowed": {fit.Requirement{Only: []string{}}, fit.Fails},
	} {
		if got := fit.Vendor(c.r, p); got.Level != c.want || got.Is != "Host & Co." {
			t.Errorf("%s: got %v, %q; want %v", name, got.Level, got.Is, c.want)
		}
	}
}

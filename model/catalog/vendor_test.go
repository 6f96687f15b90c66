package catalog_test

import (
	"slices"
	"testing"

	"whereto/model/catalog"
)

// A vendor's name becomes a word that needs no quotes.
func TestSlug(t *testing.T) {
	for name, want := range map[string]string{"AWS": "aws", "Fly.io": "fly-io", "The Vendor, Inc.": "the-vendor-inc", " 1&1 ": "1-1", "": ""} {
		if got := catalog.Slug(name); got != want {
			t.Errorf("Slug(%q) = %q, want %q", name, got, want)
		}
	}
}

// owned are vendors that own one another: a shop of a house of Sons Ltd., and two that own
// each other.
func owned() *catalog.Catalog {
	of := func(is string) *catalog.Stated { return &catalog.Stated{Is: is} }
	return &catalog.Catalog{
		Vendors: []*catalog.Vendor{
			{ID: "house", Name: "The House", Aliases: []string{"casa"}, Owner: of("Sons Ltd.")},
			{ID: "left", Name: "Left", Owner: of("right")},
			{ID: "right", Name: "Right", Owner: of("left")},
			{ID: "shop", Name: "Shop", Owner: of("casa")},
		},
		Hosts:  []*catalog.Product{{ID: "a", Vendor: "Shop"}, {ID: "b", Vendor: "Nobody's"}, {ID: "c", Vendor: "Shop"}},
		Addons: []*catalog.Product{{ID: "d", Vendor: "left"}},
	}
}

// A vendor is found by its id, its name and its other names, and by nothing else.
func TestVendor(t *testing.T) {
	c := owned()
	for word, want := range map[string]string{"house": "house", "casa": "house", "Casa": "house", "Shop": "shop", "shop": "shop", "the-house": "", "": ""} {
		got := ""
		if v, ok := c.Vendor(word); ok {
			got = v.ID
		}
		if got != want {
			t.Errorf("%q is %q, want %q", word, got, want)
		}
	}
}

// A product is its vendor's and, up to the last of them, of those that own it. A circle
// ends, and a vendor without a file is known by its name.
func TestFirm(t *testing.T) {
	c := owned()
	for vendor, want := range map[string][]string{
		"Shop": {"shop", "house", "sons-ltd"}, "house": {"house", "sons-ltd"}, "Nobody's": {"nobody-s"}, "Left": {"left", "right"},
	} {
		f := c.Firm(&catalog.Product{Vendor: vendor})
		got := []string{f.ID}
		for _, o := range f.Owners {
			got = append(got, o.ID)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", vendor, got, want)
		}
	}
	var all []string
	for _, f := range c.Firms() {
		all = append(all, f.ID)
	}
	if want := []string{"shop", "nobody-s", "left", "house", "sons-ltd", "right"}; !slices.Equal(all, want) {
		t.Errorf("all are %q, want %q: hosts' first, then add-ons', then their owners", all, want)
	}
}

// A change is ahead until the last day that its date can mean.
func TestChangeAhead(t *testing.T) {
	for _, c := range []struct {
		on, today catalog.Date
		want      bool
	}{
		{"2028-09-30", "2026-11-24", true},
		{"2028-09-30", "2028-09-29", true},
		{"2028-09-30", "2028-09-30", false},
		{"2028-09", "2028-09-15", true},
		{"2028-09", "2028-09-30", false},
		{"2028", "2028-12-30", true},
		{"2028", "2029-01-01", false},
	} {
		if got := (catalog.Change{On: c.on}).Ahead(c.today); got != c.want {
			t.Errorf("%s on %s: ahead %v", c.on, c.today, got)
		}
	}
}

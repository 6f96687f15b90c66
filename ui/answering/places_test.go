package answering

import (
	"math"
	"slices"
	"strings"
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fixture/catalogs"
)

// shipped is the catalogue that ships: places are found in all of them.
func shipped(t *testing.T) *catalog.Catalog {
	t.Helper()
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Places are found by what people call them: countries with their big cities, cities with
// and without accents, vendors' regions, ISO codes.
func TestPlacesAreFound(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	f := NewFinder(c)
	for typed, want := range map[string]string{
		"Germany": "Germany: ", "germ": "Germany: ", "Deutschland": "Germany: ",
		"Australia": "Australia: ", "New Zealand": "New Zealand: ", "NZ": "New Zealand: ", "de": "Germany: ",
		"United States": "United States: ", "USA": "United States: ", "us": "United States: ", "UK": "United Kingdom: ", "England": "United Kingdom: ",
		"Europe": "Europe: ", "Zürich": "Zurich, Switzerland", "zurich": "Zurich, Switzerland", "São Paulo": "Sao Paulo, Brazil", "sao": "Sao Paulo, Brazil",
		"Österreich": "Austria: ", "Turkiye": "Türkiye: ", "cote d'ivoire": "Côte d'Ivoire: ",
		"us-east-1": "Ashburn, United States (us-east-1)", "ap-southeast-2": "Sydney, Australia (ap-southeast-2)", "europe-west3": "Frankfurt, Germany (europe-west3)", "syd": "Sydney, Australia",
		"york": "New York, United States", "nyc": "New York, United States", "singapore": "Singapore",
	} {
		found := f.Find(typed, 5)
		if len(found) == 0 {
			t.Errorf("%q: nothing is found", typed)
			continue
		}
		first := found[0].Text
		if found[0].Group {
			first = GroupText(found[0].Findable)
		}
		if !strings.HasPrefix(first, want) {
			t.Errorf("%q: %q is first, it should be %q", typed, first, want)
		}
	}
	for typed, want := range map[string]string{"germany": "Berlin Stuttgart Frankfurt Hamburg Munich", "usa": "New York Los Angeles Chicago Miami Philadelphia", "switzerland": "Geneva Zurich Basel Bern Lausanne"} {
		var cities, below []string
		found := f.Find(typed, BigCities+1)
		for _, id := range found[0].Places {
			cities = append(cities, c.Places[id].City)
		}
		for _, x := range found[1:] {
			below = append(below, c.Places[x.Places[0]].City)
		}
		if strings.Join(cities, " ") != want || !slices.Equal(cities, below) {
			t.Errorf("%q stands for %v, below it are %v", typed, cities, below)
		}
	}
	for typed, not := range map[string]string{"usa": "Busan", "uk": "Fukuoka", "eu": "Réunion"} {
		for _, x := range f.Find(typed, 12) {
			if strings.Contains(x.Text, not) {
				t.Errorf("%q finds %q", typed, x.Text)
			}
		}
	}
	for typed, want := range map[string]string{"Sidney": "Sydney", "Germny": "Germany", "Frankfrut": "Frankfurt"} {
		if got := f.Nearest(typed); !strings.HasPrefix(got, want) || len(f.Find(typed, 1)) > 0 {
			t.Errorf("%q is nearest to %q", typed, got)
		}
	}
}

// However shares come about, they are all over nothing and the whole together.
func TestSharesAreTheWhole(t *testing.T) {
	c := shipped(t)
	chosen := WithPlaces(c, nil, false, "berlin", "munich")
	for i, step := range []func([]Weighted) []Weighted{
		func(w []Weighted) []Weighted { return WithPlaces(c, w, false, "sydney") },
		func(w []Weighted) []Weighted { return WithShare(w, 2, 0.9) },
		func(w []Weighted) []Weighted { return WithShare(w, 0, 0.9) },
		func(w []Weighted) []Weighted { return WithPlaces(c, w, false, "tokyo", "osaka", "ashburn") },
		func(w []Weighted) []Weighted { return WithShare(w, 3, 1) },
		func(w []Weighted) []Weighted { return WithShare(w, 1, 0) },
		func(w []Weighted) []Weighted { return Without(w, 3) },
		func(w []Weighted) []Weighted { return WithPlaces(c, w, false, "sydney", "paris") },
		func(w []Weighted) []Weighted { return WithShare(w, 0, 0.2) },
		func(w []Weighted) []Weighted { return Without(w, 0) },
	} {
		chosen = step(chosen)
		var sum float64
		for _, w := range chosen {
			if !(w.Share > 0) {
				t.Errorf("after step %d %s has %v", i, w.ID, w.Share)
			}
			sum += w.Share
		}
		if math.Abs(sum-1) > 1e-9 {
			t.Errorf("after step %d they sum to %v: %v", i, sum, chosen)
		}
	}
}

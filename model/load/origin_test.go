package load

import (
	"os"
	"slices"
	"testing"
	"testing/fstest"

	"whereto/model/catalog"
)

// What is told of data without parsing it is what is told of it once it is read, and
// the day is that of the newest source of a product.
func TestReadOrigin(t *testing.T) {
	shipped := Layer{FS: os.DirFS("../../data")}
	overlay := func(host string) Layer {
		return Layer{Name: "own", Local: true, FS: fstest.MapFS{"hosts/railway.toml": {Data: []byte(host)}}}
	}
	for what, layers := range map[string][]Layer{
		"shipped":        {shipped},
		"a newer source": {shipped, overlay("[sources]\nown = { title = \"a\", url = \"https://a.test/#as_of\", as_of = 2031-02-03 }\n")},
		"an older one":   {shipped, overlay("[sources.own]\ntitle = \"a\"\nurl = \"https://a.test\"\nas_of = \"2001\"\n")},
		"a comment":      {shipped, overlay("  # own = { as_of = 2031-02-03 }\nname = \"as_of = \"\n")},
	} {
		told, err := ReadOrigin(layers...)
		if err != nil {
			t.Fatal(what, err)
		}
		s, err := Read(layers...)
		if err != nil {
			t.Fatal(what, err)
		}
		if got := s.Catalog.Origin; got.Hash != told.Hash || got.AsOf != told.AsOf || !slices.Equal(got.Local, told.Local) {
			t.Errorf("%s: told %v, read %v", what, told, got)
		}
		var day catalog.Date
		for _, p := range s.Catalog.Products() {
			for _, source := range p.Sources {
				day = max(day, source.AsOf)
			}
		}
		if told.AsOf != day {
			t.Errorf("%s: %s, the newest source is of %s", what, told.AsOf, day)
		}
	}
}

// Days that are none, and texts that name the key, are no days.
func TestNewest(t *testing.T) {
	for text, want := range map[string]catalog.Date{
		"":                     "",
		"as_of":                "",
		"as_of = ":             "",
		"as_of = 2026-13-40":   "",
		"as_of=2026-01":        "2026-01",
		"as_of = '2026-01-02'": "2026-01-02",
		"a = { as_of = \"2026\" }\n#as_of = 2027-01-01": "2026",
		"as_of = 2026-01-02\r\nas_of\t=\t2026-01-03":    "2026-01-03",
	} {
		if got := newest([]byte(text)); got != want {
			t.Errorf("%q: %q, want %q", text, got, want)
		}
	}
}

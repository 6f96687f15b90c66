package load_test

import (
	"slices"
	"testing"
	"testing/fstest"

	"whereto/model/load"
)

// What products share is read by itself, over layers; a mistake in it and a file that is
// not there are faults.
func TestCommon(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	below := load.Layer{FS: fstest.MapFS{"common/shelf.toml": file("[facts]\ncdn = { is = \"no\", note = \"a\" }\nipv6 = { is = \"no\" }\n"), "common/other.toml": file("")}}
	above := load.Layer{Name: "my", FS: fstest.MapFS{"common/shelf.toml": file("[facts]\ncdn = { is = \"yes\" }\n"), "common/mine.toml": file("nam = 1")}, Local: true}
	names, err := load.CommonNames(below, above)
	if err != nil || !slices.Equal(names, []string{"mine", "other", "shelf"}) {
		t.Errorf("%q, %v", names, err)
	}
	p, err := load.Common("shelf", below, above)
	if err != nil || p.Facts["cdn"].Is.Word != "yes" || p.Facts["cdn"].Note != "a" || p.Facts["ipv6"].Is.Word != "no" {
		t.Errorf("%+v, %v", p, err)
	}
	if _, err := load.Common("mine", below, above); err == nil {
		t.Error("a key that there is not was taken")
	}
	if _, err := load.Common("nothing", below, above); err == nil {
		t.Error("a file that is not there was read")
	}
}

// One product is read with what it extends, over layers, and without the rest of the data.
func TestAlone(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	below := load.Layer{FS: fstest.MapFS{
		"common/places.toml": file("[[regions]]\ncode = \"one\"\nplace = \"sydney\"\n"),
		"hosts/broken.toml":  file("id = \n"),
		"hosts/shelf.toml":   file("id = \"shelf\"\nextends = \"places\"\n[[setups]]\nid = \"small\"\nname = \"small\"\n"),
		"addons/box.toml":    file("id = \"box\"\n"),
	}}
	above := load.Layer{Name: "my", FS: fstest.MapFS{"hosts/shelf.toml": file("name = \"Mine\"\n")}, Local: true}
	p, err := load.Alone("shelf", below, above)
	if err != nil || p.Name != "Mine" || len(p.Setups) != 1 || p.Setups[0].ID != "small" || len(p.Regions) != 1 || p.Regions[0].Code != "one" {
		t.Errorf("%+v, %v", p, err)
	}
	if p, err := load.Alone("box", below); err != nil || p.ID != "box" {
		t.Errorf("%+v, %v", p, err)
	}
	for _, id := range []string{"nothing", "../hosts/shelf", "broken", ""} {
		if _, err := load.Alone(id, below, above); err == nil {
			t.Errorf("%q was read", id)
		}
	}
}

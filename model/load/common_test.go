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

package compare_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/compare"
)

func TestLevels(t *testing.T) {
	fact := func(is, note string) catalog.Fact {
		return catalog.Fact{Is: catalog.Value{Word: is, Unknown: is == "unknown"}, Note: note}
	}
	facts := func(f catalog.Fact) map[string]catalog.Fact { return map[string]catalog.Fact{"cdn": f} }
	c := &catalog.Catalog{
		Hosts: []*catalog.Product{
			{ID: "a", Facts: facts(fact("no", "n")), Setups: []catalog.Setup{{ID: "one"}, {ID: "two", Facts: facts(fact("yes", "y"))}, {ID: "three", Facts: facts(fact("yes", "y"))}, {ID: "four", Facts: facts(fact("no", "n"))}}},
			{ID: "b", Setups: []catalog.Setup{{ID: "one", Facts: facts(fact("unknown", "u"))}, {ID: "two"}}},
			{ID: "c", Facts: facts(fact("no", "other"))},
		},
		Addons: []*catalog.Product{{ID: "d", Facts: facts(fact("yes", "y"))}, {ID: "e"}},
	}
	k := &catalog.Criterion{ID: "cdn", Kind: "levels", Levels: []string{"no", "yes"}, Rule: map[string]string{"no": "None.", "yes": "One."}}
	var got []string
	for _, l := range compare.Levels(c, k) {
		text := l.Is + " " + l.Rule + ":"
		for _, cell := range l.Cells {
			text += fmt.Sprintf(" %s%v%q", cell.Product.ID, cell.Setups, cell.Fact.Note)
			if cell.Addon != slices.Contains(c.Addons, cell.Product) {
				t.Errorf("%s is an add-on: %v", cell.Product.ID, cell.Addon)
			}
		}
		got = append(got, text)
	}
	want := []string{`no None.: a[]"n" c[]"other"`, `yes One.: a[two three]"y" d[]"y"`, `unknown : b[one]"u"`, ` : b[]""`}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

// A host stands at each level that one of its languages has, with those that have it.
func TestLevelsOfASet(t *testing.T) {
	table := map[string]string{"go": "native", "php": "no", "rust": "native", "java": "unknown"}
	c := &catalog.Catalog{Hosts: []*catalog.Product{{ID: "a", Facts: map[string]catalog.Fact{"languages": {Is: catalog.Value{Table: table}}}}}}
	k := &catalog.Criterion{ID: "languages", Kind: "set", Levels: []string{"no", "wasm", "native"}, Members: []string{"rust", "php", "go", "java", "ruby"}}
	want := [][]string{{"php"}, nil, {"rust", "go"}, {"java"}, nil}
	for i, l := range compare.Levels(c, k) {
		var got []string
		for _, cell := range l.Cells {
			got = append(got, cell.Members...)
		}
		if !slices.Equal(got, want[i]) {
			t.Errorf("%q: got %v, want %v", l.Is, got, want[i])
		}
	}
}

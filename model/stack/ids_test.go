package stack_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"whereto/model/stack"
)

var form = regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9-]+(:[a-z0-9.-]+)?(@[a-z0-9-]+(,[a-z0-9-]+)*)?(\+[a-z0-9-]+(:[a-z0-9-]+)?)*$`)

// A stack's id is host/setup[:size][@region,…][+add-on[:setup]]…, made of what
// the stack holds, and each stands once.
func TestIDs(t *testing.T) {
	sizes, regions, several, addons, variants := 0, 0, 0, 0, 0
	for _, w := range every(t) {
		seen := map[string]bool{}
		for _, s := range w.stacks {
			want := s.Host.ID + "/" + s.Setup.ID
			if s.Size != nil {
				sizes++
				want += ":" + s.Size.ID
			}
			if len(s.Regions) > 0 && !s.Edge {
				regions++
				want += "@"
				for i, r := range s.Regions {
					if i > 0 {
						several++
						want += ","
					}
					want += r.Code
				}
			}
			for _, p := range s.Addons {
				addons++
				want += "+" + p.Product.ID
				if p.Setup.ID != "" {
					want += ":" + p.Setup.ID
				}
			}
			if s.ID != want || !form.MatchString(s.ID) {
				t.Errorf("%s: %q is not %q or not in form", w.name, s.ID, want)
			}
			if seen[s.ID] {
				t.Errorf("%s: %q stands twice", w.name, s.ID)
			}
			seen[s.ID] = true
			for _, v := range s.Variants {
				variants++
				if !strings.HasPrefix(v, s.Host.ID+"/"+s.Setup.ID) || !form.MatchString(v) || v == s.ID {
					t.Errorf("%s, %s: the variant %q is of another host, or the same", w.name, s.ID, v)
				}
			}
		}
	}
	if sizes == 0 || regions == 0 || several == 0 || addons == 0 || variants == 0 {
		t.Errorf("seen: %d sizes, %d regions, %d further regions, %d add-ons, %d variants", sizes, regions, several, addons, variants)
	}
}

// What an id is taken apart into is what it was made of, and any part of it is in it.
func TestIDsAreTakenApart(t *testing.T) {
	for id, want := range map[string]stack.ID{
		"":                {},
		"host":            {Host: "host"},
		"host/setup":      {Host: "host", Setup: "setup"},
		"host/setup:size": {Host: "host", Setup: "setup", Size: "size"},
		"host@a,b":        {Host: "host", Regions: "a,b"},
		"h/s:z@a+one+two:pro": {
			Host: "h", Setup: "s", Size: "z", Regions: "a", Addons: []string{"one", "two:pro"},
		},
	} {
		if got := stack.ParseID(id); got.Host != want.Host || got.Setup != want.Setup || got.Size != want.Size || got.Regions != want.Regions || !slices.Equal(got.Addons, want.Addons) {
			t.Errorf("%q: %+v, want %+v", id, got, want)
		}
	}
	whole := stack.ParseID("h/s:z@a,b+one+two:pro")
	for part, want := range map[string]bool{
		"h": true, "h/s": true, "h/s:z": true, "h@a,b": true, "h+one": true, "h+two": true, "h+two:pro+one": true,
		"": false, "g": false, "h/t": false, "h/s:y": false, "h@a": false, "h+three": false, "h+two:basic": false,
	} {
		if stack.ParseID(part).In(whole) != want {
			t.Errorf("%q in %+v: want %v", part, whole, want)
		}
	}
}

// A stack that is worked out by its id is the stack itself.
func TestNamedIsTheStackOfItsID(t *testing.T) {
	for _, w := range every(t) {
		x := w.x
		for _, s := range w.stacks {
			id, err := x.Canonical(stack.ParseID(s.ID))
			if err != nil {
				t.Fatal(err)
			}
			got, err := x.Named(id)
			if err != nil {
				t.Errorf("%s, %s: %v", w.name, s.ID, err)
				continue
			}
			if got.ID != s.ID || got.Name != s.Name || got.Title != s.Title || got.Status != s.Status || got.Value != s.Value || got.Bill.Total != s.Bill.Total || len(got.Caveats) != len(s.Caveats) || len(got.Because) != len(s.Because) {
				t.Errorf("%s: %s is worked out as %s: value %v for %v, total %v for %v", w.name, s.ID, got.ID, got.Value, s.Value, got.Bill.Total, s.Bill.Total)
			}
		}
	}
}

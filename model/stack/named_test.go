package stack_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// What an id names and the catalog does not have is an error that says what it is, what
// is allowed and what was probably meant.
func TestWhatIsNotKnown(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""))
	for id, want := range map[string][2]string{
		"":                                   {"host", ""},
		"zzzzzzzz":                           {"host", ""},
		"burma-run/always-on":                {"host", "bruma-run"},
		"bruma-run/allways-on":               {"setup of bruma-run", "always-on"},
		"bruma-run/always-on:xll":            {"size of bruma-run", "xl"},
		"bruma-run/always-on@sidney":         {"region of bruma-run", ""},
		"bruma-run/always-on@iad,fro":        {"region of bruma-run", "fra (frankfurt)"},
		"bruma-run/always-on+velo-cnd":       {"add-on", "velo-cdn"},
		"bruma-run/always-on+velo-cdn:basik": {"setup of velo-cdn", "basic"},
		"bruma-run/always-on+faro-box":       {"add-on", ""}, // a host is none
	} {
		parsed, err := x.Canonical(stack.ParseID(id))
		if err == nil {
			_, err = x.Named(parsed)
		}
		var is stack.NotKnownError
		if !errors.As(err, &is) || is.What != want[0] || len(is.Allowed) == 0 {
			t.Errorf("%q: %v", id, err)
			continue
		}
		if hint := "did you mean \"" + want[1] + "\"?"; want[1] != "" && !strings.Contains(err.Error(), hint) {
			t.Errorf("%q: %q does not say %q", id, err, hint)
		}
	}
	for id, want := range map[string]string{
		"alto-functions/on-demand-x86+mano-deploy":                  "can't be paired",
		"cedro-servers/server+escala":                               "escala needs an add-on in the slot deploy beside it on cedro-servers/server: mano-deploy, rumbo-deploy",
		"cedro-servers/server+escala+velo-cdn":                      "escala needs",
		"cedro-servers/server+mano-deploy+rumbo-deploy":             "mano-deploy and rumbo-deploy fill the same slot, deploy",
		"cedro-servers/server+vista-previews+rumbo-deploy":          "can't stand beside",
		"cedro-servers/server+rumbo-deploy+velo-cdn+vista-previews": "can't stand beside",
		"velo-cdn/pro":              "HOST/SETUP+velo-cdn",
		"lindo-platform/hobby@asia": "does not exist in asia",
	} {
		parsed, err := x.Canonical(stack.ParseID(id))
		if err == nil {
			_, err = x.Named(parsed)
		}
		if err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%q: %v, want %q", id, err, want)
		}
	}
}

// A size where a setup is named is told to be one, and a setup where a size is.
func TestASizeIsNoSetup(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""))
	for id, want := range map[string]string{
		"bruma-run/xl":                  `there is no setup of bruma-run "xl", which is a size; allowed: `,
		"bruma-run/always-on:always-on": `there is no size of bruma-run "always-on", which is a setup; allowed: s, m, l, xl`,
	} {
		_, err := x.Named(stack.ParseID(id))
		if err == nil || !strings.HasPrefix(err.Error(), want) || strings.Contains(err.Error(), "did you mean") {
			t.Errorf("%q: %v, want %q", id, err, want)
		}
	}
}

// Add-ons that others stand on come first, in whatever order they are named.
func TestNamedPutsFirstWhatIsBelow(t *testing.T) {
	c := *invented(t)
	c.Addons = slices.Clone(c.Addons)
	for i, a := range c.Addons {
		if a.ID == "escala" {
			c.Addons[i] = changed(a, func(p *catalog.Product) {
				p.Needs, p.Applies = nil, []catalog.Applies{{Kinds: []string{"vps"}, Needs: []string{"deploy"}}}
			})
		}
	}
	x := caseOf(t, &c, given(t, &c, ""))
	s, err := x.Named(stack.ParseID("cedro-servers/server+escala+velo-cdn:pro+mano-deploy"))
	if err != nil {
		t.Fatal(err)
	}
	var ids []string
	for _, p := range s.Addons {
		ids = append(ids, p.ID())
	}
	if !slices.Equal(ids, []string{"mano-deploy", "escala", "velo-cdn:pro"}) {
		t.Errorf("in the order %v", ids)
	}
}

// What can't be chosen any more is an error that says since when and what follows it,
// as a host and as an add-on, by its id and by an alias.
func TestWhatIsClosed(t *testing.T) {
	c := *invented(t)
	closing := func(list []*catalog.Product) []*catalog.Product {
		list = slices.Clone(list)
		for i, p := range list {
			list[i] = changed(p, func(p *catalog.Product) {
				p.Status = catalog.Status{Is: "closing", Since: "2026-11-01", Successor: "next-" + p.ID, Note: "Gone."}
				p.Aliases = []string{"old-" + p.ID}
			})
		}
		return list
	}
	open := product(t, &c, "quilla-compute")
	c.Hosts, c.Addons = append(closing(c.Hosts), changed(open, func(p *catalog.Product) { p.ID, p.Aliases = "open", nil })), closing(c.Addons)
	x := caseOf(t, &c, given(t, &c, ""))
	for _, p := range c.Products() {
		if p.ID == "open" {
			continue
		}
		for _, name := range []string{p.ID, "old-" + p.ID} {
			ids := []string{name, name + "/" + p.First().ID, name + "/nothing:none@nowhere"}
			if p.Slot != "" {
				ids = []string{"open+" + name, "open/standard+" + name + ":nothing"}
			}
			for _, id := range ids {
				_, err := x.Canonical(stack.ParseID(id))
				var closed stack.ClosedError
				if !errors.As(err, &closed) || closed.Product != p {
					t.Errorf("%s: %v", id, err)
					continue
				}
				for _, word := range []string{p.ID, "closing", "since 2026-11-01", "successor: next-" + p.ID, "Gone."} {
					if !strings.Contains(err.Error(), word) {
						t.Errorf("%s: %q does not say %q", id, err, word)
					}
				}
			}
			if p.Slot == "" && x.At(name, p.First().ID, "sydney") != nil {
				t.Errorf("%s can be had", name)
			}
		}
	}
}

// An id's aliases give way to the products' own ids.
func TestAliases(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, ""))
	got, err := x.Canonical(stack.ParseID("bruma/always-on:s@iad+velo-cdn:pro"))
	if err != nil || got.Host != "bruma-run" || got.Setup != "always-on" || got.Size != "s" || got.Regions != "iad" || !slices.Equal(got.Addons, []string{"velo-cdn:pro"}) {
		t.Errorf("%+v, %v", got, err)
	}
}

// A stack of a host at a place runs there if the host does, else where it answers
// fastest, and carries nothing yet.
func TestAt(t *testing.T) {
	c := invented(t)
	x := caseOf(t, c, given(t, c, "users = [\"london\"]"))
	for place, want := range map[string]string{"sydney": "syd", "auckland": "lhr", "johannesburg": "lhr"} {
		s := x.At("bruma-run", "always-on", place)
		if s == nil || len(s.Regions) != 1 || s.Regions[0].Code != want || s.Bill.Lines != nil || !s.Latency.Known {
			t.Errorf("at %s: %+v, want %s", place, s, want)
		}
	}
	for _, name := range [][2]string{{"pluma-cloud", "only"}, {"velo-cdn", "pro"}, {"nothing", "x"}, {"bruma-run", "nothing"}} {
		if s := x.At(name[0], name[1], "sydney"); s != nil {
			t.Errorf("%v: %+v", name, s)
		}
	}
}

// Each add-on of a stack is there for something: without it and what needs it, a
// verdict is worse, or another add-on takes its place.
func TestNoAddonCouldBeLeftOut(t *testing.T) {
	tried := 0
	for _, w := range every(t) {
		for _, s := range w.stacks {
			for i, addon := range s.Addons {
				rest := slices.Delete(slices.Clone(s.Addons), i, i+1)
				if slices.ContainsFunc(rest, func(o fit.Pair) bool { return fit.Lacks(s.Host, &s.Setup, o.Product, rest) != nil }) {
					continue // another needs it
				}
				id, err := w.x.Canonical(stack.ParseID(s.ID))
				if err != nil {
					t.Fatal(err)
				}
				id.Addons = slices.Delete(id.Addons, i, i+1)
				less, err := w.x.Named(id)
				if err != nil {
					t.Fatal(err)
				}
				tried++
				worse := false
				for j, v := range s.Verdicts[:len(w.x.Requirements)] {
					worse = worse || less.Verdicts[j].Outcome < v.Outcome
				}
				if !worse {
					t.Errorf("%s: %s could be left out of %s", w.name, addon.ID(), s.ID)
				}
			}
		}
	}
	if tried < 100 {
		t.Errorf("only %d add-ons", tried)
	}
}

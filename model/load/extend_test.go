package load

import (
	"io/fs"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/model/catalog"
	"whereto/model/fixture"
)

// shared reads files over the fixture's; those of above are local.
func shared(below, above map[string]string) (*Set, error) {
	dir := func(files map[string]string) fs.FS {
		out := fstest.MapFS{}
		for name, text := range files {
			out[name] = &fstest.MapFile{Data: []byte(text)}
		}
		return out
	}
	return Read(Layer{FS: fixture.Files()}, Layer{FS: dir(below)}, Layer{Name: "my", Local: true, FS: dir(above)})
}

// host is one of the set.
func host(t *testing.T, s *Set, id string) *catalog.Product {
	t.Helper()
	p, _, ok := s.Catalog.Product(id)
	if !ok {
		t.Fatalf("there is no %s", id)
	}
	return p
}

const (
	left  = "summary = \"left\"\nbest_for = \"left\"\nregions = [{ code = \"a\", place = \"paris\" }, { code = \"b\", place = \"tokyo\" }]\n[facts]\ncron = { is = \"no\", note = \"left\" }\niac = { is = \"no\", note = \"left\" }\n"
	right = "best_for = \"right\"\nregions = [{ code = \"b\", note = \"right\" }, { code = \"c\", place = \"london\" }]\n[facts]\niac = { is = \"yes\" }\nedge = { is = \"no\", note = \"right\" }\n"
)

// Of several files that are extended a later one goes over an earlier, and the product's
// own over all: tables join by key, lists by id or code.
func TestExtendsSeveral(t *testing.T) {
	below := map[string]string{"common/left.toml": left, "common/right.toml": right, "hosts/both.toml": "id = \"both\"\nextends = [\"left\", \"right\"]\nregions = [{ code = \"c\", note = \"own\" }]\n[facts]\nedge = { note = \"own\" }\n"}
	s, err := shared(below, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := host(t, s, "both")
	if p.Summary != "left" || p.BestFor != "right" || strings.Join(p.Extends, " ") != "left right" {
		t.Errorf("%q, %q, %q", p.Summary, p.BestFor, p.Extends)
	}
	for id, want := range map[string]string{"cron": "no left", "iac": "yes left", "edge": "no own"} {
		if f := p.Facts[id]; f.Is.Word+" "+f.Note != want {
			t.Errorf("%s: %+v, want %s", id, f, want)
		}
	}
	var regions []string
	for _, r := range p.Regions {
		regions = append(regions, strings.Join([]string{r.Code, r.Place, r.Note}, "/"))
	}
	if got := strings.Join(regions, " "); got != "a/paris/ b/tokyo/right c/london/own" {
		t.Errorf("regions: %s", got)
	}

	s, err = shared(below, map[string]string{"hosts/both.toml": "extends = [\"right\", \"left\"]\n"})
	if err != nil {
		t.Fatal(err)
	}
	if p := host(t, s, "both"); p.BestFor != "left" || p.Facts["iac"].Is.Word != "no" || !p.Local {
		t.Errorf("an overlay's order counts: %q, %+v", p.BestFor, p.Facts["iac"])
	}
	if own, noted := s.States(host(t, s, "both"), "edge"); !own || !noted {
		t.Error("the host's own file states edge, with a note")
	}
	if own, _ := s.States(host(t, s, "both"), "iac"); own {
		t.Error("iac is stated by what is extended alone")
	}
}

// A fault in what is extended is of that file and its line, whichever of them it is.
func TestFaultsOfWhatIsExtended(t *testing.T) {
	extends := func(bases string) string { return "id = \"both\"\nname = \"Both\"\nextends = " + bases + "\n" }
	for name, c := range map[string]struct {
		files map[string]string
		want  string
	}{
		"no such file":              {map[string]string{"hosts/both.toml": extends(`["left", "rigt"]`), "common/left.toml": left, "common/right.toml": right}, `data/hosts/both.toml:3: extends[2]: there is no file common/rigt.toml; allowed: host, left, right; did you mean "right"?`},
		"the same twice":            {map[string]string{"hosts/both.toml": extends(`["left", "left"]`), "common/left.toml": left}, `data/hosts/both.toml:3: extends[2]: common/left.toml is extended already`},
		"one that is no word":       {map[string]string{"hosts/both.toml": extends(`[1]`)}, `data/hosts/both.toml:3: extends: found the number 1 in the list, words are allowed`},
		"a key of the second":       {map[string]string{"hosts/both.toml": extends(`["left", "right"]`), "common/left.toml": left, "common/right.toml": "a = 1\n" + right}, `data/common/right.toml:1: a: unknown key "a"`},
		"a key of the first":        {map[string]string{"hosts/both.toml": extends(`["left", "right"]`), "common/left.toml": "\nb = 1\n" + left, "common/right.toml": right}, `data/common/left.toml:2: b: unknown key "b"`},
		"a file that can't be read": {map[string]string{"hosts/both.toml": extends(`["left"]`), "common/left.toml": "x = \n"}, `data/common/left.toml:1:`},
	} {
		_, err := shared(c.files, nil)
		if err == nil || !strings.HasPrefix(err.Error(), c.want) || strings.Count(err.Error(), "\n") > 0 {
			t.Errorf("%s:\ngot  %v\nwant %s", name, err, c.want)
		}
	}
	s, err := shared(map[string]string{"hosts/both.toml": extends(`["left", "right"]`), "common/left.toml": left, "common/right.toml": right}, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := host(t, s, "both")
	for key, want := range map[string]string{
		"facts.cron.note": "data/common/left.toml:5", "facts.edge": "data/common/right.toml:5", "regions[3].place": "data/common/right.toml:2",
		"regions[2].place": "data/common/left.toml:3", "name": "data/hosts/both.toml:2", "best_for": "data/common/right.toml:1",
	} {
		s.faults = nil
		s.ProductFault(p, key, "wrong", "")
		if got := s.faults[0].String(); !strings.HasPrefix(got, want+": ") {
			t.Errorf("%s is told as %s, want %s", key, got, want)
		}
	}
}

package load

import (
	"errors"
	"strings"
	"testing"

	"whereto/model/fault"
	"whereto/model/fixture"
)

// What is to be filled in is told wherever it stands, once, and not as what it is not.
func TestTODO(t *testing.T) {
	t.Parallel()
	err := over("my", map[string]string{
		"hosts/pier.toml": `id = "pier"
regions = [
  { code = "TODO", place = "TODO" },
]
sizes = [
  { id = "TODO", vcpus = 1, memory_mb = 1024, price = "TODO" },
]
[facts]
ipv6 = { is = "yes", note = "TODO: why" } # TODO is fine here
[[charges]]
label = "TODO"
included = { TODO = "TODO" }
[[not_included]]
what = "TODO"
`,
		"common/base.toml":  "summary = \"TODO\"\n",
		"vendors/pier.toml": "name = \"TODO\"\n",
	})
	var faults fault.Faults
	if !errors.As(err, &faults) {
		t.Fatal(err)
	}
	var got []string
	for _, f := range faults {
		if !strings.HasSuffix(f.Text, "is still to be filled in") {
			t.Errorf("%v", f)
		}
		got = append(got, strings.TrimPrefix(f.File, "my/")+" "+f.Key)
	}
	want := "common/base.toml summary\nhosts/pier.toml regions[1].code\nhosts/pier.toml regions[1].place\nhosts/pier.toml sizes[1].id\nhosts/pier.toml sizes[1].price\nhosts/pier.toml facts.ipv6.note\n" +
		"hosts/pier.toml charges[1].label\nhosts/pier.toml charges[1].included.TODO\nhosts/pier.toml not_included[1].what\nvendors/pier.toml name"
	if strings.Join(got, "\n") != want {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), want)
	}
}

// Allowed are the keys of a file's own kind alone, and what is misspelled is bound as what
// was meant.
func TestKeysOfAKind(t *testing.T) {
	t.Parallel()
	for name, c := range map[string]struct {
		file, text string
		want       string
		not        []string
	}{
		"a host":            {"hosts/pier.toml", "nome = \"n\"\n", "my/hosts/pier.toml:1: nome: unknown key", []string{"applies", "slot", "conflicts", "self_run"}},
		"what hosts share":  {"common/base.toml", "zip = 1\n", "my/common/base.toml:1: zip: unknown key", []string{"extends", "slot"}},
		"shared by nobody":  {"common/base.toml", "extends = \"host\"\n", "my/common/base.toml:1: extends: what several hosts share has no extends", nil},
		"an id of an item":  {"hosts/pier.toml", "sizes = [\n  { id = \"a\" },\n  { id = \"b\", vcpu = 2 },\n]\n", "my/hosts/pier.toml:3: sizes[2].vcpu (b): unknown key", nil},
		"a type of an item": {"hosts/pier.toml", "sizes = [\n  { id = \"a\",\n    vcpus = \"2\" },\n]\n", "my/hosts/pier.toml:3: sizes[1].vcpus (a): found the text \"2\"", nil},
		"a host below":      {"hosts/pier.toml", "extends = \"bruma-run\"\n", "my/hosts/pier.toml:1: extends: bruma-run is a host; only a file of common/ can be extended; allowed: host", nil},
	} {
		err := over("my", map[string]string{c.file: c.text})
		if err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s:\ngot  %v\nwant %s", name, err, c.want)
			continue
		}
		_, allowed, _ := strings.Cut(err.Error(), "allowed: ")
		for _, key := range c.not {
			if strings.Contains(allowed, key) {
				t.Errorf("%s: %s is allowed: %s", name, key, allowed)
			}
		}
	}
	s, err := Gather(Layer{FS: fixture.Files()}, Layer{Name: "my", Local: true, FS: mapped(map[string]string{"hosts/pier.toml": "sumary = \"s\"\nextends = \"hots\"\n[[setup]]\nid = \"a\"\n"})})
	if err != nil {
		t.Fatal(err)
	}
	p := host(t, s, "pier")
	if p.Summary != "s" || len(p.Setups) != 1 || p.Runtime.Scaling == nil && len(p.Facts) == 0 || s.Faults() != 3 || s.Bound(p) {
		t.Errorf("%q, %d setups, %v", p.Summary, len(p.Setups), s.Err())
	}
}

// What only follows from what could not be bound is not told.
func TestLead(t *testing.T) {
	t.Parallel()
	k := keys{"sizes[1].memory_mb", "extends"}
	for key, want := range map[string]bool{
		"sizes[1].memory_mb": true, "sizes[1].memory_mb.x": true, "sizes[1]": true, "extends[2]": true,
		"sizes": false, "sizes[1].vcpus": false, "sizes[12]": false, "sizes[1].memory_mbx": false, "": false, "name": false,
	} {
		if k.lead(key) != want {
			t.Errorf("%q: %v", key, !want)
		}
	}
}

package check_test

import (
	"strings"
	"testing"
)

// The same note can't argue for two levels of a criterion: not of two hosts, not of two
// setups of one, not of data of one's own beside what ships.
func TestOneNoteForTwoLevels(t *testing.T) {
	t.Parallel()
	said := func(id, is, note string) string {
		host := strings.NewReplacer(`id = "small"`, `id = "`+id+`"`, `["tiny"]`, `[]`).Replace(smallHost())
		return strings.Replace(host, "cdn = { is = \"unknown\", note = \"not looked for\" }", `cdn = { is = "`+is+`", note = "`+note+`", source = "docs" }`, 1)
	}
	setup := func(host, is, note string) string {
		return strings.Replace(host, "[setups.facts]\n", "[setups.facts]\ncdn = { is = \""+is+"\", note = \""+note+"\", source = \"docs\" }\n", 1)
	}
	for name, c := range map[string]struct{ one, two, own, want string }{
		"the same level":     {said("one", "no", "None."), said("two", "no", "None."), "", ""},
		"two notes":          {said("one", "no", "None."), said("two", "partial", "For files."), "", ""},
		"two hosts":          {said("one", "no", "In front."), said("two", "partial", "In  front. "), "", `hosts/two.toml:42: facts.cdn: the same note stands under "partial" here and under "no" at one: say in the note`},
		"unknown and no":     {said("one", "unknown", "Searched."), said("two", "no", "Searched."), "", `under "no" here and under "unknown" at one`},
		"a setup":            {setup(said("one", "no", "In front."), "yes", "In front."), said("two", "no", "None."), "", `hosts/one.toml:95: setups[2].facts.cdn (pro): the same note stands under "yes" here and under "no" at one`},
		"one's own":          {said("two", "no", "In front."), said("three", "no", "In front."), said("one", "yes", "In front."), `my/hosts/one.toml:42: facts.cdn: the same note stands under "yes" here and under "no" at three`},
		"one's own changes":  {said("one", "no", "In front."), said("two", "no", "In front."), "[facts]\ncdn = { is = \"yes\" }\n", `my/hosts/one.toml:2: facts.cdn: the same note stands under "yes"`},
		"a variant":          {strings.Replace(said("one", "no", "In front."), `note = "In front."`, `note = "In front.", by = [{ size = "s2", is = "yes", note = "In front." }]`, 1), said("two", "no", "None."), "", `facts.cdn.by[1]: the same note stands under "yes"`},
		"a variant without":  {strings.Replace(said("one", "no", "In front."), `note = "In front."`, `note = "In front.", by = [{ size = "s2", is = "yes" }]`, 1), said("two", "no", "None."), "", ""},
		"numbers have notes": {said("one", "no", "a"), strings.Replace(said("two", "no", "a"), `sla_percent = { is = 99.9,`, `sla_percent = { is = 99, note = "not looked for",`, 1), "", ""},
	} {
		below := map[string]string{"hosts/one.toml": c.one, "hosts/two.toml": c.two}
		if name == "one's own" {
			below = map[string]string{"hosts/two.toml": c.one, "hosts/three.toml": c.two}
		}
		above := map[string]string{}
		if c.own != "" {
			above["hosts/one.toml"] = c.own
		}
		_, err := loadOver(below, above)
		faults := faultsOf(t, err)
		switch {
		case c.want == "" && len(faults) > 0:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (len(faults) != 1 || !strings.Contains(faults[0].String(), c.want)):
			t.Errorf("%s: got %v, want %s", name, err, c.want)
		}
	}
}

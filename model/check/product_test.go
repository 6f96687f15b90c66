package check_test

import (
	"strings"
	"testing"
)

// mutation is one mistake in the small host and the one fault that it must give.
type mutation struct {
	name     string
	old, new string // of the host's text
	at       string // the text in the fault's line; empty: new; "-": no line
	key      string
	text     string // a part of the fault's text
}

// run makes each mistake and demands its fault, in its own file and line, and no
// other.
func run(t *testing.T, file, text string, mutations []mutation) {
	t.Helper()
	for _, m := range mutations {
		if strings.Count(text, m.old) == 0 {
			t.Errorf("%s: there is no %q to change", m.name, m.old)
			continue
		}
		changed := strings.Replace(text, m.old, m.new, 1)
		line := 0
		if at := m.at; at != "-" {
			if at == "" {
				at = m.new
			}
			line = 1 + strings.Count(changed[:strings.Index(changed, at)], "\n")
		}
		files := map[string]string{file: changed}
		if strings.HasPrefix(file, "addons/") {
			files["hosts/small.toml"] = smallHost() // what it applies to
		}
		_, err := loadWith(files)
		faults := faultsOf(t, err)
		if len(faults) != 1 {
			t.Errorf("%s: %d faults, want one\n%v", m.name, len(faults), err)
			continue
		}
		f := faults[0]
		if f.File != "my/"+file || f.Line != line || f.Key != m.key || !strings.Contains(f.Text, m.text) {
			t.Errorf("%s:\ngot  %v\nwant my/%s:%d: %s: … %s …", m.name, f, file, line, m.key, m.text)
		}
	}
}

// The host that the mutations start from has no fault, so each comes from the
// mutation alone.
func TestSmallHostHolds(t *testing.T) {
	t.Parallel()
	c, err := loadWith(map[string]string{"hosts/small.toml": smallHost()})
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	if p, _, ok := c.Product("tiny"); !ok || p.ID != "small" || !p.Local {
		t.Errorf("the host is not there under its other name, or not marked as local: %+v", p)
	}
}

// Every mistake in what a host says of itself.
func TestCheckHost(t *testing.T) {
	t.Parallel()
	run(t, "hosts/small.toml", smallHost(), []mutation{
		{"id is not the file's name", `id = "small"`, `id = "smaller"`, "", "id", "must be the file's name"},
		{"id is missing", `id = "small"`, ``, "-", "id", `the id "" must be`},
		{"name is empty", `name = "Small"`, `name = " "`, "", "name", "is missing"},
		{"vendor is missing", "vendor = \"Small & Sons\"\n", "", "-", "vendor", "is missing"},
		{"kind is empty", `kind = "test-platform"`, `kind = ""`, "", "kind", "is missing"},
		{"summary is empty", `summary = "Runs tests."`, `summary = ""`, "", "summary", "is missing"},
		{"best_for is empty", `best_for = "Tests."`, `best_for = ""`, "", "best_for", "is missing"},
		{"avoid_if is empty", `avoid_if = "You have none."`, `avoid_if = ""`, "", "avoid_if", "is missing"},
		{"url without https", `url = "https://example.com"`, `url = "http://example.com"`, "", "url", "an https address"},
		{"an alias that is its own id", `aliases = ["tiny"]`, `aliases = ["small"]`, "", "aliases", `"small" is also an id`},
		{"status is no status", `is = "beta"`, `is = "alpha"`, "", "status.is", "allowed: active, beta"},
		{"status without a note", "note = \"Since this year.\"\n", "", "[status]", "status", "needs a note and a source"},
		{"status without a source", "note = \"Since this year.\"\nsource = \"list\"\n", "note = \"Since this year.\"\n", "[status]", "status", "needs a note and a source"},
		{"status cites nothing", "year.\"\nsource = \"list\"", "year.\"\nsource = \"lits\"", `source = "lits"`, "status.source", `no source "lits"`},
		{"a source without title", `docs = { title = "Docs", `, `docs = { `, "", "sources.docs.title", "is missing"},
		{"a source without day", `, as_of = "2026-09" }`, ` }`, `docs = {`, "sources.docs.as_of", "is missing"},
		{"a source without https", `url = "https://example.com/docs"`, `url = "ftp://example.com/docs"`, "", "sources.docs.url", "an https address"},
		{"not filled in yet", `summary = "Runs tests."`, `summary = "TODO: what it is."`, "", "summary", "still to be filled in"},
		{"a source that is not filled in", `title = "Docs"`, `title = "TODO"`, "", "sources.docs.title", "still to be filled in"},
		{"slot is an add-on's", `kind = "test-platform"`, "kind = \"test-platform\"\nslot = \"cdn\"", "slot", "slot", "slot is an add-on's"},
		{"it includes nothing that is there", `aliases = ["tiny"]`, `include = ["small#nothing"]`, "", "include[1]", `small has no charge or pool "nothing"`},
		{"it includes from nowhere", `aliases = ["tiny"]`, `include = ["nowhere#fee"]`, "", "include[1]", `there is no product "nowhere"`},
		{"it extends nothing", `aliases = ["tiny"]`, `extends = "nothing"`, "", "extends", "there is no file common/nothing.toml"},
	})
}

// Every mistake in a fact.
func TestCheckFacts(t *testing.T) {
	t.Parallel()
	unknownCDN := `cdn = { is = "unknown", note = "not looked for" }`
	run(t, "hosts/small.toml", smallHost(), []mutation{
		{"no such criterion", unknownCDN, unknownCDN + "\nrolback = { is = \"instant\", source = \"docs\" }", "rolback", "facts.rolback", `there is no criterion "rolback"`},
		{"a computed criterion", unknownCDN, unknownCDN + "\nlatency_ms = { is = 1, source = \"docs\" }", "latency_ms", "facts.latency_ms", "is computed"},
		{"unknown without what was tried", unknownCDN, `cdn = { is = "unknown" }`, "", "facts.cdn", "what was tried"},
		{"no source", unknownCDN, `cdn = { is = "yes" }`, "", "facts.cdn.source", "is missing: name one of [sources]: docs, list"},
		{"a source that is not there", unknownCDN, `cdn = { is = "yes", source = "dosc" }`, "", "facts.cdn.source", `no source "dosc"`},
		{"an unknown fact cites nothing", unknownCDN, `cdn = { is = "unknown", note = "n", source = "lits" }`, "", "facts.cdn.source", `no source "lits"`},
		{"no such level", unknownCDN, `cdn = { is = "maybe", source = "docs" }`, "", "facts.cdn", "allowed: no, partial, yes"},
		{"a word for a number", `sla_percent = { is = 99.9,`, `sla_percent = { is = "high",`, "", "facts.sla_percent", "a number in"},
		{"a number below 0", `sla_percent = { is = 99.9,`, `sla_percent = { is = -1,`, "", "facts.sla_percent", "a number from 0"},
		{"no number at all", `sla_percent = { is = 99.9,`, `sla_percent = { is = nan,`, "", "facts.sla_percent", "a number from 0"},
		{"a number without end", `sla_percent = { is = 99.9,`, `sla_percent = { is = inf,`, "", "facts.sla_percent", "a number from 0"},
		{"a range out of order", `low = 1, typical = 2, high = 3`, `low = 3, typical = 2, high = 1`, "", "facts.cold_start_ms.is", "not in order"},
		{"a level for a table", `{ is = { typescript = "container"`, `{ is = "native", source = "docs" } # { typescript = "container"`, "", "facts.languages", "a table is needed"},
		{"no such member", `rust = "native", `, `rust = "native", cobol = "no", `, "", "facts.languages.cobol", `found "cobol"`},
		{"no such level of a member", `rust = "native"`, `rust = "nativ"`, "", "facts.languages.rust", `found "nativ"`},
		{"no such clock", `clock = "init"`, `clock = "wall"`, "", "facts.cold_start_ms.clock", "allowed: init, first-response"},
		{"nobody states a cold start", `stated = "vendor", `, ``, "cold_start_ms =", "facts.cold_start_ms", "who has the figure"},
		{"stated by no such", `stated = "vendor"`, `stated = "vendors"`, "", "facts.cold_start_ms.stated", "allowed: measured, vendor"},
		{"a cold start without clock", `clock = "init", `, ``, "cold_start_ms =", "facts.cold_start_ms", "which clock"},
		{"found for no such language", `clock = "init", `, `clock = "init", of = ["cobol"], `, "", "facts.cold_start_ms.of", `found "cobol"`},
		{"found for a language, and no start", unknownCDN, `cdn = { is = "yes", source = "docs", of = "any" }`, "", "facts.cdn.of", "only a start"},
		{"a level that rests on something", unknownCDN, `cdn = { is = "yes", source = "docs", needs = { instances = 2 } }`, "", "facts.cdn.needs", "only a promise"},
		{"a promise that rests on nothing", `sla_percent = { is = 99.9,`, `sla_percent = { is = 99.9, needs = { zones = 2 },`, "", "facts.sla_percent.needs", "no more zones than instances"},
		{"no such effect", unknownCDN, `cdn = { is = "yes", source = "docs", effect = "lower" }`, "", "facts.cdn.effect", "allowed: raise, set"},
		{"by no such language", `language = "rust"`, `language = "russt"`, "", "facts.cold_start_ms.by[1].language", `found "russt"`},
		{"by no such size", `size = "s2", is = 2`, `size = "s3", is = 2`, "", "facts.cold_start_ms.by[2].size", `found "s3"`},
		{"by a word for a number", `size = "s2", is = 2`, `size = "s2", is = "two"`, "", "facts.cold_start_ms.by[2]", "a number in"},
		{"by cites nothing", `is = 2, source = "list"`, `is = 2, source = "lits"`, "", "facts.cold_start_ms.by[2].source", `no source "lits"`},
		{"by no such axis", `language = "rust", is = 1`, `when = { arch = "arm" }, is = 1`, "", "facts.cold_start_ms.by[1].when", `no axis "arch"`},
		{"also no such level", `is = "redeploy", source`, `is = "redploy", source`, "", "facts.rollback.also[1]", `found "redploy"`},
		{"also cites nothing", `is = "redeploy", source = "list"`, `is = "redeploy", source = "lits"`, "", "facts.rollback.also[1].source", `no source "lits"`},
		{"also without which one wins", `note = "One step.", `, ``, "rollback =", "facts.rollback", "which one wins"},
		{"a setup's fact", `{ is = "manual",`, `{ is = "by hand",`, "", "setups[2].facts.rollback", `found "by hand"`},
	})
}

// Every mistake in how and where a host runs.
func TestCheckPlaces(t *testing.T) {
	t.Parallel()
	run(t, "hosts/small.toml", smallHost(), []mutation{
		{"no such scaling", `scaling = "fixed"`, `scaling = "up"`, "", "runtime.scaling", "allowed: fixed"},
		{"no such placement", `placement = "chosen"`, `placement = "here"`, "", "runtime.placement", "allowed: chosen, edge"},
		{"nobody serves files so", `static = "origin"`, `static = "disk"`, "", "runtime.static", "allowed: origin, cdn"},
		{"no such addresses", `ipv4 = "per-app"`, `ipv4 = "per-user"`, "", "runtime.ipv4", "allowed: per-instance, per-app"},
		{"no such scaling of previews", `preview_scaling = "follows-load"`, `preview_scaling = "none"`, "", "runtime.preview_scaling", "allowed: fixed"},
		{"no such size of previews", `preview_size = "s1"`, `preview_size = "s9"`, "", "runtime.preview_size", `found "s9"`},
		{"scaling is missing", "[runtime]\nscaling = \"fixed\"\n", "[runtime]\n", "[[setups]]", "setups[1].runtime", "scaling is missing"},
		{"a setup's scaling", `scaling = "follows-load"` + "\n[[charges]]", `scaling = "follows"` + "\n[[charges]]", "", "setups[2].runtime.scaling", `found "follows"`},
		{"a region without code", `code = "moon", `, ``, `country = "AU" }`, "regions[3].code", "is missing"},
		{"a region twice", `code = "moon"`, `code = "syd"`, `{ code = "syd", country`, "regions[3].code", `"syd" is used twice`},
		{"a region nowhere", `{ code = "moon", country = "AU" }`, `{ code = "moon" }`, `{ code = "moon"`, "regions[3].place", "a place (whereto list places shows them all), or an area or a country"},
		{"a region in no such area", `{ code = "moon", country = "AU" }`, `{ code = "moon", area = "ocenia" }`, "", "regions[3].area", "no area \"ocenia\"; areas are africa, oceania"},
		{"a region in a city and an area", `place = "sydney", group`, `place = "sydney", area = "oceania", group`, "", "regions[1].area", "a region with a place has no area"},
		{"no such place", `place = "frankfurt"`, `place = "frankfrt"`, "", "regions[2].place", `no place "frankfrt"`},
		{"a region of no setup", `setups = ["plan"] },`, `setups = ["plann"] },`, "", "regions[2].setups", `found "plann"`},
		{"a country in two zones", `far = ["*"]`, `far = ["*", "NZ"]`, `near = ["AU"`, "zones.near", `"NZ" is in the zone far too`},
		{"two zones of the rest", `near = ["AU", "NZ"]`, `near = ["AU", "*"]`, "", "zones.near", `"*" is in the zone far too`},
		{"a setup's id", "[[charges]]\nid = \"fee\"", "[[setups]]\nid = \"Plan A\"\nname = \"A\"\n[[charges]]\nid = \"fee\"", `id = "Plan A"`, "setups[3].id", "kebab case"},
		{"a setup twice", "[[charges]]\nid = \"fee\"", "[[setups]]\nid = \"pro\"\nname = \"Pro again\"\n[[charges]]\nid = \"fee\"", "id = \"pro\"\nname = \"Pro again\"", "setups[3].id", "used twice"},
		{"a setup without name", "name = \"Plan\"\n", "", "[[setups]]", "setups[1].name", "is missing"},
		{"a size without memory", `memory_mb = 512`, `memory_mb = 0`, "", "sizes[1].memory_mb", "is missing"},
		{"a size without CPU", `vcpus = 1, `, ``, `id = "s1"`, "sizes[1].vcpus", "is missing"},
		{"a size in no region", `regions = ["oz"]`, `regions = ["os"]`, "", "sizes[2].regions", `no region "os"`},
		{"a size of no setup", `setups = ["plan"] },` + "\n]\n[zones]", `setups = ["plann"] },` + "\n]\n[zones]", "", "sizes[2].setups", `found "plann"`},
	})
}

package check_test

import (
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/model/catalog"
	"whereto/model/check"
	"whereto/model/cost"
	"whereto/model/fault"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/model/workload"
)

// loadOver loads an overlay over the base and over files that are not local, as
// those that ship are not.
func loadOver(below, above map[string]string) (*catalog.Catalog, error) {
	lower := overlay(below)
	lower.Name, lower.Local = "", false
	return check.All(base(), lower, overlay(above))
}

// product finds a product that must be there.
func product(t *testing.T, c *catalog.Catalog, id string) *catalog.Product {
	t.Helper()
	p, _, ok := c.Product(id)
	if !ok {
		t.Fatalf("there is no product %q", id)
	}
	return p
}

// price is what a quantity of one meter costs at a product's first setup and region.
func price(c *catalog.Catalog, p *catalog.Product, setup, meter string, quantity float64) cost.Bill {
	s, _ := p.Setup(setup)
	m := workload.Meters{meter: {Items: []workload.Item{{Count: 1, Each: quantity}}}}
	return cost.New(cost.Subject{Product: p, Setup: s, Regions: p.Regions[:1]}, m, cost.NewOptions(c, "2026-09-20"))
}

// A host is added by a file alone, without compiling, and is marked as local.
func TestOverlayAddsAHost(t *testing.T) {
	t.Parallel()
	c, err := loadWith(map[string]string{"hosts/small.toml": smallHost()})
	if err != nil {
		t.Fatal(err)
	}
	p := product(t, c, "small")
	if !p.Local || !slices.Equal(c.Origin.Local, []string{"my/hosts/small.toml"}) {
		t.Errorf("local: %v, files %v", p.Local, c.Origin.Local)
	}
	if b := price(c, p, "plan", "months", 1); !b.Complete || b.Total != 5 {
		t.Errorf("its fee is %v: %+v", b.Total, b)
	}
	without, err := load.Read(base())
	if err != nil {
		t.Fatal(err)
	}
	if without.Catalog.Origin.Hash == c.Origin.Hash {
		t.Error("the data's hash is the same with another host")
	}
}

// One price is overridden: the rest of the host stays, only this host is local.
func TestOverlayOverridesOnePrice(t *testing.T) {
	t.Parallel()
	other := strings.NewReplacer(`id = "small"`, `id = "other"`, `["tiny"]`, `[]`).Replace(smallHost())
	_, err := loadOver(map[string]string{"hosts/small.toml": smallHost(), "hosts/other.toml": other}, map[string]string{"hosts/small.toml": `
[[charges]]
id = "fee"
price = { plan = "4.50" }
[[examples]]
`})
	if err == nil {
		t.Fatal("an example without name and total was taken")
	}
	c, err := loadOver(map[string]string{"hosts/small.toml": smallHost(), "hosts/other.toml": other}, map[string]string{"hosts/small.toml": `
[[charges]]
id = "fee"
price = { plan = "4.50" }
`})
	if err != nil {
		t.Fatal(err)
	}
	small, untouched := product(t, c, "small"), product(t, c, "other")
	for setup, want := range map[string]float64{"plan": 4.5, "pro": 20} {
		if b := price(c, small, setup, "months", 1); b.Total != want || !b.Complete {
			t.Errorf("the fee of %s is %v, want %v", setup, b.Total, want)
		}
	}
	if b := price(c, untouched, "plan", "months", 1); b.Total != 5 {
		t.Errorf("the fee of another host is %v", b.Total)
	}
	if !small.Local || untouched.Local {
		t.Errorf("local: %v, the other %v", small.Local, untouched.Local)
	}
	if len(small.Charges) != len(untouched.Charges) || !reflect.DeepEqual(small.Facts, untouched.Facts) {
		t.Error("an overlay of one price changed more than it")
	}
}

// A file that is copied from the data below to start from changes nothing but the mark,
// charges that share an id included.
func TestOverlayOfTheSame(t *testing.T) {
	t.Parallel()
	want, err := check.All(load.Layer{FS: fixture.Files()})
	if err != nil {
		t.Fatal(err)
	}
	got, err := check.All(load.Layer{FS: fixture.Files()}, load.Layer{Name: "my", FS: fixture.Files(), Local: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, list := range [][]*catalog.Product{got.Hosts, got.Addons} {
		before := [][]*catalog.Product{want.Hosts, want.Addons}[i]
		if len(list) != len(before) {
			t.Fatalf("%d products, want %d", len(list), len(before))
		}
		for n, p := range list {
			if !p.Local {
				t.Errorf("%s is not marked as local", p.ID)
			}
			p.Local = false
			if !reflect.DeepEqual(p, before[n]) {
				t.Errorf("%s is another than the one below", p.ID)
			}
		}
	}
	for _, v := range got.Vendors {
		if !v.Local {
			t.Errorf("the vendor %s is not marked as local", v.ID)
		}
		v.Local = false
	}
	got.Hosts, got.Addons, got.Origin = want.Hosts, want.Addons, want.Origin
	if !reflect.DeepEqual(got, want) {
		t.Error("criteria, questions, meters, places, rates or round trips are others than those below")
	}
}

// What several hosts share stands below each of them: the host's own word wins,
// and an overlay can change what is shared.
func TestOverlayExtends(t *testing.T) {
	t.Parallel()
	a, b, _ := strings.Cut(smallHost(), "[status]\n")
	shared := map[string]string{"common/shelf.toml": "[status]\n" + b, "hosts/small.toml": "extends = \"shelf\"\n" + a + "[facts]\nrollback = { is = \"redeploy\" }\n"}
	c, err := loadOver(shared, nil)
	if err != nil {
		t.Fatal(err)
	}
	p := product(t, c, "small")
	if f := p.Facts["rollback"]; f.Is.Word != "redeploy" || f.Note != "One step." || p.Facts["sla_percent"].Is.Number == nil || p.Local {
		t.Errorf("the host has not what is shared, or not its own: %+v, local %v", f, p.Local)
	}
	c, err = loadOver(shared, map[string]string{"common/shelf.toml": "[facts]\nsla_percent = { is = 95 }\nrollback = { is = \"none\" }\n"})
	if err != nil {
		t.Fatal(err)
	}
	p = product(t, c, "small")
	if p.Facts["sla_percent"].Is.Number.Typical != 95 || p.Facts["rollback"].Is.Word != "redeploy" || !p.Local {
		t.Errorf("an overlay of what is shared: %+v, local %v", p.Facts["sla_percent"], p.Local)
	}
}

// A product takes over another's charges and pools with their sources, and is
// local where the other is.
func TestOverlayInclude(t *testing.T) {
	t.Parallel()
	host := strings.Replace(smallHost(), `price = { plan = "5.00", pro = { oz = "20", fra = "21" } }`, `price = "5.00"`, 1)
	host = strings.Replace(host, `sources = { pro = "docs" }`, `sources = { oz = "docs" }`, 1)
	host = strings.Replace(host, `fee = "20.00"`, `fee = "5"`, 1)
	host = strings.Replace(host, `total = "42.25"`, `total = "27.25"`, 1)
	add := strings.Replace(addon(), "needs = ", "regions = [{ code = \"oz\", country = \"AU\" }]\ninclude = [\"small#fee\", \"small#credits\"]\nneeds = ", 1)
	add = strings.Replace(add, `id = "traffic"`, `id = "traffic"`+"\ncurrency = \"credit\"", 1)
	add = strings.Replace(add, "[sources]\nlist = ", "[sources]\nown = ", 1)
	add = strings.ReplaceAll(add, `source = "list"`, `source = "own"`)
	c, err := loadWith(map[string]string{"hosts/small.toml": host, "addons/helper.toml": add})
	if err != nil {
		t.Fatal(err)
	}
	p := product(t, c, "helper")
	b := price(c, p, "plan", "months", 1)
	line, ok := lineOf(b, "fee")
	if !ok || line.Amount != 5 || line.By != "helper" || line.Source.URL != "https://example.com/docs" {
		t.Errorf("the line that was taken over is %+v", line)
	}
	if len(p.Pools) != 1 || p.Pools[0].Setups != nil || p.Sources[p.Pools[0].Source].Title != "Prices" {
		t.Errorf("the pool that was taken over is %+v", p.Pools)
	}
	if from := product(t, c, "small"); from.Pools[0].Setups == nil || from.Charges[0].Sources["oz"] != "docs" {
		t.Error("the product that it was taken from was changed")
	}
	lower := map[string]string{"addons/helper.toml": strings.Replace(add, "[sources]", "[sources] # not local", 1)}
	c, err = loadOver(lower, map[string]string{"hosts/small.toml": host})
	if err != nil {
		t.Fatal(err)
	}
	if !product(t, c, "helper").Local {
		t.Error("what takes over from an overlay is not marked as local")
	}
}

// A product without sources of its own can take over charges.
func TestOverlayIncludeWithoutSources(t *testing.T) {
	t.Parallel()
	add := "id = \"helper\"\ninclude = [\"small#fee\"]\n"
	_, err := loadWith(map[string]string{"hosts/small.toml": smallHost(), "addons/helper.toml": add})
	if faults := faultsOf(t, err); len(faults) == 0 {
		t.Error("an add-on with nothing but an id has no fault")
	}
}

// Every combination of options is a setup; one that is written out and that no
// combination makes would be lost without a word.
func TestOverlayAxes(t *testing.T) {
	t.Parallel()
	axes := `[[axes]]
id = "plan"
name = "Plan"
options = [{ id = "plan", name = "Plan" }, { id = "pro", name = "Pro", runtime = { scaling = "follows-load" } }]
[[axes]]
id = "arch"
name = "Chip"
options = [{ id = "arm", name = "ARM", silent = true }, { id = "x86", name = "x86", facts = { rollback = { is = "none", source = "docs" } } }]
[[setups]]
id = "pro"
name = "The pro"
[[charges]]
id = "fee"`
	head, rest, _ := strings.Cut(smallHost(), "[[setups]]\n")
	_, tail, _ := strings.Cut(rest, "[[charges]]\nid = \"fee\"")
	text := head + axes + strings.Replace(tail, "meter = \"months\"", "meter = \"months\"\nwhen = { arch = [\"arm\"] }", 1)
	c, err := loadWith(map[string]string{"hosts/small.toml": text})
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, s := range product(t, c, "small").Setups {
		scaling := ""
		if s.Runtime.Scaling != nil {
			scaling = *s.Runtime.Scaling
		}
		got = append(got, s.ID+"|"+s.Name+"|"+scaling+"|"+s.Facts["rollback"].Is.Word)
	}
	want := []string{"plan|Plan||", "plan-x86|Plan, x86||none", "pro|The pro|follows-load|", "pro-x86|Pro, x86|follows-load|none"}
	if !slices.Equal(got, want) {
		t.Errorf("got  %q\nwant %q", got, want)
	}
	run(t, "hosts/small.toml", text, []mutation{
		{"a setup that no combination makes", "id = \"pro\"\nname = \"The pro\"", "id = \"prox\"\nname = \"The pro\"", "", "setups[1].id", "make no setup with this id"},
		{"no such option", `when = { arch = ["arm"] }`, `when = { arch = ["rm"] }`, "", "charges[1].when.arch", `found "rm"`},
		{"no such axis", `when = { arch = ["arm"] }`, `when = { chip = ["arm"] }`, "", "charges[1].when", `no axis "chip"`},
	})
}

// A broken overlay gives faults of its own file and line, under the key as it
// stands there, and those of all its files at once.
func TestBrokenOverlay(t *testing.T) {
	t.Parallel()
	lower := map[string]string{"hosts/small.toml": smallHost()}
	for _, c := range []struct {
		name  string
		files map[string]string
		want  []string
	}{
		{"no TOML", map[string]string{"hosts/small.toml": "id = \"small\"\nname = \n"}, []string{"my/hosts/small.toml:2: "}},
		{"a key that nobody knows", map[string]string{"hosts/small.toml": "[runtime]\nscalling = \"fixed\"\n"}, []string{"my/hosts/small.toml:2: runtime.scalling: unknown key"}},
		{"a type", map[string]string{"hosts/small.toml": "\n[[charges]]\nid = \"traffic\"\nwhole = 1\n"}, []string{"my/hosts/small.toml:4: charges[1].whole (traffic): found the number 1"}},
		{"a charge that is the fourth below", map[string]string{"hosts/small.toml": "\n[[charges]]\nid = \"traffic\"\nsource = \"nowhere\"\n"}, []string{"my/hosts/small.toml:4: charges[1].source (traffic): there is no source"}},
		{"the second of an id", map[string]string{"hosts/small.toml": "\n[[charges]]\nid = \"requests\"\n[[charges]]\nid = \"requests\"\ncurrency = \"EUX\"\n"}, []string{"my/hosts/small.toml:6: charges[2].currency (requests): there is no rate"}},
		{"a fact", map[string]string{"hosts/small.toml": "[facts]\ncdn = { is = \"perhaps\", source = \"docs\" }\n"}, []string{"my/hosts/small.toml:2: facts.cdn: found"}},
		{"a region", map[string]string{"hosts/small.toml": "regions = [\n  { code = \"fra\", place = \"nowhere\" },\n]\n"}, []string{"my/hosts/small.toml:2: regions[1].place (fra): there is no place"}},
		{"what the other layer's price now means", map[string]string{"hosts/small.toml": "[[setups]]\nid = \"pro\"\n[setups.facts]\nrollback = { is = \"soon\" }\n"}, []string{"my/hosts/small.toml:4: setups[1].facts.rollback (pro): found"}},
		{
			"several files",
			map[string]string{"hosts/small.toml": "nam = \"x\"\n", "criteria.toml": "criterias = []\n", "rates.toml": "rates = 1\n"},
			[]string{"my/criteria.toml:1: criterias:", "my/hosts/small.toml:1: nam:", "my/rates.toml:1: rates:"},
		},
		{"measured round trips", map[string]string{"latency/tables.toml": "[[tables]]\nfile = \"none.csv\"\n"}, []string{"my/latency/tables.toml:2: tables[1].file: there is no file"}},
		{"a table of round trips", map[string]string{"latency/tables.toml": "[[tables]]\nfile = \"a.csv\"\n", "latency/a.csv": "from,to,rtt_ms\nsydney,frankfurt,250\nsydney,frankfrt,x\n"}, []string{"my/latency/a.csv:3: found"}},
	} {
		_, err := loadOver(lower, c.files)
		var got []string
		for _, f := range faultsOf(t, err) {
			got = append(got, f.String())
		}
		if !slices.EqualFunc(got, c.want, strings.HasPrefix) {
			t.Errorf("%s:\ngot  %q\nwant %q", c.name, got, c.want)
		}
	}
}

// A file that is not there in the shipped data is a fault, a directory in a
// file's place an error: neither is a panic.
func TestMissingFiles(t *testing.T) {
	t.Parallel()
	_, err := load.Read(load.Layer{FS: fstest.MapFS{}})
	if faults := faultsOf(t, err); len(faults) == 0 || !slices.ContainsFunc(faults, func(f fault.Fault) bool { return f.File == "data/criteria.toml" }) {
		t.Errorf("no data at all: %v", err)
	}
	if _, err := loadWith(map[string]string{"hosts/a.toml/b": ""}); err == nil || !strings.Contains(err.Error(), "hosts/a.toml") {
		t.Errorf("a directory in a file's place: %v", err)
	}
}

// An overlay announces a price of a charge that the host has: until the day
// before it the old one is in force, from it on the new one alone.
func TestOverlayPriceFromADay(t *testing.T) {
	t.Parallel()
	c, err := loadOver(map[string]string{"hosts/small.toml": smallHost()}, map[string]string{"hosts/small.toml": `
[[charges]]
id = "fee"
until = 2026-10-01
[[charges]]
id = "fee"
label = "Fee"
meter = "months"
unit = "month"
price = "9.00"
from = 2026-10-01
source = "list"
`})
	if err != nil {
		t.Fatal(err)
	}
	p := product(t, c, "small")
	setup, _ := p.Setup("plan")
	m := workload.Meters{"months": {Items: []workload.Item{{Count: 1, Each: 1}}}}
	for day, want := range map[catalog.Date]float64{"2026-09-01": 5, "2026-09-30": 5, "2026-10-01": 9, "2027-01-01": 9} {
		b := cost.New(cost.Subject{Product: p, Setup: setup, Regions: p.Regions[:1]}, m, cost.NewOptions(c, day))
		if b.Total != want || !b.Complete {
			t.Errorf("on %s the fee is %v, want %v", day, b.Total, want)
		}
	}
}

// A price of one's own is no mistake of the vendor's examples; examples of one's
// own are re-computed, and the vendor's where no price was touched.
func TestExamplesUnderAnOverlay(t *testing.T) {
	t.Parallel()
	price := "[[charges]]\nid = \"egress\"\nprice = { west = \"0.03\" }\n"
	for name, c := range map[string]struct{ text, want string }{
		"a price":                 {price, ""},
		"a fact":                  {"[facts]\nrollback = { is = \"manual\", note = \"Ours.\", source = \"docs\" }\n", ""},
		"an example of one's own": {price + "[[examples]]\nname = \"ours\"\nsetup = \"sleeping\"\nsize = \"s\"\nregion = \"iad\"\nmeters = { egress_gb = 10 }\ntotal = \"0.30\"\nsource = \"pricing\"\n", ""},
		"and a wrong one":         {price + "[[examples]]\nname = \"ours\"\nsetup = \"sleeping\"\nsize = \"s\"\nregion = \"iad\"\nmeters = { egress_gb = 10 }\ntotal = \"0.31\"\nsource = \"pricing\"\n", "0.31 is printed"},
	} {
		_, err := check.All(load.Layer{FS: fixture.Files()}, overlay(map[string]string{"hosts/bruma-run.toml": c.text}))
		switch {
		case c.want == "" && err != nil:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (err == nil || !strings.Contains(err.Error(), c.want)):
			t.Errorf("%s: got %v, want %q", name, err, c.want)
		}
	}
}

// A host that ships says what it asks for each meter that all hosts have; one's own
// host may leave it open, and its bills name it.
func TestEveryHostSaysWhatItAsks(t *testing.T) {
	t.Parallel()
	silent := strings.Replace(smallHost(), "[no_charge.log_gb]", "[no_charge.cdn_gb]", 1)
	_, err := loadOver(map[string]string{"hosts/small.toml": silent}, nil)
	faults := faultsOf(t, err)
	if len(faults) != 1 || !strings.Contains(faults[0].Text, "plan says nothing of log_gb: a charge, no_charge or not_included is needed") {
		t.Errorf("faults: %v", faults)
	}
	c, err := loadOver(nil, map[string]string{"hosts/small.toml": silent})
	if err != nil {
		t.Fatal(err)
	}
	b := price(c, product(t, c, "small"), "plan", "log_gb", 1)
	if got := b.LeftOut; len(got) != 1 || got[0].What != "Logs: the data says nothing of a price." || len(b.Unpriced) > 0 || !b.Complete {
		t.Errorf("the bill names %+v, complete: %v", got, b.Complete)
	}
}

// A host that ships says something of every criterion and every language; one's own may
// leave any of them out, and what it leaves out is not known.
func TestEveryHostSaysEveryFact(t *testing.T) {
	t.Parallel()
	cdn := "cdn = { is = \"unknown\", note = \"not looked for\" }\n"
	for name, c := range map[string]struct{ text, want string }{
		"a criterion": {strings.Replace(smallHost(), cdn, "", 1), "hosts/small.toml:30: facts: cdn is missing for setup plan"},
		"a language":  {strings.Replace(smallHost(), `rust = "native", `, "", 1), "facts.languages: rust is missing"},
		"all facts":   {regexp.MustCompile(`(?s)\[facts\].*?\[runtime\]`).ReplaceAllString(smallHost(), "[runtime]"), "cdn is missing for setup plan"},
	} {
		_, err := loadOver(map[string]string{"hosts/small.toml": c.text}, nil)
		if faults := faultsOf(t, err); len(faults) == 0 || !strings.Contains(err.Error(), c.want) || name != "all facts" && len(faults) != 1 {
			t.Errorf("%s, shipped: %v, want %q", name, err, c.want)
		}
		known, err := loadOver(nil, map[string]string{"hosts/small.toml": c.text})
		if err != nil {
			t.Errorf("%s, one's own: %v", name, err)
			continue
		}
		p := product(t, known, "small")
		if f, ok := p.Fact(p.First(), "cdn"); ok && !f.Is.Unknown {
			t.Errorf("%s: cdn is %s", name, f.Is)
		}
	}
}

// lineOf finds a line of a bill by the id of its charge or pool.
func lineOf(b cost.Bill, id string) (cost.Line, bool) {
	i := slices.IndexFunc(b.Lines, func(l cost.Line) bool { return l.ID == id })
	if i < 0 {
		return cost.Line{}, false
	}
	return b.Lines[i], true
}

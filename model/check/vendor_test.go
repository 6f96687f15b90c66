package check_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/fixture/catalogs"
)

const house = `id = "house"
name = "House"
url = "https://example.com/house"
aliases = ["casa"]
home = { is = "PT", note = "In Porto.", source = "legal" }
owner = { is = "quilla", note = "Bought.", source = "legal" }
regions = [{ code = "syd", place = "sydney" }, { code = "south", area = "oceania" }]
[sources]
legal = { title = "Legal", url = "https://example.com/legal", as_of = 2026-01-01 }
docs = { title = "House docs", url = "https://example.com/house/docs", as_of = "2026-02" }
[facts]
soc2 = { is = "yes", note = "Type 2.", source = "docs" }
[[support]]
id = "plan"
name = "Plan"
note = "An answer within a day."
source = "docs"
`

// Every mistake in a vendor's file is told with the file and the line.
func TestCheckVendors(t *testing.T) {
	t.Parallel()
	text := strings.Replace(house, "owner = { is = \"quilla\"", "owner = { is = \"House of Sons\"", 1)
	run(t, "vendors/house.toml", text, []mutation{
		{"an unknown key", `name = "House"`, `nmae = "House"`, "", "nmae", `unknown key "nmae"`},
		{"another id", `id = "house"`, `id = "haus"`, "", "id", "must be the file's name"},
		{"no name", `name = "House"`, `name = " "`, "", "name", "is missing"},
		{"no address", "https://example.com/house\"", "http://example.com/house\"", "url = \"http:", "url", "an https address"},
		{"a name for an alias", `"casa"`, `"La Casa"`, "", "aliases[1]", "a word in kebab case"},
		{"the alias of another", `"casa"`, `"house"`, `aliases =`, "aliases[1]", "names another vendor too"},
		{"no home", `home = { is = "PT", note = "In Porto.", source = "legal" }` + "\n", "", "-", "home", "is missing: the country"},
		{"a home that is no country", `"PT"`, `"Portugal"`, "", "home.is", "a country of two letters"},
		{"a home without a source", `note = "In Porto.", source = "legal"`, `note = "In Porto."`, "home =", "home.source", "is missing: name one of"},
		{"a home that nobody looked for", `home = { is = "PT", note = "In Porto.", source = "legal" }`, `home = { is = "unknown" }`, "", "home", "what was tried"},
		{"an owner without a file", `"House of Sons"`, `"house-of-sons"`, "", "owner.is", `no vendor "house-of-sons"`},
		{"its own owner", `"House of Sons"`, `"casa"`, `owner =`, "owner.is", "comes to own itself"},
		{"an owner without a source", `note = "Bought.", source = "legal"`, `note = "Bought."`, "owner =", "owner.source", "is missing: name one of"},
		{"a source without a day", `as_of = "2026-02"`, `note = "n"`, "docs =", "sources.docs.as_of", "is missing"},
		{"a fact of one host", "soc2 =", "iac =", "", "facts.iac", "account-wide are"},
		{"no such level", `{ is = "yes"`, `{ is = "yep"`, "soc2 =", "facts.soc2", `found "yep"`},
		{"no such source", `"Type 2.", source = "docs"`, `"Type 2.", source = "dcos"`, "soc2 =", "facts.soc2.source", `no source "dcos"`},
		{"a place that is none", `place = "sydney"`, `place = "sidney"`, "regions =", "regions[1].place", `no place "sidney"`},
		{"support without a word", "note = \"An answer within a day.\"\n", "", "[[support]]", "support[1]", "an id, a name and a note"},
	})
}

// A word that is near to what is meant is named.
func TestCheckVendorHints(t *testing.T) {
	t.Parallel()
	for old, c := range map[string]struct{ new, hint string }{
		`is = "quilla"`: {`is = "quila"`, "quilla"},
		"soc2 =":        {"soc3 =", "soc2"},
	} {
		_, err := loadWith(map[string]string{"vendors/house.toml": strings.Replace(house, old, c.new, 1), "vendors/quilla.toml": quilla})
		if faults := faultsOf(t, err); len(faults) != 1 || faults[0].Hint != c.hint {
			t.Errorf("%s: %v, want a hint at %s", c.new, err, c.hint)
		}
	}
}

const quilla = "id = \"quilla\"\nname = \"Quilla\"\nhome = { is = \"unknown\", note = \"n\" }\n"

// twoHosts are a host of the house in two files, of which the second says something else
// on one criterion.
func twoHosts(first, second string) map[string]string {
	host := func(id, fact string) string {
		text := strings.Replace(tinyOf("House"), "soc2 = { is = \"unknown\", note = \"not looked for\" }\n", fact, 1)
		text = strings.Replace(text, "id = \"small\"", "id = \""+id+"\"", 1)
		return strings.Replace(text, "aliases = [\"tiny\"]\n", "", 1)
	}
	return map[string]string{"hosts/one.toml": host("one", first), "hosts/two.toml": host("two", second)}
}

// tinyOf is the small host of a vendor, without the examples.
func tinyOf(vendor string) string {
	text := strings.Replace(smallHost(), `vendor = "Small & Sons"`, `vendor = "`+vendor+`"`, 1)
	before, _, _ := strings.Cut(text, "[[examples]]")
	return before
}

// Hosts of a vendor that differ in what is account-wide say why, each in its own file.
func TestAccountWide(t *testing.T) {
	t.Parallel()
	const yes, no = "soc2 = { is = \"yes\", note = \"Type 2.\", source = \"docs\" }\n", "soc2 = { is = \"no\", note = \"Not this one.\", source = \"docs\" }\n"
	of := func(files map[string]string, more ...map[string]string) map[string]string {
		for _, m := range more {
			maps.Copy(files, m)
		}
		return files
	}
	stated := map[string]string{"vendors/house.toml": house, "vendors/quilla.toml": quilla}
	for name, c := range map[string]struct {
		files map[string]string
		want  string // empty: no fault
	}{
		"alike":                             {twoHosts(yes, yes), ""},
		"different, and it says why":        {twoHosts(yes, no), ""},
		"different without a note":          {twoHosts(yes, strings.Replace(no, `note = "Not this one.", `, "", 1)), "facts.soc2: soc2 is account-wide: found no, and most of its hosts say yes; a note here must say why this host differs"},
		"the same note under another level": {twoHosts(yes, strings.Replace(no, "Not this one.", "Type 2.", 1)), "facts.soc2: the note stands beside"},
		"one that says nothing itself":      {of(twoHosts(yes, ""), stated), ""},
		"both against the vendor's file":    {of(twoHosts(no, strings.Replace(no, `note = "Not this one.", `, "", 1)), stated), "facts.soc2: soc2 is account-wide: found no, and the vendor's file says yes"},
	} {
		_, err := loadWith(c.files)
		faults := faultsOf(t, err)
		faults = slices.DeleteFunc(faults, func(f fault.Fault) bool { return strings.Contains(f.Text, "stands under") })
		switch {
		case c.want == "" && len(faults) > 0:
			t.Errorf("%s: %v", name, err)
		case c.want != "" && (len(faults) != 1 || faults[0].File != "my/hosts/two.toml" || faults[0].Line == 0 || !strings.Contains(faults[0].String(), c.want)):
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Every vendor of the shipped data has a file, and every file's vendor has a product.
func TestEveryVendorHasAFile(t *testing.T) {
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	seen := map[string]bool{}
	for _, p := range c.Products() {
		v, ok := c.Vendor(p.Vendor)
		if !ok || v.Name != p.Vendor {
			t.Errorf("%s is of %q, which no file in vendors names so", p.ID, p.Vendor)
			continue
		}
		seen[v.ID] = true
	}
	for _, v := range c.Vendors {
		if !seen[v.ID] {
			t.Errorf("nothing is of the vendor %s", v.ID)
		}
	}
	if len(catalog.IDs(c.Vendors, catalog.VendorID)) < 40 {
		t.Errorf("only %d vendors", len(c.Vendors))
	}
}

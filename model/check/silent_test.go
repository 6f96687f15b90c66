package check_test

import (
	"slices"
	"strings"
	"testing"
	"testing/fstest"

	"whereto/model/check"
	"whereto/model/fixture"
	"whereto/model/load"
)

// pier is a host of one's own over the invented data, as a newcomer writes one.
const pier = `id = "pier"
name = "Pier"
vendor = "Pier"
kind = "vps"
url = "https://example.com/pier"
summary = "Servers."
best_for = "Small things."
avoid_if = "Large things."
regions = [
  { code = "fra", place = "frankfurt" },
  { code = "syd", place = "sydney" },
]
sizes = [
  { id = "s", vcpus = 1, memory_mb = 2048, disk_gb = 40, traffic_gb = 2000, price = "6.00" },
  { id = "m", vcpus = 2, memory_mb = 4096, disk_gb = 80, traffic_gb = 4000, price = "11.00" },
]
[status]
is = "active"
[runtime]
scaling = "fixed"
[sources]
docs = { title = "Docs", url = "https://example.com/docs", as_of = 2026-11-20 }
[facts]
rollback = { is = "instant", note = "One step.", source = "docs", as_of = 2026-11-20 }
[[setups]]
id = "server"
name = "one server"
[[charges]]
id = "server"
label = "Server"
meter = "instance_hours"
unit = "month"
price = "price"
source = "docs"
[no_charge.egress_gb]
note = "Unlimited."
source = "docs"
`

// faultsOfPier are those of the host with one part of it changed, on a day.
func faultsOfPier(t *testing.T, old, changed string) []string {
	t.Helper()
	if !strings.Contains(pier, old) {
		t.Errorf("there is no %q to change", old)
	}
	return faultsOver(t, map[string]string{"hosts/pier.toml": strings.Replace(pier, old, changed, 1)})
}

func faultsOver(t *testing.T, files map[string]string) []string {
	t.Helper()
	dir := fstest.MapFS{}
	for name, text := range files {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	_, err := check.On("2026-11-24", load.Layer{FS: fixture.Files()}, load.Layer{Name: "my", FS: dir, Local: true})
	var got []string
	for _, f := range faultsOf(t, err) {
		got = append(got, strings.TrimPrefix(f.String(), "my/hosts/pier.toml:"))
	}
	return got
}

// What a newcomer gets wrong without a word is a fault, one and no more, at its line.
func TestSilentMistakes(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	if got := faultsOfPier(t, "id", "id"); got != nil {
		t.Fatalf("the host has faults: %q", got)
	}
	charge := "price = \"price\"\nsource"
	for name, c := range map[string]struct{ old, new, want string }{
		"a size twice":                {`id = "m"`, `id = "s"`, `15: sizes[2].id: "s" is used twice`},
		"a size without a price":      {`, price = "11.00"`, ``, `33: charges[1].price (server): there is no price for what can be ordered: m in fra, m in syd; where it is not known, say "unknown"`},
		"a price by size":             {charge, "price = { s = \"6\" }\nsource", `33: charges[1].price (server): there is no price for what can be ordered: m in fra, m in syd`},
		"a price by region":           {charge, "price = { fra = { s = \"6\", m = \"7\" }, syd = { m = \"8\" } }\nsource", `33: charges[1].price (server): there is no price for what can be ordered: s in syd`},
		"tiers by size":               {charge, "tiers = [{ price = { s = \"6\" } }]\nsource", `33: charges[1].tiers[1].price (server): there is no price for what can be ordered: m in fra`},
		"less than nothing":           {`price = "6.00"`, `price = "-1"`, `14: sizes[1].price (s): found -1; an amount from 0 is allowed`},
		"more than anybody asks":      {`price = "6.00"`, `price = 60000000`, `14: sizes[1].price (s): found 60000000 for one month; at most 1000000 USD is believed`},
		"disk below zero":             {`disk_gb = 40`, `disk_gb = -40`, `14: sizes[1].disk_gb (s): found -40; a number from 0 is allowed`},
		"memory in GB":                {`memory_mb = 2048`, `memory_mb = 2`, `14: sizes[1].memory_mb (s): found 2 MB; at least 64 is allowed, and 1 GB is 1024`},
		"CPU in thousandths":          {`vcpus = 1,`, `vcpus = 1000,`, `14: sizes[1].vcpus (s): found 1000; at most 512 is allowed, and a whole CPU is 1`},
		"a kind that is misspelled":   {`kind = "vps"`, `kind = "vsp"`, `4: kind: no add-on applies to hosts of the kind "vsp"; allowed: `},
		"a kind of nothing":           {`kind = "vps"`, `kind = "mainframe"`, `4: kind: no add-on applies to hosts of the kind "mainframe"; allowed: `},
		"a source of tomorrow":        {`docs", as_of = 2026-11-20`, `docs", as_of = 2026-11-25`, `22: sources.docs.as_of: 2026-11-25 is still to come: today is 2026-11-24`},
		"a fact of tomorrow":          {`"docs", as_of = 2026-11-20 }` + "\n[[", `"docs", as_of = 2027-01-01 }` + "\n[[", `24: facts.rollback.as_of: 2027-01-01 is still to come: today is 2026-11-24`},
		"nothing asked, and a charge": {"[no_charge.egress_gb]", "[no_charge.instance_hours]", `35: no_charge.instance_hours: there is a charge for instance_hours in server too; nothing can be asked for it or something`},
		"true for a level":            {`is = "instant"`, `is = true`, `24: facts.rollback: found true; allowed: none, manual, redeploy, instant`},
		"no level":                    {`is = "instant", `, ``, `24: facts.rollback: is is missing; allowed: none, manual, redeploy, instant`},
		"a status that is misspelled": {`is = "active"`, `is = "actve"`, `18: status.is: found "actve"; allowed: active, beta, legacy, unknown, closing, closed-to-new, closed; did you mean "active"?`},
		"no meter":                    {"meter = \"instance_hours\"\n", "", `28: charges[1].meter (server): is missing; whereto list meters shows them all`},
		"a meter like none":           {`meter = "instance_hours"`, `meter = "flux"`, `31: charges[1].meter (server): there is no meter "flux"; whereto list meters shows them all`},
		"no unit":                     {"unit = \"month\"\n", "", `28: charges[1].unit (server): is missing: what the price is for, such as "hour"`},
		"a place like none":           {`place = "sydney"`, `place = "atlantis"`, `11: regions[2].place (syd): there is no place "atlantis"; whereto list places shows them all`},
		"a currency like another":     {charge, "currency = \"EURO\"\nprice = \"price\"\nsource", `33: charges[1].currency (server): there is no rate for "EURO"; there is one for USD, EUR, AUD, and a rates.toml of your own beside hosts/ can have more; did you mean "EUR"?`},
	} {
		got := faultsOfPier(t, c.old, c.new)
		if len(got) != 1 || !strings.HasPrefix(got[0], c.want) {
			t.Errorf("%s:\ngot  %q\nwant %q", name, got, c.want)
		}
	}
	if got := faultsOfPier(t, charge, "price = { s = \"6\", m = \"unknown\" }\nsource"); got != nil {
		t.Errorf("a price that is said not to be known: %q", got)
	}
	for _, hold := range []string{"unit = \"hour\"\neach = { step = 1, cap = 672 }\n", "price = \"unknown\"\n"} {
		key, _, _ := strings.Cut(hold, " ")
		old := map[string]string{"unit": "unit = \"month\"\n", "price": "price = \"price\"\n"}[key]
		if got := faultsOfPier(t, old, hold); got != nil {
			t.Errorf("%s: %q", hold, got)
		}
	}
	if got := faultsOfPier(t, `price = "11.00"`, `price = "unknown"`); got != nil {
		t.Errorf("a size's price that is said not to be known: %q", got)
	}
	if got := faultsOfPier(t, `id = "m", `, `id = "m", orderable = false, `); got != nil {
		t.Errorf("a size that can't be ordered: %q", got)
	}
	add := "id = \"crane\"\nname = \"Crane\"\nvendor = \"Crane\"\nkind = \"ci\"\nslot = \"ci\"\nurl = \"https://example.com\"\nsummary = \"s\"\nbest_for = \"b\"\navoid_if = \"a\"\n[status]\nis = \"active\"\n[[applies]]\nkinds = [\"quay\"]\n"
	host := strings.Replace(pier, `kind = "vps"`, `kind = "quay"`, 1)
	if got := faultsOver(t, map[string]string{"hosts/pier.toml": host, "addons/crane.toml": add}); got != nil {
		t.Errorf("a kind that an add-on of one's own applies to: %q", got)
	}
	if got := faultsOver(t, map[string]string{"addons/crane.toml": add}); len(got) != 1 || !strings.Contains(got[0], `applies[1].kinds: no host is of the kind "quay"`) {
		t.Errorf("an add-on for a kind that no host is of: %q", got)
	}
}

// A key that is misspelled, a file that can't be read and one that lies where nothing is
// read hide nothing of what else is wrong, in their own file and in others; what only
// follows from them is not told.
func TestAllAtOnce(t *testing.T) {
	t.Parallel()
	typo := strings.NewReplacer("sizes = [", "sizs = [", `label = "Server"`, `lable = 1`, `"instant"`, `"instnt"`, `summary = "Servers."`, "", `memory_mb = 4096`, `memory_mb = "4096"`).Replace(pier)
	other := strings.NewReplacer(`id = "pier"`, `id = "quay"`, `place = "sydney"`, `place = "sidney"`).Replace(pier)
	got := faultsOver(t, map[string]string{
		"hosts/pier.toml": typo, "hosts/quay.toml": other, "hosts/mole.toml": "id = \"mole\"\nname = \n", "lost.toml": pier,
		"addons/crane.toml": "id = \"crane\"\nslot = \"ci\"\nzip = 1\n[[applies]]\nhosts = [\"mole\"]\n",
	})
	want := []string{
		"my/addons/crane.toml: avoid_if: is missing", "my/addons/crane.toml: best_for: is missing", "my/addons/crane.toml: kind: is missing", "my/addons/crane.toml: name: is missing",
		"my/addons/crane.toml: status.is: is missing", "my/addons/crane.toml: summary: is missing", "my/addons/crane.toml: url: is missing", "my/addons/crane.toml: vendor: is missing", "my/addons/crane.toml:3: zip: unknown key",
		"my/hosts/mole.toml:2: name: ", " summary: is missing",
		`13: sizs: unknown key "sizs"`, `15: sizs[2].memory_mb (m): found the text "4096"`, "24: facts.rollback: found \"instnt\"", "30: charges[1].lable (server): found the number 1", "30: charges[1].lable (server): unknown key", "my/hosts/quay.toml:11: regions[2].place (syd)", "my/lost.toml: nothing is read from here",
	}
	for i, line := range got {
		got[i] = strings.TrimPrefix(line, "my/hosts/pier.toml:")
	}
	if !slices.EqualFunc(got, want, strings.HasPrefix) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
}

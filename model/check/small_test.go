package check_test

import (
	"errors"
	"fmt"
	"io/fs"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"whereto/model/catalog"
	"whereto/model/check"
	"whereto/model/fault"
	"whereto/model/fixture"
	"whereto/model/load"
)

// known is what the base holds, loaded once.
var known = sync.OnceValue(func() *catalog.Catalog {
	set, err := load.Read(base())
	if err != nil {
		panic(err)
	}
	return set.Catalog
})

// base is the fixture's catalogue without its hosts, add-ons and round trips, so that
// loading it is quick and no test depends on a host: questions, criteria and meters are
// those that ship, in short.
var base = sync.OnceValue(func() load.Layer {
	dir := fstest.MapFS{"latency/tables.toml": &fstest.MapFile{Data: []byte("tables = []")}}
	names, _ := fs.Glob(fixture.Files(), "*.toml")
	for _, name := range names {
		content, err := fs.ReadFile(fixture.Files(), name)
		if err != nil {
			panic(err)
		}
		dir[name] = &fstest.MapFile{Data: content}
	}
	dir["guide.toml"] = &fstest.MapFile{Data: []byte("title = \"No hosts, no chapters\"")}
	method := dir["method.toml"]
	method.Data = regexp.MustCompile(`(?m)^beside_reserved.*$`).ReplaceAll(method.Data, []byte("beside_reserved = []"))
	return load.Layer{FS: dir}
})

// overlay is a directory of data of one's own, named my.
func overlay(files map[string]string) load.Layer {
	dir := fstest.MapFS{}
	for name, text := range files {
		dir[name] = &fstest.MapFile{Data: []byte(text)}
	}
	return load.Layer{Name: "my", FS: dir, Local: true}
}

// loadWith loads the base under an overlay.
func loadWith(files map[string]string) (*catalog.Catalog, error) {
	return check.All(base(), overlay(files))
}

// faultsOf are what an error says, one by one.
func faultsOf(t *testing.T, err error) fault.Faults {
	t.Helper()
	var faults fault.Faults
	if err != nil && !errors.As(err, &faults) {
		t.Fatalf("the error is no list of faults: %v", err)
	}
	return faults
}

// smallHost is a host with something of everything, and no fault.
func smallHost() string { return strings.Replace(small, "UNKNOWN\n", unknown(), 1) }

// tinyHost is the small host, and what it says of the criteria that tiny has.
func tinyHost() string {
	return strings.Replace(small, "UNKNOWN\n", "anycast = { is = \"unknown\", note = \"n\" }\nmulti_region = { is = \"no\", source = \"docs\" }\n", 1)
}

// unknown says of all criteria that small says nothing about that they are not known.
func unknown() string {
	var b strings.Builder
	for _, c := range known().Criteria {
		if c.Kind != "computed" && !slices.Contains([]string{"rollback", "cold_start_ms", "languages", "sla_percent"}, c.ID) {
			fmt.Fprintf(&b, "%s = { is = \"unknown\", note = \"not looked for\" }\n", c.ID)
		}
	}
	return b.String()
}

const small = `id = "small"
name = "Small"
vendor = "Small & Sons"
kind = "test-platform"
url = "https://example.com"
aliases = ["tiny"]
summary = "Runs tests."
best_for = "Tests."
avoid_if = "You have none."
regions = [
  { code = "syd", place = "sydney", group = "oz", multiplier = "1.5" },
  { code = "fra", place = "frankfurt", setups = ["plan"] },
  { code = "moon", country = "AU" },
]
sizes = [
  { id = "s1", vcpus = 1, memory_mb = 512 },
  { id = "s2", vcpus = 2, memory_mb = 1024, regions = ["oz"], setups = ["plan"] },
]
[zones]
near = ["AU", "NZ"]
far = ["*"]
[status]
is = "beta"
since = 2026-01-01
note = "Since this year."
source = "list"
[sources]
list = { title = "Prices", url = "https://example.com/prices", as_of = 2026-09-20 }
docs = { title = "Docs", url = "https://example.com/docs", as_of = "2026-09" }
[facts]
rollback = { is = "instant", note = "One step.", source = "docs", also = [{ is = "redeploy", source = "list" }] }
cold_start_ms = { is = { low = 1, typical = 2, high = 3 }, clock = "init", stated = "vendor", source = "docs", by = [{ language = "rust", is = 1 }, { size = "s2", is = 2, source = "list" }] }
languages = { is = { typescript = "container", javascript = "container", rust = "native", go = "native", python = "unknown", java = "no", dotnet = "no", ruby = "no", php = "no", elixir = "no" }, source = "docs" }
sla_percent = { is = 99.9, source = "docs" }
UNKNOWN
[runtime]
scaling = "fixed"
placement = "chosen"
static = "origin"
ipv4 = "per-app"
preview_scaling = "follows-load"
preview_size = "s1"
[[setups]]
id = "plan"
name = "Plan"
[[setups]]
id = "pro"
name = "Pro"
[setups.facts]
rollback = { is = "manual", source = "docs" }
[setups.runtime]
scaling = "follows-load"
[[charges]]
id = "fee"
label = "Fee"
meter = "months"
unit = "month"
price = { plan = "5.00", pro = { oz = "20", fra = "21" } }
source = "list"
sources = { pro = "docs" }
[[charges]]
id = "requests"
label = "Requests"
meter = "requests"
unit = "million requests"
tiers = [{ up_to = 10, price = "1.00" }, { price = { oz = "0.50", far = "0.60", s2 = "0.70" } }]
included = { plan = 1, pro = 2 }
free = 1
multiplier = true
until = 2026-10-01
source = "list"
[[charges]]
id = "requests"
label = "Requests"
meter = "requests"
unit = "million requests"
price = "1.00"
currency = "EUR"
from = 2026-10-01
source = "list"
[[charges]]
id = "traffic"
label = "Traffic"
meter = "egress_gb"
unit = "GB"
price = "2"
currency = "credit"
setups = ["pro"]
source = "list"
[[pools]]
id = "credits"
label = "Credits"
kind = "packs"
charges = ["traffic"]
amount = 100
pack = "10"
price = "1.00"
unit = "credit"
setups = ["pro"]
source = "list"
[[not_included]]
id = "plan-traffic"
what = "Traffic on the small plan."
meter = "egress_gb"
setups = ["plan"]
source = "list"
[no_charge.log_gb]
note = "Kept for a day."
source = "list"
[[limits]]
meter = "requests"
max = 1000000
setups = ["plan"]
source = "docs"
[[caveats]]
id = "slow"
about = ["rollback", "requests", "months", "fee", "credits"]
text = "It is slow."
source = "docs"
setups = ["plan"]
[[changes]]
on = 2026-12-01
about = ["fee"]
text = "It becomes dearer."
source = "list"
[[examples]]
name = "small bill"
setup = "pro"
region = "syd"
today = 2026-09-01
meters = { months = 1, requests = 20_000_000, egress_gb = [{ count = 2, each = "30.0" }] }
lines = { fee = "20.00", requests = "20.25", credits = "2" }
total = "42.25"
source = "list"
`

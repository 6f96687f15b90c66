package check_test

import (
	"strings"
	"testing"
)

const smallAddon = `id = "helper"
name = "Helper"
vendor = "Small & Sons"
kind = "helper"
url = "https://example.com/helper"
aliases = ["help"]
summary = "Helps."
best_for = "Those who want help."
avoid_if = "You want none."
slot = "cdn"
needs = ["cdn"]
conflicts = ["helper"]
include = ["small#fee", "small#credits"]
[status]
is = "active"
[sources]
list = { title = "List", url = "https://example.com/helper/prices", as_of = 2026-09-20 }
[facts]
cdn = { is = "yes", source = "list", effect = "set" }
[[setups]]
id = "plan"
name = "Plan"
[[setups]]
id = "pro"
name = "Pro"
[[charges]]
id = "traffic"
label = "Traffic"
meter = "cdn_gb"
unit = "GB"
price = "0.01"
source = "list"
[[applies]]
hosts = ["small"]
facts = { rollback = ["instant", "redeploy"] }
[[applies]]
kinds = ["vps"]
not = ["small"]
`

// addon is the small add-on without what it includes, whose prices need the
// regions of where they come from.
func addon() string {
	return strings.Replace(smallAddon, `include = ["small#fee", "small#credits"]`+"\n", "", 1)
}

// The add-on that the mutations start from has no fault.
func TestSmallAddonHolds(t *testing.T) {
	t.Parallel()
	c, err := loadWith(map[string]string{"hosts/small.toml": smallHost(), "addons/helper.toml": addon()})
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	if p, isAddon, ok := c.Product("help"); !ok || !isAddon || p.Slot != "cdn" || !p.Local {
		t.Errorf("the add-on is not there under its other name: %+v", p)
	}
}

// Every mistake in what an add-on says of itself and of its hosts.
func TestCheckAddon(t *testing.T) {
	t.Parallel()
	run(t, "addons/helper.toml", addon(), []mutation{
		{"no slot", "slot = \"cdn\"\nneeds = [\"cdn\"]\n", "", "-", "slot", "is missing"},
		{"nothing that it applies to", "[[applies]]\nhosts = [\"small\"]\nfacts = { rollback = [\"instant\", \"redeploy\"] }\n[[applies]]\nkinds = [\"vps\"]\nnot = [\"small\"]\n", "", "-", "applies", "is missing"},
		{"no such host", `hosts = ["small"]`, `hosts = ["smal"]`, "", "applies[1].hosts", `no host "smal"`},
		{"an add-on for a host", `hosts = ["small"]`, `hosts = ["helper"]`, "", "applies[1].hosts", `no host "helper"`},
		{"no such host to leave out", `not = ["small"]`, `not = ["smal"]`, "[[applies]]\nkinds", "applies[2].hosts", `no host "smal"`},
		{"no such criterion", `facts = { rollback =`, `facts = { rolback =`, "", "applies[1].facts", `no criterion "rolback"`},
		{"no such level", `"redeploy"] }`, `"redploy"] }`, "facts = { rollback", "applies[1].facts.rollback", `found "redploy"`},
		{"conflicts with nothing", `conflicts = ["helper"]`, `conflicts = ["small"]`, "", "conflicts", `no add-on "small"`},
		{"needs what nobody fills", `needs = ["cdn"]`, `needs = ["warmth"]`, "", "needs", `no add-on has the slot "warmth"`},
		{"needs on a host what nobody fills", "not = [\"small\"]\n", "not = [\"small\"]\nneeds = [\"warmth\"]\n", "needs = [\"warmth\"]", "applies[2].needs", `no add-on has the slot "warmth"`},
		{"the id of a host", `aliases = ["help"]`, `aliases = ["small"]`, "", "aliases", `"small" is also an id`},
		{"the other name of a host", `aliases = ["help"]`, `aliases = ["tiny"]`, "", "aliases", `"tiny" is also an id`},
		{"a wrong fact", `cdn = { is = "yes"`, `cdn = { is = "sure"`, "", "facts.cdn", `found "sure"`},
	})
}

// An id belongs to one product, whatever it is.
func TestCheckIDTwice(t *testing.T) {
	t.Parallel()
	text := strings.Replace(strings.Replace(addon(), `id = "helper"`, `id = "small"`, 1), `conflicts = ["helper"]`, "", 1)
	_, err := loadWith(map[string]string{"hosts/small.toml": smallHost(), "addons/small.toml": text})
	faults := faultsOf(t, err)
	if len(faults) != 1 || faults[0].File != "my/addons/small.toml" || faults[0].Line != 1 || !strings.Contains(faults[0].Text, `"small" is used twice`) {
		t.Errorf("a host and an add-on with one id: %v", err)
	}
}

package check_test

import (
	"strings"
	"testing"
)

// Every mistake in a charge.
func TestCheckCharges(t *testing.T) {
	t.Parallel()
	run(t, "hosts/small.toml", smallHost(), []mutation{
		{"no source", "price = { plan = \"5.00\", pro = { oz = \"20\", fra = \"21\" } }\nsource = \"list\"", "price = \"5.00\"", "[[charges]]", "charges[1].source", "is missing: name one of"},
		{"another region's source", `sources = { pro = "docs" }`, `sources = { pro = "dosc" }`, "", "charges[1].sources.pro", `no source "dosc"`},
		{"a source of nothing", `sources = { pro = "docs" }`, `sources = { prom = "docs" }`, "", "charges[1].sources", `found "prom"`},
		{"no label", "label = \"Fee\"\n", "", "[[charges]]", "charges[1].label", "is missing"},
		{"no such meter", `meter = "egress_gb"`, `meter = "egres_gb"`, "", "charges[4].meter", `no meter "egres_gb"`},
		{"a unit of another dimension", `unit = "GB"`, `unit = "GB-month"`, "", "charges[4].unit", "does not measure data"},
		{"neither price nor tiers", "unit = \"GB\"\nprice = \"2\"\n", "unit = \"GB\"\n", "[[charges]]\nid = \"traffic\"", "charges[4].price", "is missing: a price or tiers"},
		{"both price and tiers", `free = 1`, "free = 1\nprice = \"1\"", "price = \"1\"", "charges[2].price", "either a price or tiers"},
		{"tiers out of order", `{ up_to = 10, price = "1.00" }`, `{ up_to = 10, price = "1.00" }, { up_to = 10, price = "2" }`, "", "charges[2].tiers", "in order of up_to"},
		{"a tier after the last", `{ up_to = 10, price = "1.00" }`, `{ price = "1.00" }`, "tiers =", "charges[2].tiers", "in order of up_to"},
		{"a tier nowhere", `far = "0.60"`, `fra-2 = "0.60"`, "", "charges[2].tiers", `"fra-2" is no region`},
		{"a price nowhere", `oz = "20"`, `ozz = "20"`, "", "charges[1].price", `"ozz" is no region`},
		{"a negative price", `oz = "20"`, `oz = "-20"`, "", "charges[1].price", "found -20; an amount from 0"},
		{"included nowhere", `included = { plan = 1`, `included = { plam = 1`, "", "charges[2].included", `"plam" is no region`},
		{"free nowhere", `free = 1`, `free = { plam = 1 }`, "", "charges[2].free", `"plam" is no region`},
		{"no such field of a size", "price = \"2\"\n", "price = \"prize\"\n", "", "charges[4].price", `"prize" is not a number, and no field of a size`},
		{"a field that no size has", "price = \"2\"\n", "price = \"price\"\n", "", "charges[4].price", "no size has price"},
		{"no rate", `currency = "EUR"`, `currency = "EUX"`, "", "charges[3].currency", `no rate for "EUX"`},
		{"credits of no pool", `unit = "credit"`, `unit = "token"`, `currency = "credit"`, "charges[4].currency", `no rate for "credit"`},
		{"until before from", `from = 2026-10-01`, "from = 2026-10-01\nuntil = 2026-10-01", "until = 2026-10-01\nsource = \"list\"\n[[charges]]\nid = \"traffic\"", "charges[3].until", "until must come after from"},
		{"two on one day", `from = 2026-10-01`, `from = 2026-09-30`, "id = \"requests\"\nlabel = \"Requests\"\nmeter = \"requests\"\nunit = \"million requests\"\nprice", "charges[3].id", "charges[2] has the same id"},
		{"no region has a multiplier", `, multiplier = "1.5"`, ``, "multiplier = true", "charges[2].multiplier", "no region has a multiplier"},
		{"no such setup", "setups = [\"pro\"]\nsource = \"list\"\n[[pools]]", "setups = [\"pr\"]\nsource = \"list\"\n[[pools]]", "", "charges[4].setups", `found "pr"`},
		{"no such axis", `free = 1`, "free = 1\nwhen = { arch = \"arm\" }", "when =", "charges[2].when", `no axis "arch"`},
	})
}

// What a size has can stand for an amount, where the unit is the same.
func TestCheckFieldsOfSizes(t *testing.T) {
	t.Parallel()
	sized := strings.Replace(smallHost(), `memory_mb = 512 }`, `memory_mb = 512, disk_gb = 10, traffic_gb = 100, price = "4.50" }`, 1)
	sized = strings.Replace(sized, "price = \"2\"\n", "price = \"2\"\nincluded = { pro = \"traffic_gb\" }\n", 1)
	if _, err := loadWith(map[string]string{"hosts/small.toml": sized}); err != nil {
		t.Fatal(err)
	}
	run(t, "hosts/small.toml", sized, []mutation{
		{"a quantity for a price", "price = \"2\"\nincluded", "price = \"disk_gb\"\nincluded", "price = \"disk_gb\"", "charges[4].price", "disk_gb is no such amount"},
		{"a price for a quantity", "pro = \"traffic_gb\"", "pro = \"price\"", "", "charges[4].included", "price is no such amount"},
		{"another unit", "unit = \"GB\"", "unit = \"TB\"", "included = { pro = \"t", "charges[4].included", `is in GB, the charge counts in "TB"`},
		{"a pool by the price", "amount = 100", "amount = \"disk_gb\"", "", "pools[1].amount", "disk_gb is no such amount"},
	})
}

// Every mistake in what joins and limits charges, and in what stays open.
func TestCheckPoolsLimitsCaveats(t *testing.T) {
	t.Parallel()
	run(t, "hosts/small.toml", smallHost(), []mutation{
		{"no such kind of pool", "[[limits]]", "[[pools]]\nid = \"p\"\nlabel = \"P\"\nkind = \"pack\"\namount = 1\nsource = \"list\"\n[[limits]]", `kind = "pack"`, "pools[2].kind", "allowed: minimum, credit"},
		{"a pool of nothing", `charges = ["traffic"]`, `charges = ["trafic"]`, "", "pools[1].charges", `found "trafic"`},
		{"a pool without amount", "amount = 100\n", "", "[[pools]]", "pools[1].amount", "is missing"},
		{"an amount nowhere", `amount = 100`, `amount = { prom = 100 }`, "", "pools[1].amount", `"prom" is no region`},
		{"a price nowhere", "price = \"1.00\"\nunit = \"credit\"", "price = { prom = \"1.00\" }\nunit = \"credit\"", "", "pools[1].price", `"prom" is no region`},
		{"an empty pack", `pack = "10"`, `pack = "0"`, "[[pools]]", "pools[1]", "a pack over 0"},
		{"a pool cites nothing", "unit = \"credit\"\nsetups = [\"pro\"]\nsource = \"list\"", "unit = \"credit\"\nsetups = [\"pro\"]\nsource = \"lits\"", `source = "lits"`, "pools[1].source", `no source "lits"`},
		{"a pool of no setup", "unit = \"credit\"\nsetups = [\"pro\"]", "unit = \"credit\"\nsetups = [\"prom\"]", `setups = ["prom"]`, "pools[1].setups", `found "prom"`},
		{"an amount for each of nothing", "amount = 100\n", "amount = 100\nper = \"server\"\n", "per =", "pools[1].per", `no meter "server"`},
		{"included for each of nothing", "included = { plan = 1, pro = 2 }", "included = { plan = 1, pro = 2 }\nincluded_per = \"seat\"", "included_per", "charges[2].included_per", `no meter "seat"`},
		{"not included, without a word", "what = \"Traffic on the small plan.\"\n", "", "[[not_included]]", "not_included[1].what", "is missing"},
		{"not included of no meter", "meter = \"egress_gb\"\nsetups", "meter = \"egres_gb\"\nsetups", "", "not_included[1].meter", `no meter "egres_gb"`},
		{"no charge without why", "note = \"Kept for a day.\"\n", "", "[no_charge.log_gb]", "no_charge.log_gb.note", "is missing: why nothing is asked"},
		{"no charge for no meter", "[no_charge.log_gb]", "[no_charge.logs]", "", "no_charge.logs", `no meter "logs"`},
		{"no charge cites nothing", "note = \"Kept for a day.\"\nsource = \"list\"", "note = \"Kept for a day.\"", "[no_charge.log_gb]", "no_charge.log_gb.source", "is missing: name one of"},
		{"a limit of nothing", "meter = \"requests\"\nmax", "meter = \"reqests\"\nmax", "", "limits[1].meter", `no meter "reqests"`},
		{"a limit cites nothing", "setups = [\"plan\"]\nsource = \"docs\"\n[[caveats]]", "setups = [\"plan\"]\nsource = \"dosc\"\n[[caveats]]", `source = "dosc"`, "limits[1].source", `no source "dosc"`},
		{"a limit of no setup", "setups = [\"plan\"]\nsource = \"docs\"\n[[caveats]]", "setups = [\"plam\"]\nsource = \"docs\"\n[[caveats]]", "", "limits[1].setups", `found "plam"`},
		{"a caveat about nothing known", `"rollback", "requests",`, `"rolback", "requests",`, "", "caveats[1].about", `"rolback" is no criterion`},
		{"a caveat about nothing", `about = ["rollback", "requests", "months", "fee", "credits"]`, `about = []`, "", "caveats[1].about", "is missing"},
		{"a caveat if nothing is asked", "text = \"It is slow.\"\n", "text = \"It is slow.\"\nif = { memory = { below = 1 } }\n", "if = {", "caveats[1].if", "no question for a number"},
		{"a caveat if anything", "text = \"It is slow.\"\n", "text = \"It is slow.\"\nif = { requests = {} }\n", "if = {", "caveats[1].if.requests", "below or from"},
		{"a caveat beside nothing", "text = \"It is slow.\"\n", "text = \"It is slow.\"\nbeside = { speed = [\"high\"] }\n", "beside =", "caveats[1].beside", "no criterion of levels"},
		{"a caveat beside no level", "text = \"It is slow.\"\n", "text = \"It is slow.\"\nbeside = { cdn = [\"fast\"] }\n", "beside =", "caveats[1].beside.cdn", `found "fast"`},
		{"a caveat without text", "text = \"It is slow.\"\n", "", "[[caveats]]", "caveats[1].text", "is missing"},
		{"a caveat cites nothing", "text = \"It is slow.\"\nsource = \"docs\"", "text = \"It is slow.\"\nsource = \"dosc\"", `source = "dosc"`, "caveats[1].source", `no source "dosc"`},
		{"a caveat of no setup", "source = \"docs\"\nsetups = [\"plan\"]\n[[changes]]", "source = \"docs\"\nsetups = [\"plam\"]\n[[changes]]", `setups = ["plam"]`, "caveats[1].setups", `found "plam"`},
		{"a change on no day", "on = 2026-12-01\n", "", "[[changes]]", "changes[1].on", "is missing: a day"},
		{"a change without text", "text = \"It becomes dearer.\"\n", "", "[[changes]]", "changes[1].text", "is missing"},
		{"a change about nothing known", `about = ["fee"]`, `about = ["fees"]`, "", "changes[1].about", `"fees" is no criterion`},
		{"a change cites nothing", "text = \"It becomes dearer.\"\nsource = \"list\"", "text = \"It becomes dearer.\"", "[[changes]]", "changes[1].source", "is missing: name one of"},
	})
}

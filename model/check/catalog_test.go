package check_test

import "testing"

// Every mistake in the criteria.
func TestCheckCriteria(t *testing.T) {
	t.Parallel()
	run(t, "criteria.toml", `[[criteria]]
id = "taste"
name = "Taste"
kind = "levels"
levels = ["bad", "fair", "good"]
within = "capacity"
help = "How it tastes."
[criteria.rule]
bad = "You put it down."
fair = "You finish it."
good = "You ask for more."
[[policies]]
id = "salt"
name = "Salt"
text = "Taken before it is added."
[[criteria]]
id = "weight"
name = "Weight"
kind = "number"
unit = "g"
within = "capacity"
help = "How heavy it is."
[[criteria]]
id = "roof"
name = "Roof"
kind = "computed"
any = [{ criterion = "taste", bound = "good", sold = "seats" }]
help = "Tiles or a good taste."
[[residency]]
id = "moon"
name = "The Moon"
countries = ["MO"]
`, []mutation{
		{"decided by nothing", `criterion = "taste"`, `criterion = "tast"`, "any =", "criteria[3].any[1].criterion", `no criterion "tast" with levels`},
		{"decided by a number", `criterion = "taste"`, `criterion = "weight"`, "any =", "criteria[3].any[1].criterion", `no criterion "weight" with levels`},
		{"decided by no level", `bound = "good"`, `bound = "great"`, "any =", "criteria[3].any[1].bound", `found "great"`},
		{"sold by no meter", `sold = "seats"`, `sold = "seat"`, "any =", "criteria[3].any[1].sold", `no meter "seat"`},
		{"decided by others and by facts", "kind = \"computed\"", "kind = \"number\"\nunit = \"m\"\nwithin = \"capacity\"", "any =", "criteria[3].any", "only a computed criterion"},
		{"an id twice", `id = "weight"`, `id = "taste"`, "id = \"taste\"\nname = \"Weight\"", "criteria[2].id", `"taste" is used twice`},
		{"no such kind", `kind = "number"`, `kind = "numbers"`, "", "criteria[2].kind", "allowed: levels, number"},
		{"one level", `levels = ["bad", "fair", "good"]`, `levels = ["good"]`, "", "criteria[1].levels", "at least two levels"},
		{"a level without a rule", "fair = \"You finish it.\"\n", "", "[criteria.rule]", "criteria[1].rule", `taste has no rule for "fair"`},
		{"a rule of no level", "[[policies]]", "great = \"You come back.\"\n[[policies]]", "great =", "criteria[1].rule.great", `taste has no level "great"`},
		{"a policy that says nothing", "text = \"Taken before it is added.\"\n", "", "[[policies]]", "policies[1]", "name and text are needed"},
		{"no name", "name = \"Weight\"\n", "", "[[criteria]]\nid = \"weight\"", "criteria[2]", "name and help are needed"},
		{"no help", "help = \"How it tastes.\"\n", "", "[[criteria]]", "criteria[1]", "name and help are needed"},
		{"asked by nothing", "unit = \"g\"\nwithin = \"capacity\"\n", "", "[[criteria]]\nid = \"weight\"", "criteria[2]", "no question asks for weight"},
		{"what is no limit has a meter", "unit = \"g\"\n", "unit = \"g\"\nmeter = \"requests\"\n", "[[criteria]]\nid = \"weight\"", "criteria[2]", "only a limit"},
		{"a limit of no meter", "unit = \"g\"\n", "unit = \"g\"\nlimit = true\nmeter = \"reqests\"\n", "meter =", "criteria[2].meter", `no meter "reqests"`},
		{"within nothing", "unit = \"g\"\nwithin = \"capacity\"", "unit = \"g\"\nwithin = \"rollback\"", `within = "rollback"`, "criteria[2].within", `no computed criterion "rollback"`},
		{"a residency of no country", `countries = ["MO"]`, `countries = []`, "[[residency]]", "residency[1]", "id, name and countries"},
		{"a residency without name", "name = \"The Moon\"\n", "", "[[residency]]", "residency[1]", "id, name and countries"},
	})
}

// Every mistake in the meters.
func TestCheckMeters(t *testing.T) {
	t.Parallel()
	run(t, "meters.toml", `[[meters]]
id = "coins"
name = "Coins"
unit = "coin"
dimension = "coin"
help = "How many coins."
asked = { rollback = ["instant"] }
[[meters]]
id = "naps"
name = "Naps"
unit = "hour"
dimension = "time"
help = "How long one sleeps."
`, []mutation{
		{"an id twice", `id = "naps"`, `id = "coins"`, "id = \"coins\"\nname = \"Naps\"", "meters[2].id", `"coins" is used twice`},
		{"a unit of another dimension", `unit = "hour"`, `unit = "GB"`, "", "meters[2].unit", "does not measure time"},
		{"no name", "name = \"Naps\"\n", "", "[[meters]]\nid = \"naps\"", "meters[2]", "name and help"},
		{"no help", "help = \"How many coins.\"\n", "", "[[meters]]", "meters[1]", "name and help"},
		{"asked by no criterion", "asked = { rollback", "asked = { rolback", "asked = { rolback = [\"instant\"] }", "meters[1].asked.rolback", `no criterion "rolback"`},
		{"asked by no level", `["instant"]`, `["instnt"]`, "", "meters[1].asked.rollback", `found "instnt"`},
	})
}

// Every mistake in what the method names of the rest of the data.
func TestCheckMethod(t *testing.T) {
	t.Parallel()
	text := "way_ms = 60\ninit_allowance_ms = 0\nbeside_reserved = []\n[weights]\ncost = 3\nwant = 1\n[yardstick]\ntimes = 4\ngb_month = 5\nvcpu_hour = 0.03\ngb_sent = 0.03\nmillion_requests = 0.2\n[database]\ncpu_times = 1.25\nserver_mb = 512\n[ops_hours]\nhigh = 8\n"
	run(t, "method.toml", text, []mutation{
		{"beside no host", `[]`, `["nowhere/plan"]`, "", "beside_reserved[1]", `no host "nowhere"`},
		{"hours of no level", `high = 8`, `hihg = 8`, "", "ops_hours.hihg", `found "hihg"`},
		{"a way of no length", `way_ms = 60`, `way_ms = 0`, "", "way_ms", "over 0"},
		{"a share of all", `init_allowance_ms = 0`, "init_allowance_ms = 0\nnever_cold_share = 1", "never_cold", "never_cold_share", "below 1"},
		{"what is no limit matters", `[weights]`, "[limit_matters]\nrollback = 3\n[weights]", "rollback = 3", "limit_matters.rollback", "no limit"},
		{"an allowance below zero", `init_allowance_ms = 0`, `init_allowance_ms = -1`, "", "init_allowance_ms", "milliseconds from 0"},
		{"a weight of nothing", `want = 1`, `must = 1`, "", "weights.must", `found "must"`},
		{"a weight below zero", `want = 1`, `want = -1`, "", "weights.want", "weights from 0"},
		{"a yardstick of no length", `times = 4`, `times = 0`, "", "yardstick.times", "over 0"},
		{"a unit price of nothing", `gb_sent = 0.03`, `gb_sent = 0`, "", "yardstick.gb_sent", "over 0"},
		{"a database that takes no CPU", `cpu_times = 1.25`, `cpu_times = 0`, "", "database.cpu_times", "over 0"},
		{"hours below zero", `high = 8`, `high = -8`, "", "ops_hours.high", "hours from 0"},
	})
}

// Every mistake in the currencies.
func TestCheckRates(t *testing.T) {
	t.Parallel()
	run(t, "rates.toml", `[[rates]]
currency = "XTS"
usd = "1.1"
as_of = 2026-09-01
source = { title = "Rates", url = "https://example.com" }
[[rates]]
currency = "XUA"
usd = "0.6"
as_of = 2026-09-01
source = { title = "Rates", url = "https://example.com" }
`, []mutation{
		{"no code", `currency = "XUA"`, `currency = "some shells"`, "[[rates]]\ncurrency = \"some", "rates[2]", "three letters"},
		{"worth nothing", `usd = "0.6"`, `usd = "0"`, "[[rates]]\ncurrency = \"XUA", "rates[2]", "usd or per_eur over 0"},
		{"of no day", "usd = \"1.1\"\nas_of = 2026-09-01\n", "usd = \"1.1\"\n", "[[rates]]", "rates[1]", "as_of"},
		{"from nowhere", "as_of = 2026-09-01\nsource = { title = \"Rates\", url = \"https://example.com\" }\n[[rates]]", "as_of = 2026-09-01\n[[rates]]", "[[rates]]", "rates[1]", "source"},
	})
}

// Every mistake in the places; a name of two places would mean one or the other
// by chance.
func TestCheckPlacesOfCities(t *testing.T) {
	t.Parallel()
	run(t, "places.toml", `[places]
atlantis = { city = "Atlantis", country = "GR", lat = 36.4, lon = 25.4, aliases = ["sunk"] }
avalon = { city = "Avalon", country = "GB", lat = 51.1, lon = -2.7, people = 900 }
[countries]
GB = { name = "Logres", aliases = ["britain"] }
GR = { name = "The Isles" }
`, []mutation{
		{"fewer than nobody", `people = 900`, `people = -1`, "avalon", "places.avalon.people", "counted from 0"},
		{"a country without a name", `name = "Logres"`, `name = ""`, "GB = ", "countries.GB", "a country has a name"},
		{"a country of no place", `GR = {`, `XX = {`, "XX = ", "countries.XX", `no place lies in "XX"`},
		{"one name of two countries", `"The Isles"`, `"Britain"`, "GR = ", "countries.GR", `"Britain" names GB too`},
		{"no city", `city = "Avalon", `, ``, "avalon", "places.avalon", "a place has a city"},
		{"a country by name", `"GB"`, `"Great Britain"`, "avalon", "places.avalon", "two letters"},
		{"off the globe", `lat = 51.1`, `lat = 91.1`, "avalon", "places.avalon", "lat from -90 to 90"},
		{"round the globe", `lon = -2.7`, `lon = -182.7`, "avalon", "places.avalon", "lon from -180 to 180"},
		{"the name of two", `lon = -2.7`, `lon = -2.7, aliases = ["sunk"]`, "avalon", "places.avalon.aliases", `"sunk" names another place too`},
		{"the id of another", `aliases = ["sunk"]`, `aliases = ["avalon"]`, "atlantis", "places.atlantis.aliases", `"avalon" names another place too`},
	})
}

// Every mistake in the questions.
func TestCheckQuestions(t *testing.T) {
	t.Parallel()
	run(t, "questions.toml", `[[questions]]
id = "pet"
name = "Pet"
tier = "refine"
kind = "choice"
importance = "want"
ask = "Which pet?"
help = "It matters."
requires = [{ criterion = "languages", bound = "container", key = "$" }]
options = [
  { id = "cat", name = "A cat", requires = [{ criterion = "rollback", bound = "instant", importance = "must" }], sets = { rollback = "instant" } },
  { id = "dog", name = "A dog", requires = [{ criterion = "languages", bound = "native", key = "go" }], defaults = { requests = 5 } },
]
[[questions]]
id = "weight"
name = "Weight"
tier = "expert"
kind = "number"
importance = "skip"
ask = "How heavy?"
help = "It matters."
figure = true
default = 4
when = [{ question = "pet", is = ["cat"] }, { question = "database", not = ["none"] }]
requires = [{ criterion = "sla_percent", answer = "at_least" }]
`, []mutation{
		{"an id twice", `id = "weight"`, `id = "pet"`, "id = \"pet\"\nname = \"Weight\"", "questions[2].id", `"pet" is used twice`},
		{"no such tier", `tier = "refine"`, `tier = "core-ish"`, "", "questions[1].tier", "allowed: core, refine, expert"},
		{"no such kind", `kind = "choice"`, `kind = "choose"`, "", "questions[1].kind", "allowed: choice"},
		{"follows and has a default", "default = 4\n", "default = 4\nfollows = { question = \"requests\", times = 2 }\n", "follows =", "questions[2].follows", "without a default of its own"},
		{"follows nothing", "default = 4\n", "follows = { question = \"reqests\", times = 2 }\n", "follows =", "questions[2].follows", "no figure with a default"},
		{"follows without a measure", "default = 4\n", "follows = { question = \"requests\" }\n", "follows =", "questions[2].follows", "times over 0"},
		{"of a currency that no question says", "default = 4\n", "default = 4\nunit = \"USD\"\ncurrency = \"pet\"\n", "currency =", "questions[2].currency", `"pet" is no question whose options are currencies`},
		{"a currency of no money", "default = 4\n", "default = 4\nunit = \"kg\"\ncurrency = \"currency\"\n", "currency =", "questions[2].currency", "unit is USD"},
		{"required when nothing was chosen", `bound = "container", key = "$" }`, `bound = "container", key = "$", when = [{ question = "pet", is = ["cow"] }] }`, "requires =", "questions[1].requires.when", `pet has no option "cow"`},
		{"unanswered and chosen", `bound = "container", key = "$" }`, `bound = "container", key = "$", when = [{ question = "pet", is = ["cat"], unanswered = true }] }`, "requires =", "questions[1].requires.when", "stands by itself"},
		{"open until nothing", `bound = "container", key = "$" }`, `bound = "container", key = "$", open = "no" }`, "requires =", "questions[1].requires.open", "which question is unanswered"},
		{"open above the bound", `bound = "container", key = "$" }`, `bound = "container", key = "$", open = "native", when = [{ question = "pet", unanswered = true }] }`, "requires =", "questions[1].requires.open", "lies below the bound"},
		{"a caveat below nothing", `bound = "container", key = "$" }`, `bound = "container", key = "$", caveat_below = "nativ" }`, "requires =", "questions[1].requires", `found "nativ"`},
		{"fewer instances than none", `bound = "container", key = "$" }`, `bound = "container", key = "$", instances = -1 }`, "requires =", "questions[1].requires", "from 0"},
		{"no such importance", `importance = "want"`, `importance = "wish"`, "", "questions[1].importance", "allowed: must, want, skip"},
		{"nothing is asked", "ask = \"Which pet?\"\n", "", "[[questions]]", "questions[1]", "ask and help are needed"},
		{"nobody says why", `help = "It matters."`, `help = ""`, "[[questions]]", "questions[1]", "ask and help are needed"},
		{"a figure without default", "default = 4\n", "", "[[questions]]\nid = \"weight\"", "questions[2].default", "needs a default"},
		{"a default over its bounds", "default = 4\n", "default = 4\nmost = 3\n", "default = 4", "questions[2].default", "weight: found 4"},
		{"a default that is no number", "default = 4\n", "default = \"four\"\n", "", "questions[2].default", `the text "four"`},
		{"a default that is no answer", `defaults = { requests = 5 }`, `defaults = { requests = "many" }`, "", "questions[1].options[2]", `requests: found the text "many"`},
		{"when nothing was asked", `question = "pet"`, `question = "pot"`, "", "questions[2].when", `no question "pot"`},
		{"when nothing was chosen", `is = ["cat"]`, `is = ["cow"]`, "", "questions[2].when", `pet has no option "cow"`},
		{"when not of nothing", `not = ["none"]`, `not = ["nine"]`, "", "questions[2].when", `database has no option "nine"`},
		{"a bound on nothing", `criterion = "sla_percent"`, `criterion = "slap"`, "", "questions[2].requires", `no criterion "slap"`},
		{"no bound", `, answer = "at_least" }`, ` }`, "requires = [{ criterion = \"sla", "questions[2].requires", "a bound is needed"},
		{"a bound of no such kind", `answer = "at_least"`, `answer = "about"`, "", "questions[2].requires", "a bound is needed"},
		{"no such member", `key = "$"`, `key = "klingon"`, "", "questions[1].requires", `found "klingon"`},
		{"no such level of a member", `bound = "container"`, `bound = "contain"`, "", "questions[1].requires", `found "contain"`},
		{"a figure that follows nothing", "default = 4\n", "follows = { question = \"wait\", times = 2 }\n", "", "questions[2].follows", `"wait" is no figure`},
		{"a figure that follows itself", "default = 4\n", "follows = { question = \"weight\", times = 2 }\n", "", "questions[2].follows", `"weight" is no figure`},
		{"a figure that is none of another", "default = 4\n", "follows = { question = \"requests\", times = 0 }\n", "", "questions[2].follows", "times over 0"},
		{"a figure that follows beside its default", "default = 4\n", "default = 4\nfollows = { question = \"requests\", times = 2 }\n", "follows", "questions[2].follows", "without a default"},
		{"a requirement when nothing was asked", `answer = "at_least" }`, `answer = "at_least", when = [{ question = "pot" }] }`, "requires = [{ criterion = \"sla", "questions[2].requires.when", `no question "pot"`},
		{"an option's level", `bound = "instant"`, `bound = "instantly"`, "", "questions[1].options[1].requires", `found "instantly"`},
		{"an option's importance", `importance = "must" }`, `importance = "muss" }`, "", "questions[1].options[1].requires", `found "muss"`},
		{"an option's member", `key = "go"`, `key = "gone"`, "", "questions[1].options[2].requires", `found "gone"`},
		{"an option without name", `{ id = "dog", name = "A dog",`, `{ id = "dog",`, `{ id = "dog"`, "questions[1].options[2]", "id and name are needed"},
		{"an option sets nothing", `sets = { rollback`, `sets = { rolback`, "", "questions[1].options[1]", `no question "rolback"`},
		{"a default of nothing", `defaults = { requests`, `defaults = { reqests`, "", "questions[1].options[2]", `no question "reqests"`},
	})
}

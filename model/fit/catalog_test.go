package fit_test

import (
	"reflect"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// today is the day of all tests here.
const today = catalog.Date("2026-11-24")

// known is a small catalog: a criterion of each kind, two places, two jurisdictions.
func known() *catalog.Catalog {
	levels := func(id string, words ...string) *catalog.Criterion {
		return &catalog.Criterion{ID: id, Name: id, Kind: "levels", Levels: words}
	}
	return &catalog.Catalog{
		Criteria: []*catalog.Criterion{
			levels("rollback", "none", "manual", "redeploy", "instant"),
			levels("autoscaling", "none", "manual", "pre-provisioned", "automatic"),
			levels("preview_env", "no", "partial", "yes"),
			levels("cdn", "no", "partial", "yes"),
			levels("git_integration", "no", "partial", "yes"),
			{ID: "languages", Kind: "set", Members: []string{"rust", "java", "php"}, Levels: []string{"no", "wasm", "modified", "container", "native"}},
			{ID: "cold_start_ms", Kind: "number", Unit: "ms"},
			{ID: "max_request_seconds", Kind: "number", Unit: "s"},
			{ID: "monthly_cost", Kind: "computed"},
		},
		Places:    map[string]catalog.Place{"sydney": {ID: "sydney", Country: "AU"}, "frankfurt": {ID: "frankfurt", Country: "DE"}, "zurich": {ID: "zurich", Country: "CH"}},
		Residency: []catalog.Jurisdiction{{ID: "eu", Countries: []string{"DE", "FR"}}, {ID: "au", Countries: []string{"AU"}}},
		Method:    catalog.Method{StaleDays: 180, InitAllowanceMS: 300},
	}
}

// facts are the facts of a product, by criterion.
type facts map[string]catalog.Fact

func word(is string) catalog.Fact { return catalog.Fact{Is: catalog.Value{Word: is}} }

func number(is float64) catalog.Fact { return catalog.Fact{Is: exactly(is)} }

func exactly(is float64) catalog.Value {
	r := catalog.Exactly(is)
	return catalog.Value{Number: &r}
}

func unknown(note string) catalog.Fact {
	return catalog.Fact{Is: catalog.Value{Unknown: true}, Note: note}
}

// host is an active host with one setup, "plain".
func host(f facts) *catalog.Product {
	return &catalog.Product{
		ID: "host", Kind: "vps", Vendor: "Host & Co.", Status: catalog.Status{Is: "active"}, Facts: f,
		Setups: []catalog.Setup{{ID: "plain"}},
	}
}

// addon is an active add-on that applies to every host of the kind "vps".
func addon(id, slot string, f facts, setups ...string) *catalog.Product {
	p := &catalog.Product{
		ID: id, Slot: slot, Status: catalog.Status{Is: "active"}, Facts: f,
		Applies: []catalog.Applies{{Kinds: []string{"vps"}}},
	}
	for _, s := range setups {
		p.Setups = append(p.Setups, catalog.Setup{ID: s})
	}
	return p
}

// equal says whether two findings are the same, their numbers by value.
func equal(a, b fit.Finding) bool { return reflect.DeepEqual(a, b) }

// found is a level as a finding, measured a number with its unit.
func found(level string) fit.Finding { return fit.Finding{Word: level} }

func measured(is catalog.Range, unit string) fit.Finding {
	return fit.Finding{Number: &is, Unit: unit}
}

// view looks at a host's first setup.
func view(h *catalog.Product, addons ...*catalog.Product) fit.View {
	v := fit.View{Catalog: known(), Host: h, Setup: h.Setups[0], Today: today}
	for _, a := range addons {
		v.Addons = append(v.Addons, fit.Pair{Product: a})
	}
	return v
}

// must and want are requirements of a level.
func must(criterion, bound string) fit.Requirement {
	return fit.Requirement{Question: criterion, Criterion: criterion, Importance: "must", Bound: bound}
}

func want(criterion, bound string) fit.Requirement {
	return wanted(must(criterion, bound))
}

func atMost(criterion string, n float64) fit.Requirement {
	return fit.Requirement{Question: criterion, Criterion: criterion, Importance: "must", AtMost: &n}
}

// wanted is a requirement as a want.
func wanted(r fit.Requirement) fit.Requirement {
	r.Importance = "want"
	return r
}

func atLeast(criterion string, n float64) fit.Requirement {
	return fit.Requirement{Question: criterion, Criterion: criterion, Importance: "must", AtLeast: &n}
}

func runs(language string) fit.Requirement {
	return fit.Requirement{Question: "language", Criterion: "languages", Importance: "must", Key: language, Bound: "container"}
}

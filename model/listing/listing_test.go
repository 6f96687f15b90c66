package listing_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fixture"
	"whereto/model/fixture/catalogs"
	"whereto/model/listing"
	"whereto/model/meter"
)

// small is a catalog of hosts that differ by setup and by region.
func small() *catalog.Catalog {
	word := func(is string) catalog.Fact {
		return catalog.Fact{Is: catalog.Value{Word: is, Unknown: is == "unknown", Unstated: is == catalog.NoneStated}}
	}
	number := func(v float64) catalog.Fact {
		r := catalog.Exactly(v)
		return catalog.Fact{Is: catalog.Value{Number: &r}}
	}
	spoken := func(table map[string]string) catalog.Fact { return catalog.Fact{Is: catalog.Value{Table: table}} }
	closed := false
	return &catalog.Catalog{
		Criteria: []*catalog.Criterion{
			{ID: "rollback", Kind: "levels", Levels: []string{"none", "redeploy", "instant"}},
			{ID: "cold_start_ms", Kind: "number", Unit: "ms"},
			{ID: "max_memory_mb", Kind: "number", Unit: "MB", Limit: true},
			{ID: "languages", Kind: "set", Levels: []string{"no", "container", "native"}, Members: []string{"go", "rust"}},
			{ID: "monthly_cost", Kind: "computed"},
			{ID: catalog.CriterionResidency, Kind: "computed"},
		},
		Vendors:   []*catalog.Vendor{{ID: "big", Aliases: []string{"bigger"}}, {ID: "small", Owner: &catalog.Stated{Is: "big"}}},
		Places:    map[string]catalog.Place{"sydney": {City: "Sydney", Country: "AU", Aliases: []string{"syd"}}, "paris": {City: "Paris", Country: "FR"}, "lima": {City: "Lima", Country: "PE"}},
		Countries: map[string]catalog.Country{"AU": {Name: "Australia"}, "FR": {Name: "France"}},
		Residency: []catalog.Jurisdiction{{ID: "eu", Countries: []string{"FR"}}, {ID: "au", Countries: []string{"AU"}}},
		Hosts: []*catalog.Product{
			{
				ID: "cloud", Name: "The Cloud", Vendor: "Small", Kind: "paas", Status: catalog.Status{Is: "active"},
				Facts: map[string]catalog.Fact{"rollback": word("instant"), "max_memory_mb": number(4096), "languages": spoken(map[string]string{"go": "native", "rust": "container"})},
				Setups: []catalog.Setup{
					{ID: "warm", Facts: map[string]catalog.Fact{"cold_start_ms": number(0)}},
					{ID: "lazy", Facts: map[string]catalog.Fact{"cold_start_ms": number(800), "rollback": word("redeploy")}},
				},
				Regions: []catalog.Region{{Code: "s1", Place: "sydney", Scope: catalog.Scope{Setups: []string{"lazy"}}}, {Code: "p1", Place: "paris"}, {Code: "l1", Place: "lima", Orderable: &closed}},
			},
			{
				ID: "box", Vendor: "Big", Kind: "vps", Status: catalog.Status{Is: "beta"}, Setups: []catalog.Setup{{ID: "server"}},
				Facts: map[string]catalog.Fact{
					"rollback": word("unknown"), "cold_start_ms": number(0), "max_memory_mb": word(catalog.NoneStated),
					"languages": spoken(map[string]string{"go": "native", "rust": "no"}),
				},
				Regions: []catalog.Region{{Code: "p9", Place: "paris"}},
			},
			{ID: "edge", Vendor: "Other", Kind: "paas", Status: catalog.Status{Is: "active"}, Facts: map[string]catalog.Fact{"rollback": word("none")}},
		},
	}
}

// conditions are those of a case.
func conditions(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return r == ';' })
}

// told is what a choice comes to: each host with the setups in which the conditions hold,
// and behind a bar those of which that is not known.
func told(c *listing.Choice) string {
	var parts []string
	for _, r := range c.Rows {
		var setups []string
		for _, w := range r.Ways {
			if w.Setup.ID != "" && !slices.Contains(setups, w.Setup.ID) {
				setups = append(setups, w.Setup.ID)
			}
		}
		parts = append(parts, strings.TrimSuffix(r.ID+"/"+strings.Join(setups, "+"), "/"))
	}
	text := strings.Join(parts, " ")
	if c.NotKnown != nil {
		text += " |"
		for _, r := range c.NotKnown {
			text += " " + r.ID
		}
	}
	return strings.TrimSpace(text)
}

// A condition holds of a host if it holds in one of its setups, several only in the same
// setup and region; what nobody knows is neither chosen nor passed over in silence.
func TestConditions(t *testing.T) {
	for where, want := range map[string]string{
		"":                              "cloud/warm+lazy box/server edge",
		"rollback=instant":              "cloud/warm | box",
		"rollback>=redeploy":            "cloud/warm+lazy | box",
		"rollback<redeploy":             "edge | box",
		"rollback > none":               "cloud/warm+lazy | box",
		"rollback!=instant":             "cloud/lazy edge | box",
		"rollback=unknown":              "box/server",
		"rollback!=unknown":             "cloud/warm+lazy edge",
		"cold_start_ms<=500":            "cloud/warm box/server | edge",
		"cold_start_ms<=0.8s":           "cloud/warm+lazy box/server | edge",
		"cold_start_ms<0.8s":            "cloud/warm box/server | edge",
		"cold_start_ms=0":               "cloud/warm box/server | edge",
		"cold_start_ms!=0":              "cloud/lazy | edge",
		"max_memory_mb>=4GB":            "cloud/warm+lazy box/server | edge",
		"max_memory_mb>4GB":             "box/server | edge",
		"max_memory_mb<=1TB":            "cloud/warm+lazy | edge",
		"max_memory_mb=none-stated":     "box/server",
		"languages=rust":                "cloud/warm+lazy | edge",
		"languages!=rust":               "box/server | edge",
		"languages.rust>=native":        "| edge",
		"languages.go=native":           "cloud/warm+lazy box/server | edge",
		"languages.go=unknown":          "edge",
		"vendor=big":                    "cloud/warm+lazy box/server", // its owner's too
		"vendor=bigger":                 "cloud/warm+lazy box/server",
		"vendor=Small":                  "cloud/warm+lazy",
		"vendor!=big":                   "edge",
		"name=the cloud":                "cloud/warm+lazy",
		"kind=vps":                      "box/server",
		"status=beta":                   "box/server",
		"setup=lazy":                    "cloud/lazy",
		"place=sydney":                  "cloud/lazy",
		"place=syd":                     "cloud/lazy",
		"place=lima":                    "", // nothing is sold there now
		"place!=sydney":                 "cloud/warm box/server edge",
		"country=au":                    "cloud/lazy",
		"country=Australia":             "cloud/lazy",
		"region=p1":                     "cloud/warm+lazy",
		"residency=eu":                  "cloud/warm+lazy box/server | edge",
		"residency=au":                  "cloud/lazy | edge",
		"rollback=instant; place=paris": "cloud/warm | box",
		"rollback=instant; place=syd":   "", // one holds of a setup, the other of another
		"rollback=redeploy; kind=vps":   "| box",
		"country=fr; place=sydney":      "", // no region is both
		"rollback=unknown; kind=paas":   "",
	} {
		c, faults := listing.New(small(), listing.Hosts).Choose(conditions(where), nil)
		if faults != nil {
			t.Errorf("%s: %v", where, faults)
			continue
		}
		if got := told(c); got != want {
			t.Errorf("%s\ngot  %s\nwant %s", where, got, want)
		}
	}
}

// What can't be read is told in one line with what is allowed and what was probably meant.
func TestWrongConditions(t *testing.T) {
	for where, want := range map[string]string{
		"rollbck=instant":           `there is no rollbck to choose hosts by; --columns all shows what there is; did you mean "rollback"?`,
		"rollback=instnat":          `found "instnat"; allowed, worst first: none, redeploy, instant, unknown; did you mean "instant"?`,
		"rollback~instant":          `a condition is a column, one of = != >= <= > <, and a value: rollback>=redeploy`,
		"=instant":                  `a condition is a column,`,
		"rollback=":                 `a value is missing; allowed: none, redeploy, instant, unknown`,
		"rollback>=unknown":         `found "unknown"; allowed`,
		"cold_start_ms=fast":        `"fast" is no number`,
		"cold_start_ms=1..9":        `a range is two conditions: cold_start_ms>=1 and cold_start_ms<=9`,
		"cold_start_ms<=4GB":        `"GB" is no unit here`,
		"monthly_cost<=5":           `monthly_cost follows from answers, not from the data`,
		"languages=native":          `languages has a level for each of go, rust: languages=go, or languages.go>=native`,
		"languages=rst":             `did you mean "rust"?`,
		"languages>=rust":           `languages has a level for each`,
		"languages.rst=native":      `did you mean "languages.rust"?`,
		"languages.rust=nativ":      `did you mean "native"?`,
		"place=sydny":               `found "sydny"; allowed: lima, paris, syd, sydney; did you mean "sydney"?`,
		"vendor>=big":               `vendor has no order, so = and != are allowed, not >=`,
		"vendor=bg":                 `did you mean "big"?`,
		"status=actve":              `did you mean "active"?`,
		"residency=ue":              `did you mean "eu"?`,
		"max_memory_mb<none-stated": `"none-stated" is no number`,
	} {
		_, faults := listing.New(small(), listing.Hosts).Choose([]string{where}, nil)
		if len(faults) != 1 || !strings.Contains(faults.Error(), want) || strings.Contains(faults.Error(), "\n") {
			t.Errorf("%s\ngot  %v\nwant %s", where, faults, want)
		}
	}
	_, faults := listing.New(small(), listing.Hosts).Choose([]string{"rollbck=x", "kind=paas", "vendor>x"}, []string{"id", "nme"})
	if len(faults) != 3 || !strings.Contains(faults.Error(), `did you mean "name"?`) {
		t.Errorf("three mistakes are told as %v", faults)
	}
}

// Columns are those that are asked for in their order, else the default ones with what
// conditions are on before the last.
func TestColumns(t *testing.T) {
	for _, c := range []struct {
		where, columns []string
		want           string
	}{
		{nil, nil, "id kind status setup"},
		{[]string{"rollback=instant", "kind=paas"}, nil, "id kind status rollback setup"},
		{[]string{"languages=rust"}, nil, "id kind status languages.rust setup"},
		{[]string{"rollback=instant"}, []string{"name", "languages.go", "id"}, "name languages.go id"},
		{nil, []string{"all"}, "id name vendor kind status setup region place country residency rollback cold_start_ms max_memory_mb languages"},
	} {
		choice, faults := listing.New(small(), listing.Hosts).Choose(c.where, c.columns)
		if faults != nil {
			t.Fatal(faults)
		}
		if got := strings.Join(catalog.IDs(choice.Chosen, func(k listing.Column) string { return k.ID }), " "); got != c.want {
			t.Errorf("%v %v\ngot  %s\nwant %s", c.where, c.columns, got, c.want)
		}
	}
}

// A size's price is the lowest at which it can be had under the conditions, and where
// that is; one that can be ordered counts before a cheaper one that can't.
func TestSizes(t *testing.T) {
	host := &catalog.Product{ID: "box", Sizes: []catalog.Size{{ID: "s", MemoryMB: 2048}, {ID: "m", MemoryMB: 4096}}}
	a, b, z := &catalog.Region{Code: "a", Place: "sydney"}, &catalog.Region{Code: "b", Place: "paris"}, &catalog.Region{Code: "z", Place: "lima"}
	one := func(size int, r *catalog.Region, month float64, orderable bool) cost.Instance {
		return cost.Instance{Product: host, Size: &host.Sizes[size], Setup: catalog.Setup{ID: "plain"}, Region: r, Orderable: orderable, Month: month, Priced: month > 0}
	}
	list := []cost.Instance{one(0, a, 7, true), one(0, b, 5, true), one(0, z, 3, false), one(1, a, 0, true)}
	for where, want := range map[string]string{
		"":                       "s [5] [b] [yes]; m [unknown] [a] [yes]",
		"place=sydney":           "s [7] [a] [yes]; m [unknown] [a] [yes]",
		"orderable=no":           "s [3] [z] [no]",
		"price<=5":               "s [5] [b] [yes]",
		"price<5":                "s [3] [z] [no]",
		"price=unknown":          "m [unknown] [a] [yes]",
		"memory_mb>=4GB":         "m [unknown] [a] [yes]",
		"size=s; country=france": "s [5] [b] [yes]",
	} {
		c, faults := listing.OfSizes(small(), list, "USD").Choose(conditions(where), []string{"size", "price", "region", "orderable"})
		if faults != nil {
			t.Fatal(faults)
		}
		var got []string
		for _, r := range c.Rows {
			text := c.Chosen[0].Values(&r)[0].String()
			for _, k := range c.Chosen[1:] {
				text += fmt.Sprint(" ", k.Values(&r))
			}
			got = append(got, text)
		}
		if text := strings.Join(got, "; "); text != want {
			t.Errorf("%s\ngot  %s\nwant %s", where, text, want)
		}
	}
}

// On shipped data each level of each criterion chooses what has it, and all levels, what is
// not known and what nothing is said of come to all hosts.
func TestLevelsPartHosts(t *testing.T) {
	c, err := catalogs.Read(data.Files)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range c.Criteria {
		if k.Kind != "levels" {
			continue
		}
		seen := map[string]bool{}
		for _, level := range append(slices.Clone(k.Levels), "unknown") {
			choice, faults := listing.New(c, listing.Hosts).Choose([]string{k.ID + "=" + level}, nil)
			if faults != nil {
				t.Fatal(faults)
			}
			for _, r := range choice.Rows {
				seen[r.ID] = true
				for _, w := range r.Ways {
					if f, ok := w.Product.Fact(w.Setup, k.ID); ok && f.Is.String() != level {
						t.Errorf("%s=%s chose %s/%s, which is %s", k.ID, level, r.ID, w.Setup.ID, f.Is)
					}
				}
			}
		}
		if len(seen) != len(c.Hosts) {
			t.Errorf("%s: the levels have %d of %d hosts", k.ID, len(seen), len(c.Hosts))
		}
	}
}

// Every kind has its default columns, rows, and a value in the first of them.
func TestKinds(t *testing.T) {
	c, err := catalogs.Read(fixture.Files())
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range listing.Kinds {
		table := listing.New(c, kind)
		if kind == listing.Sizes {
			var list []cost.Instance
			for _, p := range c.Hosts {
				list = append(list, cost.Instances(p, cost.NewOptions(c, fixture.Today), meter.NewTable(c.Meters))...)
			}
			table = listing.OfSizes(c, list, "USD")
		}
		choice, faults := table.Choose(nil, nil)
		if faults != nil || len(choice.Rows) == 0 || len(choice.Chosen) != len(table.Default) {
			t.Errorf("%s: %d rows, %d columns, %v", kind, len(choice.Rows), len(choice.Chosen), faults)
			continue
		}
		for _, r := range choice.Rows {
			if len(choice.Chosen[0].Values(&r)) != 1 {
				t.Errorf("%s: %s has no %s", kind, r.ID, choice.Chosen[0].ID)
			}
		}
	}
}

package fit_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/fixture/catalogs"
)

// A level at the bound or above meets it. Below it a must fails; a want is met partly one
// level below, where that is not the worst of all.
func TestLevelsAreComparedWithTheBound(t *testing.T) {
	for _, c := range []struct {
		criterion, is, bound string
		must, want           fit.Outcome
	}{
		{"rollback", "instant", "redeploy", fit.Meets, fit.Meets},
		{"rollback", "redeploy", "redeploy", fit.Meets, fit.Meets},
		{"rollback", "redeploy", "instant", fit.Fails, fit.Partly},
		{"rollback", "manual", "instant", fit.Fails, fit.Fails},
		{"rollback", "none", "instant", fit.Fails, fit.Fails},
		{"rollback", "none", "manual", fit.Fails, fit.Fails},
		{"rollback", "none", "none", fit.Meets, fit.Meets},
		{"preview_env", "yes", "partial", fit.Meets, fit.Meets},
		{"preview_env", "partial", "yes", fit.Fails, fit.Partly},
		{"preview_env", "no", "yes", fit.Fails, fit.Fails},
		{"preview_env", "no", "partial", fit.Fails, fit.Fails},
		{"autoscaling", "pre-provisioned", "automatic", fit.Fails, fit.Partly},
		{"autoscaling", "manual", "automatic", fit.Fails, fit.Fails},
		{"autoscaling", "manual", "pre-provisioned", fit.Fails, fit.Partly},
	} {
		for i, r := range []fit.Requirement{must(c.criterion, c.bound), want(c.criterion, c.bound)} {
			outcome := []fit.Outcome{c.must, c.want}[i]
			got := view(host(facts{c.criterion: word(c.is)})).Judge(r)
			if got.Outcome != outcome || !equal(got.Is, found(c.is)) || got.By != "host" {
				t.Errorf("%s %s of %q, %s: got %v, %+v by %q; want %v", c.criterion, c.bound, c.is, r.Importance, got.Outcome, got.Is, got.By, outcome)
			}
		}
	}
}

// No level below a must's bound lets it through, in any criterion that ships, and none at
// it or above fails; a member of a set likewise.
func TestNoLevelBelowAMustMeetsIt(t *testing.T) {
	c := catalogs.Shipped(t)
	tried := 0
	for _, k := range c.Criteria {
		if !k.Graded() {
			continue
		}
		key := ""
		if k.Kind == "set" {
			key = k.Members[0]
		}
		for bound, word := range k.Levels {
			for level, is := range k.Levels {
				f := catalog.Fact{Is: catalog.Value{Word: is}}
				if key != "" {
					f.Is = catalog.Value{Table: map[string]string{key: is}}
				}
				v := view(host(facts{k.ID: f}))
				v.Catalog = c
				r := fit.Requirement{Question: k.ID, Criterion: k.ID, Importance: "must", Bound: word, Key: key}
				want := fit.Fails
				if level >= bound {
					want = fit.Meets
				}
				if got := v.Judge(r).Outcome; got != want {
					t.Errorf("%s: %s under a must of %s: %v", k.ID, is, word, got)
				}
				if got := v.Judge(wanted(r)).Outcome; got < want {
					t.Errorf("%s: %s under a want of %s: %v", k.ID, is, word, got)
				}
				tried++
			}
		}
	}
	if tried < 300 {
		t.Errorf("only %d levels were tried", tried)
	}
}

// A number is compared by the end of its range that suits the user least, the bound itself
// allowed; the whole range is found, in the criterion's unit.
func TestNumbersAreComparedWithTheBound(t *testing.T) {
	between := catalog.Fact{Is: catalog.Value{Number: &catalog.Range{Low: 5, Typical: 100, High: 900}}}
	for name, c := range map[string]struct {
		fact catalog.Fact
		r    fit.Requirement
		want fit.Outcome
	}{
		"under most":         {number(99), atMost("cold_start_ms", 100), fit.Meets},
		"at most":            {number(100), atMost("cold_start_ms", 100), fit.Meets},
		"over most":          {number(100.5), atMost("cold_start_ms", 100), fit.Fails},
		"over least":         {number(61), atLeast("max_request_seconds", 60), fit.Meets},
		"at least":           {number(60), atLeast("max_request_seconds", 60), fit.Meets},
		"under least":        {number(59), atLeast("max_request_seconds", 60), fit.Fails},
		"zero":               {number(0), atMost("cold_start_ms", 0), fit.Meets},
		"the slow end meets": {between, atMost("cold_start_ms", 900), fit.Meets},
		"the slow end fails": {between, atMost("cold_start_ms", 899), fit.Fails},
		"the low end meets":  {between, atLeast("max_request_seconds", 5), fit.Meets},
		"the low end fails":  {between, atLeast("max_request_seconds", 6), fit.Fails},
	} {
		for _, r := range []fit.Requirement{c.r, wanted(c.r)} {
			got := view(host(facts{r.Criterion: c.fact})).Judge(r)
			unit := "ms"
			if r.Criterion == "max_request_seconds" {
				unit = "s"
			}
			if want := measured(*c.fact.Is.Number, unit); got.Outcome != c.want || !equal(got.Is, want) {
				t.Errorf("%s, %s: got %v, %+v; want %v, %+v", name, r.Importance, got.Outcome, got.Is, c.want, want)
			}
		}
	}
}

// What is not known is unknown, whatever is asked: never a yes, never a no. Its
// note says what was tried.
func TestUnknownStaysUnknown(t *testing.T) {
	open := host(facts{
		"rollback": unknown("Searched the docs."), "cold_start_ms": {Is: catalog.Value{Unknown: true}, Clock: "init"},
		"languages": {Is: catalog.Value{Table: map[string]string{"rust": "unknown"}}}, "max_request_seconds": word("long"),
	})
	for name, r := range map[string]fit.Requirement{
		"a level": must("rollback", "none"), "a wanted level": want("rollback", "instant"),
		"a number": atMost("cold_start_ms", 1e9), "a word for a number": atLeast("max_request_seconds", 0),
		"a fact that is not there": must("cdn", "no"), "a language": runs("rust"), "a language that is not there": runs("php"),
	} {
		got := view(open).Judge(r)
		if got.Outcome != fit.Unknown {
			t.Errorf("%s: got %v", name, got.Outcome)
		}
		if got.Stale || got.Is.Known() {
			t.Errorf("%s: what is not known can't be stale, and nothing is found: %+v", name, got)
		}
	}
	if got := view(open).Judge(must("rollback", "none")).Note; got != "Searched the docs." {
		t.Errorf("the note of an unknown fact is lost: %q", got)
	}
	if got := view(open).Judge(must("cdn", "yes")); got.Gap != fit.NoFact {
		t.Errorf("a fact that is not there is no gap: %q", got.Gap)
	}
	for _, r := range []fit.Requirement{must("rollback", "none"), atMost("cold_start_ms", 1e9), runs("php")} {
		if got := view(open).Judge(r); got.Gap != "" {
			t.Errorf("%s: the data says that it is not known, and the gap is %q", r.Criterion, got.Gap)
		}
	}
}

// Each language of the set is judged by its own level.
func TestLanguagesAreJudgedOneByOne(t *testing.T) {
	h := host(facts{"languages": {Is: catalog.Value{Table: map[string]string{"rust": "native", "java": "modified", "php": "no"}}}})
	v := view(h)
	v.Languages = []string{"rust", "java", "php"} // must not mix them
	for language, outcomes := range map[string][2]fit.Outcome{"rust": {fit.Meets, fit.Meets}, "java": {fit.Fails, fit.Partly}, "php": {fit.Fails, fit.Fails}} {
		for i, r := range []fit.Requirement{runs(language), wanted(runs(language))} {
			got := v.Judge(r)
			if got.Outcome != outcomes[i] || !equal(got.Is, found(h.Facts["languages"].Is.Table[language])) {
				t.Errorf("%s, %s: got %v, %+v; want %v", language, r.Importance, got.Outcome, got.Is, outcomes[i])
			}
		}
	}
}

// A start's figure that counts the runtime's own start alone is a floor: with the method's
// allowance under the bound it is met, over the bound it fails, and between it is not
// known.
func TestInitClockIsAFloor(t *testing.T) {
	start := func(clock string, low, high float64) fit.View {
		f := catalog.Fact{Is: catalog.Value{Number: &catalog.Range{Low: low, Typical: (low + high) / 2, High: high}}, Clock: clock}
		return view(host(facts{"cold_start_ms": f}))
	}
	for _, c := range []struct {
		low, high, bound float64
		want             fit.Outcome
	}{
		{14, 14, 314, fit.Meets},
		{14, 14, 313, fit.Unknown},
		{14, 14, 14, fit.Unknown},
		{14, 14, 13, fit.Fails},
		{14, 80, 380, fit.Meets},
		{14, 80, 379, fit.Unknown},
		{14, 80, 79, fit.Fails},
		{0, 0, 0, fit.Unknown},
	} {
		for _, r := range []fit.Requirement{atMost("cold_start_ms", c.bound), wanted(atMost("cold_start_ms", c.bound))} {
			if got := start("init", c.low, c.high).Judge(r); got.Outcome != c.want || got.Is.Floor != (c.want != fit.Fails) {
				t.Errorf("init of %v to %v under %v, %s: got %v, %+v; want %v", c.low, c.high, c.bound, r.Importance, got.Outcome, got.Is, c.want)
			}
		}
	}
	for _, clock := range []string{"first-response", ""} {
		for bound, want := range map[float64]fit.Outcome{14: fit.Meets, 13: fit.Fails} {
			if got := start(clock, 10, 14).Judge(atMost("cold_start_ms", bound)); got.Outcome != want || got.Is.Floor {
				t.Errorf("clock %q under %v: got %v, %+v", clock, bound, got.Outcome, got.Is)
			}
		}
	}
}

// What a product's status is lowers no verdict, of a host or of an add-on: it is judged
// once, for the whole stack.
func TestAStatusLowersNoVerdict(t *testing.T) {
	for _, status := range catalog.Statuses {
		h := host(facts{"rollback": word("instant"), "preview_env": word("partial"), "cdn": word("no"), "git_integration": unknown("?")})
		h.Status.Is = status
		tool := addon("tool", "deploy", facts{"autoscaling": word("automatic")})
		tool.Status.Is = status
		for _, c := range []struct {
			r    fit.Requirement
			want fit.Outcome
		}{
			{must("rollback", "instant"), fit.Meets},
			{want("rollback", "instant"), fit.Meets},
			{must("autoscaling", "automatic"), fit.Meets},
			{want("preview_env", "yes"), fit.Partly},
			{must("cdn", "yes"), fit.Fails},
			{must("git_integration", "yes"), fit.Unknown},
		} {
			if got := view(h, tool).Judge(c.r).Outcome; got != c.want {
				t.Errorf("%s, %s %s: got %v, want %v", status, c.r.Importance, c.r.Criterion, got, c.want)
			}
		}
	}
}

// An add-on raises what the host lacks and never lowers it, unless its fact
// says that it sets it.
func TestAddonsRaiseOrSet(t *testing.T) {
	set := func(is string) catalog.Fact {
		f := word(is)
		f.Effect = "set"
		return f
	}
	capped := func(is string) catalog.Fact {
		f := word(is)
		if is == "" {
			f = unknown("")
		}
		f.Effect = "cap"
		return f
	}
	for name, c := range map[string]struct {
		host, addon catalog.Fact
		want        fit.Outcome
		by          string
	}{
		"raises":               {word("no"), word("yes"), fit.Meets, "addon"},
		"raises partly":        {word("no"), word("partial"), fit.Partly, "addon"},
		"does not lower":       {word("yes"), word("no"), fit.Meets, "host"},
		"is not named for it":  {word("yes"), word("yes"), fit.Meets, "host"},
		"raises the unknown":   {unknown(""), word("yes"), fit.Meets, "addon"},
		"unknown is no lack":   {word("yes"), unknown(""), fit.Meets, "host"},
		"sets lower":           {word("yes"), set("no"), fit.Fails, "addon"},
		"sets higher":          {word("no"), set("yes"), fit.Meets, "addon"},
		"caps":                 {word("yes"), capped("no"), fit.Fails, "addon"},
		"caps what is lower":   {word("no"), capped("yes"), fit.Fails, "host"},
		"caps the unknown":     {unknown(""), capped("yes"), fit.Unknown, "host"},
		"caps it to unknown":   {word("yes"), capped(""), fit.Unknown, "addon"},
		"raise is the default": {word("yes"), catalog.Fact{Is: catalog.Value{Word: "no"}, Effect: "raise"}, fit.Meets, "host"},
	} {
		got := view(host(facts{"cdn": c.host}), addon("addon", "cdn", facts{"cdn": c.addon})).Judge(want("cdn", "yes"))
		if got.Outcome != c.want || got.By != c.by {
			t.Errorf("%s: got %v by %q, want %v by %q", name, got.Outcome, got.By, c.want, c.by)
		}
	}
}

// A setup's own fact, of a host or of an add-on's plan, stands before the
// product's.
func TestSetupsOverrideFacts(t *testing.T) {
	h := host(facts{"rollback": word("none")})
	h.Setups[0].Facts = facts{"rollback": word("redeploy")}
	if got := view(h).Judge(must("rollback", "redeploy")).Outcome; got != fit.Meets {
		t.Errorf("the host's setup: got %v", got)
	}
	v := view(h)
	v.Addons = []fit.Pair{{
		Product: addon("tool", "deploy", facts{"rollback": word("none")}),
		Setup:   catalog.Setup{ID: "pro", Facts: facts{"rollback": word("instant")}},
	}}
	if got := v.Judge(must("rollback", "instant")); got.Outcome != fit.Meets || got.By != "tool" {
		t.Errorf("the add-on's plan: got %v by %q", got.Outcome, got.By)
	}
}

// A fact older than the catalog allows is stale, counted from the last day that
// its date can mean; the fact's own date stands before its source's.
func TestStaleFacts(t *testing.T) {
	for _, c := range []struct {
		source, own catalog.Date
		want        bool
	}{
		{"2026-05-28", "", false}, // 180 days
		{"2026-05-27", "", true},
		{"2026-05", "", false},
		{"2026-04", "", true},
		{"2026", "", false},
		{"2025", "", true},
		{"2020-01-01", "2026-11-01", false},
		{"2026-11-01", "2020-01-01", true},
		{"", "", false},
	} {
		f := word("instant")
		f.Source, f.AsOf = "docs", c.own
		h := host(facts{"rollback": f})
		h.Sources = map[string]catalog.Source{"docs": {URL: "https://example.com", AsOf: c.source}}
		got := view(h).Judge(must("rollback", "instant"))
		if got.Stale != c.want {
			t.Errorf("source of %q, fact of %q: stale %v, want %v", c.source, c.own, got.Stale, c.want)
		}
		if got.Source.URL != "https://example.com" || c.own != "" && got.Source.AsOf != c.own {
			t.Errorf("source of %q, fact of %q: got the source %v", c.source, c.own, got.Source)
		}
	}
}

// The words of the verdicts are part of the JSON's contract.
func TestOutcomesInWords(t *testing.T) {
	for outcome, want := range map[fit.Outcome]string{fit.Fails: "fails", fit.Unknown: "unknown", fit.Partly: "partly", fit.Meets: "meets"} {
		if outcome.String() != want {
			t.Errorf("got %q, want %q", outcome, want)
		}
	}
	if !(fit.Fails < fit.Unknown && fit.Unknown < fit.Partly && fit.Partly < fit.Meets) {
		t.Error("the outcomes are not in order")
	}
}

// A limit that no page of the vendor's states meets every bound, and says so; a limit
// that is not known does not.
func TestALimitThatIsNotStatedMeets(t *testing.T) {
	long := fit.Requirement{Criterion: "max_request_seconds", AtLeast: new(3600.0), Importance: "must"}
	none := catalog.Fact{Is: catalog.Value{Unstated: true}, Note: "The whole reference was searched."}
	got := view(host(facts{"max_request_seconds": none})).Judge(long)
	if got.Outcome != fit.Meets || !got.Is.Unstated || got.Is.Number != nil {
		t.Errorf("got %v, %+v", got.Outcome, got.Is)
	}
	if got := view(host(facts{"max_request_seconds": unknown("")})).Judge(long); got.Outcome != fit.Unknown || got.Is.Unstated {
		t.Errorf("unknown: got %v, %+v", got.Outcome, got.Is)
	}
}

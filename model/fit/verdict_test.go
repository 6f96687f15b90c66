package fit_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// A level at the bound or above meets it; below it only what the criterion
// lists is partly, all else fails.
func TestLevelsAreComparedWithTheBound(t *testing.T) {
	for _, c := range []struct {
		criterion, is, bound string
		want                 fit.Level
	}{
		{"rollback", "instant", "redeploy", fit.Meets},
		{"rollback", "redeploy", "redeploy", fit.Meets},
		{"rollback", "redeploy", "instant", fit.Fails},
		{"rollback", "none", "manual", fit.Fails},
		{"preview_env", "yes", "partial", fit.Meets},
		{"preview_env", "partial", "yes", fit.Partly},
		{"preview_env", "no", "yes", fit.Fails},
		{"preview_env", "no", "partial", fit.Fails},
		{"autoscaling", "pre-provisioned", "automatic", fit.Partly},
		{"autoscaling", "manual", "automatic", fit.Fails},
		{"autoscaling", "manual", "pre-provisioned", fit.Fails},
	} {
		for _, r := range []fit.Requirement{must(c.criterion, c.bound), want(c.criterion, c.bound)} {
			got := view(host(facts{c.criterion: word(c.is)})).Judge(r)
			if got.Level != c.want || got.Is != c.is || got.By != "host" {
				t.Errorf("%s %s of %q, %s: got %v, %q by %q; want %v", c.criterion, c.bound, c.is, r.Importance, got.Level, got.Is, got.By, c.want)
			}
		}
	}
}

// A number is compared by its typical value, the bound itself allowed.
func TestNumbersAreComparedWithTheBound(t *testing.T) {
	between := catalog.Fact{Is: catalog.Value{Number: &catalog.Range{Low: 5, Typical: 100, High: 900}}}
	for name, c := range map[string]struct {
		fact catalog.Fact
		r    fit.Requirement
		want fit.Level
		is   string
	}{
		"under most":      {number(99), atMost("cold_start_ms", 100), fit.Meets, "99 ms"},
		"at most":         {number(100), atMost("cold_start_ms", 100), fit.Meets, "100 ms"},
		"over most":       {number(100.5), atMost("cold_start_ms", 100), fit.Fails, "100.5 ms"},
		"over least":      {number(61), atLeast("max_request_seconds", 60), fit.Meets, "61 s"},
		"at least":        {number(60), atLeast("max_request_seconds", 60), fit.Meets, "60 s"},
		"under least":     {number(59), atLeast("max_request_seconds", 60), fit.Fails, "59 s"},
		"zero":            {number(0), atMost("cold_start_ms", 0), fit.Meets, "0 ms"},
		"typical, met":    {between, atMost("cold_start_ms", 100), fit.Meets, "100 (5 to 900) ms"},
		"typical, failed": {between, atMost("cold_start_ms", 99), fit.Fails, "100 (5 to 900) ms"},
	} {
		got := view(host(facts{c.r.Criterion: c.fact})).Judge(c.r)
		if got.Level != c.want || got.Is != c.is {
			t.Errorf("%s: got %v, %q; want %v, %q", name, got.Level, got.Is, c.want, c.is)
		}
		if got.Number == nil || got.Number.Typical != c.fact.Is.Number.Typical {
			t.Errorf("%s: the number is not kept: %v", name, got.Number)
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
		if got.Level != fit.Unknown {
			t.Errorf("%s: got %v", name, got.Level)
		}
		if got.Stale {
			t.Errorf("%s: what is not known can't be stale", name)
		}
	}
	if got := view(open).Judge(must("rollback", "none")).Note; got != "Searched the docs." {
		t.Errorf("the note of an unknown fact is lost: %q", got)
	}
	if got := view(open).Judge(must("cdn", "yes")); got.Is != "unknown" || got.Note == "" {
		t.Errorf("a fact that is not there says nothing of it: %q, %q", got.Is, got.Note)
	}
}

// Each language of the set is judged by its own level.
func TestLanguagesAreJudgedOneByOne(t *testing.T) {
	h := host(facts{"languages": {Is: catalog.Value{Table: map[string]string{"rust": "native", "java": "modified", "php": "no"}}}})
	v := view(h)
	v.Languages = []string{"rust", "java", "php"} // must not mix them
	for language, want := range map[string]fit.Level{"rust": fit.Meets, "java": fit.Partly, "php": fit.Fails} {
		got := v.Judge(runs(language))
		if got.Level != want || got.Is != h.Facts["languages"].Is.Table[language] {
			t.Errorf("%s: got %v, %q; want %v", language, got.Level, got.Is, want)
		}
	}
}

// A start's figure that counts the runtime's own start alone is a floor: it
// meets a bound at most partly, and still fails one that it is over.
func TestInitClockMeetsAtMostPartly(t *testing.T) {
	start := func(clock string) fit.View {
		f := number(14)
		f.Clock = clock
		return view(host(facts{"cold_start_ms": f}))
	}
	if got := start("init").Judge(atMost("cold_start_ms", 100)); got.Level != fit.Partly || !strings.Contains(got.Is, "init alone") {
		t.Errorf("init under the bound: got %v, %q", got.Level, got.Is)
	}
	if got := start("init").Judge(atMost("cold_start_ms", 10)); got.Level != fit.Fails {
		t.Errorf("init over the bound: got %v", got.Level)
	}
	for _, clock := range []string{"first-response", ""} {
		if got := start(clock).Judge(atMost("cold_start_ms", 100)); got.Level != fit.Meets {
			t.Errorf("clock %q: got %v", clock, got.Level)
		}
	}
}

// A product that is not plainly active meets a must, and a want, at most partly; a
// failure and an unknown stay what they are.
func TestOnlyPlainlyActiveProductsMeet(t *testing.T) {
	for _, status := range catalog.Statuses {
		h := host(facts{"rollback": word("instant"), "preview_env": word("partial"), "cdn": word("no"), "git_integration": unknown("?")})
		h.Status.Is = status
		most := fit.Partly
		if status == "active" {
			most = fit.Meets
		}
		for _, c := range []struct {
			r    fit.Requirement
			want fit.Level
		}{
			{must("rollback", "instant"), most},
			{want("rollback", "instant"), most},
			{must("preview_env", "yes"), fit.Partly},
			{must("cdn", "yes"), fit.Fails},
			{must("git_integration", "yes"), fit.Unknown},
		} {
			if got := view(h).Judge(c.r).Level; got != c.want {
				t.Errorf("%s, %s %s: got %v, want %v", status, c.r.Importance, c.r.Criterion, got, c.want)
			}
		}
	}
}

// An add-on that looks dormant can bring what the host lacks, at most partly.
func TestDormantAddonRaisesToPartly(t *testing.T) {
	a := addon("tool", "deploy", facts{"rollback": word("instant")})
	a.Status.Is = "unknown"
	got := view(host(facts{"rollback": word("redeploy")}), a).Judge(must("rollback", "instant"))
	if got.Level != fit.Partly || got.By != "tool" || got.Is != "instant" {
		t.Errorf("got %v, %q by %q", got.Level, got.Is, got.By)
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
	for name, c := range map[string]struct {
		host, addon catalog.Fact
		want        fit.Level
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
		"raise is the default": {word("yes"), catalog.Fact{Is: catalog.Value{Word: "no"}, Effect: "raise"}, fit.Meets, "host"},
	} {
		got := view(host(facts{"cdn": c.host}), addon("addon", "cdn", facts{"cdn": c.addon})).Judge(must("cdn", "yes"))
		if got.Level != c.want || got.By != c.by {
			t.Errorf("%s: got %v by %q, want %v by %q", name, got.Level, got.By, c.want, c.by)
		}
	}
}

// A setup's own fact, of a host or of an add-on's plan, stands before the
// product's.
func TestSetupsOverrideFacts(t *testing.T) {
	h := host(facts{"rollback": word("none")})
	h.Setups[0].Facts = facts{"rollback": word("redeploy")}
	if got := view(h).Judge(must("rollback", "redeploy")).Level; got != fit.Meets {
		t.Errorf("the host's setup: got %v", got)
	}
	v := view(h)
	v.Addons = []fit.Pair{{
		Product: addon("tool", "deploy", facts{"rollback": word("none")}),
		Setup:   catalog.Setup{ID: "pro", Facts: facts{"rollback": word("instant")}},
	}}
	if got := v.Judge(must("rollback", "instant")); got.Level != fit.Meets || got.By != "tool" {
		t.Errorf("the add-on's plan: got %v by %q", got.Level, got.By)
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
func TestLevelsInWords(t *testing.T) {
	for level, want := range map[fit.Level]string{fit.Fails: "fails", fit.Unknown: "unknown", fit.Partly: "partly", fit.Meets: "meets"} {
		if level.String() != want {
			t.Errorf("got %q, want %q", level, want)
		}
	}
	if !(fit.Fails < fit.Unknown && fit.Unknown < fit.Partly && fit.Partly < fit.Meets) {
		t.Error("the levels are not in order")
	}
}

package fit_test

import (
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// A level that another answer could make enough leaves the requirement open and says so;
// above it it is met, below it fails.
func TestALevelIsOpenUntilAnotherAnswerDecides(t *testing.T) {
	h := host(facts{"languages": {Is: catalog.Value{Table: map[string]string{
		"rust": "native", "java": "container", "go": "wasm", "ruby": "modified", "php": "no", "python": "unknown",
	}}}})
	for language, want := range map[string]struct {
		outcome fit.Outcome
		gap     fit.Gap
	}{
		"rust": {fit.Meets, ""}, "java": {fit.Meets, ""}, "go": {fit.Unknown, fit.Undecided}, "ruby": {fit.Unknown, fit.Undecided}, "php": {fit.Fails, ""}, "python": {fit.Unknown, ""},
	} {
		r := runs(language)
		r.Open, r.Undecided = "wasm", "changes"
		for _, r := range []fit.Requirement{r, wanted(r)} {
			if got := view(h).Judge(r); got.Outcome != want.outcome || got.Gap != want.gap {
				t.Errorf("%s, %s: %v, gap %q; want %v, %q", language, r.Importance, got.Outcome, got.Gap, want.outcome, want.gap)
			}
		}
	}
}

// A start that was found for other languages can rule out and never satisfies; one that
// holds for all, or "never", satisfies whatever the language.
func TestAStartOfAnotherLanguageNeverSatisfies(t *testing.T) {
	start := func(of catalog.Words, ms float64, by ...catalog.Variant) catalog.Fact {
		return catalog.Fact{Is: exactly(ms), Clock: "first-response", Of: of, By: by}
	}
	java := catalog.Variant{Language: "java", Is: exactly(900)}
	small := catalog.Variant{Size: "small", Is: exactly(900)}
	for _, c := range []struct {
		name     string
		fact     catalog.Fact
		language string
		bound    float64
		want     fit.Outcome
		gap      fit.Gap
	}{
		{"its own language", start(catalog.Words{"go"}, 500), "go", 1000, fit.Meets, ""},
		{"another", start(catalog.Words{"go"}, 500), "java", 1000, fit.Unknown, fit.OtherLanguage},
		{"another, too slow", start(catalog.Words{"go"}, 500), "java", 400, fit.Fails, ""},
		{"none is named", start(nil, 500), "java", 1000, fit.Unknown, fit.OtherLanguage},
		{"no language is asked for", start(nil, 500), "", 1000, fit.Meets, ""},
		{"all of them", start(catalog.Words{catalog.AnyLanguage}, 500), "java", 1000, fit.Meets, ""},
		{"never", start(nil, 0), "java", 0, fit.Meets, ""},
		{"by language", start(nil, 500, java), "java", 1000, fit.Meets, ""},
		{"by language, too slow", start(nil, 500, java), "java", 800, fit.Fails, ""},
		{"by another language", start(nil, 500, java), "ruby", 1000, fit.Unknown, fit.OtherLanguage},
		{"by size", start(catalog.Words{"go"}, 500, small), "java", 1000, fit.Unknown, fit.OtherLanguage},
	} {
		v := view(host(facts{"cold_start_ms": c.fact}))
		v.Size = "small"
		if c.language != "" {
			v.Languages = []string{c.language}
		}
		for _, r := range []fit.Requirement{atMost("cold_start_ms", c.bound), wanted(atMost("cold_start_ms", c.bound))} {
			if got := v.Judge(r); got.Outcome != c.want || got.Gap != c.gap {
				t.Errorf("%s, %s: %v, gap %q; want %v, %q", c.name, r.Importance, got.Outcome, got.Gap, c.want, c.gap)
			}
		}
	}
}

// A limit that nobody states is no matter where the answer is far from any.
func TestALimitOutOfReachMeets(t *testing.T) {
	for _, reach := range []bool{true, false} {
		want := fit.Meets
		if reach {
			want = fit.Unknown
		}
		r := atLeast("max_request_seconds", 20)
		r.OutOfReach = !reach
		if got := view(host(facts{"max_request_seconds": unknown("looked for")})).Judge(r); got.Outcome != want || got.Is.Known() {
			t.Errorf("in reach %v: %v, %+v", reach, got.Outcome, got.Is)
		}
		if got := view(host(facts{"max_request_seconds": number(10)})).Judge(r); got.Outcome != fit.Fails {
			t.Errorf("in reach %v: a limit of 10 holds 20: %v", reach, got.Outcome)
		}
	}
}

// Judged all at once or one by one, a requirement that is none of the judgement's comes
// out as one of it would.
func TestOtherJudgesAsTheRest(t *testing.T) {
	h := host(facts{"rollback": word("manual"), "max_request_seconds": number(100)})
	a := addon("proxy", "cdn", facts{"rollback": word("instant"), "max_request_seconds": {Is: exactly(10), Effect: "cap"}})
	c := *known()
	c.Hosts, c.Addons = []*catalog.Product{h}, []*catalog.Product{a}
	p := fit.NewPairing(&c)
	for _, r := range []fit.Requirement{must("rollback", "instant"), atLeast("max_request_seconds", 50), atLeast("max_request_seconds", 5)} {
		for _, addons := range [][]int{nil, {0}} {
			own, other := p.Judge([]fit.Requirement{r}, nil, today).Verdict(0, 0, 0, addons, nil, ""), p.Judge(nil, nil, today).Other(r, 0, 0, addons, nil, "")
			if own.Outcome != other.Outcome || own.By != other.By {
				t.Errorf("%s with %v: %v by %s, as another %v by %s", r.Criterion, addons, own.Outcome, own.By, other.Outcome, other.By)
			}
		}
	}
}

package fit_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
)

func load(t *testing.T) *catalog.Catalog { return catalogs.Shipped(t) }

type values map[string]answers.Value

// required are the requirements of answers, as the advice makes them.
func required(c *catalog.Catalog, v values, importance map[string]string) []fit.Requirement {
	return fit.Requirements(c, answers.Answers{Values: v, Importance: importance}.With(c))
}

// sample is an answer to a question, with the word where it is one of words.
func sample(q *catalog.Question, word string) answers.Value {
	switch q.Kind {
	case "number":
		return answers.Number(42)
	case "places":
		return answers.Value{Shares: []catalog.Users{{Place: "sydney", Share: 1}}}
	case "place":
		return answers.Words(cmp.Or(word, "sydney"))
	}
	return answers.Words(word)
}

// words are what a question can be answered with; one empty word where the
// answer is no word.
func words(q *catalog.Question, c *catalog.Catalog) []string {
	if allowed := append(answers.Allowed(q, c), q.Others...); len(allowed) > 0 {
		return allowed
	}
	return []string{""}
}

// Every option of every question makes exactly the requirements that the data
// writes beside it, those of the questions that it sets as a must, and those
// that every answer to the question makes.
func TestEveryOptionMakesItsRequirements(t *testing.T) {
	c := load(t)
	for _, q := range c.Questions {
		for _, word := range words(q, c) {
			var want []string
			given := answers.Answers{Values: values{q.ID: sample(q, word)}}
			add := func(question, importance, word string, r catalog.Require) {
				if r.Importance != "" && question == q.ID {
					importance = r.Importance
				}
				if importance != "skip" && given.Hold(r.When) {
					want = append(want, question+" "+r.Criterion+" "+importance+" "+bound(r, word))
				}
			}
			for _, r := range q.Requires {
				if (answers.Answers{Values: values{q.ID: sample(q, word)}}).Hold(r.When) {
					add(q.ID, q.Importance, word, r)
				}
			}
			option, _ := q.Option(word)
			for _, r := range option.Requires {
				add(q.ID, q.Importance, word, r)
			}
			for id, set := range option.Sets {
				other, ok := c.Question(id)
				if !ok {
					t.Fatalf("%s %s sets a question that is not there: %s", q.ID, word, id)
				}
				if n, ok := catalog.Number(set); ok {
					for _, r := range other.Requires {
						want = append(want, fmt.Sprintf("%s %s must %s %v", id, r.Criterion, r.Answer, r.Bounds(n)))
					}
					continue
				}
				chosen, ok := other.Option(set.(string))
				if !ok {
					t.Fatalf("%s %s sets %s to %v, which is not among its options", q.ID, word, id, set)
				}
				for _, r := range chosen.Requires {
					add(id, "must", chosen.ID, r)
				}
			}
			var got []string
			for _, r := range required(c, values{q.ID: sample(q, word)}, nil) {
				got = append(got, r.Question+" "+r.Criterion+" "+r.Importance+" "+made(r))
			}
			slices.Sort(want)
			slices.Sort(got)
			if !slices.Equal(got, want) {
				t.Errorf("%s = %q makes\n%q, the data says\n%q", q.ID, word, got, want)
			}
		}
	}
}

// bound is what the data's entry asks of an answer: 42 where it is a number.
func bound(r catalog.Require, word string) string {
	switch {
	case r.Answer == "only" || r.Answer == "never":
		return r.Answer + " " + word
	case r.Answer != "":
		return fmt.Sprintf("%s %v", r.Answer, r.Bounds(42))
	case r.AtLeast != nil:
		return "at_least " + r.AtLeast.Text
	case r.AtMost != nil:
		return "at_most " + r.AtMost.Text
	case r.Key == "$":
		return word + " " + r.Bound
	}
	return r.Key + " " + r.Bound
}

// made is the same of a requirement.
func made(r fit.Requirement) string {
	number := func(v float64) string {
		if v == 42 {
			return "42"
		}
		return catalog.Value{Number: &catalog.Range{Low: v, Typical: v, High: v}}.String()
	}
	switch {
	case r.Only != nil:
		return "only " + r.Only[0]
	case r.Never != nil:
		return "never " + r.Never[0]
	case r.AtLeast != nil:
		return "at_least " + number(*r.AtLeast)
	case r.AtMost != nil:
		return "at_most " + number(*r.AtMost)
	}
	return r.Key + " " + r.Bound
}

// Every requirement that any answer can make can be judged: its criterion
// exists, its bound is one of the criterion's, and it says which question asks for it.
func TestEveryRequirementCanBeJudged(t *testing.T) {
	c := load(t)
	jurisdiction := func(id string) bool {
		return slices.ContainsFunc(c.Residency, func(j catalog.Jurisdiction) bool { return j.ID == id })
	}
	seen := map[string]bool{}
	for _, q := range c.Questions {
		for _, word := range words(q, c) {
			for _, r := range required(c, values{q.ID: sample(q, word)}, nil) {
				k, ok := c.Criterion(r.Criterion)
				if !ok {
					t.Errorf("%s = %q: there is no criterion %q", q.ID, word, r.Criterion)
					continue
				}
				seen[k.ID] = true
				fine := false
				switch {
				case k.Kind == "levels":
					fine = k.Level(r.Bound) >= 0
				case k.Kind == "set":
					fine = slices.Contains(k.Members, r.Key) && k.Level(r.Bound) >= 0
				case k.ID == "residency":
					fine = jurisdiction(r.Key)
				case k.ID == "vendor":
					fine = len(r.Only)+len(r.Never) > 0
				case len(k.Any) > 0:
					fine = true
				default:
					fine = (r.AtLeast != nil) != (r.AtMost != nil)
				}
				if !fine || r.Question == "" {
					t.Errorf("%s = %q makes a requirement that nothing can be judged by: %+v", q.ID, word, r)
				}
				if r.Importance != "must" && r.Importance != "want" {
					t.Errorf("%s = %q: importance %q", q.ID, word, r.Importance)
				}
			}
		}
	}
	for _, changes := range []string{"none", "adapter", "rewrite"} { // what other answers are a condition of
		for _, r := range required(c, values{"changes": answers.Words(changes), "language": answers.Words("typescript"), "kind": answers.Words("server-rendered")}, nil) {
			seen[r.Criterion] = true
		}
	}
	for _, q := range c.Questions {
		for _, list := range append([][]catalog.Require{q.Requires}, optionRequires(q)...) {
			for _, r := range list {
				if !seen[r.Criterion] {
					t.Errorf("no answer to %s makes its requirement on %s", q.ID, r.Criterion)
				}
			}
		}
	}
}

func optionRequires(q *catalog.Question) (lists [][]catalog.Require) {
	for _, o := range q.Options {
		lists = append(lists, o.Requires)
	}
	return lists
}

// A question that is not answered constrains nothing.
func TestNothingAnsweredNothingRequired(t *testing.T) {
	if got := required(load(t), values{}, nil); len(got) > 0 {
		t.Errorf("got %v", got)
	}
}

// An importance of one's own stands instead of a question's default, and of
// what an option of another question would make of it; skip drops it.
func TestImportanceIsOverridden(t *testing.T) {
	c := load(t)
	for _, x := range []struct {
		name       string
		values     values
		importance map[string]string
		criterion  string
		want       string // empty: no requirement
	}{
		{"a want by default", values{"rollback": answers.Words("instant")}, nil, "rollback", "want"},
		{"made a must", values{"rollback": answers.Words("instant")}, map[string]string{"rollback": "must"}, "rollback", "must"},
		{"a must by default", values{"language": answers.Words("rust")}, nil, "languages", "must"},
		{"made a want", values{"language": answers.Words("rust")}, map[string]string{"language": "want"}, "languages", "want"},
		{"skipped", values{"language": answers.Words("rust")}, map[string]string{"language": "skip"}, "languages", ""},
		{"an option's own want", values{"kind": answers.Words("single-page")}, nil, "cdn", "want"},
		{"an option's own want, overridden", values{"kind": answers.Words("single-page")}, map[string]string{"kind": "must"}, "cdn", "must"},
		{"a number", values{"budget": answers.Number(100)}, map[string]string{"budget": "want"}, "monthly_cost", "want"},
		{"set as a must", values{"must_haves": answers.Words("instant-rollback")}, nil, "rollback", "must"},
		{"set, but wished", values{"must_haves": answers.Words("instant-rollback")}, map[string]string{"rollback": "want"}, "rollback", "want"},
		{"set, but skipped", values{"must_haves": answers.Words("instant-rollback")}, map[string]string{"rollback": "skip"}, "rollback", ""},
		{"of a question that was not answered", values{}, map[string]string{"rollback": "must"}, "rollback", ""},
	} {
		got := ""
		for _, r := range required(c, x.values, x.importance) {
			if r.Criterion == x.criterion {
				got = r.Importance
			}
		}
		if got != x.want {
			t.Errorf("%s: got %q, want %q", x.name, got, x.want)
		}
	}
}

// What was answered itself stays when another question's option would set it.
func TestOwnAnswerStaysOverWhatIsSet(t *testing.T) {
	got := required(load(t), values{"must_haves": answers.Words("automatic-scaling"), "autoscaling": answers.Words("manual")}, nil)
	if len(got) != 1 || got[0].Bound != "manual" {
		t.Errorf("got %+v", got)
	}
}

// Two questions that ask for the same bound make one requirement, a must before
// a want, whichever comes first; different bounds stay apart.
func TestSameBoundIsAskedOnce(t *testing.T) {
	c := load(t)
	both := values{"needs": answers.Words("managed-postgres"), "postgres": answers.Words("managed")}
	for _, x := range []struct {
		importance map[string]string
		question   string
	}{
		{map[string]string{"needs": "want", "postgres": "must"}, "postgres"},
		{map[string]string{"needs": "must", "postgres": "want"}, "needs"},
	} {
		got := required(c, both, x.importance)
		if len(got) != 1 || got[0].Importance != "must" || got[0].Question != x.question {
			t.Errorf("%v: got %+v, want one must of %s", x.importance, got, x.question)
		}
	}
	if got := required(c, both, map[string]string{"needs": "want", "postgres": "want"}); len(got) != 1 || got[0].Importance != "want" {
		t.Errorf("two wants: got %+v", got)
	}
	got := required(c, values{"budget": answers.Number(60), "latency_goal_ms": answers.Number(60)}, nil)
	if len(got) != 2 {
		t.Errorf("they are bounds on two criteria: got %+v", got)
	}
}

// Of several figures that a limit must hold, the greatest is asked for; a long request
// means a minute, unless it is said how long.
func TestLimitsHoldTheGreatest(t *testing.T) {
	c := load(t)
	long := answers.Words("long-requests")
	for _, x := range []struct {
		name     string
		values   values
		question string
		least    float64
	}{
		{"the mean", values{"duration_ms": answers.Number(70_000)}, "duration_ms", 70},
		{"the longest", values{"duration_ms": answers.Number(7_000), "request_seconds": answers.Number(29)}, "request_seconds", 29},
		{"the mean above the longest", values{"duration_ms": answers.Number(70_000), "request_seconds": answers.Number(29)}, "duration_ms", 70},
		{"long, without a figure", values{"state": long}, "request_seconds", 60},
		{"long, with a figure", values{"state": long, "request_seconds": answers.Number(29)}, "request_seconds", 29},
	} {
		got := required(c, x.values, nil)
		if len(got) != 1 || !got[0].Must() || got[0].Question != x.question || *got[0].AtLeast != x.least || got[0].OutOfReach != (x.least < 30) {
			t.Errorf("%s: %+v, want %s of at least %v", x.name, got, x.question, x.least)
		}
	}
	wished := required(c, values{"state": long}, map[string]string{"state": "want"})
	if len(wished) != 1 || wished[0].Must() {
		t.Errorf("long requests are a wish: %+v", wished)
	}
}

// What will do for a language follows from how far the code may be changed.
func TestLanguageFollowsTheChanges(t *testing.T) {
	c := load(t)
	for _, x := range []struct{ changes, bound, open string }{
		{"", "container", "wasm"}, {"none", "container", ""}, {"adapter", "modified", ""}, {"rewrite", "wasm", ""},
	} {
		v := values{"language": answers.Words("go")}
		if x.changes != "" {
			v["changes"] = answers.Words(x.changes)
		}
		for _, r := range required(c, v, nil) {
			if r.Criterion == "languages" && (r.Bound != x.bound || r.Open != x.open || (r.Undecided == "changes") != (x.open != "")) {
				t.Errorf("changes %q: %+v", x.changes, r)
			}
		}
	}
}

// A JavaScript framework is asked for where JavaScript renders; other languages render by
// themselves.
func TestServerRenderedAsksForFrameworksOfJavaScript(t *testing.T) {
	c := load(t)
	for language, want := range map[string]bool{"typescript": true, "javascript": true, "php": false, "ruby": false, "": false} {
		v := values{"kind": answers.Words("server-rendered")}
		if language != "" {
			v["language"] = answers.Words(language)
		}
		got := slices.ContainsFunc(required(c, v, nil), func(r fit.Requirement) bool { return r.Criterion == "ssr_frameworks" })
		if got != want {
			t.Errorf("%q: frameworks asked for: %v", language, got)
		}
	}
}

// None of several is an answer, and asks for nothing.
func TestNoneAsksForNothing(t *testing.T) {
	c := load(t)
	for _, q := range c.Questions {
		if q.Kind == "choices" && answers.Requires(q) {
			for _, r := range required(c, values{q.ID: {List: true}}, nil) {
				t.Errorf("%s: none makes %+v", q.ID, r)
			}
		}
	}
}

// Each option asks for the lowest level that does what its words say.
func TestBoundsOfOptions(t *testing.T) {
	c := load(t)
	for option, want := range map[string][2]string{
		"needs iac": {"iac", "partial"}, "needs ssh": {"ssh_access", "partial"}, "needs log-drain": {"log_drain", "partial"}, "needs metrics": {"metrics", "partial"},
		"needs wildcard-tls": {"wildcard_tls", "partial"}, "needs own-domain": {"custom_domains_tls", "partial"}, "needs network-floods": {"ddos_protection", "partial"},
		"needs ddos-protection": {"ddos_protection", "yes"}, "needs ipv6": {"ipv6", "yes"}, "needs always-on": {"always_on_option", "yes"},
		"spread several-regions": {"multi_region", "partial"}, "spread edge": {"edge", "yes"}, "deploy_from ci": {"ci_deploy", "partial"},
		"deploy_from repository": {"git_integration", "yes"}, "must_haves previews": {"preview_env", "yes"}, "must_haves instant-rollback": {"rollback", "instant"},
		"redundancy two-instances": {"autoscaling", "manual"}, "redundancy two-zones": {"two_zones", "yes"},
	} {
		question, word, _ := strings.Cut(option, " ")
		got := required(c, values{question: answers.Words(word)}, nil)
		if len(got) != 1 || got[0].Criterion != want[0] || got[0].Bound != want[1] {
			t.Errorf("%s: %+v, want %v", option, got, want)
		}
	}
	if got := required(c, values{"kind": answers.Words("side-project")}, nil); len(got) > 0 {
		t.Errorf("a side project asks for %+v", got)
	}
}

// Requirements come in the order of the questions, and one for each word of an
// answer of several.
func TestRequirementsFollowTheQuestions(t *testing.T) {
	c := load(t)
	got := required(c, values{
		"rollback": answers.Words("instant"), "language": answers.Words("rust", "typescript"), "budget": answers.Number(50),
	}, nil)
	var order []string
	for _, r := range got {
		order = append(order, r.Question+" "+r.Key)
	}
	if want := []string{"language rust", "language typescript", "budget ", "rollback "}; !slices.Equal(order, want) {
		t.Errorf("got %q, want %q", order, want)
	}
}

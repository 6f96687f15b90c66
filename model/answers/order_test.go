package answers_test

import (
	"reflect"
	"slices"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// asked is a catalog with questions of all tiers, one of them with a condition.
var asked = &catalog.Catalog{Questions: []*catalog.Question{
	{ID: "kind", Tier: "core"},
	{ID: "rollback", Tier: "refine", Importance: "want", Requires: []catalog.Require{{}}},
	{ID: "memory", Tier: "expert"},
	{ID: "users", Tier: "core", Importance: "must", Options: []catalog.Option{{ID: "one"}, {ID: "two", Requires: []catalog.Require{{}}}}},
	{ID: "previews", Tier: "refine"},
	{ID: "preview_hours", Tier: "refine", When: []catalog.When{{Question: "previews", Is: []string{"yes"}}}},
}}

// given answers questions with a word each.
func given(words ...string) answers.Answers {
	a := answers.Answers{}.Clone()
	for i := 0; i < len(words); i += 2 {
		a.Values[words[i]] = answers.Words(words[i+1])
	}
	return a
}

// Core questions come first, then what is answered, then what could change most,
// then figures; a question without sense is left out until it is answered.
func TestOrder(t *testing.T) {
	for _, c := range []struct {
		name      string
		given     answers.Answers
		influence map[string]float64
		want      []string
	}{
		{"nothing answered or weighed", given(), nil, []string{"kind", "users", "rollback", "previews", "memory"}},
		{"weighed", given(), map[string]float64{"previews": 0.5, "rollback": 0.2}, []string{"kind", "users", "previews", "rollback", "memory"}},
		{"weighed alike", given(), map[string]float64{"previews": 0.5, "rollback": 0.5}, []string{"kind", "users", "rollback", "previews", "memory"}},
		{"answered core stays", given("kind", "api"), nil, []string{"kind", "users", "rollback", "previews", "memory"}},
		{"answered goes first", given("previews", "no"), map[string]float64{"previews": 0, "rollback": 1}, []string{"kind", "users", "previews", "rollback", "memory"}},
		{"a condition holds", given("previews", "yes"), map[string]float64{"preview_hours": 1}, []string{"kind", "users", "previews", "preview_hours", "rollback", "memory"}},
		{"answered without sense", given("preview_hours", "8"), nil, []string{"kind", "users", "preview_hours", "rollback", "previews", "memory"}},
		{"an answered figure stays", given("memory", "512"), nil, []string{"kind", "users", "rollback", "previews", "memory"}},
	} {
		var got []string
		for _, q := range answers.Order(asked, c.given, c.influence) {
			got = append(got, q.ID)
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

// After a question comes the next core one that is open, then the refining one
// that could change most, and nothing after a figure.
func TestNext(t *testing.T) {
	for _, c := range []struct {
		name      string
		given     answers.Answers
		influence map[string]float64
		after     string
		want      string
	}{
		{"the start", given(), nil, "", "kind"},
		{"the start with one answered", given("kind", "api"), nil, "", "users"},
		{"after a core one", given("kind", "api"), nil, "kind", "users"},
		{"round to an earlier core one", given("users", "one"), nil, "users", "kind"},
		{"not the same again", given("users", "one"), nil, "kind", "rollback"},
		{"core is done", given("kind", "api", "users", "one"), nil, "users", "rollback"},
		{"what could change most", given("kind", "api", "users", "one"), map[string]float64{"previews": 0.1}, "users", "previews"},
		{"after a refining one", given("kind", "api", "users", "one", "rollback", "instant"), nil, "rollback", "previews"},
		{"what an answer opens", given("kind", "api", "users", "one", "rollback", "instant", "previews", "yes"), nil, "previews", "preview_hours"},
		{"after a figure", given("memory", "512"), nil, "memory", ""},
		{"all is answered", given("kind", "api", "users", "one", "rollback", "instant", "previews", "no"), nil, "previews", ""},
		{"not a question", given("kind", "api"), nil, "colour", "users"},
	} {
		if got := answers.Next(asked, c.given, c.influence, c.after); got != c.want {
			t.Errorf("%s: %q, want %q", c.name, got, c.want)
		}
	}
	if got := answers.Next(&catalog.Catalog{}, given(), nil, ""); got != "" {
		t.Errorf("without questions comes %q", got)
	}
}

// The last core question is the last one of the data, however the others stand.
func TestLastCore(t *testing.T) {
	for want, c := range map[string]*catalog.Catalog{"users": asked, "": {Questions: []*catalog.Question{{ID: "memory", Tier: "expert"}}}} {
		if got := answers.LastCore(c); got != want {
			t.Errorf("the last core question is %q, want %q", got, want)
		}
	}
}

// A question counts as was said for it, else as the data says; it counts at all
// where it, or one of its options, requires something.
func TestImportance(t *testing.T) {
	a := given()
	a.Importance["rollback"] = "skip"
	for _, c := range []struct {
		id, importance string
		requires       bool
	}{{"rollback", "skip", true}, {"users", "must", true}, {"kind", "", false}} {
		q, _ := asked.Question(c.id)
		if got := a.ImportanceOf(q); got != c.importance {
			t.Errorf("%s counts as %q, want %q", c.id, got, c.importance)
		}
		if got := answers.Requires(q); got != c.requires {
			t.Errorf("%s requires: %v", c.id, got)
		}
	}
}

// A clone is equal and changes alone; maps that were not there are there in it.
func TestClone(t *testing.T) {
	a := given("kind", "api")
	a.Title, a.Weights, a.Decision = "T", map[string]float64{"cost": 2}, &answers.Decision{Stack: "one"}
	b := a.Clone()
	if !reflect.DeepEqual(a, b) {
		t.Errorf("%+v became %+v", a, b)
	}
	b.Values["kind"], b.Importance["kind"], b.Weights["cost"] = answers.Words("site"), "want", 3
	if a.Word("kind") != "api" || len(a.Importance) > 0 || a.Weights["cost"] != 2 {
		t.Errorf("the answers changed with their clone: %+v", a)
	}
	if c := (answers.Answers{}).Clone(); c.Values == nil || c.Importance == nil {
		t.Error("a clone of nothing can't be answered")
	}
}

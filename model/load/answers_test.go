package load_test

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"whereto/data"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/load"
)

// shipped is the data that ships, read once.
var shipped = sync.OnceValue(func() *catalog.Catalog { return read(load.Layer{FS: data.Files}) })

// base are the files that ship, without hosts, add-ons and round trips.
func base() fstest.MapFS {
	dir := fstest.MapFS{"latency/tables.toml": {Data: []byte("tables = []")}}
	names, _ := fs.Glob(data.Files, "*.toml")
	for _, name := range names {
		content, err := fs.ReadFile(data.Files, name)
		if err != nil {
			panic(err)
		}
		dir[name] = &fstest.MapFile{Data: content}
	}
	return dir
}

// asking is a catalog with the shipped questions and one host.
var asking = sync.OnceValue(func() *catalog.Catalog {
	dir := base()
	dir["hosts/small.toml"] = &fstest.MapFile{Data: []byte("id = \"small\"\nvendor = \"Small & Sons\"")}
	return read(load.Layer{FS: dir})
})

func read(layers ...load.Layer) *catalog.Catalog {
	s, err := load.Read(layers...)
	if err != nil {
		panic(err)
	}
	return s.Catalog
}

// faultsOf are what an error says, one by one.
func faultsOf(t *testing.T, err error) fault.Faults {
	t.Helper()
	var faults fault.Faults
	if err != nil && !errors.As(err, &faults) {
		t.Fatalf("the error is no list of faults: %v", err)
	}
	return faults
}

// answer reads the lines of an [answers] table.
func answer(lines string) (answers.Answers, error) {
	return load.ReadAnswers("a.toml", []byte("whereto = 1\n[answers]\n"+lines), asking())
}

// Three mistakes are told at once: file, line, key, what was found, what is
// allowed, and what was probably meant. What is right beside them is kept.
func TestThreeMistakes(t *testing.T) {
	a, err := load.ReadAnswers("team.toml", []byte(`whereto = 1
title = "T"

[answers]
rollback = "intsant"
languge = ["rust"]
users = { sydney = 0.7, aukland = 0.3 }
budget = 100
`), asking())
	var got []string
	for _, f := range faultsOf(t, err) {
		got = append(got, f.String())
	}
	want := []string{
		`team.toml:5: answers.rollback: found "intsant"; allowed: instant, redeploy, no-matter; did you mean "instant"?`,
		`team.toml:6: answers.languge: there is no question "languge"; allowed: `,
		`team.toml:7: answers.users: there is no place "aukland"; whereto list places shows them all; did you mean "auckland"?`,
	}
	if !slices.EqualFunc(got, want, strings.HasPrefix) || !strings.HasSuffix(got[1], `did you mean "language"?`) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if a.Title != "T" || a.Values["budget"].Number == nil || len(a.Values) != 1 {
		t.Errorf("what is right: %+v", a)
	}
}

// Every kind of question takes what it should, in the forms that it may have.
func TestRightAnswers(t *testing.T) {
	for line, want := range map[string]string{
		`rollback = "instant"`:                            "[instant]",
		`language = ["rust", "go", "rust"]`:               "[rust go]",
		`language = []`:                                   "[]",
		`never_vendors = []`:                              "[]",
		`language = "rust"`:                               "[rust]",
		`database = "sydney"`:                             "[sydney]",
		`database = "none"`:                               "[none]",
		`database = "with-the-app"`:                       "[with-the-app]",
		`database = "virginia"`:                           "[ashburn]",
		`requests = 1_000_000`:                            "1e+06 1e+06 1e+06",
		`vcpus = 0.5`:                                     "0.5 0.5 0.5",
		`requests = { low = 1, typical = 2, high = 3.5 }`: "1 2 3.5",
		`budget = 0`:                                      "0 0 0",
		`currency = "EUR"`:                                "[EUR]",
		`never_vendors = ["Small & Sons"]`:                "[small-sons]",
		`only_vendors = ["small-sons"]`:                   "[small-sons]",
		`current_host = "small"`:                          "[small]",
		`residency = ["eu", "au"]`:                        "[eu au]",
		`users = ["sydney"]`:                              "sydney 1",
		`users = "sydney"`:                                "sydney 1",
		`users = ["sydney", "frankfurt"]`:                 "frankfurt 0.5, sydney 0.5",
		`users = { sydney = 3, frankfurt = 1 }`:           "sydney 0.75, frankfurt 0.25",
		`users = { sydney = 0.25, virginia = 0.75 }`:      "ashburn 0.75, sydney 0.25",
		`users = { sydney = "0.5" }`:                      "sydney 1",
	} {
		a, err := answer(line)
		if err != nil {
			t.Errorf("%s: %v", line, err)
			continue
		}
		id, _, _ := strings.Cut(line, " ")
		if got := written(a.Values[id]); got != want {
			t.Errorf("%s: read as %s, want %s", line, got, want)
		}
	}
}

// written is an answer's value for comparing.
func written(v answers.Value) string {
	switch {
	case v.Number != nil:
		return fmt.Sprint(v.Number.Low, v.Number.Typical, v.Number.High)
	case v.Shares != nil:
		var parts []string
		for _, s := range v.Shares {
			parts = append(parts, fmt.Sprint(s.Place, " ", s.Share))
		}
		return strings.Join(parts, ", ")
	}
	return fmt.Sprint(v.Words)
}

// Every kind of question refuses what it should, with one fault in its line, and
// takes no value.
func TestWrongAnswers(t *testing.T) {
	for _, c := range []struct{ line, key, text, hint string }{
		{`rollback = ["instant"]`, "rollback", "found a list, one of these is allowed: instant, redeploy", ""},
		{`rollback = ""`, "rollback", `found ""; allowed: instant`, ""},
		{`language = ["rust", "cobol"]`, "language", `found "cobol"; allowed: typescript`, ""},
		{`language = [1]`, "language", "found the number 1 in the list, words are allowed", ""},
		{`language = 1`, "language", "found the number 1, a word or a list of words is allowed", ""},
		{`database = "sidney"`, "database", `there is no place "sidney"`, "sydney"},
		{`database = "non"`, "database", `there is no place "non"`, "none"},
		{`database = ["sydney"]`, "database", "found a list, one place is allowed", ""},
		{`users = ["sydney", "sydney"]`, "users", `"sydney" stands twice`, ""},
		{`users = ["ashburn", "virginia"]`, "users", `"ashburn" stands twice`, ""},
		{`users = []`, "users", "no place is given", ""},
		{`users = {}`, "users", "no place is given", ""},
		{`users = 5`, "users", "found the number 5; a list of places or a table of shares", ""},
		{`users = ["sydney", 5]`, "users", "found the number 5 in the list", ""},
		{`users = ["none"]`, "users", `there is no place "none"`, ""},
		{`users = { sydney = 0 }`, "users.sydney", "found the number 0; a share over 0 is allowed", ""},
		{`users = { sydney = -1 }`, "users.sydney", "a share over 0 is allowed", ""},
		{`users = { sydney = 1e300, perth = 1 }`, "users.sydney", "a share over 0 is allowed", ""},
		{`users = { sydney = nan }`, "users.sydney", "a share over 0 is allowed", ""},
		{`users = { sydney = inf }`, "users.sydney", "a share over 0 is allowed", ""},
		{`users = { sydney = "most" }`, "users.sydney", "a share over 0 is allowed", ""},
		{`requests = "many"`, "requests", `found the text "many", a number or { low, typical, high }`, ""},
		{`requests = -1`, "requests", "found -1; from 0 to", ""},
		{`requests = nan`, "requests", "found NaN; from 0", ""},
		{`requests = inf`, "requests", "found +Inf; from 0", ""},
		{`budget = inf`, "budget", "found +Inf; from 0 to 1,000,000,000,000,000", ""},
		{`requests = 2e12`, "requests", "found 2,000,000,000,000; from 0 to 1,000,000,000,000", ""},
		{`requests = { low = 2, typical = 1, high = 3 }`, "requests", "low 2, typical 1, high 3 are not in order", ""},
		{`requests = { low = 1, typical = 4, high = 3 }`, "requests", "not in order", ""},
		{`requests = { low = nan, typical = 4, high = 5 }`, "requests", "not in order", ""},
		{`requests = { low = 1, typical = 2, high = inf }`, "requests", "found +Inf; from 0", ""},
		{`requests = { low = 1, typical = 2 }`, "requests", "a range has low, typical and high", ""},
		{`requests = { low = 1, high = 2 }`, "requests", "found a table, a number or { low, typical, high }", ""},
		{`requests = { low = 1, typical = "2", high = 3 }`, "requests", `typical: found the text "2"`, ""},
		{`requests = { low = 1, typical = 2, high = 3, top = 4 }`, "requests", "a range has low, typical and high", ""},
		{`latency_goal_ms = 0`, "latency_goal_ms", "found 0; from 1 to 60,000", ""},
		{`sla_percent = 100.1`, "sla_percent", "found 100.1; from 0 to 100", ""},
		{`seats = 2.5`, "seats", "found 2.5; a whole number is allowed", ""},
		{`currency = "eux"`, "currency", `found "eux"; allowed: USD, EUR`, "EUR"},
		{`currency = 5`, "currency", "found the number 5, one of these is allowed: USD, EUR", ""},
		{`only_vendors = ["Small"]`, "only_vendors", `found "Small"; allowed: small-sons`, "small-sons"},
		{`current_host = "tinny"`, "current_host", `found "tinny"; allowed: small`, ""},
		{`rolback = "instant"`, "rolback", `there is no question "rolback"`, "rollback"},
	} {
		a, err := answer(c.line)
		faults := faultsOf(t, err)
		if len(faults) != 1 {
			t.Errorf("%s: %d faults, want one: %v", c.line, len(faults), err)
			continue
		}
		f := faults[0]
		if f.Line != 3 || f.Key != "answers."+c.key || !strings.Contains(f.Text, c.text) || f.Hint != c.hint {
			t.Errorf("%s:\ngot  %v\nwant line 3, answers.%s: %s, hint %q", c.line, f, c.key, c.text, c.hint)
		}
		if len(a.Values) > 0 {
			t.Errorf("%s: was taken as %v", c.line, a.Values)
		}
	}
}

// Shares sum to one whatever they were given as, the greatest first, and of equal
// ones the first by name.
func TestSharesAreNormalised(t *testing.T) {
	a, err := answer("users = { sydney = 50, perth = 20, auckland = 20, singapore = 7, frankfurt = 0.3 }")
	if err != nil {
		t.Fatal(err)
	}
	var order []string
	var sum float64
	for _, s := range a.Values["users"].Shares {
		order = append(order, s.Place)
		sum += s.Share
	}
	if got := strings.Join(order, " "); got != "sydney auckland perth singapore frankfurt" {
		t.Errorf("the order is %s", got)
	}
	if math.Abs(sum-1) > 1e-12 {
		t.Errorf("the shares sum to %v", sum)
	}
}

// Only a file of the version that this program reads is read as such; a mistake
// of the whole file says so.
func TestRootKeys(t *testing.T) {
	for _, c := range []struct{ text, want string }{
		{"", "a.toml: the key whereto is missing: write whereto = 1"},
		{"whereto = 2", "a.toml:1: whereto: found the number 2; this program reads version 1"},
		{"whereto = \"1\"", `a.toml:1: whereto: found the text "1"; this program reads version 1`},
		{"whereto = [1]", "a.toml:1: whereto: found a list; this program reads version 1"},
		{"whereto = 1\ntitle = 5", "a.toml:2: title: found the number 5, a text is allowed"},
		{"whereto = 1\nanswers = 5", "a.toml:2: answers: found the number 5, a table is allowed: [answers]"},
		{"whereto = 1\n[[answers]]\n", "a.toml: answers: found a list, a table is allowed: [answers]"},
		{"whereto = 1\nanswer = {}", `a.toml:2: answer: unknown key "answer"; allowed: whereto, title, answers, importance, weights, decision; did you mean "answers"?`},
		{"whereto = 1\nrollback = \"instant\"", `a.toml:2: rollback: unknown key "rollback"; allowed: whereto, title, answers, importance, weights, decision; did you mean "answers.rollback"?`},
		{"whereto = 1\nwhereto = 1", "a.toml:2: whereto: "},
		{"whereto = 1\ntitle = \n", "a.toml:2: title: "},
	} {
		_, err := load.ReadAnswers("a.toml", []byte(c.text), asking())
		if got := fmt.Sprint(err); err == nil || !strings.HasPrefix(got, c.want) || strings.Contains(got, "\n") {
			t.Errorf("%q:\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
	large := "whereto = 1\n#" + strings.Repeat("x", load.MaxFile)
	if _, err := load.ReadAnswers("a.toml", []byte(large), asking()); err == nil || !strings.Contains(err.Error(), "at most 1048576 are read") {
		t.Errorf("a file over 1 MiB: %v", err)
	}
}

// Importance, weights and the decision are read, and their mistakes told.
func TestOtherTables(t *testing.T) {
	a, err := load.ReadAnswers("a.toml", []byte(`whereto = 1
[importance]
rollback = "must"
[weights]
cost = 3
latency = "0.5"
previews = 0
[decision]
stack = "small/plan"
monthly_usd = "6.870"
on = 2026-11-22
data = "hash"
why = "because"
`), asking())
	if err != nil {
		t.Fatal(err)
	}
	if a.Importance["rollback"] != "must" || a.Weights["cost"] != 3 || a.Weights["latency"] != 0.5 || len(a.Weights) != 3 {
		t.Errorf("importance %v, weights %v", a.Importance, a.Weights)
	}
	want := answers.Decision{Stack: "small/plan", MonthlyUSD: catalog.Amount{Text: "6.870", Value: 6.87}, On: "2026-11-22", Data: "hash", Why: "because"}
	if a.Decision == nil || *a.Decision != want {
		t.Errorf("the decision is %+v", a.Decision)
	}
	for _, c := range []struct{ text, want string }{
		{"[importance]\nrollback = \"musst\"", `a.toml:3: importance.rollback: found the text "musst"; allowed: must, want, skip; did you mean "must"?`},
		{"[importance]\nrollback = 5", "a.toml:3: importance.rollback: found the number 5; allowed: must, want, skip"},
		{"[importance]\nrolback = \"must\"", `a.toml:3: importance.rolback: there is no question "rolback"`},
		{"importance = 1", "a.toml:2: importance: found the number 1, a table is allowed"},
		{"[weights]\ncosts = 3", `a.toml:3: weights.costs: there is no question "costs"`},
		{"[weights]\ncost = -1", "a.toml:3: weights.cost: found the number -1; a number from 0 to 1000 is allowed"},
		{"[weights]\ncost = 1001", "a.toml:3: weights.cost: found the number 1001; a number from 0 to 1000"},
		{"[weights]\ncost = nan", "a.toml:3: weights.cost: found the number NaN; a number from 0 to 1000"},
		{"[weights]\ncost = true", "a.toml:3: weights.cost: found true; a number from 0 to 1000"},
		{"[decision]\nstck = \"x\"", `a.toml:3: decision.stck: unknown key "stck"; allowed: data, monthly_usd, on, rank, stack, why; did you mean "stack"?`},
		{"[decision]\nstack = 1", "a.toml:3: decision.stack: found the number 1, a text is allowed"},
		{"[decision]\nmonthly_usd = \"cheap\"", `a.toml:3: decision.monthly_usd: "cheap" is not a number`},
		{"[decision]\non = \"soon\"", `a.toml:3: decision.on: "soon" is not a day`},
		{"decision = 1", "a.toml:2: decision: found the number 1, a table is allowed"},
	} {
		_, err := load.ReadAnswers("a.toml", []byte("whereto = 1\n"+c.text), asking())
		if got := fmt.Sprint(err); err == nil || !strings.HasPrefix(got, c.want) || strings.Contains(got, "\n") {
			t.Errorf("%q:\ngot  %s\nwant %s", c.text, got, c.want)
		}
	}
}

// The example files that the documentation names are read without a fault.
func TestExampleFiles(t *testing.T) {
	for _, file := range examples(t) {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		if a, err := load.ReadAnswers(file, content, shipped()); err != nil || len(a.Values) < 3 {
			t.Errorf("%s: %d answers, %v", file, len(a.Values), err)
		}
	}
}

func examples(t testing.TB) []string {
	files, err := filepath.Glob("../../examples/*.toml")
	if err != nil || len(files) == 0 {
		t.Fatalf("no examples: %v", err)
	}
	return files
}

// --set takes one TOML value; a word needs no quotes.
func TestReadValue(t *testing.T) {
	for text, want := range map[string]string{
		"5": "int64 5", "0.5": "float64 0.5", `"a b"`: "string a b", "sydney": "string sydney", "no-matter": "string no-matter", "true": "bool true",
		`["a", "b"]`: "[]interface {} [a b]", "{ low = 1, typical = 2, high = 3 }": "map[string]interface {} map[high:3 low:1 typical:2]",
		"3_000_000": "int64 3000000", "5 # requests": "int64 5", "EUR": "string EUR", "fly.io": "string fly.io",
	} {
		if v, err := load.ReadValue(text); err != nil || fmt.Sprintf("%T %v", v, v) != want {
			t.Errorf("%s: %T %v, %v; want %s", text, v, v, err, want)
		}
	}
	for _, text := range []string{"", "two words", "5\nb = 6", "5\n[t]", "[1", "{ a = }", "a = 5", "-", "\x1b[31m", "1\n[value]", "sydney\n"} {
		if v, err := load.ReadValue(text); err == nil || strings.ContainsAny(err.Error(), "\x1b\n") {
			t.Errorf("%q: %T %v, %v; want an error on one line", text, v, v, err)
		}
	}
}

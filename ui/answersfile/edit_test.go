package answersfile

import (
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/fixture/catalogs"
	"whereto/model/load"
	"whereto/ui/summary"
)

var known = func() *catalog.Catalog {
	c, err := catalogs.Read(fixture.Files())
	if err != nil {
		panic(err)
	}
	return c
}()

// read are the answers of a text.
func read(t *testing.T, text string) answers.Answers {
	t.Helper()
	a, err := load.ReadAnswers("answers.toml", []byte(text), known)
	if err != nil {
		t.Fatalf("%v in:\n%s", err, text)
	}
	return a.Clone()
}

func whole(n float64) answers.Value { return answers.Number(n) }

func ranged(low, typical, high float64) answers.Value {
	return answers.Value{Number: &catalog.Range{Low: low, Typical: typical, High: high}}
}

// An edit touches what changed and nothing else: comments, order, how numbers are written,
// line ends and alignment stay.
func TestEdit(t *testing.T) {
	const shop = `# A shop.
whereto = 1
title   = "Shop"

[answers]
kind        = "single-page"   # for now
language    = ["typescript"]
requests    = { low = 20_000_000, typical = 40_000_000, high = 120_000_000 } # of last year
# What it may cost:
budget      = 1500
static_gb = 2_000

[importance]
previews      = "want" # as Ada says
# the end
`
	for name, c := range map[string]struct {
		text   string
		change func(a *answers.Answers)
		want   [][2]string // replaced one after the other
	}{
		"nothing":     {shop, func(*answers.Answers) {}, nil},
		"one word":    {shop, func(a *answers.Answers) { a.Values["kind"] = answers.Words("api") }, [][2]string{{`"single-page"`, `"api"`}}},
		"one number":  {shop, func(a *answers.Answers) { a.Values["budget"] = whole(99) }, [][2]string{{`1500`, `99`}}},
		"of a range":  {shop, func(a *answers.Answers) { a.Values["requests"] = ranged(20e6, 50e6, 120e6) }, [][2]string{{`40_000_000`, `50_000_000`}}},
		"no range":    {shop, func(a *answers.Answers) { a.Values["requests"] = whole(7) }, [][2]string{{`{ low = 20_000_000, typical = 40_000_000, high = 120_000_000 }`, `7`}}},
		"cleared":     {shop, func(a *answers.Answers) { delete(a.Values, "kind") }, [][2]string{{"kind        = \"single-page\"   # for now\n", ""}}},
		"a new one":   {shop, func(a *answers.Answers) { a.Values["rollback"] = answers.Words("instant") }, [][2]string{{"static_gb = 2_000\n", "static_gb = 2_000\nrollback  = \"instant\"\n"}}},
		"a long name": {shop, func(a *answers.Answers) { a.Values["queries_per_request"] = whole(3) }, [][2]string{{"static_gb = 2_000\n", "static_gb = 2_000\nqueries_per_request = 3\n"}}},
		"importance":  {shop, func(a *answers.Answers) { a.Importance["rollback"] = "must" }, [][2]string{{"# as Ada says\n", "# as Ada says\nrollback      = \"must\"\n"}}},
		"a new table": {shop, func(a *answers.Answers) { a.Weights["cost"] = 3 }, [][2]string{{"# the end\n", "# the end\n\n[weights]\ncost = 3\n"}}},
		"a decision less": {shop + "\n[decision] # ours\n# because\nstack = \"x\"\nwhy = \"y\"\n", func(a *answers.Answers) { a.Decision = nil }, [][2]string{
			{"\n[decision] # ours\n# because\nstack = \"x\"\nwhy = \"y\"\n", "\n# because\n"},
		}},
		"a decision": {shop, func(a *answers.Answers) { a.Decision = &answers.Decision{Stack: "x", Why: "y"} }, [][2]string{
			{"# the end\n", "# the end\n\n[decision]\nstack = \"x\"\nwhy = \"y\"\n"},
		}},
		"line ends": {strings.ReplaceAll(shop, "\n", "\r\n"), func(a *answers.Answers) {
			a.Values["rollback"] = answers.Words("instant")
			a.Weights["cost"] = 3
			a.Values["budget"] = whole(99)
		}, [][2]string{
			{"1500\r\n", "99\r\n"},
			{"static_gb = 2_000\r\n", "static_gb = 2_000\r\nrollback  = \"instant\"\r\n"},
			{"# the end\r\n", "# the end\r\n\r\n[weights]\r\ncost = 3\r\n"},
		}},
		"no line end": {"whereto = 1\n[answers]\nkind = \"api\"", func(a *answers.Answers) { a.Values["budget"] = whole(9) }, [][2]string{
			{`"api"`, "\"api\"\nbudget = 9\n"},
		}},
		"a table of its own": {"whereto = 1\n[answers.users] # ours\nsydney = 0.7 # most\nauckland = 0.3\n[answers]\nkind = \"api\"\n", func(a *answers.Answers) { delete(a.Values, "users") }, [][2]string{
			{"[answers.users] # ours\nsydney = 0.7 # most\nauckland = 0.3\n", ""},
		}},
		"its figures": {"whereto = 1\n[answers.requests]\n# few\nlow = 1_0\ntypical = 20\nhigh = 30\n", func(a *answers.Answers) { a.Values["requests"] = whole(7) }, [][2]string{
			{"[answers.requests]\n", ""}, {"low = 1_0\ntypical = 20\nhigh = 30\n", "\n[answers]\nrequests = 7\n"},
		}},
		"dotted": {"whereto = 1\nanswers.kind = \"api\" # x\n[weights]\ncost = 1\n", func(a *answers.Answers) { a.Values["budget"] = whole(9) }, [][2]string{
			{"# x\n", "# x\nanswers.budget = 9\n"},
		}},
		"inline": {"whereto = 1\nanswers = { kind = \"api\", budget = 7 } # x\n", func(a *answers.Answers) {
			a.Values["budget"] = whole(9)
			delete(a.Values, "kind")
			a.Values["rollback"] = answers.Words("instant")
		}, [][2]string{{`{ kind = "api", budget = 7 }`, `{ rollback = "instant", budget = 9 }`}}},
		"places in the order they were chosen": {shop, func(a *answers.Answers) {
			a.Values["users"] = answers.Value{Shares: []catalog.Users{{Place: "sydney", Share: 0.5}, {Place: "auckland", Share: 0.5}}}
		}, [][2]string{{"static_gb = 2_000\n", "static_gb = 2_000\nusers     = [\"sydney\", \"auckland\"]\n"}}},
		"shares as they are worked out": {shop, func(a *answers.Answers) {
			third := 1.0 / 3
			a.Values["users"] = answers.Value{Shares: []catalog.Users{{Place: "auckland", Share: third}, {Place: "frankfurt", Share: 1 - 2*third}, {Place: "sydney", Share: third}}}
		}, [][2]string{{"static_gb = 2_000\n", "static_gb = 2_000\nusers     = [\"auckland\", \"frankfurt\", \"sydney\"]\n"}}},
		"a text over lines": {"whereto = 1\ntitle = '''\n[answers]\nkind = \"x\" # no'''\n[answers]\nkind = \"api\"\n", func(a *answers.Answers) { a.Values["kind"] = answers.Words("side-project") }, [][2]string{
			{`"api"`, `"side-project"`},
		}},
	} {
		is := read(t, c.text)
		c.change(&is)
		want := c.text
		for _, r := range c.want {
			if strings.Count(want, r[0]) != 1 {
				t.Fatalf("%s: %q is there %d times", name, r[0], strings.Count(want, r[0]))
			}
			want = strings.Replace(want, r[0], r[1], 1)
		}
		if got := string(Edit([]byte(c.text), known, is)); got != want {
			t.Errorf("%s:\n%s\nwant\n%s", name, got, want)
		}
	}
}

// In a list over several lines only those lines change whose items do: comments stay, those
// aside that stand behind what goes, and so do quotes, indents and the last comma.
func TestEditOfAList(t *testing.T) {
	const (
		long  = "[ # ours\n    # for the gateway:\n    'go',     # Ada\n    \"rust\",   # Bo\n    # to come: zig\n    \"python\", # Cy\n]"
		bare  = "[\n  \"go\", # Ada\n  \"rust\" # Bo\n  # the last\n]"
		some  = "[\"go\", \"rust\", # both\n  \"python\"]"
		first = "[ \"go\" # Ada\n , \"rust\" # Bo\n , \"python\" ]"
	)
	for _, c := range []struct {
		was  string
		is   string // the words
		want [][2]string
	}{
		{long, "go python", [][2]string{{"    \"rust\",   # Bo\n", ""}}},
		{long, "rust python", [][2]string{{"    'go',     # Ada\n", ""}}},
		{long, "go rust", [][2]string{{"    \"python\", # Cy\n", ""}}},
		{long, "", [][2]string{{"    'go',     # Ada\n    \"rust\",   # Bo\n", ""}, {"    \"python\", # Cy\n", ""}}},
		{long, "go rust python java", [][2]string{{"# Cy\n", "# Cy\n    \"java\",\n"}}},
		{long, "java go rust python", [][2]string{{"# ours\n", "# ours\n    \"java\",\n"}}},
		{long, "go java ruby python", [][2]string{{"    \"rust\",   # Bo\n", ""}, {"# Ada\n", "# Ada\n    \"java\",\n    \"ruby\",\n"}}},
		{long, "python go", [][2]string{{"    'go',     # Ada\n    \"rust\",   # Bo\n", ""}, {"# Cy\n", "# Cy\n    \"go\",\n"}}},
		{bare, "go", [][2]string{{"\"go\",", "\"go\""}, {"  \"rust\" # Bo\n", ""}}},
		{bare, "rust", [][2]string{{"  \"go\", # Ada\n", ""}}},
		{bare, "go rust java", [][2]string{{"\"rust\" # Bo\n", "\"rust\", # Bo\n  \"java\"\n"}}},
		{bare, "java", [][2]string{{"  \"go\", # Ada\n  \"rust\" # Bo\n", "  \"java\"\n"}}},
		{some, "go python", [][2]string{{", \"rust\"", ""}}},
		{some, "rust python", [][2]string{{"\"go\", ", ""}}},
		{some, "go rust", [][2]string{{"\"rust\", # both\n  \"python\"]", "\"rust\" # both\n  ]"}}},
		{some, "go rust python java", [][2]string{{"\"python\"", "\"python\", \"java\""}}},
		{some, "python", [][2]string{{"\"go\", \"rust\", # both\n", "\n"}}},
		{first, "go python", [][2]string{{" , \"rust\" # Bo\n", ""}}},
		{first, "go rust python java", [][2]string{{"\"python\"", "\"python\", \"java\""}}},
		{"[]", "go rust", [][2]string{{"[]", "[\"go\", \"rust\"]"}}},
		{"[ # none yet\n]", "go", [][2]string{{"yet\n", "yet\n  \"go\"\n"}}},
		{"['go']", "go rust", [][2]string{{"'go'", "'go', \"rust\""}}},
		{"['go', 'rust', ]", "go", [][2]string{{", 'rust', ", ", "}}},
	} {
		for _, eol := range []string{"\n", "\r\n"} {
			text := "whereto = 1\n[answers]\nlanguage = " + c.was + " # langs\nbudget = 5\n"
			want := text
			for _, r := range c.want {
				if strings.Count(want, r[0]) != 1 {
					t.Fatalf("%q is there %d times in %q", r[0], strings.Count(want, r[0]), want)
				}
				want = strings.Replace(want, r[0], r[1], 1)
			}
			text, want = strings.ReplaceAll(text, "\n", eol), strings.ReplaceAll(want, "\n", eol)
			is := read(t, text)
			is.Values["language"] = answers.Value{Words: strings.Fields(c.is), List: true}
			if got := string(Edit([]byte(text), known, is)); got != want {
				t.Errorf("%s of\n%q\n%q\nwant\n%q", c.is, text, got, want)
			}
		}
	}
}

// So it is with places, in a list or in a table over several lines; their order means nothing.
func TestEditOfPlaces(t *testing.T) {
	for _, c := range []struct {
		was  string
		is   map[string]float64
		want string
	}{
		{"[\n  \"sydney\", # most\n  \"auckland\", # some\n]", map[string]float64{"sydney": 1, "frankfurt": 1, "auckland": 1}, "[\n  \"sydney\", # most\n  \"auckland\", # some\n  \"frankfurt\",\n]"},
		{"[\n  \"sydney\", # most\n  \"auckland\", # some\n]", map[string]float64{"auckland": 1}, "[\n  \"auckland\", # some\n]"},
		{"{\n  sydney = 0.7, # most\n  auckland = 0.3, # some\n}", map[string]float64{"sydney": 0.6, "auckland": 0.3, "frankfurt": 0.1}, "{\n  sydney = 0.6, # most\n  auckland = 0.3, # some\n  frankfurt = 0.1,\n}"},
		{"{\n  sydney = 0.7, # most\n  auckland = 0.2, # some\n  frankfurt = 0.1 # few\n}", map[string]float64{"sydney": 0.8, "auckland": 0.2}, "{\n  sydney = 0.8, # most\n  auckland = 0.2 # some\n}"},
		{"{ sydney = 0.7, auckland = 0.3 }", map[string]float64{"sydney": 0.5, "auckland": 0.3, "frankfurt": 0.2}, "{ sydney = 0.5, auckland = 0.3, frankfurt = 0.2 }"},
		{"{ sydney = 0.7, auckland = 0.3 }", map[string]float64{"sydney": 1}, "[\"sydney\"]"},
	} {
		text := "whereto = 1\n[answers]\nusers = " + c.was + " # who\nbudget = 5\n"
		is := read(t, text)
		is.Values["users"] = answers.Places(c.is)
		want := strings.Replace(text, c.was, c.want, 1)
		if got := string(Edit([]byte(text), known, is)); got != want {
			t.Errorf("%v of\n%s\n%s\nwant\n%s", c.is, c.was, got, want)
		}
	}
}

// What whereto init writes keeps all its comments, and an answer comes below the comment
// that names it.
func TestEditOfABlankFile(t *testing.T) {
	blank := summary.Blank(known)
	is := read(t, blank)
	is.Values["kind"] = answers.Words("api")
	is.Importance["rollback"] = "must"
	got := string(Edit([]byte(blank), known, is))
	rest := got
	for _, line := range strings.Split(strings.TrimSpace(blank), "\n") {
		_, after, ok := strings.Cut(rest, line+"\n")
		if !ok {
			t.Fatalf("%q is gone from:\n%s", line, got)
		}
		rest = after
	}
	for _, want := range []string{"\nkind = \"api\"\n", "# rollback = \"must\"\nrollback = \"must\"\n"} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not in:\n%s", want, got)
		}
	}
	if i := strings.Index(got, "\nkind ="); !strings.HasPrefix(got[strings.LastIndex(got[:i], "\n")+1:], "# kind = ") {
		t.Errorf("it does not stand below its comment:\n%s", got)
	}
}

// Where there was nothing, or what is no answers file, the answers are written anew.
func TestEditOfWhatIsNoAnswersFile(t *testing.T) {
	is := read(t, "whereto = 1\n[answers]\nkind = \"api\"\n")
	want := summary.AnswersFile(known, is)
	for _, text := range []string{"", "\n", "kind = ", "# A summary\n```toml\nwhereto = 1\n```\n"} {
		if got := string(Edit([]byte(text), known, is)); got != want {
			t.Errorf("of %q:\n%s", text, got)
		}
	}
}

// What differs is named as it stands in the file.
func TestDiffer(t *testing.T) {
	a := read(t, "whereto = 1\ntitle = \"A\"\n[answers]\nkind = \"api\"\nbudget = 5\n[weights]\ncost = 1\n")
	b := read(t, "whereto = 1\n[answers]\nkind = \"side-project\"\nbudget = 5\n[importance]\nkind = \"must\"\n[weights]\ncost = 1\n[decision]\nstack = \"x\"\n")
	if got := strings.Join(Differ(known, a, b), " "); got != "title answers.kind importance.kind decision" {
		t.Errorf("%s differ", got)
	}
	if got := Differ(known, a, a); len(got) > 0 {
		t.Errorf("the same differ by %v", got)
	}
}

// A file is what it holds; one that is not there is what its name says.
func TestKindOf(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       Kind
	}{
		{"a.toml", "whereto = 1\n", TOML},
		{"a.md", "# Ours.\nwhereto = 1\n", TOML},
		{"a.toml", "# Advice\n\n```toml\nwhereto = 1\n```\n", Markdown},
		{"a", "{}", JSON},
		{"a.md", "", Markdown},
		{"a.html", "", Other},
		{"a.JSON", "", JSON},
		{"a", "", TOML},
	} {
		if got := KindOf(c.name, []byte(c.text)); got != c.want {
			t.Errorf("%s with %q is %s", c.name, c.text, got)
		}
	}
	if got := Beside("x/advice.md"); got != "x/advice.toml" {
		t.Errorf("beside is %s", got)
	}
}

package command

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"whereto/ui/files/filestest"
)

// All mistakes of an answers file come at once, one line each, with file, line,
// key, what is allowed and what was probably meant; nothing is written.
func TestMistakesComeAllAtOnce(t *testing.T) {
	t.Parallel()
	name := file(t, "answers.toml", `whereto = 1
title = "Three mistakes"

[answers]
langauge = ["rust"]
rollback = "instnat"
users    = { sydny = 1 }
budget   = 50
`)
	output := filepath.Join(t.TempDir(), "advice.md")
	c := try(t, Usage, "--answers", name, "--format", "markdown", "--output", output)
	c.complains()
	lines := strings.Split(strings.TrimSuffix(c.stderr, "\n"), "\n")
	want := [][]string{
		{name + ":5: answers.langauge: ", "allowed: ", `did you mean "language"?`},
		{name + ":6: answers.rollback: ", `found "instnat"`, "allowed: instant, redeploy, no-matter", `did you mean "instant"?`},
		{name + ":7: answers.users", `"sydny"`, "whereto list places", `did you mean "sydney"?`},
	}
	if len(lines) != len(want) {
		t.Fatalf("%d lines for %d mistakes:\n%s", len(lines), len(want), c.stderr)
	}
	for i, texts := range want {
		for _, text := range texts {
			if !strings.Contains(lines[i], text) {
				t.Errorf("line %d does not say %q: %s", i+1, text, lines[i])
			}
		}
	}
	filestest.Holds(t, filepath.Dir(output))
}

// What is wrong with an answers file in other ways is bad usage too, and says
// where and what.
func TestWrongAnswersFiles(t *testing.T) {
	t.Parallel()
	for what, x := range map[string]struct{ content, want string }{
		"not TOML":          {"whereto = 1\n[answers]\nbudget = = 1\n", ":3: "},
		"another version":   {"whereto = 9\n", ":1: whereto: found the number 9"},
		"no version":        {"[answers]\n", "the key whereto is missing"},
		"an unknown key":    {"whereto = 1\nanswer = 3\n", `:2: answer: unknown key "answer"; allowed: whereto, title, answers`},
		"a question above":  {"whereto = 1\nrollback = \"instant\"\n", `did you mean "answers.rollback"?`},
		"a wrong type":      {"whereto = 1\n[answers]\nrequests = \"many\"\n", ":3: answers.requests: found the text \"many\""},
		"out of range":      {"whereto = 1\n[answers]\nsla_percent = 101\n", ":3: answers.sla_percent: found 101; from 0 to 100 is allowed"},
		"an importance":     {"whereto = 1\n[importance]\nrollback = \"shall\"\n", ":3: importance.rollback"},
		"a weight":          {"whereto = 1\n[weights]\ncost = -1\n", ":3: weights.cost"},
		"a weight's name":   {"whereto = 1\n[weights]\nlatncy = 1\n", ":3: weights.latncy"},
		"a range in a knot": {"whereto = 1\n[answers]\nrequests = { low = 3, typical = 2, high = 1 }\n", ":3: answers.requests: low 3, typical 2, high 1 are not in order"},
		"a share of zero":   {"whereto = 1\n[answers]\nusers = { sydney = 0 }\n", ":3: answers.users.sydney: "},
		"a part":            {"whereto = 1\n[answers]\nseats = 1.5\n", ":3: answers.seats: found 1.5; a whole number is allowed"},
	} {
		name := file(t, "answers.toml", x.content)
		c := try(t, Usage, "--answers", name).complains(x.want)
		if n := strings.Count(c.stderr, "\n"); n != 1 {
			t.Errorf("%s: %d lines: %s", what, n, c.stderr)
		}
		if !strings.HasPrefix(c.stderr, name) {
			t.Errorf("%s: the file is not named: %s", what, c.stderr)
		}
	}
}

// A file over 1 MiB is refused, from standard input and as Markdown too.
func TestLargeFilesAreRefused(t *testing.T) {
	t.Parallel()
	large := "whereto = 1\n" + strings.Repeat("# padding\n", 1<<20/10+1)
	try(t, Usage, "--answers", file(t, "answers.toml", large)).complains("1048576")
	c := newCall(t)
	c.stdin = large
	c.run("--answers", "-").exits(Usage).complains("1048576")
	summary := "# A summary\n\n```toml\nwhereto = 1\n```\n" + strings.Repeat("padding.\n", 1<<20/9+1)
	try(t, Usage, "--answers", file(t, "summary.md", summary)).complains("1048576")
	fits := "whereto = 1\n" + strings.Repeat("#", 1<<20-len("whereto = 1\n"))
	try(t, Done, "--answers", file(t, "answers.toml", fits))
}

// An answers file that is not there is bad usage and says how to make one; one
// that can't be read is a failure.
func TestFilesThatAreNotThere(t *testing.T) {
	t.Parallel()
	try(t, Usage, "--answers", "no-such-file.toml").complains(`"no-such-file.toml"`, "whereto init no-such-file.toml")
	try(t, Usage, "--answers", t.TempDir()).complains("is a folder")
}

// A word that is not known is bad usage and is told once, with the nearest match
// where one is near.
func TestUnknownWords(t *testing.T) {
	t.Parallel()
	slow(t)
	for line, want := range map[string]string{
		"lst":                                   `did you mean "list"?`,
		"lst hosts":                             `did you mean "list"?`,
		"data chek":                             `did you mean "check"?`,
		"data zzzz":                             `"zzzz"`,
		"data":                                  "check, stale, diff, levels, new, schema or paths is needed",
		"--formt json":                          "no flag --formt; did you mean --format?",
		"cost --metr x":                         "no flag --metr; did you mean --meter?",
		"list --toda x":                         "no flag --toda; did you mean --today?",
		"list --zzzzzz":                         "no flag --zzzzzz; whereto list --help shows them all",
		"list --answers":                        "whereto list takes no --answers; it is a flag of whereto, whereto compare",
		"list --output x hosts":                 "takes no --output",
		"--answers " + orders + " --format jsn": `allowed: text, markdown, json`,
		"--answers " + orders + " --format markdow":       `did you mean "markdown"?`,
		"list hosts --format jso":                         `allowed: text, json, csv; did you mean "json"?`,
		"list hots":                                       `did you mean "hosts"?`,
		"list":                                            "hosts, addons, sizes, vendors, criteria, questions, places, meters",
		"list hosts places":                               `found "places" after "hosts"`,
		"show rolback":                                    `did you mean "rollback"?`,
		"show":                                            "ID is needed",
		"cost":                                            "ID is needed",
		"cost bruma-rnu":                                  `did you mean "bruma-run"?`,
		"cost bruma-run --setup sleepng":                  `did you mean "sleeping"?`,
		"cost bruma-run --region sydn":                    `region of bruma-run "sydn"`,
		"cost rondo-apps --size basik":                    `did you mean "basic"?`,
		"cost bruma-run --set requets=3":                  `did you mean "requests"?`,
		"cost bruma-run --set requests":                   "question=value is allowed",
		"cost bruma-run --set requests=-3":                "requests: found -3",
		"cost bruma-run --set language=[rust":             "--set: language: found \"[rust\"",
		"cost bruma-run --meter requets=3":                `did you mean "requests"?`,
		"cost bruma-run --meter requests":                 "name=quantity is allowed",
		"cost bruma-run --meter egress_gb=many":           `egress_gb: "many" is not a number`,
		"cost bruma-run --meter requests=3":               "bruma-run bills nothing by requests; it bills by disk_gb_months",
		"cost alto-functions --region syd":                `allowed: iad-1 (ashburn), fra-1 (frankfurt), lon-1 (london), syd-1 (sydney), tyo-1 (tokyo), bom-1 (mumbai); did you mean "syd-1 (sydney)"?`,
		"cost orilla-edge --meter cdn_gb@farr=3":          `jnb (johannesburg), far, home; did you mean "far"?`,
		"cost bruma-run --month 45d":                      "744h at most",
		"cost bruma-run --month x":                        "30d, 31d or 730h",
		"latency bruma-run":                               "from",
		"latency bruma-rnu --from sydney":                 `did you mean "bruma-run"?`,
		"latency bruma-run --from sydny":                  `did you mean "sydney"?`,
		"latency bruma-run --from sydney=x":               "a share over 0 is allowed",
		"latency bruma-run --from sydney=0":               "a share over 0 is allowed",
		"latency place:sydny --from sydney":               `did you mean "sydney"?`,
		"latency sydney --from sydney":                    `did you mean "place:sydney"?`,
		"data diff shiped x":                              `did you mean "shipped"?`,
		"latency velo-cdn --from sydney":                  "there is no such host",
		"--answers " + orders + " --today 2026-13-01":     "--today",
		"--answers " + orders + " --today 2026-11":        "such as 2026-11-22",
		"--answers " + orders + " --top 0":                "a number from 1 is allowed",
		"--answers " + orders + " --top -1":               "a number from 1 is allowed",
		"--answers " + orders + " extra":                  "extra",
		"--format json":                                   "--answers FILE is needed",
		"--output x":                                      "--answers FILE is needed",
		"version extra":                                   "no argument is allowed",
		"data paths extra":                                "no argument is allowed",
		"help lst":                                        "lst",
		"--data no-such-directory list hosts":             `"no-such-directory"`,
		"data check no-such-directory":                    `"no-such-directory"`,
		"init a b":                                        "one FILE is allowed",
		"--answers " + orders + " --data ../../main.go":   "is a file, give its directory",
		"cost orilla-edge --meter egress_gb=1.5_GB-month": "egress_gb",
	} {
		c := try(t, Usage, strings.Fields(line)...)
		c.complains(want)
		if n := strings.Count(c.stderr, "\n"); n != 1 {
			t.Errorf("%q: told in %d lines: %s", line, n, c.stderr)
		}
	}
}

// Typical mistakes each get one line that names what was meant or what is allowed, nothing on
// stdout, and exit code 2, without a word of what the program is made of.
func TestTypicalMistakes(t *testing.T) {
	t.Parallel()
	slow(t)
	broken := file(t, "broken.toml", "whereto = 1\n[answers]\nbudget = = 1\n")
	prose := file(t, "notes.md", "# Notes\n\nNothing is answered here.\n")
	there := file(t, "there.md", "")
	for _, c := range []struct{ what, line, want string }{
		{"a wrong flag", "--answrs x", "--answers"},
		{"a wrong letter", "-o x", "there is no flag -o; did you mean --output?"},
		{"another command's flag", "list hosts --region sydney", "it is a flag of whereto cost"},
		{"another command's flag before it", "--why x cost bruma-run", "it is a flag of whereto decide"},
		{"a wrong command", "lsit hosts", `"list"`},
		{"a command in capitals", "LIST hosts", `"list"`},
		{"a command below another", "stale", `"data stale"`},
		{"a wrong command below another", "data shema host", `"schema"`},
		{"help of a wrong command", "help comparre", `"compare"`},
		{"a wrong file", "--answers no-such.toml", "whereto init no-such.toml"},
		{"no name of a file", "--answers=", "a file, or - for standard input"},
		{"a folder as a file", "--answers " + t.TempDir(), "is a folder"},
		{"a folder as the session's file", t.TempDir(), "is a folder"},
		{"a file without answers", "--answers " + prose, "holds no answers"},
		{"a file that is broken", "--answers " + broken, broken + ":3: "},
		{"two files", orders + " " + orders, "a session is on one file"},
		{"a file twice", "--answers " + orders + " " + orders, "--answers already names the file"},
		{"a file that is there", "--answers " + orders + " --output " + there, "--force"},
		{"a wrong ending", "--answers " + orders + " --output advice.docx", ".md"},
		{"a wrong form", "--answers " + orders + " --format markdwn", `"markdown"`},
		{"a missing value", "--answers " + orders + " --output", "--output: a value is needed: FILE"},
		{"a word for a number", "--answers " + orders + " --top three", `--top: found "three"; a whole number`},
		{"a number with a point", "--answers " + orders + " --samples 1.5", "a whole number"},
		{"a value that none has", "--answers " + orders + " --force=maybe", "no value is allowed"},
		{"a wrong day", "--today 24.11.2026 list hosts", "such as 2026-11-22"},
		{"a day that is none", "list hosts --today 2026-02-30", "2026-02-30"},
		{"a wrong currency", "cost bruma-run --currency EURO", `"EUR"`},
		{"a currency without a rate", "cost bruma-run --currency XXX", "--rate XXX=USD"},
		{"a wrong rate", "cost bruma-run --rate EUR=much", "a number over 0"},
		{"a wrong colour", "--color yes list hosts", "auto, always, never"},
		{"a wrong host", "cost bruma-rnu", `"bruma-run"`},
		{"a host's name in capitals", "cost Bruma-Run", `"bruma-run"`},
		{"a wrong setup", "cost bruma-run --setup allways-on", `"always-on"`},
		{"a wrong size", "cost rondo-apps --size bassic", `"basic"`},
		{"a wrong region", "cost bruma-run --region sydny", "syd"},
		{"a wrong place", "latency bruma-run --from sydny", `"sydney"`},
		{"a place as a host", "latency sydney --from sydney", `"place:sydney"`},
		{"no place", "latency bruma-run", "--from PLACE is needed"},
		{"a wrong share", "latency bruma-run --from sydney=half", "a share over 0"},
		{"a wrong question", "cost bruma-run --set request=3", `"requests"`},
		{"a wrong answer", "cost bruma-run --set rollback=instnt", `"instant"`},
		{"a wrong number", "cost bruma-run --set requests=lots", "12M"},
		{"a list that is not closed", "cost bruma-run --set users=[", "no whole TOML value"},
		{"a question without an answer", "cost bruma-run --set requests", "question=value"},
		{"a wrong meter", "cost bruma-run --meter egres_gb=3", `"egress_gb"`},
		{"a wrong month", "cost bruma-run --month 5q", "30d"},
		{"a wrong stack", "decide bruma-rnu --answers " + orders, `"bruma-run"`},
		{"a stack's wrong setup", "compare bruma-run/slepping alto-functions --answers " + orders, `"sleeping"`},
		{"a stack's wrong region", "compare bruma-run@sydd alto-functions --answers " + orders, "syd"},
		{"a stack's wrong add-on", "compare bruma-run+velo-cnd alto-functions --answers " + orders, `"velo-cdn"`},
		{"one stack", "compare bruma-run --answers " + orders, "2 to 4 stacks"},
		{"no stack", "decide --answers " + orders, "STACK is needed"},
		{"no answers", "check", "--answers FILE is needed"},
		{"a wrong kind", "list host", `"hosts"`},
		{"one word too many", "list hosts places", `found "places" after "hosts"`},
		{"a wrong id", "show rolback", `"rollback"`},
		{"a wrong criterion", "data levels rolback", `"rollback"`},
		{"a wrong kind of data", "data schema hosts", `"host"`},
		{"a wrong age", "data stale --older-than half", "180d"},
		{"a wrong limit", "check --answers " + orders + " --max-monthly cheap", `--max-monthly: found "cheap"; a number`},
		{"a wrong shell", "completion bahs", `"bash"`},
		{"a kind without list", "hosts", `did you mean "list hosts"?`},
		{"a host without a command", "bruma-rnu", `did you mean "show bruma-run"?`},
		{"a file without its ending", "--answers " + strings.TrimSuffix(orders, ".toml"), fmt.Sprintf("did you mean %q?", orders)},
		{"a file that is nearly called so", "--answers " + strings.Replace(orders, "orders", "order", 1), fmt.Sprintf("did you mean %q?", orders)},
		{"a form as a flag", "list hosts --json", "did you mean --format json?"},
		{"a form as a word", "list hosts json", "did you mean --format json?"},
		{"a form by its ending", "--answers " + orders + " --format md", `did you mean "markdown"?`},
		{"a flag that is not so", "list hosts --no-color", "did you mean --color?"},
		{"a file without --answers", "check " + orders, "did you mean --answers " + orders + "?"},
		{"a place without --from", "latency bruma-run sydney", "did you mean --from sydney?"},
		{"a place too few", "latency bruma-run --from sydney,", "sydney=3,tokyo"},
		{"a reason without --why", "decide bruma-run cheap --answers " + orders, "did you mean --why cheap?"},
		{"a limit without --max-monthly", "check 100 --answers " + orders, "did you mean --max-monthly 100?"},
		{"a limit below zero", "check --max-monthly=-5 --answers " + orders, "found -5"},
		{"an age without --older-than", "data stale 180d", "did you mean --older-than 180d?"},
		{"a file without --output", "guide guide.html", "did you mean --output guide.html?"},
		{"the same stack twice", "compare bruma-run bruma-run --answers " + orders, "are the same stack, bruma-run/"},
		{"an answer without a question", "cost bruma-run --set =3", "question=value"},
		{"a currency's name", "cost bruma-run --currency Dollar", "a code of three letters is allowed, with a rate in the data: USD, "},
		{"a rate without a number", "cost bruma-run --rate EUR", "such as EUR=1.10"},
		{"a size of what has none", "cost velo-cdn --size big", "it has none"},
		{"a quantity without a meter", "cost bruma-run --meter =3", "name=quantity"},
		{"a place to show", "show sydney", "whereto list places"},
		{"a meter to show", "show egress_gb", "whereto list meters"},
		{"a file as a folder", "--data ../../main.go list hosts", "is a file"},
		{"no folder", "--data nowhere list hosts", `"nowhere"`},
	} {
		call := newCall(t).onTerminals(t, strings.Fields(c.line)...).exits(Usage).complains(c.want)
		if n := strings.Count(call.stderr, "\n"); n != 1 {
			t.Errorf("%s: told in %d lines: %s", c.what, n, call.stderr)
		}
		for _, word := range []string{"strconv", "parsing", "invalid", "syntax", "cli:", "EOF", "whereto: whereto"} {
			if strings.Contains(call.stderr, word) {
				t.Errorf("%s: %q is no word of ours: %s", c.what, word, call.stderr)
			}
		}
	}
}

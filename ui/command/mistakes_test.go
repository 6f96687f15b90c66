package command

import (
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
		"list hosts --format jso":                         `allowed: text, json; did you mean "json"?`,
		"list hots":                                       `did you mean "hosts"?`,
		"list":                                            "hosts, addons, vendors, criteria, questions, places, meters",
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

package command

import (
	"slices"
	"strings"
	"testing"

	"github.com/urfave/cli/v3"

	"whereto/model/fixture"
)

// completed is what a shell is told: the kind of the answer, and the words.
func completed(t *testing.T, args ...string) (kind string, list []string) {
	t.Helper()
	c := newCall(t).run(append([]string{completeWord}, args...)...).exits(Done)
	if c.stderr != "" {
		t.Errorf("%q: a shell is told %s", args, c.stderr)
	}
	lines := strings.Split(strings.TrimSuffix(c.stdout, "\n"), "\n")
	for _, line := range lines[1:] {
		text, _, _ := strings.Cut(line, "\t")
		list = append(list, text)
	}
	return lines[0], list
}

// What could stand next is what the command takes there: commands, flags, values, ids.
func TestComplete(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"whereto com":                                   "words compare completion",
		"whereto x":                                     "files",
		"whereto ./":                                    "files",
		"whereto --ans":                                 "words --answers",
		"whereto --answers ":                            "files",
		"whereto --answers=":                            "files",
		"whereto --format ":                             "words text markdown json answers",
		"whereto --format=j":                            "words --format=json",
		"whereto --color a":                             "words auto always",
		"whereto --data ":                               "folders",
		"whereto list ":                                 "words hosts addons sizes vendors criteria questions places meters",
		"whereto list h":                                "words hosts",
		"whereto list hosts ":                           "words",
		"whereto list hosts --fo":                       "words --format",
		"whereto list hosts --to":                       "words --today",
		"whereto list --format ":                        "words text json csv",
		"whereto guide --format ":                       "words markdown html",
		"whereto cost bruma":                            "words bruma-run",
		"whereto cost velo":                             "words velo-cdn",
		"whereto cost bruma-run --setup ":               "words sleeping always-on",
		"whereto cost bruma-run --setup=s":              "words --setup=sleeping",
		"whereto cost --no-free bruma-run --region s":   "words syd sin",
		"whereto cost rondo-apps --size b":              "words basic",
		"whereto cost nothing --setup ":                 "words",
		"whereto cost bruma-run --set rollb":            "open rollback=",
		"whereto cost bruma-run --set rollback=":        "words rollback=instant rollback=redeploy rollback=no-matter",
		"whereto cost bruma-run --set rollback=i":       "words rollback=instant",
		"whereto cost bruma-run --set language=rust,g":  "words language=rust,go",
		"whereto cost bruma-run --set users=syd":        "words users=sydney",
		"whereto cost bruma-run --set requests=":        "words",
		"whereto cost bruma-run --set nothing=":         "words",
		"whereto cost bruma-run --meter egress":         "open egress_gb=",
		"whereto cost bruma-run --currency E":           "words EUR",
		"whereto --rate E":                              "open EUR=",
		"whereto cost bruma-run --no-free --no-":        "words --no-pager",
		"whereto latency place:syd":                     "words place:sydney",
		"whereto latency pl":                            "open pluma-cloud place:",
		"whereto latency bruma-run --from syd":          "words sydney",
		"whereto latency bruma-run --from tokyo=2,syd":  "words tokyo=2,sydney",
		"whereto show rollb":                            "words rollback",
		"whereto data sc":                               "words schema",
		"whereto data schema ho":                        "words host",
		"whereto data levels rollb":                     "words rollback",
		"whereto data check ":                           "folders",
		"whereto data diff ":                            "folders shipped",
		"whereto data new x --extends ":                 "words host",
		"whereto completion ":                           "words bash zsh fish powershell",
		"whereto help data st":                          "words stale",
		"whereto help com":                              "words compare completion",
		"whereto init ":                                 "files",
		"whereto compare bruma-run/s":                   "words bruma-run/sleeping",
		"whereto decide bruma":                          "words bruma-run",
		"whereto -- li":                                 "files",
		`whereto cost "bruma-run" --set rollback\=i`:    "words rollback=instant",
		"whereto --answers no-such.toml compare bruma-": "words bruma-run",
		"whereto --today 2026-":                         "words",
	} {
		want := strings.Fields(want)
		if kind, list := completed(t, "line", line); kind != want[0] || !slices.Equal(list, want[1:]) {
			t.Errorf("%q is completed by %s %q, want %q", line, kind, list, want)
		}
	}
}

// Stacks are those of the answers file, whose ids are taken as they are.
func TestCompleteStacks(t *testing.T) {
	t.Parallel()
	kind, list := completed(t, "words", "compare", "--answers", orders, "bruma-run/")
	if kind != plainWords || len(list) == 0 {
		t.Fatalf("%s %q", kind, list)
	}
	for _, id := range list {
		if !strings.HasPrefix(id, "bruma-run/") {
			t.Errorf("%s does not begin as it was typed", id)
		}
	}
	try(t, Done, "compare", list[0], "alto-functions", "--answers", orders)
}

// Every form that is completed is one that the command takes.
func TestCompletedFormsAreTaken(t *testing.T) {
	t.Parallel()
	calls := map[string][]string{
		"": {"--answers", orders, "--samples", "0"}, "compare": {"compare", "bruma-run", "alto-functions", "--answers", orders}, "check": {"check", "--answers", decided(t, "bruma-run/always-on:s@syd")},
		"cost": {"cost", "bruma-run"}, "latency": {"latency", "bruma-run", "--from", "sydney"}, "list": {"list", "places"}, "show": {"show", "rollback"}, "guide": {"guide"}, "data levels": {"data", "levels", "rollback"},
	}
	each(program{data: fixture.Files()}.root(), func(c *cli.Command) {
		if flagOf(c, "format") == nil {
			return
		}
		name := ""
		for at, args := range calls {
			if c.Name == "whereto" && at == "" || at != "" && strings.HasSuffix(at, c.Name) {
				name = at
				_, forms := completed(t, append(append([]string{"words"}, args...), "--format", "")...)
				if len(forms) < 2 {
					t.Errorf("%s: the forms are %q", at, forms)
				}
				for _, form := range forms {
					try(t, Done, append(args, "--format", form)...)
				}
			}
		}
		if name == "" && c.Name != "whereto" {
			t.Errorf("the forms of %s are not tried", c.Name)
		}
	})
}

// A shell that asks is never told an error, whatever it asks.
func TestCompleteIsSilent(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{}, {"words"}, {"line"}, {"line", ""}, {"line", "whereto"}, {"words", ""}, {"words", "cost", "../x", "--setup", ""}, {"words", "--data", "nowhere", "cost", ""}, {"line", `whereto "cost`}, {"words", "compare", "--answers", t.TempDir(), ""}} {
		completed(t, args...)
	}
}

package command

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/fixture"
)

// Flags stand before a command, behind it and behind its arguments alike.
func TestFlagsStandAnywhere(t *testing.T) {
	t.Parallel()
	for _, lines := range [][]string{
		{"list places --format json", "--format json list places", "list --format json places", "--format=json list places"},
		{"cost bruma-run --region syd --format json", "--region syd cost --format json bruma-run", "--region=syd --format json cost bruma-run"},
		{"data levels rollback --format json", "data --format json levels rollback", "--format json data levels rollback"},
		{"list places --today 2026-01-01 --currency EUR", "--today 2026-01-01 list --currency EUR places", "--today 2026-01-01 --currency EUR list places"},
	} {
		want := try(t, Done, strings.Fields(lines[0])...).stdout
		for _, line := range lines[1:] {
			if got := try(t, Done, strings.Fields(line)...).stdout; got != want {
				t.Errorf("%q is not %q:\n%s", line, lines[0], shortened(got))
			}
		}
	}
}

// Flags are put behind the command and nowhere else: what stands behind -- and what is a
// flag's value stays as it is.
func TestArranged(t *testing.T) {
	t.Parallel()
	root := program{data: fixture.Files()}.root()
	for line, want := range map[string]string{
		"":                               "",
		"a.toml --top 3":                 "a.toml --top 3",
		"--top 3 a.toml":                 "--top 3 a.toml",
		"--top 3 list hosts":             "list --top 3 hosts",
		"--no-free --month 31d cost x":   "cost --no-free --month 31d x",
		"--answers list":                 "--answers list",
		"--answers list list":            "list --answers list",
		"-- list hosts":                  "-- list hosts",
		"--data a --data=b data paths":   "data paths --data a --data=b",
		"data --addon new x":             "data new --addon x",
		"--answers - compare a b":        "compare --answers - a b",
		"--nope list hosts":              "list --nope hosts",
		"list hosts --format":            "list hosts --format",
		"--today":                        "--today",
		"cost list --region x --no-free": "cost list --region x --no-free",
	} {
		got := arranged(root, append([]string{"whereto"}, strings.Fields(line)...))
		if want := append([]string{"whereto"}, strings.Fields(want)...); !slices.Equal(got, want) {
			t.Errorf("%q is arranged as %q", line, got)
		}
	}
}

// A flag that a command does not take is refused, and it is said whose it is; so is a wrong
// value of a flag of all commands.
func TestFlagsOfOthers(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"--top 1 list hosts":           "whereto list takes no --top; it is a flag of whereto --answers FILE\n",
		"list hosts --top 1":           "whereto list takes no --top; it is a flag of whereto --answers FILE\n",
		"--answers=x list hosts":       "whereto list takes no --answers; it is a flag of whereto, whereto compare,",
		"--version list hosts":         "whereto list takes no --version; it is a flag of whereto\n",
		"--max-monthly 3":              "whereto takes no --max-monthly; it is a flag of whereto check\n",
		"init --output x":              "whereto init takes no --output; it is a flag of",
		"--color red list hosts":       `--color: found "red"; allowed: auto, always, never`,
		"list hosts --color alway":     `did you mean "always"?`,
		"--today 2026-13-01 list host": "--today",
		"--rate x list hosts":          "--rate",
	} {
		c := try(t, Usage, strings.Fields(line)...).complains(want)
		if n := strings.Count(c.stderr, "\n"); n != 1 {
			t.Errorf("%q: told in %d lines: %s", line, n, c.stderr)
		}
	}
}

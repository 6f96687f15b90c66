package command

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"whereto/model/check"
	"whereto/model/fixture"
	"whereto/model/load"
)

// fill takes the place of a person who fills in what says TODO, and nothing else.
func fill(text string) string {
	text = strings.NewReplacer(
		`place = "TODO"`, `place = "sydney"`, `price = "TODO"`, `price = "5.00"`, `price  = "TODO"`, `price  = "5.00"`, `price        = "TODO"`, `price        = "0.01"`,
		`kind     = "TODO"`, `kind     = "vps"`, `kinds = ["TODO"]`, `kinds = ["vps"]`, "https://TODO", "https://example.com",
	).Replace(text)
	return strings.ReplaceAll(text, `"TODO`, `"filled`)
}

// faultsIn is what is wrong with a file beside the invented data.
func faultsIn(t *testing.T, name, text string) error {
	t.Helper()
	dir := put(t, t.TempDir(), map[string]string{name: text})
	_, err := check.All(load.Layer{FS: fixture.Files()}, load.Layer{Name: "my", FS: os.DirFS(dir), Local: true})
	return err
}

// what can be uncommented of a skeleton: a fact, or the lines of a table.
var (
	factLine  = regexp.MustCompile(`(?m)^# ([a-z0-9_]+ = \{.*)$`)
	tableText = regexp.MustCompile(`(?m)^# \[.*\](\n# [a-z_]+ +=.*)+$`)
)

// A skeleton whose TODOs are filled in has no fault: with nothing more, with each fact and
// each table that it comments out, and with all of them.
func TestNewLoads(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	uncomment := regexp.MustCompile(`(?m)^# `)
	for _, args := range [][]string{{"own"}, {"own", "--extends", "host"}, {"own", "--addon"}} {
		text := try(t, Done, append([]string{"data", "new"}, args...)...).stdout
		name := "hosts/own.toml"
		if strings.Contains(strings.Join(args, " "), "--addon") {
			name = "addons/own.toml"
		}
		if !strings.Contains(text, "TODO") || faultsIn(t, name, text) == nil {
			t.Errorf("%v: there is nothing to fill in", args)
		}
		filled := fill(text)
		if err := faultsIn(t, name, filled); err != nil {
			t.Errorf("%v: %v\n%s", args, err, filled)
			continue
		}
		facts, blocks := factLine.FindAllString(filled, -1), tableText.FindAllString(filled, -1)
		if len(facts) < 40 || len(blocks) < 3 {
			t.Errorf("%v: %d facts, %d tables", args, len(facts), len(blocks))
		}
		all := filled
		for _, part := range append(facts, blocks...) {
			one := uncomment.ReplaceAllString(part, "")
			all = strings.Replace(all, part, one, 1)
			if strings.Contains(part, "[") || len(args) == 1 { // facts of one skeleton are enough
				if err := faultsIn(t, name, strings.Replace(filled, part, one, 1)); err != nil {
					t.Errorf("%v: %s: %v", args, one, err)
				}
			}
		}
		if err := faultsIn(t, name, all); err != nil {
			t.Errorf("%v, all of it: %v", args, err)
		}
	}
}

// A skeleton says each criterion's levels with their rules, and what the base says of it.
func TestNewSaysTheRules(t *testing.T) {
	t.Parallel()
	c := try(t, Done, "data", "new", "own", "--extends", "host")
	c.says("#   redeploy  Rollback: what is redeploy.", "# rollback = {", "# By host: no. None.", `extends  = "host"`, "as_of = 2026-11-24", "levels, worst first")
	if strings.Contains(c.stdout, "monthly_cost") {
		t.Error("a criterion that is worked out stands in it")
	}
	try(t, Done, "data", "new", "own").says(`scaling = "fixed" # TODO: one of fixed, follows-load`)
	try(t, Done, "data", "new", "own", "--addon").says("slot     = \"TODO\"", "[[applies]]")
}

// It goes to a file whole or not at all, and names what is wrong with the call.
func TestNewToAFile(t *testing.T) {
	t.Parallel()
	name := filepath.Join(put(t, t.TempDir(), map[string]string{"hosts/README": ""}), "hosts", "own.toml")
	c := try(t, Done, "data", "new", "own", "--output", name)
	if c.stdout != "" || !strings.Contains(c.stderr, "own.toml is written") || content(t, name) != try(t, Done, "data", "new", "own").stdout {
		t.Errorf("%s %s", c.stdout, c.stderr)
	}
	try(t, Usage, "data", "new", "own", "--output", name).complains("--force replaces it")
	try(t, Done, "data", "new", "own", "--output", name, "--force")
	for _, args := range [][]string{{"own.toml"}, {"hosts/other.toml"}, {"addons/own.toml"}, {"hosts/own.toml", "--addon"}} {
		c := try(t, Usage, append([]string{"data", "new", "own", "--output"}, args...)...).complains("nothing would read "+args[0], "DIR/")
		if strings.Contains(c.stderr, "whereto: whereto") {
			t.Errorf("the program is named twice: %s", c.stderr)
		}
	}
	missing := filepath.Join(t.TempDir(), "nodir", "hosts")
	c = try(t, Failure, "data", "new", "own", "--output", filepath.Join(missing, "own.toml")).complains("there is no folder", missing)
	if strings.Contains(c.stderr, ".whereto-") {
		t.Errorf("a temporary name is told: %s", c.stderr)
	}
	try(t, Usage, "data", "new").complains("ID")
	try(t, Usage, "data", "new", "My Own").complains("kebab case")
	try(t, Usage, "data", "new", "bruma-run").complains("is known already", "Bruma Run")
	try(t, Usage, "data", "new", "own", "--extends", "hots").complains("common/hots.toml", "allowed: host")
	try(t, Usage, "data", "new", "own", "--extends", "../hosts/bruma-run").complains("allowed: host")
}

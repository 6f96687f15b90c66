package command

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/fixture"
	"whereto/model/load"
)

// --version is the command version, as the contract has both.
func TestVersionIsAFlagToo(t *testing.T) {
	t.Parallel()
	flag, word := try(t, Done, "--version"), try(t, Done, "version")
	if !strings.HasPrefix(flag.stdout, "whereto ") || flag.stdout != word.stdout || flag.stderr != "" {
		t.Errorf("--version prints %q and says %q, version prints %q", flag.stdout, flag.stderr, word.stdout)
	}
}

// Each line that init comments out is valid alone: what a person takes the # away
// from first must not be refused because the rest is still a comment.
func TestInitLineByLine(t *testing.T) {
	t.Parallel()
	c, err := catalogs.Read(fixture.Files())
	if err != nil {
		t.Fatal(err)
	}
	blank := try(t, Done, "init").stdout
	lines := strings.Split(blank, "\n")
	tried := 0
	for i, line := range lines {
		if !commented.MatchString(line) {
			continue
		}
		tried++
		one := append([]string{}, lines...)
		one[i] = strings.TrimPrefix(line, "# ")
		given, err := load.ReadAnswers("answers.toml", []byte(strings.Join(one, "\n")), c)
		if err != nil {
			t.Errorf("line %d alone: %v", i+1, err)
		}
		if n := len(given.Values) + len(given.Importance) + len(given.Weights); n != 1 {
			t.Errorf("line %d alone gives %d answers: %s", i+1, n, one[i])
		}
	}
	if tried != len(c.Questions)+2 { // and one line each of importance and weights
		t.Errorf("%d lines can be uncommented, there are %d questions", tried, len(c.Questions))
	}
}

// A budget of a cent as a must leaves nothing of what has a price; the advice
// is printed in every format all the same, with the bills that break the budget.
func TestACentFitsNothing(t *testing.T) {
	t.Parallel()
	name := file(t, "cent.toml", "whereto = 1\n[answers]\nbudget = 0.01\nrequests = 100_000_000\nonly_vendors = [\"cedro\"]\n[importance]\nbudget = \"must\"\n")
	try(t, NoFit, "--answers", name).says("0 hosts fit; 1 misses one must; 13 ruled out", "Misses one must", "needs at most 0.01")
	for format, want := range map[string]string{"markdown": "No stack satisfies every must.", "json": `"stacks": [],`, "answers": "budget = 0.01"} {
		try(t, NoFit, "--answers", name, "--format", format).says(want)
	}
}

// A summary as Markdown in a file of --output is opened again by its name, and a
// mistake in its answers is told with the line of the Markdown.
func TestExportedFileIsOpenedByName(t *testing.T) {
	t.Parallel()
	name := filepath.Join(t.TempDir(), "summary.md")
	try(t, Done, "--answers", orders, "--format", "markdown", "--output", name)
	if again := try(t, Done, "--answers", name, "--format", "markdown").stdout; again != content(t, name) {
		t.Error("the summary of the summary is another")
	}
	before, _, found := strings.Cut(content(t, name), "must_haves = [")
	if !found {
		t.Fatal("the answers are not in the summary")
	}
	wrong := file(t, "wrong.md", strings.Replace(content(t, name), "must_haves = [", "must_heaves = [", 1))
	c := try(t, Usage, "--answers", wrong)
	at, _, _ := strings.Cut(strings.TrimPrefix(c.stderr, wrong+":"), ":")
	if want := strings.Count(before, "\n") + 1; at != strconv.Itoa(want) {
		t.Errorf("the mistake stands on line %d: %s", want, c.stderr)
	}
}

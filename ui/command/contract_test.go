package command

import (
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"whereto/data"
)

// --version is the command version, as the contract has both.
func TestVersionIsAFlagToo(t *testing.T) {
	flag, word := try(t, Done, "--version"), try(t, Done, "version")
	if !strings.HasPrefix(flag.stdout, "whereto ") || flag.stdout != word.stdout || flag.stderr != "" {
		t.Errorf("--version prints %q and says %q, version prints %q", flag.stdout, flag.stderr, word.stdout)
	}
}

// Each line that init comments out is valid alone: what a person takes the # away
// from first must not be refused because the rest is still a comment.
func TestInitLineByLine(t *testing.T) {
	known, err := data.Load(data.Shipped())
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
		given, err := data.ReadAnswers("answers.toml", []byte(strings.Join(one, "\n")), known)
		if err != nil {
			t.Errorf("line %d alone: %v", i+1, err)
		}
		if n := len(given.Values) + len(given.Importance) + len(given.Weights); n != 1 {
			t.Errorf("line %d alone gives %d answers: %s", i+1, n, one[i])
		}
	}
	if tried != len(known.Questions)+2 { // and one line each of importance and weights
		t.Errorf("%d lines can be uncommented, there are %d questions", tried, len(known.Questions))
	}
}

// With a workload the guide's sum has the time that requests run on top: being
// ready is not all that provisioned concurrency costs.
func TestGuidesSumWithAWorkload(t *testing.T) {
	b := billOf(t, "aws-lambda", "--setup", "provisioned-arm", "--region", "us-east-1", "--month", "31d", "--set", "memory_mb=1024", "--set", "warm_instances=1")
	amounts := map[string]float64{}
	for _, l := range b.Lines {
		if l.Amount != nil {
			amounts[l.Meter] += *l.Amount
		}
	}
	if got := amounts["warm_gb_seconds"]; got < 8.92817856-1e-9 || got > 8.92817856+1e-9 {
		t.Errorf("being ready costs %v", got)
	}
	if !(amounts["warm_used_gb_seconds"] > 0) || !(b.Total > amounts["warm_gb_seconds"]) {
		t.Errorf("run time %v, total %v: %v", amounts["warm_used_gb_seconds"], b.Total, amounts)
	}
}

// A budget of a cent as a must leaves nothing of what has a price; the advice
// is printed in every format all the same, with the bills that break the budget.
func TestACentFitsNothing(t *testing.T) {
	name := file(t, "cent.toml", "whereto = 1\n[answers]\nbudget = 0.01\nrequests = 100_000_000\nonly_vendors = [\"hetzner\"]\n[importance]\nbudget = \"must\"\n")
	try(t, NoFit, "--answers", name).says("0 fit, 0 with caveats", "Near misses: one must fails", "needs at most 0.01")
	for format, want := range map[string]string{"markdown": "No stack satisfies every must.", "json": `"stacks": [],`, "answers": "budget = 0.01"} {
		try(t, NoFit, "--answers", name, "--format", format).says(want)
	}
}

// A summary as Markdown in a file of --output is opened again by its name, and a
// mistake in its answers is told with the line of the Markdown.
func TestExportedFileIsOpenedByName(t *testing.T) {
	name := filepath.Join(t.TempDir(), "summary.md")
	try(t, Done, "--answers", author, "--format", "markdown", "--output", name)
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

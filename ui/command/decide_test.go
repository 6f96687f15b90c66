package command

import (
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// copied is an example's answers in a file of the test's own.
func copied(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return file(t, "answers.toml", string(b))
}

// A decision is recorded in the file, all else of which stays; recorded anew it takes
// the old one's place; check says that it holds, or exits with 3.
func TestDecideAndCheck(t *testing.T) {
	name := copied(t, orders)
	before := content(t, name)
	try(t, NoFit-1, "check", "--answers", name).complains("holds no decision", "whereto decide")
	try(t, Done, "decide", "aws-lambda/on-demand-arm", "--answers", name, "--why", "cheap\nand \"close\"").says("Decided for aws-lambda/on-demand-arm@ap-southeast-2", "ranks 1 of")
	after := content(t, name)
	if !strings.HasPrefix(after, before) || !strings.Contains(after, "on = 2026-11-24\n") || !strings.Contains(after, `why = "cheap and \"close\""`) {
		t.Errorf("the file is now:\n%s", after)
	}
	try(t, Done, "check", "--answers", name).says("The decision holds", "It is still the first.", "The data is the one that it was taken on.")
	held := try(t, Done, "check", "--answers", name, "--max-monthly", "1000", "--format", "json")
	var out map[string]any
	if err := json.Unmarshal([]byte(held.stdout), &out); err != nil || out["holds"] != true || out["rank"] != 1.0 {
		t.Errorf("%v: %s", err, held.stdout)
	}
	over := newCall(t).run("check", "--answers", name, "--max-monthly", "1").exits(NoFit).says("no longer holds", "at most 1.00 is allowed")
	if !strings.Contains(over.stderr, "the decision no longer holds") {
		t.Errorf("stderr: %s", over.stderr)
	}

	try(t, Done, "decide", "fly-io/always-on", "--answers", name)
	again := content(t, name)
	if strings.Count(again, "[decision]") != 1 || !strings.Contains(again, `stack = "fly-io/always-on`) || !strings.HasPrefix(again, before) {
		t.Errorf("decided anew:\n%s", again)
	}
	dearer := t.TempDir()
	if err := os.MkdirAll(dearer+"/hosts", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dearer+"/hosts/fly-io.toml", []byte("[facts]\nautoscaling = { is = \"none\", note = \"Gone.\", source = \"autostop\" }\nrollback = { is = \"none\", note = \"Gone.\", source = \"autostop\" }\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	lost := newCall(t).run("--data", dearer, "check", "--answers", name).exits(NoFit).says("no longer holds", "Rollback: none", "The data is another")
	if !strings.Contains(lost.stderr, "no longer holds") {
		t.Errorf("stderr: %s", lost.stderr)
	}
}

// What can't be decided or checked is told, with the nearest name, and leaves the file
// as it is.
func TestDecideWrong(t *testing.T) {
	name := copied(t, orders)
	before := content(t, name)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"decide", "fly-oi/always-on", "--answers", name}, `did you mean "fly-io"`},
		{[]string{"decide", "shuttle/service", "--answers", name}, ""},
		{[]string{"decide", "--answers", name}, "STACK is needed"},
		{[]string{"decide", "fly-io"}, "--answers FILE is needed"},
		{[]string{"decide", "fly-io", "--answers", "-"}, "standard input is none"},
		{[]string{"check", "--answers", name, "--max-monthly", "-3"}, "a number over 0"},
		{[]string{"compare", "fly-io", "--answers", name}, "2 to 4 are allowed"},
		{[]string{"compare", "fly-io", "awslambda", "--answers", name}, "aws-lambda"},
		{[]string{"--answers", name, "--samples", "-1"}, "from 0 to"},
	} {
		if c.want == "" {
			continue
		}
		try(t, Usage, c.args...).complains(c.want)
	}
	if content(t, name) != before {
		t.Error("the file has changed")
	}
	wrong := file(t, "with-decision.toml", strings.Replace(before, "[answers]", "[decision]\nstack = \"nowhere/plan\"\non = 2026-01-01\n\n[answers]", 1))
	if gone := newCall(t).run("check", "--answers", wrong).exits(NoFit); !strings.Contains(gone.stderr, `there is no host "nowhere"`) {
		t.Errorf("stderr: %s", gone.stderr)
	}
}

// Only the old decision's keys go: comments, other tables and texts over several lines
// stay as they are.
func TestDecisionTakesThePlaceOfTheOldOne(t *testing.T) {
	table := "[decision]\nstack = \"b\"\n"
	for name, c := range map[string][2]string{
		"none":     {"a = 1\n", "a = 1\n\n" + table},
		"at end":   {"a = 1\n\n[decision]\nstack = \"a\" # why\n", "a = 1\n\n" + table},
		"between":  {"a = 1\n[ decision ]\nstack = \"a\"\n# kept\n\n[weights]\ncost = 3\n", "a = 1\n\n" + table + "\n# kept\n\n[weights]\ncost = 3\n"},
		"long why": {"[decision]\nwhy = \"\"\"\n[weights]\n# no comment\n\"\"\"\non = 2026-01-01\n[weights]\ncost = 3", "\n\n" + table + "\n[weights]\ncost = 3\n"},
		"a title":  {"title = '''\n[decision]\n'''\n", "title = '''\n[decision]\n'''\n\n" + table},
	} {
		if got := withDecision(c[0], table); got != c[1] {
			t.Errorf("%s:\n%q\nwant\n%q", name, got, c[1])
		}
	}
}

// Stacks side by side: the parts of the difference add up.
func TestCompare(t *testing.T) {
	slow(t)
	try(t, Done, "compare", "aws-lambda", "fly-io/always-on", "cloudflare-workers", "--answers", orders).says("Side by side", "A  AWS Lambda", "B  Fly.io", "Value, part by part", "Bills", "What was asked", "Open about C")
	out := try(t, Done, "compare", "aws-lambda", "fly-io/always-on", "--answers", orders, "--format", "json")
	var d struct {
		Stacks      []map[string]any
		Differences []struct {
			Value float64
			Parts map[string]float64
			USD   float64
		}
	}
	if err := json.Unmarshal([]byte(out.stdout), &d); err != nil || len(d.Stacks) != 2 || len(d.Differences) != 1 {
		t.Fatalf("%v: %s", err, shortened(out.stdout))
	}
	sum := 0.0
	for _, part := range d.Differences[0].Parts {
		sum += part
	}
	if diff := sum - d.Differences[0].Value; diff > 1e-9 || diff < -1e-9 {
		t.Errorf("parts sum to %v, the value differs by %v", sum, d.Differences[0].Value)
	}
}

// Explored advice says how firm it is and what would change it; the same bytes each
// time.
func TestExploredAdvice(t *testing.T) {
	slow(t)
	text := try(t, Done, "--answers", orders, "--samples", "300").says("mixes of plausible weights", "The open question that could still change the most", "The smallest change of one weight", "Requests: ", ". Back with ")
	if again := try(t, Done, "--answers", orders, "--samples", "300"); again.stdout != text.stdout {
		t.Error("two calls differ")
	}
	var d struct {
		Robustness struct{ Samples, Seed int }
		Stacks     []struct {
			First  *float64  `json:"first_share"`
			Shares []float64 `json:"rank_shares"`
		}
		BreakEven []map[string]any `json:"break_even"`
		Next      []map[string]any `json:"next_questions"`
		Tips      []map[string]any `json:"tips"`
		RuledOut  []struct {
			FitsIf []map[string]any `json:"fits_if"`
			Then   map[string]any   `json:"then"`
		} `json:"ruled_out"`
	}
	if err := json.Unmarshal([]byte(try(t, Done, "--answers", orders, "--samples", "300", "--format", "json").stdout), &d); err != nil {
		t.Fatal(err)
	}
	if d.Robustness.Samples != 300 || d.Robustness.Seed != 1 || d.Stacks[0].First == nil || len(d.Stacks[0].Shares) != len(d.Stacks) || len(d.BreakEven) == 0 || len(d.Next) == 0 || len(d.Tips) == 0 {
		t.Errorf("%+v", d)
	}
}

package command

import (
	"encoding/json"
	"os"
	"slices"
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
	t.Parallel()
	name := copied(t, orders)
	before := content(t, name)
	try(t, NoFit-1, "check", "--answers", name).complains("holds no decision", "whereto decide")
	try(t, Done, "decide", "alto-functions/on-demand-arm", "--answers", name, "--why", "cheap\nand \"close\"").says("Decided for alto-functions/on-demand-arm@syd-1", "ranks 1 of")
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
	over := newCall(t).run("check", "--answers", name, "--max-monthly", "1").exits(NoFit).says("no longer holds", "at most 1.00 USD is allowed")
	if !strings.Contains(over.stderr, "the decision no longer holds") {
		t.Errorf("stderr: %s", over.stderr)
	}

	try(t, Done, "decide", "bruma-run/always-on", "--answers", name)
	again := content(t, name)
	if strings.Count(again, "[decision]") != 1 || !strings.Contains(again, `stack = "bruma-run/always-on`) || !strings.HasPrefix(again, before) {
		t.Errorf("decided anew:\n%s", again)
	}
	dearer := t.TempDir()
	if err := os.MkdirAll(dearer+"/hosts", 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(dearer+"/hosts/bruma-run.toml", []byte("[facts]\nautoscaling = { is = \"none\", note = \"Gone.\", source = \"docs\" }\nrollback = { is = \"none\", note = \"Gone.\", source = \"docs\" }\n"), 0o600); err != nil {
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
	t.Parallel()
	name := copied(t, orders)
	before := content(t, name)
	for _, c := range []struct {
		args []string
		want string
	}{
		{[]string{"decide", "bruma-rnu/always-on", "--answers", name}, `did you mean "bruma-run"`},
		{[]string{"decide", "--answers", name}, "STACK is needed"},
		{[]string{"decide", "bruma-run"}, "--answers FILE is needed"},
		{[]string{"decide", "bruma-run", "--answers", "-"}, "standard input is none"},
		{[]string{"check", "--answers", name, "--max-monthly", "-3"}, "a number over 0"},
		{[]string{"compare", "bruma-run", "--answers", name}, "2 to 4 stacks are allowed"},
		{[]string{"compare", "bruma-run", "altofunctions", "--answers", name}, "alto-functions"},
		{[]string{"--answers", name, "--samples", "-1"}, "from 0 to"},
	} {
		try(t, Usage, c.args...).complains(c.want)
	}
	if content(t, name) != before {
		t.Error("the file has changed")
	}
}

// A stack that fits and has no rank, since another of its host costs less and satisfies as
// much, is recorded without one.
func TestDecideForAVariant(t *testing.T) {
	t.Parallel()
	name := copied(t, orders)
	try(t, Done, "decide", "alto-functions/on-demand-x86@syd-1", "--answers", name).says("It fits; others of the same host satisfy no less for less.")
	if after := content(t, name); strings.Contains(after, "rank 0") {
		t.Errorf("a rank is recorded that there is not:\n%s", after[strings.Index(after, "[decision]"):])
	}
}

// Stacks side by side: the parts of the difference add up.
func TestCompare(t *testing.T) {
	t.Parallel()
	try(t, Done, "compare", "alto-functions", "bruma-run/always-on", "bruma-run/sleeping", "--answers", orders).says("Side by side", "A  Alto Functions", "B  Bruma Run", "Value, part by part", "Bills", "What was asked", "Open about C")
	out := try(t, Done, "compare", "alto-functions", "bruma-run/always-on", "--answers", orders, "--format", "json")
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
	t.Parallel()
	text := try(t, Done, "--answers", orders, "--samples", "50", "--details").says("mixes of plausible weights", "Recommended", "  why  ", "  but  ", "  flips ", "Back with ")
	if again := try(t, Done, "--answers", orders, "--samples", "50", "--details"); again.stdout != text.stdout {
		t.Error("two calls differ")
	}
	type row struct {
		First *float64 `json:"first_share"`
	}
	var d struct {
		Robustness struct{ Samples, Seed int }
		Rows       []row
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
	if err := json.Unmarshal([]byte(try(t, Done, "--answers", orders, "--samples", "50", "--format", "json").stdout), &d); err != nil {
		t.Fatal(err)
	}
	if d.Robustness.Samples != 50 || d.Robustness.Seed != 1 || d.Stacks[0].First == nil || len(d.Stacks[0].Shares) == 0 || len(d.Stacks[0].Shares) > len(d.Rows) || slices.ContainsFunc(d.Rows, func(r row) bool { return r.First == nil }) || len(d.BreakEven) == 0 || len(d.Next) == 0 || len(d.Tips) == 0 {
		t.Errorf("%+v", d)
	}
}

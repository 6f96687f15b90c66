package command

import (
	"encoding/json"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// Each format gives the advice, and the same bytes each time.
func TestFormats(t *testing.T) {
	t.Parallel()
	for format, want := range map[string]string{
		"text": "Orders | *API* <b>\n══════════════════\n", "markdown": "# Orders | \\*API\\* &lt;b&gt;\n", "json": "{\n  \"schema\": \"whereto/advice/2\"", "answers": "whereto = 1\ntitle   = \"Orders | *API* <b>\"\n",
	} {
		first := try(t, Done, "--answers", orders, "--today", "2026-11-24", "--format", format)
		if !strings.HasPrefix(first.stdout, want) || first.stderr != "" {
			t.Errorf("%s begins with %q; stderr: %s", format, shortened(first.stdout)[:60], first.stderr)
		}
		if again := try(t, Done, "--answers", orders, "--today", "2026-11-24", "--format", format); again.stdout != first.stdout {
			t.Errorf("%s: the second call gives other bytes", format)
		}
	}
	if text := try(t, Done, "--answers", orders, "--today", "2026-11-24"); !strings.HasPrefix(text.stdout, "Orders | *API* <b>\n═") {
		t.Error("text is not the default")
	}
}

// Without --today it is the clock's day.
func TestTodayIsTheClocks(t *testing.T) {
	t.Parallel()
	clock := try(t, Done, "--answers", orders)
	given := try(t, Done, "--answers", orders, "--today", "2026-11-24")
	other := try(t, Done, "--answers", orders, "--today", "2027-11-24")
	if clock.stdout != given.stdout || clock.stdout == other.stdout {
		t.Error("the day of the clock is not taken, or the day makes no difference")
	}
}

// unnamed is a text without the call that saves it, which names the answers file.
func unnamed(text string) string {
	text, _, _ = strings.Cut(text, "\nSave: ")
	return text
}

// The answers can come from standard input, a mistake in them is named so.
func TestAnswersFromStandardInput(t *testing.T) {
	t.Parallel()
	c := newCall(t)
	c.stdin = content(t, orders)
	c.run("--answers", "-", "--today", "2026-11-24").exits(Done)
	if unnamed(c.stdout) != unnamed(try(t, Done, "--answers", orders, "--today", "2026-11-24").stdout) {
		t.Error("standard input gives other advice than the file")
	}
	c.stdin = "whereto = 2\n"
	c.run("--answers", "-").exits(Usage).complains("standard input:1: whereto: found the number 2; this program reads version 1")
	c.stdin = ""
	c.run("--answers", "-").exits(Usage).complains("the key whereto is missing")
}

// An exported summary can be opened again and gives the same summary.
func TestExportedSummaryIsOpenedAgain(t *testing.T) {
	t.Parallel()
	for _, format := range []string{"markdown", "answers"} {
		first := try(t, Done, "--answers", orders, "--today", "2026-11-24", "--format", format)
		saved := file(t, "summary", first.stdout)
		for _, as := range []string{"text", "json"} {
			again := try(t, Done, "--answers", saved, "--today", "2026-11-24", "--format", as)
			if want := try(t, Done, "--answers", orders, "--today", "2026-11-24", "--format", as); unnamed(again.stdout) != unnamed(want.stdout) {
				t.Errorf("the %s that was made of exported %s differs", as, format)
			}
		}
	}
}

// Where nothing fits the near misses are shown all the same, and the exit code
// says it.
func TestNothingFits(t *testing.T) {
	t.Parallel()
	name := file(t, "answers.toml", "whereto = 1\n[answers]\nusers = [\"sydney\"]\nrequests = 100_000_000\nbudget = 0\nonly_vendors = [\"cedro\"]\n")
	for _, format := range []string{"text", "markdown", "json"} {
		c := try(t, NoFit, "--answers", name, "--format", format)
		if !strings.Contains(c.stderr, "no stack satisfies every must") || !strings.Contains(strings.ToLower(c.stdout), "near") && !strings.Contains(c.stdout, "Misses one must (1)") {
			t.Errorf("%s: stderr %q", format, c.stderr)
		}
	}
	try(t, NoFit, "--answers", name).says("Nothing fits: no host has all that is a must", "Misses one must", "Monthly cost")
}

// --top says how many rows are told in full.
func TestTop(t *testing.T) {
	t.Parallel()
	one := try(t, Done, "--answers", orders, "--top", "1").stdout
	if n := strings.Count(one, "\nBest for: "); n != 1 {
		t.Errorf("%d stacks are told in full", n)
	}
	var v struct{ Stacks []struct{ Row int } }
	if err := json.Unmarshal([]byte(try(t, Done, "--answers", orders, "--top", "2", "--format", "json").stdout), &v); err != nil || len(v.Stacks) < 2 || slices.ContainsFunc(v.Stacks, func(s struct{ Row int }) bool { return s.Row < 1 || s.Row > 2 }) {
		t.Errorf("stacks in JSON: %v, %v", v.Stacks, err)
	}
}

// Amounts are shown in a currency of one's own, at the data's rate or another.
func TestCurrency(t *testing.T) {
	t.Parallel()
	try(t, Done, "--answers", orders, "--currency", "EUR").says("in EUR,", "EUR a month")
	cheap := try(t, Done, "cost", "orilla-edge", "--setup", "paid", "--meter", "months=1", "--currency", "AUD", "--rate", "0.5")
	cheap.says("in AUD", "10.00")
	try(t, Usage, "--answers", orders, "--currency", "XYZ").complains(`"XYZ"`, "--rate XYZ=")
	try(t, Usage, "--answers", orders, "--currency", "EUX").complains(`"EUX"`, `did you mean "EUR"?`)
	try(t, Done, "--answers", orders, "--currency", "eur", "--details").says("in EUR,", "at most 80.00 EUR (100 USD)")
	try(t, Usage, "--answers", orders, "--rate", "2").complains("--rate needs --currency")
	try(t, Usage, "--answers", orders, "--currency", "AUD", "--rate", "0").complains("--rate")
	try(t, Usage, "--answers", orders, "--currency", "AUD", "--rate", "-1").complains("--rate")
	try(t, Usage, "--answers", orders, "--currency", "AUD", "--rate", "inf").complains("--rate")
}

// Rates by hand go over the data's: of the currency that amounts are in, and of any by its
// code, so that a vendor's prices in it and a budget follow too.
func TestRatesByHand(t *testing.T) {
	t.Parallel()
	edge := []string{"cost", "orilla-edge", "--setup", "paid", "--meter", "months=1"}
	try(t, Done, append(edge, "--currency", "AUD", "--rate", "AUD=0.5")...).says("in AUD", "10.00", "1 AUD = 0.5 USD, a rate given by hand")
	try(t, Done, append(edge, "--currency", "nzd", "--rate", "NZD=0.5")...).says("in NZD", "10.00")
	try(t, Done, append(edge, "--currency", "EUR", "--rate", "0.5", "--rate", "nzd=0.25")...).says("in EUR", "10.00")
	server := []string{"cost", "cedro-servers", "--setup", "server", "--size", "c1", "--meter", "instance_hours=100"}
	was, now := try(t, Done, server...).stdout, try(t, Done, append(server, "--rate", "EUR=2.5")...)
	if now.says("EUR × 2.5"); was == now.stdout {
		t.Error("a vendor's prices in EUR do not follow")
	}
	file := filepath.Join(t.TempDir(), "a.toml")
	if err := os.WriteFile(file, []byte("whereto = 1\n[answers]\nusers = [\"sydney\"]\nbudget = 10\nbudget_currency = \"NZD\"\ncurrency = \"nzd\"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	try(t, Usage, "--answers", file).complains("budget_currency", `"NZD"`)
	try(t, Done, "--answers", file, "--samples", "0", "--details", "--rate", "NZD=0.5").says("at most 10 NZD", "1 NZD = 0.5 USD, a rate given by hand")
	for _, wrong := range []string{"EUR=", "EUR=0", "EUR=x", "EURO=1", "=1", "USD=2"} {
		try(t, Usage, "--answers", orders, "--rate", wrong).complains("--rate")
	}
}

// Without a terminal and without answers the program does not wait for keys: it
// says what to call instead.
func TestWithoutATerminal(t *testing.T) {
	t.Parallel()
	try(t, Usage).complains("--answers FILE", "whereto init FILE")
	try(t, Usage, orders).complains("--answers FILE")
}

// --help tells of every command, and of flags that stand for all of them.
func TestHelp(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"--help"}, {"-h"}, {"help"}} {
		try(t, Done, args...).says("cost", "latency", "list", "show", "init", "data", "version", "--answers", "--today", "--data")
	}
	try(t, Done, "cost", "--help").says("--meter", "--no-free", "--month")
}

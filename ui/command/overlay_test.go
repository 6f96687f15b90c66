package command

import (
	"path/filepath"
	"strings"
	"testing"
)

// A directory whose files nothing reads is told by the check and by every command that is
// given it; what is no directory of data says what to give instead.
func TestDataThatIsNotRead(t *testing.T) {
	t.Parallel()
	host := "id = \"pier\"\nname = \"Pier\"\nkind = \"vps\"\n"
	dir := put(t, t.TempDir(), map[string]string{"pier.toml": host, "README.md": "mine"})
	for _, args := range [][]string{{"data", "check", dir}, {"--data", dir, "list", "hosts"}, {"--data", dir, "--answers", orders}, {"--data", dir, "show", "bruma-run"}} {
		try(t, Usage, args...).complains(filepath.Join(dir, "pier.toml")+": nothing is read from here", filepath.Join(dir, "hosts", "pier.toml"))
	}
	dir = put(t, t.TempDir(), map[string]string{"hosts/pier.toml": host})
	hosts := filepath.Join(dir, "hosts")
	try(t, Usage, "data", "check", hosts).complains(hosts+": nothing is read from here", "the one above, "+dir)
	file := filepath.Join(hosts, "pier.toml")
	for _, args := range [][]string{{"data", "check", file}, {"--data", file, "list", "hosts"}, {"data", "diff", "shipped", file}} {
		try(t, Usage, args...).complains("whereto: " + file + " is a file, give its directory: " + dir + "\n")
	}
	try(t, Usage, "data", "check", t.TempDir()).complains("there is no data in ", filepath.Join("hosts", "ID.toml"))
	try(t, Usage, "data", "check", filepath.Join(dir, "none")).complains("there is no directory")
}

// What is wrong with a call is told under the program's name, once; what is wrong with a
// file under the file's.
func TestOnePrefix(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"show nothing":                   "whereto show: nothing: there is no such",
		"list hots":                      "whereto list: hots: allowed: ",
		"data new":                       "whereto data new: ID is needed",
		"data new own --extends hots":    "whereto: --extends: hots: there is no file",
		"data levels rolback":            "whereto data levels: rolback: there is no such criterion",
		"cost bruma-run --meter flux=1":  "whereto: --meter: flux: there is no such meter",
		"data check no-such-directory":   "whereto: there is no directory",
		"--answers no-such-file.toml":    "whereto: there is no file",
		"data new own --output own.toml": "whereto data new: nothing would read own.toml",
	} {
		c := try(t, Usage, strings.Fields(line)...)
		if !strings.HasPrefix(c.stderr, want) || strings.Count(c.stderr, "whereto") > 1 && !strings.Contains(line, "meter") && !strings.Contains(line, "answers") {
			t.Errorf("%s: %s", line, c.stderr)
		}
	}
	dir := put(t, t.TempDir(), map[string]string{"hosts/pier.toml": "id = 1\n"})
	if c := try(t, Usage, "data", "check", dir); !strings.HasPrefix(c.stderr, filepath.Join(dir, "hosts", "pier.toml")+":1: id: ") && !strings.HasPrefix(c.stderr, filepath.Join(dir, "hosts", "pier.toml")+": ") {
		t.Errorf("%s", c.stderr)
	}
}

// The check knows the day: what is said to have been read later was not.
func TestCheckKnowsTheDay(t *testing.T) {
	t.Parallel()
	text := strings.ReplaceAll(fill(try(t, Done, "data", "new", "own").stdout), "as_of = 2026-11-24", "as_of = 2026-12-01")
	dir := put(t, t.TempDir(), map[string]string{"hosts/own.toml": text})
	try(t, Usage, "data", "check", dir).complains("sources.docs.as_of: 2026-12-01 is still to come: today is 2026-11-24")
	try(t, Done, "--today", "2026-12-02", "data", "check", dir).says("ok: ")
}

// A template has no price and no fact that would pass as it stands, and numbers that fit.
func TestTemplateIsNoData(t *testing.T) {
	t.Parallel()
	for _, args := range [][]string{{"data", "new", "own"}, {"data", "new", "own", "--addon"}} {
		text := try(t, Done, args...).stdout
		for _, not := range []string{`"0.00"`, `"0.01"`, "is = 60,"} {
			if strings.Contains(text, not) {
				t.Errorf("%v: %s stands in it", args, not)
			}
		}
		for line := range strings.Lines(text) {
			if strings.HasPrefix(line, "# sla_percent = ") && !strings.Contains(line, "is = 99") {
				t.Errorf("%v: %s", args, line)
			}
		}
	}
}

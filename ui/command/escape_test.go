package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode"
)

// hostile holds what steers a terminal: escape sequences, a title for the window,
// a bell, a backspace, C1 controls and marks that turn text around.
const hostile = `\u001b[31mred\u001b]0;owned\u0007\u0008\u009b2J\u202egnp.exe\u2066`

// steers says where a text holds what could steer a terminal.
func steers(text string) string {
	for i, r := range text {
		if unicode.IsControl(r) && r != '\n' || unicode.Is(unicode.Bidi_Control, r) {
			return strings.ToValidUTF8(text[max(0, i-20):min(len(text), i+20)], "?")
		}
	}
	return ""
}

// Escape sequences in an answers file never reach the terminal, in any format,
// nor in messages about the file.
func TestEscapesNeverReachTheTerminal(t *testing.T) {
	t.Parallel()
	title := file(t, "answers.toml", "whereto = 1\ntitle = \""+hostile+"\"\n[answers]\nusers = [\"sydney\"]\n")
	for _, format := range []string{"text", "markdown", "json", "answers"} {
		c := try(t, Done, "--answers", title, "--format", format)
		if at := steers(c.stdout); at != "" {
			t.Errorf("%s: %q", format, at)
		}
		if format != "text" && !strings.Contains(c.stdout, "red") {
			t.Errorf("%s: the title is lost", format)
		}
	}
	for what, text := range map[string]string{
		"a key":         "whereto = 1\n\"" + hostile + "\" = 1\n",
		"a question":    "whereto = 1\n[answers]\n\"" + hostile + "\" = 1\n",
		"a word":        "whereto = 1\n[answers]\nrollback = \"" + hostile + "\"\n",
		"a place":       "whereto = 1\n[answers]\nusers = [\"" + hostile + "\"]\n",
		"a place's key": "whereto = 1\n[answers]\nusers = { \"" + hostile + "\" = 1 }\n",
		"raw bytes":     "whereto = 1\ntitle = \"\x1b[31m\"\n",
		"raw, no text":  "whereto = 1\n\x1b[31m = 2\n",
		"a bad escape":  "whereto = 1\ntitle = \"\\\x1b\"\n",
	} {
		c := try(t, Usage, "--answers", file(t, "answers.toml", text))
		if at := steers(c.stdout + c.stderr); at != "" {
			t.Errorf("%s: %q", what, at)
		}
	}
}

// Neither do those in arguments, in data of one's own or in names of files.
func TestEscapesFromElsewhere(t *testing.T) {
	t.Parallel()
	slow(t)
	raw := "\x1b[31m"
	for _, args := range [][]string{
		{raw},
		{"show", raw},
		{"list", raw},
		{"cost", raw},
		{"cost", "bruma-run", "--setup", raw},
		{"cost", "bruma-run", "--region", raw},
		{"cost", "bruma-run", "--size", raw},
		{"cost", "bruma-run", "--set", raw},
		{"cost", "bruma-run", "--set", raw + "=1"},
		{"cost", "bruma-run", "--set", "rollback=" + raw},
		{"cost", "bruma-run", "--meter", raw + "=1"},
		{"cost", "bruma-run", "--meter", "requests=" + raw},
		{"cost", "bruma-run", "--month", raw},
		{"latency", raw, "--from", "sydney"},
		{"latency", "bruma-run", "--from", raw},
		{"latency", "place:" + raw, "--from", "sydney"},
		{"--answers", orders, "--format", raw},
		{"--answers", orders, "--today", raw},
		{"--answers", orders, "--currency", raw},
		{"--answers", raw},
		{"--data", raw, "version"},
		{"--" + raw},
		{"data", raw},
		{"version", raw},
		{"help", raw},
		{"--answers", orders, raw},
		{"--top", raw},
	} {
		c := newCall(t).run(args...)
		if at := steers(c.stdout + c.stderr); at != "" {
			t.Errorf("%q: %q", args, at)
		}
		if c.code == Done {
			t.Errorf("%q: exit code 0", args)
		}
	}
	own := put(t, t.TempDir(), map[string]string{"hosts/rondo-apps.toml": "name = \"" + hostile + "\"\nsummary = \"" + hostile + "\"\n"})
	for _, args := range [][]string{{"show", "rondo-apps"}, {"list", "hosts"}, {"--answers", orders}, {"cost", "rondo-apps"}} {
		if at := steers(try(t, Done, append([]string{"--data", own}, args...)...).stdout); at != "" {
			t.Errorf("%q: %q", args, at)
		}
	}
	dir := t.TempDir()
	name := filepath.Join(dir, "a"+raw+".toml")
	if err := os.WriteFile(name, []byte("whereto = 2\n"), 0o600); err != nil {
		t.Skip("no such names here")
	}
	if at := steers(try(t, Usage, "--answers", name).stderr); at != "" {
		t.Errorf("a file's name: %q", at)
	}
}

package command

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

// onTerminals is a program with a person in front: a session would open.
func (c *call) onTerminals(t *testing.T, args ...string) *call {
	t.Helper()
	var stdout, stderr strings.Builder
	p := program{
		stdin: strings.NewReader(""), stdout: &stdout, stderr: &stderr, config: c.config, data: c.data, read: remembered,
		now:      func() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) },
		terminal: func() bool { return true },
	}
	c.code = p.run(append([]string{"whereto"}, args...))
	c.stdout, c.stderr = stdout.String(), stderr.String()
	return c
}

// A word that was meant as a command opens no session, on a terminal neither: it is told so,
// with the nearest command and how a session on a new file begins.
func TestWordsThatOpenNoSession(t *testing.T) {
	t.Parallel()
	for line, want := range map[string]string{
		"lst":                             `did you mean "list"? A session on a new file: whereto lst.toml`,
		"stael":                           `did you mean "data stale"?`,
		"hovercraft":                      `there is no command or file "hovercraft"; whereto --help shows the commands, whereto hovercraft.toml begins`,
		"comapre a b --answers " + orders: `did you mean "compare"?`,
		"a.toml b.toml":                   `found "a.toml" and "b.toml"; a session is on one file`,
		"lst hosts":                       `did you mean "list"?`,
		"lst --format json":               `did you mean "list"?`,
	} {
		newCall(t).onTerminals(t, strings.Fields(line)...).exits(Usage).complains(want)
	}
}

// A file is what is there, whatever its name, and what has the name of one.
func TestWordsThatNameFiles(t *testing.T) {
	t.Parallel()
	there := filepath.Join(t.TempDir(), "notes")
	if err := os.WriteFile(there, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for word, want := range map[string]bool{
		"a.toml": true, "A.TOML": true, "a.md": true, "a.json": true, "-": true, "./list": true, "dir/a": true, there: true, "testdata/..": true,
		"list": false, "lst": false, "a.toml2": false, "hovercraft": false, "": false, "v1.2": false,
	} {
		if got := namesFile(word); got != want {
			t.Errorf("%q is meant as a file: %v, want %v", word, got, want)
		}
	}
}

//go:build !windows

package command

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"github.com/creack/pty"
)

// Which command shows long texts: PAGER as it is, less where it is not set, none where it
// is empty or cat, and none on Windows.
func TestPagerIsChosen(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		system string
		env    map[string]string
		want   string
	}{
		{"linux", nil, "less"},
		{"linux", map[string]string{"PAGER": "most -w"}, "most -w"},
		{"linux", map[string]string{"PAGER": ""}, ""},
		{"linux", map[string]string{"PAGER": " cat "}, ""},
		{"darwin", map[string]string{"TERM": "dumb"}, ""},
		{"darwin", map[string]string{"TERM": "dumb", "PAGER": "more"}, "more"},
		{"windows", map[string]string{"PAGER": "more"}, ""},
	} {
		got := pagerOf(c.system, func(name string) (string, bool) {
			value, ok := c.env[name]
			return value, ok
		})
		if got != c.want {
			t.Errorf("%s %v: %q, want %q", c.system, c.env, got, c.want)
		}
	}
}

// onScreen runs the program with its standard output on a terminal of a size, and returns what
// the terminal was sent, and the exit code.
func onScreen(t *testing.T, rows uint16, env []string, args ...string) (shown string, code int) {
	t.Helper()
	name := self(t)
	terminal, tty, err := pty.Open()
	if err != nil {
		t.Skipf("no pseudo-terminal here: %v", err)
	}
	defer terminal.Close()
	if err := pty.Setsize(terminal, &pty.Winsize{Cols: 80, Rows: rows}); err != nil {
		t.Fatal(err)
	}
	home := t.TempDir()
	cmd := exec.Command(name, args...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr, cmd.Dir = tty, tty, tty, home
	cmd.Env = append(around(home, invented), env...)
	cmd.SysProcAttr = &syscall.SysProcAttr{Setsid: true, Setctty: true}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	tty.Close()
	stop := time.AfterFunc(limit, func() { cmd.Process.Kill() })
	defer stop.Stop()
	var seen recorded
	buf := make([]byte, 4096)
	for {
		n, err := terminal.Read(buf)
		seen.Write(buf[:n])
		if err != nil {
			break
		}
	}
	cmd.Wait()
	return strings.ReplaceAll(seen.String(), "\r\n", "\n"), cmd.ProcessState.ExitCode()
}

// Only what is longer than the terminal goes through the pager, whose end is no failure, and
// whose absence hides nothing; the exit code is the command's own.
func TestPager(t *testing.T) {
	t.Parallel()
	marks := "PAGER=sed 's/^/> /'"
	whole := try(t, Done, "list", "places").stdout
	paged := "> " + strings.ReplaceAll(strings.TrimSuffix(whole, "\n"), "\n", "\n> ") + "\n"
	short := try(t, Done, "latency", "place:sydney", "--from", "sydney").stdout
	cent := filepath.Join(t.TempDir(), "cent.toml")
	if err := os.WriteFile(cent, []byte("whereto = 1\n[answers]\nrequests = 100_000_000\nbudget = 0\nonly_vendors = [\"cedro\"]\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for what, c := range map[string]struct {
		env, line string
		want      string // empty: not compared
		code      int
	}{
		"long":           {marks, "list places", paged, Done},
		"short":          {marks, "latency place:sydney --from sydney", short, Done},
		"--no-pager":     {marks, "list places --no-pager", whole, Done},
		"before":         {marks, "--no-pager list places", whole, Done},
		"--accessible":   {marks, "list places --accessible", whole, Done},
		"cat":            {"PAGER=cat", "list places", whole, Done},
		"JSON":           {marks, "list places --format json", try(t, Done, "list", "places", "--format", "json").stdout, Done},
		"left early":     {"PAGER=head -1", "list places", strings.SplitAfter(whole, "\n")[0], Done},
		"it fails":       {"PAGER=false", "list places", "", Done},
		"not there":      {"PAGER=no-such-pager 2>/dev/null", "list places", whole, Done},
		"nothing fits":   {"PAGER=cat >/dev/null", "--samples 0 --answers " + cent, "whereto: " + errNoFit.Error() + "\n", NoFit},
		"a wrong call":   {marks, "list place", "", Usage},
		"without less":   {"PATH=/nowhere", "list places", whole, Done},
		"options follow": {"PAGER=printf '%s' 'a b'", "list places", "a b", Done},
	} {
		t.Run(what, func(t *testing.T) {
			t.Parallel()
			shown, code := onScreen(t, 12, []string{c.env, "COLUMNS=200"}, strings.Fields(c.line)...)
			if code != c.code || c.want != "" && shown != c.want {
				t.Errorf("exit code %d; shown is\n%s\nwant\n%s", code, shortened(shown), shortened(c.want))
			}
		})
	}
}

package command

import (
	"os/exec"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/urfave/cli/v3"

	"whereto/model/fixture"
)

// The manual has the sections that manuals have, in their order, each command and each flag,
// and nothing in it that roff would take for its own.
func TestManual(t *testing.T) {
	t.Parallel()
	call := newCall(t).run("man").exits(Done)
	page := call.stdout
	if strings.Contains(page, call.config) {
		t.Errorf("it names %s, where only this user's settings lie", call.config)
	}
	var sections []string
	for line := range strings.Lines(page) {
		if name, ok := strings.CutPrefix(line, ".SH "); ok {
			sections = append(sections, strings.TrimSpace(name))
		}
		if strings.HasPrefix(line, ".") && !regexp.MustCompile(`^\.(TH|SH|SS|TP|B|BR|PP|br|nh|ad)\b`).MatchString(line) || strings.HasPrefix(line, "'") {
			t.Errorf("roff reads this as a request: %s", line)
		}
	}
	if got, want := strings.Join(sections, ", "), "NAME, SYNOPSIS, DESCRIPTION, COMMANDS, OPTIONS, EXIT STATUS, ENVIRONMENT, FILES, EXAMPLES, SEE ALSO"; got != want {
		t.Errorf("the sections are %s, want %s", got, want)
	}
	each(program{data: fixture.Files()}.root(), func(c *cli.Command) {
		if len(c.Commands) == 0 && !strings.Contains(page, c.Name+"\"\n") {
			t.Errorf("the command %s is not in it", c.Name)
		}
		for _, f := range c.Flags {
			if label, _ := flagText(f); !strings.Contains(page, ".B "+escaped(label)+"\n") {
				t.Errorf("%s %s is not in it", c.Name, label)
			}
		}
	})
	for _, name := range []string{"NO_COLOR", "CLICOLOR_FORCE", "ACCESSIBLE", "PAGER", "COLUMNS", "XDG_CONFIG_HOME", "XDG_STATE_HOME"} {
		if !strings.Contains(page, ".B "+name+"\n") {
			t.Errorf("%s is not in it", name)
		}
	}
}

// What checks manuals finds nothing wrong with it, where there is such a program.
func TestManualIsClean(t *testing.T) {
	t.Parallel()
	mandoc, err := exec.LookPath("mandoc")
	if err != nil {
		t.Skip("there is no mandoc")
	}
	cmd := exec.Command(mandoc, "-Tlint", "-W", "warning")
	cmd.Stdin = strings.NewReader(try(t, Done, "man").stdout)
	stop := time.AfterFunc(limitOfTools, func() { cmd.Process.Kill() })
	defer stop.Stop()
	if out, err := cmd.CombinedOutput(); err != nil || len(out) > 0 {
		t.Errorf("%v\n%s", err, out)
	}
}

const limitOfTools = 30 * time.Second

// Help is no wider than a terminal, and tells of each of a command's flags and of no value
// that is left out.
func TestHelpFitsTheTerminal(t *testing.T) {
	t.Parallel()
	root := program{data: fixture.Files()}.root()
	var look func(path []*cli.Command)
	look = func(path []*cli.Command) {
		c := path[len(path)-1]
		for _, width := range []int{60, 80, 200} {
			text := helpOf(path, width)
			for line := range strings.Lines(text) {
				if n := len([]rune(strings.TrimRight(line, "\n"))); n > min(width, mostColumns) {
					t.Errorf("%s: %d columns of %d: %s", c.Name, n, width, line)
				}
			}
			own, _ := flagsOf(path)
			for _, f := range own {
				if !strings.Contains(text, "--"+f.Names()[0]) {
					t.Errorf("%s: --%s is not there", c.Name, f.Names()[0])
				}
			}
			if strings.Contains(text, "default: 0") || strings.Contains(text, "`") {
				t.Errorf("%s: %s", c.Name, text)
			}
		}
		for _, sub := range c.Commands {
			look(append(path[:len(path):len(path)], sub))
		}
	}
	look([]*cli.Command{root})
}

// Help is the same however it is asked for, and a call says each flag that it may hold.
func TestHelpIsAskedFor(t *testing.T) {
	t.Parallel()
	for _, lines := range [][]string{{"help", "--help", "-h"}, {"help cost", "cost --help", "cost -h", "--help cost", "cost x --set y=z --help"}, {"help data stale", "data stale --help", "--help data stale"}, {"help data", "data -h"}} {
		want := try(t, Done, strings.Fields(lines[0])...).stdout
		for _, line := range lines[1:] {
			if got := try(t, Done, strings.Fields(line)...).stdout; got != want || got == "" {
				t.Errorf("%q prints\n%s", line, got)
			}
		}
	}
	try(t, Usage, "help", "cots").complains(`did you mean "cost"?`)
	try(t, Usage, "--help", "cots").complains(`did you mean "cost"?`)
	each(program{data: fixture.Files()}.root(), func(c *cli.Command) {
		for _, f := range c.Flags {
			if isLocal(f) && f.Names()[0] != "version" && f.Names()[0] != "help" && !strings.Contains(c.UsageText, "--"+f.Names()[0]) {
				t.Errorf("the usage of %s lacks --%s", c.Name, f.Names()[0])
			}
		}
	})
}

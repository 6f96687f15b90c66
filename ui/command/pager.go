package command

import (
	"errors"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"
)

// page prints a text for people: by a pager where it is longer than the terminal that it goes
// to.
func (p program) page(c *cli.Command, text string) error {
	pager := pagerOf(runtime.GOOS, os.LookupEnv)
	f, ok := p.stdout.(*os.File)
	if pager == "" || !ok || c.Bool("no-pager") || p.linear(c) {
		return p.print(text)
	}
	columns, rows, err := term.GetSize(f.Fd())
	if err != nil || rowsOf(text, columns) < rows {
		return p.print(text)
	}
	cmd := exec.Command("sh", "-c", pager)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = strings.NewReader(text), f, p.stderr
	if _, ok := os.LookupEnv("LESS"); !ok {
		cmd.Env = append(os.Environ(), "LESS=FRX")
	}
	keys := make(chan os.Signal, 1) // ctrl+c is the pager's while it runs
	signal.Notify(keys, os.Interrupt, syscall.SIGQUIT)
	defer signal.Stop(keys)
	var ended *exec.ExitError
	if err := cmd.Run(); err != nil && (!errors.As(err, &ended) || ended.ExitCode() == notThere || ended.ExitCode() == notRun) {
		return p.print(text)
	}
	return nil
}

// Exit codes of a shell that could not run what it was told.
const (
	notRun   = 126
	notThere = 127
)

// pagerOf is the command that shows long texts, for a shell; empty where there is none.
func pagerOf(system string, env func(string) (string, bool)) string {
	if system == "windows" {
		return ""
	}
	pager, ok := env("PAGER")
	pager = strings.TrimSpace(pager)
	switch {
	case pager == "cat":
		return ""
	case ok:
		return pager
	}
	if terminal, _ := env("TERM"); terminal == "dumb" {
		return ""
	}
	return "less"
}

// rowsOf is how many rows of a terminal a text takes.
func rowsOf(text string, columns int) int {
	rows := 0
	for line := range strings.Lines(text) {
		rows += max(1, (utf8.RuneCountInString(strings.TrimSuffix(line, "\n"))+columns-1)/max(1, columns))
	}
	return rows
}

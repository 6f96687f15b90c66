package command

import (
	"errors"
	"io/fs"
	"os"
	"time"

	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"whereto/model/answers"
	"whereto/ui/screen"
)

// onTerminal says whether a person sits in front: keys come from a terminal and
// messages go to one.
func onTerminal() bool {
	return term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stderr.Fd())
}

// session opens the screen, on FILE if one was given. Everything is checked
// before the terminal is taken. The screen is drawn on stderr, so that stdout
// stays clean.
func (p program) session(c *cli.Command) error {
	if c.Args().Len() > 1 {
		if hint := commandLike(c, c.Args().First()); hint != nil {
			return hint
		}
		return usagef("there is no command %q; as an answers file it stands alone", c.Args().First())
	}
	known, err := p.catalog(c)
	if err != nil {
		return err
	}
	today, err := p.today(c)
	if err != nil {
		return err
	}
	options, err := p.options(c, known)
	if err != nil {
		return err
	}
	file := c.Args().First()
	given := answers.Answers{}
	if file != "" {
		given, err = p.readAnswers(file, known)
		if errors.Is(err, fs.ErrNotExist) {
			if hint := commandLike(c, file); hint != nil {
				return hint
			}
			given, err = answers.Answers{}, nil // a new session, saved there
		}
		if err != nil {
			return err
		}
	}
	if !p.terminal() {
		return usagef("there is no terminal to ask questions on; --answers FILE gives the advice without one (whereto init FILE writes the questions)")
	}
	code, err := screen.Run(screen.New(screen.Config{
		Catalog: known, Answers: given, File: file, Today: today, Options: options, Settle: settle, Write: write,
	}), p.stdin, p.stderr)
	if err != nil {
		return err
	}
	if code != Done {
		return exitError(code)
	}
	return nil
}

// settle is how long a user's pause must be before open questions are weighed.
const settle = 300 * time.Millisecond

// exitError ends the program with a code of its own and says nothing.
type exitError int

func (e exitError) Error() string { return "" }

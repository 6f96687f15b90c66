package command

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"os/exec"
	"os/signal"
	"strings"
	"syscall"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/term"
	"github.com/urfave/cli/v3"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/load"
	"whereto/ui/answersfile"
	"whereto/ui/files"
	"whereto/ui/screen"
)

// onTerminal says whether a person sits in front: keys come from a terminal and
// messages go to one.
func onTerminal() bool {
	return term.IsTerminal(os.Stdin.Fd()) && term.IsTerminal(os.Stderr.Fd())
}

// session opens the screen, on FILE if one was given. The screen is drawn on stderr, so
// that stdout stays clean. What the call says is checked before the terminal is taken;
// the data is read beside the first question, and ends the session if it is wrong.
func (p program) session(c *cli.Command) error {
	if c.Args().Len() > 1 {
		return usagef("found %q and %q; a session is on one file", c.Args().First(), c.Args().Get(1))
	}
	config := screen.Config{Settle: settle, Typing: typing, Edit: editor, Held: answersfile.Held{File: c.Args().First(), Read: readNow, Write: p.writeFile}}
	if config.File == "-" && p.linear(c) {
		return usagef("-: the lines of the session come from standard input; its answers file needs a name")
	}
	var err error
	if config.Today, err = p.today(c); err != nil {
		return err
	}
	if config.Options, err = p.options(c); err != nil {
		return err
	}
	if err := p.dress(c, &config); err != nil {
		return err
	}
	layers, err := p.layers(c)
	if err != nil {
		return err
	}
	given, err := p.rates(c)
	if err != nil {
		return err
	}
	var file *answersFile
	if config.File != "" {
		if file, err = p.openSession(config.File); err != nil {
			return err
		}
		if file != nil {
			config.Opened = file.whole
		}
	}
	config.Load = func() (*catalog.Catalog, error) {
		known, err := p.read(layers...)
		if err != nil {
			return nil, err
		}
		given.over(known)
		return known, p.priced(known, config.Options)
	}
	terminal, linear := p.terminal(), p.linear(c)
	asks := false
	if terminal && !linear {
		config.Catalog, config.Answers, asks = askable(layers, file)
	}
	if !asks {
		if config.Catalog, err = config.Load(); err != nil {
			return err
		}
		config.Load = nil
		if config.Answers, err = file.read(config.Catalog); err != nil {
			return err
		}
	}
	if !terminal && !linear {
		return usagef("there is no terminal to ask questions on; --accessible asks them line by line, and --answers FILE gives the advice without (whereto init FILE writes the questions)")
	}
	if p.state.Dir != "" {
		config.Left = p.state.Left(config.File)
		config.Keep = p.state.Begin()
	}
	keepMemory(ofSession)
	signal.Reset(syscall.SIGQUIT) // a session ends by signals in its own way
	if linear {
		return p.lineByLine(config)
	}
	u := screen.New(config)
	code, err := screen.Run(u, p.stdin, p.stderr)
	if err != nil {
		return err
	}
	p.unsaved(u.Aside(), code, "not saved, and kept: the next start offers them")
	if code != Done {
		return exitError(code)
	}
	return nil
}

// unsaved tells what has become of answers that are not saved, where there is somebody to
// tell.
func (p program) unsaved(n, code int, become string) {
	if n == 0 || code == hungUp {
		return
	}
	answers := "1 answer is"
	if n > 1 {
		answers = fmt.Sprintf("%d answers are", n)
	}
	fmt.Fprintf(p.stderr, "whereto: %s %s\n", answers, become)
}

// openSession opens the answers file that a session is on; nil for a new one, which is
// saved there.
func (p program) openSession(name string) (*answersFile, error) {
	file, err := p.openAnswers(name)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return &file, err
}

// askable is the catalog of questions and the answers of a file by it, which are enough
// to begin with. It fails where either is wrong, or takes more of the data to read: then
// all is read first.
func askable(layers []load.Layer, file *answersFile) (*catalog.Catalog, answers.Answers, bool) {
	c, err := load.Questions(layers...)
	if err != nil {
		return nil, answers.Answers{}, false
	}
	a, err := file.read(c)
	return c, a, err == nil
}

// writeFile puts a file of a session in its place. What is no file is not written into:
// it may be the terminal that the screen is on.
func (p program) writeFile(name string, content []byte, replace bool) error {
	w := files.Writer{System: p.state.Disk(), Only: true}
	if replace {
		return w.Replace(name, content)
	}
	return w.New(name, content)
}

// hungUp is the exit code of a session whose terminal was closed: there is nobody to tell.
const hungUp = 129

// typing is how long what is typed and not confirmed may be kept nowhere.
const typing = 500 * time.Millisecond

// readNow reads a file of a session as it is now; one that is larger than any that is
// opened only far enough to tell that it is another.
func readNow(name string) ([]byte, error) {
	f, err := os.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	return readUpTo(f)
}

// settle is how long a user's pause must be before open questions are weighed.
const settle = 300 * time.Millisecond

// exitError ends the program with a code of its own and says nothing.
type exitError int

func (e exitError) Error() string { return "" }

// editor is the command that opens a file in the user's editor.
func editor(file string) (tea.ExecCommand, error) {
	words := strings.Fields(cmp.Or(os.Getenv("VISUAL"), os.Getenv("EDITOR")))
	if len(words) == 0 {
		return nil, errors.New("there is no editor: set EDITOR")
	}
	return terminalCommand{exec.Command(words[0], append(words[1:], file)...)}, nil
}

// terminalCommand is a command that is given the terminal.
type terminalCommand struct{ *exec.Cmd }

func (c terminalCommand) SetStdin(r io.Reader)  { c.Stdin = r }
func (c terminalCommand) SetStdout(w io.Writer) { c.Stdout = w }
func (c terminalCommand) SetStderr(w io.Writer) { c.Stderr = w }

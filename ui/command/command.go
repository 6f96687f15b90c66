// Package command is the program's command line: flags, files and exit codes.
package command

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/urfave/cli/v3"

	"whereto/data"
	"whereto/model/catalog"
	"whereto/model/check"
	"whereto/model/fault"
	"whereto/model/load"
	"whereto/ui/rescue"
	"whereto/ui/settings"
)

// Exit codes of the program.
const (
	Done    = 0
	Failure = 1 // I/O or an internal error
	Usage   = 2 // bad usage, answers or data
	NoFit   = 3 // no stack fits
)

// program is what a run touches of the world; tests give it their own.
type program struct {
	stdin  io.Reader
	stdout io.Writer
	stderr io.Writer
	now    func() time.Time
	config string        // the user's configuration directory; empty: none
	state  rescue.Folder // where sessions keep what is not saved; without a name: nowhere
	data   fs.FS         // that ships with the program

	read     func(...load.Layer) (*catalog.Catalog, error) // reads layers of data
	terminal func() bool                                   // whether a person sits in front
	env      func(name string) string                      // the environment; nil: there is none
	settings func() (settings.Settings, error)             // the user's, read once a run
}

// Main runs the program and returns its exit code.
func Main(args []string) int { return shipped(data.Files).main(args) }

func (p program) main(args []string) (code int) {
	keepMemory(ofRun)
	endOnQuit()
	defer p.rescue(args, &code)
	return p.run(args)
}

// shipped is the program at this machine, with the data that ships with it.
func shipped(known fs.FS) program {
	config, err := os.UserConfigDir()
	if err != nil {
		config = ""
	}
	home, err := os.UserHomeDir()
	if err != nil {
		home = ""
	}
	state := rescue.Here(runtime.GOOS, os.Getenv, home)
	return program{os.Stdin, os.Stdout, os.Stderr, time.Now, config, state, known, read, onTerminal, os.Getenv, nil}
}

// usageError is a mistake in the call, the answers or the data.
type usageError struct{ error }

func (e usageError) Unwrap() error { return e.error }

// noFit says that no stack satisfies every must.
var errNoFit = errors.New("no stack satisfies every must; what misses one says which is in the way")

func usagef(format string, args ...any) error { return usageError{fmt.Errorf(format, args...)} }

func (p program) run(args []string) int {
	p.settings = sync.OnceValues(p.readSettings)
	if onlyVersion(args) {
		return p.exit(p.tellVersion(nil))
	}
	if len(args) > 1 && args[1] == completeWord {
		return p.exit(p.complete(args[2:]))
	}
	root, out := p.root(), &watched{Writer: p.stdout}
	root.Writer = out // what the library prints by itself
	err := root.Run(context.Background(), arranged(root, args))
	return p.exit(cmp.Or(err, out.failed))
}

// exit tells what went wrong and returns the exit code.
func (p program) exit(err error) int {
	var faults fault.Faults
	var usage usageError
	var help cli.ExitCoder // help was asked for something that is not there
	var exit exitError
	switch {
	case err == nil:
		return Done
	case errors.As(err, &exit):
		return int(exit)
	case errors.Is(err, errNoFit), errors.Is(err, errNoLonger):
		p.tell("whereto: " + err.Error())
		return NoFit
	case errors.As(err, &faults):
		text := faults.Error()
		switch { // what is wrong with the call is told under the program's name, as all that is not of a file
		case !errors.As(err, &usage):
		case strings.HasPrefix(text, "--"):
			text = "whereto: " + text
		default:
			text = "whereto " + text
		}
		p.tell(text)
		return Usage
	case errors.As(err, &usage), errors.As(err, &help):
		p.tell(named(err))
		return Usage
	}
	p.tell(named(err))
	return Failure
}

// named is an error under the program's name, once: what is wrong with a call names the
// command itself.
func named(err error) string {
	text := err.Error()
	if strings.HasPrefix(text, "whereto ") || strings.HasPrefix(text, "whereto: ") {
		return text
	}
	return "whereto: " + text
}

// tell writes a message. What an argument or a file's name holds that could steer
// a terminal is left out.
func (p program) tell(text string) {
	for line := range strings.SplitSeq(text, "\n") {
		fmt.Fprintln(p.stderr, load.Line(line))
	}
}

func (p program) root() *cli.Command {
	root := &cli.Command{
		Name:        "whereto",
		Usage:       "where should this team deploy its backend?",
		UsageText:   "whereto [FILE]\nwhereto --answers FILE [--format FORM] [--output FILE] [--force] [--top N] [--details] [--samples N] [--set question=value]…\nwhereto COMMAND …",
		Description: "Without --answers it asks, in a session that FILE keeps: an answers file, or a summary that was exported. With --answers it gives the advice at once.",
		Writer:      p.stdout,
		ErrWriter:   p.stderr,
		Reader:      p.stdin,
		Flags: append(p.adviceFlags(),
			&cli.StringSliceFlag{Name: "data", Usage: "`DIR` of data that extends or overrides what is shipped (repeatable)"},
			&cli.StringFlag{Name: "today", Usage: "prices in force and ages of facts on `YYYY-MM-DD`; default: today"},
			&cli.StringFlag{Name: "currency", Usage: "ISO `code` of the currency of amounts"},
			&cli.StringSliceFlag{Name: "rate", Usage: "`USD` for one unit of --currency, or CODE=USD for one of another (repeatable); left out: the data's"},
			&cli.StringFlag{Name: "color", Usage: "colours of the session: auto, always or never; NO_COLOR holds too"},
			&cli.BoolFlag{Name: "ascii", Usage: "draw the session with nothing but ASCII"},
			&cli.BoolFlag{Name: "accessible", Usage: "a session of plain lines, for screen readers and pipes; also where ACCESSIBLE is set"},
			&cli.BoolFlag{Name: "no-pager", Usage: "print long texts at once, where a terminal would show them by PAGER"},
			&cli.BoolFlag{Name: "version", Usage: "version, commit, day and hash of the data", Local: true},
		),
		Commands:        []*cli.Command{p.compare(), p.decide(), p.check(), p.cost(), p.latency(), p.list(), p.show(), p.guide(), p.init(), p.dataCommand(), p.configCommand(), p.completion(), p.help(), p.man(), p.version()},
		Before:          p.globals,
		Action:          p.advise,
		HideHelpCommand: true,
		Metadata:        map[string]any{columnsKey: p.columns()},
		HideVersion:     true,
		ExitErrHandler:  func(context.Context, *cli.Command, error) {},
	}
	strict(root)
	return root
}

// globals refuses a wrong value of a flag of all commands, also before one that has no use
// for it.
func (p program) globals(ctx context.Context, c *cli.Command) (context.Context, error) {
	if _, err := p.today(c); err != nil {
		return ctx, err
	}
	if _, err := p.rates(c); err != nil {
		return ctx, err
	}
	_, err := colorOf(c, settings.Settings{})
	return ctx, err
}

// today is the day of prices: --today, else the clock's.
func (p program) today(c *cli.Command) (catalog.Date, error) {
	text := c.String("today")
	if text == "" {
		return catalog.Date(p.now().Format("2006-01-02")), nil
	}
	day, err := catalog.NewDate(text)
	if err != nil || len(day) != len("2026-01-02") {
		return "", usagef("--today: found %q; a day is allowed, such as 2026-11-22", text)
	}
	return day, nil
}

// layers are the shipped data, the user's own and those of --data, in this order.
func (p program) layers(c *cli.Command, more ...string) ([]load.Layer, error) {
	return p.layersOf(append(c.StringSlice("data"), more...))
}

func (p program) layersOf(dirs []string) ([]load.Layer, error) {
	set, err := p.settings()
	if err != nil {
		return nil, err
	}
	dirs = append(set.Data, dirs...)
	layers := []load.Layer{{FS: p.data}}
	if own := p.ownData(); own != "" {
		if info, err := os.Stat(own); err == nil && info.IsDir() {
			dirs = append([]string{own}, dirs...)
		}
	}
	for _, dir := range dirs {
		if err := directory(dir); err != nil {
			return nil, err
		}
		layers = append(layers, load.Layer{Name: dir, FS: os.DirFS(dir), Local: true})
	}
	return layers, nil
}

// directory says what is wrong with a directory of data.
func directory(name string) error {
	info, err := os.Stat(name)
	switch {
	case err == nil && !info.IsDir():
		return usagef("%s is a file, give its directory: %s", name, above(name))
	case err != nil:
		return usagef("there is no directory %q", name)
	}
	return nil
}

// above is the directory of data that a file lies in: of hosts/ID.toml the one above
// hosts.
func above(name string) string {
	dir := filepath.Dir(name)
	if slices.Contains(load.Folders, filepath.Base(dir)) {
		return filepath.Dir(dir)
	}
	return dir
}

func (p program) ownData() string {
	if p.config == "" {
		return ""
	}
	return filepath.Join(p.config, "whereto", "data")
}

func (p program) catalog(c *cli.Command) (*catalog.Catalog, error) {
	layers, err := p.layers(c)
	if err != nil {
		return nil, err
	}
	given, err := p.rates(c)
	if err != nil {
		return nil, err
	}
	known, err := p.read(layers...)
	if err == nil {
		given.over(known)
	}
	return known, err
}

// read reads layers of data, and checks them where one is the user's own: what ships
// alone is checked by its tests.
func read(layers ...load.Layer) (*catalog.Catalog, error) {
	if slices.ContainsFunc(layers, func(l load.Layer) bool { return l.Local }) {
		return check.On("", layers...)
	}
	s, err := load.Read(layers...)
	if err != nil {
		return nil, err
	}
	return s.Catalog, nil
}

// watched remembers that it could not write.
type watched struct {
	io.Writer
	failed error
}

func (w *watched) Write(b []byte) (int, error) {
	n, err := w.Writer.Write(b)
	w.failed = cmp.Or(w.failed, err)
	return n, err
}

func (p program) print(text string) error {
	_, err := io.WriteString(p.stdout, text)
	return err
}

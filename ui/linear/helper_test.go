package linear

import (
	"bytes"
	"io"
	"io/fs"
	"os"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/fixture/catalogs"
	"whereto/model/load"
	"whereto/ui/answersfile"
	"whereto/ui/rescue"
)

// known is the invented catalogue.
var known = func() *catalog.Catalog {
	c, err := catalogs.Read(fixture.Files())
	if err != nil {
		panic(err)
	}
	c.Origin.Hash = strings.Repeat("fedcba9876543210", 4)
	return c
}()

// Rubbish is collected as seldom as in the program.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// typist types lines, each when it is asked for one, and what is typed is seen as on a
// terminal.
type typist struct {
	lines []string
	seen  *bytes.Buffer
	does  map[string]func() // before a line is typed
}

func (p *typist) Read(b []byte) (int, error) {
	if len(p.lines) == 0 {
		return 0, io.EOF
	}
	line := p.lines[0] + "\n"
	if do := p.does[p.lines[0]]; do != nil {
		do()
	}
	p.lines = p.lines[1:]
	p.seen.WriteString("> " + line)
	return copy(b, line), nil
}

// led is a session that was led: what it wrote, its files and how it ended.
type led struct {
	t     *testing.T
	seen  bytes.Buffer
	to    map[string]string // files
	does  map[string]func()
	state rescue.Folder // without a name: none
	left  []rescue.Left
	ended Ended
}

// now is the time of all sessions here.
func now() time.Time { return time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC) }

// lead leads a session on a file, which may be there, through lines.
func lead(t *testing.T, file string, to map[string]string, typed ...string) *led {
	t.Helper()
	return (&led{t: t, to: to}).lead(file, typed...)
}

func (l *led) lead(file string, typed ...string) *led {
	l.t.Helper()
	if l.to == nil {
		l.to = map[string]string{}
	}
	c := Config{Catalog: known, Today: fixture.Today, Samples: 50, Left: l.left, Held: answersfile.Held{
		File: file,
		Read: func(name string) ([]byte, error) {
			if text, ok := l.to[name]; ok {
				return []byte(text), nil
			}
			return nil, fs.ErrNotExist
		},
		Write: func(name string, content []byte, replace bool) error {
			if _, ok := l.to[name]; ok && !replace {
				return fs.ErrExist
			}
			l.to[name] = string(content)
			return nil
		},
	}}
	if text, ok := l.to[file]; ok {
		c.Opened = []byte(text)
		c.Answers = l.read(text)
	}
	if l.state.Dir != "" {
		c.Keep = l.state.Begin()
	}
	var err error
	if l.ended, err = Run(c, &typist{typed, &l.seen, l.does}, &l.seen); err != nil {
		l.t.Fatal(err)
	}
	return l
}

// read are the answers of a text.
func (l *led) read(text string) answers.Answers {
	l.t.Helper()
	a, err := load.ReadAnswers("answers.toml", answersfile.Answers([]byte(text)), known)
	if err != nil {
		l.t.Fatal(err)
	}
	return a
}

// says checks that lines hold texts, one after the other.
func (l *led) says(texts ...string) *led {
	l.t.Helper()
	rest := l.seen.String()
	for _, text := range texts {
		_, behind, found := strings.Cut(rest, text)
		if !found {
			l.t.Errorf("it does not say %q there:\n%s", text, rest)
			return l
		}
		rest = behind
	}
	return l
}

// keeps is what the state folder holds.
func (l *led) keeps() []rescue.Left {
	l.t.Helper()
	next := l.state
	next.PID++ // a later process
	return next.Left("")
}

// folder is a state folder of a test's.
func folder(t *testing.T) rescue.Folder {
	return rescue.Folder{Dir: t.TempDir(), Now: now, PID: 7, Runs: func(int) bool { return false }}
}

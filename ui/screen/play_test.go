package screen

import (
	"fmt"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"whereto/model/fixture/catalogs"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/ui/answersfile"
)

// known is the invented catalogue, loaded once: no test here changes when a real price
// does.
var known = func() *catalog.Catalog {
	c, err := catalogs.Read(fixture.Files())
	if err != nil {
		panic(err)
	}
	return c
}()

// engine gives all sessions their advice: what it has once billed it remembers.
var engine = advice.NewEngine(known)

// Rubbish is collected as seldom as in the program.
func TestMain(m *testing.M) {
	debug.SetGCPercent(400)
	os.Exit(m.Run())
}

// player plays a session: it presses keys, runs what they start, and reads the
// screen.
type player struct {
	t         *testing.T
	u         *UI
	to        map[string]string // files written
	clipboard string            // what the terminal was given to copy

	left bool // the session has ended
}

func play(t *testing.T, w, h int, a answers.Answers, file string) *player {
	t.Helper()
	p := &player{t: t, to: map[string]string{}}
	c := p.config(file)
	c.Answers = a
	return p.start(c, w, h)
}

// config is that of a session whose files are the player's.
func (p *player) config(file string) Config {
	return Config{Catalog: known, Today: fixture.Today, Settle: -1, Held: answersfile.Held{
		File: file,
		Read: func(name string) ([]byte, error) {
			if text, ok := p.to[name]; ok {
				return []byte(text), nil
			}
			return nil, os.ErrNotExist
		},
		Write: func(name string, content []byte, replace bool) error {
			if _, ok := p.to[name]; ok && !replace {
				return os.ErrExist
			}
			p.to[name] = string(content)
			return nil
		},
	}}
}

// start begins the session in a window.
func (p *player) start(c Config, w, h int) *player {
	p.u = New(c)
	p.u.engine = engine
	p.run(p.u.Init())
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	return p
}

// readAnswers are the answers of a name.
func readAnswers(t *testing.T, name string) answers.Answers {
	t.Helper()
	a, err := load.ReadAnswers(name+".toml", fixture.Answers(name), known)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

// run runs a command and what comes of it, until nothing is left. Cursors that
// blink and the weighing of open questions, which waits, are left out.
func (p *player) run(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	msg := cmd()
	switch msg := msg.(type) {
	case nil:
		return
	case tea.QuitMsg:
		p.left = true
		return
	case tea.BatchMsg:
		for _, c := range msg {
			p.run(c)
		}
		return
	}
	if strings.HasSuffix(typeName(msg), "setClipboardMsg") {
		p.clipboard = fmt.Sprint(msg)
		return
	}
	if strings.Contains(strings.ToLower(typeName(msg)), "blink") {
		return
	}
	p.send(msg)
}

func (p *player) send(msg tea.Msg) {
	_, cmd := p.u.Update(msg)
	p.run(cmd)
}

// open opens a question.
func (p *player) open(question string) {
	p.u.questions.open(p.u.state(), question)
	p.u.settle()
}

// press presses keys by their names: "down", "enter", "c"; "text:syd" types.
func (p *player) press(keys ...string) *player {
	p.t.Helper()
	for _, k := range keys {
		if text, ok := strings.CutPrefix(k, "text:"); ok {
			for _, r := range text {
				p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			continue
		}
		p.send(pressOf(k))
	}
	return p
}

// screen is what a person sees, without colours.
func (p *player) screen() string {
	var lines []string
	for _, line := range strings.Split(ansi.Strip(p.u.content()), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return strings.Join(lines, "\n")
}

// pane is what a person sees of one pane.
func (p *player) pane(id paneID) string { return p.part(p.u.layout.Panes[id]) }

// verdict is what a person sees of the verdict.
func (p *player) verdict() string { return p.part(p.u.layout.Verdict) }

func (p *player) part(r Rect) string {
	var lines []string
	for _, line := range strings.Split(ansi.Strip(p.u.content()), "\n")[r.Y : r.Y+r.H] {
		lines = append(lines, ansi.Cut(line, r.X, r.X+r.W))
	}
	return strings.Join(lines, "\n")
}

func (p *player) sees(texts ...string) *player {
	p.t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.screen(), text) {
			p.t.Fatalf("the screen does not show %q:\n%s", text, p.screen())
		}
	}
	return p
}

func (p *player) seesNot(texts ...string) *player {
	p.t.Helper()
	for _, text := range texts {
		if strings.Contains(p.screen(), text) {
			p.t.Fatalf("the screen shows %q:\n%s", text, p.screen())
		}
	}
	return p
}

// covering is what lies over the panes, of the kind that is expected.
func covering[P pane](p *player) P {
	p.t.Helper()
	over, ok := p.u.over().(P)
	if !ok {
		p.t.Fatalf("over the panes lies %T", p.u.over())
	}
	return over
}

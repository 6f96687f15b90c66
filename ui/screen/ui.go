// Package screen is the interactive session: questions on the left, the stacks
// that fit in the middle, one of them in full on the right.
package screen

import (
	"fmt"
	"strings"
	"sync/atomic"
	"time"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
)

// Config is what a session runs on.
type Config struct {
	Catalog *catalog.Catalog
	Answers answers.Answers
	File    string // where the session is saved; empty: asked on leaving
	Today   catalog.Date
	Options advice.Options
	// Settle is how long answers stay as they are before the open questions are
	// weighed by what they could still change; below 0 they are not weighed.
	Settle time.Duration
	// Write puts a file in its place, whole or not at all; without replace no
	// file is overwritten.
	Write func(name string, content []byte, replace bool) error
}

// UI is the only model that Bubble Tea knows; its panes are plain structs.
type UI struct {
	Config
	engine  *advice.Engine
	session *session
	st      Styles
	k       KeyMap
	w, h    int
	layout  Layout
	focus   pane

	advice    *advice.Advice            // of the answers
	tried     map[string]*advice.Advice // by question and candidate
	trying    map[string]bool
	round     int          // of answers; late results of an earlier round are dropped
	latest    atomic.Int64 // the same, for work under way
	influence map[string]float64

	questions questions
	stacks    stacks
	detail    detail
	compare   *compare
	prompt    *prompt
	help      bool
	status    string // told in the header until the next key
	code      int    // exit code
}

// New makes a session.
func New(c Config) *UI {
	u := &UI{Config: c, engine: advice.NewEngine(c.Catalog), session: newSession(c.Answers), st: NewStyles(true), k: DefaultKeys()}
	u.tried, u.trying, u.influence = map[string]*advice.Advice{}, map[string]bool{}, map[string]float64{}
	u.w, u.h = 80, 24
	u.layout = NewLayout(u.w, u.h, u.focus)
	u.advise()
	u.questions.open(u, u.questions.next(u, ""))
	return u
}

// Code is the exit code of the session.
func (u *UI) Code() int { return u.code }

// Init asks the terminal for its background.
func (u *UI) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, u.questions.init(), u.try(), u.weigh())
}

// advise works out the advice of the answers as they are; what was tried before
// is forgotten.
func (u *UI) advise() {
	selected := ""
	if s := u.stacks.selected(u); s != nil {
		selected = s.ID
	}
	u.advice = u.engine.Advise(u.session.answers, u.Today, u.Options)
	u.tried, u.trying = map[string]*advice.Advice{}, map[string]bool{}
	u.round++
	u.latest.Store(int64(u.round))
	u.stacks.follow(u, selected)
	u.detail.top = 0
}

// shown is the advice that the list shows: of the option under the cursor while
// one is considered, else of the answers.
func (u *UI) shown() *advice.Advice {
	if a := u.considered(); a != nil {
		return a
	}
	return u.advice
}

// considered is the advice if the option under the cursor were chosen, nil where
// there is none or it is not yet known.
func (u *UI) considered() *advice.Advice {
	if u.focus != questionsPane || u.questions.field == nil || u.compare != nil {
		return nil
	}
	return u.tried[u.questions.field.GetKey()+"|"+u.questions.field.Hover()]
}

// Update takes a message.
func (u *UI) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		u.w, u.h = msg.Width, msg.Height
		u.resize()
		return u, nil
	case tea.BackgroundColorMsg:
		u.st = NewStyles(msg.IsDark())
		u.questions.restyle(u)
		return u, nil
	case triedMsg:
		if msg.round == u.round {
			u.tried[msg.key] = msg.advice
		}
		return u, nil
	case weighedMsg:
		if msg.round == u.round {
			u.influence = msg.influence
		}
		return u, nil
	case answeredMsg:
		return u, u.answered(msg)
	case leaveMsg:
		u.code = msg.code
		return u, tea.Quit
	case tea.MouseClickMsg:
		return u, u.click(msg)
	case tea.MouseWheelMsg:
		u.wheel(msg)
		return u, nil
	case tea.KeyPressMsg:
		return u, tea.Batch(u.press(msg), u.try())
	}
	return u, u.questions.pass(msg)
}

func (u *UI) resize() {
	u.layout = NewLayout(u.w, u.h, u.focus)
	u.questions.resize(u)
}

func (u *UI) setFocus(p pane) {
	u.focus = p
	u.resize()
}

// press takes a key: what is on top first, then keys that hold everywhere, then
// the pane that has the focus.
func (u *UI) press(msg tea.KeyPressMsg) tea.Cmd {
	u.status = ""
	if key.Matches(msg, u.k.Interrupt) {
		return leave(130)
	}
	switch {
	case u.prompt != nil:
		return u.prompt.press(u, msg)
	case u.help:
		u.help = false
		return nil
	case u.compare != nil:
		return u.compare.press(u, msg)
	}
	typing := u.focus == questionsPane && u.questions.field != nil && u.questions.field.Typing()
	switch {
	case key.Matches(msg, u.k.NextPane):
		u.setFocus((u.focus + 1) % panes)
		return nil
	case key.Matches(msg, u.k.PrevPane):
		u.setFocus((u.focus + panes - 1) % panes)
		return nil
	case key.Matches(msg, u.k.Save):
		return u.save()
	case msg.String() == "f1", !typing && key.Matches(msg, u.k.Help):
		u.help = true
		return nil
	case typing:
		return u.questions.press(u, msg)
	case key.Matches(msg, u.k.Quit):
		return u.quit()
	case key.Matches(msg, u.k.Undo):
		return u.undo()
	case key.Matches(msg, u.k.Export):
		u.prompt = newExport(u)
		return nil
	}
	switch u.focus {
	case questionsPane:
		return u.questions.press(u, msg)
	case stacksPane:
		return u.stacks.press(u, msg)
	}
	return u.detail.press(u, msg)
}

func (u *UI) undo() tea.Cmd {
	if !u.session.undo() {
		u.status = "nothing to undo"
		return nil
	}
	u.advise()
	u.questions.reopen(u)
	u.status = "undone"
	return u.weigh()
}

// answered takes an answer into the session and goes on.
func (u *UI) answered(msg answeredMsg) tea.Cmd {
	u.session.change(func(a *answers.Answers) {
		if empty(msg.value) {
			delete(a.Values, msg.question)
		} else {
			a.Values[msg.question] = msg.value
		}
	})
	u.advise()
	next := u.questions.next(u, msg.question)
	u.questions.open(u, next)
	if next == "" {
		u.setFocus(stacksPane)
		u.status = "that was the last question; tab goes back to them"
	} else if wasLastCore(u, msg.question) {
		u.setFocus(stacksPane)
		u.status = "here is the advice; tab leads to what could still change it"
	}
	return tea.Batch(u.questions.init(), u.try(), u.weigh())
}

// wasLastCore says whether the question was the last of the core ones.
func wasLastCore(u *UI, id string) bool {
	q, _ := u.Catalog.Question(id)
	if q.Tier != "core" {
		return false
	}
	last := ""
	for _, other := range u.Catalog.Questions {
		if other.Tier == "core" {
			last = other.ID
		}
	}
	return id == last
}

type leaveMsg struct{ code int }

func leave(code int) tea.Cmd { return func() tea.Msg { return leaveMsg{code} } }

// View draws the screen.
func (u *UI) View() tea.View {
	v := tea.NewView(u.content())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "whereto"
	return v
}

func (u *UI) content() string {
	if u.layout.Small {
		return strings.Join(wrap("whereto needs a window of 30 × 8 at least. ctrl+c leaves.", max(1, u.w)), "\n")
	}
	c := newCanvas(u.w, u.h)
	c.put(0, 0, []string{u.header()})
	switch {
	case u.help:
		c.put(0, 1, u.helpView(Rect{0, 1, u.w, u.h - 2}))
	case u.compare != nil:
		c.put(0, 1, u.compare.view(u, Rect{0, 1, u.w, u.h - 2}))
	default:
		u.panes(c)
	}
	c.put(0, u.h-1, []string{u.keyBar()})
	return c.String()
}

func (u *UI) panes(c *canvas) {
	if u.layout.Tabs.W > 0 {
		c.put(0, u.layout.Tabs.Y, []string{u.tabs()})
	}
	for p := range panes {
		r := u.layout.Panes[p]
		if r.W == 0 || r.H == 0 {
			continue
		}
		var lines []string
		switch p {
		case questionsPane:
			lines = u.questions.view(u, r)
		case stacksPane:
			lines = u.stacks.view(u, r)
		case detailPane:
			lines = u.detail.view(u, r)
		}
		c.put(r.X, r.Y, lines)
	}
}

// tabs names the panes where only one is shown.
func (u *UI) tabs() string {
	line := ""
	for p, name := range []string{"Questions", "Stacks", "Detail"} {
		style, mark := u.st.Dim, " "
		if pane(p) == u.focus {
			style, mark = u.st.Accent.Bold(true), "▸"
		}
		line += style.Render(" " + mark + name + " ")
	}
	return pad(line, u.w)
}

// header says what this is, how far the questions are, and how many stacks fit.
func (u *UI) header() string {
	title := u.session.answers.Title
	if title == "" {
		title = "where to deploy"
	}
	left := u.st.Title.Render(" whereto") + u.st.Dim.Render(" · "+title)
	right := u.counts()
	if u.status != "" {
		right = u.st.Accent.Render(u.status)
	}
	room := u.w - visible(left) - 2
	if visible(right) > room {
		if u.status == "" {
			right = u.st.Dim.Render(u.shortCounts())
		}
		left = pad(left, max(9, u.w-visible(right)-2))
	}
	return pad(left+padLeft(" "+right+" ", u.w-visible(left)), u.w)
}

func (u *UI) shortCounts() string {
	return fmt.Sprintf("%d fit · %d near", len(u.shown().Stacks), len(u.shown().Near))
}

func (u *UI) counts() string {
	a := u.shown()
	core, done, full := 0, 0, 0
	for _, q := range u.Catalog.Questions {
		if q.Tier == "core" {
			core++
			if u.session.answers.Has(q.ID) {
				done++
			}
		}
	}
	for _, s := range a.Stacks {
		if s.Status == "fits" {
			full++
		}
	}
	return u.st.Dim.Render(fmt.Sprintf("%d of %d · %d assumed · ", done, core, len(a.Assumed))) +
		u.st.Good.Render(fmt.Sprintf("%d fit", full)) + u.st.Dim.Render(" · ") +
		u.st.Warn.Render(fmt.Sprintf("%d with caveats", len(a.Stacks)-full)) +
		u.st.Dim.Render(fmt.Sprintf(" · %d near · %d ruled out", len(a.Near), len(a.RuledOut)))
}

// Package screen is the interactive session: questions on the left, the stacks
// that fit in the middle, one of them in full on the right.
package screen

import (
	"sync/atomic"
	"time"

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
	tried     map[string]*advice.Advice // by question and candidate; nil while it is worked out
	round     atomic.Int64              // of answers; late results of an earlier round are dropped
	influence map[string]float64        // what the open questions are ordered by
	weighed   map[string]float64        // the newest; taken when no question is being read

	questions questions
	stacks    stacks
	detail    detail
	compare   *compare
	prompt    *prompt
	help      bool
	helpTop   int
	status    string // told in the header until the next key
	code      int    // exit code
}

// New makes a session.
func New(c Config) *UI {
	u := &UI{Config: c, engine: advice.NewEngine(c.Catalog), session: newSession(c.Answers), st: NewStyles(true), k: DefaultKeys()}
	u.influence = map[string]float64{}
	u.w, u.h = 80, 24
	u.layout = NewLayout(u.w, u.h, u.focus)
	u.advise()
	next := u.questions.next(u, "")
	if q, ok := c.Catalog.Question(next); ok && q.Tier == "core" {
		u.questions.open(u, next)
	} else { // all that is core is answered: the advice is what is wanted
		u.questions.open(u, "")
		u.setFocus(stacksPane)
	}
	return u
}

// Code is the exit code of the session.
func (u *UI) Code() int { return u.code }

// Init asks the terminal for its background.
func (u *UI) Init() tea.Cmd {
	return tea.Batch(tea.RequestBackgroundColor, u.questions.init(), u.try(), u.explore())
}

// advise works out the advice of the answers as they are; what was tried before
// is forgotten.
func (u *UI) advise() {
	selected := ""
	if s := u.stacks.selected(u); s != nil {
		selected = s.ID
	}
	u.advice = u.engine.Advise(u.session.answers, u.Today, u.Options)
	u.tried = map[string]*advice.Advice{}
	u.round.Add(1)
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
		u.questions.reopen(u)
		return u, nil
	case triedMsg:
		if msg.round == u.round.Load() {
			u.tried[msg.key] = msg.advice
		}
		return u, nil
	case exploredMsg:
		if msg.round == u.round.Load() {
			u.advice.Study = msg.advice.Study
			u.weighed = map[string]float64{}
			for _, open := range msg.advice.Study.Next {
				u.weighed[open.Question] = open.Influence
			}
			u.reorder()
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

// reorder puts the open questions in the order of what they could still change,
// unless one of them is being read: it stays where it is.
func (u *UI) reorder() {
	q, _ := u.Catalog.Question(u.questions.current)
	reading := u.questions.field != nil && q != nil && q.Tier == "refine"
	if u.weighed != nil && !reading {
		u.influence, u.weighed = u.weighed, nil
	}
}

func (u *UI) resize() {
	u.layout = NewLayout(u.w, u.h, u.focus)
	u.questions.resize(u)
}

func (u *UI) setFocus(p pane) {
	u.focus = p
	u.resize()
}

type leaveMsg struct{ code int }

func leave(code int) tea.Cmd { return func() tea.Msg { return leaveMsg{code} } }

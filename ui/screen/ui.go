// Package screen is the interactive session: the verdict on top, below it the
// questions, the hosts that fit, and one stack in full.
//
// The root, UI, is the one place that changes the session. It hands its panes a
// state to read and acts on the events that they return:
//
//	message ─▶ UI.Update ─▶ pane.press(state, key) ─▶ event ─▶ UI.handle
//	                └─▶ pane.settle(state, rect)
//	           UI.View   ─▶ pane.view(state, rect)      changes nothing
package screen

import (
	"sync/atomic"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/stack"
	"whereto/ui/answering"
	"whereto/ui/answersfile"
	"whereto/ui/rescue"
)

// Config is what a session runs on.
type Config struct {
	answersfile.Held // the file that the session is on; without one it is asked for on leaving
	Catalog          *catalog.Catalog
	// Load reads the whole catalog where Catalog holds only what it takes to ask; nil
	// where Catalog is whole.
	Load    func() (*catalog.Catalog, error)
	Answers answers.Answers
	Today   catalog.Date
	Options stack.Options
	// Settle is how long answers stay as they are before the open questions are
	// weighed by what they could still change; below 0 they are not weighed.
	Settle time.Duration
	// Keep keeps what is not saved; nil: nothing does.
	Keep *rescue.Session
	// Typing is how long what is typed or ticked may be kept nowhere.
	Typing time.Duration
	// Left is what earlier sessions have left unsaved.
	Left []rescue.Left
	// Edit makes the command that opens a file in the user's editor; nil: there is none.
	Edit func(file string) (tea.ExecCommand, error)
	// Theme is one of Themes, Background auto, dark or light; empty: the first of each.
	Theme, Background string
	ASCII             bool                 // nothing else is drawn
	Color             colorprofile.Profile // that the terminal is taken to have; Unknown: it is asked
	Keys              map[string][]string  // by action, in the place of the shipped ones
	// Suspend stops the program until it is told to go on; nil where that can't be.
	Suspend func() error
}

// UI is the root: the only model that Bubble Tea knows.
type UI struct {
	Config
	engine  *advice.Engine
	finder  *answering.Finder // of the catalog's places
	session *session
	st      *Styles
	look    Look
	k       *KeyMap
	w, h    int
	layout  Layout
	focus   paneID

	advice     *advice.Advice // of the answers
	before     *advice.Advice // of the answers before the last one
	tried      map[trial]int  // how many stacks would fit; underWay while that is worked out
	considered considered
	typed      int                // keys so far; what was typed is tried when none has followed
	kept       trial              // what is considered while other panes have the focus
	round      atomic.Int64       // of answers; late results of an earlier round are dropped
	influence  map[string]float64 // what the open questions are ordered by
	weighed    weighing           // what is known of the open questions
	newest     bool               // the order does not follow what is known yet
	swings     swings             // what other values of the figures come to
	swung      int64              // the round that they are of
	awaiting   bool               // the next question is opened once it is known which matters most

	cursor   int             // the row of the list that is selected
	listed   *advice.Advice  // whose rows the list shows
	under    place           // what the selected row of that one is of
	sought   string          // what is looked for among the questions
	last     string          // what was looked for in a text
	sift     sift            // which rows the list shows, and in which order
	opened   map[string]bool // hosts whose other setups are shown
	marked   []string        // ids of stacks to compare
	told     *detail.Detail  // of the stack told of below
	about    subject
	curves   *advice.Curves   // that the graph shows
	swept    sweep            // what they are of
	forecast *advice.Forecast // that the growth shows
	looked   prospect         // what it is of

	actions []action

	verdict   verdict
	questions questions
	stacks    stacks
	detail    single
	lateral   pane    // in the place of the detail; nil: nothing
	back      paneID  // what has the keys once it is closed
	grabbed   pane    // that was clicked, for as long as the button is held
	tops      []pane  // what covers the panes, the last on top
	prompt    *prompt // nil: not shown, as the next two
	search    *search
	preview   *preview
	dialog    *dialog
	saving    saving
	keeping   keeping
	status    string // told in the header until the next key
	code      int    // exit code
	mouseFree bool   // the terminal has the mouse
	loading   loading
	aside     int   // answers that were kept for the next start
	failed    error // what was wrong with the data that was loaded beside
}

// subject is a stack that is told of, and the advice that is asked.
type subject struct {
	advice *advice.Advice
	stack  *stack.Stack
}

// Code is the exit code of the session.
func (u *UI) Code() int { return u.code }

// state is what the panes may read now.
func (u *UI) state() state {
	s := state{
		catalog: u.Catalog, finder: u.finder, answers: u.session.answers, influence: u.influence, weighed: u.weighed, swings: u.swings,
		weighing: u.Settle >= 0 && u.loading == loaded && u.advice.Study == nil,
		advice:   u.advice, before: u.before, tried: u.tried, cursor: u.cursor, sift: u.sift, sought: u.sought, opened: u.opened, told: u.told, curves: u.curves, forecast: u.forecast,
		focus: u.focus, height: u.h, st: u.st, k: u.k, loading: u.loading,
	}
	if t, ok := u.questions.hover(); ok && (u.focus == questionsPane || u.kept == t) && len(u.tops) == 0 {
		if u.considered.trial == t {
			s.considered = u.considered.advice
		}
	}
	s.marked = markedIn(s.shown(), u.marked)
	if list := s.rows(); len(list) > 0 {
		under := list[max(0, min(u.cursor, len(list)-1))]
		s.selected, s.closed = under.stack, under.closed
	}
	return s
}

// considered is an answer that is tried in full, and the advice that it would give; nil
// while that is worked out.
type considered struct {
	trial    trial
	advice   *advice.Advice
	underWay bool
}

// onScreen is a pane and where it stands.
type onScreen struct {
	pane
	id paneID // of those that can have the focus; panes: of none
	at Rect
}

// over is what covers the panes, nil for nothing.
func (u *UI) over() pane {
	if n := len(u.tops); n > 0 {
		return u.tops[n-1]
	}
	return nil
}

// typedLine is the line in which a name or what to find is typed, nil for none.
func (u *UI) typedLine() pane {
	switch {
	case u.prompt != nil:
		return u.prompt
	case u.search != nil:
		return u.search
	}
	return nil
}

// cover puts a pane over all others. What is considered is not, from then on: the cursor
// stays on its host in the list of the answers.
func (u *UI) cover(p pane) {
	was := u.state().shown()
	u.tops = append(u.tops, p)
	if u.state().shown() != was {
		u.keepRow()
	}
}

// keepRow keeps the cursor on its host where the list has other rows.
func (u *UI) keepRow() { u.cursor = max(0, rowOf(u.state().rows(), u.under)) }

// right is what stands in the place of the detail.
func (u *UI) right() pane {
	if u.lateral != nil {
		return u.lateral
	}
	return &u.detail
}

// focused is the pane that has the keys while nothing is on top.
func (u *UI) focused() pane {
	switch u.focus {
	case questionsPane:
		return &u.questions
	case stacksPane:
		return &u.stacks
	}
	return u.right()
}

// visible are the panes that are on the screen, what lies over others last.
func (u *UI) visible() []onScreen {
	if u.layout.Small {
		return nil
	}
	var list []onScreen
	if over := u.over(); u.preview != nil {
		list = append(list, onScreen{u.preview, panes, u.layout.Over})
	} else if over != nil {
		list = append(list, onScreen{over, panes, u.layout.Over})
	} else {
		list = append(list, onScreen{&u.verdict, panes, u.layout.Verdict})
		for id, p := range []pane{&u.questions, &u.stacks, u.right()} {
			if r := u.layout.Panes[id]; r.W > 0 && r.H > 0 {
				list = append(list, onScreen{p, paneID(id), r})
			}
		}
	}
	if u.prompt != nil {
		list = append(list, onScreen{u.prompt, panes, u.layout.Keys})
	}
	if u.search != nil {
		list = append(list, onScreen{u.search, panes, u.layout.Keys})
	}
	if u.dialog != nil {
		list = append(list, onScreen{u.dialog, panes, u.dialog.place(u.layout.Over)})
	}
	return list
}

// setFocus gives a pane the keys. An option that is considered stays so where the questions
// are left for the list or the detail: what it would give can be read there.
func (u *UI) setFocus(p paneID) {
	if t, ok := u.questions.hover(); ok && u.focus == questionsPane && p != questionsPane {
		u.kept = t
	}
	u.focus = p
	u.layout = NewLayout(u.w, u.h, u.focus)
}

// leaveMsg says that the session ends with a code, at once, and that what is not saved is
// kept for the next start.
type leaveMsg struct{ code int }

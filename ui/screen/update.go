package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/ui/answering"
)

// New makes a session.
func New(c Config) *UI {
	u := &UI{Config: c, told: nothingTold, advice: &advice.Advice{}, tried: map[trial]int{}, opened: map[string]bool{}, session: newSession(c.Answers), look: Look{Theme: c.Theme, Dark: c.Background != "light"}, k: DefaultKeys().With(c.Keys)}
	u.st = NewStyles(u.look)
	u.Base = c.Answers.Clone()
	u.finder, u.actions = answering.NewFinder(c.Catalog), actions(u.k)
	u.w, u.h = 80, 24
	u.layout = NewLayout(u.w, u.h, u.focus)
	if c.Load == nil {
		u.engine = advice.NewEngine(c.Catalog)
	} else {
		u.loading = briefly
	}
	u.advise()
	next := answers.Next(c.Catalog, u.session.answers, u.influence, "")
	if q, ok := c.Catalog.Question(next); ok && q.Tier == "core" {
		u.questions.open(u.state(), next)
	} else { // all that is core is answered: the advice is what is wanted
		u.questions.open(u.state(), "")
		u.setFocus(stacksPane)
	}
	u.begin()
	u.settle()
	return u
}

// Init begins to work out what is shown first.
func (u *UI) Init() tea.Cmd {
	return tea.Batch(u.try(), u.explore(), u.load())
}

// Update takes a message, then lets the panes settle to what has become of it.
func (u *UI) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	cmd := tea.Batch(u.take(msg), u.keep())
	u.reorder()
	u.settle()
	return u, tea.Batch(cmd, u.suppose())
}

func (u *UI) take(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.WindowSizeMsg:
		u.w, u.h = msg.Width, msg.Height
		u.layout = NewLayout(u.w, u.h, u.focus)
	case tea.BackgroundColorMsg:
		if u.Background == "" || u.Background == "auto" {
			u.look.Dark = msg.IsDark()
			u.restyle()
		}
	case tea.ColorProfileMsg:
		if plain := msg.Profile <= colorprofile.ASCII; plain != u.look.Plain {
			u.look.Plain = plain
			u.restyle()
		}
	case triedMsg:
		if msg.round == u.round.Load() {
			u.tried[msg.trial] = msg.fits
		}
	case consideredMsg:
		if msg.round == u.round.Load() && msg.trial == u.considered.trial {
			u.considered = msg.considered
		}
	case swungMsg:
		if msg.round == u.round.Load() {
			u.swings = msg.swings
		}
	case supposedMsg:
		if p, ok := u.lateral.(*whatIf); ok && msg.round == u.round.Load() {
			p.take(msg.found)
		}
	case loadedMsg:
		return u.loaded(msg)
	case longMsg:
		if u.loading != loaded {
			u.loading = long
		}
	case exploredMsg:
		return u.explored(msg)
	case event:
		return u.handle(msg)
	case leaveMsg:
		return u.leave(msg.code, true)
	case keptMsg:
		u.unkept(msg)
	case keepMsg:
		return u.keepTyped()
	case stopMsg:
		return u.suspend()
	case wokenMsg:
		return u.woken()
	case editedMsg:
		return u.edited(msg)
	case resumedMsg:
		if msg.err != nil {
			u.status = msg.err.Error()
		}
		return tea.ClearScreen // all of it is drawn again, also what is as it was
	case tea.MouseClickMsg:
		return tea.Batch(u.click(msg), u.try())
	case tea.MouseMotionMsg:
		return u.drag(msg)
	case tea.MouseWheelMsg:
		return tea.Batch(u.wheel(msg), u.try())
	case tea.KeyPressMsg:
		return tea.Batch(u.press(msg), u.later(msg))
	case pausedMsg:
		if msg.typed == u.typed {
			return u.try()
		}
	case tea.PasteMsg:
		u.paste(msg.Content)
		return u.try()
	default:
		return u.questions.pass(msg)
	}
	return nil
}

// settle lets what is on the screen fit itself to its size and to the state. Where the
// detail is among it, what is told of its stack is worked out first.
func (u *UI) settle() {
	u.follow()
	u.foresee()
	shown := u.visible()
	if slices.ContainsFunc(shown, func(p onScreen) bool { return p.id == detailPane }) {
		s := u.state()
		if now := (subject{s.shown(), s.selected}); now != u.about {
			u.about, u.told = now, tell(u.engine, now.advice, now.stack)
		}
	}
	u.reckon()
	s := u.state()
	for _, p := range shown {
		p.settle(s, p.at)
	}
}

// follow keeps the cursor on its host or setup where the list has become that of another
// advice; at the top it stays at the top.
func (u *UI) follow() {
	s := u.state()
	list := s.rows()
	if u.listed != s.shown() {
		if row := rowOf(list, u.under); row >= 0 && u.cursor > 0 {
			u.cursor = row
		}
		u.listed = s.shown()
	}
	u.cursor = max(0, min(u.cursor, len(list)-1))
	u.under = placeOf(list, u.cursor)
}

// restyle draws in another look from now on.
func (u *UI) restyle() {
	u.st = NewStyles(u.look)
	u.questions.reopen(u.state())
}

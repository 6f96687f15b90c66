package screen

import (
	"fmt"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
)

// guard stands around the session: a panic in it ends it in order, it knows whether the
// terminal still owes an answer, and what of the session is on the screen.
type guard struct {
	u      *UI
	broken error // what broke down
	fence  fence
	frame  tea.View
	hold   hold
}

func newGuard(u *UI) *guard { return &guard{u: u} }

// fence is a question to which every terminal answers, put behind all others: once the
// answer is there, so are theirs.
type fence struct {
	asked time.Time // zero: not yet
	open  int       // how many answers are to come
}

// settling is how long after the first frame the fence is put: what the terminal is asked
// with that frame comes before.
const settling = 150 * time.Millisecond

type fenceMsg struct{}

func putFence() tea.Cmd {
	return tea.Tick(settling, func(time.Time) tea.Msg { return fenceMsg{} })
}

// brokenMsg says that a command has panicked.
type brokenMsg struct{ err error }

// Init begins the session.
func (g *guard) Init() (cmd tea.Cmd) {
	defer g.rescue(&cmd)
	// What the background is is asked before the fence is put, however busy the machine is.
	cmd = tea.Batch(guarded(g.u.Init()), tea.Sequence(tea.RequestBackgroundColor, putFence()))
	g.frame = g.u.View()
	return cmd
}

// Update hands a message on.
func (g *guard) Update(msg tea.Msg) (m tea.Model, cmd tea.Cmd) {
	m = g
	if g.broken != nil {
		return g, tea.Quit
	}
	defer g.rescue(&cmd)
	var more tea.Cmd
	switch msg := msg.(type) {
	case brokenMsg:
		g.breaks(msg.err)
		return g, tea.Quit
	case fenceMsg:
		g.fence.asked = time.Now()
		g.fence.open++
		return g, tea.Raw(ansi.RequestPrimaryDeviceAttributes)
	case uv.PrimaryDeviceAttributesEvent:
		g.fence.open--
		return g, nil
	case resumedMsg: // what was owed has come, or does not
		g.fence = fence{}
		more = putFence()
	}
	before := g.u.round.Load()
	_, next := g.u.Update(msg)
	held, wait := g.hold.after(msg, g.u.round.Load() != before, g.u.follows())
	g.hold = held
	if !g.hold.on {
		g.frame = g.u.View()
	}
	return g, tea.Batch(guarded(next), more, wait)
}

// View is the session as Update has drawn it; nothing once it is broken.
func (g *guard) View() tea.View {
	if g.broken != nil {
		return tea.View{}
	}
	return g.frame
}

func (g *guard) rescue(cmd *tea.Cmd) {
	if r := recover(); r != nil {
		g.breaks(panicked(r))
		*cmd = tea.Quit
	}
}

// breaks ends the session after a panic, and keeps what is not saved.
func (g *guard) breaks(err error) {
	g.broken = err
	defer func() { _ = recover() }() // what broke may break again; what was kept before stays
	g.u.putAside(true)
}

func panicked(r any) error { return fmt.Errorf("%v\n%s", r, debug.Stack()) }

// guarded is a command whose panic, and that of those it leads to, is a message.
func guarded(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		defer func() {
			if r := recover(); r != nil {
				msg = brokenMsg{panicked(r)}
			}
		}()
		msg = cmd()
		if batch, ok := msg.(tea.BatchMsg); ok {
			for i := range batch {
				batch[i] = guarded(batch[i])
			}
		}
		return msg
	}
}

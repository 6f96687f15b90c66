package screen

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	uv "github.com/charmbracelet/ultraviolet"

	"whereto/model/answers"
)

// quits says whether a command ends the program.
func quits(cmd tea.Cmd) bool {
	if cmd == nil {
		return false
	}
	_, ok := cmd().(tea.QuitMsg)
	return ok
}

// A panic in a key, in what is drawn or in what is worked out beside ends the session in
// order: what is not saved is kept, and one sentence is told.
func TestPanicKeepsWhatIsNotSaved(t *testing.T) {
	t.Parallel()
	for what, breaks := range map[string]func(g *guard) bool{
		"a key": func(g *guard) bool {
			g.u.Write = func(string, []byte, bool) error { panic("here") }
			_, cmd := g.Update(pressOf("ctrl+s"))
			return quits(cmd)
		},
		"what is drawn": func(g *guard) bool {
			g.u.st = nil
			_, cmd := g.Update(triedMsg{})
			return quits(cmd)
		},
		"beside": func(g *guard) bool {
			panics := func() tea.Msg { panic("here") }
			batch, ok := guarded(tea.Batch(panics, panics))().(tea.BatchMsg)
			if !ok || len(batch) != 2 {
				return false
			}
			_, cmd := g.Update(batch[1]())
			return quits(cmd)
		},
		"the first command": func(g *guard) bool {
			g.u.st, g.u.questions.openForm = nil, openForm{}
			g.u.k = nil
			_, cmd := g.Update(pressOf("down"))
			return quits(cmd)
		},
	} {
		dir := t.TempDir()
		p := next(t, dir, 1, "x.toml", nil)
		p.says("kind", answers.Words("api"))
		g := newGuard(p.u)
		if !breaks(g) || g.broken == nil {
			t.Errorf("%s: it goes on", what)
		}
		if g.View().Content != "" {
			t.Errorf("%s: it still draws", what)
		}
		if left := aside(dir, 2).Left(""); len(left) != 1 || !strings.Contains(left[0].Answers, `kind = "api"`) {
			t.Errorf("%s: left is %+v", what, left)
		}
		if text := errBroken(p.u.Aside() > 0).Error(); strings.Contains(text, "\n") || !strings.Contains(text, "kept") {
			t.Errorf("%s: told is %q", what, text)
		}
	}
}

// The terminal owes an answer from when it was asked until it came, and is asked again
// after it was another's.
func TestFence(t *testing.T) {
	t.Parallel()
	g := newGuard(on(t, "", nil, nil).u)
	if !g.fence.asked.IsZero() || g.Init() == nil {
		t.Error("asked before the first frame")
	}
	if _, cmd := g.Update(fenceMsg{}); cmd == nil || g.fence.open != 1 || g.fence.asked.IsZero() {
		t.Errorf("asked: %+v", g.fence)
	}
	g.Update(uv.PrimaryDeviceAttributesEvent{62})
	if g.fence.open != 0 {
		t.Errorf("answered: %+v", g.fence)
	}
	if _, cmd := g.Update(resumedMsg{}); cmd == nil {
		t.Error("not asked again after the terminal was another's")
	}
}

package screen

import (
	"slices"

	tea "charm.land/bubbletea/v2"
)

// click gives a click to what is under the pointer; a pane that is clicked has the
// keys.
func (u *UI) click(msg tea.MouseClickMsg) tea.Cmd {
	u.grabbed = nil
	if msg.Button != tea.MouseLeft {
		return nil
	}
	if line := u.typedLine(); line != nil {
		if r := u.layout.Keys; r.Contains(msg.X, msg.Y) {
			e, cmd := line.click(u.state(), r, msg.X, 0)
			return tea.Batch(cmd, u.handle(e))
		}
		return nil
	}
	if u.layout.Keys.Contains(msg.X, msg.Y) {
		return u.clickKey(msg.X)
	}
	s := u.state() // as it is drawn: with the focus where it was
	if u.dialog != nil {
		r := u.dialog.place(u.layout.Over)
		if !r.Contains(msg.X, msg.Y) {
			return nil
		}
		e, cmd := u.dialog.click(s, r, msg.X-r.X-1, msg.Y-r.Y-1)
		return tea.Batch(cmd, u.handle(e))
	}
	if over := u.over(); over != nil {
		r := u.layout.Over
		e, cmd := over.click(s, r, msg.X-r.X-1, msg.Y-r.Y-1)
		return tea.Batch(cmd, u.handle(e))
	}
	if u.layout.Tabs.Contains(msg.X, msg.Y) {
		cmd := u.takeInHand()
		more := wideTab
		if u.layout.Tabs == u.layout.Header {
			more = tightTab
		}
		u.setFocus(paneTabAt(msg.X, more))
		return cmd
	}
	for _, p := range u.visible() {
		if p.at.Contains(msg.X, msg.Y) {
			var taken tea.Cmd
			if p.id != questionsPane {
				taken = u.takeInHand()
			}
			if p.id < panes {
				u.setFocus(p.id)
			}
			u.grabbed = p.pane
			inner := p.at.Inner()
			e, cmd := p.click(s, p.at, msg.X-inner.X, msg.Y-inner.Y)
			return tea.Batch(taken, cmd, u.handle(e))
		}
	}
	return nil
}

// wheel turns what is under the pointer.
func (u *UI) wheel(msg tea.MouseWheelMsg) tea.Cmd {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	for _, p := range slices.Backward(u.visible()) {
		if p.at.Contains(msg.X, msg.Y) || p.pane == u.dialog { // what lies below a dialog stays as it is
			if q, ok := p.pane.(pointed); ok {
				inner := p.at.Inner()
				return u.handle(q.turn(u.state(), p.at, msg.X-inner.X, msg.Y-inner.Y, by))
			}
			return u.handle(p.wheel(u.state(), by))
		}
	}
	return nil
}

// drag moves what was clicked, wherever the pointer is by now.
func (u *UI) drag(msg tea.MouseMotionMsg) tea.Cmd {
	q, ok := u.grabbed.(pointed)
	if !ok || msg.Button != tea.MouseLeft {
		return nil
	}
	for _, p := range u.visible() {
		if p.pane == u.grabbed {
			inner := p.at.Inner()
			return u.handle(q.drag(u.state(), p.at, msg.X-inner.X, msg.Y-inner.Y))
		}
	}
	return nil
}

// clickKey presses the key that is named at a cell of the line of keys.
func (u *UI) clickKey(x int) tea.Cmd {
	for _, b := range u.keyBar() {
		if x -= visible(b.text); x < 0 {
			if names := b.key.Keys(); len(names) > 0 {
				return u.press(pressOf(names[0]))
			}
			break
		}
	}
	return nil
}

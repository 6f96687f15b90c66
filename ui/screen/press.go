package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// press takes a key: what is on top first, then keys that hold everywhere, then
// the pane that has the focus.
func (u *UI) press(msg tea.KeyPressMsg) tea.Cmd {
	u.status = ""
	switch {
	case key.Matches(msg, u.k.Interrupt):
		return u.interrupt()
	case key.Matches(msg, u.k.Suspend):
		return u.suspend()
	}
	if u.dialog != nil {
		return u.hand(u.dialog, msg)
	}
	if line := u.typedLine(); line != nil {
		return u.hand(line, msg)
	}
	if over := u.over(); over != nil {
		return u.hand(over, msg)
	}
	if u.focus == questionsPane && !key.Matches(msg, u.k.NextPane, u.k.PrevPane) {
		u.awaiting = false // the user has found something to do there
	}
	typing := u.focus == questionsPane && u.questions.typing()
	if !typing || msg.Text == "" && key.Matches(msg, u.k.NextPane, u.k.PrevPane, u.k.Save, u.k.Help, u.k.Palette) {
		if cmd, ok := u.command(msg); ok {
			return cmd
		}
	}
	return u.hand(u.focused(), msg)
}

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
	if u.prompt != nil {
		return u.hand(u.prompt, msg)
	}
	if over := u.over(); over != nil {
		return u.hand(over, msg)
	}
	if u.focus == questionsPane && !key.Matches(msg, u.k.NextPane, u.k.PrevPane) {
		u.awaiting = false // the user has found something to do there
	}
	typing := u.focus == questionsPane && u.questions.typing()
	switch {
	case key.Matches(msg, u.k.NextPane):
		cmd := u.takeInHand()
		u.setFocus((u.focus + 1) % panes)
		return cmd
	case key.Matches(msg, u.k.PrevPane):
		cmd := u.takeInHand()
		u.setFocus((u.focus + panes - 1) % panes)
		return cmd
	case key.Matches(msg, u.k.Save):
		return u.save(false)
	case msg.String() == "f1", !typing && key.Matches(msg, u.k.Help):
		return u.handle(helpAsked{})
	case typing:
		return u.hand(&u.questions, msg)
	case key.Matches(msg, u.k.Quit):
		return u.quit(0)
	case key.Matches(msg, u.k.Undo):
		return u.rewind(u.session.undo, "undone", "nothing to undo")
	case key.Matches(msg, u.k.Redo):
		return u.rewind(u.session.redo, "done again", "nothing to do again")
	case key.Matches(msg, u.k.Export):
		u.prompt = newPrompt(u.st, toExport, u.exportName())
		return nil
	}
	return u.hand(u.focused(), msg)
}

// hand gives a key to a pane and acts on what it says.
func (u *UI) hand(p pane, msg tea.KeyPressMsg) tea.Cmd {
	e, cmd := p.press(u.state(), msg)
	return tea.Batch(cmd, u.handle(e))
}

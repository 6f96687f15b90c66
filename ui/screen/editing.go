package screen

import (
	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
)

// edit opens the answers' file in the user's editor, once all is saved to it.
func (u *UI) edit() tea.Cmd {
	if u.Edit == nil {
		u.status = "there is no editor: set EDITOR"
		return nil
	}
	taken := u.takeInHand()
	if u.File == "" || u.unsaved() > 0 {
		u.saving.leaves, u.saving.edits = false, true
		return tea.Batch(taken, u.store())
	}
	return tea.Batch(taken, u.openEditor())
}

// edited follows the file: its answers are those of the session now, as one change.
func (u *UI) edited(msg editedMsg) tea.Cmd {
	if msg.err != nil {
		u.status = "the editor: " + msg.err.Error()
		return tea.ClearScreen
	}
	now, err := u.Now(u.File)
	if err != nil {
		u.status = err.Error()
		return tea.ClearScreen
	}
	if now == nil {
		u.adrift()
		u.status = u.File + " is gone; ctrl+s writes it again"
		return tea.ClearScreen
	}
	theirs, err := u.read(now)
	if err != nil {
		u.adrift()
		u.status = "E opens it again: " + firstLine(err)
		return tea.ClearScreen
	}
	if u.Known(now) && u.unsaved() == 0 {
		u.status = "nothing was changed"
		return tea.ClearScreen
	}
	u.session.change(func(a *answers.Answers) { *a = theirs.Clone() })
	u.Saved(u.session.answers, u.File, now)
	cmd := u.renew()
	u.status = "as edited; u takes it back"
	return tea.Batch(tea.ClearScreen, cmd)
}

// adrift says that the file holds no answers any more: none of the session's is saved.
func (u *UI) adrift() { u.Base = answers.Answers{} }

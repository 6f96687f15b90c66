package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// command does what a key does everywhere; false where it does nothing.
func (u *UI) command(msg tea.KeyPressMsg) (tea.Cmd, bool) {
	for _, a := range u.actions {
		if a.in == panes && key.Matches(msg, a.key) {
			return u.act(a.does), true
		}
	}
	return nil, false
}

// act does what works everywhere.
func (u *UI) act(a act) tea.Cmd {
	switch a {
	case openPalette:
		u.cover(newMenu("Everything", paletteItems(u.state(), u.actions)))
	case openHelp:
		u.cover(newMenu("Keys and signs", helpItems(u.state(), u.actions)))
	case nextPane:
		return u.turnPanes(1)
	case paneBefore:
		return u.turnPanes(panes - 1)
	case undo:
		return u.rewind(u.session.undo, "undone", "nothing to undo")
	case redo:
		return u.rewind(u.session.redo, "done again", "nothing to do again")
	case suppose:
		return u.stand(newWhatIf())
	case weigh:
		return u.stand(newSliders())
	case export:
		u.prompt = newPrompt(u.st, toExport, u.exportName())
	case save:
		return u.save(false)
	case quit:
		return u.quit(0)
	case interrupt:
		return u.interrupt()
	case suspend:
		return u.suspend()
	}
	return nil
}

// turnPanes gives the keys to the pane so many further on.
func (u *UI) turnPanes(by paneID) tea.Cmd {
	cmd := u.takeInHand()
	u.setFocus((u.focus + by) % panes)
	return cmd
}

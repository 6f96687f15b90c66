package screen

import (
	"reflect"

	tea "charm.land/bubbletea/v2"
)

// stand puts a pane in the place of the detail and gives it the keys; the same key takes it
// away again.
func (u *UI) stand(p pane) tea.Cmd {
	cmd := u.takeInHand()
	if u.lateral != nil && u.focus == detailPane && reflect.TypeOf(u.lateral) == reflect.TypeOf(p) {
		return tea.Batch(cmd, u.closed())
	}
	if u.lateral == nil {
		u.back = u.focus
	}
	u.lateral = p
	u.setFocus(detailPane)
	u.kept = trial{} // it is of the answers, not of what is considered
	return cmd
}

// closed takes away what is on top.
func (u *UI) closed() tea.Cmd {
	switch {
	case u.prompt != nil:
		u.prompt, u.saving.edits = nil, false
	case len(u.tops) > 0:
		u.tops = u.tops[:len(u.tops)-1]
	case u.lateral != nil:
		u.lateral = nil
		u.setFocus(u.back)
	}
	return nil
}

package screen

import (
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whereto/ui/summary"
)

// copyItems are what can be copied.
func copyItems(s state) []menuItem {
	list := []menuItem{{group: "The advice", name: "five lines to send to colleagues", does: copyAsked{theCard}}}
	if x := s.selected; x != nil {
		list = append(list,
			menuItem{group: x.Name, name: "its id, as the commands take it", does: copyAsked{theID}},
			menuItem{group: x.Name, name: "its bill with the arithmetic", does: copyAsked{theBill}})
	}
	return append(list, menuItem{group: "If nothing arrives", name: noClipboard})
}

// noClipboard says what to do where a terminal takes nothing into the clipboard.
const noClipboard = "the terminal has to allow it (OSC 52): tmux with “set -g set-clipboard on”, others in their settings; e exports to a file, m lets the mouse select"

// copied is what was copied last, in words.
var copied = map[copiable]string{theCard: "five lines", theID: "the id", theBill: "the bill"}

// copy gives what was asked for to the terminal's clipboard.
func (u *UI) copy(what copiable) tea.Cmd {
	text, err := u.toCopy(what)
	if err != nil {
		u.status = err.Error()
		return nil
	}
	u.status = fmt.Sprintf("%s copied; nothing arrived? y says why", copied[what])
	return tea.SetClipboard(strings.TrimRight(text, "\n"))
}

// toCopy is the text of what is copied.
func (u *UI) toCopy(what copiable) (string, error) {
	s := u.state()
	switch {
	case u.loading != loaded:
		return "", errLoading
	case what == theCard:
		return summary.Card(u.Catalog, s.shown()), nil
	case s.selected == nil:
		return "", errors.New("there is no stack under the cursor")
	case what == theID:
		return s.selected.ID, nil
	}
	told := tell(u.engine, s.shown(), s.selected)
	if told.Stack == nil {
		return "", errors.New("nothing is told of it")
	}
	return summary.BillText(told.Stack), nil
}

var errLoading = errors.New("the data is still being read")

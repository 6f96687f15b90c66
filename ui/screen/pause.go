package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// pause is how long nothing is typed until what was typed is tried: longer than between
// two letters, so that each of them is drawn at once.
const pause = 150 * time.Millisecond

// pausedMsg says that nothing was typed since so many keys.
type pausedMsg struct{ typed int }

// later tries what there is to try after a key: at once, or once typing pauses where each
// key makes other answers.
func (u *UI) later(msg tea.KeyPressMsg) tea.Cmd {
	u.typed++
	text := msg.Text != "" || msg.String() == "backspace" || msg.String() == "delete"
	if !text || u.focus != questionsPane || u.questions.field == nil || !u.questions.field.Waits() {
		return u.try()
	}
	m := pausedMsg{u.typed}
	if u.Settle < 0 { // nothing waits
		return func() tea.Msg { return m }
	}
	return tea.Tick(pause, func(time.Time) tea.Msg { return m })
}

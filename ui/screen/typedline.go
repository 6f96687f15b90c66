package screen

import (
	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// typedLine is a field in the line of the keys, behind a label and before what can be clicked
// to take or to leave what is typed.
type typedLine struct{ input textinput.Model }

func newTypedLine(st *Styles, most int, text string) typedLine {
	l := typedLine{newInput(st, most, "")}
	l.input.SetValue(text)
	l.input.CursorEnd()
	return l
}

// text is what is typed.
func (l *typedLine) text() string { return l.input.Value() }

// update takes a key that edits the text.
func (l *typedLine) update(msg tea.Msg) (cmd tea.Cmd) {
	l.input, cmd = l.input.Update(msg)
	return cmd
}

func (l *typedLine) paste(text string) { l.update(tea.PasteMsg{Content: oneLine(text)}) }

func (l *typedLine) wheel(state, int) event     { return nil }
func (l *typedLine) keys(*KeyMap) []key.Binding { return nil }

// endings are what can be clicked at the end of the line: the text is taken, or left.
const endings = " ok  × "

// fit leaves room for the label and the endings.
func (l *typedLine) fit(label string, r Rect) {
	l.input.SetWidth(max(6, r.W-visible(label)-3-visible(endings)))
}

// draw is the line.
func (l *typedLine) draw(st *Styles, look lipgloss.Style, label string, w int) []string {
	return []string{pad(look.Render(label)+l.input.View(), w-visible(endings)) + st.Key.Render(endings)}
}

// endingAt is the key that a click on an ending stands for; empty elsewhere.
func (l *typedLine) endingAt(r Rect, x int) string {
	switch left := r.W - x; {
	case left < 1 || left > visible(endings):
		return ""
	case left <= visible(endings)/2:
		return "esc"
	}
	return "enter"
}

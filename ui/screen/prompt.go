package screen

import (
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
)

// purpose is what a file's name is asked for.
type purpose int

const (
	toExport purpose = iota
	toSave
	toSaveAndLeave
)

// prompt asks for a file's name in the line of the keys.
type prompt struct {
	purpose purpose
	input   textinput.Model
	err     error  // of the last name
	over    string // the file that is replaced if its name is given again
	code    int    // exit code, where the session ends with it
}

func newPrompt(st *Styles, why purpose, name string) *prompt {
	p := &prompt{purpose: why, input: newInput(st, 200, "")}
	p.input.SetValue(name)
	p.input.CursorEnd()
	return p
}

func (p *prompt) press(_ state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	switch msg.String() {
	case "esc":
		return closed{}, nil
	case "enter":
		return named{strings.TrimSpace(p.input.Value())}, nil
	case "up", "down":
		return scrolled{map[string]int{"up": -1, "down": 1}[msg.String()]}, nil
	case "pgup", "pgdown":
		return scrolled{map[string]int{"pgup": -page, "pgdown": page}[msg.String()]}, nil
	}
	p.err = nil
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	return nil, cmd
}

func (p *prompt) paste(text string) {
	p.err = nil
	p.input, _ = p.input.Update(tea.PasteMsg{Content: oneLine(text)})
}

func (p *prompt) wheel(state, int) event     { return nil }
func (p *prompt) keys(*KeyMap) []key.Binding { return nil }

func (p *prompt) click(s state, r Rect, x, _ int) (event, tea.Cmd) {
	if name := endingAt(r, x); name != "" {
		return p.press(s, pressOf(name))
	}
	return nil, nil
}

func (p *prompt) settle(_ state, r Rect) {
	p.input.SetWidth(max(6, r.W-visible(p.label(r.W))-3-visible(endings)))
}

func (p *prompt) view(s state, r Rect) []string {
	style := s.st.Accent
	if p.err != nil {
		style = s.st.Bad
	}
	return []string{endable(s.st, style.Render(p.label(r.W))+p.input.View(), r.W)}
}

// label says what the name is for, or what was wrong with it.
func (p *prompt) label(w int) string {
	if p.err != nil {
		return " " + short(p.err.Error(), max(10, w*2/3)) + ": "
	}
	const name = 24 // of which as much is seen, at least
	if p.purpose == toExport {
		return firstThat(w-name, " export to (.md, .txt, .json, .toml; esc stays): ", " export to (esc stays): ", " export to: ")
	}
	return firstThat(w-name, " save the answers to (esc stays): ", " save to: ")
}

// endings are what can be clicked at the end of a line in which text is typed: it is taken,
// or left.
const endings = " ok  × "

// endable is a line with its endings.
func endable(st *Styles, line string, w int) string {
	return pad(line, w-visible(endings)) + st.Key.Render(endings)
}

// endingAt is the key that a click on an ending stands for; empty elsewhere.
func endingAt(r Rect, x int) string {
	switch left := r.W - x; {
	case left < 1 || left > visible(endings):
		return ""
	case left <= visible(endings)/2:
		return "esc"
	}
	return "enter"
}

package screen

import (
	"strings"

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
	typedLine
	err  error  // of the last name
	over string // the file that is replaced if its name is given again
	code int    // exit code, where the session ends with it
}

func newPrompt(st *Styles, why purpose, name string) *prompt {
	return &prompt{purpose: why, typedLine: newTypedLine(st, 200, name)}
}

func (p *prompt) press(_ state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	switch msg.String() {
	case "esc":
		return closed{}, nil
	case "enter":
		return named{strings.TrimSpace(p.text())}, nil
	case "up", "down":
		return scrolled{map[string]int{"up": -1, "down": 1}[msg.String()]}, nil
	case "pgup", "pgdown":
		return scrolled{map[string]int{"pgup": -page, "pgdown": page}[msg.String()]}, nil
	}
	p.err = nil
	return nil, p.update(msg)
}

func (p *prompt) paste(text string) {
	p.err = nil
	p.typedLine.paste(text)
}

func (p *prompt) click(s state, r Rect, x, _ int) (event, tea.Cmd) {
	if name := p.endingAt(r, x); name != "" {
		return p.press(s, pressOf(name))
	}
	return nil, nil
}

func (p *prompt) settle(_ state, r Rect) {
	p.fit(p.label(r.W), r)
}

func (p *prompt) view(s state, r Rect) []string {
	style := s.st.Accent
	if p.err != nil {
		style = s.st.Bad
	}
	return p.draw(s.st, style, p.label(r.W), r.W)
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

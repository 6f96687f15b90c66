package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// verdict stands on top: what is recommended and where, for how much, why, what stands
// against it and what would change it; or why nothing is.
type verdict struct{}

func (p *verdict) press(state, tea.KeyPressMsg) (event, tea.Cmd) { return nil, nil }

// click drops what a line says could be dropped.
func (p *verdict) click(s state, r Rect, _, y int) (event, tea.Cmd) {
	inner, bordered := verdictRoom(r)
	if !bordered {
		y++
	}
	if f := newFace(s, inner.W, inner.H); y >= 0 && y < len(f.lines) && f.lines[y].drop > 0 {
		return dropped{f.lines[y].drop - 1}, nil
	}
	return nil, nil
}

func (p *verdict) wheel(state, int) event { return nil }

func (p *verdict) settle(state, Rect) {}

func (p *verdict) keys(*KeyMap) []key.Binding { return nil }

// verdictRoom is the room for lines, and whether a border stands around it.
func verdictRoom(r Rect) (room Rect, bordered bool) {
	if r.H < 5 {
		return at(r.X+1, r.Y, r.W-1, r.H), false
	}
	room = r.Inner()
	return at(room.X+1, room.Y, room.W-2, room.H), true
}

func (p *verdict) view(s state, r Rect) []string {
	inner, bordered := verdictRoom(r)
	f := newFace(s, inner.W, inner.H)
	var lines []string
	for _, line := range f.lines[:min(len(f.lines), inner.H)] {
		lines = append(lines, " "+pad(line.text, inner.W))
	}
	if !bordered {
		return lines
	}
	return box(r, f.title+decidedText(s), lines, s.st.Verdict, s.st.Title, false, false)
}

// decidedText says what was decided, and whether it still holds; empty where nothing was.
func decidedText(s state) string {
	d := s.advice.Decided
	if d == nil || s.considered != nil {
		return ""
	}
	name := d.Decision.Stack
	if d.Stack != nil {
		name = d.Stack.Title
	}
	text := " · decided for " + name
	switch {
	case d.Err != nil || len(s.advice.Objections(0)) > 0:
		text += ", which no longer holds"
	case d.Stack == s.advice.First():
		text = " · decided for it"
	}
	return text
}

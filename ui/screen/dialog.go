package screen

import (
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// dialog asks which of some ways to go on, in the middle of the screen.
type dialog struct {
	about   dialogue
	title   string
	lines   []string // what there is to know
	options []offer
	at      int
	top     int
}

// offer is a way to go on, and the key that takes it.
type offer struct{ key, text string }

// stay is the key of the way that changes nothing.
const stay = "esc"

func (p *dialog) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	for _, o := range p.options {
		if msg.String() == o.key {
			return decided{p.about, o.key}, nil
		}
	}
	switch {
	case key.Matches(msg, s.k.Choose), msg.String() == "space":
		return decided{p.about, p.options[p.at].key}, nil
	case key.Matches(msg, s.k.NextPane):
		p.at = (p.at + 1) % len(p.options)
	case key.Matches(msg, s.k.PrevPane):
		p.at = (p.at + len(p.options) - 1) % len(p.options)
	default:
		p.at, _ = s.k.Move(msg, p.at, len(p.options)-1)
	}
	return nil, nil
}

func (p *dialog) click(_ state, r Rect, _, y int) (event, tea.Cmd) {
	list := p.layout(r.Inner().W)
	if i := y + p.top; i >= 0 && i < len(list) && list[i].option >= 0 {
		return decided{p.about, p.options[list[i].option].key}, nil
	}
	return nil, nil
}

func (p *dialog) wheel(state, int) event { return nil }

// settle keeps the offer under the cursor in sight.
func (p *dialog) settle(_ state, r Rect) {
	inner := r.Inner()
	list := p.layout(inner.W)
	for i, line := range list {
		if line.option == p.at {
			p.top = window(i, len(list), inner.H, p.top)
		}
	}
}

func (p *dialog) keys(k *KeyMap) []key.Binding {
	back := k.Back
	for _, o := range p.options {
		if o.key == stay {
			text, _, _ := strings.Cut(o.text, ",")
			back = help(back, text)
		}
	}
	return []key.Binding{k.Moves, k.Choose, back}
}

// dialogLine is a line of a dialog, and which of the offers it is of; noRow for none.
type dialogLine struct {
	text   string
	option int
}

// layout is all lines: what there is to know, and the ways to go on.
func (p *dialog) layout(w int) []dialogLine {
	var list []dialogLine
	for _, text := range p.lines {
		for _, line := range wrapAt(text, max(10, w-2), "/") {
			list = append(list, dialogLine{" " + line, noRow})
		}
	}
	list = append(list, dialogLine{"", noRow})
	const named = 7 // the cursor and the key with the space around them
	for i, o := range p.options {
		lead := "   " + pad(o.key, 4)
		if i == p.at {
			lead = " › " + pad(o.key, 4)
		}
		for _, line := range wrap(o.text, max(10, w-named)) {
			list = append(list, dialogLine{lead + line, i})
			lead = pad("", named)
		}
	}
	return list
}

func (p *dialog) view(s state, r Rect) []string {
	inner := r.Inner()
	var lines []string
	for _, line := range p.layout(inner.W) {
		style := s.st.Plain
		if line.option == p.at {
			style = s.st.Selected
		}
		lines = append(lines, style.Render(pad(line.text, inner.W)))
	}
	part := cut(lines, p.top, inner.H)
	return box(r, p.title, part.lines, s.st.Focus, s.st.Title, part.above, part.below)
}

// place is where a dialog stands in what it covers: as high as it needs to be, not wider
// than reads well, in the middle.
func (p *dialog) place(over Rect) Rect {
	w := min(over.W, 72)
	h := min(over.H, len(p.layout(w-2))+2)
	return at(over.X+(over.W-w)/2, over.Y+max(0, (over.H-h)/3), w, h)
}

// listed names some things and how many more there are.
func listed(list []string, most int) []string {
	if len(list) <= most {
		return list
	}
	rest := len(list) - most + 1
	return append(list[:most-1:most-1], "and "+counted(rest, "more", "more"))
}

// counted is a number with the word for one or several.
func counted(n int, one, several string) string {
	if n == 1 {
		several = one
	}
	return strconv.Itoa(n) + " " + several
}

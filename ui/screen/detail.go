package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/ui/summary"
)

// detailTabs are the views of one stack.
var detailTabs = []string{"Why", "Bill", "Way", "Caveats", "Notes"}

// single is the right pane: the selected stack in full.
type single struct {
	tab int
	top int
	seeking
}

// turn goes some tabs on or back.
func (p *single) turn(by int) {
	p.tab = (p.tab + by + len(detailTabs)) % len(detailTabs)
	p.top = 0
}

func (p *single) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	if top, moved := s.k.Move(msg, p.top, endless); moved {
		p.top = top
		return nil, nil
	}
	switch {
	case key.Matches(msg, s.k.NextTab):
		p.turn(1)
	case key.Matches(msg, s.k.PrevTab):
		p.turn(-1)
	case msg.String() == "space":
		p.top += page
	case key.Matches(msg, s.k.Compare):
		return compareAsked{}, nil
	case key.Matches(msg, s.k.Back):
		return focusAsked{stacksPane}, nil
	default:
		if n := digit(msg); n > 0 && n <= len(detailTabs) {
			p.tab, p.top = n-1, 0
		}
	}
	return nil, nil
}

// click turns to the tab that is named at a cell.
func (p *single) click(_ state, r Rect, x, y int) (event, tea.Cmd) {
	if y != 0 {
		return nil, nil
	}
	for i, label := range tabLabels(r.Inner().W) {
		if x -= visible(label); x < 0 {
			p.tab, p.top = i, 0
			break
		}
	}
	return nil, nil
}

func (p *single) wheel(_ state, by int) event {
	p.top = max(0, p.top+by)
	return nil
}

func (p *single) settle(s state, r Rect) {
	if p.text != "" && (s.selected != nil || s.closed != nil) {
		p.top = p.lineOf(p.body(s, r.Inner().W-2), p.top)
	}
	if p.top > 0 {
		p.top = p.layout(s, r.Inner()).top
	}
}

func (p *single) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Moves, k.Tabs, k.NextPane, k.Help, k.Quit, k.Palette, k.Find, k.Compare, k.Export, k.Back}
}

func (p *single) view(s state, r Rect) []string {
	frame, title := s.frame(detailPane), s.title(detailPane)
	name := "Detail"
	switch {
	case s.selected != nil:
		name = firstThat(r.W-6, summary.WayText(s.selected), s.selected.Host.Name)
	case s.closed != nil:
		name = s.closed.Host.Name
	default:
		return box(r, name, nil, frame, title, false, false)
	}
	inner := r.Inner()
	lines := append([]string{p.tabLine(s.st, inner.W)}, make([]string, headLines(inner)-1)...)
	part := p.layout(s, inner)
	for _, line := range part.lines {
		lines = append(lines, " "+line)
	}
	return box(r, name, lines, frame, title, part.above, part.below)
}

// layout is the part of the open tab that is shown.
func (p *single) layout(s state, inner Rect) excerpt {
	if s.selected == nil && s.closed == nil {
		return excerpt{}
	}
	return cut(p.body(s, inner.W-2), p.top, max(1, inner.H-headLines(inner)))
}

// headLines are the lines above the text: the tabs, and an empty one where rows are
// not few.
func headLines(inner Rect) int {
	if inner.H > 8 {
		return 2
	}
	return 1
}

// tabLabels are the tabs' names with the space around them, less of it where there is little.
func tabLabels(w int) []string {
	var wide, tight []string
	room := 0
	for _, name := range detailTabs {
		wide, tight = append(wide, " "+name+" "), append(tight, name+" ")
		room += visible(name) + 2
	}
	if room > w {
		return tight
	}
	return wide
}

func (p *single) tabLine(st *Styles, w int) string {
	line := ""
	for i, label := range tabLabels(w) {
		style := st.Dim
		if i == p.tab {
			style = st.Accent.Bold(true).Underline(true)
		}
		line += style.Render(label)
	}
	return pad(line, w)
}

// body is the open tab in full.
func (p *single) body(s state, w int) []string {
	if s.closed != nil { // there is nothing to bill or judge
		return para(s.st.Plain, w, summary.ClosedText(*s.closed))
	}
	switch detailTabs[p.tab] {
	case "Bill":
		return costLines(s, w)
	case "Way":
		return latencyLines(s, w)
	case "Caveats":
		return caveatLines(s, w)
	case "Notes":
		return noteLines(s, w)
	}
	return whyLines(s, w)
}

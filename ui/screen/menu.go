package screen

import (
	"fmt"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/ui/answering"
)

// menuItem is a row of a menu.
type menuItem struct {
	group string
	key   string // shown before the name
	name  string
	words string // found by them too
	does  event  // nil: the row only tells
}

// menu is a list over the panes that letters narrow: the palette, and the help.
type menu struct {
	title  string
	items  []menuItem
	narrow narrowing
	at     int // of those that are found
	top    int
	stays  bool // what is picked is done, and the menu stays
}

func newMenu(title string, items []menuItem) *menu { return &menu{title: title, items: items} }

// found are the items that go with what was typed, the best first where something was.
func (p *menu) found() []menuItem {
	typed := answering.Spelled(p.narrow.typed)
	if typed == "" {
		return p.items
	}
	var list []menuItem
	like := map[int][]menuItem{}
	for _, it := range p.items {
		how := max(2*answering.Alike(typed, it.name)+1, 2*answering.Alike(typed, it.words))
		if it.key == p.narrow.typed {
			how = 2*answering.IsExactly + 2
		}
		if how > 1 {
			like[int(how)] = append(like[int(how)], it)
		}
	}
	for how := 2*int(answering.IsExactly) + 2; how > 1; how-- {
		list = append(list, like[how]...)
	}
	return list
}

func (p *menu) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	list := p.found()
	switch {
	case key.Matches(msg, s.k.Back):
		if p.narrow.typed != "" {
			p.narrow, p.at = narrowing{}, 0
			return nil, nil
		}
		return closed{}, nil
	case key.Matches(msg, s.k.Choose), p.stays && key.Matches(msg, s.k.Toggle):
		if p.at < len(list) && list[p.at].does != nil {
			return p.pick(list[p.at]), nil
		}
		return nil, nil
	case p.narrow.press(msg):
		p.at = 0
		return nil, nil
	}
	p.at, _ = s.k.Move(msg, p.at, len(list)-1)
	return nil, nil
}

// pick says what is to happen that a row stands for.
func (p *menu) pick(it menuItem) event {
	if p.stays {
		return it.does
	}
	return picked{it.does}
}

func (p *menu) paste(text string) {
	if p.narrow.add(oneLine(text)) {
		p.at = 0
	}
}

func (p *menu) click(s state, r Rect, _, y int) (event, tea.Cmd) {
	inner := r.Inner()
	row, _, ok := p.layout(s, inner).at(y-findLines, inner.H-findLines)
	if list := p.found(); ok && row != noRow && list[row].does != nil {
		p.at = row
		return p.pick(list[row]), nil
	}
	return nil, nil
}

// wheel moves the cursor, a row for three lines.
func (p *menu) wheel(_ state, by int) event {
	p.at = max(0, min(len(p.found())-1, p.at+by/3))
	return nil
}

func (p *menu) settle(s state, r Rect) { p.top = p.layout(s, r.Inner()).top }

func (p *menu) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Moves, help(k.Choose, "do it"), key.NewBinding(key.WithHelp("a–z", "find")), k.Back}
}

// findLines are the lines above the rows: what was typed.
const findLines = 1

func (p *menu) view(s state, r Rect) []string {
	inner := r.Inner()
	l := p.layout(s, inner)
	lines, above, below := l.shown(inner.H - findLines)
	typed := s.st.Dim.Render(" type to find")
	if p.narrow.typed != "" {
		typed = s.st.Accent.Render(" › "+p.narrow.typed+"▏") + s.st.Dim.Render(fmt.Sprintf("  %d of %d", len(p.found()), len(p.items)))
	}
	return box(r, p.title, append([]string{pad(typed, inner.W)}, lines...), s.st.Focus, s.st.Title, above, below)
}

// layout is all rows as lines, scrolled to the cursor; groups have a heading where nothing
// was typed.
func (p *menu) layout(s state, inner Rect) listing[int] {
	var l listing[int]
	list, group, at := p.found(), "", 0
	if len(list) == 0 {
		l.lines = append(l.lines, line[int]{noRow, func() string { return s.st.Dim.Render(" nothing is called so; esc clears") }})
	}
	named := 3
	for _, it := range list {
		named = max(named, visible(it.key))
	}
	const lead = 3 // the cursor and the space around it
	for i, it := range list {
		if p.narrow.typed == "" && it.group != group {
			if group = it.group; i > 0 {
				l.lines = append(l.lines, line[int]{noRow, func() string { return "" }})
			}
			l.lines = append(l.lines, line[int]{noRow, func() string { return pad(s.st.Strong.Render(" "+it.group), inner.W) }})
		}
		if i == p.at {
			at = len(l.lines)
		}
		for n, text := range wrap(it.name, max(10, inner.W-named-lead-3)) {
			name, mark, look := "", "   ", s.st.Plain
			if n == 0 {
				name = it.key
			}
			if i == p.at {
				if look = s.st.Selected; n == 0 {
					mark = " › "
				}
			}
			text = pad(" "+text, inner.W-named-lead)
			l.lines = append(l.lines, line[int]{i, func() string {
				if i == p.at {
					return look.Render(mark + pad(name, named) + text)
				}
				return mark + s.st.Key.Render(pad(name, named)) + look.Render(text)
			}})
		}
	}
	h := inner.H - findLines
	l.top = window(at, len(l.lines), h, p.top)
	for last := at + 1; last < len(l.lines) && l.lines[last].of == p.at; last++ {
		l.top = window(last, len(l.lines), h, l.top)
	}
	if p.at == 0 { // the heading above it is seen with it
		l.top = 0
	}
	return l
}

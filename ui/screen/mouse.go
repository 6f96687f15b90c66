package screen

import (
	tea "charm.land/bubbletea/v2"
)

// click takes the pane, the row or the tab under the pointer.
func (u *UI) click(msg tea.MouseClickMsg) tea.Cmd {
	if msg.Button != tea.MouseLeft || u.prompt != nil {
		return nil
	}
	if u.help {
		u.help = false
		return nil
	}
	if u.compare != nil {
		return nil
	}
	if u.layout.Tabs.Contains(msg.X, msg.Y) {
		u.setFocus(pane(min(int(panes)-1, msg.X/12)))
		return nil
	}
	for p := range panes {
		r := u.layout.Panes[p]
		if r.W == 0 || !r.Contains(msg.X, msg.Y) {
			continue
		}
		u.setFocus(p)
		x, y := msg.X-r.X-1, msg.Y-r.Y-1
		switch p {
		case questionsPane:
			return tea.Batch(u.questions.click(u, y), u.try())
		case stacksPane:
			if y >= 0 && y < len(u.stacks.lineOf) && u.stacks.lineOf[y] >= 0 {
				u.stacks.cursor = u.stacks.lineOf[y]
				u.detail.top = 0
			}
		case detailPane:
			if y == 0 {
				u.detail.clickTab(x)
			}
		}
		return nil
	}
	return nil
}

// click opens the question of a line, or goes to the open question's row.
func (p *questions) click(u *UI, y int) tea.Cmd {
	if y < 0 || y >= len(p.lineOf) || p.lineOf[y] == "" {
		return nil
	}
	id := p.lineOf[y]
	if id == p.current && p.field != nil {
		if line := y + p.top - p.formAt; line >= 0 {
			return p.field.Click(line)
		}
		return nil
	}
	p.open(u, id)
	return p.init()
}

func (p *detail) clickTab(x int) {
	at := 0
	for i, name := range detailTabs {
		at += len(name) + 2
		if x < at {
			p.tab, p.top = i, 0
			return
		}
	}
}

// wheel moves what is under the pointer.
func (u *UI) wheel(msg tea.MouseWheelMsg) {
	by := 3
	if msg.Button == tea.MouseWheelUp {
		by = -3
	}
	switch {
	case u.compare != nil:
		u.compare.top = max(0, min(u.compare.max, u.compare.top+by))
	case u.layout.Panes[detailPane].Contains(msg.X, msg.Y):
		u.detail.top = max(0, min(u.detail.max, u.detail.top+by))
	case u.layout.Panes[stacksPane].Contains(msg.X, msg.Y):
		u.stacks.cursor = max(0, min(len(rows(u.advice))-1, u.stacks.cursor+by/3))
		u.detail.top = 0
	}
}

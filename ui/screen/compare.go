package screen

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/stack"
)

// maxCompared is how many stacks can stand side by side.
const maxCompared = 4

// compare is two to four stacks side by side.
type compare struct {
	stacks     []*stack.Stack
	top        int
	onlyDiffer bool
}

// newCompare takes the marked stacks; with fewer than two, the selected one and
// those after it. It is nil where there are not two.
func newCompare(s state) *compare {
	var chosen []*stack.Stack
	add := func(x *stack.Stack) {
		if x != nil && len(chosen) < maxCompared && !slices.Contains(chosen, x) {
			chosen = append(chosen, x)
		}
	}
	list := rows(s.advice, s.opened)
	for _, x := range list {
		if slices.Contains(s.marked, x.id()) {
			add(x.stack)
		}
	}
	if len(chosen) < 2 {
		add(s.selected)
		for i := s.cursor + 1; i < len(list) && len(chosen) < 2; i++ {
			add(list[i].stack)
		}
		for i := 0; i < len(list) && len(chosen) < 2; i++ {
			add(list[i].stack)
		}
	}
	if len(chosen) < 2 {
		return nil
	}
	return &compare{stacks: chosen}
}

func (p *compare) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	switch {
	case key.Matches(msg, s.k.Back), key.Matches(msg, s.k.Compare):
		return closed{}, nil
	case key.Matches(msg, s.k.Quit):
		return quitAsked{}, nil
	case key.Matches(msg, s.k.Help):
		return helpAsked{}, nil
	case key.Matches(msg, s.k.Differences):
		p.onlyDiffer = !p.onlyDiffer
	default:
		p.top, _ = s.k.Move(msg, p.top, endless)
	}
	return nil, nil
}

func (p *compare) click(state, Rect, int, int) (event, tea.Cmd) { return nil, nil }

func (p *compare) wheel(_ state, by int) event {
	p.top = max(0, p.top+by)
	return nil
}

func (p *compare) settle(s state, r Rect) {
	if p.top > 0 {
		_, part := p.layout(s, r.Inner())
		p.top = part.top
	}
}

func (p *compare) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Back, k.Up, k.Down, k.Differences, k.Help}
}

func (p *compare) view(s state, r Rect) []string {
	head, part := p.layout(s, r.Inner())
	title := "Side by side"
	if p.onlyDiffer {
		title += ": what differs"
	}
	return box(r, title, append(head, part.lines...), s.st.Focus, s.st.Title, part.above, part.below)
}

// layout is the stacks' names, which stand still, and the rows below them that are
// shown.
func (p *compare) layout(s state, inner Rect) (head []string, part excerpt) {
	label := min(24, max(10, inner.W/5))
	n := len(p.stacks)
	w := (inner.W - label - n) / n
	names := make([][]string, n)
	tallest := 0
	for i, x := range p.stacks {
		names[i] = wrap(x.Name, w-1)
		names[i] = names[i][:min(3, len(names[i]))]
		tallest = max(tallest, len(names[i]))
	}
	for row := range tallest {
		line := pad("", label)
		for i := range p.stacks {
			cell := ""
			if row < len(names[i]) {
				cell = names[i][row]
			}
			line += " " + s.st.Accent.Bold(true).Render(pad(cell, w))
		}
		head = append(head, line)
	}
	return head, cut(p.body(s, label, w), p.top, max(1, inner.H-len(head)))
}

// body is all rows as lines.
func (p *compare) body(s state, label, w int) []string {
	var lines []string
	section := ""
	for _, row := range comparisons(s, p.stacks) {
		if p.onlyDiffer && !row.differs() {
			continue
		}
		if row.section != section {
			section = row.section
			lines = append(lines, "", s.st.Dim.Render(" "+section))
		}
		style := s.st.Dim
		if row.differs() {
			style = s.st.Plain
		}
		cells := make([][]string, len(row.cells))
		tallest := 1
		for i, cell := range row.cells {
			cells[i] = wrap(cell, w-1)
			tallest = max(tallest, len(cells[i]))
		}
		for k := range tallest {
			line := pad("", label)
			if k == 0 {
				mark := "  "
				if row.differs() {
					mark = "≠ "
				}
				line = s.st.Dim.Render(pad(mark+row.label, label))
			}
			for i := range cells {
				cell := ""
				if k < len(cells[i]) {
					cell = cells[i][k]
				}
				line += " " + style.Render(pad(cell, w))
			}
			lines = append(lines, line)
		}
	}
	return lines
}

package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"whereto/model/stack"
)

// maxCompared is how many stacks can stand side by side.
const maxCompared = 4

// compare is two to four stacks side by side.
type compare struct {
	stacks     []*stack.Stack
	top        int
	onlyDiffer bool
	seeking
}

// newCompare takes the marked stacks; with fewer than two, the selected one and
// those after it. It is nil where there are not two. What an option would give is not
// compared: where the list shows that, they are what its stacks are without it.
func newCompare(s state) *compare {
	s = s.asAnswered()
	var chosen []*stack.Stack
	add := func(x *stack.Stack) {
		if x != nil && len(chosen) < maxCompared && !slices.Contains(chosen, x) {
			chosen = append(chosen, x)
		}
	}
	for _, x := range s.advice.All() { // those that are folded away too
		if slices.Contains(s.marked, x.ID) {
			add(x)
		}
	}
	list := rows(s.advice, s.opened, s.sift)
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
	case key.Matches(msg, s.k.Differences):
		p.onlyDiffer = !p.onlyDiffer
		return nil, nil
	}
	top, moved := s.k.Move(msg, p.top, endless)
	if p.top = top; !moved {
		return unused{msg}, nil
	}
	return nil, nil
}

func (p *compare) click(state, Rect, int, int) (event, tea.Cmd) { return nil, nil }

func (p *compare) wheel(_ state, by int) event {
	p.top = max(0, p.top+by)
	return nil
}

// settle takes the stacks as the advice has them now: its study comes later than they do.
func (p *compare) settle(s state, r Rect) {
	for _, x := range s.advice.All() {
		if i := slices.IndexFunc(p.stacks, func(was *stack.Stack) bool { return was.ID == x.ID }); i >= 0 {
			p.stacks[i] = x
		}
	}
	if p.text != "" {
		list := comparisons(s, p.stacks)
		label, gap, w := comparedWidths(list, r.Inner().W, len(p.stacks))
		p.top = p.lineOf(p.body(s, list, label, gap, w), p.top)
	}
	if p.top > 0 {
		_, part := p.layout(s, r.Inner())
		p.top = part.top
	}
}

func (p *compare) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Back, k.Moves, k.Differences, k.Help, k.Quit}
}

func (p *compare) view(s state, r Rect) []string {
	head, part := p.layout(s, r.Inner())
	title := "Side by side: ★ the best of a row"
	if p.onlyDiffer {
		title = "Side by side, what differs: ★ the best of a row"
	}
	return box(r, title, append(head, part.lines...), s.st.Focus, s.st.Title, part.above, part.below)
}

// layout is the stacks' names, which stand still, and the rows below them that are
// shown.
func (p *compare) layout(s state, inner Rect) (head []string, part excerpt) {
	list := comparisons(s, p.stacks)
	label, gap, w := comparedWidths(list, inner.W, len(p.stacks))
	most := max(3, inner.H/4) // lines of a name
	names := make([][]string, len(p.stacks))
	tallest := 0
	for i, x := range p.stacks {
		names[i] = wrap(x.Name, w)
		if len(names[i]) > most {
			names[i] = append(names[i][:most-1:most-1], short(names[i][most-1]+" …", w))
		}
		tallest = max(tallest, len(names[i]))
	}
	for row := range tallest {
		line := pad("", label)
		for i := range p.stacks {
			cell := ""
			if row < len(names[i]) {
				cell = names[i][row]
			}
			line += gap + s.st.Accent.Bold(true).Render(pad(cell, w))
		}
		head = append(head, line)
	}
	return head, cut(p.body(s, list, label, gap, w), p.top, max(1, inner.H-len(head)))
}

// comparedWidths are the width of the labels, which are whole where a third of the room is
// enough, the space before each stack's cells, and their width.
func comparedWidths(list []compared, room, stacks int) (label int, gap string, cell int) {
	for _, r := range list {
		label = max(label, visible(r.label)+2)
	}
	label = max(10, min(label, room/3))
	gap = "  "
	if room < 50 {
		label, gap = min(label, 11), " "
	}
	return label, gap, max(1, (room-label-len(gap)*stacks)/stacks)
}

// body is all rows as lines.
func (p *compare) body(s state, list []compared, label int, gap string, w int) []string {
	var lines []string
	section := ""
	for _, row := range list {
		if p.onlyDiffer && !row.differs() {
			continue
		}
		if row.section != section {
			if section != "" {
				lines = append(lines, "")
			}
			section = row.section
			lines = append(lines, s.st.Strong.Render(" "+section))
		}
		lines = append(lines, row.lines(s, label, gap, w)...)
	}
	return lines
}

// lines draw a row: its label, and a cell for each stack; the best one is marked.
func (c compared) lines(s state, label int, gap string, w int) []string {
	style, mark := s.st.Dim, "  "
	if c.differs() {
		style, mark = s.st.Plain, "≠ "
	}
	words := wrap(c.label, label-2)
	cells, looks := make([][]string, len(c.cells)), make([]lipgloss.Style, len(c.cells))
	tallest := len(words)
	for i, cell := range c.cells {
		look, lead := style, ""
		if cell.look != nil {
			look = *cell.look
		}
		if c.section != inWords { // the best one is marked, the others stand beside it
			lead = "  "
		}
		cells[i] = wrap(cell.text, w-visible(lead))
		if c.best(i) {
			look, lead = s.st.Good, "★ "
		}
		for k, line := range cells[i] {
			cells[i][k] = lead + line
			lead = strings.Repeat(" ", visible(lead))
		}
		looks[i] = look
		tallest = max(tallest, len(cells[i]))
	}
	var lines []string
	for k := range tallest {
		word := ""
		if k < len(words) {
			word = words[k]
		}
		if k > 0 {
			mark = "  "
		}
		line := s.st.Dim.Render(pad(mark+word, label))
		for i := range cells {
			text := ""
			if k < len(cells[i]) {
				text = cells[i][k]
			}
			line += gap + looks[i].Render(pad(text, w))
		}
		lines = append(lines, line)
	}
	return lines
}

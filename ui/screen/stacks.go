package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"whereto/model/advice"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// stacks is the middle pane: what fits, best first, then near misses, then what
// is ruled out.
type stacks struct{ top int }

// entry is what a row of the list is of: a stack, or a host that can't be chosen.
type entry struct {
	stack  *stack.Stack
	closed *stack.Closed
}

func (e entry) id() string {
	switch {
	case e.stack != nil:
		return e.stack.ID
	case e.closed != nil:
		return e.closed.Host.ID
	}
	return ""
}

// rows are all stacks of an advice in the order of the list, and what can't be chosen.
func rows(a *advice.Advice) []entry {
	var list []entry
	for _, s := range slices.Concat(a.Stacks, a.Near, a.RuledOut) {
		list = append(list, entry{stack: s})
	}
	for i := range a.Closed {
		list = append(list, entry{closed: &a.Closed[i]})
	}
	return list
}

func (p *stacks) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	if to, moved := s.k.Move(msg, s.cursor, len(rows(s.advice))-1); moved {
		return selected{to}, nil
	}
	switch {
	case key.Matches(msg, s.k.Mark):
		if s.selected != nil {
			return marked{s.selected.ID}, nil
		}
	case key.Matches(msg, s.k.Compare):
		return compareAsked{}, nil
	case key.Matches(msg, s.k.Choose):
		return focusAsked{detailPane}, nil
	case key.Matches(msg, s.k.NextTab):
		return turned{1}, nil
	case key.Matches(msg, s.k.PrevTab):
		return turned{-1}, nil
	}
	return nil, nil
}

func (p *stacks) click(s state, r Rect, _, y int) (event, tea.Cmd) {
	inner := r.Inner()
	if row, _, ok := p.layout(s, inner).at(y, inner.H); ok && row != noRow {
		return selected{row}, nil
	}
	return nil, nil
}

// wheel moves the cursor, a row for three lines.
func (p *stacks) wheel(s state, by int) event {
	return selected{max(0, min(len(rows(s.advice))-1, s.cursor+by/3))}
}

func (p *stacks) settle(s state, r Rect) { p.top = p.layout(s, r.Inner()).top }

func (p *stacks) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Up, k.Down, help(k.Choose, "detail"), k.Compare, k.NextPane, k.Help, k.Quit, k.Mark, k.NextTab, k.Export, k.Save, k.Undo}
}

func (p *stacks) view(s state, r Rect) []string {
	inner := r.Inner()
	lines, above, below := p.layout(s, inner).shown(inner.H)
	title := "Stacks"
	if s.considered != nil {
		title = "Stacks, if you chose this"
	}
	return box(r, title, lines, s.frame(stacksPane), s.title(stacksPane), above, below)
}

// layout is all lines of the list, each with the row it is of, scrolled to the
// cursor.
func (p *stacks) layout(s state, inner Rect) listing[int] {
	var l listing[int]
	add := func(row int, draws ...func() string) {
		for _, draw := range draws {
			l.lines = append(l.lines, line[int]{row, draw})
		}
	}
	note := func(style lipgloss.Style, text string) {
		add(noRow, func() string { return style.Render(pad(text, inner.W)) })
	}
	a, cols, at := s.shown(), newColumns(inner.W), 0
	add(noRow, func() string { return heading(s, cols) })
	if len(a.Stacks) == 0 && s.loading == loaded {
		note(s.st.Warn, "  nothing satisfies every must")
	}
	groups := summary.Groups(a)
	for i, x := range rows(a) {
		if at := slices.IndexFunc(groups, func(g summary.Group) bool { return g.From == i }); at >= 0 && i < len(a.Stacks) && (at > 0 || a.Stacks[0].Status != stack.Fits) {
			note(s.st.Dim, " "+strings.ToLower(groups[at].Heading[:1])+groups[at].Heading[1:])
		}
		if i == len(a.Stacks) && len(a.Near) > 0 {
			note(s.st.Dim, " near: one must fails")
		}
		if i == len(a.Stacks)+len(a.Near) {
			note(s.st.Dim, " ruled out")
		}
		if i == s.cursor {
			at = len(l.lines)
		}
		if x.closed != nil {
			add(i, closedLines(s, *x.closed, i, cols, inner.W)...)
		} else {
			add(i, stackLines(s, x.stack, i, cols, inner.W)...)
		}
	}
	l.top = window(at, len(l.lines), inner.H, p.top)
	if at+1 < len(l.lines) && l.lines[at+1].of == s.cursor {
		l.top = window(at+1, len(l.lines), inner.H, l.top)
	}
	return l
}

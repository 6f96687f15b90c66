package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"whereto/model/advice"
	"whereto/ui/summary"
)

// stacks is the list: what fits, best first, in its groups, then near misses, then what is
// ruled out; one row for each host, its other setups folded under it.
type stacks struct{ top int }

func (p *stacks) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	list := s.rows()
	if to, moved := s.k.Move(msg, s.cursor, len(list)-1); moved {
		return selected{to}, nil
	}
	under := entry{}
	if s.cursor < len(list) {
		under = list[s.cursor]
	}
	shut := under.folds() && !s.opened[under.host()]
	switch {
	case shut && (key.Matches(msg, s.k.Open) || key.Matches(msg, s.k.Choose)):
		return folded{s.cursor, true}, nil
	case key.Matches(msg, s.k.Back) && s.sift.narrows():
		return allAsked{stacksPane}, nil
	case key.Matches(msg, s.k.Shut):
		return folded{s.cursor, false}, nil
	case key.Matches(msg, s.k.Open):
		return nil, nil
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
	default:
		if n := digit(msg); n > 0 {
			return dropped{n - 1}, nil
		}
	}
	return nil, nil
}

// click selects a row, or sorts by the column whose head it is. Before a row's name, and where it is selected already, it opens or closes
// the host's other setups.
func (p *stacks) click(s state, r Rect, x, y int) (event, tea.Cmd) {
	inner := r.Inner()
	row, line, ok := p.layout(s, inner).at(y, inner.H)
	if ok && line == 0 { // the heads of the columns
		shared, _, _ := sharedAddons(s.shown())
		if by, ok := newColumns(s, s.rows(), shared, inner.W).sortedAt(x); ok {
			return sortAsked{by}, nil
		}
	}
	if !ok || row == noRow {
		return nil, nil
	}
	if e := s.rows()[row]; e.folds() && (row == s.cursor || x < lead) {
		return folded{row, !s.opened[e.host()]}, nil
	}
	return selected{row}, nil
}

// wheel moves the cursor, a row for three lines.
func (p *stacks) wheel(s state, by int) event {
	return selected{max(0, min(len(s.rows())-1, s.cursor+by/3))}
}

func (p *stacks) settle(s state, r Rect) { p.top = p.layout(s, r.Inner()).top }

func (p *stacks) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Moves, help(k.Choose, "detail"), k.Compare, k.NextPane, k.Help, k.Quit, k.Palette, k.WhatIf, k.Graph, k.Decide, k.Find, k.Sort, k.Filter, k.Map, k.Open, k.Mark, k.Export, k.Save, k.Undo}
}

func (p *stacks) view(s state, r Rect) []string {
	inner := r.Inner()
	lines, above, below := p.layout(s, inner).shown(inner.H)
	title := "Hosts"
	if text := s.sift.text(); text != "" {
		title += " " + text
		if s.sift.narrows() {
			title += fmt.Sprintf(" · %d of %d", heads(s.rows()), heads(rows(s.shown(), nil, sift{})))
		}
	}
	if s.considered != nil {
		title = strings.Replace(title, "Hosts", "Hosts, if you chose this", 1)
	}
	if _, names, with := sharedAddons(s.shown()); with > 0 {
		title += fmt.Sprintf(" · + %s with %d of %d", strings.Join(names, ", "), with, len(s.shown().Stacks))
	}
	return box(r, title, lines, s.frame(stacksPane), s.title(stacksPane), above, below)
}

// layout is all lines of the list, each with the row it is of, scrolled to the cursor.
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
	a, list, at := s.shown(), s.rows(), 0
	shared, _, _ := sharedAddons(a)
	cols := newColumns(s, list, shared, inner.W)
	cols.wraps = inner.H >= manyRows
	group, groups := "", summary.Groups(a)
	if inner.H < manyRows && len(list) > 0 {
		group = groupOf(a, groups, list[0])
	}
	above := group
	add(noRow, func() string {
		if len(list) == 0 {
			return ""
		}
		return heading(s, cols, above)
	})
	if len(list) == 0 && s.sift.narrows() {
		note(s.st.Dim, "      none of these; esc shows all")
	}
	for i, e := range list {
		if is := groupOf(a, groups, e); e.head == nil && is != group {
			group = is
			note(s.st.Accent, " "+group)
		}
		if i == s.cursor {
			at = len(l.lines)
		}
		add(i, rowLines(s, e, i, cols, shared, inner.W)...)
	}
	l.top = window(at, len(l.lines), inner.H, p.top)
	for last := at + 1; last < len(l.lines) && l.lines[last].of == s.cursor; last++ {
		l.top = window(last, len(l.lines), inner.H, l.top)
	}
	if s.cursor == 0 { // what stands above the first row is seen with it
		l.top = 0
	}
	return l
}

// manyRows is from how many rows of the list on a long name may take two.
const manyRows = 14

// groupOf is the heading that a row stands under, with how many hosts do.
func groupOf(a *advice.Advice, groups []summary.Group, e entry) string {
	if e.stack != nil {
		for _, g := range groups {
			if e.stack.Status == a.Stacks[g.From].Status {
				return fmt.Sprintf("%s (%d)", g.Heading, g.To-g.From)
			}
		}
		if slices.Contains(a.Near, e.stack) {
			return fmt.Sprintf("%s (%d)", summary.MissesOne, len(a.Near))
		}
	}
	return fmt.Sprintf("Ruled out (%d)", len(a.RuledOut)+len(a.Closed))
}

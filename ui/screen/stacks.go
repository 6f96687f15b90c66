package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/ui/summary"
)

// stacks is the middle pane: what fits, best first, then near misses, then what
// is ruled out.
type stacks struct {
	cursor int
	top    int
	marked []string // ids of stacks to compare
	lineOf []int    // row of each line that is shown, for clicks
}

// rows are all stacks of an advice in the order of the list.
func rows(a *advice.Advice) []*advice.Stack {
	return slices.Concat(a.Stacks, a.Near, a.RuledOut)
}

// selected is the stack under the cursor, of the advice that is shown.
func (p *stacks) selected(u *UI) *advice.Stack {
	if u.advice == nil {
		return nil
	}
	list := rows(u.shown())
	if len(list) == 0 {
		return nil
	}
	return list[max(0, min(p.cursor, len(list)-1))]
}

// follow keeps the cursor on a stack after the list has changed.
func (p *stacks) follow(u *UI, id string) {
	list := rows(u.advice)
	if i := slices.IndexFunc(list, func(s *advice.Stack) bool { return s.ID == id }); i >= 0 && id != "" && p.cursor > 0 {
		p.cursor = i
		return
	}
	p.cursor = max(0, min(p.cursor, len(list)-1))
}

func (p *stacks) press(u *UI, msg tea.KeyPressMsg) tea.Cmd {
	if to, moved := u.k.Move(msg, p.cursor, len(rows(u.advice))-1); moved {
		if to != p.cursor {
			p.cursor, u.detail.top = to, 0
		}
		return nil
	}
	switch {
	case key.Matches(msg, u.k.Mark):
		p.mark(u)
	case key.Matches(msg, u.k.Compare):
		u.compare = newCompare(u)
	case key.Matches(msg, u.k.Choose):
		u.setFocus(detailPane)
	case key.Matches(msg, u.k.NextTab):
		u.detail.turn(1)
	case key.Matches(msg, u.k.PrevTab):
		u.detail.turn(-1)
	}
	return nil
}

// maxCompared is how many stacks can stand side by side.
const maxCompared = 4

func (p *stacks) mark(u *UI) {
	s := p.selected(u)
	if s == nil || !s.Built() {
		return
	}
	if i := slices.Index(p.marked, s.ID); i >= 0 {
		p.marked = slices.Delete(p.marked, i, i+1)
		return
	}
	if len(p.marked) == maxCompared {
		u.status = "four are marked already"
		return
	}
	p.marked = append(p.marked, s.ID)
	u.status = fmt.Sprintf("%d marked; c compares them", len(p.marked))
}

// columns are the widths of the list's columns.
type columns struct{ name, bar, cost, ms int }

func newColumns(w int) columns {
	c := columns{cost: 9, ms: 5}
	if w >= 44 {
		c.bar = 5
	}
	if w >= 64 {
		c.bar = 8
	}
	c.name = w - 6 - c.cost - c.ms
	if c.bar > 0 {
		c.name -= c.bar + 1
	}
	return c
}

func (p *stacks) view(u *UI, r Rect) []string {
	inner := r.Inner()
	a := u.shown()
	var lines []string
	var owner []int
	add := func(row int, line string) { lines, owner = append(lines, line), append(owner, row) }
	cols := newColumns(inner.W)
	add(-1, p.heading(u, a, cols))
	cursorAt := 0
	list := rows(a)
	if len(a.Stacks) == 0 {
		add(-1, u.st.Warn.Render(pad("  nothing satisfies every must", inner.W)))
	}
	for i, s := range list {
		if i == len(a.Stacks) && len(a.Near) > 0 {
			add(-1, u.st.Dim.Render(pad(" near: one must fails", inner.W)))
		}
		if i == len(a.Stacks)+len(a.Near) {
			add(-1, u.st.Dim.Render(pad(" ruled out", inner.W)))
		}
		if i == p.cursor {
			cursorAt = len(lines)
		}
		for _, line := range p.row(u, s, i, cols, inner.W) {
			add(i, line)
		}
	}
	p.top = window(cursorAt, len(lines), inner.H, p.top)
	if cursorAt+1 < len(lines) && owner[min(cursorAt+1, len(owner)-1)] == p.cursor {
		p.top = window(cursorAt+1, len(lines), inner.H, p.top)
	}
	end := min(len(lines), p.top+inner.H)
	p.lineOf = owner[p.top:end]
	title := "Stacks"
	if u.considered() != nil {
		title = "Stacks, if you chose this"
	}
	return box(r, title, lines[p.top:end], u.frame(stacksPane), u.titleStyle(stacksPane), p.top > 0, end < len(lines))
}

func (p *stacks) heading(u *UI, a *advice.Advice, c columns) string {
	bar := ""
	if c.bar > 0 {
		bar = pad("value", c.bar+1)
	}
	return u.st.Dim.Render("     " + pad("", c.name) + " " + bar + padLeft(money(a.Currency)+"/mo", c.cost) + padLeft("ms", c.ms))
}

func money(currency string) string {
	if currency == "USD" {
		return "$"
	}
	return currency
}

// row is one stack: its rank, name, value, cost and distance; below a near miss
// its reason.
func (p *stacks) row(u *UI, s *advice.Stack, i int, c columns, w int) []string {
	under := i == p.cursor
	mark := "  "
	switch {
	case slices.Contains(p.marked, s.ID):
		mark = "◆ "
	case under:
		mark = "› "
	}
	rank := "   "
	style := u.st.Plain
	switch {
	case s.Fits():
		rank = fmt.Sprintf("%2d ", s.Rank)
		if mark == "  " {
			mark = p.moved(u, s) + " "
		}
	default:
		rank = " ✗ "
		style = u.st.Dim
	}
	if under {
		style = u.st.Marked
		if u.focus == stacksPane {
			style = u.st.Selected
		}
	}
	name := s.Title
	if s.Fits() && s.Status != "fits" {
		name = "! " + name
	}
	line := style.Render(mark + rank + pad(name, c.name) + " ")
	if c.bar > 0 {
		bar := bar(u, s.Value, c.bar)
		if !s.Fits() {
			bar = strings.Repeat(" ", c.bar)
		}
		line += bar + style.Render(" ")
	}
	cost, ms := "–", "–"
	if s.Built() {
		cost, ms = summary.Total(s), summary.Millis(s)
	}
	line += style.Render(padLeft(cost, c.cost) + padLeft(ms, c.ms))
	lines := []string{pad(line, w)}
	if len(s.Addons) > 0 {
		var names []string
		for _, a := range s.Addons {
			names = append(names, a.Product.Name)
		}
		lines = append(lines, u.st.Dim.Render(pad("     + "+strings.Join(names, " + "), w)))
	}
	if !s.Fits() && (under || len(s.Because) == 1) {
		for _, v := range s.Because {
			text := fmt.Sprintf("%s: %s", u.Catalog.CriterionName(v.Criterion), v.Is)
			lines = append(lines, u.st.Dim.Render(pad("     "+text, w)))
			if !under {
				break
			}
		}
	}
	return lines
}

// moved says how a stack's rank would change while an option is considered: up,
// down, or new among those that fit.
func (p *stacks) moved(u *UI, s *advice.Stack) string {
	if u.considered() == nil || !s.Fits() {
		return " "
	}
	i := slices.IndexFunc(u.advice.Stacks, func(o *advice.Stack) bool { return o.Host == s.Host && o.Setup.ID == s.Setup.ID })
	switch {
	case i < 0:
		return "+"
	case u.advice.Stacks[i].Rank > s.Rank:
		return "↑"
	case u.advice.Stacks[i].Rank < s.Rank:
		return "↓"
	}
	return " "
}

// bar is a value from 0 to 1 in eighths of cells.
func bar(u *UI, value float64, w int) string {
	eighths := int(value*float64(w)*8 + 0.5)
	full, part := eighths/8, eighths%8
	text := strings.Repeat("█", min(full, w))
	if part > 0 && full < w {
		text += string([]rune("▏▎▍▌▋▊▉")[part-1])
	}
	return u.st.Bar.Render(text) + u.st.BarRest.Render(strings.Repeat("·", max(0, w-visible(text))))
}

package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"whereto/model/stack"
	"whereto/ui/summary"
)

// rowLines draw one row: its line, the rest of a name that is longer than its column, and
// where the columns leave no room to say why it does not fit, a line that does.
func rowLines(s state, e entry, i int, c columns, shared addons, w int) []func() string {
	name, rest := c.nameIn(e, shared)
	lines := []func() string{func() string { return stackRow(s, e, i, name, c, w) }}
	if e.closed != nil {
		lines[0] = func() string { return closedRow(s, *e.closed, i, c, w) }
	}
	if rest != "" {
		for _, line := range wrap(rest, w-lead-2) {
			lines = append(lines, func() string {
				return s.rowLook(e, i).Render(pad(strings.Repeat(" ", lead+2)+line, w))
			})
		}
	}
	if c.notes == 0 && (e.closed != nil || !e.stack.Fits() && e.head == nil) {
		lines = append(lines, func() string {
			return s.st.Dim.Render(pad(strings.Repeat(" ", lead)+openText(s, e), w))
		})
	}
	return lines
}

// stackRow is a stack's rank, whether it fits, what it is, where, and its figures.
func stackRow(s state, e entry, i int, name string, c columns, w int) string {
	x, under := e.stack, i == s.cursor
	style := s.rowLook(e, i)
	in := func(look lipgloss.Style) lipgloss.Style { // a look of its own, on the row's ground
		if under && s.focus == stacksPane {
			return look.Background(s.st.Selected.GetBackground()).Bold(true)
		}
		return look
	}
	mark := moved(s, x)
	switch {
	case slices.Contains(s.marked, x.ID):
		mark = "◆"
	case under:
		mark = cursorMark(s.focus == stacksPane)
	case e.head != nil:
		mark = " "
	}
	rank := "  "
	if x.Fits() && e.head == nil {
		rank = fmt.Sprintf("%2d", x.Rank)
	}
	fold := " "
	switch {
	case e.folds() && s.opened[e.host()]:
		fold = "▾"
	case e.folds():
		fold = "▸"
	}
	look, status := sign(s.st, x)
	text := fold + pad(name, c.name) // what has the row's look is drawn at once
	place, value := summary.PlaceText(s.catalog, x), fmt.Sprintf("%.2f", x.Value)
	if !x.Fits() {
		value = ""
	}
	switch {
	case c.place > 0 && value == "":
		text += " " + pad(place, c.place-1+c.value)
	case c.place > 0:
		text += " " + pad(place, c.place-1)
		fallthrough
	default:
		text += padLeft(value, c.value)
	}
	line := style.Render(mark+rank+" ") + in(look).Render(status)
	if c.bar > 0 && x.Fits() {
		made := parts(x)
		line += style.Render(text+" ") + stacked(s.st, made[:], c.bar-1)
		text = ""
	} else {
		text += strings.Repeat(" ", c.bar)
	}
	text += padLeft(summary.Total(x), c.cost-1)
	if mark := costMark(s, x, c); mark == "" {
		text += " "
	} else {
		marked := s.st.Dim
		if summary.OverBudget(x) != "" {
			marked = s.st.Warn
		}
		line += style.Render(text) + in(marked).Render(mark)
		text = ""
	}
	if c.band > 0 {
		line += style.Render(text)
		line += in(s.st.Dim).Render(padLeft(summary.BandText(x, "–"), c.band))
		text = ""
	}
	if c.response > 0 {
		text += padLeft(summary.ResponseText(x), c.response)
	}
	if c.first > 0 {
		text += padLeft(firstText(s, e), c.first)
	}
	line += style.Render(text)
	if c.notes > 0 {
		open := s.st.Dim
		if x.Fits() && (x.Status != stack.Fits || summary.OverBudget(x) != "") {
			open = s.st.Warn
		}
		line += in(open).Render("  " + pad(openText(s, e), c.notes-2))
	}
	return pad(line, w)
}

// costMark is what a cost is marked with where no column says it: over budget at an end of
// the answers' ranges, a price that is old, a band; empty for nothing.
func costMark(s state, x *stack.Stack, c columns) string {
	switch {
	case summary.OverBudget(x) != "":
		return "↑"
	case summary.OldPrices(s.catalog, s.shown(), x) != "":
		return "†"
	case c.band == 0 && summary.BandText(x, "–") != "":
		return "±"
	}
	return ""
}

// closedRow is a host that can't be chosen.
func closedRow(s state, x stack.Closed, i int, c columns, w int) string {
	mark, style, bad := " ", s.st.Dim, s.st.Bad
	if i == s.cursor {
		mark, style = cursorMark(s.focus == stacksPane), s.underCursor()
		bad = bad.Background(style.GetBackground())
	}
	text := " " + pad(x.Host.Name, c.name)
	if c.notes > 0 {
		rest := w - lead + 1 - visible(text) - c.notes
		text += strings.Repeat(" ", max(0, rest)) + "  " + openText(s, entry{closed: &x})
	}
	return style.Render(mark+"   ") + bad.Render("✗") + style.Render(pad(text, w-lead+1))
}

// rowLook is the look of a stack's row: what does not lead a row of what fits stands back.
func (s state) rowLook(e entry, i int) lipgloss.Style {
	switch {
	case i == s.cursor:
		return s.underCursor()
	case !e.stack.Fits() || e.head != nil:
		return s.st.Dim
	}
	return s.st.Plain
}

// underCursor is the look of the row under the cursor.
func (s state) underCursor() lipgloss.Style {
	if s.focus == stacksPane {
		return s.st.Selected
	}
	return s.st.Marked
}

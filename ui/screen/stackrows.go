package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
	"whereto/ui/summary"
)

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

// heading names the columns.
func heading(s state, c columns) string {
	bar := ""
	if c.bar > 0 {
		bar = pad("value", c.bar+1)
	}
	return s.st.Dim.Render("     " + pad("", c.name) + " " + bar + padLeft(money(s.shown().Currency)+"/mo", c.cost) + padLeft("ms", c.ms))
}

func money(currency string) string {
	if currency == "USD" {
		return "$"
	}
	return currency
}

// stackLines draw one stack: its row, its add-ons, and below a near miss or under the
// cursor why it does not fit.
func stackLines(s state, x *stack.Stack, i int, c columns, w int) []func() string {
	dim := func(text string) string { return s.st.Dim.Render(pad("     "+text, w)) }
	lines := []func() string{func() string { return pad(stackRow(s, x, i, c), w) }}
	if len(x.Addons) > 0 {
		lines = append(lines, func() string { return dim(addonNames(x)) })
	}
	var because []fit.Verdict
	switch {
	case x.Fits():
	case i == s.cursor:
		because = x.Because
	case len(x.Because) == 1:
		because = x.Because[:1]
	}
	for _, v := range because {
		lines = append(lines, func() string {
			return dim(fmt.Sprintf("%s: %s", s.catalog.CriterionName(v.Criterion), summary.IsText(s.catalog, v)))
		})
	}
	return lines
}

func addonNames(x *stack.Stack) string {
	text := ""
	for _, a := range x.Addons {
		text += " + " + a.Product.Name
	}
	return strings.TrimPrefix(text, " ")
}

// stackRow is a stack's rank, name, value, cost and distance.
func stackRow(s state, x *stack.Stack, i int, c columns) string {
	under := i == s.cursor
	mark := "  "
	switch {
	case slices.Contains(s.marked, x.ID):
		mark = "◆ "
	case under:
		mark = "› "
	}
	rank := "   "
	style := s.st.Plain
	switch {
	case x.Fits():
		rank = fmt.Sprintf("%2d ", x.Rank)
		if mark == "  " {
			mark = moved(s, x) + " "
		}
	default:
		rank = " ✗ "
		style = s.st.Dim
	}
	if under {
		style = s.underCursor()
	}
	name := x.Title
	if x.Fits() && x.Status != stack.Fits {
		name = "! " + name
	} else if len(x.Breaks) > 0 { // it breaks at an end of the answers' ranges
		name = "~ " + name
	}
	line := style.Render(mark + rank + pad(name, c.name) + " ")
	if c.bar > 0 {
		value := strings.Repeat(" ", c.bar)
		if x.Fits() {
			value = bar(s.st, x.Value, c.bar)
		}
		line += value + style.Render(" ")
	}
	return line + style.Render(padLeft(summary.Total(x), c.cost)+padLeft(summary.Millis(x), c.ms))
}

// closedLines draw a host that can't be chosen.
func closedLines(s state, x stack.Closed, i int, c columns, w int) []func() string {
	mark, style := "  ", s.st.Dim
	if i == s.cursor {
		mark, style = "› ", s.underCursor()
	}
	rest := ""
	if c.bar > 0 {
		rest = strings.Repeat(" ", c.bar+1)
	}
	row := mark + " ✗ " + pad(x.Host.Name, c.name) + " " + rest + padLeft("–", c.cost) + padLeft("–", c.ms)
	return []func() string{
		func() string { return style.Render(pad(row, w)) },
		func() string {
			return s.st.Dim.Render(pad(fmt.Sprintf("     %s: %s", s.catalog.CriterionName(catalog.CriterionStatus), x.Host.Status.Is), w))
		},
	}
}

// underCursor is the look of the row under the cursor.
func (s state) underCursor() lipgloss.Style {
	if s.focus == stacksPane {
		return s.st.Selected
	}
	return s.st.Marked
}

// moved says how a host's place would change while an option is considered: up, down, or
// new among those that fit.
func moved(s state, x *stack.Stack) string {
	if s.considered == nil || !x.Fits() {
		return " "
	}
	is, was := s.considered.Place(x), 0
	for _, o := range s.advice.Stacks {
		if o.Host == x.Host {
			was = s.advice.Place(o)
		}
	}
	switch {
	case was == 0:
		return "+"
	case was > is:
		return "↑"
	case was < is:
		return "↓"
	}
	return " "
}

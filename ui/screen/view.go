package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
)

// View draws the screen.
func (u *UI) View() tea.View {
	v := tea.NewView(u.content())
	v.AltScreen = true
	v.MouseMode = tea.MouseModeCellMotion
	v.WindowTitle = "whereto"
	return v
}

func (u *UI) content() string {
	if u.layout.Small {
		return strings.Join(wrap("whereto needs a window of 30 × 8 at least. ctrl+c leaves.", max(1, u.w)), "\n")
	}
	c := newCanvas(u.w, u.h)
	c.put(0, 0, []string{u.header()})
	switch {
	case u.help:
		c.put(0, 1, u.helpView(Rect{0, 1, u.w, u.h - 2}))
	case u.compare != nil:
		c.put(0, 1, u.compare.view(u, Rect{0, 1, u.w, u.h - 2}))
	default:
		u.panes(c)
	}
	c.put(0, u.h-1, []string{u.keyBar()})
	return c.String()
}

func (u *UI) panes(c *canvas) {
	if u.layout.Tabs.W > 0 {
		c.put(0, u.layout.Tabs.Y, []string{u.tabs()})
	}
	for p := range panes {
		r := u.layout.Panes[p]
		if r.W == 0 || r.H == 0 {
			continue
		}
		var lines []string
		switch p {
		case questionsPane:
			lines = u.questions.view(u, r)
		case stacksPane:
			lines = u.stacks.view(u, r)
		case detailPane:
			lines = u.detail.view(u, r)
		}
		c.put(r.X, r.Y, lines)
	}
}

// tabs names the panes where only one is shown.
func (u *UI) tabs() string {
	line := ""
	for p, name := range []string{"Questions", "Stacks", "Detail"} {
		style, mark := u.st.Dim, " "
		if pane(p) == u.focus {
			style, mark = u.st.Accent.Bold(true), "▸"
		}
		line += style.Render(" " + mark + name + " ")
	}
	return pad(line, u.w)
}

// header says what this is, how far the questions are, and how many stacks fit.
func (u *UI) header() string {
	title := u.session.answers.Title
	if title == "" {
		title = "where to deploy"
	}
	left := u.st.Title.Render(" whereto") + u.st.Dim.Render(" · "+title)
	right := u.counts()
	if u.status != "" {
		right = u.st.Accent.Render(u.status)
	}
	room := u.w - visible(left) - 2
	if visible(right) > room {
		if u.status == "" {
			right = u.st.Dim.Render(u.shortCounts())
		}
		left = pad(left, max(9, u.w-visible(right)-2))
	}
	return pad(left+padLeft(" "+right+" ", u.w-visible(left)), u.w)
}

func (u *UI) shortCounts() string {
	return fmt.Sprintf("%d fit · %d near", len(u.shown().Stacks), len(u.shown().Near))
}

func (u *UI) counts() string {
	a := u.shown()
	core, done, full := 0, 0, 0
	for _, q := range u.Catalog.Questions {
		if q.Tier == "core" {
			core++
			if u.session.answers.Has(q.ID) {
				done++
			}
		}
	}
	for _, s := range a.Stacks {
		if s.Status == "fits" {
			full++
		}
	}
	return u.st.Dim.Render(fmt.Sprintf("%d of %d · %d assumed · ", done, core, len(a.Assumed))) +
		u.st.Good.Render(fmt.Sprintf("%d fit", full)) + u.st.Dim.Render(" · ") +
		u.st.Warn.Render(fmt.Sprintf("%d with caveats", len(a.Stacks)-full)) +
		u.st.Dim.Render(fmt.Sprintf(" · %d near · %d ruled out", len(a.Near), len(a.RuledOut)))
}

package screen

import (
	"fmt"
	"strings"

	"whereto/model/stack"

	tea "charm.land/bubbletea/v2"
)

// View draws the screen. It changes nothing and works nothing out: what is drawn was
// settled by Update.
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
	s := u.state()
	c := newCanvas(u.w, u.h)
	c.put(0, 0, []string{u.header(s)})
	if u.layout.Tabs.W > 0 && u.over() == nil && u.dialog == nil {
		c.put(0, u.layout.Tabs.Y, []string{paneTabs(s, u.w)})
	}
	for _, p := range u.visible() {
		c.put(p.at.X, p.at.Y, p.view(s, p.at))
	}
	if u.prompt == nil {
		c.put(0, u.layout.Keys.Y, []string{u.keyBar()})
	}
	return c.String()
}

// paneNames are the words for the panes where only one is shown.
var paneNames = [panes]string{"Questions", "Stacks", "Detail"}

// paneTabs names the panes where only one is shown.
func paneTabs(s state, w int) string {
	line := ""
	for p, name := range paneNames {
		style, mark := s.st.Dim, " "
		if paneID(p) == s.focus {
			style, mark = s.st.Accent.Bold(true), "▸"
		}
		line += style.Render(" " + mark + name + " ")
	}
	return pad(line, w)
}

// paneTabAt is the pane that is named at a cell of the tabs; right of them, the last.
func paneTabAt(x int) paneID {
	for p, name := range paneNames {
		if x -= visible(name) + 3; x < 0 {
			return paneID(p)
		}
	}
	return panes - 1
}

// keyBar shows the keys of the place the user is in, as many as there is room for.
func (u *UI) keyBar() string {
	on := u.over()
	if u.dialog != nil {
		on = u.dialog
	}
	if on == nil {
		on = u.focused()
	}
	line := ""
	for _, b := range on.keys(u.k) {
		part := " " + u.st.Key.Render(b.Help().Key) + " " + u.st.Dim.Render(b.Help().Desc) + " "
		if visible(line)+visible(part) > u.w {
			continue
		}
		line += part
	}
	return pad(line, u.w)
}

// header says what this is, how far the questions are, and how many stacks fit.
func (u *UI) header(s state) string {
	title := s.answers.Title
	if title == "" {
		title = "where to deploy"
	}
	left := s.st.Title.Render(" whereto") + s.st.Dim.Render(" · "+title)
	right := counts(s)
	if u.status != "" {
		right = s.st.Accent.Render(u.status)
	}
	room := u.w - visible(left) - 2
	if visible(right) > room {
		if u.status == "" {
			right = s.st.Dim.Render(shortCounts(s))
		}
		left = pad(left, max(9, u.w-visible(right)-2))
	}
	return pad(left+padLeft(" "+right+" ", u.w-visible(left)), u.w)
}

func shortCounts(s state) string {
	if s.loading != loaded {
		return s.loading.String()
	}
	return fmt.Sprintf("%d fit · %d near", len(s.shown().Stacks), len(s.shown().Near))
}

func counts(s state) string {
	a := s.shown()
	core, done, full := 0, 0, 0
	for _, q := range s.catalog.Questions {
		if q.Tier == "core" {
			core++
			if s.answers.Has(q.ID) {
				done++
			}
		}
	}
	if s.loading != loaded {
		return s.st.Dim.Render(fmt.Sprintf("%d of %d", done, core) + s.loading.String())
	}
	for _, x := range a.Stacks {
		if x.Status == stack.Fits {
			full++
		}
	}
	return s.st.Dim.Render(fmt.Sprintf("%d of %d · %d assumed · ", done, core, len(a.Assumed))) +
		s.st.Good.Render(fmt.Sprintf("%d fit", full)) + s.st.Dim.Render(" · ") +
		s.st.Warn.Render(fmt.Sprintf("%d to check", len(a.Stacks)-full)) +
		s.st.Dim.Render(fmt.Sprintf(" · %d near · %d ruled out", len(a.Near), len(a.RuledOut)+len(a.Closed)))
}

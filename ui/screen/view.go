package screen

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"whereto/ui/summary"
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
var paneNames = [panes]string{"Questions", "Hosts", "Detail"}

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

// header says what this is, how far the questions are, and how many hosts fit; a word to
// the user stands in the place of the title.
func (u *UI) header(s state) string {
	left := s.st.Title.Render(" whereto")
	word := s.answers.Title
	if word == "" {
		word = "where to deploy"
	}
	look := s.st.Dim
	if u.status != "" {
		word, look = u.status, s.st.Accent
	}
	right := counts(s, u.w-visible(left)-visible(" · "+word)-2)
	if right == "" {
		right = counts(s, 0)
		if u.status != "" && visible(left+" · "+word)+visible(right)+2 > u.w {
			right = "" // the word is of what was just done, and stands until the next key
		}
	}
	left += look.Render(" · " + word)
	if visible(right)+2 > u.w-visible(left) {
		left = pad(left, max(9, u.w-visible(right)-2))
	}
	return pad(left+padLeft(" "+right+" ", u.w-visible(left)), u.w)
}

// counts are how many hosts fit and what else there is to count, as much as there is room
// for: each says the same wherever it stands.
func counts(s state, room int) string {
	core, done := coreAnswered(s)
	answered := fmt.Sprintf("%d of %d answered", done, core)
	if s.loading != loaded {
		return s.st.Dim.Render(answered + s.loading.String())
	}
	a := s.shown()
	texts := []struct {
		text  string
		look  lipgloss.Style
		first int // of which to leave out last
	}{
		{answered, s.st.Dim, 2},
		{summary.FitText(a), s.st.Good, 1},
		{missText(len(a.Near)), s.st.Dim, 3},
		{fmt.Sprintf("%d ruled out", len(a.RuledOut)+len(a.Closed)), s.st.Dim, 5},
		{fmt.Sprintf("%d figures assumed", len(a.Assumed)), s.st.Dim, 4},
	}
	for most := len(texts); most > 0; most-- {
		line := ""
		for _, t := range texts {
			if t.first > most {
				continue
			}
			if line != "" {
				line += s.st.Dim.Render(" · ")
			}
			line += t.look.Render(t.text)
		}
		if visible(line) <= room || most == 1 && room == 0 {
			return line
		}
	}
	short, _, _ := strings.Cut(texts[1].text, ",")
	if visible(short) <= room {
		return texts[1].look.Render(short)
	}
	return ""
}

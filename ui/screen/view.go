package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/ui/ascii"
	"whereto/ui/summary"
)

// View draws the screen. It changes nothing and works nothing out: what is drawn was
// settled by Update.
func (u *UI) View() tea.View {
	content := u.content()
	if u.ASCII {
		content = ascii.Text(content)
	}
	v := tea.NewView(content)
	v.AltScreen = true
	if !u.mouseFree {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = "whereto"
	return v
}

func (u *UI) content() string {
	if u.layout.Small {
		return strings.Join(wrap("whereto needs a window of 30 × 8 at least. ctrl+c leaves.", max(1, u.w)), "\n")
	}
	s := u.state()
	c := newCanvas(u.w, u.h)
	tabs := u.layout.Tabs.W > 0 && u.over() == nil && u.preview == nil
	if tabs && u.layout.Tabs == u.layout.Header {
		c.put(0, 0, []string{u.headTabs(s)})
	} else {
		c.put(0, 0, []string{u.header(s)})
		if tabs {
			line := paneTabs(s, wideTab)
			c.put(0, u.layout.Tabs.Y, []string{line + padLeft(s.st.Dim.Render("tab turns "), max(0, u.w-visible(line)))})
		}
	}
	for _, p := range u.visible() {
		if p.pane != u.dialog {
			c.put(p.at.X, p.at.Y, p.view(s, p.at))
		}
	}
	if u.prompt == nil && u.search == nil {
		c.put(0, u.layout.Keys.Y, []string{pad(keyLine(u.keyBar()), u.w)})
	}
	if u.dialog != nil {
		return u.overlaid(c.String(), s)
	}
	return c.String()
}

// overlaid is the screen with a dialog over its panes, which stand back: it alone has the
// keys, that are named below.
func (u *UI) overlaid(screen string, s state) string {
	lines := strings.Split(screen, "\n")
	for y := range lines {
		if y >= u.layout.Over.Y && y < u.layout.Over.Y+u.layout.Over.H {
			lines[y] = s.st.Dim.Render(ansi.Strip(lines[y]))
		}
	}
	r := u.dialog.place(u.layout.Over)
	return lipgloss.NewCompositor(
		lipgloss.NewLayer(strings.Join(lines, "\n")),
		lipgloss.NewLayer(strings.Join(u.dialog.view(s, r), "\n")).X(r.X).Y(r.Y).Z(1),
	).Render()
}

// paneTabs names the panes where only one is shown; in so many cells more than a name has.
func paneTabs(s state, more int) string {
	line := ""
	for p, name := range paneNames {
		style, mark := s.st.Dim, " "
		if paneID(p) == s.focus {
			style, mark = s.st.Accent.Bold(true), "▸"
		}
		line += style.Render(pad(strings.Repeat(" ", more-tightTab)+mark+name, visible(name)+more))
	}
	return line
}

// wideTab and tightTab are what a tab takes beside its name.
const (
	wideTab  = 3
	tightTab = 2
)

// headTabs are the tabs in the place of the header, with how many hosts fit; a word to the
// user stands there until the next key.
func (u *UI) headTabs(s state) string {
	if u.status != "" {
		return pad(s.st.Accent.Render(" "+u.status), u.w)
	}
	line := paneTabs(s, tightTab)
	room := u.w - visible(line)
	return line + padLeft(counts(s, room-1)+" ", room)
}

// paneTabAt is the pane that is named at a cell of the tabs; right of them, the last.
func paneTabAt(x, more int) paneID {
	for p, name := range paneNames {
		if x -= visible(name) + more; x < 0 {
			return paneID(p)
		}
	}
	return panes - 1
}

// keyBar shows the keys of the place the user is in, as many as there is room for: those
// that lead out of it always.
func (u *UI) keyBar() []barKey {
	on := u.over()
	if u.dialog != nil {
		on = u.dialog
	}
	if on == nil {
		on = u.focused()
	}
	text := func(b key.Binding) string {
		return " " + u.st.Key.Render(b.Help().Key) + " " + u.st.Dim.Render(b.Help().Desc) + " "
	}
	kept := []string{u.k.Help.Help().Key, whileTyping.Help().Key, u.k.Quit.Help().Key}
	if u.w >= 60 {
		kept = append(kept, u.k.Export.Help().Key)
	}
	isKept := func(b key.Binding) bool { return slices.Contains(kept, b.Help().Key) }
	keys, room := on.keys(u.k), u.w
	for _, b := range keys {
		if isKept(b) {
			room -= visible(text(b))
		}
	}
	var shown []barKey
	for _, b := range keys {
		part := text(b)
		switch {
		case isKept(b):
		case visible(part) > room:
			continue
		default:
			room -= visible(part)
		}
		shown = append(shown, barKey{b, part})
	}
	return shown
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
		{summary.MissText(a), s.st.Dim, 3},
		{summary.OutText(a), s.st.Dim, 5},
		{fmt.Sprintf("%d figures assumed", figuresAssumed(s)), s.st.Dim, 4},
	}
	for most := len(texts); most > 0; most-- {
		line := ""
		for _, t := range texts {
			if t.first > most || t.text == "" {
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
	for _, text := range []string{short, fitText(len(a.Stacks))} {
		if visible(text) <= room {
			return texts[1].look.Render(text)
		}
	}
	return ""
}

package screen

import (
	"math"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// keyBar shows the keys of the place the user is in, as many as there is room for.
func (u *UI) keyBar() string {
	if u.prompt != nil {
		return u.prompt.line(u)
	}
	line := ""
	for _, b := range u.barKeys() {
		part := " " + u.st.Key.Render(b.Help().Key) + " " + u.st.Dim.Render(b.Help().Desc) + " "
		if visible(line)+visible(part) > u.w {
			continue
		}
		line += part
	}
	return pad(line, u.w)
}

// barKeys are the keys that work here, the most needed first.
func (u *UI) barKeys() []key.Binding {
	k := u.k
	switch {
	case u.help:
		return []key.Binding{k.Up, k.Down, key.NewBinding(key.WithKeys("any"), key.WithHelp("any other key", "back"))}
	case u.compare != nil:
		return []key.Binding{k.Back, k.Up, k.Down, k.Differences, k.Help}
	}
	switch u.focus {
	case questionsPane:
		if f := u.questions.field; f != nil {
			keys := append(f.keys(k), k.NextPane)
			if f.Typing() {
				return append(keys, key.NewBinding(key.WithKeys("f1"), key.WithHelp("f1", "help")))
			}
			return append(keys, k.Help, k.Quit, k.Importance, k.Clear, k.Undo)
		}
		return []key.Binding{k.Up, k.Down, help(k.Choose, "open"), k.NextPane, k.Help, k.Quit, k.Importance, k.Clear, k.Undo, k.Export}
	case stacksPane:
		return []key.Binding{k.Up, k.Down, help(k.Choose, "detail"), k.Compare, k.NextPane, k.Help, k.Quit, k.Mark, k.NextTab, k.Export, k.Save, k.Undo}
	}
	return []key.Binding{k.Up, k.Down, k.PrevTab, k.NextTab, k.NextPane, k.Help, k.Quit, k.Compare, k.Export, k.Back}
}

// help is a binding with another word for what it does here.
func help(b key.Binding, text string) key.Binding {
	b.SetHelp(b.Help().Key, text)
	return b
}

// helpView is all keys, by where they work.
func (u *UI) helpView(r Rect) []string {
	k := u.k
	groups := []struct {
		name string
		keys []key.Binding
	}{
		{"Everywhere", []key.Binding{k.NextPane, k.PrevPane, k.Undo, k.Export, k.Save, help(k.Help, "this help (f1 while typing)"), k.Quit, k.Interrupt}},
		{"Questions", []key.Binding{k.Up, k.Down, help(k.Choose, "open, answer"), help(k.Toggle, "pick one of several"), help(k.Skip, "next without answering"), k.Earlier, help(k.Back, "close the question"), help(k.Importance, "must, want, skip"), help(k.Clear, "clear the answer")}},
		{"Stacks", []key.Binding{help(k.Choose, "detail"), help(k.Mark, "mark for comparing"), help(k.Compare, "compare 2 to 4"), help(k.NextTab, "next tab of the detail"), k.PageDown, k.PageUp}},
		{"Side by side", []key.Binding{help(k.Differences, "only what differs"), help(k.Back, "back to the list")}},
	}
	inner := r.Inner()
	var blocks [][]string
	for _, g := range groups {
		block := []string{u.st.Strong.Render(g.name)}
		for _, b := range g.keys {
			block = append(block, "  "+u.st.Key.Render(pad(b.Help().Key, 11))+u.st.Plain.Render(b.Help().Desc))
		}
		blocks = append(blocks, append(block, ""))
	}
	var lines []string
	if inner.W >= 100 {
		columns := make([]string, len(blocks))
		for i, block := range blocks {
			columns[i] = lipgloss.NewStyle().Width(inner.W / len(blocks)).Render(strings.Join(block, "\n"))
		}
		lines = strings.Split(lipgloss.JoinHorizontal(lipgloss.Top, columns...), "\n")
	} else {
		for _, block := range blocks {
			lines = append(lines, block...)
		}
	}
	lines = append(lines, dim(u, inner.W, "✓ fits   ! fits, a must is unknown or partly met   ✗ a must fails   ≥ not all prices are known   ◆ marked")...)
	u.helpTop = max(0, min(u.helpTop, len(lines)-inner.H))
	end := min(len(lines), u.helpTop+inner.H)
	return box(r, "Keys", lines[u.helpTop:end], u.st.Focus, u.st.Title, u.helpTop > 0, end < len(lines))
}

// scrollHelp moves the help where it is higher than the window; any other key
// closes it.
func (u *UI) scrollHelp(msg tea.KeyPressMsg) {
	top, moved := u.k.Move(msg, u.helpTop, math.MaxInt)
	if u.helpTop = top; !moved {
		u.help, u.helpTop = false, 0
	}
}

// frame is the look of a pane's border.
func (u *UI) frame(p pane) lipgloss.Style {
	if p == u.focus {
		return u.st.Focus
	}
	return u.st.Frame
}

func (u *UI) titleStyle(p pane) lipgloss.Style {
	if p == u.focus {
		return u.st.Title
	}
	return u.st.Strong
}

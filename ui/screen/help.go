package screen

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// helpPane is all keys, by where they work.
type helpPane struct{ top int }

// press moves the help where it is higher than the window; any other key closes it.
func (p *helpPane) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	top, moved := s.k.Move(msg, p.top, endless)
	if !moved {
		return closed{}, nil
	}
	p.top = top
	return nil, nil
}

func (p *helpPane) click(state, Rect, int, int) (event, tea.Cmd) { return closed{}, nil }

func (p *helpPane) wheel(_ state, by int) event {
	p.top = max(0, p.top+by)
	return nil
}

func (p *helpPane) settle(s state, r Rect) { p.top = p.layout(s, r).top }

func (p *helpPane) keys(k *KeyMap) []key.Binding {
	return []key.Binding{k.Up, k.Down, key.NewBinding(key.WithKeys("any"), key.WithHelp("any other key", "back"))}
}

func (p *helpPane) view(s state, r Rect) []string {
	part := p.layout(s, r)
	return box(r, "Keys", part.lines, s.st.Focus, s.st.Title, part.above, part.below)
}

// layout is what the window shows of the help: in columns where it is wide.
func (p *helpPane) layout(s state, r Rect) excerpt {
	inner := r.Inner()
	var blocks [][]string
	for _, g := range helpGroups(s.k) {
		block := []string{s.st.Strong.Render(g.name)}
		for _, b := range g.keys {
			block = append(block, "  "+s.st.Key.Render(pad(b.Help().Key, 11))+s.st.Plain.Render(b.Help().Desc))
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
	lines = append(lines, para(s.st.Dim, inner.W, signsText(s))...)
	return cut(lines, p.top, inner.H)
}

// signsText says what the signs in the list mean.
func signsText(s state) string {
	return "✓ fits   ! fits if what is open turns out well   ? price not known   ✗ a must fails   ≥ not all prices are known   " +
		fmt.Sprintf("↑ over budget at an end of your ranges   † prices older than %d days   ", s.catalog.Method.StaleDays) +
		"± between low and high   ◆ marked   ▸ other setups   " +
		"beside a rank: ↑ ↓ three places or more higher or lower than before, + new, − gone   " +
		"first: in so many of 100 mixes of what is uncertain, in brackets if what is open turns out well"
}

// helpGroup is the keys of one place.
type helpGroup struct {
	name string
	keys []key.Binding
}

func helpGroups(k *KeyMap) []helpGroup {
	return []helpGroup{
		{"Everywhere", []key.Binding{k.NextPane, k.PrevPane, k.Undo, k.Redo, k.Export, k.Save, help(k.Help, "this help (f1 while typing)"), k.Quit, k.Interrupt, k.Suspend}},
		{"Questions", []key.Binding{k.Up, k.Down, help(k.Choose, "open, answer, fold"), help(k.Toggle, "tick one of several"), key.NewBinding(key.WithHelp("a–z", "narrow options and places")), help(k.Skip, "next; ticks are taken"), k.Earlier, help(k.Back, "clear the text, close"), help(k.Importance, "must, want, skip"), help(k.Clear, "clear the answer")}},
		{"Hosts", []key.Binding{help(k.Choose, "setups, then detail"), help(k.Open, "a host's other setups"), help(k.Shut, "fold them away"), help(key.NewBinding(key.WithHelp("1–3", "")), "drop musts, where the verdict offers it"), help(k.Mark, "mark for comparing"), help(k.Compare, "compare 2 to 4"), help(key.NewBinding(key.WithHelp("] [", "")), "tabs of the detail"), k.PageDown, k.PageUp}},
		{"Side by side", []key.Binding{help(k.Differences, "only what differs"), help(k.Back, "back to the list")}},
	}
}

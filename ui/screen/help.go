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

// layout is what the window shows of the help: in as many columns as read well.
func (p *helpPane) layout(s state, r Rect) excerpt {
	const width = 38 // of a column, at least
	inner := r.Inner()
	n := max(1, inner.W/width)
	w := inner.W / n
	var blocks [][]string
	for _, g := range append(helpGroups(s.k), signs(s)) {
		block := []string{" " + s.st.Strong.Render(g.name)}
		for _, b := range g.keys {
			block = append(block, helpLines(s.st, b, w-1)...)
		}
		blocks = append(blocks, append(block, ""))
	}
	var columns []string
	for _, list := range inColumns(blocks, n) {
		columns = append(columns, lipgloss.NewStyle().Width(w).Render(strings.Join(list, "\n")))
	}
	return cut(strings.Split(lipgloss.JoinHorizontal(lipgloss.Top, columns...), "\n"), p.top, inner.H)
}

// helpLines are a key or a sign and what it does or means; what is longer than a line goes
// on below itself.
func helpLines(st *Styles, b key.Binding, w int) []string {
	const named = 13 // with the space around it
	var lines []string
	for i, text := range wrap(b.Help().Desc, w-named) {
		name := ""
		if i == 0 {
			name = b.Help().Key
		}
		lines = append(lines, "  "+st.Key.Render(pad(name, named-2))+st.Plain.Render(text))
	}
	return lines
}

// inColumns puts blocks into so many columns of about the same height, in their order.
func inColumns(blocks [][]string, n int) [][]string {
	left := 0
	for _, b := range blocks {
		left += len(b)
	}
	columns := make([][]string, n)
	at := 0
	for _, b := range blocks {
		if at < n-1 && len(columns[at]) > 0 && len(columns[at])+len(b)/2 > left/(n-at) {
			left -= len(columns[at])
			at++
		}
		columns[at] = append(columns[at], b...)
	}
	return columns
}

// helpGroup is the keys of one place, or signs.
type helpGroup struct {
	name string
	keys []key.Binding
}

// signs are what the signs in the list mean.
func signs(s state) helpGroup {
	g := helpGroup{name: "Signs"}
	for _, x := range [][2]string{
		{"✓", "fits"},
		{"!", "fits if what is open turns out well"},
		{"?", "price not known"},
		{"✗", "a must fails"},
		{"≥", "not all prices are known"},
		{"█ ▓ ▒", "what a value is made of: cost, way to the users, wants"},
		{"±", "between low and high"},
		{"↑", "behind a price: over budget at an end of your ranges"},
		{"†", fmt.Sprintf("prices older than %d days", s.catalog.Method.StaleDays)},
		{"› •", "the row that the keys move; • in other panes"},
		{"◆", "marked for comparing"},
		{"▸", "other setups"},
		{"↑ ↓", "before a rank: three places or more higher or lower than before"},
		{"+ −", "new among what fits, or gone"},
		{"●●○○○", "how much a question could still change, and the host that would win"},
		{"first", "in so many of 100 mixes of what is uncertain; in brackets if what is open turns out well"},
	} {
		g.keys = append(g.keys, key.NewBinding(key.WithHelp(x[0], x[1])))
	}
	return g
}

func helpGroups(k *KeyMap) []helpGroup {
	word := func(show, text string) key.Binding { return key.NewBinding(key.WithHelp(show, text)) }
	moves := []key.Binding{word("↑↓ k j", "one up, one down"), word("pgup pgdn", "ten rows; ctrl+b, ctrl+f"), word("home end", "first and last; g, G")}
	return []helpGroup{
		{"Everywhere", append([]key.Binding{k.NextPane, k.PrevPane, k.Undo, k.Redo, k.Export, k.Save, help(k.Help, "this help; f1 while typing"), k.Quit, k.Interrupt, k.Suspend}, moves...)},
		{"Questions", []key.Binding{help(k.Choose, "open, answer, fold"), word("1–9", "take an option"), help(k.Toggle, "tick one of several"), word("a–z", "narrow options and places"), help(k.Skip, "next; ticks are taken"), k.Earlier, help(k.Back, "clear the text, close"), help(k.Importance, "must, want, skip"), help(k.Clear, "clear the answer")}},
		{"Hosts", []key.Binding{help(k.Choose, "setups, then detail"), help(k.Open, "a host's other setups"), help(k.Shut, "fold them away"), word("1–3", "drop musts, where the verdict offers it"), help(k.Mark, "mark for comparing"), help(k.Compare, "compare 2 to 4"), word("] [", "tabs of the detail")}},
		{"Detail", []key.Binding{word("→ ← ] [", "tabs"), word(fmt.Sprintf("1–%d", len(detailTabs)), "a tab by its number"), help(k.Back, "back to the list")}},
		{"Side by side", []key.Binding{help(k.Differences, "only what differs"), help(k.Back, "back to the list")}},
	}
}

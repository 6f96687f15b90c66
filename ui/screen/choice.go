package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// none is the row of a choice of several that picks nothing.
const none = ""

// choice asks for one or several words.
type choice struct {
	base
	options []catalog.Option
	several bool
	cursor  int
	picked  []string
	top     int // first row that is shown
}

func newChoice(q *catalog.Question, c *catalog.Catalog, was answers.Value, st *Styles, k *KeyMap) *choice {
	f := &choice{base: base{q: q, st: st, k: k}, several: q.Kind == "choices", picked: slices.Clone(was.Words)}
	f.self = f
	for _, id := range answers.Allowed(q, c) {
		option, ok := q.Option(id)
		if !ok {
			option = catalog.Option{ID: id, Name: nameOf(c, q, id)}
		}
		f.options = append(f.options, option)
	}
	if f.several {
		f.options = append(f.options, catalog.Option{ID: none, Name: "None of these"})
	}
	for i, o := range f.options {
		if len(f.picked) > 0 && o.ID == f.picked[0] || len(f.picked) == 0 && q.Default == o.ID {
			f.cursor = i
			break
		}
	}
	return f
}

// nameOf is the name of an option that is not the question's own.
func nameOf(c *catalog.Catalog, q *catalog.Question, id string) string {
	switch q.Catalog {
	case "hosts":
		if p, _, ok := c.Product(id); ok {
			return p.Name
		}
	case "vendors":
		for _, f := range c.Firms() {
			if f.ID == id {
				return f.Name
			}
		}
	case "residency":
		for _, j := range c.Residency {
			if j.ID == id {
				return j.Name
			}
		}
	}
	return id
}

// choosing is the answer with the option chosen: instead of another, or picked or
// dropped beside others.
func (f *choice) choosing(id string) answers.Value {
	if !f.several {
		return answers.Words(id)
	}
	if id == none {
		return answers.Value{}
	}
	words := slices.Clone(f.picked)
	if i := slices.Index(words, id); i >= 0 {
		words = slices.Delete(words, i, i+1)
	} else {
		words = append(words, id)
	}
	return answers.Value{Words: words, List: true}
}

func (f *choice) Value() (answers.Value, bool) {
	if f.several {
		return answers.Value{Words: f.picked, List: true}, true
	}
	return answers.Words(f.options[f.cursor].ID), true
}

func (f *choice) Candidates() []candidate {
	var list []candidate
	for i, o := range f.options {
		list = append(list, candidate{f.keyOf(i), f.choosing(o.ID)})
	}
	return list
}

func (f *choice) keyOf(i int) string {
	return f.options[i].ID + "=" + strings.Join(f.choosing(f.options[i].ID).Words, ",")
}

func (f *choice) Hover() string { return f.keyOf(f.cursor) }
func (f *choice) Typing() bool  { return false }

func (f *choice) keys(k *KeyMap) []key.Binding {
	if f.several {
		return []key.Binding{k.Up, k.Down, k.Toggle, k.Choose, k.Skip, k.Back}
	}
	return []key.Binding{k.Up, k.Down, k.Choose, k.Skip, k.Back}
}

func (f *choice) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, nil
	}
	switch {
	case key.Matches(press, f.k.Up):
		f.cursor = max(0, f.cursor-1)
	case key.Matches(press, f.k.Down):
		f.cursor = min(len(f.options)-1, f.cursor+1)
	case key.Matches(press, f.k.First):
		f.cursor = 0
	case key.Matches(press, f.k.Last):
		f.cursor = len(f.options) - 1
	case f.several && key.Matches(press, f.k.Toggle):
		f.picked = f.choosing(f.options[f.cursor].ID).Words
	case key.Matches(press, f.k.Choose):
		return f, f.choose()
	default:
		if n := digit(press); n > 0 && n <= len(f.options) {
			f.cursor = n - 1
			if f.several {
				f.picked = f.choosing(f.options[f.cursor].ID).Words
				return f, nil
			}
			return f, huh.NextField
		}
	}
	return f, nil
}

// choose takes the option under the cursor: of several, the one under the cursor
// where none was picked, else what was picked.
func (f *choice) choose() tea.Cmd {
	if f.several && (len(f.picked) == 0 || f.options[f.cursor].ID == none) {
		f.picked = f.choosing(f.options[f.cursor].ID).Words
	}
	return huh.NextField
}

// layout is the lines of the view, and for each the option it is of; noRow for none.
func (f *choice) layout() (lines []string, of []int, top int) {
	lines = f.head()
	at := len(lines)
	of = slices.Repeat([]int{noRow}, at)
	room := max(3, f.height-at)
	top = window(f.cursor, len(f.options), min(room, len(f.options)), f.top)
	for i := top; i < len(f.options) && len(lines)-at < room; i++ {
		o := f.options[i]
		mark := "  "
		if i == f.cursor {
			mark = "› "
		}
		if f.several && o.ID != none {
			pick := "[ ] "
			if slices.Contains(f.picked, o.ID) {
				pick = "[x] "
			}
			mark += pick
		} else if !f.several && slices.Contains(f.picked, o.ID) {
			mark = strings.Replace(mark, "  ", "✓ ", 1)
		}
		lines, of = append(lines, f.beside(mark+o.Name, f.keyOf(i), i == f.cursor)), append(of, i)
		if i == f.cursor && o.Text != "" && f.height >= len(f.options)+at+3 {
			for _, line := range wrap(o.Text, f.width-4) {
				lines, of = append(lines, "    "+f.st.Dim.Render(line)), append(of, i)
			}
		}
	}
	return lines, of, top
}

func (f *choice) View() string {
	lines, _, _ := f.layout()
	return strings.Join(lines, "\n")
}

func (f *choice) Settle(fits map[string]int) {
	f.fits = fits
	_, _, f.top = f.layout()
}

func (f *choice) Click(line int) tea.Cmd {
	_, of, _ := f.layout()
	if line < 0 || line >= len(of) || of[line] == noRow {
		return nil
	}
	f.cursor = of[line]
	if f.several {
		f.picked = f.choosing(f.options[f.cursor].ID).Words
		return nil
	}
	return huh.NextField
}

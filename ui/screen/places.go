package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// placesField asks for one place, or for several with shares: type to find, enter
// takes the place under the cursor.
type placesField struct {
	base
	c       *catalog.Catalog
	several bool
	input   textinput.Model
	chosen  []weighted
	cursor  int // in the rows that are shown
	top     int
}

// weighted is a chosen place; its share is its weight over the sum.
type weighted struct {
	id     string
	weight float64
}

func newPlaces(q *catalog.Question, c *catalog.Catalog, was answers.Value, st *Styles, k *KeyMap) *placesField {
	f := &placesField{base: base{q: q, st: st, k: k}, c: c, several: q.Kind == "places"}
	f.self = f
	for _, s := range was.Shares {
		f.chosen = append(f.chosen, weighted{s.Place, s.Share * 100})
	}
	f.input = newInput(st, 40, "type a city or country")
	if !f.several && len(was.Words) == 1 {
		if i := slices.Index(q.Others, was.Words[0]); i >= 0 {
			f.cursor = i
		} else {
			f.input.SetValue(c.Places[was.Words[0]].City)
		}
	}
	if f.several && len(f.chosen) > 0 {
		f.cursor = len(f.chosen) // on "go on"
	}
	return f
}

// placeRow is a line that the cursor can be on.
type placeRow struct {
	id   string // of a place, or a word such as none
	text string
	done bool // takes what was chosen and goes on
}

// rows are what the cursor moves over: while a name is typed the places that
// match; else what was chosen, and going on.
func (f *placesField) rows() []placeRow {
	var rows []placeRow
	if typed := strings.TrimSpace(f.input.Value()); typed != "" {
		for _, id := range matches(f.c, typed, 12) {
			p := f.c.Places[id]
			rows = append(rows, placeRow{id: id, text: p.City + ", " + p.Country})
		}
		return rows
	}
	if !f.several {
		for _, word := range f.q.Others {
			rows = append(rows, placeRow{id: word, text: wordText(word)})
		}
		return rows
	}
	for _, s := range shares(f.chosen) {
		rows = append(rows, placeRow{id: s.Place, text: fmt.Sprintf("%-3.0f%% %s", 100*s.Share, f.c.Places[s.Place].City)})
	}
	if len(f.chosen) > 0 {
		rows = append(rows, placeRow{text: "Go on with these", done: true})
	}
	return rows
}

func wordText(id string) string {
	text := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(text[:1]) + text[1:]
}

// matches finds places by city, id, alias or country: those that begin with the
// text first.
func matches(c *catalog.Catalog, typed string, most int) []string {
	typed = strings.ToLower(typed)
	var begins, holds []string
	for _, id := range c.PlaceIDs() {
		p := c.Places[id]
		names := append([]string{id, strings.ToLower(p.City), strings.ToLower(p.Country)}, p.Aliases...)
		switch {
		case slices.ContainsFunc(names, func(n string) bool { return strings.HasPrefix(n, typed) }):
			begins = append(begins, id)
		case slices.ContainsFunc(names, func(n string) bool { return strings.Contains(n, typed) }):
			holds = append(holds, id)
		}
	}
	all := append(begins, holds...)
	return all[:min(most, len(all))]
}

// shares are the chosen places with their parts of the whole.
func shares(chosen []weighted) []catalog.Users {
	var sum float64
	for _, w := range chosen {
		sum += w.weight
	}
	var shares []catalog.Users
	for _, w := range chosen {
		shares = append(shares, catalog.Users{Place: w.id, Share: w.weight / sum})
	}
	return shares
}

func (f *placesField) choosing(id string) answers.Value {
	if !f.several {
		return answers.Words(id)
	}
	if id == "" {
		return answers.Value{Shares: shares(f.chosen)}
	}
	return answers.Value{Shares: shares(withPlace(f.chosen, id))}
}

// withPlace is what was chosen and one place more, with a mean share.
func withPlace(chosen []weighted, id string) []weighted {
	if slices.ContainsFunc(chosen, func(w weighted) bool { return w.id == id }) {
		return chosen
	}
	weight := 100.0
	if len(chosen) > 0 {
		weight = 0
		for _, w := range chosen {
			weight += w.weight
		}
		weight /= float64(len(chosen))
	}
	return append(slices.Clone(chosen), weighted{id, weight})
}

func (f *placesField) Value() (answers.Value, bool) {
	if f.several {
		return answers.Value{Shares: shares(f.chosen)}, true
	}
	rows := f.rows()
	if f.cursor < len(rows) {
		return answers.Words(rows[f.cursor].id), true
	}
	return answers.Value{}, false
}

func (f *placesField) Candidates() []candidate {
	var list []candidate
	for _, r := range f.rows() {
		list = append(list, candidate{f.keyOf(r), f.choosing(r.id)})
	}
	return list
}

func (f *placesField) keyOf(r placeRow) string {
	return r.id + "=" + fmt.Sprint(f.choosing(r.id))
}

func (f *placesField) Hover() string {
	if rows := f.rows(); f.cursor < len(rows) {
		return f.keyOf(rows[f.cursor])
	}
	return ""
}

func (f *placesField) Typing() bool { return true }

func (f *placesField) keys(k *KeyMap) []key.Binding {
	if f.several && f.input.Value() == "" && len(f.chosen) > 0 {
		remove := key.NewBinding(key.WithKeys("backspace"), key.WithHelp("⌫", "remove"))
		share := key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→", "share"))
		return []key.Binding{k.Up, k.Down, share, remove, k.Choose, k.Skip, k.Back}
	}
	return []key.Binding{k.Up, k.Down, k.Choose, k.Skip, k.Back}
}

func (f *placesField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		var cmd tea.Cmd
		f.input, cmd = f.input.Update(msg)
		return f, cmd
	}
	rows := f.rows()
	empty := f.input.Value() == ""
	switch name := press.String(); {
	case name == "up":
		f.cursor = max(0, f.cursor-1)
	case name == "down":
		f.cursor = min(max(0, len(rows)-1), f.cursor+1)
	case name == "enter":
		return f, f.take(rows)
	case empty && f.several && f.cursor < len(f.chosen) && (name == "left" || name == "right" || name == "+" || name == "-"):
		step := 5.0
		if name == "left" || name == "-" {
			step = -5
		}
		f.chosen[f.cursor].weight = max(1, f.chosen[f.cursor].weight+step)
	case empty && f.several && (name == "backspace" || name == "delete") && f.cursor < len(f.chosen):
		f.chosen = slices.Delete(f.chosen, f.cursor, f.cursor+1)
		f.cursor = max(0, min(f.cursor, len(f.chosen)-1))
	default:
		var cmd tea.Cmd
		before := f.input.Value()
		f.input, cmd = f.input.Update(press)
		if f.input.Value() != before {
			f.cursor = 0
		}
		return f, cmd
	}
	return f, nil
}

// take chooses the row under the cursor.
func (f *placesField) take(rows []placeRow) tea.Cmd {
	if f.cursor >= len(rows) {
		return nil
	}
	r := rows[f.cursor]
	switch {
	case !f.several, r.done:
		return huh.NextField
	case f.input.Value() == "":
		f.cursor = len(f.chosen) // enter on a chosen place leads on
		return nil
	}
	f.chosen = withPlace(f.chosen, r.id)
	f.input.SetValue("")
	f.cursor = len(f.chosen) // on "go on"
	return nil
}

func (f *placesField) WithWidth(w int) huh.Field {
	f.input.SetWidth(max(4, w-4))
	return f.base.WithWidth(w)
}

// layout is the lines of the view, which of them is the first row, and which row that
// is.
func (f *placesField) layout() (lines []string, at, top int) {
	lines = append(f.head(), f.st.Accent.Render("› ")+f.input.View(), "")
	at = len(lines)
	rows := f.rows()
	if len(rows) == 0 && strings.TrimSpace(f.input.Value()) != "" {
		lines = append(lines, f.st.Bad.Render("  no such place is known"))
	}
	room := max(1, f.height-len(lines))
	top = window(f.cursor, len(rows), min(room, len(rows)), f.top)
	for i := top; i < len(rows) && i < top+room; i++ {
		mark := "  "
		if i == f.cursor {
			mark = "› "
		}
		lines = append(lines, f.beside(mark+rows[i].text, f.keyOf(rows[i]), i == f.cursor))
	}
	return lines, at, top
}

func (f *placesField) View() string {
	lines, _, _ := f.layout()
	return strings.Join(lines, "\n")
}

func (f *placesField) Settle(fits map[string]int) {
	f.fits = fits
	_, _, f.top = f.layout()
}

func (f *placesField) Click(line int) tea.Cmd {
	_, at, top := f.layout()
	rows := f.rows()
	i := line - at + top
	if line < at || i >= len(rows) {
		return nil
	}
	f.cursor = i
	return f.take(rows)
}

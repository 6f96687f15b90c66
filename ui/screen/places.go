package screen

import (
	"errors"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/ui/answering"
)

// placesField asks for one place, or for several with shares: type to find, enter
// takes the place under the cursor. On a chosen place digits type its share.
type placesField struct {
	base
	c       *catalog.Catalog
	f       *answering.Finder
	several bool
	input   textinput.Model
	was     []catalog.Users
	chosen  []answering.Weighted
	typed   string               // a share that is being typed
	before  []answering.Weighted // what was chosen when its typing began
	found   []placeRow           // what goes with the text
	near    string               // a name like it, where nothing does
	cursor  int                  // in the rows that are shown
	top     int
}

func newPlaces(q *catalog.Question, c *catalog.Catalog, find *answering.Finder, was answers.Value, st *Styles, k *KeyMap) *placesField {
	f := &placesField{base: base{q: q, st: st, k: k}, c: c, f: find, several: q.Kind == "places", was: was.Shares}
	f.self = f
	find.Ready()
	for _, s := range was.Shares {
		f.chosen = append(f.chosen, answering.Weighted{ID: s.Place, Share: s.Share})
	}
	f.input = newInput(st, 60, "")
	if !f.several && len(was.Words) == 1 {
		if i := slices.Index(q.Others, was.Words[0]); i >= 0 {
			f.cursor = i
		} else {
			f.input.SetValue(c.Places[was.Words[0]].City)
			f.find()
		}
	}
	if f.several && len(f.chosen) > 0 {
		f.cursor = len(f.chosen) // on "go on"
	}
	return f
}

// placeRow is a line that the cursor can be on.
type placeRow struct {
	id     string   // of a place, or a word such as none
	places []string // of a country or an area: its cities
	text   string
	done   bool // takes what was chosen and goes on
}

// mostFound is how many places are shown of those that go with what was typed.
const mostFound = 12

// find looks for what goes with the text.
func (f *placesField) find() {
	f.found, f.near = nil, ""
	for _, x := range f.f.Find(f.input.Value(), mostFound) {
		switch {
		case !x.Group:
			f.found = append(f.found, placeRow{id: x.Places[0], text: x.Text})
		case f.several:
			f.found = append(f.found, placeRow{places: x.Places, text: answering.GroupText(x.Findable)})
		}
	}
	if len(f.found) == 0 && f.searching() {
		f.near = f.f.Nearest(f.input.Value())
	}
}

// searching says whether a name is being typed.
func (f *placesField) searching() bool { return strings.TrimSpace(f.input.Value()) != "" }

// rows are what the cursor moves over: while a name is typed the places that
// match; else what was chosen, and going on.
func (f *placesField) rows() []placeRow {
	if f.searching() {
		return f.found
	}
	var rows []placeRow
	if !f.several {
		for _, word := range f.q.Others {
			rows = append(rows, placeRow{id: word, text: wordText(word)})
		}
		return rows
	}
	for i, w := range f.chosen {
		rows = append(rows, placeRow{id: w.ID, text: f.shareText(i) + " " + f.c.Places[w.ID].City})
	}
	return append(rows, placeRow{text: "Go on", done: true})
}

// shareText is the share of a chosen place, as it is typed.
func (f *placesField) shareText(i int) string {
	if f.typed != "" && i == f.cursor {
		return pad(f.typed+"▏%", 6)
	}
	w := f.chosen[i]
	mark := " "
	if w.Fixed {
		mark = "="
	}
	return mark + pad(quantity.Text(math.Round(1000*w.Share)/10)+"%", 5)
}

func wordText(id string) string {
	text := strings.ReplaceAll(id, "-", " ")
	return strings.ToUpper(text[:1]) + text[1:]
}

// choosing is the answer with a row chosen.
func (f *placesField) choosing(r placeRow) answers.Value {
	switch {
	case !f.several:
		return answers.Words(r.id)
	case len(r.places) > 0:
		return answering.PlacesOf(answering.WithPlaces(f.c, f.chosen, true, r.places...))
	case r.id != "":
		return answering.PlacesOf(answering.WithPlaces(f.c, f.chosen, false, r.id))
	}
	return answering.PlacesOf(f.chosen)
}

func (f *placesField) Value() (answers.Value, bool) {
	if f.several {
		return answering.PlacesOf(f.chosen), true
	}
	rows := f.rows()
	if f.cursor < len(rows) {
		return answers.Words(rows[f.cursor].id), true
	}
	return answers.Value{}, false
}

// Left is what was chosen, where that is another answer than it was.
func (f *placesField) Left() (answers.Value, bool) {
	now := answering.PlacesOf(f.chosen)
	same := slices.EqualFunc(now.Shares, f.was, func(a, b catalog.Users) bool {
		return a.Place == b.Place && math.Abs(a.Share-b.Share) < 1e-9
	})
	return now, f.several && !same
}

func (f *placesField) Candidates() []candidate {
	var list []candidate
	for _, r := range f.rows() {
		if v := f.choosing(r); !answering.Empty(v) {
			list = append(list, candidate{f.keyOf(r), v})
		}
	}
	return list
}

func (f *placesField) keyOf(r placeRow) string {
	return r.id + "=" + fmt.Sprint(f.choosing(r))
}

func (f *placesField) Hover() string {
	if rows := f.rows(); f.cursor < len(rows) {
		return f.keyOf(rows[f.cursor])
	}
	return ""
}

func (f *placesField) Typing() bool { return true }

// Waits says that a name or a share is being typed: what it would give is worked out
// when that pauses.
func (f *placesField) Waits() bool { return true }

// Escape takes back what was typed; false where nothing was.
func (f *placesField) Escape() bool {
	switch {
	case f.typed != "":
		f.chosen, f.typed = f.before, ""
	case f.several && f.input.Value() != "":
		f.search("")
	default:
		return false
	}
	return true
}

// search looks for another text.
func (f *placesField) search(text string) {
	f.input.SetValue(text)
	f.input.CursorEnd()
	f.searched()
}

// searched puts the cursor on what goes best with the text, or on going on.
func (f *placesField) searched() {
	f.find()
	f.cursor = 0
	if f.several && !f.searching() {
		f.cursor = len(f.chosen)
	}
}

func (f *placesField) Paste(text string) {
	f.input, _ = f.input.Update(tea.PasteMsg{Content: oneLine(text)})
	f.typed = ""
	f.searched()
}

func (f *placesField) keys(k *KeyMap) []key.Binding {
	switch {
	case f.searching():
		return []key.Binding{k.Moves, k.Choose, help(k.Back, "clear"), k.Skip}
	case f.several && f.cursor < len(f.chosen):
		digits := key.NewBinding(key.WithKeys("0"), key.WithHelp("0–9", "share"))
		remove := key.NewBinding(key.WithKeys("backspace"), key.WithHelp("⌫", "remove"))
		step := key.NewBinding(key.WithKeys("left", "right"), key.WithHelp("←→", "5 more or less"))
		return []key.Binding{k.Moves, digits, remove, step, k.Choose, k.Skip, k.Back}
	}
	return []key.Binding{k.Moves, k.Choose, k.Skip, k.Back}
}

func (f *placesField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		var cmd tea.Cmd
		f.input, cmd = f.input.Update(msg)
		return f, cmd
	}
	f.err = nil
	onChosen := f.several && f.input.Value() == "" && f.cursor < len(f.chosen)
	if onChosen && f.pressShare(press) {
		return f, nil
	}
	f.typed = ""
	switch rows := f.rows(); press.String() {
	case "enter":
		return f, f.take(rows)
	case "up", "down", "pgup", "pgdown":
		f.cursor, _ = f.k.Move(press, f.cursor, max(0, len(rows)-1))
	default:
		var cmd tea.Cmd
		before := f.input.Value()
		f.input, cmd = f.input.Update(press)
		if f.input.Value() != before {
			f.searched()
		}
		return f, cmd
	}
	return f, nil
}

// pressShare takes a key that is of the chosen place under the cursor; false if it is not.
func (f *placesField) pressShare(press tea.KeyPressMsg) bool {
	now := math.Round(100 * f.chosen[f.cursor].Share)
	switch name := press.String(); {
	case len(press.Text) == 1 && strings.Contains("0123456789.,", press.Text):
		f.typeShare(f.typed + strings.Replace(press.Text, ",", ".", 1))
	case press.Text == "%": // what is typed is in percent anyway
	case name == "backspace" && len(f.typed) > 1:
		f.typeShare(f.typed[:len(f.typed)-1])
	case name == "backspace" && f.typed != "":
		f.chosen, f.typed = f.before, ""
	case name == "backspace", name == "delete":
		f.chosen, f.typed = answering.Without(f.chosen, f.cursor), ""
		f.cursor = max(0, min(f.cursor, len(f.chosen)-1))
	case name == "left", name == "-":
		f.chosen, f.typed = answering.WithShare(f.chosen, f.cursor, max(1, math.Ceil(now/5-1)*5)/100), ""
	case name == "right", name == "+":
		f.chosen, f.typed = answering.WithShare(f.chosen, f.cursor, min(99, math.Floor(now/5+1)*5)/100), ""
	default:
		return false
	}
	return true
}

// typeShare makes text the share of the place under the cursor; the others divide the
// rest as they did when its typing began.
func (f *placesField) typeShare(text string) {
	percent, err := strconv.ParseFloat(text, 64)
	switch {
	case err != nil && text != ".":
		return
	case percent > 100, percent == 100 && len(f.chosen) > 1:
		f.err = errors.New("that leaves nothing for the others; ⌫ removes one")
		return
	}
	if f.typed == "" {
		f.before = f.chosen
	}
	f.typed = text
	if percent > 0 {
		f.chosen = answering.WithShare(f.before, f.cursor, percent/100)
	}
}

// take chooses the row under the cursor.
func (f *placesField) take(rows []placeRow) tea.Cmd {
	if f.cursor >= len(rows) {
		if f.searching() {
			f.err = fmt.Errorf("no place is called “%s”; clear it with esc", strings.TrimSpace(f.input.Value()))
		}
		return nil
	}
	r := rows[f.cursor]
	switch {
	case r.done && len(f.chosen) == 0:
		f.err = errors.New("type where they are: a city, a country, a cloud region; ctrl+n leaves it open")
		return nil
	case !f.several, r.done:
		return f.finish()
	case !f.searching():
		f.cursor = len(f.chosen) // enter on a chosen place leads on
		return nil
	case len(r.places) > 0:
		f.chosen = answering.WithPlaces(f.c, f.chosen, true, r.places...)
	default:
		f.chosen = answering.WithPlaces(f.c, f.chosen, false, r.id)
	}
	f.search("")
	return nil
}

func (f *placesField) WithWidth(w int) huh.Field {
	f.input.Placeholder = firstThat(w-4, "city, country or cloud region", "city, country, region", "city or country")
	f.input.SetWidth(max(4, w-4))
	return f.base.WithWidth(w)
}

// layout is the lines of the view, and for each the row it is of, noRow for none; and the
// first row that is shown.
func (f *placesField) layout() (lines []string, of []int, top int) {
	lines = append(f.head(""), f.st.Accent.Render(f.pointer()+" ")+f.input.View())
	rows := f.rows()
	wrong := ""
	switch {
	case f.err != nil:
		wrong = f.err.Error()
	case len(rows) == 0 && f.searching():
		wrong = "no such place is known"
		if f.near != "" {
			wrong += "; did you mean " + f.near + "?"
		}
	}
	if wrong != "" || f.height >= tight {
		for _, line := range wrap(wrong, f.width-2) {
			lines = append(lines, "  "+f.st.Bad.Render(line))
		}
	}
	at := len(lines)
	of = slices.Repeat([]int{noRow}, at)
	room := max(1, f.height-at)
	top = window(f.cursor, len(rows), min(room, len(rows)), f.top)
	end := min(len(rows), top+room)
	for i := top; i < len(rows) && len(lines)-at < room; i++ {
		under := i == f.cursor
		for _, line := range f.row(rows[i], under, hidden(i, top, end, len(rows))) {
			lines, of = append(lines, line), append(of, i)
		}
	}
	return lines, of, top
}

// row is a row as it is drawn; under the cursor a country or an area says what its cities
// share.
func (f *placesField) row(r placeRow, under bool, hidden string) []string {
	mark := " " + hidden
	if under {
		mark = f.pointer() + hidden
	}
	if r.done && len(f.chosen) == 0 {
		return []string{f.noted(mark+r.text, "", f.st.Dim, under)}
	}
	lines := []string{f.beside(mark+r.text, f.keyOf(r), under)}
	if len(r.places) == 0 || !under || f.height < 12 {
		return lines
	}
	var parts []string
	for _, w := range answering.WithPlaces(f.c, nil, true, r.places...) {
		parts = append(parts, fmt.Sprintf("%s %.0f%%", f.c.Places[w.ID].City, 100*w.Share))
	}
	for _, line := range wrap(strings.Join(parts, ", "), f.width-4) {
		lines = append(lines, "    "+f.st.Dim.Render(line))
	}
	return lines
}

func (f *placesField) View() string {
	lines, _, _ := f.layout()
	return strings.Join(lines, "\n")
}

func (f *placesField) Settle(fits map[string]int, keys bool) {
	f.base.Settle(fits, keys)
	_, _, f.top = f.layout()
}

func (f *placesField) Wheel(by int) {
	f.typed = ""
	f.cursor = max(0, min(f.cursor+by, len(f.rows())-1))
}

func (f *placesField) Click(line int) tea.Cmd {
	_, of, _ := f.layout()
	if line < 0 || line >= len(of) || of[line] == noRow {
		return nil
	}
	i, rows := of[line], f.rows()
	f.cursor, f.typed, f.err = i, "", nil
	if f.several && !f.searching() && !rows[i].done {
		return nil // its share can be typed
	}
	return f.take(rows)
}

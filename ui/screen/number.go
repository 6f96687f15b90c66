package screen

import (
	"reflect"
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

// numberField asks for a number, typed or one of the bands that are offered.
// "2M..60M" is a range.
type numberField struct {
	base
	was    string // the text of the answer as it was
	fresh  bool   // it still is, and what is typed takes its place
	c      *catalog.Catalog
	input  textinput.Model
	read   func(text string) (any, error)
	unit   func(v answers.Value) string
	cursor int // -1: the typed number, else a band
}

// newNumber makes the field; unit is the number's, with what is to be said beside it.
func newNumber(q *catalog.Question, c *catalog.Catalog, was answers.Value, unit func(v answers.Value) string, st *Styles, k *KeyMap) *numberField {
	f := &numberField{base: base{q: q, st: st, k: k}, c: c, read: answering.ReadNumber(q, first(unit(answers.Value{}))), unit: unit, cursor: -1}
	f.self = f
	f.input = newInput(st, 40, placeholder(q, c))
	if was.Number != nil {
		f.was = f.numberText(*was.Number)
	}
	f.reset()
	return f
}

// reset puts the text back to the answer as it was.
func (f *numberField) reset() {
	f.input.SetValue(f.was)
	f.fresh, f.cursor = f.was != "" && f.q.Kind == "number", -1
}

// Escape takes back what was typed; false where nothing was.
func (f *numberField) Escape() bool {
	typed := f.input.Value() != f.was
	f.reset()
	return typed
}

// Left is the text, where it was changed to a number. Of none the answer stays as it was:
// only the key to choose takes it away.
func (f *numberField) Left() (answers.Value, bool) {
	v, err := f.typed()
	was, _ := f.answer(f.was)
	return v, err == nil && !answering.Empty(v) && !reflect.DeepEqual(v, was)
}

// first is what stands before what is said beside a unit.
func first(unit string) string {
	unit, _, _ = strings.Cut(unit, apart)
	return unit
}

func placeholder(q *catalog.Question, c *catalog.Catalog) string {
	if n, ok := catalog.Number(c.Assumed(q)); ok {
		return quantity.Text(n) + " is assumed"
	}
	return "type a number"
}

// numberText is an answer as it could be typed.
func (f *numberField) numberText(r catalog.Range) string {
	if r.Single() {
		return f.brief(r.Typical)
	}
	return f.brief(r.Low) + ".." + f.brief(r.Typical) + ".." + f.brief(r.High)
}

// brief is a number as it could be typed, in short where that is read as the very same.
func (f *numberField) brief(v float64) string {
	text, brief := plain(v), quantity.Brief(v)
	if raw, err := f.read(brief); err == nil && raw == v && len(brief) < len(text) {
		return brief
	}
	return text
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// typed is the typed number as an answer.
func (f *numberField) typed() (answers.Value, error) { return f.answer(f.input.Value()) }

// answer is a text as an answer; an empty one is no answer.
func (f *numberField) answer(text string) (answers.Value, error) {
	if strings.TrimSpace(text) == "" {
		return answers.Value{}, nil
	}
	raw, err := f.read(text)
	if err != nil {
		return answers.Value{}, err
	}
	return answering.ReadValue(f.q, f.c, raw)
}

func (f *numberField) Value() (answers.Value, bool) {
	if f.cursor >= 0 {
		return answers.Number(f.q.Bands[f.cursor]), true
	}
	v, err := f.typed()
	return v, err == nil
}

func (f *numberField) Candidates() []candidate {
	var list []candidate
	if v, err := f.typed(); err == nil {
		list = append(list, candidate{"typed=" + f.input.Value(), v})
	}
	for _, b := range f.q.Bands {
		list = append(list, candidate{plain(b), answers.Number(b)})
	}
	return list
}

func (f *numberField) Hover() string {
	if f.cursor >= 0 {
		return plain(f.q.Bands[f.cursor])
	}
	return "typed=" + f.input.Value()
}

func (f *numberField) Typing() bool { return true }
func (f *numberField) Waits() bool  { return true }

func (f *numberField) keys(k *KeyMap) []key.Binding {
	back := k.Back
	switch {
	case f.input.Value() == f.was:
	case f.was == "":
		back = help(k.Back, "clear")
	default:
		back = help(k.Back, "as it was")
	}
	if len(f.q.Bands) > 0 {
		return []key.Binding{k.Moves, k.Choose, k.Skip, back}
	}
	return []key.Binding{k.Choose, k.Skip, back}
}

func (f *numberField) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		var cmd tea.Cmd
		f.input, cmd = f.input.Update(msg)
		return f, cmd
	}
	switch press.String() {
	case "up":
		f.cursor = max(-1, f.cursor-1)
		return f, nil
	case "down":
		f.cursor = min(len(f.q.Bands)-1, f.cursor+1)
		return f, nil
	case "enter":
		_, ok := f.Value()
		if !ok {
			return f, nil
		}
		return f, f.finish()
	}
	f.cursor = -1
	if f.fresh && (press.Text != "" || press.String() == "backspace" || press.String() == "delete") {
		f.input.SetValue("")
	}
	f.fresh = false
	var cmd tea.Cmd
	f.input, cmd = f.input.Update(press)
	return f, cmd
}

func (f *numberField) Paste(text string) {
	if f.fresh {
		f.input.SetValue("")
	}
	f.cursor, f.fresh = -1, false
	f.input, _ = f.input.Update(tea.PasteMsg{Content: oneLine(text)})
}

func (f *numberField) WithWidth(w int) huh.Field {
	f.input.SetWidth(max(4, w-4))
	return f.base.WithWidth(w)
}

// layout is the lines of the view, which of them is the first band that is shown, and which
// band that is.
func (f *numberField) layout() (lines []string, bands, top int) {
	lines = f.head("")
	mark := "  "
	if f.cursor < 0 {
		mark = f.st.Accent.Render(f.pointer() + " ")
	}
	lines = append(lines, mark+f.text())
	for _, line := range f.said() {
		lines = append(lines, "  "+line)
	}
	if f.height >= tight {
		lines = append(lines, "")
	}
	bands = len(lines)
	n := len(f.q.Bands)
	room := min(n, max(0, f.height-bands))
	top = window(max(0, f.cursor), n, room, 0)
	for i := top; i < top+room; i++ {
		mark := " "
		if i == f.cursor {
			mark = f.pointer()
		}
		lines = append(lines, f.beside(mark+hidden(i, top, top+room, n)+quantity.Text(f.q.Bands[i]), plain(f.q.Bands[i]), i == f.cursor))
	}
	return lines, bands, top
}

// text is what is typed; the answer as it was looks like what it is, selected.
func (f *numberField) text() string {
	if f.fresh && f.cursor < 0 && !f.away {
		return f.st.Selected.Render(f.input.Value())
	}
	return f.input.View()
}

// said is what is told of the text: what is wrong with it, or how it is read and what fits
// then; of no text, what can be typed.
func (f *numberField) said() []string {
	typed, err := f.typed()
	if err != nil {
		var lines []string
		for _, line := range wrap(err.Error(), f.width-2) {
			lines = append(lines, f.st.Bad.Render(line))
		}
		return lines
	}
	text, unit := strings.TrimSpace(f.input.Value()), f.unit(typed)
	if text == "" {
		if f.q.Kind != "number" {
			return nil
		}
		return []string{f.st.Dim.Render(short(unit+"; a range too: "+answering.RangeExample(f.q), f.width-2))}
	}
	if typed.Number != nil && text != plain(typed.Number.Typical) {
		unit = "= " + answering.SpanText(*typed.Number) + " " + unit
	}
	if n, known := f.fits["typed="+f.input.Value()]; known {
		unit += " · " + fitText(n)
	}
	var lines []string
	for _, line := range wrap(unit, f.width-2) {
		lines = append(lines, f.st.Dim.Render(line))
	}
	return lines
}

func (f *numberField) View() string {
	lines, _, _ := f.layout()
	return strings.Join(lines, "\n")
}

func (f *numberField) Click(line int) tea.Cmd {
	lines, bands, top := f.layout()
	if i := top + line - bands; line >= bands && line < len(lines) {
		f.cursor = i
		return f.finish()
	}
	f.cursor = -1
	return nil
}

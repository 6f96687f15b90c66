package screen

import (
	"errors"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
)

// numberField asks for a number, typed or one of the bands that are offered.
// "2M..12M..60M" is a range: low, typical, high.
type numberField struct {
	base
	c      *catalog.Catalog
	input  textinput.Model
	read   func(text string) (any, error)
	unit   func(v answers.Value) string
	cursor int // -1: the typed number, else a band
}

// newNumber makes the field; unit is the number's, with what is to be said beside it.
func newNumber(q *catalog.Question, c *catalog.Catalog, was answers.Value, unit func(v answers.Value) string, st *Styles, k *KeyMap) *numberField {
	f := &numberField{base: base{q: q, st: st, k: k}, c: c, read: parseNumber, unit: unit, cursor: -1}
	f.self = f
	f.input = newInput(st, 40, placeholder(q, c))
	if was.Number != nil {
		f.input.SetValue(numberText(*was.Number))
	}
	return f
}

func placeholder(q *catalog.Question, c *catalog.Catalog) string {
	if n, ok := catalog.Number(c.Assumed(q)); ok {
		return quantity.Text(n) + " is assumed"
	}
	return "type a number"
}

func numberText(r catalog.Range) string {
	if r.Single() {
		return plain(r.Typical)
	}
	return plain(r.Low) + ".." + plain(r.Typical) + ".." + plain(r.High)
}

func plain(v float64) string { return strconv.FormatFloat(v, 'f', -1, 64) }

// parseNumber reads 1200, 1,200, 1_200, 1.2k, 12M or low..typical..high.
func parseNumber(text string) (any, error) {
	parts := strings.Split(strings.TrimSpace(text), "..")
	if len(parts) != 1 && len(parts) != 3 {
		return nil, errors.New("one number, or low..typical..high")
	}
	var numbers []float64
	for _, part := range parts {
		part = strings.NewReplacer(",", "", "_", "", " ", "").Replace(part)
		scale := 1.0
		if part != "" {
			switch part[len(part)-1] {
			case 'k', 'K':
				scale = 1e3
			case 'm', 'M':
				scale = 1e6
			case 'b', 'B', 'g', 'G':
				scale = 1e9
			}
			if scale > 1 {
				part = part[:len(part)-1]
			}
		}
		n, err := catalog.NewAmount(part)
		if err != nil {
			return nil, errors.New("a number, such as 1200, 1.2k or 12M")
		}
		numbers = append(numbers, n.Value*scale)
	}
	if len(numbers) == 1 {
		return numbers[0], nil
	}
	return map[string]any{"low": numbers[0], "typical": numbers[1], "high": numbers[2]}, nil
}

// typed is the typed number as an answer; empty text is no answer.
func (f *numberField) typed() (answers.Value, error) {
	if strings.TrimSpace(f.input.Value()) == "" {
		return answers.Value{}, nil
	}
	raw, err := f.read(f.input.Value())
	if err != nil {
		return answers.Value{}, err
	}
	return readValue(f.q, f.c, raw)
}

// readValue checks a value as the answers file is checked.
func readValue(q *catalog.Question, c *catalog.Catalog, raw any) (answers.Value, error) {
	a := answers.Answers{Values: map[string]answers.Value{}}
	var wrong error
	answers.One(q.ID, raw, c, a, func(_, text, _ string) { wrong = errors.New(text) })
	return a.Values[q.ID], wrong
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

func (f *numberField) keys(k *KeyMap) []key.Binding {
	if len(f.q.Bands) > 0 {
		return []key.Binding{k.Up, k.Down, k.Choose, k.Skip, k.Back}
	}
	return []key.Binding{k.Choose, k.Skip, k.Back}
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
		return f, huh.NextField
	}
	f.cursor = -1
	var cmd tea.Cmd
	f.input, cmd = f.input.Update(press)
	return f, cmd
}

func (f *numberField) WithWidth(w int) huh.Field {
	f.input.SetWidth(max(4, w-4))
	return f.base.WithWidth(w)
}

// layout is the lines of the view, and which of them is the first band.
func (f *numberField) layout() (lines []string, bands int) {
	lines = f.head()
	mark := "  "
	if f.cursor < 0 {
		mark = f.st.Accent.Render("› ")
	}
	lines = append(lines, mark+f.input.View())
	typed, err := f.typed()
	unit := f.unit(typed)
	switch {
	case err != nil:
		for _, line := range wrap(err.Error(), f.width-2) {
			lines = append(lines, "  "+f.st.Bad.Render(line))
		}
	case strings.TrimSpace(f.input.Value()) != "":
		if n, known := f.fits["typed="+f.input.Value()]; known {
			lines = append(lines, "  "+f.st.Dim.Render(unit+" · "+fitText(n)))
		} else {
			lines = append(lines, "  "+f.st.Dim.Render(unit))
		}
	default:
		lines = append(lines, "  "+f.st.Dim.Render(unit))
	}
	lines = append(lines, "")
	bands = len(lines)
	for i, b := range f.q.Bands {
		mark := "  "
		if i == f.cursor {
			mark = "› "
		}
		lines = append(lines, f.beside(mark+quantity.Text(b), plain(b), i == f.cursor))
	}
	return lines[:min(len(lines), max(4, f.height))], bands
}

func (f *numberField) View() string {
	lines, _ := f.layout()
	return strings.Join(lines, "\n")
}

func (f *numberField) Click(line int) tea.Cmd {
	_, bands := f.layout()
	if i := line - bands; i >= 0 && i < len(f.q.Bands) {
		f.cursor = i
		return huh.NextField
	}
	f.cursor = -1
	return nil
}

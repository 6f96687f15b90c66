package screen

import (
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/ui/answering"
)

// tick takes over what choosing a row gives.
func (f *choice) tick(r choiceRow) {
	v := f.choosing(r)
	f.picked, f.none = v.Words, v.List && len(v.Words) == 0
}

// Escape takes back what was typed; false where nothing was.
func (f *choice) Escape() bool {
	typed := f.typed != ""
	f.narrow(func() { f.typed = "" })
	return typed
}

func (f *choice) Paste(text string) { f.narrow(func() { f.add(text) }) }

// narrow changes what narrows the list. The cursor stays on its row while everything is
// shown again, and is else on what goes best with the text.
func (f *choice) narrow(change func()) {
	before, on := f.typed, f.under()
	change()
	if f.typed == before {
		return
	}
	if f.typed == "" {
		f.cursor = max(0, slices.IndexFunc(f.rows(), func(r choiceRow) bool { return r.kind == on.kind && r.ID == on.ID }))
		return
	}
	best := answering.Other
	for i, r := range f.rows() {
		if l := answering.Alike(answering.Spelled(f.typed), r.Name, r.ID); r.kind == option && l > best {
			best, f.cursor = l, i
		}
	}
}

func (f *choice) Update(msg tea.Msg) (huh.Model, tea.Cmd) {
	press, ok := msg.(tea.KeyPressMsg)
	if !ok {
		return f, nil
	}
	f.err = nil
	last := len(f.rows()) - 1
	n := 0
	if f.typed == "" {
		n = digit(press)
	}
	switch {
	case n > 0:
		if n <= len(f.options) {
			f.cursor = n - 1
			return f, f.click()
		}
	case f.several && press.Text == " " && f.under().kind != goOn:
		f.tick(f.under())
	case key.Matches(press, f.k.Choose):
		return f, f.choose()
	case press.Text != "" || press.String() == "backspace" || press.String() == "ctrl+u":
		f.narrow(func() { f.press(press) })
	default:
		f.cursor, _ = f.k.Move(press, f.cursor, last)
	}
	return f, nil
}

// choose takes the row under the cursor and goes on: of several, the one under the cursor
// where nothing was ticked, else what was. A row that was found by its name is ticked
// beside the others.
func (f *choice) choose() tea.Cmd {
	r := f.under()
	switch {
	case !f.several:
		if r.kind != option {
			return nil
		}
	case f.typed != "" && r.kind == option:
		if !slices.Contains(f.picked, r.ID) {
			f.tick(r)
		}
		f.typed = ""
		f.cursor = len(f.rows()) - 1
		return nil
	case r.kind == goOn && !f.none && len(f.picked) == 0:
		f.err = errNothingTicked
		return nil
	default:
		v := f.taken()
		f.picked, f.none = v.Words, v.List && len(v.Words) == 0
	}
	return f.finish()
}

// click takes the row that was pointed at: ticks it, or goes on with it.
func (f *choice) click() tea.Cmd {
	r := f.under()
	if f.several && r.kind != goOn {
		f.tick(r)
		return nil
	}
	return f.choose()
}

// Wheel moves over the options alone: going on is always in sight.
func (f *choice) Wheel(by int) {
	last := len(f.rows()) - 1
	if f.several {
		last--
	}
	f.cursor = max(0, min(f.cursor+by, last))
}

func (f *choice) Click(line int) tea.Cmd {
	_, of, _ := f.layout()
	if line < 0 || line >= len(of) || of[line] == noRow {
		return nil
	}
	f.cursor, f.err = of[line], nil
	return f.click()
}

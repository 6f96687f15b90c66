package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/answering"
	"whereto/ui/summary"
)

// choice asks for one or several words. Letters narrow its list. Of several, what is
// ticked is what is answered, however the question is left.
type choice struct {
	base
	narrowing
	options []catalog.Option
	several bool
	was     []string // as it was answered
	wasNone bool
	picked  []string // as it is ticked
	none    bool     // none of them is what is ticked
	cursor  int      // in the rows
	top     int      // first row that is shown
}

func newChoice(q *catalog.Question, c *catalog.Catalog, was answers.Value, st *Styles, k *KeyMap) *choice {
	f := &choice{base: base{q: q, st: st, k: k}, several: q.Kind == "choices", was: was.Words, picked: slices.Clone(was.Words)}
	f.wasNone = f.several && was.List && len(was.Words) == 0
	f.none, f.self = f.wasNone, f
	f.options = summary.OptionsOf(c, q)
	for i, o := range f.options {
		if len(f.picked) > 0 && o.ID == f.picked[0] || len(f.picked) == 0 && q.Default == o.ID {
			f.cursor = i
			break
		}
	}
	if f.none {
		f.cursor = len(f.options)
	}
	return f
}

// answer is what words and none of them make; no word is no answer.
func (f *choice) answer(words []string, none bool) answers.Value {
	switch {
	case none:
		return answers.Value{Words: []string{}, List: true}
	case len(words) == 0:
		return answers.Value{}
	}
	return answers.Value{Words: words, List: f.several}
}

// now is the answer as it is ticked.
func (f *choice) now() answers.Value { return f.answer(f.picked, f.none) }

// choosing is the answer with a row chosen: instead of another, or ticked or unticked
// beside others.
func (f *choice) choosing(r choiceRow) answers.Value {
	switch {
	case r.kind == goOn:
		return f.now()
	case r.kind == noneOfThese:
		return f.answer(nil, !f.none)
	case !f.several:
		return f.answer([]string{r.ID}, false)
	}
	words := slices.Clone(f.picked)
	if i := slices.Index(words, r.ID); i >= 0 {
		words = slices.Delete(words, i, i+1)
	} else {
		words = append(words, r.ID)
	}
	return f.answer(words, false)
}

func (f *choice) Value() (answers.Value, bool) {
	if f.several {
		return f.now(), true
	}
	if r := f.under(); r.kind == option {
		return f.choosing(r), true
	}
	return answers.Value{}, false
}

// Left is what is ticked, where that is another answer than it was.
func (f *choice) Left() (answers.Value, bool) {
	return f.now(), f.several && (f.none != f.wasNone || !slices.Equal(f.picked, f.was))
}

func (f *choice) Candidates() []candidate {
	var list []candidate
	add := func(v answers.Value) {
		if c := (candidate{keyOf(v), v}); !slices.ContainsFunc(list, func(has candidate) bool { return has.key == c.key }) {
			list = append(list, c)
		}
	}
	if f.several {
		add(f.now())
	}
	for _, r := range f.rows() {
		add(f.choosing(r))
	}
	return list
}

// keyOf tells an answer of words from others.
func keyOf(v answers.Value) string {
	if v.List && len(v.Words) == 0 {
		return "none"
	}
	return "=" + strings.Join(v.Words, ",")
}

// taken is the answer that the key to choose gives: what is ticked, or the row under the
// cursor where nothing is.
func (f *choice) taken() answers.Value {
	r := f.under()
	if !f.several || r.kind == noneOfThese && !f.none || r.kind == option && len(f.picked) == 0 {
		return f.choosing(r)
	}
	return f.now()
}

func (f *choice) Hover() string { return keyOf(f.taken()) }
func (f *choice) Typing() bool  { return true }

func (f *choice) keys(k *KeyMap) []key.Binding {
	list := []key.Binding{k.Moves}
	if f.several {
		list = append(list, k.Toggle, help(k.Choose, "go on"))
	} else {
		list = append(list, k.Choose)
	}
	if f.typed != "" {
		return append(list, help(k.Back, "all again"), k.Skip)
	}
	if len(f.options) > 4 {
		list = append(list, key.NewBinding(key.WithKeys("a"), key.WithHelp("a–z", "narrow")))
	}
	return append(list, k.Skip, k.Back)
}

// rowKind is what a row of a choice does.
type rowKind uint8

const (
	option      rowKind = iota // answers with an option, or ticks it
	noneOfThese                // ticks that none of them is wanted
	goOn                       // takes what is ticked
)

// choiceRow is a row that the cursor can be on.
type choiceRow struct {
	kind rowKind
	catalog.Option
}

// rows are the options that go with what was typed, and of several none of them and
// going on.
func (f *choice) rows() []choiceRow {
	var rows []choiceRow
	typed := answering.Spelled(f.typed)
	for _, o := range f.options {
		if typed == "" || answering.Alike(typed, o.Name, o.ID) > answering.Other {
			rows = append(rows, choiceRow{option, o})
		}
	}
	if !f.several {
		return rows
	}
	if typed == "" {
		rows = append(rows, choiceRow{noneOfThese, catalog.Option{Name: "None of these"}})
	}
	return append(rows, choiceRow{goOn, catalog.Option{Name: "Go on"}})
}

// under is the row under the cursor; one that goes nowhere where there is none.
func (f *choice) under() choiceRow {
	rows := f.rows()
	if f.cursor < len(rows) {
		return rows[f.cursor]
	}
	return choiceRow{kind: goOn}
}

package screen

import (
	"fmt"
	"maps"

	"whereto/model/catalog"
	"whereto/ui/answering"
)

// The rows that fold a part of the questions; no question has such an id.
const (
	foldIdle    = "+idle"
	foldAssumed = "+assumed"
)

// folds say whether what a row folds is shown, by its id.
type folds map[string]bool

// item is a row of the questions: one of them, one that folds several, or a heading.
type item struct {
	id   string // of the question, or of the fold; empty: a heading
	q    *catalog.Question
	text string // of a fold or a heading
}

// items are all rows: the core questions and those that are answered, the open ones by
// what they could still change, those that can't change anything, and what is assumed.
// The last two are folded unless they were opened.
func (f folds) items(s state) []item {
	if s.sought != "" {
		return soughtItems(s)
	}
	var list, open, idle, figures []item
	for _, q := range s.order() {
		x := item{id: q.ID, q: q}
		switch in := foldOf(s, q); {
		case in == foldAssumed:
			figures = append(figures, x)
		case in == foldIdle:
			idle = append(idle, x)
		case q.Tier == "core" || s.answers.Has(q.ID):
			list = append(list, x)
		default:
			open = append(open, x)
		}
	}
	heading := func(text string) { list = append(list, item{}, item{text: text}) }
	fold := func(id, text string, of []item) {
		if len(of) == 0 {
			return
		}
		mark := "▸ "
		if f[id] {
			mark = "▾ "
		}
		list = append(list, item{id: id, text: mark + text})
		if f[id] {
			list = append(list, of...)
		}
	}
	if len(open)+len(idle) > 0 {
		text := "Could still change it"
		if s.weighing {
			text += " · weighing"
		}
		heading(text)
	}
	list = append(list, open...)
	fold(foldIdle, fmt.Sprintf("%d more can’t change it now", len(idle)), idle)
	if len(figures) > 0 {
		list = append(list, item{})
	}
	fold(foldAssumed, assumedTitle(s, figures), figures)
	return list
}

// soughtItems are the questions that are looked for.
func soughtItems(s state) []item {
	typed := answering.Spelled(s.sought)
	var list []item
	for _, q := range s.order() {
		if answering.Alike(typed, q.Name, q.Ask, q.ID) > answering.Other {
			list = append(list, item{id: q.ID, q: q})
		}
	}
	return list
}

// figuresAssumed is how many figures are assumed that can be answered.
func figuresAssumed(s state) (n int) {
	for _, q := range s.order() {
		if q.Figure && foldOf(s, q) == foldAssumed && !s.answers.Has(q.ID) {
			n++
		}
	}
	return n
}

// assumedTitle counts the figures that are assumed, and those that were answered.
func assumedTitle(s state, figures []item) string {
	own := 0
	for _, x := range figures {
		if s.answers.Has(x.id) {
			own++
		}
	}
	text := fmt.Sprintf("Assumed (%d)", figuresAssumed(s))
	if own > 0 {
		text += fmt.Sprintf(", %d of your own", own)
	}
	return text
}

// rows are the ids that the cursor moves over.
func (f folds) rows(s state) []string {
	var ids []string
	for _, x := range f.items(s) {
		if x.id != "" {
			ids = append(ids, x.id)
		}
	}
	return ids
}

// foldOf is the fold that a question lies in; empty where it is in none.
func foldOf(s state, q *catalog.Question) string {
	switch {
	case q.Tier == "expert":
		return foldAssumed
	case q.Tier != "core" && !s.answers.Has(q.ID) && s.idle(q):
		return foldIdle
	}
	return ""
}

// with is the folds with one opened or closed.
func (f folds) with(id string, opened bool) folds {
	g := maps.Clone(f)
	if g == nil {
		g = folds{}
	}
	g[id] = opened
	return g
}

// isFold says whether a row folds others.
func isFold(id string) bool { return id == foldIdle || id == foldAssumed }

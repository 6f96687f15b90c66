package screen

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/summary"
)

// openForm is the form of the question that is open; empty where none is.
type openForm struct {
	form  *huh.Form
	field asker
}

// newForm makes the form of a question, with the answer that it has.
func newForm(s state, q *catalog.Question) openForm {
	var f asker
	was := s.answers.Values[q.ID]
	switch q.Kind {
	case "number":
		f = newNumber(q, s.catalog, was, unitOf(s, q), s.st, s.k)
	case "shares":
		f = newShares(q, s.catalog, was, s.st, s.k)
	case "place", "places":
		f = newPlaces(q, s.catalog, s.finder, was, s.st, s.k)
	default:
		f = newChoice(q, s.catalog, was, s.st, s.k)
	}
	return openForm{field: f, form: form(f, s.st, 20, 10)}
}

// answer is what was answered, once the field is finished; nil before.
func (o *openForm) answer() event {
	if o.field == nil || !o.field.Finished() {
		return nil
	}
	v, _ := o.field.Value()
	return answered{o.field.GetKey(), v}
}

// inHand is what is put together in it and not confirmed yet; false where nothing is.
func (o *openForm) inHand() (answers.Value, bool) {
	if o.field == nil {
		return answers.Value{}, false
	}
	return o.field.Left()
}

// unitOf says the unit of a number that answers a question; of money also what it is in
// the bill's currency, where that is another.
func unitOf(s state, q *catalog.Question) func(v answers.Value) string {
	unit, a := s.answers.Unit(q), s.advice
	return func(v answers.Value) string {
		if shown := summary.Converted(a, q, v); shown != "" {
			return unit + apart + shown
		}
		return unit
	}
}

// close closes it; what was not chosen is not kept.
func (o *openForm) close() { *o = openForm{} }

// pass hands it a message.
func (o *openForm) pass(msg tea.Msg) tea.Cmd {
	if o.form == nil {
		return nil
	}
	_, cmd := o.form.Update(msg)
	return cmd
}

// settle fits it to its size and to the counts that are known.
func (o *openForm) settle(s state, w, h int) {
	if o.form == nil {
		return
	}
	o.form.WithWidth(w).WithHeight(h)
	o.field.WithWidth(w)
	o.field.WithHeight(h)
	o.field.Settle(s.fits(o.field.GetKey()), s.focus == questionsPane)
}

// typing says whether letters are text here.
func (o *openForm) typing() bool { return o.field != nil && o.field.Typing() }

// hover is the candidate under the cursor; false for none.
func (o *openForm) hover() (trial, bool) {
	if o.field == nil {
		return trial{}, false
	}
	return trial{o.field.GetKey(), o.field.Hover()}, true
}

// candidates are the answers whose consequences are shown.
func (o *openForm) candidates() []candidate {
	if o.field == nil {
		return nil
	}
	return o.field.Candidates()
}

package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// questions is the left pane: all questions with their answers, and one of them open.
type questions struct {
	current string // the question under the cursor, which is the open one where one is open
	openForm
	folds folds
	top   int
}

func (p *questions) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	if p.form != nil {
		switch {
		case key.Matches(msg, s.k.Back):
			if p.field.Escape() {
				return nil, nil
			}
			return p.leave(s, ""), nil
		case key.Matches(msg, s.k.Skip):
			return p.leave(s, p.beside(s, 1)), nil
		case key.Matches(msg, s.k.Earlier):
			return p.leave(s, p.beside(s, -1)), nil
		case !p.field.Typing() && key.Matches(msg, s.k.Importance):
			return p.importance(s), nil
		case !p.field.Typing() && key.Matches(msg, s.k.Clear):
			return p.clear(s), nil
		}
		cmd := p.pass(msg)
		return p.answer(), cmd
	}
	list := p.folds.rows(s)
	if to, moved := s.k.Move(msg, slices.Index(list, p.current), len(list)-1); moved {
		p.current = list[to]
		return nil, nil
	}
	_, question := s.catalog.Question(p.current)
	switch {
	case key.Matches(msg, s.k.Back) && s.sought != "":
		return allAsked{questionsPane}, nil
	case !question:
		if key.Matches(msg, s.k.Choose) || key.Matches(msg, s.k.Toggle) {
			p.folds = p.folds.with(p.current, !p.folds[p.current])
		}
	case key.Matches(msg, s.k.Choose):
		p.open(s, p.current)
		return nil, nil
	case key.Matches(msg, s.k.Importance):
		return p.importance(s), nil
	case key.Matches(msg, s.k.Clear):
		return p.clear(s), nil
	}
	return nil, nil
}

// paste puts text into the open question; where none is open it goes nowhere.
func (p *questions) paste(text string) {
	if p.field != nil {
		p.field.Paste(text)
	}
}

// beside is the question so many after the current one, of those that are shown.
func (p *questions) beside(s state, by int) string {
	list := slices.DeleteFunc(p.folds.rows(s), isFold)
	return list[max(0, min(len(list)-1, slices.Index(list, p.current)+by))]
}

// leave opens another question, none where the id is empty. What the open one has in hand
// is said to be taken.
func (p *questions) leave(s state, to string) event {
	if v, ok := p.inHand(); ok {
		return left{p.current, v, to}
	}
	if to == "" {
		p.close()
		return questionClosed{}
	}
	p.open(s, to)
	return nil
}

// importance turns the current question's importance: must, want, skip.
func (p *questions) importance(s state) event {
	q, ok := s.catalog.Question(p.current)
	if !ok {
		return nil
	}
	if !answers.Requires(q) {
		return said{"this question makes no requirement"}
	}
	now := slices.Index(catalog.Importances, s.answers.ImportanceOf(q))
	return importanceSet{q.ID, catalog.Importances[(now+1)%len(catalog.Importances)]}
}

// clear takes the current question's answer away.
func (p *questions) clear(s state) event {
	if !s.answers.Has(p.current) {
		return said{"not answered"}
	}
	return cleared{p.current}
}

// click opens the question of a line, or goes to the open question's row.
func (p *questions) click(s state, r Rect, _, y int) (event, tea.Cmd) {
	inner := r.Inner()
	list := p.layout(s, inner)
	id, line, ok := list.at(y, inner.H)
	if !ok || id == "" {
		return nil, nil
	}
	if id == p.current && p.field != nil {
		if line >= list.form {
			cmd := p.field.Click(line - list.form)
			return p.answer(), cmd
		}
		return nil, nil
	}
	if isFold(id) {
		e := p.leave(s, "")
		p.current = id
		p.folds = p.folds.with(id, !p.folds[id])
		return e, nil
	}
	return p.leave(s, id), nil
}

// wheel moves over the rows of the open question, or over the questions.
func (p *questions) wheel(s state, by int) event {
	if p.field != nil {
		p.field.Wheel(by)
		return nil
	}
	list := p.folds.rows(s)
	p.current = list[max(0, min(slices.Index(list, p.current)+by, len(list)-1))]
	return nil
}

func (p *questions) settle(s state, r Rect) {
	inner := r.Inner()
	p.openForm.settle(s, max(10, inner.W-4), formHeight(inner.H))
	p.top = p.layout(s, inner).top
}

// formHeight leaves some lines for the other questions: fewer where lines are few.
func formHeight(rows int) int { return max(4, min(rows-max(2, min(6, rows/4)), 22)) }

// open opens a question; an empty id closes the form.
func (p *questions) open(s state, id string) {
	p.close()
	if q, ok := s.catalog.Question(id); ok {
		p.current = id
		if in := foldOf(s, q); in != "" {
			p.folds = p.folds.with(in, true)
		}
		p.openForm = newForm(s, q)
	} else if p.current == "" && len(s.catalog.Questions) > 0 {
		p.current = s.catalog.Questions[0].ID
	}
}

// reopen opens the current question anew, with the answer it now has.
func (p *questions) reopen(s state) {
	if p.field != nil {
		p.open(s, p.current)
	}
}

// questionList is the lines of the pane, each with the question it is of.
type questionList struct {
	listing[string]
	form int // line where the open question's form begins
}

func (p *questions) view(s state, r Rect) []string {
	inner := r.Inner()
	lines, above, below := p.layout(s, inner).shown(inner.H)
	title := "Questions"
	if s.sought != "" {
		title += fmt.Sprintf(" with “%s” · %d of %d", s.sought, len(soughtItems(s)), len(s.order()))
	}
	return box(r, title, lines, s.frame(questionsPane), s.title(questionsPane), above, below)
}

// layout is all lines of the pane, scrolled to the current question.
func (p *questions) layout(s state, inner Rect) questionList {
	var list questionList
	add := func(id string, draw func() string) { list.lines = append(list.lines, line[string]{id, draw}) }
	text := func(id, line string) { add(id, func() string { return line }) }
	cursor, last := 0, 0 // lines of the current question: its row, and the last below it
	selected := s.focus == questionsPane && p.field == nil
	for _, x := range p.folds.items(s) {
		under := x.id != "" && x.id == p.current
		if under {
			cursor, last = len(list.lines), len(list.lines)
		}
		switch {
		case x.q != nil:
			add(x.id, func() string { return questionRow(s, x.q, under, selected, inner.W) })
			if text := s.swings.text(x.id); text != "" && !(under && p.field != nil) {
				for _, line := range wrap(text, inner.W-6) {
					text := s.st.Dim.Render("     " + line)
					add(x.id, func() string { return text })
				}
			}
			if under {
				last = len(list.lines) - 1
			}
		case x.id != "":
			add(x.id, func() string { return foldRow(s, x.text, under, selected, inner.W) })
		default:
			text("", s.st.Dim.Render(pad(" "+x.text, inner.W)))
		}
		if under && p.field != nil {
			list.form = len(list.lines)
			for _, line := range strings.Split(strings.TrimRight(p.field.View(), "\n "), "\n") {
				text(x.id, "   "+line)
			}
			text("", "")
			last = len(list.lines) - 1
		}
	}
	list.top = window(cursor, len(list.lines), inner.H, p.top)
	if last >= list.top+inner.H { // the open question is shown whole, if it can be
		list.top = min(cursor, last-inner.H+1)
	}
	return list
}

func (p *questions) keys(k *KeyMap) []key.Binding {
	if p.field == nil {
		return []key.Binding{k.Moves, help(k.Choose, "open"), k.NextPane, k.Help, k.Quit, k.Importance, k.Clear, k.Undo, k.Export}
	}
	keys := append(p.field.keys(k), k.NextPane)
	if p.field.Typing() {
		return append(keys, whileTyping, allWhileTyping)
	}
	return append(keys, k.Help, k.Quit, k.Importance, k.Clear, k.Undo)
}

// allWhileTyping is the key to the palette where letters are text.
var allWhileTyping = key.NewBinding(key.WithKeys("ctrl+k"), key.WithHelp("ctrl+k", "all"))

// whileTyping is the key to the help where letters are text.
var whileTyping = key.NewBinding(key.WithKeys("f1"), key.WithHelp("f1", "help"))

package screen

import (
	"cmp"
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// answeredMsg says that a question was answered; an empty value takes the answer away.
type answeredMsg struct {
	question string
	value    answers.Value
}

// questions is the left pane: all questions with their answers, and one of them open.
type questions struct {
	current string // the question under the cursor
	form    *huh.Form
	field   asker // of the form; nil: no question is open
	top     int
	lineOf  []string // question of each line that is shown, for clicks
	formAt  int      // line where the open form begins
}

// list is all questions that make sense now, in the order they are shown: core,
// then the answered refining ones, the open ones by how much they could still
// change, then the figures.
func (p *questions) list(u *UI) []*catalog.Question {
	var core, open, done, figures []*catalog.Question
	for _, q := range u.Catalog.Questions {
		answered := u.session.answers.Has(q.ID)
		switch {
		case !answered && !u.session.answers.Asked(q):
		case q.Tier == "core":
			core = append(core, q)
		case q.Tier == "expert":
			figures = append(figures, q)
		case answered:
			done = append(done, q)
		default:
			open = append(open, q)
		}
	}
	slices.SortStableFunc(open, func(a, b *catalog.Question) int { return cmp.Compare(u.influence[b.ID], u.influence[a.ID]) })
	return slices.Concat(core, done, open, figures)
}

// next is the question to ask after one: the next core question that is open,
// then the refining one that could change most; empty after those.
func (p *questions) next(u *UI, after string) string {
	list := p.list(u)
	q, _ := u.Catalog.Question(after)
	if q != nil && q.Tier == "expert" {
		return ""
	}
	from := slices.IndexFunc(list, func(q *catalog.Question) bool { return q.ID == after }) + 1
	for _, tier := range []string{"core", "refine"} {
		for i := range list {
			q := list[(from+i)%len(list)]
			if q.Tier == tier && q.ID != after && !u.session.answers.Has(q.ID) {
				return q.ID
			}
		}
	}
	return ""
}

// open opens a question; an empty id closes the form.
func (p *questions) open(u *UI, id string) {
	p.form, p.field = nil, nil
	q, ok := u.Catalog.Question(id)
	if !ok {
		if p.current == "" && len(u.Catalog.Questions) > 0 {
			p.current = u.Catalog.Questions[0].ID
		}
		return
	}
	p.current = id
	was := u.session.answers.Values[id]
	switch q.Kind {
	case "number":
		p.field = newNumber(q, u.Catalog, was, u.st, u.k, u.count)
	case "place", "places":
		p.field = newPlaces(q, u.Catalog, was, u.st, u.k, u.count)
	default:
		p.field = newChoice(q, u.Catalog, was, u.st, u.k, u.count)
	}
	field := p.field
	p.form = form(field, u.st, 20, 10, func() tea.Msg {
		v, _ := field.Value()
		return answeredMsg{id, v}
	})
	p.resize(u)
}

// reopen opens the current question anew, with the answer it now has.
func (p *questions) reopen(u *UI) {
	if p.field != nil {
		p.open(u, p.current)
	}
}

func (p *questions) init() tea.Cmd {
	if p.form == nil {
		return nil
	}
	return p.form.Init()
}

// pass hands a message that is not ours to the open form.
func (p *questions) pass(msg tea.Msg) tea.Cmd {
	if p.form == nil {
		return nil
	}
	_, cmd := p.form.Update(msg)
	return cmd
}

func (p *questions) resize(u *UI) {
	if p.form == nil {
		return
	}
	r := u.layout.Panes[questionsPane].Inner()
	p.form.WithWidth(max(10, r.W-4)).WithHeight(p.formHeight(r.H))
	p.field.WithWidth(max(10, r.W-4))
	p.field.WithHeight(p.formHeight(r.H))
}

// formHeight leaves some lines for the other questions.
func (p *questions) formHeight(rows int) int {
	return max(4, min(rows-6, 22))
}

// press takes a key.
func (p *questions) press(u *UI, msg tea.KeyPressMsg) tea.Cmd {
	if p.form != nil {
		switch {
		case key.Matches(msg, u.k.Back):
			p.form, p.field = nil, nil
			u.reorder()
			return nil
		case key.Matches(msg, u.k.Skip):
			return p.move(u, 1)
		case key.Matches(msg, u.k.Earlier):
			return p.move(u, -1)
		case !p.field.Typing() && key.Matches(msg, u.k.Importance):
			return p.importance(u)
		case !p.field.Typing() && key.Matches(msg, u.k.Clear):
			return p.clear(u)
		}
		return p.pass(msg)
	}
	list := p.list(u)
	at := slices.IndexFunc(list, func(q *catalog.Question) bool { return q.ID == p.current })
	if to, moved := u.k.Move(msg, at, len(list)-1); moved {
		p.current = list[to].ID
		return nil
	}
	switch {
	case key.Matches(msg, u.k.Choose):
		p.open(u, p.current)
		return p.init()
	case key.Matches(msg, u.k.Importance):
		return p.importance(u)
	case key.Matches(msg, u.k.Clear):
		return p.clear(u)
	}
	return nil
}

// move opens the question before or after the current one.
func (p *questions) move(u *UI, by int) tea.Cmd {
	list := p.list(u)
	at := slices.IndexFunc(list, func(q *catalog.Question) bool { return q.ID == p.current })
	p.open(u, list[max(0, min(len(list)-1, at+by))].ID)
	return p.init()
}

// importance turns the current question's importance: must, want, skip.
func (p *questions) importance(u *UI) tea.Cmd {
	q, ok := u.Catalog.Question(p.current)
	if !ok {
		return nil
	}
	if !makesRequirements(q) {
		u.status = "this question makes no requirement"
		return nil
	}
	now := u.session.importance(q)
	next := catalog.Importances[(slices.Index(catalog.Importances, now)+1)%len(catalog.Importances)]
	u.session.change(func(a *answers.Answers) {
		if next == q.Importance {
			delete(a.Importance, q.ID)
		} else {
			a.Importance[q.ID] = next
		}
	})
	u.advise()
	u.status = fmt.Sprintf("%s: %s", q.Name, next)
	return u.explore()
}

func makesRequirements(q *catalog.Question) bool {
	return len(q.Requires) > 0 || slices.ContainsFunc(q.Options, func(o catalog.Option) bool { return len(o.Requires) > 0 })
}

// clear takes the current question's answer away.
func (p *questions) clear(u *UI) tea.Cmd {
	if !u.session.answers.Has(p.current) {
		u.status = "not answered"
		return nil
	}
	u.session.change(func(a *answers.Answers) {
		delete(a.Values, p.current)
		delete(a.Importance, p.current)
	})
	u.advise()
	p.reopen(u)
	u.status = "cleared; u takes it back"
	return u.explore()
}

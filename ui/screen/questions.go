package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
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
// then the open refining ones by how much they could still change, the answered
// ones, then the figures.
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
		case answered || q.ID == p.current:
			done = append(done, q)
		default:
			open = append(open, q)
		}
	}
	slices.SortStableFunc(open, func(a, b *catalog.Question) int {
		x, y := u.influence[a.ID], u.influence[b.ID]
		switch {
		case x > y:
			return -1
		case x < y:
			return 1
		}
		return 0
	})
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

func (p *questions) restyle(u *UI) { p.reopen(u) }

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
	to := at
	switch {
	case key.Matches(msg, u.k.Up):
		to--
	case key.Matches(msg, u.k.Down):
		to++
	case key.Matches(msg, u.k.PageUp):
		to -= 10
	case key.Matches(msg, u.k.PageDown):
		to += 10
	case key.Matches(msg, u.k.First):
		to = 0
	case key.Matches(msg, u.k.Last):
		to = len(list) - 1
	case key.Matches(msg, u.k.Choose):
		p.open(u, p.current)
		return p.init()
	case key.Matches(msg, u.k.Importance):
		return p.importance(u)
	case key.Matches(msg, u.k.Clear):
		return p.clear(u)
	}
	p.current = list[max(0, min(len(list)-1, to))].ID
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
	return u.weigh()
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
	return u.weigh()
}

// view draws the pane.
func (p *questions) view(u *UI, r Rect) []string {
	inner := r.Inner()
	lines, owner, cursor := p.lines(u, inner.W)
	last := cursor
	if p.field != nil {
		last = min(len(lines)-1, p.formAt+strings.Count(p.field.View(), "\n")+1)
	}
	p.top = window(cursor, len(lines), inner.H, p.top)
	if last >= p.top+inner.H { // the open question is shown whole, if it can be
		p.top = min(cursor, last-inner.H+1)
	}
	end := min(len(lines), p.top+inner.H)
	p.lineOf = owner[p.top:end]
	return box(r, "Questions", lines[p.top:end], u.frame(questionsPane), u.titleStyle(questionsPane), p.top > 0, end < len(lines))
}

// lines are all lines of the pane, the question that each is of, and the line of
// the current question.
func (p *questions) lines(u *UI, w int) (lines, owner []string, cursor int) {
	add := func(id, line string) { lines, owner = append(lines, line), append(owner, id) }
	tier := ""
	for _, q := range p.list(u) {
		if q.Tier != tier {
			if tier = q.Tier; tier != "core" {
				add("", "")
				add("", u.st.Dim.Render(pad(" "+map[string]string{"refine": "What could still change it", "expert": "Assumptions"}[tier], w)))
			}
		}
		if q.ID == p.current {
			cursor = len(lines)
		}
		add(q.ID, p.row(u, q, w))
		if q.ID == p.current && p.field != nil {
			p.formAt = len(lines)
			for _, line := range strings.Split(strings.TrimRight(p.field.View(), "\n "), "\n") {
				add(q.ID, "   "+line)
			}
			add("", "")
		}
	}
	return lines, owner, cursor
}

// row is one question: its mark, its name and its answer.
func (p *questions) row(u *UI, q *catalog.Question, w int) string {
	v, answered := u.session.answers.Values[q.ID]
	mark, style := "○ ", u.st.Plain
	answer := ""
	switch {
	case answered:
		mark = "✓ "
		answer = p.answerText(u, q, v)
		if makesRequirements(q) {
			answer += " " + u.session.importance(q)
		}
	case q.Figure && q.Tier == "expert":
		mark = "· "
		answer = p.assumedText(u, q)
		style = u.st.Dim
	}
	if q.ID == p.current {
		mark = "● "
		style = u.st.Marked
		if u.focus == questionsPane && p.field == nil {
			style = u.st.Selected
		}
	}
	name := " " + mark + q.Name
	room := w - visible(name) - 2
	if answer != "" && room > 4 {
		answer = padLeft(" "+short(answer, room)+" ", w-visible(name))
	} else {
		answer = strings.Repeat(" ", max(0, w-visible(name)))
	}
	if q.ID == p.current && u.focus == questionsPane && p.field == nil {
		return style.Render(pad(name+answer, w))
	}
	return style.Render(name) + u.st.Dim.Render(answer)
}

func short(text string, w int) string {
	if visible(text) <= w {
		return text
	}
	return strings.TrimRight(pad(text, w), " ")
}

func (p *questions) answerText(u *UI, q *catalog.Question, v answers.Value) string {
	switch {
	case v.Number != nil && v.Number.Single():
		return strings.TrimSpace(quantity.Text(v.Number.Typical) + " " + shortUnit(q.Unit))
	case v.Number != nil:
		return quantity.Text(v.Number.Low) + "–" + quantity.Text(v.Number.High)
	case v.Shares != nil:
		var parts []string
		for _, s := range v.Shares {
			parts = append(parts, u.Catalog.Places[s.Place].City)
		}
		return strings.Join(parts, ", ")
	}
	var parts []string
	for _, word := range v.Words {
		switch option, ok := q.Option(word); {
		case ok:
			parts = append(parts, option.Name)
		default:
			if place, ok := u.Catalog.Places[word]; ok {
				word = place.City
			}
			parts = append(parts, word)
		}
	}
	return strings.Join(parts, ", ")
}

func shortUnit(unit string) string {
	unit = strings.TrimSuffix(unit, " a month")
	if len(unit) > 8 {
		return ""
	}
	return unit
}

func (p *questions) assumedText(u *UI, q *catalog.Question) string {
	for _, x := range u.advice.Assumed {
		if x.Question != q.ID {
			continue
		}
		switch v := x.Value.(type) {
		case int64:
			return strings.TrimSpace(quantity.Text(float64(v)) + " " + shortUnit(q.Unit))
		case float64:
			return strings.TrimSpace(quantity.Text(v) + " " + shortUnit(q.Unit))
		case string:
			return v
		}
	}
	return ""
}

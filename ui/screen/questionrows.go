package screen

import (
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
)

// view draws the pane.
func (p *questions) view(u *UI, r Rect) []string {
	inner := r.Inner()
	lines, owner, cursor, last := p.lines(u, inner.W)
	p.top = window(cursor, len(lines), inner.H, p.top)
	if last >= p.top+inner.H { // the open question is shown whole, if it can be
		p.top = min(cursor, last-inner.H+1)
	}
	end := min(len(lines), p.top+inner.H)
	p.lineOf = owner[p.top:end]
	return box(r, "Questions", lines[p.top:end], u.frame(questionsPane), u.titleStyle(questionsPane), p.top > 0, end < len(lines))
}

// lines are all lines of the pane, the question that each is of, the line of the
// current question, and the last one of its form.
func (p *questions) lines(u *UI, w int) (lines, owner []string, cursor, last int) {
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
			cursor, last = len(lines), len(lines)
		}
		add(q.ID, p.row(u, q, w))
		if q.ID == p.current && p.field != nil {
			p.formAt = len(lines)
			for _, line := range strings.Split(strings.TrimRight(p.field.View(), "\n "), "\n") {
				add(q.ID, "   "+line)
			}
			add("", "")
			last = len(lines) - 1
		}
	}
	return lines, owner, cursor, last
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
		if n, ok := catalog.Number(x.Value); ok {
			return strings.TrimSpace(quantity.Text(n) + " " + shortUnit(q.Unit))
		}
		word, _ := x.Value.(string)
		return word
	}
	return ""
}

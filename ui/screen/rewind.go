package screen

import (
	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
)

// rewind takes a change back, or makes it anew, and returns to its question.
func (u *UI) rewind(turn func() (string, bool), done, nothing string) tea.Cmd {
	question, ok := turn()
	if !ok {
		u.status = nothing
		return nil
	}
	u.advise()
	u.status = done
	q, ok := u.Catalog.Question(question)
	if ok = ok && u.session.answers.Asked(q); ok {
		u.status = done + ": " + q.Name
	}
	if ok && (u.lateral == nil || u.focus != detailPane) { // what stands there shows it itself
		u.questions.open(u.state(), "") // not opened, so that the next u is not typed into it
		u.questions.current = question
		u.setFocus(questionsPane)
	} else {
		u.questions.reopen(u.state())
	}
	return tea.Batch(u.try(), u.explore())
}

// renew shows what many answers at once have come to.
func (u *UI) renew() tea.Cmd {
	u.advise()
	next := answers.Next(u.Catalog, u.session.answers, u.influence, "")
	if q, ok := u.Catalog.Question(next); ok && q.Tier == "core" {
		u.questions.open(u.state(), next)
		u.setFocus(questionsPane)
	} else {
		u.questions.open(u.state(), "")
		u.setFocus(stacksPane)
	}
	return tea.Batch(u.try(), u.explore())
}

package screen

import (
	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/answering"
)

// inHand are the answers with what is typed or ticked in the open question and not
// confirmed yet.
func (u *UI) inHand() answers.Answers {
	if v, ok := u.questions.inHand(); ok {
		return u.session.with(u.questions.current, v)
	}
	return u.session.answers
}

// left takes what a question was left with, and opens the next.
func (u *UI) left(e left) tea.Cmd {
	u.session.change(func(a *answers.Answers) { answering.Set(a, e.question, e.value) })
	u.advise()
	u.questions.close()
	u.reorder()
	if e.to != "" {
		u.questions.open(u.state(), e.to)
	}
	return tea.Batch(u.try(), u.explore())
}

// takeInHand takes what the open question has in hand into the session, and leaves it open:
// what comes next is of all answers.
func (u *UI) takeInHand() tea.Cmd {
	v, ok := u.questions.inHand()
	if !ok {
		return nil
	}
	return u.left(left{u.questions.current, v, u.questions.current})
}

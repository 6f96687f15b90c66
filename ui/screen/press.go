package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
)

// press takes a key: what is on top first, then keys that hold everywhere, then
// the pane that has the focus.
func (u *UI) press(msg tea.KeyPressMsg) tea.Cmd {
	u.status = ""
	if key.Matches(msg, u.k.Interrupt) {
		return leave(130)
	}
	switch {
	case u.prompt != nil:
		return u.prompt.press(u, msg)
	case u.help:
		u.scrollHelp(msg)
		return nil
	case u.compare != nil:
		return u.compare.press(u, msg)
	}
	typing := u.focus == questionsPane && u.questions.field != nil && u.questions.field.Typing()
	switch {
	case key.Matches(msg, u.k.NextPane):
		u.setFocus((u.focus + 1) % panes)
		return nil
	case key.Matches(msg, u.k.PrevPane):
		u.setFocus((u.focus + panes - 1) % panes)
		return nil
	case key.Matches(msg, u.k.Save):
		return u.save()
	case msg.String() == "f1", !typing && key.Matches(msg, u.k.Help):
		u.help = true
		return nil
	case typing:
		return u.questions.press(u, msg)
	case key.Matches(msg, u.k.Quit):
		return u.quit()
	case key.Matches(msg, u.k.Undo):
		return u.undo()
	case key.Matches(msg, u.k.Export):
		u.prompt = newExport(u)
		return nil
	}
	switch u.focus {
	case questionsPane:
		return u.questions.press(u, msg)
	case stacksPane:
		return u.stacks.press(u, msg)
	}
	return u.detail.press(u, msg)
}

func (u *UI) undo() tea.Cmd {
	if !u.session.undo() {
		u.status = "nothing to undo"
		return nil
	}
	u.advise()
	u.questions.reopen(u)
	u.status = "undone"
	return u.explore()
}

// answered takes an answer into the session and goes on.
func (u *UI) answered(msg answeredMsg) tea.Cmd {
	u.session.change(func(a *answers.Answers) { set(a, msg.question, msg.value) })
	u.advise()
	u.questions.form, u.questions.field = nil, nil
	u.reorder()
	next := u.questions.next(u, msg.question)
	u.questions.open(u, next)
	if next == "" {
		u.setFocus(stacksPane)
		u.status = "that was the last question; tab goes back to them"
	} else if wasLastCore(u, msg.question) {
		u.setFocus(stacksPane)
		u.status = "here is the advice; tab leads to what could still change it"
	}
	return tea.Batch(u.questions.init(), u.try(), u.explore())
}

// wasLastCore says whether the question was the last of the core ones.
func wasLastCore(u *UI, id string) bool {
	q, _ := u.Catalog.Question(id)
	if q.Tier != "core" {
		return false
	}
	last := ""
	for _, other := range u.Catalog.Questions {
		if other.Tier == "core" {
			last = other.ID
		}
	}
	return id == last
}

package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/rescue"
	"whereto/ui/summary"
)

// keepMsg says that what is typed has waited long enough.
type keepMsg struct{}

// keptMsg says whether something was kept.
type keptMsg struct{ err error }

// unsaved is how many answers are not as they are in the file.
func (u *UI) unsaved() int {
	return u.Unsaved(u.Catalog, u.inHand())
}

// keep keeps answers that have changed: at once after an answer, and what is typed or
// ticked after a pause.
func (u *UI) keep() tea.Cmd {
	if u.Keep == nil {
		return nil
	}
	if asked := u.tag(u.session.answers); asked != u.keeping.asked {
		u.keeping.asked = asked
		return u.keepNow()
	}
	if u.keeping.waits || u.tag(u.inHand()) == u.keeping.answer {
		return nil
	}
	u.keeping.waits = true
	return tea.Tick(u.Typing, func(time.Time) tea.Msg { return keepMsg{} })
}

// tag tells what is to be kept from what is kept: answers, and the file as they are in it.
func (u *UI) tag(a answers.Answers) string {
	return u.Hash + "\n" + summary.AnswersFile(u.Catalog, a)
}

// keepTyped keeps what is typed.
func (u *UI) keepTyped() tea.Cmd {
	u.keeping.waits = false
	return u.keepNow()
}

// keepNow keeps the answers as they are, beside the session; nothing where they are saved.
func (u *UI) keepNow() tea.Cmd {
	mark := u.tag(u.inHand())
	if mark == u.keeping.answer {
		return nil
	}
	k, kept := u.Keep, u.record()
	u.keeping.answer = mark
	u.keeping.number++
	n := u.keeping.number
	return func() tea.Msg {
		if kept.Count == 0 {
			return keptMsg{k.Clear(n)}
		}
		return keptMsg{k.Keep(n, kept)}
	}
}

// record is what is to be kept now.
func (u *UI) record() rescue.Kept {
	return rescue.Kept{
		File: u.LeftAs(), Hash: u.Hash, Count: u.unsaved(),
		Base:    summary.AnswersFile(u.Catalog, u.Base),
		Answers: summary.AnswersFile(u.Catalog, u.inHand()),
	}
}

// putAside keeps what is not saved for the next start, or takes away what is kept, before
// the session ends.
func (u *UI) putAside(keep bool) {
	if u.Keep == nil {
		return
	}
	kept := u.record()
	if !keep || kept.Count == 0 {
		_ = u.Keep.End() // what is left is offered once more than needed
		return
	}
	u.keeping.number++
	if err := u.Keep.Keep(u.keeping.number, kept); err == nil {
		u.aside = kept.Count
	}
	u.Keep.Stay()
}

// unkept says where nothing can be kept, once.
func (u *UI) unkept(msg keptMsg) {
	if msg.err != nil && !u.keeping.failed {
		u.keeping.failed = true
		u.status = "answers can't be kept until they are saved: " + firstLine(msg.err)
	}
}

// leave ends the session. What is not saved is kept for the next start, or let go.
func (u *UI) leave(code int, keep bool) tea.Cmd {
	u.code = code
	u.putAside(keep)
	return tea.Quit
}

package screen

import (
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/model/stack"
	"whereto/ui/answering"
	"whereto/ui/summary"
)

// handle acts on an event: it is the one place where what panes say changes the
// session, the selection, what is on top, or the word to the user.
func (u *UI) handle(e event) tea.Cmd {
	switch e := e.(type) {
	case answered:
		return u.answered(e)
	case left:
		return u.left(e)
	case importanceSet:
		return u.setImportance(e)
	case cleared:
		return u.cleared(e)
	case questionClosed:
		u.reorder()
	case selected:
		if e.row != u.cursor {
			u.cursor, u.detail.top = e.row, 0
		}
	case folded:
		u.fold(e)
	case dropped:
		return u.drop(e.set)
	case marked:
		u.mark(e.stack)
	case turned:
		u.detail.turn(e.by)
	case focusAsked:
		u.setFocus(e.pane)
	case compareAsked:
		if p := newCompare(u.state()); p != nil {
			u.cover(p)
		} else {
			u.status = "two stacks are needed to compare"
		}
	case unused:
		cmd, _ := u.command(e.key)
		return cmd
	case picked:
		u.tops = nil
		return u.handle(e.then)
	case sought:
		u.seek(e)
	case allAsked:
		u.showAll(e.in)
	case sortAsked:
		if e.by == u.sift.by {
			e.by = byValue
		}
		u.sortBy(e.by)
	case sifted:
		u.sifted(e)
	case scrolled:
		if u.preview != nil {
			u.preview.top = max(0, u.preview.top+e.by)
		}
	case decisionMade:
		return u.decide(e)
	case copyAsked:
		return u.copy(e.what)
	case act:
		return u.act(e)
	case keyAsked:
		return u.pressIn(e.in, e.key)
	case questionAsked:
		return u.toQuestion(e.id)
	case hostAsked:
		return u.toHost(e.id)
	case changeAsked:
		return u.change(e)
	case decided:
		return u.decided(e)
	case named:
		return u.named(e.file)
	case closed:
		return u.closed()
	case said:
		u.status = e.text
	}
	return nil
}

// answered takes an answer into the session and goes on.
func (u *UI) answered(e answered) tea.Cmd {
	u.session.change(func(a *answers.Answers) { answering.Set(a, e.question, e.value) })
	u.advise()
	u.questions.close()
	u.reorder()
	next := answers.Next(u.Catalog, u.session.answers, u.influence, e.question)
	if q, ok := u.Catalog.Question(next); ok && q.Tier == "refine" && u.Settle >= 0 {
		u.awaiting = true // which of them matters most follows from this answer
		u.questions.current = e.question
	} else {
		u.questions.open(u.state(), next)
	}
	if next == "" {
		u.toList()
		u.status = "that was the last question; shift+tab goes back to them"
	} else if e.question == answers.LastCore(u.Catalog) {
		u.toList()
		u.status = "here is the advice; tab leads to why, shift+tab to what could still change it"
	}
	return tea.Batch(u.try(), u.explore())
}

// toList gives the list the keys, to show what the answers give: an option of the question
// that was opened meanwhile is not considered yet.
func (u *UI) toList() {
	u.setFocus(stacksPane)
	u.kept = trial{}
}

// setImportance makes a question count as was said; what the question says of itself is
// not kept.
func (u *UI) setImportance(e importanceSet) tea.Cmd {
	q, ok := u.Catalog.Question(e.question)
	if !ok {
		return nil
	}
	u.session.change(func(a *answers.Answers) {
		if e.importance == q.Importance {
			delete(a.Importance, q.ID)
		} else {
			a.Importance[q.ID] = e.importance
		}
	})
	u.advise()
	u.status = fmt.Sprintf("%s: %s", q.Name, e.importance)
	return u.explore()
}

// cleared takes an answer and its importance away.
func (u *UI) cleared(e cleared) tea.Cmd {
	u.session.change(func(a *answers.Answers) {
		delete(a.Values, e.question)
		delete(a.Importance, e.question)
	})
	u.advise()
	u.questions.reopen(u.state())
	u.status = "cleared; u takes it back"
	return u.explore()
}

// fold opens or closes the other setups of a row's host; the cursor stays on the host.
func (u *UI) fold(e folded) {
	list := u.state().rows()
	if e.row >= len(list) || list[e.row].closed != nil {
		return
	}
	host := list[e.row].host()
	if e.open {
		u.opened[host] = true
	} else {
		delete(u.opened, host)
	}
	if row := rowOf(u.state().rows(), place{host: host}); row != u.cursor {
		u.cursor, u.detail.top = row, 0
	}
}

// drop makes wants of musts without which more fits.
func (u *UI) drop(set int) tea.Cmd {
	s := u.advice.Study
	if s == nil || set >= len(s.Drops) || u.state().considered != nil {
		return nil
	}
	var names []string
	u.session.change(func(a *answers.Answers) {
		for _, id := range s.Drops[set].Questions {
			stack.Change{Question: id, Want: true}.Make(a)
			if q, ok := u.Catalog.Question(id); ok {
				names = append(names, q.Name)
			}
		}
	})
	u.advise()
	u.questions.reopen(u.state())
	u.status = strings.Join(names, " and ") + ": want; u takes it back"
	return u.explore()
}

// mark puts a stack among those to compare, or takes it from them.
func (u *UI) mark(id string) {
	if i := slices.IndexFunc(u.marked, func(m string) bool { return slices.Contains(markedIn(u.state().shown(), []string{m}), id) }); i >= 0 {
		u.marked = slices.Delete(u.marked, i, i+1)
		return
	}
	if len(u.marked) == maxCompared {
		u.status = "four are marked already"
		return
	}
	u.marked = append(u.marked, id)
	u.status = fmt.Sprintf("%d marked; c compares them", len(u.marked))
}

// decide records a decision in the answers, or takes the recorded one away.
func (u *UI) decide(e decisionMade) tea.Cmd {
	u.session.change(func(a *answers.Answers) {
		a.Decision = nil
		if e.stack != nil {
			d := summary.NewDecision(u.advice, e.stack, e.why)
			a.Decision = &d
		}
	})
	u.advise()
	u.status = "nothing is decided; u takes that back"
	if e.stack != nil {
		u.status = "decided for " + e.stack.Title + "; ctrl+s saves it"
	}
	return u.explore()
}

// change makes a change of the answers that a pane asks for.
func (u *UI) change(e changeAsked) tea.Cmd {
	u.session.join(e.joins, e.change)
	u.advise()
	u.questions.reopen(u.state())
	u.status = e.text
	return u.explore()
}

// named does with the file of a name what the prompt asked for; where that fails the
// prompt stays and says why.
func (u *UI) named(file string) tea.Cmd {
	p := u.prompt
	var err error
	switch {
	case p.purpose == toExport:
		err = u.export(file, p.over == file)
	default:
		err = u.saveAs(file, p.over == file)
	}
	if err != nil {
		p.err, p.over = err, ""
		if errors.Is(err, fs.ErrExist) {
			p.over = file
		}
		return nil
	}
	u.prompt = nil
	switch {
	case p.purpose == toSaveAndLeave:
		return u.leave(p.code, false)
	case p.purpose == toSave:
		return u.done()
	}
	return nil
}

// hand gives a key to a pane and acts on what it says.
func (u *UI) hand(p pane, msg tea.KeyPressMsg) tea.Cmd {
	e, cmd := p.press(u.state(), msg)
	return tea.Batch(cmd, u.handle(e))
}

// pressIn presses a key in a pane, by its name.
func (u *UI) pressIn(in paneID, name string) tea.Cmd {
	var taken tea.Cmd
	if in != questionsPane {
		taken = u.takeInHand()
	}
	if in == detailPane {
		u.lateral = nil
	}
	u.setFocus(in)
	return tea.Batch(taken, u.hand(u.focused(), pressOf(name)))
}

// toQuestion opens a question.
func (u *UI) toQuestion(id string) tea.Cmd {
	u.setFocus(questionsPane)
	u.awaiting = false
	return u.handle(u.questions.leave(u.state(), id))
}

// toHost puts the cursor on a host.
func (u *UI) toHost(id string) tea.Cmd {
	taken := u.takeInHand()
	u.setFocus(stacksPane)
	if row := rowOf(u.state().rows(), place{host: id}); row >= 0 {
		return tea.Batch(taken, u.handle(selected{row}))
	}
	return taken
}

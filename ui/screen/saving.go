package screen

import (
	"bytes"
	"errors"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/answersfile"
)

// fromFile takes the file that was opened. Of a summary the answers are saved beside it.
func (u *UI) fromFile() {
	if kind := u.Take(); kind != "" {
		u.status = fmt.Sprintf("%s is %s: answers are saved to %s", u.Summary, kind, u.File)
	}
}

// save writes the answers to the session's file, with what is in hand.
func (u *UI) save(leaves bool) tea.Cmd {
	u.saving.leaves = leaves
	return tea.Batch(u.takeInHand(), u.store())
}

// store writes the answers to the session's file, or asks for one. Where the file is not
// what it was when it was read, nothing is written before that is settled.
func (u *UI) store() tea.Cmd {
	if u.File == "" {
		purpose := toSave
		if u.saving.leaves {
			purpose = toSaveAndLeave
		}
		u.prompt = newPrompt(u.st, purpose, "answers.toml")
		u.prompt.code = u.saving.code
		return nil
	}
	now, err := u.Now(u.File)
	if err != nil {
		u.status = err.Error()
		return nil
	}
	return u.meets(now)
}

// meets goes on where the file has become another: what changed but answers is kept, and
// what answers it has now is asked about.
func (u *UI) meets(now []byte) tea.Cmd {
	how, theirs, err := u.Meet(u.Catalog, u.session.answers, now)
	switch how {
	case answersfile.Free:
		return u.writeTo(u.File, now)
	case answersfile.Same:
		u.Saved(u.session.answers, u.File, now)
		return u.done()
	}
	u.saving.theirs = now
	d := &dialog{about: aboutConflict, title: "Changed by somebody else"}
	switch {
	case err != nil:
		d.lines = []string{u.File + " can't be read as it is now:", firstLine(err)}
	default:
		if u.Hash == "" {
			d.title = "There already"
		}
		d.lines = append([]string{"What differs in " + u.File + ":"}, listed(u.differences(theirs), 8)...)
		d.options = append(d.options, offer{"t", "keep theirs, and drop mine"})
	}
	d.options = append(d.options, offer{"m", "write mine over theirs"}, offer{"b", "save mine beside it, as " + u.AnotherName()}, offer{stay, "stay, and save nothing"})
	u.dialog = d
	return nil
}

// settled goes on as was said where the file had become another.
func (u *UI) settled(way string) tea.Cmd {
	shown := u.saving.theirs
	u.dialog, u.saving.theirs = nil, nil
	if way == stay {
		u.saving.edits = false
		return nil
	}
	now, err := u.Now(u.File)
	if err != nil {
		u.status = err.Error()
		return nil
	}
	if way != "b" && !bytes.Equal(now, shown) { // it has changed again
		return u.meets(now)
	}
	switch way {
	case "t":
		theirs, err := u.read(now)
		if err != nil {
			u.status = firstLine(err)
			return nil
		}
		u.session.change(func(a *answers.Answers) { *a = theirs.Clone() })
		u.Saved(u.session.answers, u.File, now)
		u.status = u.File + " is as it was found; u takes that back"
		return tea.Batch(u.renew(), u.done())
	case "b":
		file := u.AnotherName()
		u.Hash = ""
		return u.writeTo(file, nil)
	}
	return u.writeTo(u.File, now)
}

// writeTo writes the answers into a file as it is now, edited in place; nil: a new one.
func (u *UI) writeTo(file string, now []byte) tea.Cmd {
	if err := u.WriteTo(u.Catalog, u.session.answers, file, now); err != nil {
		u.status = inShort(err, file).Error()
		return nil
	}
	u.status = "saved to " + file
	return u.done()
}

// saveAs writes the answers to a file of a name that was given.
func (u *UI) saveAs(file string, over bool) error {
	var other answersfile.NotTOML
	switch err := u.SaveAs(u.Catalog, u.session.answers, file, over); {
	case errors.As(err, &other):
		return fmt.Errorf("%w; e exports", err)
	case err != nil:
		return inShort(err, file)
	}
	u.status = "saved to " + file
	return nil
}

// done leaves where that was to come after saving.
func (u *UI) done() tea.Cmd {
	switch {
	case u.saving.leaves:
		return u.leave(u.saving.code, false)
	case u.saving.edits:
		return u.openEditor()
	}
	return nil
}

// editedMsg says that the editor was left.
type editedMsg struct{ err error }

// openEditor gives the terminal to the editor.
func (u *UI) openEditor() tea.Cmd {
	u.saving.edits = false
	cmd, err := u.Edit(u.File)
	if err != nil {
		u.status = err.Error()
		return nil
	}
	return tea.Exec(cmd, func(err error) tea.Msg { return editedMsg{err} })
}

// read are the answers of a file's content.
func (u *UI) read(content []byte) (answers.Answers, error) {
	return answersfile.Read(u.File, content, u.Catalog)
}

// differences say by what somebody else's answers are others, question by question.
func (u *UI) differences(theirs answers.Answers) []string {
	s := u.state()
	var list []string
	for _, key := range answersfile.Differ(u.Catalog, u.session.answers, theirs) {
		table, id, _ := strings.Cut(key, ".")
		q, ok := u.Catalog.Question(id)
		switch {
		case ok && table == "answers":
			other := s
			other.answers = theirs
			list = append(list, fmt.Sprintf("%s: mine %s, theirs %s", q.Name, worded(s, q.ID), worded(other, q.ID)))
		case ok && table == "importance":
			list = append(list, fmt.Sprintf("%s: mine a %s, theirs a %s", q.Name, s.answers.ImportanceOf(q), theirs.ImportanceOf(q)))
		default:
			list = append(list, key)
		}
	}
	return list
}

// worded is the answer to a question in words.
func worded(s state, question string) string {
	q, _ := s.catalog.Question(question)
	if v, ok := s.answers.Values[question]; ok {
		if text := answerText(s, q, v); text != "" {
			return text
		}
	}
	return "open"
}

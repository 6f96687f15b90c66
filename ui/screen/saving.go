package screen

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/answersfile"
	"whereto/ui/summary"
)

// fromFile takes the file that was opened. Of a summary the answers are saved beside it.
func (u *UI) fromFile() {
	u.saving.hash = hashOf(u.Opened)
	if u.File != "" {
		if kind := answersfile.KindOf(u.File, u.Opened); kind != answersfile.TOML {
			u.saving.summary, u.saving.hash = u.File, ""
			u.File, u.Opened = answersfile.Beside(u.File), nil
			u.status = fmt.Sprintf("%s is %s: answers are saved to %s", u.saving.summary, kind, u.File)
		}
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
	now, err := u.now(u.File)
	if err != nil {
		u.status = err.Error()
		return nil
	}
	if hashOf(now) != u.saving.hash && now != nil {
		return u.meets(now)
	}
	return u.writeTo(u.File, now)
}

// meets goes on where the file has become another: what changed but answers is kept, and
// what answers it has now is asked about.
func (u *UI) meets(now []byte) tea.Cmd {
	theirs, err := u.read(now)
	if err == nil && len(answersfile.Differ(u.Catalog, u.session.base, theirs)) == 0 {
		return u.writeTo(u.File, now)
	}
	if err == nil && len(answersfile.Differ(u.Catalog, u.session.answers, theirs)) == 0 {
		u.saved(u.File, now)
		return u.done()
	}
	u.saving.theirs = now
	d := &dialog{about: aboutConflict, title: "Changed by somebody else"}
	switch {
	case err != nil:
		d.lines = []string{u.File + " can't be read as it is now:", firstLine(err)}
	default:
		if u.saving.hash == "" {
			d.title = "There already"
		}
		d.lines = append([]string{"What differs in " + u.File + ":"}, listed(u.differences(theirs), 8)...)
		d.options = append(d.options, offer{"t", "keep theirs, and drop mine"})
	}
	d.options = append(d.options, offer{"m", "write mine over theirs"}, offer{"b", "save mine beside it, as " + u.beside()}, offer{stay, "stay, and save nothing"})
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
	now, err := u.now(u.File)
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
		u.saved(u.File, now)
		u.status = u.File + " is as it was found; u takes that back"
		return tea.Batch(u.renew(), u.done())
	case "b":
		file := u.beside()
		u.saving.hash = ""
		return u.writeTo(file, nil)
	}
	return u.writeTo(u.File, now)
}

// writeTo writes the answers into a file as it is now, edited in place; nil: a new one.
func (u *UI) writeTo(file string, now []byte) tea.Cmd {
	old := now
	if old == nil {
		old = u.Opened // it was taken away meanwhile: what it said beside answers is not lost
	}
	content := answersfile.Edit(old, u.Catalog, u.session.answers)
	if err := u.Write(file, content, now != nil); err != nil {
		u.status = inShort(err, file).Error()
		return nil
	}
	u.saved(file, content)
	u.status = "saved to " + file
	return u.done()
}

// saveAs writes the answers to a file of a name that was given.
func (u *UI) saveAs(file string, over bool) error {
	switch {
	case file == "":
		return errors.New("a name is needed")
	case answersfile.KindOf(file, nil) != answersfile.TOML:
		return fmt.Errorf("answers are TOML: %s; e exports", answersfile.Beside(filepath.Base(file)))
	}
	content := []byte(summary.AnswersFile(u.Catalog, u.session.answers))
	if over {
		if now, err := u.now(file); err == nil && answersfile.KindOf(file, now) != answersfile.TOML {
			return fmt.Errorf("%s is %s: another name", file, answersfile.KindOf(file, now))
		}
	}
	if err := u.Write(file, content, over); err != nil {
		return inShort(err, file)
	}
	u.saved(file, content)
	u.status = "saved to " + file
	return nil
}

// saved takes a file as the one that the answers are in.
func (u *UI) saved(file string, content []byte) {
	u.File, u.Opened, u.saving.hash = file, content, hashOf(content)
	u.session.base = u.session.answers.Clone()
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

// now is a file as it is now; nil where there is none.
func (u *UI) now(file string) ([]byte, error) {
	content, err := u.Read(file)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil, nil
	case err != nil:
		return nil, err
	case content == nil:
		content = []byte{}
	}
	return content, nil
}

// read are the answers of a file's content.
func (u *UI) read(content []byte) (answers.Answers, error) {
	return answersfile.Read(u.File, content, u.Catalog)
}

// beside is the name of a file that is not there yet, beside the session's.
func (u *UI) beside() string {
	ext := filepath.Ext(u.File)
	stem := strings.TrimSuffix(u.File, ext)
	for i := 2; ; i++ {
		name := stem + "-" + strconv.Itoa(i) + ext
		if now, err := u.now(name); now == nil && err == nil || i > 99 {
			return name
		}
	}
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

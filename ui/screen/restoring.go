package screen

import (
	"errors"
	"fmt"
	"io/fs"
	"time"

	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/ui/answersfile"
	"whereto/ui/rescue"
)

// begin takes the file that was opened, and asks about what is left of others.
func (u *UI) begin() {
	u.fromFile()
	u.keeping.asked = u.tag(u.session.answers)
	u.keeping.answer = u.keeping.asked
	u.offer()
}

// offer asks what is to become of what an earlier session has left.
func (u *UI) offer() {
	u.dialog = nil
	if len(u.Left) == 0 {
		return
	}
	l := u.Left[0]
	was := "were"
	if l.Count == 1 {
		was = "was"
	}
	lines := []string{fmt.Sprintf("%s of %s %s not saved.", counted(l.Count, "answer", "answers"), u.clock(l.At), was)}
	if l.File != "" {
		lines = append(lines, "For "+l.File)
	}
	if n := len(u.Left) - 1; n > 0 {
		lines = append(lines, counted(n, "other session", "other sessions")+" left some too.")
	}
	u.dialog = &dialog{
		about: aboutLeft, title: "Left by a session that broke off",
		lines:   lines,
		options: []offer{{"r", "restore"}, {"d", "discard"}, {stay, "later"}},
	}
}

// clock is a time of today as the clock shows it, another with its day.
func (u *UI) clock(t time.Time) string {
	now := t
	if u.Keep != nil {
		now = u.Keep.Now()
	}
	t = t.In(now.Location())
	if t.Format(time.DateOnly) == now.Format(time.DateOnly) {
		return t.Format("15:04")
	}
	return t.Format("2 January 15:04")
}

// restoring acts on what is to become of what was left.
func (u *UI) restoring(way string) tea.Cmd {
	l := u.Left[0]
	switch way {
	case "r":
		return u.restore(l)
	case "d":
		if err := l.Discard(); err != nil {
			u.status = err.Error()
			return nil
		}
		u.Left = u.Left[1:]
		u.offer()
		return nil
	}
	u.Left, u.dialog = nil, nil
	return nil
}

// restore takes what was left as the session's answers.
func (u *UI) restore(l rescue.Left) tea.Cmd {
	read := func(text string) (answers.Answers, error) { return answersfile.Read("", []byte(text), u.Catalog) }
	base, wrong := read(l.Base)
	a, err := read(l.Answers)
	if err = errors.Join(err, wrong); err != nil {
		u.status = "they can't be read: " + firstLine(err)
		if u.loading != loaded {
			u.status = "the data is still being read: again in a moment"
		}
		return nil
	}
	if u.Keep != nil {
		if err := u.Keep.Take(l); errors.Is(err, fs.ErrNotExist) {
			u.status, u.Left = "another session has taken them", u.Left[1:]
			u.offer()
			return nil
		} else if err != nil {
			u.status = err.Error()
			return nil
		}
	}
	u.session.change(func(is *answers.Answers) { *is = a.Clone() })
	u.Held.Restore(l.File, l.Hash, base)
	u.Left, u.dialog = nil, nil
	u.status = counted(l.Count, "answer", "answers") + " restored; ctrl+s saves, u takes that back"
	return u.renew()
}

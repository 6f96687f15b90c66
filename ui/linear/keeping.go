package linear

import (
	"errors"
	"fmt"
	"io/fs"

	"whereto/model/answers"
	"whereto/ui/answersfile"
	"whereto/ui/rescue"
	"whereto/ui/summary"
)

// unsaved is how many answers are not as they are in the file.
func (s *session) unsaved() int { return s.Unsaved(s.Catalog, s.now) }

// keep keeps the answers beside the session, in case it breaks off; nothing where they are
// saved.
func (s *session) keep() {
	if s.Keep == nil {
		return
	}
	s.kept++
	var err error
	if s.unsaved() == 0 {
		err = s.Keep.Clear(s.kept)
	} else {
		err = s.Keep.Keep(s.kept, s.record())
	}
	if err != nil && !s.mute {
		s.mute = true
		s.say("Answers can't be kept until they are saved: " + err.Error())
	}
}

// record is what is to be kept now.
func (s *session) record() rescue.Kept {
	return rescue.Kept{
		File: s.LeftAs(), Hash: s.Hash, Count: s.unsaved(),
		Base: summary.AnswersFile(s.Catalog, s.Base), Answers: summary.AnswersFile(s.Catalog, s.now),
	}
}

// end ends the session. What is not saved then was let go where it was left, and stays for the
// next start where its input ended.
func (s *session) end() Ended {
	n := s.unsaved()
	switch {
	case !s.in.ended || n == 0:
		if s.Keep != nil {
			_ = s.Keep.End() // what is left is offered once more than needed
		}
		return Ended{Code: s.in.code}
	case s.Keep == nil:
		return Ended{Code: s.broken(), Lost: n}
	}
	s.kept++
	err := s.Keep.Keep(s.kept, s.record())
	s.Keep.Stay()
	if err != nil {
		return Ended{Code: s.broken(), Lost: n}
	}
	return Ended{Code: s.broken(), Aside: n}
}

// broken is the exit code of a session whose input ended before all was saved: a signal's,
// else that of a failure.
func (s *session) broken() int {
	if s.in.code != 0 {
		return s.in.code
	}
	return 1
}

// sayLeft says what an earlier session has left, and how it is taken. It is no question, so
// that what comes through a pipe means the same whatever was left.
func (s *session) sayLeft() {
	if len(s.Left) == 0 {
		return
	}
	l := s.Left[0]
	text := fmt.Sprintf("An earlier session left %s unsaved on %s", counted(l.Count, "answer", "answers"), l.At.In(s.Keep.Now().Location()).Format("2 January at 15:04"))
	if l.File != "" {
		text += ", for " + l.File
	}
	s.say(text + ". The word restore takes them, discard throws them away.")
}

// restoring takes what was left as the session's answers, or throws it away.
func (s *session) restoring(word string) {
	if len(s.Left) == 0 {
		s.say("Nothing was left by an earlier session.")
		return
	}
	l := s.Left[0]
	if word == "discard" {
		if err := l.Discard(); err != nil {
			s.say(err.Error())
			return
		}
		s.Left = s.Left[1:]
		s.say("Thrown away.")
		s.sayLeft()
		return
	}
	read := func(text string) (answers.Answers, error) {
		return answersfile.Read("", []byte(text), s.Catalog)
	}
	base, wrong := read(l.Base)
	a, err := read(l.Answers)
	if err = errors.Join(err, wrong); err != nil {
		s.say("They can't be read: " + err.Error())
		return
	}
	if err := s.Keep.Take(l); errors.Is(err, fs.ErrNotExist) {
		s.Left = s.Left[1:]
		s.say("Another session has taken them.")
		return
	} else if err != nil {
		s.say(err.Error())
		return
	}
	s.Left = nil
	s.Restore(l.File, l.Hash, base)
	if s.change(func(is *answers.Answers) { *is = a.Clone() }) {
		s.say(counted(l.Count, "answer", "answers")+" restored.", summary.SpokenFirst(s.Catalog, s.advice))
	}
}

package screen

import "whereto/model/answers"

// session is the answers as they change, with what came before.
type session struct {
	answers answers.Answers
	past    []answers.Answers
	saved   bool // the answers are as in the file
}

func newSession(a answers.Answers) *session {
	return &session{answers: a.Clone(), saved: true}
}

// change keeps the answers as they are for undo and hands over a copy to change.
func (s *session) change(f func(a *answers.Answers)) {
	s.past = append(s.past, s.answers)
	s.answers = s.answers.Clone()
	f(&s.answers)
	s.saved = false
}

// undo takes the last change back; false if there is none.
func (s *session) undo() bool {
	if len(s.past) == 0 {
		return false
	}
	s.answers = s.past[len(s.past)-1]
	s.past = s.past[:len(s.past)-1]
	s.saved = false
	return true
}

// with is the answers with one question answered so; an empty value takes the
// answer away.
func (s *session) with(question string, v answers.Value) answers.Answers {
	a := s.answers.Clone()
	set(&a, question, v)
	return a
}

// set answers one question; an empty value takes the answer away.
func set(a *answers.Answers, question string, v answers.Value) {
	if empty(v) {
		delete(a.Values, question)
	} else {
		a.Values[question] = v
	}
}

// empty says that a value is no answer. A list without words is one: none of these.
func empty(v answers.Value) bool {
	return v.Number == nil && len(v.Words) == 0 && !v.List && len(v.Shares) == 0 && len(v.Parts) == 0
}

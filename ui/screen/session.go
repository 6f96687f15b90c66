package screen

import (
	"reflect"

	"whereto/model/answers"
	"whereto/ui/answering"
)

// session is the answers as they change, with what came before and what was taken back.
type session struct {
	answers answers.Answers
	past    []answers.Answers
	future  []answers.Answers // taken back, the last one last
	joined  string            // the name of the last change, where it had one
}

func newSession(a answers.Answers) *session {
	return &session{answers: a.Clone()}
}

// change keeps the answers as they are for undo and hands over a copy to change.
func (s *session) change(f func(a *answers.Answers)) {
	s.join("", f)
}

// join is a change with a name: one that follows another of the same name is taken back
// with it.
func (s *session) join(name string, f func(a *answers.Answers)) {
	if name == "" || name != s.joined {
		s.past, s.future = append(s.past, s.answers), nil
	}
	s.joined = name
	s.answers = s.answers.Clone()
	f(&s.answers)
}

// undo takes the last change back; false if there is none. It says of which question the
// change was; empty where it was of several.
func (s *session) undo() (question string, ok bool) { return s.turn(&s.past, &s.future) }

// redo makes the last change anew that was taken back.
func (s *session) redo() (question string, ok bool) { return s.turn(&s.future, &s.past) }

func (s *session) turn(from, to *[]answers.Answers) (string, bool) {
	n := len(*from) - 1
	if n < 0 {
		return "", false
	}
	s.joined = ""
	before, now := s.answers, (*from)[n]
	*from, *to = (*from)[:n], append(*to, before)
	s.answers = now
	return changed(before, now), true
}

// changed is the only question that answers differ by; empty where there are several, or
// none.
func changed(a, b answers.Answers) string {
	found := map[string]bool{}
	for _, pair := range [][2]answers.Answers{{a, b}, {b, a}} {
		for id, v := range pair[0].Values {
			if other, ok := pair[1].Values[id]; !ok || !reflect.DeepEqual(v, other) {
				found[id] = true
			}
		}
		for id, v := range pair[0].Importance {
			if pair[1].Importance[id] != v {
				found[id] = true
			}
		}
	}
	if len(found) == 1 {
		for id := range found {
			return id
		}
	}
	return ""
}

// with is the answers with one question answered so; an empty value takes the
// answer away.
func (s *session) with(question string, v answers.Value) answers.Answers {
	a := s.answers.Clone()
	answering.Set(&a, question, v)
	return a
}

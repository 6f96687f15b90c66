package screen

import (
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/stack"
)

// wayOf is the part of a stack's id that stays when an answer changes its size, its region
// or its add-ons: the host and its setup.
func wayOf(id string) string {
	if end := strings.IndexAny(id, ":@+"); end >= 0 {
		return id[:end]
	}
	return id
}

// asAnswered is the state without what is considered: what is marked and selected is what it
// is by the answers.
func (s state) asAnswered() state {
	if s.considered == nil {
		return s
	}
	under := placeOf(s.rows(), s.cursor)
	s.considered, s.selected, s.closed = nil, nil, nil
	s.marked = markedIn(s.advice, s.marked)
	if list := s.rows(); len(list) > 0 {
		s.cursor = max(0, rowOf(list, under))
		s.selected, s.closed = list[s.cursor].stack, list[s.cursor].closed
	}
	return s
}

// markedIn are the ids of what the marked stacks have become in an advice: themselves, else
// the first of their host and setup, also where it is folded away. One that is not there
// any more stays marked, for when it comes back.
func markedIn(a *advice.Advice, marked []string) []string {
	if len(marked) == 0 {
		return nil
	}
	var ids []string
	all := a.All()
	for _, id := range marked {
		for _, part := range []func(string) string{func(id string) string { return id }, wayOf} {
			if i := slices.IndexFunc(all, func(s *stack.Stack) bool { return part(s.ID) == part(id) && !slices.Contains(ids, s.ID) }); i >= 0 {
				ids = append(ids, all[i].ID)
				break
			}
		}
	}
	return ids
}

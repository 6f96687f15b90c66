package linear

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/answering"
)

// readPlaces reads places with their shares. Where several go with a name, it is asked which.
func (s *session) readPlaces(text string) (answers.Value, error) {
	list, err := s.finder.ReadPlaces(text)
	if err != nil {
		return answers.Value{}, err
	}
	var sure []answering.TypedPlace
	for _, p := range list {
		one, ok, err := s.settled(p)
		if err != nil {
			return answers.Value{}, err
		}
		if ok {
			p.Found = []answering.Found{one}
			sure = append(sure, p)
		}
	}
	if len(sure) == 0 {
		return answers.Value{}, nil
	}
	return answering.PlacesShared(s.Catalog, sure)
}

// readPlace reads one place, or a word that stands for none.
func (s *session) readPlace(q *catalog.Question, text string) (answers.Value, error) {
	for _, word := range q.Others {
		if answering.Spelled(word) == answering.Spelled(text) {
			return answers.Words(word), nil
		}
	}
	list, err := s.finder.ReadPlaces(text)
	if err != nil {
		return answers.Value{}, err
	}
	if len(list) > 1 {
		return answers.Value{}, fmt.Errorf("one place is allowed, not %d", len(list))
	}
	p := list[0]
	p.Found = slices.DeleteFunc(p.Found, func(f answering.Found) bool { return f.Group && len(f.Places) > 1 })
	one, ok, err := s.settled(p)
	if err != nil || !ok {
		return answers.Value{}, err
	}
	return answers.Words(one.Places[0]), nil
}

// settled is the place that a name means: the one that is sure, or the one that is chosen of
// those that go with it. False where none is wanted.
func (s *session) settled(p answering.TypedPlace) (answering.Found, bool, error) {
	if len(p.Found) == 0 {
		return answering.Found{}, false, noPlace{p.Text, s.finder.Nearest(p.Text)}
	}
	if one, ok := p.Sure(); ok {
		return one, true, nil
	}
	name := func(i int) string {
		f := p.Found[i]
		if f.Group {
			return answering.GroupText(f.Findable)
		}
		return f.Text
	}
	s.say(fmt.Sprintf("Several places go with %s:", p.Text))
	for i := range p.Found {
		s.say(fmt.Sprintf("%d. %s.", i+1, name(i)))
	}
	for {
		text, ok := s.prompt("Which one, by number or name (an empty line leaves it out):")
		if !ok || text == "" || strings.EqualFold(text, "back") {
			return answering.Found{}, false, nil
		}
		i, err := answering.One(text, len(p.Found), func(i int) []string { return []string{name(i), p.Found[i].Text} })
		if err == nil {
			return p.Found[i], true, nil
		}
		s.say(sentence(err.Error()))
	}
}

// noPlace says that no place is called so, and which is called nearly so.
type noPlace struct{ text, near string }

func (e noPlace) Error() string {
	text := fmt.Sprintf("no place is called %q", e.text)
	if e.near != "" {
		text += "; did you mean " + e.near + "?"
	}
	return text
}

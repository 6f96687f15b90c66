package linear

import (
	"fmt"
	"strings"

	"whereto/ui/answering"
)

// which is the place that is chosen of those that go with a name. False where none is wanted.
func (s *session) which(p answering.TypedPlace) (answering.Found, bool, error) {
	name := func(i int) string { return p.Found[i].Name() }
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

package answering

import (
	"fmt"
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/summary"
)

// Reader reads what is typed as the answer to a question of any kind.
type Reader struct {
	Catalog *catalog.Catalog
	Finder  *Finder
	// Which says which place was meant where several go with a name; false where none. Nil:
	// that is a mistake.
	Which func(p TypedPlace) (Found, bool, error)
}

// Read reads an answer; a number is in the unit. Empty where none was meant in the end.
func (r Reader) Read(q *catalog.Question, unit, text string) (answers.Value, error) {
	var raw any
	var err error
	switch q.Kind {
	case "number":
		raw, err = ReadNumber(q, unit)(text)
	case "shares":
		raw, err = ReadShares(text)
	case "places":
		return r.places(text)
	case "place":
		return r.place(q, text)
	default:
		return ReadWords(q, summary.OptionsOf(r.Catalog, q), text)
	}
	if err != nil {
		return answers.Value{}, err
	}
	return ReadValue(q, r.Catalog, raw)
}

// places reads places with their shares.
func (r Reader) places(text string) (answers.Value, error) {
	list, err := r.Finder.ReadPlaces(text)
	if err != nil {
		return answers.Value{}, err
	}
	var sure []TypedPlace
	for _, p := range list {
		one, ok, err := r.sure(p)
		if err != nil {
			return answers.Value{}, err
		}
		if ok {
			p.Found = []Found{one}
			sure = append(sure, p)
		}
	}
	if len(sure) == 0 {
		return answers.Value{}, nil
	}
	return PlacesShared(r.Catalog, sure)
}

// place reads one place, or a word that stands for none.
func (r Reader) place(q *catalog.Question, text string) (answers.Value, error) {
	for _, word := range q.Others {
		if Spelled(word) == Spelled(text) {
			return answers.Words(word), nil
		}
	}
	list, err := r.Finder.ReadPlaces(text)
	if err != nil {
		return answers.Value{}, err
	}
	if len(list) > 1 {
		return answers.Value{}, fmt.Errorf("one place is allowed, not %d", len(list))
	}
	p := list[0]
	p.Found = slices.DeleteFunc(p.Found, func(f Found) bool { return f.Group && len(f.Places) > 1 })
	one, ok, err := r.sure(p)
	if err != nil || !ok {
		return answers.Value{}, err
	}
	return answers.Words(one.Places[0]), nil
}

// sure is the place that a name means: the one that is sure, or the one that is chosen of
// those that go with it.
func (r Reader) sure(p TypedPlace) (Found, bool, error) {
	if len(p.Found) == 0 {
		return Found{}, false, noPlace{p.Text, r.Finder.Nearest(p.Text)}
	}
	if one, ok := p.Sure(); ok {
		return one, true, nil
	}
	if r.Which != nil {
		return r.Which(p)
	}
	wrong := PickError{Typed: p.Text}
	for _, f := range p.Found {
		wrong.Could = append(wrong.Could, f.Name())
	}
	return Found{}, false, wrong
}

// Name is what was found, a country or an area with how many cities it stands for.
func (f Found) Name() string {
	if f.Group {
		return GroupText(f.Findable)
	}
	return f.Text
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

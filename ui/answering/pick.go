package answering

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fault"
)

// Pick are those of so many things that go best with what was typed of their names; none
// where nothing does.
func Pick(typed string, n int, names func(i int) []string) []int {
	typed = Spelled(typed)
	if typed == "" {
		return nil
	}
	var list []int
	best := Other
	for i := range n {
		switch like := Alike(typed, names(i)...); {
		case like == Other || like < best:
		case like > best:
			list, best = []int{i}, like
		default:
			list = append(list, i)
		}
	}
	return list
}

// PickError says of which things what was typed is a part, or that it is of none.
type PickError struct {
	Typed string
	Could []string // names; none: nothing goes with it
	Near  string   // the name that is spelled most like it, where nothing does
}

func (e PickError) Error() string {
	switch {
	case len(e.Could) > 0:
		return fmt.Sprintf("%q could be %s: type more of it", e.Typed, fault.List(e.Could))
	case e.Near != "":
		return fmt.Sprintf("%q is none of these; did you mean %s?", e.Typed, e.Near)
	}
	return fmt.Sprintf("%q is none of these", e.Typed)
}

// One is the only thing that was meant, by its number from 1 or by its names, the first of
// which it is called by.
func One(typed string, n int, names func(i int) []string) (int, error) {
	typed = strings.TrimSpace(typed)
	exact := func(i int) bool {
		return slices.ContainsFunc(names(i), func(name string) bool { return Spelled(name) == Spelled(typed) })
	}
	if number, err := strconv.Atoi(strings.TrimSuffix(typed, ".")); err == nil {
		if number < 1 || number > n {
			return 0, fmt.Errorf("there is no number %d: from 1 to %d", number, n)
		}
		return number - 1, nil
	}
	list := Pick(typed, n, names)
	if len(list) == 1 || len(list) > 1 && exact(list[0]) {
		return list[0], nil
	}
	wrong := PickError{Typed: typed}
	for _, i := range list {
		wrong.Could = append(wrong.Could, names(i)[0])
	}
	if list == nil {
		var all []string
		for i := range n {
			all = append(all, names(i)...)
		}
		wrong.Near = fault.Nearest(typed, all)
	}
	return 0, wrong
}

// ReadWords reads which options answer a question, each by its number, its name or a part of
// it: one, or several apart by commas or blanks. Of several "none" is none of these.
func ReadWords(q *catalog.Question, options []catalog.Option, typed string) (answers.Value, error) {
	names := func(i int) []string { return []string{options[i].Name, options[i].ID} }
	one := func(text string) (string, error) {
		i, err := One(text, len(options), names)
		if err != nil {
			return "", err
		}
		return options[i].ID, nil
	}
	if q.Kind != "choices" {
		id, err := one(typed)
		return answers.Words(id), err
	}
	if Spelled(typed) == "none" {
		return answers.Value{Words: []string{}, List: true}, nil
	}
	parts := []string{typed}
	if _, err := one(typed); err != nil {
		parts = strings.FieldsFunc(typed, func(r rune) bool { return r == ',' || r == ';' })
		if len(parts) == 1 {
			parts = slices.DeleteFunc(strings.Fields(typed), func(word string) bool { return Spelled(word) == "and" })
		}
	}
	v := answers.Value{List: true}
	for _, part := range parts {
		if strings.TrimSpace(part) == "" {
			continue
		}
		id, err := one(part)
		if err != nil {
			return answers.Value{}, err
		}
		if !slices.Contains(v.Words, id) {
			v.Words = append(v.Words, id)
		}
	}
	if len(v.Words) == 0 {
		return answers.Value{}, errors.New("nothing is named: numbers or names, apart by commas, or none")
	}
	return v, nil
}

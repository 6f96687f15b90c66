package screen

import (
	"errors"
	"io"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/ui/answering"
)

// A field that is asked for as plain lines says that it can't be, and takes no answer.
func TestFieldsAreNotAskedLineByLine(t *testing.T) {
	for _, q := range known.Questions {
		f := newForm(state{catalog: known, finder: answering.NewFinder(known), answers: answers.Answers{}, st: NewStyles(Look{Dark: true}), k: DefaultKeys()}, q).field
		if err := f.RunAccessible(io.Discard, strings.NewReader("1\n")); !errors.Is(err, errNotAccessible) {
			t.Errorf("%s: %v", q.ID, err)
		}
	}
}

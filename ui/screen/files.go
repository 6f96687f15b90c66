package screen

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"strings"

	"whereto/ui/summary"
)

const exported = 10 // stacks told in full

// exportName is what is exported to unless another name is given: the summary that was
// opened.
func (u *UI) exportName() string {
	if u.saving.summary != "" {
		return u.saving.summary
	}
	return "advice.md"
}

// export writes a summary; the name's ending says in which form. Over another file only
// where that was said.
func (u *UI) export(file string, over bool) error {
	if u.loading != loaded {
		return errors.New("the data is still being read")
	}
	var content []byte
	var err error
	switch strings.ToLower(filepath.Ext(file)) {
	case ".md", ".markdown":
		var told summary.Told
		told, err = u.tellTop(exported, exported)
		content = []byte(summary.Markdown(u.Catalog, u.advice, told))
	case ".txt":
		var told summary.Told
		told, err = u.tellTop(exported, exported)
		content = []byte(summary.Text(u.Catalog, u.advice, told))
	case ".json":
		content, err = u.json()
	case ".toml":
		content = []byte(summary.AnswersFile(u.Catalog, u.session.answers))
	default:
		err = errors.New("the name ends in .md, .txt, .json or .toml")
	}
	if err != nil {
		return err
	}
	if err := u.Write(file, content, over); err != nil {
		return inShort(err, file)
	}
	u.status = "written to " + file
	return nil
}

func (u *UI) json() ([]byte, error) {
	told, err := u.tellTop(math.MaxInt, math.MaxInt)
	if err != nil {
		return nil, err
	}
	return summary.JSON(u.Catalog, u.advice, told, len(u.advice.Stacks))
}

// tellTop is what is told of the first stacks and near misses, so many.
func (u *UI) tellTop(stacks, near int) (summary.Told, error) {
	details, err := u.engine.Tell(u.advice, summary.Top(u.advice, stacks, near)...)
	return summary.NewTold(details), err
}

// inShort is an error of writing in short words.
func inShort(err error, name string) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return thereError{name}
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no directory %s", filepath.Dir(name))
	}
	return err
}

// thereError says that a file is there already, and how it is replaced.
type thereError struct{ name string }

func (e thereError) Error() string { return e.name + " is there: enter again replaces it" }
func (e thereError) Unwrap() error { return fs.ErrExist }

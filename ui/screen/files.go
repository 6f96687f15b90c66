package screen

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"whereto/ui/export"
)

// exportName is what is exported to unless another name is given: the summary that was
// opened.
func (u *UI) exportName() string {
	if u.Summary != "" {
		return u.Summary
	}
	return "advice.md"
}

// export writes a summary; the name's ending says in which form. Over another file only
// where that was said.
func (u *UI) export(file string, over bool) error {
	if u.File != "" && filepath.Clean(file) == filepath.Clean(u.File) {
		return errors.New("the answers are saved there: ctrl+s does it")
	}
	p := u.foreseen(endingOf(file))
	if p.err != nil {
		return p.err
	}
	if err := u.Write(file, p.content, over); err != nil {
		return inShort(err, file)
	}
	u.status = "written to " + file
	return nil
}

// endingOf is the ending of a file's name that says in which form it is written.
func endingOf(file string) string { return strings.ToLower(filepath.Ext(file)) }

// exported is a summary in the form that an ending stands for.
func (u *UI) exported(ending string) ([]byte, error) {
	if u.loading != loaded {
		return nil, errLoading
	}
	form, err := export.Of(ending)
	if err != nil {
		return nil, err
	}
	return form.Write(u.engine, u.Catalog, u.advice, export.Options{Opens: true})
}

// foresee shows what is going to be exported while its name is asked for; it is written
// anew where the name's ending becomes another, and where the advice does.
func (u *UI) foresee() {
	if u.prompt == nil || u.prompt.purpose != toExport {
		u.preview = nil
		return
	}
	u.preview = u.foreseen(endingOf(strings.TrimSpace(u.prompt.text())))
}

// foreseen is what is exported in the form that an ending stands for; what is shown already
// is not written again.
func (u *UI) foreseen(ending string) *preview {
	was := u.preview
	if was != nil && was.ending == ending && was.of == u.advice {
		return was
	}
	content, err := u.exported(ending)
	p := newPreview(u.advice, ending, content, err)
	if was != nil && was.ending == ending {
		p.top = was.top
	}
	return p
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

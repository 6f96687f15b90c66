package screen

import (
	"errors"
	"fmt"
	"io/fs"
	"math"
	"path/filepath"
	"strings"

	tea "charm.land/bubbletea/v2"

	"whereto/ui/summary"
)

// save writes the answers to the session's file, or asks for one.
func (u *UI) save() tea.Cmd {
	if u.File == "" {
		u.prompt = newPrompt(u.st, toSave)
		return nil
	}
	if err := u.write(u.File, true); err != nil {
		u.status = err.Error()
	}
	return nil
}

// write puts the answers into a file, which is the session's from then on.
func (u *UI) write(file string, replace bool) error {
	if err := u.Write(file, []byte(summary.AnswersFile(u.Catalog, u.session.answers)), replace); err != nil {
		return inShort(err, file)
	}
	u.File, u.session.saved = file, true
	u.status = "saved to " + file
	return nil
}

// quit leaves: a changed session is saved to its file, or offered for saving.
func (u *UI) quit() tea.Cmd {
	switch {
	case u.session.saved || len(u.session.answers.Values) == 0:
		return leave(0)
	case u.File == "":
		u.prompt = newPrompt(u.st, toSaveAndLeave)
		return nil
	}
	if u.save(); !u.session.saved {
		return nil // the header says why; nothing is lost
	}
	return leave(0)
}

const exported = 10 // stacks told in full

// export writes a summary; the name's ending says in which form.
func (u *UI) export(file string) error {
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
	if err := u.Write(file, content, false); err != nil {
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
		return fmt.Errorf("%s is there already: another name", name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no directory %s", filepath.Dir(name))
	}
	return err
}

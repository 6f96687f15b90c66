package screen

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"

	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"whereto/ui/summary"
)

// prompt asks for a file's name in the line of the keys.
type prompt struct {
	label  string
	input  textinput.Model
	done   func(u *UI, name string) (tea.Cmd, error)
	cancel func(u *UI) tea.Cmd
	err    error
}

func newPrompt(u *UI, label, name string) *prompt {
	p := &prompt{label: label, input: newInput(u.st, 200, "")}
	p.input.SetValue(name)
	p.input.CursorEnd()
	return p
}

func (p *prompt) press(u *UI, msg tea.KeyPressMsg) tea.Cmd {
	switch msg.String() {
	case "esc":
		u.prompt = nil
		if p.cancel != nil {
			return p.cancel(u)
		}
		return nil
	case "enter":
		cmd, err := p.done(u, strings.TrimSpace(p.input.Value()))
		if p.err = err; err == nil {
			u.prompt = nil
		}
		return cmd
	}
	p.err = nil
	var cmd tea.Cmd
	p.input, cmd = p.input.Update(msg)
	return cmd
}

func (p *prompt) line(u *UI) string {
	label := " " + p.label + " "
	if p.err != nil {
		label = " " + short(p.err.Error(), max(10, u.w*2/3)) + " "
		p.input.SetWidth(max(6, u.w-visible(label)-3))
		return pad(u.st.Bad.Render(label)+p.input.View(), u.w)
	}
	p.input.SetWidth(max(6, u.w-visible(label)-3))
	return pad(u.st.Accent.Render(label)+p.input.View(), u.w)
}

// newExport asks where to write a summary; the name's ending says in which form.
func newExport(u *UI) *prompt {
	p := newPrompt(u, "export to (.md, .txt, .json, .toml; esc leaves):", "advice.md")
	p.done = func(u *UI, name string) (tea.Cmd, error) {
		content, err := export(u, name)
		if err != nil {
			return nil, err
		}
		if err := u.Write(name, content, false); err != nil {
			return nil, told(err, name)
		}
		u.status = "written to " + name
		return nil, nil
	}
	return p
}

const exported = 10 // stacks told in full

func export(u *UI, name string) ([]byte, error) {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return []byte(summary.Markdown(u.Catalog, u.advice, exported)), nil
	case ".txt":
		return []byte(summary.Text(u.Catalog, u.advice, exported)), nil
	case ".json":
		return summary.JSON(u.advice, len(u.advice.Stacks))
	case ".toml":
		return []byte(summary.AnswersFile(u.Catalog, u.session.answers)), nil
	}
	return nil, errors.New("the name ends in .md, .txt, .json or .toml")
}

// told is an error of writing in short words.
func told(err error, name string) error {
	switch {
	case errors.Is(err, fs.ErrExist):
		return fmt.Errorf("%s is there already: another name", name)
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no directory %s", filepath.Dir(name))
	}
	return err
}

// save writes the answers to the session's file, or asks for one.
func (u *UI) save() tea.Cmd {
	if u.File == "" {
		u.prompt = newSave(u, nil)
		return nil
	}
	if err := u.Write(u.File, []byte(summary.AnswersFile(u.Catalog, u.session.answers)), true); err != nil {
		u.status = told(err, u.File).Error()
		return nil
	}
	u.session.saved = true
	u.status = "saved to " + u.File
	return nil
}

// newSave asks for the session's file; then, if given, goes on.
func newSave(u *UI, then tea.Cmd) *prompt {
	label := "save the answers to (esc leaves it):"
	if then != nil {
		label = "save the answers to (esc leaves without):"
	}
	p := newPrompt(u, label, "answers.toml")
	p.done = func(u *UI, name string) (tea.Cmd, error) {
		if name == "" {
			return nil, errors.New("a name is needed")
		}
		if err := u.Write(name, []byte(summary.AnswersFile(u.Catalog, u.session.answers)), false); err != nil {
			return nil, told(err, name)
		}
		u.File, u.session.saved = name, true
		u.status = "saved to " + name
		return then, nil
	}
	if then != nil {
		p.cancel = func(*UI) tea.Cmd { return then }
	}
	return p
}

// quit leaves: a changed session is saved to its file, or offered for saving.
func (u *UI) quit() tea.Cmd {
	switch {
	case u.session.saved || len(u.session.answers.Values) == 0:
		return leave(0)
	case u.File == "":
		u.prompt = newSave(u, leave(0))
		return nil
	}
	if u.save(); !u.session.saved {
		return nil // the header says why; nothing is lost
	}
	return leave(0)
}

package screen

import (
	"errors"
	"fmt"
	"io"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"
	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// candidate is an answer that can be tried before it is chosen.
type candidate struct {
	key   string
	value answers.Value
}

// asker is a huh field that asks one question and says what could be answered.
type asker interface {
	huh.Field
	// Value is the answer as it stands; false while it is not right.
	Value() (answers.Value, bool)
	// Candidates are the answers whose consequences are shown beside them.
	Candidates() []candidate
	// Hover is the key of the candidate under the cursor, empty for none.
	Hover() string
	// Typing says whether letters are text here and not keys of the screen.
	Typing() bool
	// Finished says that its value is the answer.
	Finished() bool
	// Waits says whether what is typed here is tried only when typing pauses.
	Waits() bool
	// Left is what is put together in the field and not confirmed yet: it is taken when the
	// question is left, and counts as not saved. False where nothing is, or where it is no
	// answer as it stands. An option that the cursor stands on is none.
	Left() (answers.Value, bool)
	// Escape takes back a step within the field; false where there is none, so that the
	// question is left.
	Escape() bool
	// Paste takes text that was pasted.
	Paste(text string)
	// Wheel moves the cursor by so many rows.
	Wheel(by int)
	// Click says that a line of the view was clicked.
	Click(line int) tea.Cmd
	// Settle takes how many stacks would fit with the candidates, by key, those that are
	// known, and whether it has the keys; and scrolls to the cursor.
	Settle(fits map[string]int, keys bool)
	keys(k *KeyMap) []key.Binding
}

// base is what all our fields share of huh.Field.
type base struct {
	self          huh.Field
	q             *catalog.Question
	st            *Styles
	k             *KeyMap
	fits          map[string]int // with each candidate, where it is known
	away          bool           // the keys go elsewhere
	width, height int
	err           error
	finished      bool
}

func (b *base) Init() tea.Cmd                                { return nil }
func (b *base) Blur() tea.Cmd                                { return nil }
func (b *base) Focus() tea.Cmd                               { return nil }
func (b *base) Error() error                                 { return b.err }
func (b *base) Run() error                                   { return huh.Run(b.self) }
func (b *base) RunAccessible(_ io.Writer, _ io.Reader) error { return errNotAccessible }
func (b *base) Skip() bool                                   { return false }
func (b *base) Zoom() bool                                   { return true }
func (b *base) KeyBinds() []key.Binding                      { return nil }
func (b *base) WithTheme(huh.Theme) huh.Field                { return b.self }
func (b *base) WithKeyMap(*huh.KeyMap) huh.Field             { return b.self }
func (b *base) WithPosition(huh.FieldPosition) huh.Field     { return b.self }
func (b *base) GetKey() string                               { return b.q.ID }
func (b *base) GetValue() any                                { return nil }

func (b *base) WithWidth(w int) huh.Field {
	b.width = w
	return b.self
}

func (b *base) WithHeight(h int) huh.Field {
	b.height = h
	return b.self
}

// errNotAccessible is told to who asks for a field as plain lines: package linear asks those.
var errNotAccessible = errors.New("the screen asks no questions line by line")

// finish makes the field's value the answer. It needs no command, so that a key that
// follows at once finds the next question open.
func (b *base) finish() tea.Cmd {
	b.finished = true
	return nil
}

// Finished says whether the field is answered.
func (b *base) Finished() bool { return b.finished }

// Wheel is for fields with rows.
func (b *base) Wheel(int) {}

// Waits is for fields whose keys each make other answers.
func (b *base) Waits() bool { return false }

// Left takes nothing; fields in which something is put together do.
func (b *base) Left() (answers.Value, bool) { return answers.Value{}, false }

// Escape has no step to take back; fields in which something is typed do.
func (b *base) Escape() bool { return false }

// Settle takes the counts; fields that scroll do more.
func (b *base) Settle(fits map[string]int, keys bool) { b.fits, b.away = fits, !keys }

// pointer is the sign of the row under the cursor.
func (b *base) pointer() string { return cursorMark(!b.away) }

// tight is below how many rows a field leaves no line empty.
const tight = 7

// head is the question and why it is asked, in the width of the field, and an empty line or a
// note; the help and the empty line are left out where rows are few.
func (b *base) head(note string) []string {
	var lines []string
	for _, line := range wrap(b.q.Ask, b.width) {
		lines = append(lines, b.st.Strong.Render(line))
	}
	if b.height >= 12 {
		for _, line := range wrap(b.q.Help, b.width) {
			lines = append(lines, b.st.Dim.Render(line))
		}
	}
	if note != "" || b.height >= tight {
		lines = append(lines, note)
	}
	return lines
}

// hidden is the sign beside the cursor's that rows are hidden above or below a row: i of
// n, of which those from top to end are shown.
func hidden(i, top, end, n int) string {
	switch {
	case i == top && top > 0:
		return "↑"
	case i == end-1 && end < n:
		return "↓"
	}
	return " "
}

// beside is a row with how many would fit at its right end.
func (b *base) beside(row, key string, selected bool) string {
	n, known := b.fits[key]
	switch {
	case !known:
		return b.noted(row, "…", b.st.Dim, selected)
	case n == 0:
		return b.noted(row, fitText(n), b.st.Bad, selected)
	}
	return b.noted(row, fitText(n), b.st.Good, selected)
}

// noted is a row with a note at its right end. The note gives way where the row has no
// room for both: first its last words, then all of it.
func (b *base) noted(row, note string, look lipgloss.Style, selected bool) string {
	style := b.st.Plain
	if selected {
		if style = b.st.Marked; !b.away {
			style = b.st.Selected
			look = look.Background(style.GetBackground())
		}
	}
	if visible(row)+1+visible(note) > b.width {
		note, _, _ = strings.Cut(note, " ")
	}
	room := b.width - visible(note) - 1
	if room < 12 || note == "" {
		return style.Render(pad(row, b.width))
	}
	return style.Render(pad(row, room)+" ") + look.Render(note)
}

// fitText says how many stacks fit.
func fitText(n int) string { return fmt.Sprintf("%d fit", n) }

// form puts a field into a huh form of its own.
func form(f asker, st *Styles, w, h int) *huh.Form {
	m := huh.NewForm(huh.NewGroup(f)).WithShowHelp(false).WithShowErrors(false).WithTheme(st.huh).WithWidth(w).WithHeight(h)
	m.SubmitCmd, m.CancelCmd = nil, nil
	_ = m.Init() // it asks how large the window is, and whenever that is told all of it is drawn anew
	return m
}

// newInput is a line of text whose cursor stands still, so that nothing is drawn
// while nothing happens.
func newInput(st *Styles, limit int, placeholder string) textinput.Model {
	m := textinput.New()
	m.Prompt = ""
	m.CharLimit = limit
	m.Placeholder = placeholder
	m.SetVirtualCursor(true)
	look := m.Styles()
	look.Cursor.Blink = false
	look.Focused.Text, look.Focused.Placeholder = st.Plain, st.Dim
	m.SetStyles(look)
	m.Focus()
	return m
}

// apart stands between two things that are said of the same.
const apart = " · "

// oneLine is pasted text as a field of one line takes it.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

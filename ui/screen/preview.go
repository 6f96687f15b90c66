package screen

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
)

// preview is what is going to be exported, while its file's name is asked for.
type preview struct {
	of      *advice.Advice
	ending  string // of the name, whose form is shown
	content []byte
	lines   []string // of it
	err     error
	top     int
}

func (p *preview) press(state, tea.KeyPressMsg) (event, tea.Cmd) { return nil, nil }
func (p *preview) click(state, Rect, int, int) (event, tea.Cmd)  { return nil, nil }
func (p *preview) keys(*KeyMap) []key.Binding                    { return nil }

func (p *preview) wheel(_ state, by int) event {
	p.top = max(0, p.top+by)
	return nil
}

func (p *preview) settle(_ state, r Rect) { p.top = cut(p.lines, p.top, r.Inner().H).top }

func (p *preview) view(s state, r Rect) []string {
	inner := r.Inner()
	title := fmt.Sprintf("Preview · %s · %s", p.ending, sizeText(len(p.content)))
	if p.err != nil {
		return box(r, "Preview", para(s.st.Bad, inner.W, " "+p.err.Error()), s.st.Focus, s.st.Title, false, false)
	}
	part := cut(p.lines, p.top, inner.H)
	var lines []string
	for _, line := range part.lines {
		lines = append(lines, s.st.Plain.Render(short(" "+line, inner.W)))
	}
	return box(r, title, lines, s.st.Focus, s.st.Title, part.above, part.below)
}

// sizeText is a size in bytes for people.
func sizeText(n int) string {
	if n < 1000 {
		return fmt.Sprintf("%d bytes", n)
	}
	return fmt.Sprintf("%.0f KB", float64(n)/1000)
}

// newPreview shows a content in the form that an ending stands for.
func newPreview(of *advice.Advice, ending string, content []byte, err error) *preview {
	text := strings.ReplaceAll(strings.TrimRight(string(content), "\n"), "\t", "    ")
	return &preview{of: of, ending: ending, content: content, lines: strings.Split(text, "\n"), err: err}
}

package screen

import (
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"whereto/ui/answering"
)

// search is the line in which text is typed that is looked for in what is shown: lists
// narrow as it is typed, texts go to where it stands.
type search struct {
	in string // what is searched, in words
	typedLine
}

func newSearch(st *Styles, in, text string) *search {
	return &search{in, newTypedLine(st, longestTyped, text)}
}

func (p *search) press(_ state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	switch msg.String() {
	case "esc":
		return sought{"", true}, nil
	case "enter":
		return sought{p.text(), true}, nil
	}
	cmd := p.update(msg)
	return sought{p.text(), false}, cmd
}

func (p *search) click(s state, r Rect, x, _ int) (event, tea.Cmd) {
	if name := p.endingAt(r, x); name != "" {
		return p.press(s, pressOf(name))
	}
	return nil, nil
}

func (p *search) settle(_ state, r Rect) {
	p.fit(p.label(), r)
}

func (p *search) view(s state, r Rect) []string {
	return p.draw(s.st, s.st.Accent, p.label(), r.W)
}

func (p *search) label() string {
	if p.in == theText {
		return " find in this (enter: the next, esc leaves): "
	}
	return " find in " + p.in + " (enter keeps, esc shows all): "
}

// theText is what is searched where it is no list.
const theText = "this"

// searched is a pane in which text can be looked for.
type searched interface {
	// seek looks for a text from where it is, again from the next line on.
	seek(text string, again bool)
}

// seeking is text that is looked for in lines, and whether it is to be the next one.
type seeking struct {
	text  string
	again bool
}

// seek says what is looked for when the pane settles.
func (k *seeking) seek(text string, again bool) { k.text, k.again = text, again }

// lineOf is the first line that holds the text, from top on and then from the start; top
// where there is none, or nothing is looked for.
func (k *seeking) lineOf(lines []string, top int) int {
	if k.text == "" {
		return top
	}
	typed := answering.Spelled(k.text)
	k.text = ""
	if k.again {
		top++
	}
	for i := range lines {
		at := (top + i) % len(lines)
		if strings.Contains(answering.Spelled(ansi.Strip(lines[at])), typed) {
			return at
		}
	}
	return top
}

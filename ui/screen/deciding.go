package screen

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textinput"
	tea "charm.land/bubbletea/v2"

	"whereto/model/stack"
	"whereto/ui/summary"
)

// deciding records the decision for a stack, and shows the one that was recorded with what
// has changed since.
type deciding struct {
	stack *stack.Stack // to decide for; nil: there is none
	why   textinput.Model
	top   int
}

func newDeciding(s state) *deciding {
	p := &deciding{stack: s.selected, why: newInput(s.st, 300, "why; left out: how it ranks")}
	if d := s.answers.Decision; d != nil && s.selected != nil && d.Stack == s.selected.ID {
		p.why.SetValue(d.Why)
	}
	return p
}

func (p *deciding) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	switch {
	case key.Matches(msg, s.k.Back):
		return closed{}, nil
	case key.Matches(msg, s.k.Choose):
		if p.stack == nil {
			return closed{}, nil
		}
		return picked{decisionMade{p.stack, strings.Join(strings.Fields(p.why.Value()), " ")}}, nil
	case key.Matches(msg, s.k.TakeBack):
		if s.answers.Decision == nil {
			return said{"nothing is decided"}, nil
		}
		return picked{decisionMade{}}, nil
	}
	if msg.Text == "" {
		if top, moved := s.k.Move(msg, p.top, endless); moved && msg.String() != "home" && msg.String() != "end" {
			p.top = top
			return nil, nil
		}
	}
	var cmd tea.Cmd
	p.why, cmd = p.why.Update(msg)
	return nil, cmd
}

func (p *deciding) paste(text string) {
	p.why, _ = p.why.Update(tea.PasteMsg{Content: oneLine(text)})
}

func (p *deciding) click(state, Rect, int, int) (event, tea.Cmd) { return nil, nil }

func (p *deciding) wheel(_ state, by int) event {
	p.top = max(0, p.top+by)
	return nil
}

func (p *deciding) settle(s state, r Rect) {
	p.why.SetWidth(max(6, r.Inner().W-10))
	p.top = p.layout(s, r).top
}

func (p *deciding) keys(k *KeyMap) []key.Binding {
	return []key.Binding{help(k.Choose, "decide"), k.TakeBack, key.NewBinding(key.WithHelp("↑↓", "scroll")), help(k.Back, "leave it open")}
}

func (p *deciding) view(s state, r Rect) []string {
	part := p.layout(s, r)
	return box(r, "Decide", part.lines, s.st.Focus, s.st.Title, part.above, part.below)
}

// layout is what is shown: what would be decided, and what was, with what has changed since.
func (p *deciding) layout(s state, r Rect) excerpt {
	inner := r.Inner()
	w := inner.W - 2
	var lines []string
	add := func(list ...string) {
		for _, line := range list {
			lines = append(lines, " "+line)
		}
	}
	if x := p.stack; x != nil {
		add(para(s.st.Strong, w, fmt.Sprintf("%s · %s a month", x.Name, priceText(x)))...)
		add(statusLine(s.st, x), "")
		add(s.st.Accent.Render("why ")+p.why.View(), "")
	} else {
		add(para(s.st.Plain, w, "There is no stack under the cursor to decide for.")...)
		add("")
	}
	if d := s.answers.Decision; d != nil && s.advice.Decided != nil {
		add(s.st.Accent.Render("Recorded"))
		add(para(s.st.Plain, w, "Why: "+d.Why)...)
		add("")
		for _, line := range strings.Split(strings.TrimSpace(summary.Check(s.catalog, s.advice, 0, w)), "\n") {
			add(wrap(line, w)...)
		}
	} else {
		add(para(s.st.Dim, w, "Nothing is recorded yet. A decision stands in the answers, with its day, its price and the data it was taken on; the next runs say whether it still holds.")...)
	}
	return cut(lines, p.top, inner.H)
}

package screen

import (
	"slices"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
)

// growth is what the first hosts cost while the traffic grows, and what moving to them saves.
type growth struct{ growing }

// newGrowth begins with a usual growth; nil where there is no stack.
func newGrowth(s state) *growth {
	if len(drawables(s)) == 0 {
		return nil
	}
	return &growth{growing{fields: [2]growthField{
		{name: "growth a month", unit: "percent", value: usualGrowth, least: -20, most: 30, step: 1},
		{name: "a move costs", unit: s.advice.Currency, most: 1e9, step: 100},
	}}}
}

// prospect is what the growth asks the model for.
type prospect struct {
	advice  *advice.Advice
	percent float64
	ids     string // apart by blanks
}

// asks is what the growth wants worked out.
func (p *growth) asks(s state) prospect {
	var ids []string
	for _, d := range drawables(s) {
		if d.shown {
			ids = append(ids, d.stack.ID)
		}
	}
	return prospect{s.advice, p.fields[byPercent].value, strings.Join(ids, " ")}
}

func (p *growth) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	f := &p.fields[p.in]
	switch {
	case key.Matches(msg, s.k.Back) && f.typed != "":
		f.typed = ""
	case key.Matches(msg, s.k.Back) && p.opened(s):
		p.sum = ""
	case key.Matches(msg, s.k.Back), key.Matches(msg, s.k.Growth):
		return closed{}, nil
	case key.Matches(msg, s.k.NextPane), key.Matches(msg, s.k.PrevPane):
		p.enter((p.in + 1) % len(p.fields))
	case msg.String() == "right":
		f.move(1)
	case msg.String() == "left":
		f.move(-1)
	case key.Matches(msg, s.k.Toggle), key.Matches(msg, s.k.Choose):
		p.turn(s)
	case f.press(msg):
	default:
		row, moved := s.k.Move(msg, p.row, endless)
		if !moved {
			return unused{msg}, nil
		}
		p.row = row
	}
	return nil, nil
}

// turn shows the months of the row's stack, or does so no longer.
func (p *growth) turn(s state) {
	if s.forecast == nil || p.row >= len(s.forecast.List) {
		return
	}
	if id := s.forecast.List[p.row].Stack.ID; p.sum != id {
		p.sum = id
	} else {
		p.sum = ""
	}
}

// opened says whether the months of a stack are shown.
func (p *growth) opened(s state) bool {
	return s.forecast != nil && slices.ContainsFunc(s.forecast.List, func(c advice.Course) bool { return c.Stack.ID == p.sum })
}

func (p *growth) click(s state, r Rect, x, y int) (event, tea.Cmd) {
	inner := r.Inner()
	if y == 0 {
		field, by := fieldAt(p.growing, inner.W, x)
		if field == p.in && by != 0 {
			p.fields[field].move(by)
		}
		p.enter(field)
		return nil, nil
	}
	if of, _, ok := growthLines(s, p.growing, inner).at(y-fieldLines, inner.H-fieldLines); ok && of != noRow {
		p.row = of
		p.turn(s)
	}
	return nil, nil
}

func (p *growth) wheel(_ state, by int) event {
	p.row = max(0, p.row+by)
	return nil
}

func (p *growth) settle(s state, r Rect) {
	inner := r.Inner()
	room := inner.H - fieldLines
	l := growthLines(s, p.growing, inner)
	last := 0
	if s.forecast != nil {
		last = len(s.forecast.List) - 1
	}
	if len(l.lines) > room { // what stands below is reached by the cursor too
		last = max(last, len(l.lines)-tableLines-1)
	}
	p.row = max(0, min(p.row, last))
	if p.top = window(tableLines+p.row, len(l.lines), room, p.top); p.row == 0 && room > tableLines {
		p.top = 0
	}
}

func (p *growth) keys(k *KeyMap) []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("right"), key.WithHelp("←→ 0–9", "change")), help(k.NextPane, "growth, move"), k.Moves,
		help(k.Choose, "its months"), k.Back, k.Help,
	}
}

func (p *growth) view(s state, r Rect) []string {
	inner := r.Inner()
	l := growthLines(s, p.growing, inner)
	l.top = p.top
	lines, above, below := l.shown(inner.H - fieldLines)
	title := "Growth of the traffic, and what a move pays"
	if inner.W < 60 {
		title = "Growth and payback"
	}
	return box(r, title, append([]string{fieldLine(s, p.growing, inner.W)}, lines...), s.st.Focus, s.st.Title, above, below)
}

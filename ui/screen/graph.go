package screen

import (
	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"
)

// graph is what the first hosts cost over requests a month.
type graph struct {
	turned map[string]bool // stacks that are shown, or not, other than by themselves
	reading
}

// newGraph begins at the team's own load; nil where there is nothing to draw.
func newGraph(s state) *graph {
	if len(drawables(s)) == 0 {
		return nil
	}
	loads := sweepLoads(s.advice)
	g := &graph{map[string]bool{}, reading{load: s.advice.Load.Requests}}
	if g.load <= 0 {
		g.load = loads[len(loads)/2]
	}
	return g
}

// shows says whether a stack is drawn.
func (p *graph) shows(d drawable) bool {
	if is, ok := p.turned[d.stack.ID]; ok {
		return is
	}
	return d.shown
}

// asks is what the graph wants worked out.
func (p *graph) asks(s state) sweep {
	q := sweep{advice: s.advice, requests: sweepLoads(s.advice)}
	for _, d := range drawables(s) {
		if p.shows(d) {
			q.ids = append(q.ids, d.stack.ID)
		}
	}
	return q
}

func (p *graph) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	list := drawables(s)
	switch {
	case key.Matches(msg, s.k.Back), key.Matches(msg, s.k.Graph):
		return closed{}, nil
	case key.Matches(msg, s.k.Open):
		p.move(s, 1)
	case key.Matches(msg, s.k.Shut):
		p.move(s, -1)
	case key.Matches(msg, s.k.PageDown):
		p.move(s, perDecade)
	case key.Matches(msg, s.k.PageUp):
		p.move(s, -perDecade)
	case key.Matches(msg, s.k.First):
		p.load = newGraph(s).load
	case key.Matches(msg, s.k.Toggle), key.Matches(msg, s.k.Choose):
		p.turn(list, p.row)
	default:
		row, moved := s.k.Move(msg, p.row, endless)
		if !moved {
			return unused{msg}, nil
		}
		p.row = row
	}
	return nil, nil
}

// turn shows a row of the legend, or does so no longer.
func (p *graph) turn(list []drawable, row int) {
	if row < len(list) {
		p.turned[list[row].stack.ID] = !p.shows(list[row])
	}
}

// move reads off so many loads further on.
func (p *graph) move(s state, by int) {
	loads := sweepLoads(s.advice)
	p.load = loads[max(0, min(len(loads)-1, nearestLoad(loads, p.load)+by))]
}

func (p *graph) click(s state, r Rect, x, y int) (event, tea.Cmd) {
	l := newGraphLayout(s, r.Inner())
	if at, ok := l.loadAt(x, y); ok {
		loads := sweepLoads(s.advice)
		p.load = loads[nearestLoad(loads, at)]
		return nil, nil
	}
	side := l.side
	if x >= side.X && x < side.X+side.W && y >= side.Y && y < side.Y+side.H {
		if of, _, ok := p.beside(s, l).at(y-side.Y, side.H); ok && of != noRow {
			p.row = of
			p.turn(drawables(s), of)
		}
	}
	return nil, nil
}

// wheel reads off another load, one for each line.
func (p *graph) wheel(s state, by int) event {
	p.move(s, by)
	return nil
}

func (p *graph) settle(s state, r Rect) {
	l := newGraphLayout(s, r.Inner())
	if text := len(p.beside(s, l).lines); text > l.side.H { // what stands below the legend is reached by it too
		p.row = max(0, min(p.row, text-loadLines-1))
	} else {
		p.row = max(0, min(p.row, len(drawables(s))-1))
	}
	if loads := sweepLoads(s.advice); len(loads) > 0 {
		p.load = loads[nearestLoad(loads, p.load)]
	}
	p.top = p.beside(s, l).top
}

func (p *graph) keys(k *KeyMap) []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithKeys("right"), key.WithHelp("←→", "requests")), key.NewBinding(key.WithKeys("down"), key.WithHelp("↑↓", "host")),
		help(k.Toggle, "show"), help(k.First, "own load"), k.Back, k.Help,
	}
}

func (p *graph) view(s state, r Rect) []string {
	l := newGraphLayout(s, r.Inner())
	inner := r.Inner()
	chart := p.chart(s, l)
	side := p.beside(s, l)
	text, above, below := side.shown(l.side.H)
	lines := make([]string, inner.H)
	for y := range lines {
		if y < len(chart) {
			lines[y] = pad(chart[y], l.plot.X+l.plot.W)
		}
		if i := y - l.side.Y; i >= 0 && i < len(text) && i < l.side.H {
			lines[y] = pad(lines[y], l.side.X) + text[i]
		}
	}
	title := "Cost a month by requests a month, both in powers of ten"
	if inner.W < 60 {
		title = "Cost by requests a month"
	}
	return box(r, title, lines, s.st.Focus, s.st.Title, above, below)
}

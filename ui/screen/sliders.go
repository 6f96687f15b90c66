package screen

import (
	"fmt"
	"maps"
	"math"
	"strconv"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/answers"
	"whereto/model/stack"
	"whereto/model/study"
)

// sliders are how much each objective counts: set, and who is first then.
type sliders struct {
	at, top int
	typed   string // digits of the share that is being typed
	held    bool   // the slider of the selected row, by the mouse
	sways   map[string]study.Sway
	stale   bool // sways are of other answers
}

func newSliders() *sliders { return &sliders{} }

func (p *sliders) press(s state, msg tea.KeyPressMsg) (event, tea.Cmd) {
	list := objectives(s)
	typed := p.typed
	p.typed, p.held = "", false
	if len(list) == 0 {
		if key.Matches(msg, s.k.Back) {
			return closed{}, nil
		}
		return nil, nil
	}
	o := list[min(p.at, len(list)-1)]
	now := int(math.Round(100 * o.share))
	switch {
	case key.Matches(msg, s.k.More):
		return p.weigh(list, o, now+1), nil
	case key.Matches(msg, s.k.Less):
		return p.weigh(list, o, now-1), nil
	case key.Matches(msg, s.k.MuchMore):
		return p.weigh(list, o, now+5), nil
	case key.Matches(msg, s.k.MuchLess):
		return p.weigh(list, o, now-5), nil
	case key.Matches(msg, s.k.Clear):
		if !o.set {
			return said{o.name + " weighs as usual"}, nil
		}
		return changeAsked{change: func(a *answers.Answers) { delete(a.Weights, o.id) }, text: o.name + ": as usual"}, nil
	case key.Matches(msg, s.k.ClearAll):
		if len(s.answers.Weights) == 0 {
			return said{"all weigh as usual"}, nil
		}
		return changeAsked{change: func(a *answers.Answers) { clear(a.Weights) }, text: "all weigh as usual"}, nil
	case key.Matches(msg, s.k.Back):
		if typed != "" {
			return nil, nil
		}
		return closed{}, nil
	case msg.String() == "backspace" && len(typed) > 1:
		return p.typing(list, o, typed[:len(typed)-1]), nil
	}
	if text := msg.Text; len(text) == 1 && text[0] >= '0' && text[0] <= '9' {
		if len(typed) >= len("99") {
			typed = ""
		}
		return p.typing(list, o, typed+text), nil
	}
	p.at, _ = s.k.Move(msg, min(p.at, len(list)-1), len(list)-1)
	return nil, nil
}

// typing takes the digits of a share.
func (p *sliders) typing(list []objective, o objective, digits string) event {
	p.typed = digits
	share, _ := strconv.Atoi(digits)
	return p.weigh(list, o, share)
}

// weigh gives an objective a share in per cent. What follows on the same objective is taken
// back with it.
func (p *sliders) weigh(list []objective, o objective, share int) event {
	share = max(0, min(share, mostShare))
	weights, ok := weightsWith(list, o.id, share)
	if !ok {
		return said{"nothing but " + o.name + " counts"}
	}
	if share == int(math.Round(100*o.share)) && p.typed == "" {
		return nil
	}
	return changeAsked{
		change: func(a *answers.Answers) { maps.Copy(a.Weights, weights) },
		text:   fmt.Sprintf("%s weighs %d %%", o.name, share), joins: "weight " + o.id,
	}
}

func (p *sliders) click(s state, r Rect, x, y int) (event, tea.Cmd) {
	inner := r.Inner()
	p.typed, p.held = "", false
	row, _, ok := p.layout(s, inner).at(y-p.head(inner), inner.H-p.head(inner))
	if !ok || row == noRow {
		return nil, nil
	}
	p.at = row
	c := newSliderColumns(objectives(s), inner.W)
	if x < c.from()-1 || x > c.from()+c.slider {
		return nil, nil
	}
	p.held = true
	return p.drag(s, r, x, y), nil
}

// drag moves the slider that was clicked.
func (p *sliders) drag(s state, r Rect, x, _ int) event {
	list := objectives(s)
	if !p.held || p.at >= len(list) {
		return nil
	}
	c := newSliderColumns(list, r.Inner().W)
	return p.weigh(list, list[p.at], c.share(x))
}

// turn changes what is under the pointer by a point.
func (p *sliders) turn(s state, r Rect, _, y, by int) event {
	inner := r.Inner()
	if row, _, ok := p.layout(s, inner).at(y-p.head(inner), inner.H-p.head(inner)); ok && row != noRow {
		p.at = row
	}
	return p.wheel(s, by)
}

func (p *sliders) wheel(s state, by int) event {
	p.typed, p.held = "", false
	list := objectives(s)
	if p.at >= len(list) {
		return nil
	}
	step := 1
	if by > 0 {
		step = -1
	}
	return p.weigh(list, list[p.at], int(math.Round(100*list[p.at].share))+step)
}

func (p *sliders) settle(s state, r Rect) {
	p.stale = s.advice.Study == nil
	if !p.stale {
		p.sways = map[string]study.Sway{}
		for _, w := range s.advice.Study.Sways {
			p.sways[w.Objective] = w
		}
	}
	p.at = max(0, min(p.at, len(objectives(s))-1))
	p.top = p.layout(s, r.Inner()).top
}

func (p *sliders) keys(k *KeyMap) []key.Binding {
	return []key.Binding{
		key.NewBinding(key.WithHelp("←→", "1 point")), k.Back, k.Moves, key.NewBinding(key.WithHelp("0–99", "type it")), help(k.Clear, "usual"), help(k.ClearAll, "all usual"),
		key.NewBinding(key.WithHelp("shift+←→", "5")), k.Undo, k.NextPane, k.Help, k.Quit,
	}
}

func (p *sliders) view(s state, r Rect) []string {
	inner := r.Inner()
	room := inner.H - p.head(inner)
	lines, above, below := p.layout(s, inner).shown(room)
	if p.head(inner) > 0 {
		head := firstThat(inner.W-2, "of 100; what one gains the others lose in proportion; • is set", "the others keep their proportions; • is set", "• is set, the others usual")
		lines = append([]string{s.st.Dim.Render(pad(" "+head, inner.W)), ""}, lines...)
	}
	return box(r, "Weights", lines, s.frame(detailPane), s.title(detailPane), above, below)
}

// head are the lines above the rows.
func (p *sliders) head(inner Rect) int {
	if inner.H > 8 {
		return 2
	}
	return 0
}

// layout is all rows as lines, scrolled to the cursor.
func (p *sliders) layout(s state, inner Rect) listing[int] {
	var l listing[int]
	list := objectives(s)
	if len(list) == 0 {
		text := "nothing is weighed yet"
		if s.loading != loaded {
			text += s.loading.String()
		}
		l.lines = append(l.lines, line[int]{noRow, func() string { return s.st.Dim.Render(" " + text) }})
		return l
	}
	c := newSliderColumns(list, inner.W)
	first := 0
	for i, o := range list {
		if i == p.at {
			first = len(l.lines)
		}
		tip := p.tip(s, o)
		l.lines = append(l.lines, line[int]{i, func() string { return p.row(s, o, i == p.at, tip, c, inner.W) }})
		if c.tip == 0 && tip != "" {
			l.lines = append(l.lines, line[int]{i, func() string { return s.st.Dim.Render(pad("     "+tip, inner.W)) }})
		}
	}
	h := inner.H - p.head(inner)
	if below := p.reigns(s, list[min(p.at, len(list)-1)], inner.W); len(l.lines)+len(below) < h {
		for _, text := range below {
			l.lines = append(l.lines, line[int]{noRow, func() string { return text }})
		}
	}
	l.top = window(first, len(l.lines), h, p.top)
	if next := first + 1; next < len(l.lines) && l.lines[next].of == p.at {
		l.top = window(next, len(l.lines), h, l.top)
	}
	return l
}

// tip says at which share another host would be first; empty where none would, or it is not
// known.
func (p *sliders) tip(s state, o objective) string {
	at, to, ok := p.crossing(s, o)
	if !ok {
		return ""
	}
	text := fmt.Sprintf("at %d %%: %s", at, to.Host.Name)
	if p.stale {
		text += " …"
	}
	return text
}

// reigns say who is first at which share of an objective.
func (p *sliders) reigns(s state, o objective, w int) []string {
	sway, ok := p.sways[o.id]
	if !ok {
		return nil
	}
	head := o.name + " alone, from 0 to 99 %"
	if p.stale {
		head += " …"
	}
	lines := []string{"", s.st.Accent.Render(pad(" "+head, w))}
	for from := 0; from < len(sway.First); {
		to := from
		for to+1 < len(sway.First) && sway.First[to+1].Host == sway.First[from].Host {
			to++
		}
		mark, look := "  ", s.st.Plain
		if now := 100 * o.share; now > float64(from)-0.5 && now < float64(to)+0.5 {
			mark, look = " ·", s.st.Strong
		}
		lines = append(lines, look.Render(pad(fmt.Sprintf("%s %2d–%2d %%  %s", mark, from, to, sway.First[from].Host.Name), w)))
		from = to + 1
	}
	return lines
}

// crossing is the nearest share in per cent at which a stack of another host is first, and
// which.
func (p *sliders) crossing(s state, o objective) (at int, to *stack.Stack, ok bool) {
	w, known := p.sways[o.id]
	first := s.advice.First()
	if !known || first == nil {
		return 0, nil, false
	}
	at, ok = w.Nearest(o.share, func(x *stack.Stack) bool { return x.Host != first.Host })
	return at, w.First[at], ok
}

// sliderColumns are the widths of a row's parts.
type sliderColumns struct{ name, slider, tip int }

// newSliderColumns divides a width: names and figures are whole where that leaves a slider
// to move; what makes another host first stands beside it where there is room.
func newSliderColumns(list []objective, w int) sliderColumns {
	var c sliderColumns
	for _, o := range list {
		c.name = max(c.name, visible(o.name))
	}
	const figure, around, least = 6, 5, 10
	c.name = min(c.name, max(10, w-figure-around-least))
	c.slider = w - c.name - figure - around
	if c.slider >= 56 {
		c.tip = 32
		c.slider -= c.tip
	}
	c.slider = max(4, min(c.slider, 51))
	return c
}

// from is the first cell of the slider.
func (c sliderColumns) from() int { return 3 + c.name + 1 }

// share is that of a cell, in per cent.
func (c sliderColumns) share(x int) int {
	return int(math.Round(100 * float64(x-c.from()) / float64(c.slider-1)))
}

// cell is that of a share.
func (c sliderColumns) cell(share float64) int { return int(math.Round(share * float64(c.slider-1))) }

// row is an objective with its slider and its share.
func (p *sliders) row(s state, o objective, under bool, tip string, c sliderColumns, w int) string {
	name, mark := s.st.Plain, "   "
	if under {
		name, mark = s.st.Marked, " › "
		if s.focus == detailPane {
			name = s.st.Selected
		}
	}
	figure, look := shareText(o.share)+" %", s.st.Dim
	set := " "
	if o.set {
		look, set = s.st.Strong, s.st.Accent.Render("•")
	}
	if under && p.typed != "" {
		figure, look = p.typed+"▏%", s.st.Accent
	}
	text := name.Render(mark+pad(o.name, c.name)) + " " + p.track(s, o, c) + look.Render(padLeft(figure, 5)) + set
	if c.tip > 0 {
		text += s.st.Dim.Render(pad("  "+tip, c.tip))
	}
	return pad(text, w)
}

// track is a slider: filled up to its share, ○ where it weighs as usual, ┼ where another
// host becomes the first.
func (p *sliders) track(s state, o objective, c sliderColumns) string {
	knob, usual, cross := c.cell(o.share), c.cell(o.back), -1
	if at, _, ok := p.crossing(s, o); ok {
		cross = c.cell(float64(at) / 100)
	}
	var b strings.Builder
	for x := range c.slider {
		switch {
		case x == knob:
			b.WriteString(s.st.Accent.Bold(true).Render("●"))
		case x == usual && o.set:
			b.WriteString(s.st.Dim.Render("○"))
		case x == cross:
			b.WriteString(s.st.Warn.Render("┼"))
		case x < knob:
			b.WriteString(s.st.Bar.Render("━"))
		default:
			b.WriteString(s.st.BarRest.Render("─"))
		}
	}
	return b.String()
}

package screen

import (
	"image/color"

	"charm.land/huh/v2"
	"charm.land/lipgloss/v2"

	"whereto/model/fit"
	"whereto/model/stack"
)

// Styles are all looks of the screen, made once for a light or a dark
// background. Nothing is told by colour alone: marks and words say the same.
type Styles struct {
	Title    lipgloss.Style
	Plain    lipgloss.Style
	Dim      lipgloss.Style
	Strong   lipgloss.Style
	Accent   lipgloss.Style
	Good     lipgloss.Style
	Warn     lipgloss.Style
	Bad      lipgloss.Style
	Selected lipgloss.Style // the row under the cursor in the pane that has the keys
	Marked   lipgloss.Style // the row under the cursor elsewhere
	Bar      lipgloss.Style
	BarRest  lipgloss.Style
	Key      lipgloss.Style
	Land     lipgloss.Style   // of a map that has the screen
	Frame    lipgloss.Style   // of a pane's border
	Focus    lipgloss.Style   // of the border of the pane that has the keys: another line too
	Verdict  lipgloss.Style   // of the verdict's border
	Parts    []Part           // of bars that are made of parts, in their order
	Curves   []lipgloss.Style // of the lines of a chart, in their order
	huh      huh.Theme
}

// Look is what the session looks like, by what was set and what the terminal is.
type Look struct {
	Theme string // one of Themes; another: the first
	Dark  bool   // the terminal's background is
	Plain bool   // it shows no colours: what has the keys is told by reverse
}

// NewStyles makes the styles for a look.
func NewStyles(l Look) *Styles {
	p := paletteOf(l.Theme, l.Dark)
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	plain := lipgloss.NewStyle() // in the terminal's own colour, which it takes no bytes to ask for
	s := &Styles{
		Title: fg(p.accent).Bold(true), Plain: plain, Dim: fg(p.faint), Strong: plain.Bold(true), Accent: fg(p.accent),
		Good: fg(p.good), Warn: fg(p.warn), Bad: fg(p.bad), Selected: fg(p.text).Background(p.row).Bold(true), Marked: plain.Bold(true),
		Bar: fg(p.accent), BarRest: fg(p.line), Key: fg(p.accent).Bold(true), Land: fg(p.line), Frame: fg(p.line).BorderStyle(lipgloss.RoundedBorder()), Focus: fg(p.accent).BorderStyle(lipgloss.ThickBorder()),
	}
	s.Verdict = fg(p.accent).BorderStyle(lipgloss.DoubleBorder())
	for i, c := range []color.Color{p.accent, p.good, p.warn, p.bad, p.faint} {
		s.Parts = append(s.Parts, Part{fg(c), []string{"█", "▓", "▒", "░", "·"}[i]})
	}
	if l.Plain {
		s.Selected = s.Selected.Reverse(true)
	}
	pick := lipgloss.LightDark(l.Dark)
	hue := func(light, dark string) color.Color { return pick(lipgloss.Color(light), lipgloss.Color(dark)) }
	for _, c := range []color.Color{p.accent, p.good, p.warn, hue("#7a3fb0", "#c9a6ff"), hue("#b0286a", "#ff9ec4"), hue("#0b7285", "#6fd6d0"), hue("#b4540a", "#ffb27a"), p.faint} {
		s.Curves = append(s.Curves, fg(c))
	}
	s.huh = theme(s)
	return s
}

// Part is how one part of a bar looks: a colour, and what fills it, so that parts can be
// told apart without.
type Part struct {
	Style lipgloss.Style
	Fill  string
}

// theme is what huh's own parts look like; it is made once, because huh asks for
// it at every look-up.
func theme(s *Styles) huh.Theme {
	t := huh.ThemeBase(true)
	t.Focused.Base = lipgloss.NewStyle()
	t.Focused.Card = t.Focused.Base
	t.Blurred = t.Focused
	t.Form.Base = lipgloss.NewStyle()
	t.Group.Base = lipgloss.NewStyle()
	t.Focused.Title, t.Focused.Description = s.Strong, s.Dim
	t.Focused.ErrorMessage, t.Focused.ErrorIndicator = s.Bad, s.Bad
	return huh.ThemeFunc(func(bool) *huh.Styles { return t })
}

// cursorMark is the sign of the row under a cursor: that which the keys move, and others.
func cursorMark(moves bool) string {
	if moves {
		return "›"
	}
	return "•"
}

// verdict is the look and the mark of a verdict.
func (st *Styles) verdict(l fit.Outcome) (style lipgloss.Style, mark string) {
	switch l {
	case fit.Meets:
		return st.Good, "✓"
	case fit.Partly:
		return st.Warn, "~"
	case fit.Unknown:
		return st.Warn, "?"
	}
	return st.Bad, "✗"
}

// sign is the look and the mark of what fits, fits if something turns out well, has no full
// price, or does not fit.
func sign(st *Styles, x *stack.Stack) (lipgloss.Style, string) {
	switch {
	case x.Status == stack.Fits:
		return st.Good, "✓"
	case x.Status == stack.PriceNotKnown:
		return st.Warn, "?"
	case x.Fits():
		return st.Warn, "!"
	}
	return st.Bad, "✗"
}

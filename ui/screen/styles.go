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
	Land     lipgloss.Style // of a map that has the screen
	Frame    lipgloss.Style // of a pane's border
	Focus    lipgloss.Style // of the border of the pane that has the keys: another line too
	Verdict  lipgloss.Style // of the verdict's border
	Parts    []Part         // of bars that are made of parts, in their order
	huh      huh.Theme
}

// NewStyles makes the styles for a background.
func NewStyles(dark bool) *Styles {
	pick := lipgloss.LightDark(dark)
	hue := func(light, dark string) color.Color { return pick(lipgloss.Color(light), lipgloss.Color(dark)) }
	var (
		text   = hue("#1f2430", "#e4e6ef")
		faint  = hue("#5f6675", "#8b91a5")
		line   = hue("#b9bfcc", "#454b5e")
		land   = hue("#a3abbb", "#565d74")
		accent = hue("#0a5fb4", "#7cc4ff")
		good   = hue("#1b7a3d", "#7ee2a0")
		warn   = hue("#8a5a00", "#f4c76a")
		bad    = hue("#b3261e", "#ff8f87")
		row    = hue("#dbeafc", "#26354f")
		rest   = hue("#d6dae3", "#343a4a")
	)
	fg := func(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }
	s := &Styles{
		Title: fg(accent).Bold(true), Plain: fg(text), Dim: fg(faint), Strong: fg(text).Bold(true), Accent: fg(accent),
		Good: fg(good), Warn: fg(warn), Bad: fg(bad), Selected: fg(text).Background(row).Bold(true), Marked: fg(text).Bold(true),
		Bar: fg(accent), BarRest: fg(rest), Key: fg(accent).Bold(true), Land: fg(land), Frame: fg(line).BorderStyle(lipgloss.RoundedBorder()), Focus: fg(accent).BorderStyle(lipgloss.ThickBorder()),
	}
	s.Verdict = fg(accent).BorderStyle(lipgloss.DoubleBorder())
	for i, c := range []color.Color{accent, good, warn, bad, faint} {
		s.Parts = append(s.Parts, Part{fg(c), []string{"█", "▓", "▒", "░", "·"}[i]})
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

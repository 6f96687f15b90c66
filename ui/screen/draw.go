package screen

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// pad cuts or fills a line to exactly w cells.
func pad(line string, w int) string {
	if w <= 0 {
		return ""
	}
	n := ansi.StringWidth(line)
	if n > w {
		return ansi.Truncate(line, w, "…")
	}
	return line + strings.Repeat(" ", w-n)
}

// padLeft fills a line on its left to w cells.
func padLeft(line string, w int) string {
	if n := ansi.StringWidth(line); n < w {
		return strings.Repeat(" ", w-n) + line
	}
	return pad(line, w)
}

// wrap breaks a text into lines of at most w cells.
func wrap(text string, w int) []string {
	return strings.Split(ansi.Wrap(text, max(1, w), ""), "\n")
}

// box draws lines into a border with a title; exactly r.H lines of r.W cells.
// more marks lines that are hidden above and below.
func box(r Rect, title string, lines []string, frame lipgloss.Style, titleStyle lipgloss.Style, above, below bool) []string {
	if r.W < 2 || r.H < 2 {
		return nil
	}
	inner := r.Inner()
	title = ansi.Truncate(title, max(0, r.W-6), "…")
	edge := func(left, right string, label string, mark bool) string {
		line := strings.Repeat("─", max(0, r.W-2-ansi.StringWidth(label)))
		if mark && len([]rune(line)) > 4 {
			runes := []rune(line)
			symbol := '↑'
			if left == "╰" {
				symbol = '↓'
			}
			runes[len(runes)-2] = symbol
			line = string(runes)
		}
		return frame.Render(left) + label + frame.Render(line+right)
	}
	label := ""
	if title != "" {
		label = frame.Render("─ ") + titleStyle.Render(title) + " "
	}
	out := []string{edge("╭", "╮", label, above)}
	for i := range inner.H {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		out = append(out, frame.Render("│")+pad(line, inner.W)+frame.Render("│"))
	}
	return append(out, edge("╰", "╯", "", below))
}

// canvas is the screen as lines that panes are put on side by side.
type canvas struct {
	w    int
	rows [][]placed
}

type placed struct {
	x    int
	text string
}

func newCanvas(w, h int) *canvas { return &canvas{w: w, rows: make([][]placed, h)} }

// put places lines with their upper left corner; they must not overlap others.
func (c *canvas) put(x, y int, lines []string) {
	for i, line := range lines {
		if row := y + i; row >= 0 && row < len(c.rows) {
			c.rows[row] = append(c.rows[row], placed{x, line})
		}
	}
}

// String is the whole screen.
func (c *canvas) String() string {
	lines := make([]string, len(c.rows))
	for i, row := range c.rows {
		var b strings.Builder
		at := 0
		for _, p := range row {
			if p.x > at {
				b.WriteString(strings.Repeat(" ", p.x-at))
				at = p.x
			}
			text := ansi.Truncate(p.text, max(0, c.w-at), "")
			b.WriteString(text)
			at += ansi.StringWidth(text)
		}
		lines[i] = b.String()
	}
	return strings.Join(lines, "\n")
}

// window is which part of a list is shown: n items of height 1 around the
// cursor in h rows. It returns the first row that is shown.
func window(cursor, n, h, first int) int {
	if cursor < first {
		first = cursor
	}
	if cursor >= first+h {
		first = cursor - h + 1
	}
	return max(0, min(first, n-h))
}

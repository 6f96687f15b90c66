package screen

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

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

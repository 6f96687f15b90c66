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

// visible is how many cells a line takes.
func visible(line string) int { return ansi.StringWidth(line) }

// headed is a word in a column of so many cells before a text; where there is none it takes no
// colour, which would have to be sent for nothing.
func headed(style lipgloss.Style, word string, w int) string {
	if word == "" {
		return pad("", w)
	}
	return style.Render(pad(word, w))
}

// short cuts a text to at most w cells.
func short(text string, w int) string {
	if visible(text) <= w {
		return text
	}
	return strings.TrimRight(pad(text, w), " ")
}

// wrap breaks a text into lines of at most w cells, between words: what is written with a
// hyphen, such as a region, is one.
func wrap(text string, w int) []string { return wrapAt(text, w, "") }

// wrapAt breaks a text behind some letters too, such as those between the parts of a path.
func wrapAt(text string, w int, at string) []string {
	const hyphen, whole = "-", "\u2011"
	return strings.Split(strings.ReplaceAll(ansi.Wrap(strings.ReplaceAll(text, hyphen, whole), max(1, w), at), whole, hyphen), "\n")
}

// box draws lines into a border with a title, or below a title alone; exactly r.H lines of
// r.W cells. The frame says which border, and its colour. above and below mark lines that are
// hidden there.
func box(r Rect, title string, lines []string, frame lipgloss.Style, titleStyle lipgloss.Style, above, below bool) []string {
	if r.W < 2 || r.H < 2 {
		return nil
	}
	edges, ink, inner := frame.GetBorderStyle(), frame.UnsetBorderStyle(), r.Inner()
	title = ansi.Truncate(title, max(0, r.W-6), "…")
	edge := func(left, fill, right, label, mark string) string {
		n := r.W - 2 - ansi.StringWidth(label)
		if m := ansi.StringWidth(mark); m > 0 && n > 4 {
			return ink.Render(left) + label + ink.Render(strings.Repeat(fill, n-1-m)) + titleStyle.Render(mark) + ink.Render(fill+right)
		}
		return ink.Render(left) + label + ink.Render(strings.Repeat(fill, max(0, n))+right)
	}
	marked := func(is bool, mark string) string {
		if is {
			return mark
		}
		return ""
	}
	line := func(i int) string {
		if i < len(lines) {
			return lines[i]
		}
		return ""
	}
	label := ""
	if title != "" {
		label = ink.Render(edges.Top+" ") + titleStyle.Render(title) + " "
	}
	if r.Open { // the title says too what is hidden below
		out := []string{edge(edges.Top, edges.Top, edges.Top, label, marked(above, "↑")+marked(below, "↓"))}
		for i := range inner.H {
			out = append(out, pad(line(i), r.W))
		}
		return out
	}
	out := []string{edge(edges.TopLeft, edges.Top, edges.TopRight, label, marked(above, "↑"))}
	for i := range inner.H {
		out = append(out, ink.Render(edges.Left)+pad(line(i), inner.W)+ink.Render(edges.Right))
	}
	return append(out, edge(edges.BottomLeft, edges.Bottom, edges.BottomRight, "", marked(below, "↓")))
}

// para is a paragraph of text in one style.
func para(style lipgloss.Style, w int, text string) []string {
	var lines []string
	for _, line := range wrap(strings.TrimSpace(text), w) {
		lines = append(lines, style.Render(line))
	}
	return lines
}

// bar is a value from 0 to 1 in eighths of cells.
func bar(st *Styles, value float64, w int) string {
	eighths := int(value*float64(w)*8 + 0.5)
	full, part := eighths/8, eighths%8
	text := strings.Repeat("█", min(full, w))
	if part > 0 && full < w {
		text += string([]rune("▏▎▍▌▋▊▉")[part-1])
	}
	return st.Bar.Render(text) + st.BarRest.Render(strings.Repeat("·", max(0, w-visible(text))))
}

// excerpt is the part of a scrolled text that is shown.
type excerpt struct {
	lines        []string
	top          int // its first line
	above, below bool
}

// endless is more lines than any text has: scrolled so far, it settles at its end.
const endless = 1 << 20

// cut shows as many lines as there is room for, from top on where that can be.
func cut(lines []string, top, room int) excerpt {
	top = max(0, min(top, len(lines)-room))
	end := min(len(lines), top+room)
	return excerpt{lines[top:end], top, top > 0, end < len(lines)}
}

// ends are a text, wrapped, with another at the right end of its first line, in a column of
// so many cells.
func ends(style lipgloss.Style, w int, left, right string, column int) []string {
	var lines []string
	for i, line := range wrap(left, max(1, w-column)) {
		if i == 0 {
			line = pad(line, w-column) + padLeft(right, column)
		}
		lines = append(lines, style.Render(line))
	}
	return lines
}

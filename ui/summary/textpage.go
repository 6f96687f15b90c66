package summary

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Widths of text, in columns.
const (
	Width       = 80 // where nothing says how wide a line may be
	narrowest   = 30
	widestPara  = 110 // longer lines of prose are hard to read
	leastColumn = 12  // to which a column of words is narrowed
	longestName = 30  // that stays whole in the first column
	longestWord = 14  // that stays whole in another one
	highest     = 4   // lines of a cell
)

// textPage is plain text for a terminal, a mail or a pager: no line is wider than the page,
// an address and what is to be typed aside.
type textPage struct {
	sources
	width int
	b     strings.Builder
}

// newTextPage is a page of a width in columns.
func newTextPage(width int) *textPage { return &textPage{width: max(width, narrowest)} }

func (p *textPage) String() string { return p.b.String() }

// line writes a line without blanks at its end.
func (p *textPage) line(text string) { p.b.WriteString(strings.TrimRight(text, " ") + "\n") }

// wrap breaks prose at a width, where it is too wide for reading at less.
func wrap(text string, width int) []string { return broken(text, min(width, widestPara)) }

// kept stands for a hyphen while lines are broken: days, flags and names of regions stay whole.
const kept = "\uE000"

// broken breaks a text at a width between words, a word that is wider at its hyphens or within.
func broken(text string, width int) []string {
	words := strings.Split(text, " ")
	for i, word := range words {
		if ansi.StringWidth(word) <= width {
			words[i] = strings.ReplaceAll(word, "-", kept)
		}
	}
	text = ansi.Wrap(strings.Join(words, " "), max(1, width), "/")
	return strings.Split(strings.ReplaceAll(text, kept, "-"), "\n")
}

// Sources lists them, an address on a line of its own so that it stays whole.
func (p *textPage) Sources() {
	if len(p.list) == 0 {
		return
	}
	p.Section("Sources")
	for _, row := range p.rows() {
		p.hang(row[0]+" ", row[1], "    ")
		p.line("    " + row[2])
	}
}

func (p *textPage) Title(text string)   { p.under(text, "═") }
func (p *textPage) Section(text string) { p.b.WriteString("\n"); p.under(text, "─") }

// under writes a heading with a line below it.
func (p *textPage) under(text, sign string) {
	longest := 0
	for _, line := range wrap(text, p.width) {
		p.line(line)
		longest = max(longest, ansi.StringWidth(line))
	}
	p.line(strings.Repeat(sign, longest))
}

func (p *textPage) Heading(text string) { p.b.WriteString("\n"); p.Para(text) }

// Sub is a heading below a heading.
func (p *textPage) Sub(text string) { p.Heading(text) }

// Contents lists sections that follow.
func (p *textPage) Contents(sections []string) { p.Items(sections) }

func (p *textPage) Para(text string) { p.hang("", text, "") }

func (p *textPage) Items(items []string) {
	for _, item := range items {
		p.hang("  · ", item, "    ")
	}
}

// hang writes prose behind a beginning; its further lines stand below an indent.
func (p *textPage) hang(begin, text, indent string) {
	for i, line := range wrap(text, p.width-max(ansi.StringWidth(begin), ansi.StringWidth(indent))) {
		if i > 0 {
			begin = indent
		}
		p.line(begin + line)
	}
}

// Table aligns columns, those of numbers to the right. Where they are wider than the page,
// columns of words are narrowed and their cells go on below, for a few lines; where that does
// not do, each row stands by itself, a cell a line.
func (p *textPage) Table(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	all := rows
	if head != nil {
		all = append([][]string{head}, rows...)
	}
	widths, right := measure(head, rows)
	if !narrow(widths, words(head, rows, widths, right), p.width-2*len(widths)) {
		p.stacked(head, rows)
		return
	}
	for _, row := range rows {
		for i, cell := range row {
			if len(broken(cell, widths[i])) > highest {
				p.stacked(head, rows)
				return
			}
		}
	}
	for _, row := range all {
		cells := make([][]string, len(row))
		height := 1
		for i, cell := range row {
			cells[i] = broken(cell, widths[i])
			height = max(height, len(cells[i]))
		}
		for y := range height {
			line := ""
			for i, lines := range cells {
				cell := ""
				if y < len(lines) {
					cell = strings.TrimRight(lines[y], " ")
				}
				gap := strings.Repeat(" ", max(0, widths[i]-ansi.StringWidth(cell)))
				if right[i] {
					line += "  " + gap + cell
				} else {
					line += "  " + cell + gap
				}
			}
			p.line(line)
		}
	}
}

// measure is how wide each column is, and whether it holds numbers alone.
func measure(head []string, rows [][]string) (widths []int, right []bool) {
	widths, right = make([]int, len(rows[0])), make([]bool, len(rows[0]))
	for i := range widths {
		right[i] = numericColumn(rows, i)
		if head != nil {
			widths[i] = ansi.StringWidth(head[i])
		}
		for _, row := range rows {
			widths[i] = max(widths[i], ansi.StringWidth(row[i]))
		}
	}
	return widths, right
}

// words is the least width of each column: numbers stay whole, and words where there is room
// for them.
func words(head []string, rows [][]string, widths []int, right []bool) []int {
	least := slices.Clone(widths)
	for i := range least {
		if !right[i] {
			least[i] = min(widths[i], leastColumn)
			longest := longestWord
			if i == 0 {
				longest = longestName
			}
			for _, row := range rows {
				for _, word := range strings.Fields(row[i]) {
					least[i] = max(least[i], min(ansi.StringWidth(word), longest))
				}
			}
			continue
		}
		least[i] = 0
		for _, row := range rows {
			least[i] = max(least[i], ansi.StringWidth(row[i]))
		}
		if head != nil {
			for _, word := range strings.Fields(head[i]) {
				least[i] = max(least[i], ansi.StringWidth(word))
			}
		}
	}
	return least
}

// narrow takes what is too much off the widest columns, none below its least; false where
// that is not enough.
func narrow(widths, least []int, room int) bool {
	for {
		sum, widest := 0, -1
		for i, w := range widths {
			sum += w
			if w > least[i] && (widest < 0 || w > widths[widest]) {
				widest = i
			}
		}
		switch {
		case sum <= room:
			return true
		case widest < 0:
			return false
		}
		widths[widest]--
	}
}

// stacked writes each row by itself: its first cell, and the others each below what it is.
func (p *textPage) stacked(head []string, rows [][]string) {
	for _, row := range rows {
		begun := false
		for i, cell := range row {
			if strings.Trim(cell, "▇") == "" { // a bar says nothing where none stands below it
				continue
			}
			begin := "    "
			if !begun {
				begin = "  "
			} else if head != nil && head[i] != "" {
				cell = head[i] + ": " + cell
			}
			p.hang(begin, cell, "      ")
			begun = true
		}
	}
}

// Code stands as it is.
func (p *textPage) Code(_, text string) {
	for _, line := range strings.Split(strings.TrimRight(text, "\n"), "\n") {
		p.line("    " + line)
	}
}

package screen

import (
	"math"
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/NimbleMarkets/ntcharts/v2/canvas/runes"
)

// plot is a part of the screen in single cells, that lines of dots are drawn on: eight of
// them in a cell.
type plot struct {
	w, h  int
	cells []plotted
}

// plotted is one cell of a plot; the rune 0 is nothing.
type plotted struct {
	rune rune
	look *lipgloss.Style
}

func newPlot(w, h int) *plot { return &plot{w, h, make([]plotted, max(0, w*h))} }

// at is what stands in a cell; nothing outside.
func (p *plot) at(x, y int) rune {
	if x < 0 || y < 0 || x >= p.w || y >= p.h {
		return 0
	}
	return p.cells[y*p.w+x].rune
}

// put puts a rune into a cell.
func (p *plot) put(x, y int, r rune, look *lipgloss.Style) {
	if x >= 0 && y >= 0 && x < p.w && y < p.h {
		p.cells[y*p.w+x] = plotted{r, look}
	}
}

// write puts a text into a row, where it has room.
func (p *plot) write(x, y int, text string, look *lipgloss.Style) {
	for _, r := range text {
		p.put(x, y, r, look)
		x++
	}
}

// free says whether so many cells of a row are empty.
func (p *plot) free(x, y, n int) bool {
	if x < 0 || y < 0 || y >= p.h || x+n > p.w {
		return false
	}
	for i := range n {
		if p.at(x+i, y) != 0 {
			return false
		}
	}
	return true
}

// across draws a row of a rune where nothing stands yet, along one in so many cells.
func (p *plot) across(y int, r rune, every int, look *lipgloss.Style) {
	for x := 0; x < p.w; x += every {
		if p.at(x, y) == 0 {
			p.put(x, y, r, look)
		}
	}
}

// down draws a column of a rune where nothing stands yet.
func (p *plot) down(x int, r rune, look *lipgloss.Style) {
	for y := range p.h {
		if p.at(x, y) == 0 {
			p.put(x, y, r, look)
		}
	}
}

// line draws a line of dots: of each column of dots its row, not a number where there is none.
// A dashed one leaves every other two columns out.
func (p *plot) line(rows []float64, dashed bool, look *lipgloss.Style) {
	grid := runes.NewPatternDotsGrid(2*p.w, 4*p.h)
	for x, row := range rows {
		if math.IsNaN(row) || dashed && x%4 > 1 {
			continue
		}
		from, to := int(math.Round(row)), int(math.Round(row))
		if x > 0 && !math.IsNaN(rows[x-1]) { // a step is drawn too
			if before := int(math.Round(rows[x-1])); before < from {
				from = before + 1
			} else if before > to {
				to = before - 1
			}
		}
		for y := from; y <= to; y++ {
			grid.Set(x, y)
		}
	}
	for y, row := range grid.BraillePatterns() {
		for x, r := range row {
			if r != runes.BrailleBlockOffset {
				p.put(x, y, runes.CombineBraillePatterns(p.at(x, y), r), look)
			}
		}
	}
}

// lines are the plot's rows, what looks alike drawn at once.
func (p *plot) lines() []string {
	list := make([]string, p.h)
	for y := range list {
		var b, run strings.Builder
		var look *lipgloss.Style
		flush := func() {
			if look == nil {
				b.WriteString(run.String())
			} else {
				b.WriteString(look.Render(run.String()))
			}
			run.Reset()
		}
		for _, cell := range p.cells[y*p.w : (y+1)*p.w] {
			r := cell.rune
			if r == 0 {
				r, cell.look = ' ', nil
			}
			if cell.look != look {
				flush()
				look = cell.look
			}
			run.WriteRune(r)
		}
		flush()
		list[y] = b.String()
	}
	return list
}

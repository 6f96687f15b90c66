package worldmap

import (
	"math"
	"strings"
	"unicode/utf8"
)

// canvas is a map as it is drawn: characters, each of dots or with a text.
type canvas struct {
	w, h  int
	win   window
	cells []cell
	inks  []Painter
}

// cell is one character.
type cell struct {
	dots rune // of lines and rings
	text rune // 0: none
	ink  int
}

// bits are the dots of a character of braille, by row and column.
var bits = [4][2]rune{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}

const noDots = rune(0x2800)

func newCanvas(w, h int, win window) *canvas {
	return &canvas{w: w, h: h, win: win, cells: make([]cell, w*h)}
}

// ink is the number of a style.
func (c *canvas) ink(p Painter) int {
	c.inks = append(c.inks, p)
	return len(c.inks) - 1
}

// put puts a dot.
func (c *canvas) put(x, y, ink int) {
	if x < 0 || y < 0 || x >= 2*c.w || y >= 4*c.h {
		return
	}
	at := &c.cells[y/4*c.w+x/2]
	at.dots |= bits[y%4][x%2]
	at.ink = ink
}

// text puts a text, which covers what is there.
func (c *canvas) text(x, y int, text string, ink int) {
	for _, r := range text {
		c.cells[y*c.w+x] = cell{text: r, ink: ink}
		x++
	}
}

// word puts a text with a blank on each side of it, which covers land, or all but texts.
func (c *canvas) word(x, y int, text string, ink int, all bool) {
	for _, at := range []int{x - 1, x + utf8.RuneCountInString(text)} {
		if at < 0 || at >= c.w {
			continue
		}
		if side := &c.cells[y*c.w+at]; side.text == 0 && (all || side.dots == 0) {
			*side = cell{text: ' ', ink: ink}
		}
	}
	c.text(x, y, text, ink)
}

// room says whether a text of so many cells, and a blank on each side of it, covers no
// other text, and how many cells with dots it covers.
func (c *canvas) room(x, y, n int) (covered int, ok bool) {
	if y < 0 || y >= c.h || x < 0 || x+n > c.w {
		return 0, false
	}
	for i := max(0, x-1); i < min(c.w, x+n+1); i++ {
		at := c.cells[y*c.w+i]
		if at.text != 0 {
			return 0, false
		}
		if at.dots != 0 && i >= x && i < x+n {
			covered++
		}
	}
	return covered, true
}

// name puts a text beside a mark, where it covers the least; false where there is no room.
func (c *canvas) name(at [2]int, text string, ink int) bool {
	n := utf8.RuneCountInString(text)
	if n == 0 {
		return false
	}
	best, bx, by := math.MaxInt, 0, 0
	try := func(x, y, far int) {
		if covered, ok := c.room(x, y, n); ok && 3*covered+far < best {
			best, bx, by = 3*covered+far, x, y
		}
	}
	right, left := at[0]+1, at[0]-1
	for right < c.w && c.cells[at[1]*c.w+right].text != 0 { // past the marks beside it
		right++
	}
	for left >= 0 && c.cells[at[1]*c.w+left].text != 0 {
		left--
	}
	const reach = 4
	for more := range reach {
		try(right+1+more, at[1], more)
		try(left-n-more, at[1], 1+more)
	}
	for i, y := range []int{at[1] + 1, at[1] - 1} {
		try(at[0]+1, y, 4+i)
		try(at[0]-n/2, y, 6+i)
		try(at[0]-n, y, 6+i)
	}
	if best == math.MaxInt {
		return false
	}
	c.word(bx, by, text, ink, false)
	return true
}

// ring draws the ring around a spot.
func (c *canvas) ring(s Spot, ink int) {
	x, y, ok := c.win.dot(s.Point)
	if !ok || s.Ring <= 0 {
		return
	}
	n := int(8 * s.Ring)
	for i := range n {
		sin, cos := math.Sincos(2 * math.Pi * float64(i) / float64(n))
		c.put(x+int(math.Round(s.Ring*cos)), y+int(math.Round(s.Ring*sin)), ink)
	}
}

// placed is a line that is drawn: its characters in order, and the name that it gets.
type placed struct {
	cells [][2]int
	ink   int
	name  string
}

// line draws a line and returns the characters that it goes through.
func (c *canvas) line(l Line) (cells [][2]int) {
	ink, count := c.ink(l.Style), 0
	var bx, by int
	before := false
	for _, p := range c.win.way(l.From, l.To, 1.5*c.win.step) {
		x, y, ok := c.win.dot(p)
		if !ok {
			before = false
			continue
		}
		steps := 1
		if before && abs(x-bx) < c.win.across/2 { // else it leaves on one side and comes in on the other
			steps = max(abs(x-bx), abs(y-by), 1)
		} else {
			bx, by = x, y
		}
		for i := range steps {
			px, py := bx+(x-bx)*(i+1)/steps, by+(y-by)*(i+1)/steps
			if count++; l.Dashed && count/3%2 == 1 {
				continue
			}
			c.put(px, py, ink)
			if at := [2]int{px / 2, py / 4}; len(cells) == 0 || cells[len(cells)-1] != at {
				cells = append(cells, at)
			}
		}
		bx, by, before = x, y, true
	}
	return cells
}

func abs(n int) int { return max(n, -n) }

// along puts the name of a line on it, as near to its middle as there is room; none on a
// line that is hardly longer.
func (c *canvas) along(l placed) {
	n := utf8.RuneCountInString(l.name)
	if n == 0 || len(l.cells) < n+4 {
		return
	}
	middle := len(l.cells) / 2
	for i := range len(l.cells) / 2 {
		for _, k := range []int{middle + i/2, middle - i/2} {
			at := l.cells[min(k, len(l.cells)-1)]
			x := at[0] - n/2
			if _, ok := c.room(x, at[1], n); ok {
				c.word(x, at[1], l.name, l.ink, true)
				return
			}
		}
	}
}

// land are the dots of a character where there is land; faint, every other one.
func (c *canvas) land(x, y int, faint bool) rune {
	dots := noDots
	for dy := range 4 {
		for dx := range 2 {
			at := 2*x + dx - c.win.left
			if at < 0 || at >= c.win.across {
				continue
			}
			lon := c.win.west + (float64(at)+0.5)*c.win.step
			lat := c.win.north - (float64(4*y+dy)+0.5)*c.win.step
			if every := (dx + dy) % 2; (every == 0 || !faint) && isLand(lon, lat) {
				dots |= bits[dy][dx]
			}
		}
	}
	return dots
}

// lines are the rows of the map; land has an ink, and may be faint.
func (c *canvas) lines(land int, faint bool) []string {
	lines := make([]string, c.h)
	for y := range c.h {
		var line, run strings.Builder
		ink := land
		flush := func(next int) {
			if run.Len() > 0 {
				line.WriteString(c.inks[ink].Render(run.String()))
				run.Reset()
			}
			ink = next
		}
		for x := range c.w {
			at := c.cells[y*c.w+x]
			r, with := at.text, at.ink
			switch {
			case at.text != 0:
			case at.dots != 0:
				r = noDots | at.dots
			default:
				if r, with = c.land(x, y, faint), land; r == noDots {
					r = ' '
				}
			}
			if with != ink {
				flush(with)
			}
			run.WriteRune(r)
		}
		flush(land)
		lines[y] = line.String()
	}
	return lines
}

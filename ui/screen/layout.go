package screen

// Rect is a part of the screen in cells.
type Rect struct{ X, Y, W, H int }

// Contains says whether a cell lies in the rectangle.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Inner is what a border of one cell leaves.
func (r Rect) Inner() Rect { return Rect{r.X + 1, r.Y + 1, max(0, r.W-2), max(0, r.H-2)} }

// paneID names one of the panes that stand side by side.
type paneID int

const (
	questionsPane paneID = iota
	stacksPane
	detailPane
	panes
)

// Layout says where everything is; an empty rectangle is not shown.
type Layout struct {
	Header, Tabs, Keys Rect
	Panes              [panes]Rect
	Over               Rect // of what comes over the panes
	Small              bool // too small for anything but a word
}

// The widths from which two and three panes are shown, and the least that the
// screen can be used at.
const (
	threePanes = 120
	twoPanes   = 80
	leastWidth = 30
	leastRows  = 8
)

// NewLayout lays the screen out.
//
//	120 and more        80 and more         below
//	header              header              header
//	┌───┐┌────┐┌────┐   ┌───┐┌─────┐       tabs
//	│ q ││ s  ││ d  │   │ q ││ s   │       ┌──────┐
//	│   ││    ││    │   │   │├─────┤       │ one  │
//	└───┘└────┘└────┘   └───┘│ d   │       └──────┘
//	keys                keys └─────┘        keys
func NewLayout(w, h int, focus paneID) Layout {
	l := Layout{Small: w < leastWidth || h < leastRows}
	if l.Small {
		return l
	}
	l.Header = Rect{0, 0, w, 1}
	l.Keys = Rect{0, h - 1, w, 1}
	top, rows := 1, h-2
	l.Over = Rect{0, top, w, rows}
	switch {
	case w >= threePanes:
		left := min(44, w*28/100)
		right := min(70, w*35/100)
		l.Panes[questionsPane] = Rect{0, top, left, rows}
		l.Panes[stacksPane] = Rect{left, top, w - left - right, rows}
		l.Panes[detailPane] = Rect{w - right, top, right, rows}
	case w >= twoPanes:
		left := w * 42 / 100
		upper := max(7, rows*45/100)
		if rows < 16 { // no room for both: the detail has the keys or the list has the room
			if focus == detailPane {
				upper = 0
			} else {
				upper = rows
			}
		}
		l.Panes[questionsPane] = Rect{0, top, left, rows}
		l.Panes[stacksPane] = Rect{left, top, w - left, upper}
		l.Panes[detailPane] = Rect{left, top + upper, w - left, rows - upper}
	default:
		l.Tabs = Rect{0, top, w, 1}
		l.Panes[focus] = Rect{0, top + 1, w, rows - 1}
	}
	return l
}

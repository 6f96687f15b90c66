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
	Header, Verdict, Tabs, Keys Rect
	Panes                       [panes]Rect
	Over                        Rect // of what comes over the panes
	Small                       bool // too small for anything but a word
}

// The widths from which two and three panes are shown, and three at ease, and the least that
// the screen can be used at.
const (
	allWide    = 150
	threePanes = 120
	twoPanes   = 80
	leastWidth = 30
	leastRows  = 8
)

// verdictRows is how many rows the verdict takes, its border with them: more of them where
// there are more.
func verdictRows(w, h int) int {
	const border = 2
	switch {
	case h < 11:
		return 1
	case h < 16 || w < twoPanes && h < 18:
		return 2
	case w < twoPanes:
		return 2 + border
	case h < 28:
		return 3 + border
	case w < threePanes:
		return 4 + border
	case h < 44:
		return 5 + border
	}
	return 6 + border
}

// NewLayout lays the screen out. The pane that has the focus has more room where there is
// little.
//
//	120 and more        80 and more         below
//	header              header              header
//	verdict             verdict             tabs
//	┌───┐┌────┐┌────┐   ┌───────────┐       verdict
//	│ q ││ s  ││ d  │   │ s         │       ┌──────┐
//	│   ││    ││    │   ├───┬───────┤       │ one  │
//	│   ││    ││    │   │ q │ d     │       │      │
//	└───┘└────┘└────┘   └───┴───────┘       └──────┘
//	keys                keys                keys
func NewLayout(w, h int, focus paneID) Layout {
	l := Layout{Small: w < leastWidth || h < leastRows}
	if l.Small {
		return l
	}
	l.Header = Rect{0, 0, w, 1}
	l.Keys = Rect{0, h - 1, w, 1}
	l.Over = Rect{0, 1, w, h - 2}
	top := 1
	if w < twoPanes {
		l.Tabs = Rect{0, top, w, 1}
		top++
	}
	l.Verdict = Rect{0, top, w, verdictRows(w, h)}
	top += l.Verdict.H
	rows := h - 1 - top
	switch {
	case w >= threePanes:
		left, right := sides(w, focus)
		l.Panes[questionsPane] = Rect{0, top, left, rows}
		l.Panes[stacksPane] = Rect{left, top, w - left - right, rows}
		l.Panes[detailPane] = Rect{w - right, top, right, rows}
	case w >= twoPanes:
		upper := rows * 35 / 100
		if focus == stacksPane {
			upper = rows * 55 / 100
		}
		upper = max(6, upper)
		if rows < 13 { // no room for both: what has the keys has the room
			upper = 0
			if focus == stacksPane {
				upper = rows
			}
		}
		left := w * 42 / 100
		l.Panes[stacksPane] = Rect{0, top, w, upper}
		l.Panes[questionsPane] = Rect{0, top + upper, left, rows - upper}
		l.Panes[detailPane] = Rect{left, top + upper, w - left, rows - upper}
	default:
		l.Panes[focus] = Rect{0, top, w, rows}
	}
	return l
}

// sides are the widths of the panes beside the list: a line of questions and one of a bill
// read well in them, and the list has the rest.
func sides(w int, focus paneID) (left, right int) {
	switch {
	case w >= allWide+40:
		return 44, min(70, w*35/100)
	case w >= allWide && focus == questionsPane:
		return 44, 38
	case w >= allWide && focus == detailPane:
		return 32, 60
	case w >= allWide:
		return 34, 36
	case focus == questionsPane:
		return 38, 30
	case focus == detailPane:
		return 22, 48
	}
	return 22, 30
}

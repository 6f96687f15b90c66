package screen

// Rect is a part of the screen in cells.
type Rect struct {
	X, Y, W, H int
	Open       bool // it has a title and no border: where rows are few
}

// at is a part with a border, if it is large enough for one.
func at(x, y, w, h int) Rect { return Rect{X: x, Y: y, W: w, H: h} }

// Contains says whether a cell lies in the rectangle.
func (r Rect) Contains(x, y int) bool {
	return x >= r.X && x < r.X+r.W && y >= r.Y && y < r.Y+r.H
}

// Inner is what a border of one cell leaves, or a title alone.
func (r Rect) Inner() Rect {
	if r.Open {
		return at(r.X, r.Y+1, r.W, max(0, r.H-1))
	}
	return at(r.X+1, r.Y+1, max(0, r.W-2), max(0, r.H-2))
}

// paneID names one of the panes that stand side by side.
type paneID int

const (
	questionsPane paneID = iota
	stacksPane
	detailPane
	panes
)

// paneNames are the words for the panes.
var paneNames = [panes]string{"Questions", "Hosts", "Detail"}

// Layout says where everything is; an empty rectangle is not shown.
type Layout struct {
	Header, Verdict, Tabs, Keys Rect
	Panes                       [panes]Rect
	Over                        Rect // of what comes over the panes
	Small                       bool // too small for anything but a word
}

// The widths from which two and three panes are shown, and three beside each other at ease,
// and the least that the screen can be used at.
const (
	allWide    = 150
	threePanes = 120
	twoPanes   = 80
	leastWidth = 30
	leastRows  = 8
)

// highEnough is from how many rows on two panes can stand one above the other beside a third.
const highEnough = 20

// verdictRows is how many rows the verdict takes, its border with them: more of them where
// there are more. From four lines on it says why and what could change it, and where lines
// are long from three on.
func verdictRows(w, h int) int {
	const border = 2
	switch {
	case h < 11:
		return 1
	case h < 12:
		return 2
	case h < 16 && w >= twoPanes:
		return 3
	case h < 18 && w < twoPanes:
		return 4
	case h < 20:
		return 3 + border
	case h < 24 || w < twoPanes:
		return 4 + border
	case h < 44:
		return 5 + border
	}
	return 6 + border
}

// few is from how many rows on there is room for a line of tabs and a border.
const few = 16

// NewLayout lays the screen out. The pane that has the focus has more room where there is
// little.
//
//	150 and more          120 and more          80 and more           below
//	header                header                header                header
//	verdict               verdict               verdict               tabs
//	┌───┐┌──────┐┌────┐   ┌───┐┌──────────┐     ┌──────────────┐      verdict
//	│ q ││ s    ││ d  │   │ q ││ s        │     │ s            │      ┌──────┐
//	│   ││      ││    │   │   │├──────────┤     ├─────┬────────┤      │ one  │
//	│   ││      ││    │   │   ││ d        │     │ q   │ d      │      │      │
//	└───┘└──────┘└────┘   └───┘└──────────┘     └─────┴────────┘      └──────┘
//	keys                  keys                  keys                  keys
func NewLayout(w, h int, focus paneID) Layout {
	l := Layout{Small: w < leastWidth || h < leastRows}
	if l.Small {
		return l
	}
	l.Header = at(0, 0, w, 1)
	l.Keys = at(0, h-1, w, 1)
	l.Over = at(0, 1, w, h-2)
	top := 1
	switch {
	case w < twoPanes && h < few: // the tabs stand in the place of the header
		l.Tabs = l.Header
	case w < twoPanes:
		l.Tabs = at(0, top, w, 1)
		top++
	}
	l.Verdict = at(0, top, w, verdictRows(w, h))
	if w < twoPanes && h < few && focus == questionsPane { // the question is what is to be read
		l.Verdict.H = min(l.Verdict.H, 2)
	}
	top += l.Verdict.H
	rows := h - 1 - top
	switch {
	case w >= threePanes && w < allWide && rows >= highEnough: // beside both, the list would cut its names
		left, upper := 32, rows*60/100
		switch focus {
		case questionsPane:
			left = 46
		case detailPane:
			upper = rows * 40 / 100
		}
		l.Panes[questionsPane] = at(0, top, left, rows)
		l.Panes[stacksPane] = at(left, top, w-left, upper)
		l.Panes[detailPane] = at(left, top+upper, w-left, rows-upper)
	case w >= threePanes:
		left, right := sides(w, focus)
		l.Panes[questionsPane] = at(0, top, left, rows)
		l.Panes[stacksPane] = at(left, top, w-left-right, rows)
		l.Panes[detailPane] = at(w-right, top, right, rows)
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
		l.Panes[stacksPane] = at(0, top, w, upper)
		l.Panes[questionsPane] = at(0, top+upper, left, rows-upper)
		l.Panes[detailPane] = at(left, top+upper, w-left, rows-upper)
	default:
		l.Panes[focus] = at(0, top, w, rows)
		l.Panes[focus].Open = h < few
	}
	return l
}

// sides are the widths of the panes beside the list: a line of questions and one of a bill
// read well in them, and the list has the rest.
func sides(w int, focus paneID) (left, right int) {
	switch {
	case w >= allWide+40:
		return 44, min(60, w*30/100)
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

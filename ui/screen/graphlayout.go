package screen

import (
	"math"
	"slices"

	"charm.land/lipgloss/v2"

	"whereto/model/advice"
)

// reading is where the cursors of the graph are.
type reading struct {
	load float64 // that is read off
	row  int     // of the legend, or of what stands below it
	top  int     // of what stands beside the chart
}

// graphLayout is where the parts of the graph stand, in cells from the first inside the border.
type graphLayout struct {
	plot Rect  // of the curves; the axes stand left of it and below
	side Rect  // of the legend and what is read off
	x, y scale // of requests, and of money that is not nothing
	none bool  // the lowest row is for nothing
	less bool  // some of what is at the lower end costs less
	unit string
}

// axisRows are the rows below the plot: the axis and its labels.
const axisRows = 2

// newGraphLayout lays the graph out: what is read off stands beside the chart, below it where a window
// is narrow.
func newGraphLayout(s state, inner Rect) graphLayout {
	l := graphLayout{unit: s.advice.Currency}
	loads := sweepLoads(s.advice)
	l.x = scale{loads[0], loads[len(loads)-1]}
	l.y, l.none, l.less = moneyScale(s.curves, budgetOf(s.advice))
	side := 0
	switch {
	case inner.W >= 130:
		side = 46
	case inner.W >= 100:
		side = 40
	case inner.W >= 76 && inner.H < 20:
		side = 32
	}
	lead := 0
	for _, v := range append(l.y.decades(), 0) {
		lead = max(lead, visible(l.moneyLabel(v)))
	}
	lead += 2 // a space and the axis
	if l.less {
		lead++
	}
	if side > 0 {
		l.plot = Rect{X: lead, Y: 0, W: max(1, inner.W-lead-side-2), H: max(1, inner.H-axisRows)}
		l.side = Rect{X: inner.W - side, Y: 0, W: side, H: inner.H}
		return l
	}
	rows := len(drawables(s)) + 1 // the load stands above them
	below := max(2, min(rows+4, inner.H*40/100))
	l.plot = Rect{X: lead, Y: 0, W: max(1, inner.W-lead-1), H: max(1, inner.H-axisRows-below)}
	l.side = Rect{X: 0, Y: inner.H - below, W: inner.W, H: below}
	return l
}

// moneyLabel is an amount beside the axis.
func (l *graphLayout) moneyLabel(v float64) string { return dollars(l.unit, shortly(v)) }

// loadAt is the load at a cell of the plot or of its axis.
func (l *graphLayout) loadAt(x, y int) (float64, bool) {
	if x < l.plot.X || x >= l.plot.X+l.plot.W || y < l.plot.Y || y >= l.plot.Y+l.plot.H+axisRows {
		return 0, false
	}
	return l.x.value((float64(x-l.plot.X) + 0.5) / float64(l.plot.W)), true
}

// column is the cell of the plot in which a load stands.
func (l *graphLayout) column(load float64) int {
	return max(0, min(l.plot.W-1, int(l.x.share(load)*float64(l.plot.W))))
}

// dots is the row of dots in which an amount stands; one under a cent is nothing.
func (l *graphLayout) dots(v float64) float64 {
	most := 4*l.plot.H - 1
	if v < leastCent {
		if l.none {
			return float64(most - 1) // in the middle of its row
		}
		return float64(most)
	}
	if l.none {
		most -= 4
	}
	return (1 - l.y.share(v)) * float64(most)
}

// leastCent is what is under any price: less is written as nothing.
const leastCent = 0.005

// moneyScale is the axis that all points of curves stand on, whether some are nothing and some
// less than its lower end. A free tier's nothing has no place on it, and a row of its own. A
// budget is shown where it is not far above.
func moneyScale(c *advice.Curves, budget float64) (axis scale, none, less bool) {
	axis = scale{math.Inf(1), 0}
	if c != nil {
		for _, one := range c.List {
			for _, at := range one.Points {
				if at.Total < leastCent {
					none = true
				} else if at.Holds {
					axis.low, axis.high = min(axis.low, at.Total), max(axis.high, at.Total)
				}
			}
		}
	}
	if axis.high == 0 {
		axis = scale{1, 10}
	}
	if budget > 0 && budget < 100*axis.high {
		axis.low, axis.high = min(axis.low, budget), max(axis.high, budget)
	}
	const most = 1e5 // times the lowest; what is below costs little
	if axis.low, axis.high = below(axis.low), above(axis.high); axis.low < axis.high/most {
		axis.low, less = axis.high/most, true
	}
	if axis.low == axis.high {
		axis.high *= 10
	}
	return axis, none, less
}

// strokes are the signs of curves, so that they can be told apart without colour.
var strokes = []rune("●▲■◆○△□◇★☆✚✖")

// stroke is the sign and the look of a row of the legend.
func stroke(st *Styles, row int) (string, *lipgloss.Style) {
	return string(strokes[row%len(strokes)]), &st.Curves[row%len(st.Curves)]
}

// curveOf is the curve of a stack; nil where it is not drawn.
func curveOf(c *advice.Curves, id string) (*advice.Curve, int) {
	if c == nil {
		return nil, -1
	}
	i := slices.IndexFunc(c.List, func(x advice.Curve) bool { return x.Stack.ID == id })
	if i < 0 {
		return nil, -1
	}
	return &c.List[i], i
}

package screen

import (
	"math"
	"slices"
	"strings"

	"whereto/model/advice"
)

// chart draws the curves with their axes.
func (p reading) chart(s state, l graphLayout) []string {
	c := newPlot(l.plot.W, l.plot.H)
	list := drawables(s)
	at := l.column(p.load)
	for i, d := range list {
		curve, _ := curveOf(s.curves, d.stack.ID)
		if curve == nil {
			continue
		}
		_, look := stroke(s.st, i)
		for _, dashed := range []bool{false, true} {
			if rows := l.rows(s.curves.Requests, curve.Points, dashed); rows != nil {
				c.line(rows, dashed, look)
			}
		}
	}
	p.signs(s, l, c, list)
	p.crossings(s, l, c, list)
	if budget := budgetOf(s.advice); budget > 0 && l.y.share(budget) <= 1 && l.y.share(budget) >= 0 {
		y := int(math.Round(l.dots(budget))) / 4
		if text := " budget " + shortly(budget) + " "; c.free(1, y, len(text)) {
			c.write(1, y, text, &s.st.Warn)
		}
		c.across(y, '╌', 1, &s.st.Warn)
	}
	own := l.column(s.advice.Load.Requests)
	if own != at {
		c.down(own, '┊', &s.st.Dim)
	}
	if low, high, ok := loadBand(s.advice); ok {
		c.down(l.column(low), '┊', &s.st.BarRest)
		c.down(l.column(high), '┊', &s.st.BarRest)
	}
	c.down(at, '│', &s.st.Accent)
	return append(l.beside(s, c.lines()), p.axis(s, l)...)
}

// rows are the rows of dots of a curve, of each column its own; not a number where it has
// none. Those of bills of which a part is not known are dashed. Nil where there are none.
func (l *graphLayout) rows(requests []float64, points []advice.Point, dashed bool) []float64 {
	rows := make([]float64, 2*l.plot.W)
	found, after := false, 0
	for x := range rows {
		rows[x] = math.NaN()
		load := l.x.value((float64(x) + 0.5) / float64(len(rows)))
		for after < len(requests)-1 && requests[after] < load {
			after++
		}
		before := max(0, after-1)
		a, b := points[before], points[after]
		if !a.Holds || !b.Holds || a.Complete == dashed {
			continue
		}
		share := 0.0
		if after > before {
			share = max(0, min(1, math.Log(load/requests[before])/math.Log(requests[after]/requests[before])))
		}
		total := a.Total + share*(b.Total-a.Total)
		if a.Total >= leastCent && b.Total >= leastCent {
			total = a.Total * math.Pow(b.Total/a.Total, share)
		}
		if total >= leastCent && l.y.share(total) < 0 {
			total = l.y.low
		}
		rows[x], found = l.dots(total), true
	}
	if !found {
		return nil
	}
	return rows
}

// signs puts each curve's sign on it: where it is read off, at its right end, and in between.
func (p reading) signs(s state, l graphLayout, c *plot, list []drawable) {
	const apart = 16
	for i, d := range list {
		curve, _ := curveOf(s.curves, d.stack.ID)
		if curve == nil {
			continue
		}
		sign, look := stroke(s.st, i)
		whole, part := l.rows(s.curves.Requests, curve.Points, false), l.rows(s.curves.Requests, curve.Points, true)
		put := func(x int) {
			for _, rows := range [][]float64{whole, part} {
				if rows != nil && !math.IsNaN(rows[2*x]) {
					c.put(x, int(math.Round(rows[2*x]))/4, []rune(sign)[0], look)
				}
			}
		}
		for x := (i*5)%apart + 2; x < l.plot.W-4; x += apart {
			put(x)
		}
		put(max(0, l.plot.W-1-i%3))
	}
	for i := len(list) - 1; i >= 0; i-- { // the better ones above
		if curve, _ := curveOf(s.curves, list[i].stack.ID); curve != nil {
			if point := curve.Points[nearestLoad(s.curves.Requests, p.load)]; point.Holds {
				sign, look := stroke(s.st, i)
				c.put(l.column(p.load), l.cell(point.Total), []rune(sign)[0], look)
			}
		}
	}
}

// cell is the row of the plot in which an amount stands.
func (l *graphLayout) cell(total float64) int {
	if total >= leastCent {
		total = max(total, l.y.low)
	}
	return max(0, min(l.plot.H-1, int(math.Round(l.dots(total)))/4))
}

// crossings mark where another curve becomes the cheapest.
func (p reading) crossings(s state, l graphLayout, c *plot, list []drawable) {
	if s.curves == nil {
		return
	}
	for _, x := range s.curves.Crossings {
		col, row := l.column(x.At), l.cell(x.Total)
		c.put(col, row, '╳', &s.st.Strong)
		label := " " + shortly(x.At) + " "
		for _, at := range [][2]int{{col + 1, row + 1}, {col + 1, row - 1}, {col - len(label), row - 1}, {col - len(label), row + 1}} {
			if c.free(at[0], at[1], len(label)) {
				c.write(at[0], at[1], label, &s.st.Strong)
				break
			}
		}
	}
}

// beside puts the labels of money left of the plot.
func (l *graphLayout) beside(s state, lines []string) []string {
	labels := map[int]string{}
	room := 0 // between two labels
	if n := len(l.y.decades()); n > 1 {
		room = l.plot.H / (n - 1)
	}
	for i, v := range l.y.decades() {
		if room < 1 && i%2 == 1 {
			continue
		}
		labels[l.cell(v)] = l.moneyLabel(v)
		if i == 0 && l.less {
			labels[l.cell(v)] = "≤" + labels[l.cell(v)]
		}
	}
	if l.none {
		labels[l.plot.H-1] = l.moneyLabel(0)
	}
	out := make([]string, len(lines))
	for y, line := range lines {
		tick := "│"
		if labels[y] != "" {
			tick = "┤"
		}
		out[y] = s.st.Dim.Render(padLeft(labels[y]+" ", l.plot.X-1)+tick) + line
	}
	return out
}

// axis is the line below the plot and its labels; the part between the ends of the team's own
// load is thick, and the load itself is marked.
func (p reading) axis(s state, l graphLayout) []string {
	line := []rune(strings.Repeat("─", l.plot.W))
	if low, high, ok := loadBand(s.advice); ok {
		for x := l.column(low); x <= l.column(high); x++ {
			line[x] = '━'
		}
	}
	labels := newPlot(l.plot.X+l.plot.W, 1)
	put := func(v float64, text string, strong bool) {
		x := l.plot.X + l.column(v) - len(text)/2
		x = max(0, min(x, labels.w-len(text)))
		look := &s.st.Dim
		if strong {
			look = &s.st.Accent
		}
		if labels.free(max(0, x-1), 0, min(len(text)+2, labels.w-max(0, x-1))) {
			labels.write(x, 0, text, look)
		}
	}
	put(p.load, shortly(p.load), true)
	decades := l.x.decades()
	for _, v := range decades {
		for _, part := range []float64{2, 5} {
			if x := l.column(v * part); v*part < l.x.high && line[x] == '─' {
				line[x] = '╴'
			}
		}
	}
	for _, v := range decades {
		x := l.column(v)
		if line[x] = '┬'; x == l.plot.W-1 {
			line[x] = '┐'
		}
	}
	for _, i := range middles(len(decades)) {
		put(decades[i], shortly(decades[i]), false)
	}
	if own := s.advice.Load.Requests; own > 0 {
		line[l.column(own)] = '╋'
	}
	lead := strings.Repeat(" ", l.plot.X-1)
	return []string{s.st.Dim.Render(lead + "└" + string(line)), labels.lines()[0]}
}

// middles are numbers below n, the ends first: what is labelled first has room.
func middles(n int) []int {
	list := []int{0}
	if n > 1 {
		list = append(list, n-1)
	}
	for i := range n {
		if !slices.Contains(list, i) {
			list = append(list, i)
		}
	}
	return list
}

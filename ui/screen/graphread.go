package screen

import (
	"fmt"

	"charm.land/lipgloss/v2"

	"whereto/model/advice"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// loadLines are the lines above the legend.
const loadLines = 1

// beside is what stands beside the chart as lines: the legend with what is read off, where
// curves cross, and from where on another host is recommended.
func (p reading) beside(s state, l graphLayout) listing[int] {
	w := l.side.W
	var out listing[int]
	add := func(of int, text string) {
		out.lines = append(out.lines, line[int]{of, func() string { return pad(text, w) }})
	}
	say := func(look lipgloss.Style, text string) {
		for i, part := range wrap(text, max(8, w-4)) {
			lead := "   "
			if i > 0 {
				lead = "     "
			}
			add(noRow, look.Render(lead+part))
		}
	}
	list := drawables(s)
	add(noRow, p.head(s, w))
	for i, d := range list {
		add(i, p.legend(s, list, i, d, w))
	}
	if c := s.curves; c != nil && len(c.Crossings) > 0 {
		add(noRow, "")
		add(noRow, s.st.Strong.Render(" The cheapest"))
		for _, x := range c.Crossings {
			say(s.st.Plain, crossingText(s, list, x))
		}
	}
	if even := breaks(s.advice); len(even) > 0 {
		add(noRow, "")
		add(noRow, s.st.Strong.Render(" Recommended, by all that counts"))
		for _, e := range even {
			from, to := breakName(s, list, e.From), breakName(s, list, e.To)
			if e.At < e.Now {
				say(s.st.Plain, fmt.Sprintf("below %s: %s", shortly(e.At), from))
			} else {
				say(s.st.Plain, fmt.Sprintf("from %s on: %s", shortly(e.At), to))
			}
		}
	}
	add(noRow, "")
	say(s.st.Dim, ownText(s))
	for _, text := range asides(s) {
		say(s.st.Dim, text)
	}
	if out.top = window(loadLines+p.row, len(out.lines), l.side.H, p.top); p.row == 0 {
		out.top = 0
	}
	return out
}

// head says which load is read off.
func (p reading) head(s state, w int) string {
	text := " at " + exactly(p.load) + " requests a month"
	if w < 36 {
		text = " at " + shortly(p.load) + " a month"
	}
	unit := s.advice.Currency
	return s.st.Accent.Bold(true).Render(pad(text, w-visible(unit)-2)) + s.st.Dim.Render(" "+unit)
}

// exactly is a load as it is, or to four digits where it is none that one would write.
func exactly(v float64) string {
	if text := quantity.Brief(v); visible(text) <= 8 {
		return text
	}
	return quantity.Brief(digits(v, 4))
}

// legend is a row of the legend: the sign, the host, and what it costs at the load.
func (p reading) legend(s state, list []drawable, i int, d drawable, w int) string {
	const amount = 12
	sign, look := stroke(s.st, i)
	name := drawnName(list, d.stack)
	text, best := "", false
	curve, n := curveOf(s.curves, d.stack.ID)
	if curve == nil {
		sign, look = "·", &s.st.Dim
	} else {
		load := nearestLoad(s.curves.Requests, p.load)
		text = pointText(curve.Points[load])
		best = s.curves.Cheapest(load) == n
	}
	mark := "  "
	if best {
		mark = "★ "
	}
	row := s.st.Plain
	switch {
	case i == p.row:
		row = s.st.Selected
	case curve == nil:
		row = s.st.Dim
	}
	lead := "   "
	if i == p.row {
		lead = " › "
	}
	price := row
	if best && i != p.row {
		price = s.st.Good
	}
	name = pad(name, max(4, w-3-2-amount-2))
	return row.Render(lead) + look.Inherit(row).Render(sign+" ") + row.Render(name) + price.Render(padLeft(text+" ", amount)+mark)
}

// pointText is what a stack costs at a load: a part of it where prices are not known, and a
// word where it does not hold the load; "?" where no price is, as "at least nothing" would
// read as free.
func pointText(p advice.Point) string {
	switch {
	case !p.Holds:
		return "too much"
	case !p.Complete && moneyText(p.Total) == moneyText(0):
		return "?"
	case !p.Complete:
		return "≥ " + moneyText(p.Total)
	}
	return moneyText(p.Total)
}

// moneyText is an amount, without cents where it is large.
func moneyText(v float64) string {
	if v >= 100_000 {
		return quantity.Fixed(v, 0, true)
	}
	return quantity.Money(v)
}

// drawnName is what a stack is called: its host, with the setup where another of the host is
// drawn too.
func drawnName(list []drawable, x *stack.Stack) string {
	for _, d := range list {
		if d.stack.Host == x.Host && d.stack.ID != x.ID {
			return x.Title
		}
	}
	return x.Host.Name
}

// signed is a stack's name behind its sign.
func signed(s state, list []drawable, x *stack.Stack) string {
	for i, d := range list {
		if d.stack.ID == x.ID {
			sign, _ := stroke(s.st, i)
			return sign + " " + drawnName(list, x)
		}
	}
	return x.Host.Name
}

// breakName is what is first on a side of a break-even.
func breakName(s state, list []drawable, x *stack.Stack) string {
	if x == nil {
		return "none fits"
	}
	for _, d := range list {
		if d.stack.Way() == x.Way() {
			return signed(s, list, d.stack)
		}
	}
	return x.Host.Name
}

// crossingText names a crossing: where bills meet, or where a step of one makes the other the
// cheaper.
func crossingText(s state, list []drawable, x advice.Crossing) string {
	from, to := signed(s, list, s.curves.List[x.From].Stack), signed(s, list, s.curves.List[x.To].Stack)
	return fmt.Sprintf("%s = %s at %s, %s", from, to, shortly(x.At), dollars(s.advice.Currency, moneyText(x.Total)))
}

// ownText says what the marks of the answers are.
func ownText(s state) string {
	text := "╋ your load, " + exactly(s.advice.Load.Requests)
	if low, high, ok := loadBand(s.advice); ok {
		text += fmt.Sprintf(" (━ %s to %s)", exactly(low), exactly(high))
	}
	if budget := budgetOf(s.advice); budget > 0 {
		text += "; ╌ your budget, " + dollars(s.advice.Currency, quantity.Text(budget))
	}
	return text + "."
}

// asides say what dashes and gaps mean, where there are some.
func asides(s state) []string {
	part, over, none := false, false, false
	if s.curves != nil {
		for _, c := range s.curves.List {
			for _, at := range c.Points {
				part, over, none = part || !at.Complete, over || !at.Holds, none || at.Total < leastCent
			}
		}
	}
	var list []string
	if part {
		list = append(list, "Dashed, ≥: not all prices are known.")
	}
	if over {
		list = append(list, "A curve ends where the load is more than it holds.")
	}
	if none {
		list = append(list, "Lowest row: nothing, by a free tier.")
	}
	return append(list, "Requests alone change; sizes and add-ons are chosen anew at each load.")
}

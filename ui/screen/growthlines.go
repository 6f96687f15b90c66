package screen

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/quantity"
)

// The lines above what scrolls, and those of it above the first stack.
const (
	fieldLines = 1
	tableLines = 3
)

// fieldLine is the two numbers that can be changed.
func fieldLine(s state, p growing, w int) string {
	half := w / 2
	text := func(i, room int) string {
		name, value := fieldTexts(p.fields[i], i, w)
		if i == p.in {
			return pad(s.st.Plain.Render(name)+s.st.Selected.Render(value), room)
		}
		value = strings.NewReplacer("‹", " ", "›", " ").Replace(value)
		return pad(s.st.Dim.Render(name)+s.st.Plain.Render(value), room)
	}
	return text(byPercent, half) + text(ofMove, w-half)
}

// fieldTexts are what a field is called and its value between the signs that move it.
func fieldTexts(f growthField, i, w int) (name, value string) {
	value = quantity.Text(f.value)
	if f.typed != "" {
		value = f.typed + "▏"
	}
	name = " " + f.name + " "
	if w < 60 {
		name = map[int]string{byPercent: " growth ", ofMove: " move "}[i]
	}
	switch narrow := w < 34; {
	case f.unit == "percent" && narrow:
		name, value = "grow", value+"%"
	case f.unit == "percent":
		value += " %"
	case narrow: // the table names the unit
		name = "move"
	default:
		value += " " + f.unit
	}
	return name, "‹ " + value + " ›"
}

// fieldAt is the field at a cell of their line, and the steps by which what stands there
// moves it; a sign and the blank beside it count as one.
func fieldAt(p growing, w, x int) (field int, steps float64) {
	from := 0
	if x >= w/2 {
		field, from = ofMove, w/2
	}
	name, value := fieldTexts(p.fields[field], field, w)
	x -= from + visible(name)
	switch end := visible(value); {
	case x >= 0 && x < 2:
		return field, -1
	case x >= end-2 && x < end:
		return field, 1
	}
	return field, 0
}

// growthColumn is a column of what stacks cost.
type growthColumn struct {
	head string
	text func(c *advice.Course) string
}

// growthColumns are as many as there is room for, the sums first to be kept.
func growthColumns(w int) []growthColumn {
	month := func(head string, i int) growthColumn {
		return growthColumn{head, func(c *advice.Course) string { return monthText(c.Months[i]) }}
	}
	sum := func(head string, months int) growthColumn {
		return growthColumn{head, func(c *advice.Course) string { return spentText(c.Sum(months), months) }}
	}
	const year = 12
	sums := []growthColumn{sum("12 months", year), sum("36 months", advice.Months)}
	switch {
	case w >= 90:
		return append([]growthColumn{month("now", 0), month("month 12", year-1), month("month 36", advice.Months-1)}, sums...)
	case w >= 56:
		return append([]growthColumn{month("now", 0)}, sums...)
	case w < 38:
		return sums[1:]
	}
	return sums
}

// spentText is what so many months cost, as what one costs.
func spentText(s advice.Spent, months int) string {
	return monthText(advice.Point{Total: s.Total, Complete: s.Complete, Holds: s.Holds >= months})
}

// monthText is what a month costs: as in the graph, but "?" where nothing of it is known, as
// "at least nothing" would read as free.
func monthText(p advice.Point) string {
	switch {
	case !p.Holds:
		return pointText(p)
	case !p.Complete && moneyText(p.Total) == moneyText(0):
		return "?"
	case !p.Complete:
		return "≥ " + amountText(p.Total)
	}
	return amountText(p.Total)
}

// amountText is an amount that may be below nothing, shortly where it is very large.
func amountText(v float64) string {
	const (
		noCents = 100_000
		large   = 10_000_000
	)
	switch {
	case v <= -noCents:
		return "-" + amountText(-v)
	case v >= 1e12:
		return countText(v)
	case v >= large:
		return quantity.Brief(digits(v, 4))
	}
	return moneyText(v)
}

// countText is a number in few characters; trillions are said in words, as they are few and
// no letter is usual for them.
func countText(v float64) string {
	const trillion = 1e12
	if v = digits(v, 3); v < trillion {
		return quantity.Brief(v)
	}
	return quantity.Text(digits(v/trillion, 3)) + " trillion"
}

// nowText is the requests of the first month, as answered.
func nowText(s state) string {
	if v := s.advice.Load.Requests; v < 1e12 {
		return exactly(v)
	}
	return countText(s.advice.Load.Requests)
}

// amountCells is how wide a column of amounts is.
const amountCells = 13

// widestName is how much of a line a name takes at most: amounts are to stand near it.
const widestName = 40

// growthLines are all lines below the fields.
func growthLines(s state, p growing, inner Rect) listing[int] {
	var l listing[int]
	w := inner.W
	add := func(of int, text string) {
		l.lines = append(l.lines, line[int]{of, func() string { return pad(text, w) }})
	}
	say := func(text string) {
		for _, part := range para(s.st.Dim, max(8, w-2), text) {
			add(noRow, " "+part)
		}
	}
	f := s.forecast
	if f == nil {
		return l
	}
	load := func(month int) string { return countText(s.advice.Load.Requests * f.Times[month-1]) }
	now := nowText(s)
	add(noRow, s.st.Dim.Render(firstThat(w,
		fmt.Sprintf(" requests a month: %s now, %s in month 12, %s in month 36", now, load(12), load(36)),
		fmt.Sprintf(" %s now, %s, %s at the end", now, load(12), load(36)),
		fmt.Sprintf(" %s now, then %s", now, load(36)))))
	columns := growthColumns(w)
	cells := min(amountCells, max(10, (w-16)/len(columns)))
	name := min(widestName, max(8, w-5-cells*len(columns)-1))
	head := pad("     "+s.advice.Currency, 5+name)
	for _, c := range columns {
		head += padLeft(c.head, cells)
	}
	add(noRow, "")
	add(noRow, s.st.Dim.Render(head))
	best := cheapestCourse(f, advice.Months)
	for i := range f.List {
		c := &f.List[i]
		add(i, courseRow(s, p, f, i, name, func() string {
			text := ""
			for _, column := range columns {
				text += padLeft(column.text(c), cells)
			}
			return text
		}(), i == best))
	}
	for i := range f.List {
		if f.List[i].Stack.ID == p.sum {
			monthLines(s, f, &f.List[i], w, add, say)
		}
	}
	paybackLines(s, p, f, w, add, say)
	for i := range f.List {
		if c := &f.List[i]; c.Sum(advice.Months).Holds < advice.Months {
			say(fmt.Sprintf("%s does not hold the load from month %d on.", c.Stack.Host.Name, c.Sum(advice.Months).Holds+1))
		}
		if sum := f.List[i].Sum(advice.Months); !sum.Complete {
			sign := "≥"
			if moneyText(sum.Total) == moneyText(0) {
				sign = "?"
			}
			say(fmt.Sprintf("%s: %s, not all prices are known.", f.List[i].Stack.Host.Name, sign))
		}
	}
	add(noRow, "")
	say("Requests and static files grow, everything else stays as answered; a size and add-ons are chosen anew for each month, at the prices of today.")
	return l
}

// courseRow is the row of a stack: its sign, its name and what it costs.
func courseRow(s state, p growing, f *advice.Forecast, i, name int, amounts string, best bool) string {
	sign, look := "⌂", &s.st.Dim
	list := drawables(s)
	for n, d := range list {
		if d.stack.ID == f.List[i].Stack.ID {
			sign, look = stroke(s.st, n)
		}
	}
	text := drawnName(list, f.List[i].Stack)
	if i == f.Now {
		text += " (now)"
	}
	lead, row, mark := "   ", s.st.Plain, " "
	if i == p.row {
		lead, row = " › ", s.st.Selected
	}
	if best {
		mark = "★"
	}
	return row.Render(lead) + look.Inherit(row).Render(sign+" ") + row.Render(pad(text, name)+amounts+mark)
}

// cheapestCourse is which stack costs the least in so many months, of those that hold the load
// and have all prices; -1: none.
func cheapestCourse(f *advice.Forecast, months int) int {
	best := -1
	for i := range f.List {
		sum := f.List[i].Sum(months)
		if sum.Complete && sum.Holds == months && (best < 0 || sum.Total < f.List[best].Sum(months).Total-1e-9) {
			best = i
		}
	}
	return best
}

// monthLines are the months of a stack with the sum so far: the arithmetic of its sums.
func monthLines(s state, f *advice.Forecast, c *advice.Course, w int, add func(int, string), say func(string)) {
	add(noRow, "")
	add(noRow, s.st.Strong.Render(" "+c.Stack.Host.Name+", month by month"))
	requests, cells := 16, amountCells
	switch {
	case w < 38:
		requests, cells = 0, 10
	case w < 50:
		requests = 0
	}
	row := func(month, load, bill, sum string) string {
		if requests == 0 {
			load = ""
		}
		return pad("", 3) + padLeft(month, 5) + padLeft(load, requests) + padLeft(bill, cells) + padLeft(sum, cells)
	}
	add(noRow, s.st.Dim.Render(row("month", "requests", "bill", "so far")))
	for i, month := range c.Months {
		size := ""
		if w >= 64 {
			size = "  " + month.Size
		}
		add(noRow, s.st.Plain.Render(row(fmt.Sprint(i+1), countText(s.advice.Load.Requests*f.Times[i]), monthText(month), spentText(c.Sum(i+1), i+1)))+s.st.Dim.Render(size))
	}
	say(fmt.Sprintf("The requests of month n are %s × %s to the power of n − 1.", nowText(s), quantity.Text(1+f.Percent/100)))
}

// paybackLines are what moving from the current host saves, and from when on.
func paybackLines(s state, p growing, f *advice.Forecast, w int, add func(int, string), say func(string)) {
	add(noRow, "")
	if f.Now < 0 {
		say("Say where it runs now (the question of that name) to see what a move saves, and from when on it pays.")
		return
	}
	now := &f.List[f.Now]
	add(noRow, s.st.Strong.Render(pad(" Moving away from "+now.Stack.Host.Name, w)))
	cells := min(amountCells, max(10, (w-16)/4))
	paid, narrow, wide := 13, w < 64, w >= 100
	switch {
	case wide:
		paid = 30
	case narrow:
		paid = 12
	}
	name := min(widestName, max(8, w-5-3*cells-paid-1))
	head := pad("     saves", 5+name) + padLeft("a month", cells) + padLeft("12 months", cells) + padLeft("36 months", cells) + padLeft("paid back", paid)
	if narrow {
		if w < 38 { // no room for what is saved
			cells = 0
		}
		name = min(widestName, max(8, w-5-cells-paid))
		head = pad("     saves", 5+name) + padLeft("36 months", cells) + padLeft("paid", paid)
		if cells == 0 {
			head = pad("", 5+name) + padLeft("paid back", paid)
		}
	}
	add(noRow, s.st.Dim.Render(head))
	move := p.fields[ofMove].value
	for i := range f.List {
		if i == f.Now {
			continue
		}
		c := &f.List[i]
		pay := c.Payback(now)
		amount := func(v float64, months int) string {
			switch {
			case !pay.Known:
				return "not known"
			case pay.Holds < months:
				return "too much"
			}
			return amountText(v)
		}
		after := paidText(&pay, move, wide)
		look := s.st.Plain
		if pay.Known && pay.Holds == advice.Months && pay.Saved(advice.Months) > move {
			look = s.st.Good
		}
		text := padLeft(amount(pay.Monthly, 1), cells) + padLeft(amount(pay.Saved(12), 12), cells) + padLeft(amount(pay.Saved(advice.Months), advice.Months), cells) + padLeft(after, paid)
		switch {
		case cells == 0:
			text = padLeft(after, paid)
		case narrow:
			text = padLeft(amount(pay.Saved(advice.Months), advice.Months), cells) + padLeft(after, paid)
		}
		add(noRow, "   "+courseSign(s, c)+" "+s.st.Plain.Render(pad(drawnName(drawables(s), c.Stack), name))+look.Render(text))
	}
	if best := cheapestCourse(f, advice.Months); best >= 0 && best != f.Now {
		pay := f.List[best].Payback(now)
		if pay.Known && pay.Holds == advice.Months {
			say(mostText(s, f.List[best].Stack.Host.Name, &pay))
		}
	}
	if now.Own > 0 {
		say("Own work counts in what is saved: " + strings.Join(ownTexts(s, f), ", ") + " a month.")
	}
}

// paidText says when a move is paid back, and whether that is lost again.
func paidText(pay *advice.Payback, move float64, wide bool) string {
	after, until := pay.After(move)
	switch {
	case !pay.Known:
		return "not known"
	case after == 0 && pay.Holds < advice.Months:
		return "too much"
	case after == 0:
		return fmt.Sprintf("not in %d", advice.Months)
	case until == 0:
		return fmt.Sprintf("month %d", after)
	case wide:
		return fmt.Sprintf("month %d, lost again from %d", after, until+1)
	}
	return fmt.Sprintf("%d until %d", after, until)
}

// courseSign is the sign of a stack in its look.
func courseSign(s state, c *advice.Course) string {
	for n, d := range drawables(s) {
		if d.stack.ID == c.Stack.ID {
			sign, look := stroke(s.st, n)
			return look.Render(sign)
		}
	}
	return " "
}

// mostText says what a move may cost to be paid back in time.
func mostText(s state, host string, pay *advice.Payback) string {
	year, all := pay.Saved(12), pay.Saved(advice.Months)
	if all <= 0 {
		return fmt.Sprintf("Moving to %s, which is the cheapest, saves nothing in 36 months.", host)
	}
	amount := func(v float64) string { return dollars(s.advice.Currency, amountText(v)) }
	if year <= 0 {
		return fmt.Sprintf("A move to %s is paid back in 36 months where it costs at most %s.", host, amount(all))
	}
	return fmt.Sprintf("A move to %s is paid back within a year where it costs at most %s, in 36 months at most %s.", host, amount(year), amount(all))
}

// ownTexts are what own work costs a month on each stack.
func ownTexts(s state, f *advice.Forecast) []string {
	var list []string
	for i := range f.List {
		list = append(list, f.List[i].Stack.Host.Name+" "+dollars(s.advice.Currency, moneyText(f.List[i].Own)))
	}
	return list
}

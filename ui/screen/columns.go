package screen

import (
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// columns are the widths of the list's columns, with the space before each; 0: there is
// none. They follow from what stands in them, so that nothing is cut while there is space.
type columns struct {
	name, place, value, bar, cost, band, response, first, notes int
	wraps                                                       bool // a name that is longer than its column
}

// nameIn is the name of a row, and what of it stands on a second line where names wrap.
func (c columns) nameIn(e entry, shared addons) (name, rest string) {
	if e.closed != nil {
		return e.closed.Host.Name, ""
	}
	name = rowName(e, shared)
	if !c.wraps || visible(name) <= c.name {
		return name, ""
	}
	lines := wrap(name, c.name)
	return lines[0], strings.Join(lines[1:], " ")
}

// lead is what stands before a name: the cursor or a mark, the rank, the status, and
// whether setups are folded under it.
const lead = 6

// The least widths of columns that can be narrower than what stands in them.
const (
	leastName  = 18
	fairName   = 22
	goodName   = 34
	leastBar   = 7
	mostBar    = 25
	leastNotes = 18
)

// newColumns chooses the columns for rows in a width: what a stack is and what it costs come
// before all; then its value, how often it is first, where it runs and its response; then
// the bar of its value, the band, and what is open of it.
func newColumns(s state, list []entry, shared addons, w int) columns {
	a := s.shown()
	need := columns{value: 5, first: 6, cost: visible(costHead(s)) + 2}
	wider := func(width *int, text string) { *width = max(*width, visible(text)+1) }
	for _, e := range list {
		if e.stack == nil {
			wider(&need.name, e.closed.Host.Name)
			continue
		}
		wider(&need.name, rowName(e, shared))
		if e.stack.Fits() || len(a.Stacks) == 0 && slices.Contains(a.Near, e.stack) { // beside others a place may go on over the value
			wider(&need.place, summary.PlaceText(s.catalog, e.stack))
		}
		need.cost = max(need.cost, visible(summary.Total(e.stack))+2)
		wider(&need.response, summary.ResponseText(e.stack))
		wider(&need.band, summary.BandText(e.stack, "–"))
	}
	need.name--
	need.response = max(need.response, visible(" ms"))
	need.place = max(need.place, visible(" place"))
	if need.band > 0 {
		need.band = max(need.band, visible(" low–high"))
	}
	c := columns{cost: need.cost, name: min(need.name, leastName)}
	left := w - lead - c.cost - c.name
	take := func(width *int, n int) bool {
		if n == 0 || n > left {
			return false
		}
		*width += n
		left -= n
		return true
	}
	grow := func(to int) { take(&c.name, min(left, max(0, min(need.name, to)-c.name))) }
	take(&c.value, need.value)
	take(&c.first, need.first)
	grow(fairName)
	take(&c.place, need.place)
	take(&c.response, need.response)
	grow(goodName)
	take(&c.bar, leastBar)
	grow(need.name)
	take(&c.band, need.band)
	if left >= leastNotes {
		for _, e := range list {
			if e.stack == nil || e.stack.Fits() {
				need.notes = max(need.notes, visible(openText(s, e))+2)
			}
		}
		take(&c.notes, min(left, need.notes))
	}
	if c.bar > 0 {
		take(&c.bar, min(left, mostBar-leastBar))
	}
	c.name += max(0, left)
	return c
}

// costHead names the column of costs.
func costHead(s state) string { return money(s.shown().Currency) + "/month" }

// heading names the columns; where rows are few, the first group stands in the place of the
// first column's name.
func heading(s state, c columns, group string) string {
	first := strings.Repeat(" ", lead) + pad("stack", c.name)
	if group != "" {
		first = pad(" "+counting(group, lead+c.name-1), lead+c.name)
	}
	line := first
	left := func(text string, w int) {
		if w > 0 {
			line += " " + pad(text, w-1)
		}
	}
	right := func(text string, w int) {
		if w > 0 {
			line += padLeft(text, w)
		}
	}
	left("place", c.place)
	right("value", c.value)
	left("", c.bar)
	right(costHead(s)+" ", c.cost)
	right("low–high", c.band)
	right("ms", c.response)
	right("first", c.first)
	left(" open", c.notes)
	text := s.st.Dim.Render(line)
	if legend := partsLegend(s.st); c.bar > visible(legend) { // it stands over the bars
		before, after := line[:strings.Index(line, "value")+len("value")], ""
		from := visible(before) + c.bar
		after = string([]rune(line)[from:])
		text = s.st.Dim.Render(before+" ") + pad(legend, c.bar-1) + s.st.Dim.Render(after)
	}
	if group != "" {
		text = s.st.Accent.Render(first) + ansi.Cut(text, visible(first), visible(text))
	}
	return text
}

// counting is a heading with a count at its end in so many cells: the count is whole.
func counting(heading string, w int) string {
	i := strings.LastIndex(heading, " (")
	if i < 0 || visible(heading) <= w {
		return heading
	}
	return short(heading[:i], max(1, w-visible(heading[i:]))) + heading[i:]
}

// sortedAt is what the column at a cell is sorted by; false for one that sorts nothing.
func (c columns) sortedAt(x int) (by sorting, ok bool) {
	for _, column := range []struct {
		width int
		by    sorting
		sorts bool
	}{
		{lead + c.name, byName, true},
		{c.place, 0, false},
		{c.value + c.bar, byValue, true},
		{c.cost + c.band, byCost, true},
		{c.response, byResponse, true},
		{c.first, byFirst, true},
	} {
		if x -= column.width; x < 0 {
			return column.by, column.sorts
		}
	}
	return 0, false
}

// addons are the add-ons that nearly all rows have, by id.
type addons map[string]bool

// sharedAddons are the add-ons that nearly all that fit have, and how many have all of
// them: said once, and not in each row.
func sharedAddons(a *advice.Advice) (shared addons, names []string, with int) {
	const least, nearly = 3, 0.75
	count := map[string]int{}
	for _, s := range a.Stacks {
		for _, p := range s.Addons {
			count[p.ID()]++
		}
	}
	shared = addons{}
	if len(a.Stacks) < least {
		return shared, nil, 0
	}
	for _, s := range a.Stacks {
		for _, p := range s.Addons {
			if id := p.ID(); !shared[id] && float64(count[id]) >= nearly*float64(len(a.Stacks)) {
				shared[id] = true
				names = append(names, summary.AddonName(p))
			}
		}
	}
	for _, s := range a.Stacks {
		n := 0
		for _, p := range s.Addons {
			if shared[p.ID()] {
				n++
			}
		}
		if n > 0 && n == len(shared) {
			with++
		}
	}
	return shared, names, with
}

// rowName is what a row is called: host and setup, below its host the setup alone, with the
// add-ons that are not shared by nearly all.
func rowName(e entry, shared addons) string {
	text := summary.WayText(e.stack)
	if e.head != nil {
		text = "  " + e.stack.Setup.Name
		if e.stack.Way() == e.head.Way() { // it differs in its add-ons or its regions
			text = "  the same"
		}
	}
	for _, p := range e.stack.Addons {
		if !shared[p.ID()] {
			text += " + " + summary.AddonName(p)
		}
	}
	return text
}

// parts are what a stack's value is made of: its cost, its way to the users, and all wants
// together.
func parts(x *stack.Stack) [3]float64 {
	var out [3]float64
	for _, p := range x.Parts {
		switch p.Objective {
		case stack.Cost:
			out[0] += p.Value
		case stack.Latency:
			out[1] += p.Value
		default:
			out[2] += p.Value
		}
	}
	return out
}

// partsLegend says which part of a value's bar is which.
func partsLegend(st *Styles) string {
	text := ""
	for i, name := range []string{"cost", "way", "wants"} {
		text += " " + st.Parts[i].Style.Render(st.Parts[i].Fill) + st.Dim.Render(name)
	}
	return text[1:]
}

// stacked is a bar of parts that together come to at most 1, in w cells; what is missing of
// it is dotted.
func stacked(st *Styles, parts []float64, w int) string {
	line, sum, at := "", 0.0, 0
	for i, v := range parts {
		sum += v
		to := min(w, int(sum*float64(w)+0.5))
		p := st.Parts[i%len(st.Parts)]
		line += p.Style.Render(strings.Repeat(p.Fill, max(0, to-at)))
		at = max(at, to)
	}
	return line + st.BarRest.Render(strings.Repeat("·", w-at))
}

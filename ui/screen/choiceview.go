package screen

import (
	"errors"
	"fmt"
	"slices"
	"strings"
)

// errNothingTicked is told to who goes on without having ticked anything.
var errNothingTicked = errors.New("tick one, or “None of these”; ctrl+n leaves it open")

// text is a row as it reads: its mark, whether rows are hidden beside it, its tick and its
// name.
func (f *choice) text(r choiceRow, under bool, hidden string) string {
	mark := " " + hidden
	if under {
		mark = f.pointer() + hidden
	}
	switch on := slices.Contains(f.picked, r.ID); {
	case r.kind == goOn:
		return mark + r.Name + f.ticked()
	case f.several && (on || r.kind == noneOfThese && f.none):
		mark += "[x] "
	case f.several:
		mark += "[ ] "
	case on && !under:
		mark = "✓" + hidden
	}
	return mark + r.Name
}

// ticked says beside going on with what.
func (f *choice) ticked() string {
	switch n := len(f.picked); {
	case f.none:
		return " with none of these"
	case n > 0:
		return fmt.Sprintf(" with %d ticked", n)
	}
	return ""
}

// dropped says what becomes of how many fit when a ticked row is unticked.
func (f *choice) dropped(r choiceRow) string {
	now, known := f.fits[keyOf(f.now())]
	then, too := f.fits[keyOf(f.choosing(r))]
	switch by := then - now; {
	case !known || !too:
		return "…"
	case by == 0:
		return "same if dropped"
	case by < 0:
		return fmt.Sprintf("−%d if dropped", -by)
	default:
		return fmt.Sprintf("+%d if dropped", by)
	}
}

// row is a row as it is drawn, with what choosing it would give at its right end.
func (f *choice) row(r choiceRow, under bool, hidden string) string {
	on := f.several && (slices.Contains(f.picked, r.ID) || r.kind == noneOfThese && f.none)
	switch {
	case on:
		return f.noted(f.text(r, under, hidden), f.dropped(r), f.st.Dim, under)
	case r.kind == goOn && !f.none && len(f.picked) == 0:
		return f.noted(f.text(r, under, hidden), "", f.st.Dim, under)
	}
	return f.beside(f.text(r, under, hidden), keyOf(f.choosing(r)), under)
}

// narrowed says what narrows the list, and how much of it is left.
func (f *choice) narrowed(left int) string {
	switch {
	case f.typed != "":
		return f.st.Accent.Render(f.pointer()+" ") + f.st.Plain.Render(f.typed+"▏") + f.st.Dim.Render(fmt.Sprintf("  %d of %d", left, len(f.options)))
	case len(f.options) > 9:
		return f.st.Dim.Render(fmt.Sprintf("%d in all; letters narrow", len(f.options)))
	}
	return ""
}

// layout is the lines of the view, and for each the row it is of, noRow for none; and the
// first row that is shown. Going on stands below the others, whatever they are scrolled
// to.
func (f *choice) layout() (lines []string, of []int, top int) {
	rows := f.rows()
	list, foot := rows, 0
	if f.several {
		list, foot = rows[:len(rows)-1], 1
	}
	left := 0
	for _, r := range list {
		if r.kind == option {
			left++
		}
	}
	note := f.narrowed(left)
	if f.err != nil {
		note = f.st.Bad.Render(short(f.err.Error(), f.width))
	}
	lines = f.head(note)
	at := len(lines)
	of = slices.Repeat([]int{noRow}, at)
	add := func(line string, row int) { lines, of = append(lines, line), append(of, row) }
	if f.typed != "" && left == 0 {
		add(f.st.Bad.Render(short(fmt.Sprintf("  none is called “%s”", f.typed), f.width)), noRow)
	}
	room := max(2, f.height-len(lines)-foot)
	top = window(min(f.cursor, max(0, len(list)-1)), len(list), min(room, len(list)), f.top)
	end := min(len(list), top+room)
	for i := top; i < len(list) && len(lines)-at < room; i++ {
		under := i == f.cursor
		add(f.row(list[i], under, hidden(i, top, end, len(list))), i)
		if text := list[i].Text; under && text != "" && f.height >= len(f.options)+at+3+foot {
			for _, line := range wrap(text, f.width-4) {
				add("    "+f.st.Dim.Render(line), i)
			}
		}
	}
	if f.several {
		add(f.row(rows[len(rows)-1], f.cursor == len(rows)-1, " "), len(rows)-1)
	}
	return lines, of, top
}

func (f *choice) View() string {
	lines, _, _ := f.layout()
	return strings.Join(lines, "\n")
}

func (f *choice) Settle(fits map[string]int, keys bool) {
	f.base.Settle(fits, keys)
	_, _, f.top = f.layout()
}

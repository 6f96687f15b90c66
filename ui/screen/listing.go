package screen

// listing is a list as lines, each with what it is of; a line is drawn only where it
// is shown.
type listing[K any] struct {
	lines []line[K]
	top   int // the first that is shown
}

type line[K any] struct {
	of   K
	draw func() string
}

// noRow is what a line is of that belongs to no row of a list.
const noRow = -1

// shown are the lines that h rows show, and whether others are hidden above and below.
func (l listing[K]) shown(h int) (lines []string, above, below bool) {
	end := min(len(l.lines), l.top+h)
	for _, line := range l.lines[l.top:end] {
		lines = append(lines, line.draw())
	}
	return lines, l.top > 0, end < len(l.lines)
}

// at is what the line in row y of h is of, and which line that is; false where there
// is none.
func (l listing[K]) at(y, h int) (of K, i int, ok bool) {
	i = l.top + y
	if y < 0 || y >= h || i >= len(l.lines) {
		return of, 0, false
	}
	return l.lines[i].of, i, true
}

// window is which part of a list is shown: n items of height 1 around the
// cursor in h rows. It returns the first row that is shown.
func window(cursor, n, h, first int) int {
	if cursor < first {
		first = cursor
	}
	if cursor >= first+h {
		first = cursor - h + 1
	}
	return max(0, min(first, n-h))
}

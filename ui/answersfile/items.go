package answersfile

import (
	"slices"
	"strconv"
	"strings"
)

// item is what stands between two commas in brackets: a value of a list, or a key with its
// value of an inline table.
type item struct {
	name  string // its key, or what its text says
	whole span
	value span
}

// items are what stands in the brackets of an entry; nil where it has none.
func (d *document) items(of int) []item {
	var list []item
	for _, e := range d.entries {
		if e.in == of {
			list = append(list, item{strings.Join(e.path[len(d.entries[of].path):], "."), span{e.key.from, e.value.to}, e.value})
		}
	}
	for _, l := range d.listed {
		if l.in == of {
			list = append(list, item{plain(l.value.of(d.text)), l.value, l.value})
		}
	}
	return list
}

// plain is a word without its quotes.
func plain(text string) string {
	if word, err := strconv.Unquote(text); err == nil && text[0] == '"' {
		return word
	}
	if len(text) > 1 && text[0] == '\'' && text[len(text)-1] == '\'' {
		return text[1 : len(text)-1]
	}
	return text
}

func names(list []item) []string {
	var found []string
	for _, x := range list {
		found = append(found, x.name)
	}
	return found
}

// change gives an entry another value. In brackets only those items change that are others;
// where their order means nothing, those that stay keep theirs.
func (d *document) change(i int, s setting) string {
	e, is := d.entries[i], scan("x = "+s.value)
	whole := d.text[:e.value.from] + s.value + d.text[e.value.to:]
	was, now := d.items(i), is.items(0)
	if !bracketed(d.text[e.value.from]) || d.text[e.value.from] != is.text[is.entries[0].value.from] {
		return whole
	}
	list := names(now)
	if s.loose || is.text[is.entries[0].value.from] == '{' {
		list = inOrderOf(names(was), list)
	}
	text := d.withItems(i, list, func(name string) string {
		return now[slices.IndexFunc(now, func(x item) bool { return x.name == name })].whole.of(is.text)
	})
	d = scan(text)
	if !slices.Equal(names(d.items(i)), list) {
		return whole // nothing that is written this way is known
	}
	for _, x := range slices.Backward(d.items(i)) {
		n := now[slices.IndexFunc(now, func(n item) bool { return n.name == x.name })]
		if value := n.value.of(is.text); n.value != n.whole && !sameNumber(x.value.of(d.text), value) {
			text = text[:x.value.from] + value + text[x.value.to:]
		}
	}
	return text
}

func bracketed(c byte) bool { return c == '[' || c == '{' }

// inOrderOf are names in the order of others, those that are not among them last.
func inOrderOf(others, list []string) []string {
	var sorted []string
	for _, name := range others {
		if slices.Contains(list, name) && !slices.Contains(sorted, name) {
			sorted = append(sorted, name)
		}
	}
	for _, name := range list {
		if !slices.Contains(sorted, name) {
			sorted = append(sorted, name)
		}
	}
	return sorted
}

// withItems is the text with these items in the brackets of an entry. As many as can stay
// where they are; the others are put in first, so that they look like those that go.
func (d *document) withItems(i int, list []string, written func(name string) string) string {
	was := names(d.items(i))
	stay := common(was, list)
	kept := slices.Repeat([]bool{false}, len(was))
	for _, pair := range stay {
		kept[pair[0]] = true
	}
	text, at := d.text, 0
	for n, name := range list {
		if len(stay) > 0 && stay[0][1] == n { // it is there
			at = slices.Index(kept[at:], true) + at + 1
			stay = stay[1:]
			continue
		}
		text = scan(text).withItem(i, at, written(name))
		kept = slices.Insert(kept, at, false)
		kept[at] = true
		at++
	}
	for n := len(kept) - 1; n >= 0; n-- {
		if !kept[n] {
			text = scan(text).withoutItem(i, n)
		}
	}
	return text
}

// common are the places of the most words that two lists have in one order.
func common(a, b []string) [][2]int {
	best := make([][]int, len(a)+1) // of what is behind a place in each
	for i := range best {
		best[i] = make([]int, len(b)+1)
	}
	for i := len(a) - 1; i >= 0; i-- {
		for j := len(b) - 1; j >= 0; j-- {
			if a[i] == b[j] {
				best[i][j] = best[i+1][j+1] + 1
			} else {
				best[i][j] = max(best[i+1][j], best[i][j+1])
			}
		}
	}
	var pairs [][2]int
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch {
		case a[i] == b[j]:
			pairs = append(pairs, [2]int{i, j})
			i++
			j++
		case best[i+1][j] >= best[i][j+1]:
			i++
		default:
			j++
		}
	}
	return pairs
}

// comma is where the first comma stands between two items; -1: nowhere.
func (d *document) comma(from, to int) int {
	for at := from; at < to; at++ {
		if n := slices.IndexFunc(d.comments, func(c span) bool { return c.from == at }); n >= 0 {
			at = d.comments[n].to
		} else if d.text[at] == ',' {
			return at
		}
	}
	return -1
}

// lineOf is the line of a place in the text, without its end.
func (d *document) lineOf(at span) span {
	line := span{strings.LastIndexByte(d.text[:at.from], '\n') + 1, len(d.text)}
	if n := strings.IndexByte(d.text[at.to:], '\n'); n >= 0 {
		line.to = at.to + n
	}
	return line
}

// alone says whether no other item of an entry stands on an item's line.
func alone(list []item, n int, line span) bool {
	return !slices.ContainsFunc(list, func(x item) bool {
		return x != list[n] && x.whole.from < line.to && x.whole.to > line.from
	})
}

// around are the places between which an item's commas stand.
func (d *document) around(i int, list []item, n int) span {
	at := span{d.entries[i].value.from + 1, d.entries[i].value.to - 1}
	if n > 0 {
		at.from = list[n-1].whole.to
	}
	if n+1 < len(list) {
		at.to = list[n+1].whole.from
	}
	return at
}

// withoutItem is the text without an item of an entry's brackets, and without the comma that
// parts it from the others. Where it stands alone on its line the comment behind it goes too.
func (d *document) withoutItem(i, n int) string {
	list := d.items(i)
	x, at := list[n].whole, d.around(i, list, n)
	line := d.lineOf(x)
	before, after := -1, d.comma(x.to, at.to)
	if n > 0 {
		before = d.comma(at.from, x.from)
	}
	comma := after
	if after < 0 || after >= line.to && before >= line.from {
		comma = before
	}
	single := alone(list, n, line)
	if !single {
		switch {
		case comma == after && comma >= 0 && comma < line.to && n+1 < len(list) && at.to < line.to:
			return d.text[:x.from] + d.text[at.to:]
		case comma == before && comma >= line.from:
			return d.text[:comma] + d.text[x.to:]
		}
		x.from = len(strings.TrimRight(d.text[:x.from], " \t"))
	}
	cuts := []span{x}
	if comma >= 0 {
		cuts = append(cuts, span{comma, comma + 1})
	}
	for _, c := range d.comments {
		if single && c.from >= x.to && c.to <= min(line.to, d.entries[i].value.to) {
			cuts = append(cuts, span{c.from, len(strings.TrimRight(d.text[:c.to], "\r"))})
		}
	}
	slices.SortFunc(cuts, func(a, b span) int { return b.from - a.from })
	text, end := d.text, line.to
	for _, c := range cuts {
		text = text[:c.from] + text[c.to:]
		if c.from < line.to {
			end -= c.to - c.from
		}
		if c.from < line.from {
			line.from -= c.to - c.from
		}
	}
	rest := text[line.from:end]
	if strings.TrimSpace(rest) == "" && end < len(text) {
		return text[:line.from] + text[end+1:]
	}
	ends := rest[len(strings.TrimSuffix(rest, "\r")):]
	return text[:line.from] + strings.TrimRight(strings.TrimSuffix(rest, "\r"), " \t") + ends + text[end:]
}

// withItem is the text with an item more in an entry's brackets, before the one that stands
// at a place now: on a line of its own where the others stand on theirs.
func (d *document) withItem(i, n int, written string) string {
	list, value := d.items(i), d.entries[i].value
	put := func(at int, text string) string { return d.text[:at] + text + d.text[at:] }
	indent := func(line span) string {
		text := line.of(d.text)
		return text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	}
	opening := d.lineOf(span{value.from, value.from})
	switch {
	case len(list) == 0 && opening.to >= value.to: // on one line
		return d.text[:value.from+1] + written + d.text[value.to-1:]
	case len(list) == 0:
		closing := d.lineOf(span{value.to - 1, value.to - 1})
		in := indent(opening) + "  "
		if last := d.lineOf(span{closing.from - 1, closing.from - 1}); last != opening {
			in = indent(last)
		}
		return put(closing.from, in+written+d.eol())
	case n == 0:
		first := d.lineOf(list[0].whole)
		if first.from > opening.to && d.text[first.from:list[0].whole.from] == indent(first) {
			return put(opening.to+1, indent(first)+written+","+d.eol())
		}
		return put(list[0].whole.from, written+", ")
	}
	last := list[n-1].whole
	line, comma := d.lineOf(last), d.comma(last.to, d.around(i, list, n-1).to)
	if !alone(list, n-1, line) || line.to >= value.to || comma >= line.to || d.text[line.from:last.from] != indent(line) {
		return put(last.to, ", "+written)
	}
	if comma < 0 {
		return d.text[:last.to] + "," + d.text[last.to:line.to+1] + indent(line) + written + d.eol() + d.text[line.to+1:]
	}
	return put(line.to+1, indent(line)+written+","+d.eol())
}

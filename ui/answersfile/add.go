package answersfile

import (
	"regexp"
	"slices"
	"strings"

	"whereto/ui/summary"
)

// bare is a key that needs no quotes.
var bare = regexp.MustCompile(`^[A-Za-z0-9_-]+$`)

func dotted(path []string) string {
	parts := slices.Clone(path)
	for i, p := range parts {
		if !bare.MatchString(p) {
			parts[i] = summary.Quoted(p)
		}
	}
	return strings.Join(parts, ".")
}

// eol is how lines end: as the first one does.
func (d *document) eol() string {
	if before, _, ok := strings.Cut(d.text, "\n"); ok && strings.HasSuffix(before, "\r") {
		return "\r\n"
	}
	return "\n"
}

// add puts a key that is not there into its table.
func (d *document) add(path []string, value string) string {
	table, name := path[:len(path)-1], path[len(path)-1]
	if i := slices.IndexFunc(d.entries, func(e entry) bool { return len(table) > 0 && slices.Equal(e.path, table) }); i >= 0 {
		return d.addInline(i, name, value)
	}
	at := slices.IndexFunc(d.headers, func(h header) bool { return !h.array && slices.Equal(h.path, table) })
	if at >= 0 || len(table) == 0 {
		return d.addUnder(at, []string{name}, value)
	}
	// Keys of the table may stand outside it, such as answers.kind.
	if i := last(d.entries, func(e entry) bool {
		return e.in < 0 && below(table, e.path) && (e.header < 0 || !below(table, d.headers[e.header].path))
	}); i >= 0 {
		e, outer := d.entries[i], []string(nil)
		if e.header >= 0 {
			outer = d.headers[e.header].path
		}
		return d.insert(e.lines.to, d.line(&e, path[len(outer):], value))
	}
	return d.insert(len(d.text), d.eol()+"["+dotted(table)+"]"+d.eol()+d.line(nil, []string{name}, value))
}

// addInline puts a key into an inline table, before the others.
func (d *document) addInline(i int, name, value string) string {
	at := d.entries[i].value.from + 1
	item := " " + dotted([]string{name}) + " = " + value
	if len(d.items(i)) > 0 {
		item += ","
	} else {
		item += " "
	}
	return d.text[:at] + item + d.text[at:]
}

// addUnder puts a key under a header; -1: at the root. It stands below the comment that
// names it, as whereto init writes one, else below the last key.
func (d *document) addUnder(header int, key []string, value string) string {
	from, to := 0, len(d.text)
	if header >= 0 {
		from = d.headers[header].line.to
	}
	if header+1 < len(d.headers) {
		to = d.headers[header+1].line.from
	}
	named := regexp.MustCompile(`^#[ \t]*` + regexp.QuoteMeta(dotted(key)) + `[ \t]*=`)
	for _, c := range d.comments {
		if c.from >= from && c.to <= to && named.MatchString(c.of(d.text)) && strings.TrimSpace(d.text[strings.LastIndexByte(d.text[:c.from], '\n')+1:c.from]) == "" {
			return d.insert(min(c.to+1, len(d.text)), d.line(nil, key, value))
		}
	}
	if i := last(d.entries, func(e entry) bool { return e.in < 0 && e.header == header }); i >= 0 {
		return d.insert(d.entries[i].lines.to, d.line(&d.entries[i], key, value))
	}
	if header < 0 && to < len(d.text) { // apart from the first table
		return d.insert(to, d.line(nil, key, value)+d.eol())
	}
	return d.insert(from, d.line(nil, key, value))
}

// line is a key and its value as a line that stands below another: indented and aligned as
// that one is.
func (d *document) line(after *entry, key []string, value string) string {
	name := dotted(key)
	gap := " "
	indent := ""
	if after != nil {
		indent = d.text[after.lines.from:after.key.from]
		sign := strings.IndexByte(d.text[after.key.to:after.value.from], '=')
		if wide := after.key.to - after.key.from + sign; wide > len(name) {
			gap = strings.Repeat(" ", wide-len(name))
		}
	}
	return indent + name + gap + "= " + value + d.eol()
}

// insert puts a line into the text where another begins.
func (d *document) insert(at int, line string) string {
	before := d.text[:at]
	if before != "" && !strings.HasSuffix(before, "\n") {
		before += d.eol()
	}
	return before + line + d.text[at:]
}

func last[T any](list []T, is func(T) bool) int {
	for i := len(list) - 1; i >= 0; i-- {
		if is(list[i]) {
			return i
		}
	}
	return -1
}

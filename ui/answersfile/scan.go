package answersfile

import (
	"slices"
	"strconv"
	"strings"
)

// span is a part of a text, from a byte to before another.
type span struct{ from, to int }

func (s span) of(text string) string { return text[s.from:s.to] }

// entry is a key with its value.
type entry struct {
	path   []string // of the key, from the root
	header int      // the header that it stands under; -1: none
	in     int      // the entry whose inline table it stands in; -1: none
	key    span
	value  span
	lines  span // the lines that it takes up, whole
}

// listed is a value in the list of an entry.
type listed struct {
	in    int
	value span
}

// header is the line that begins a table.
type header struct {
	path  []string
	array bool
	line  span
}

// document is where everything of a TOML text stands. The text is one that a parser has
// read: of one that is wrong, what is found is of no use, but something is.
type document struct {
	text     string
	entries  []entry
	listed   []listed
	headers  []header
	comments []span // each with the marks before it, to the end of the line
}

func scan(text string) *document {
	d := &document{text: text}
	s := &scanner{document: d}
	var at []string
	for s.blank(true); s.at < len(s.text); s.blank(true) {
		start := strings.LastIndexByte(s.text[:s.at], '\n') + 1
		if s.text[s.at] == '[' {
			array := strings.HasPrefix(s.text[s.at:], "[[")
			s.at++
			if array {
				s.at++
			}
			at = s.key()
			s.line()
			d.headers = append(d.headers, header{at, array, span{start, s.at}})
			continue
		}
		if !s.entry(at, -1) { // wrong: the line is passed over
			s.line()
			continue
		}
		i := slices.IndexFunc(d.entries, func(e entry) bool { return e.key.from >= start && e.in < 0 })
		s.line()
		d.entries[i].lines = span{start, s.at}
	}
	return d
}

// scanner goes through a text and notes what stands where.
type scanner struct {
	*document
	at int
}

// blank passes over spaces, and where lines may end over those and comments.
func (s *scanner) blank(lines bool) {
	for s.at < len(s.text) {
		switch c := s.text[s.at]; {
		case c == ' ', c == '\t', c == '\r':
			s.at++
		case lines && c == '\n':
			s.at++
		case lines && c == '#':
			s.comment()
		default:
			return
		}
	}
}

func (s *scanner) comment() {
	from := s.at
	if end := strings.IndexByte(s.text[s.at:], '\n'); end >= 0 {
		s.at += end
	} else {
		s.at = len(s.text)
	}
	s.comments = append(s.comments, span{from, s.at})
}

// line passes over the rest of a line.
func (s *scanner) line() {
	for s.at < len(s.text) && s.text[s.at] != '\n' {
		if s.text[s.at] == '#' {
			s.comment()
			continue
		}
		s.at++
	}
	s.at = min(len(s.text), s.at+1)
}

// key reads a key of one or several parts.
func (s *scanner) key() []string {
	var parts []string
	for {
		s.blank(false)
		from := s.at
		switch {
		case s.at < len(s.text) && (s.text[s.at] == '"' || s.text[s.at] == '\''):
			s.quoted()
			part := s.text[from:s.at]
			if plain, err := strconv.Unquote(part); err == nil {
				part = plain
			} else {
				part = strings.Trim(part, part[:1])
			}
			parts = append(parts, part)
		default:
			for s.at < len(s.text) && !strings.ContainsRune(" \t\r\n.=]#", rune(s.text[s.at])) {
				s.at++
			}
			parts = append(parts, s.text[from:s.at])
		}
		end := s.at
		s.blank(false)
		if s.at >= len(s.text) || s.text[s.at] != '.' {
			s.at = end
			return parts
		}
		s.at++
	}
}

// entry reads a key and its value, below a path; false where none stands there.
func (s *scanner) entry(below []string, in int) bool {
	e := entry{header: len(s.headers) - 1, in: in, key: span{from: s.at}}
	e.path = slices.Concat(below, s.key())
	e.key.to = s.at
	s.blank(false)
	if s.at >= len(s.text) || s.text[s.at] != '=' {
		return false
	}
	s.at++
	s.blank(false)
	e.value.from = s.at
	i := len(s.entries)
	s.entries = append(s.entries, e)
	s.value(e.path, i)
	s.entries[i].value.to = s.at
	return true
}

// value passes over a value, and notes what stands in an inline table.
func (s *scanner) value(path []string, of int) {
	if s.at >= len(s.text) {
		return
	}
	switch s.text[s.at] {
	case '"', '\'':
		s.quoted()
	case '[':
		for s.at++; s.more(']'); {
			at := s.at
			if s.value(nil, -1); s.at == at {
				return
			}
			if of >= 0 {
				s.listed = append(s.listed, listed{of, span{at, s.at}})
			}
		}
	case '{':
		for s.at++; s.more('}'); {
			at := s.at
			if of < 0 { // of a list's item nothing is noted
				n := len(s.entries)
				s.entry(nil, -1)
				s.entries = s.entries[:n]
			} else {
				s.entry(path, of)
			}
			if s.at == at {
				return
			}
		}
	default:
		end := strings.IndexAny(s.text[s.at:], ",]}#\n")
		if end < 0 {
			end = len(s.text) - s.at
		}
		s.at += len(strings.TrimRight(s.text[s.at:s.at+end], " \t\r"))
	}
}

// more passes over what parts items and says whether another follows; where none does, it
// passes over the closing bracket.
func (s *scanner) more(closing byte) bool {
	for s.blank(true); s.at < len(s.text) && s.text[s.at] == ','; s.blank(true) {
		s.at++
	}
	if s.at < len(s.text) && s.text[s.at] == closing {
		s.at++
		return false
	}
	return s.at < len(s.text)
}

// quoted passes over a text in quotes.
func (s *scanner) quoted() {
	quote := s.text[s.at : s.at+1]
	if long := strings.Repeat(quote, 3); strings.HasPrefix(s.text[s.at:], long) {
		s.at += 3
		s.to(long, quote == `"`)
		for n := 0; n < 2 && strings.HasPrefix(s.text[s.at:], quote); n++ { // up to two are the text's own
			s.at++
		}
		return
	}
	s.at++
	s.to(quote, quote == `"`)
}

// to passes over a text to behind what ends it.
func (s *scanner) to(end string, escapes bool) {
	for s.at < len(s.text) {
		switch {
		case escapes && s.text[s.at] == '\\':
			s.at = min(len(s.text), s.at+2)
		case strings.HasPrefix(s.text[s.at:], end):
			s.at += len(end)
			return
		default:
			s.at++
		}
	}
}

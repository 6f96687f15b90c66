package load

import (
	"fmt"
	"strings"
)

// keyLines maps the path of each key, each table and each item of a list of a TOML text
// to its line, those of inline values too. It needs no valid TOML: what it can't read it
// passes over.
func keyLines(text string) map[string]int {
	r := &lineReader{text: text, line: 1, lines: map[string]int{}}
	counts := map[string]int{}
	prefix := ""
	for r.blank(true); r.at < len(r.text); r.blank(true) {
		line := r.rest()
		switch {
		case strings.HasPrefix(line, "[["):
			name, _ := keyPath(line[2:])
			name = indexed(name, counts)
			counts[name]++
			prefix = fmt.Sprintf("%s[%d]", name, counts[name])
			r.lines[prefix] = r.line
		case strings.HasPrefix(line, "["):
			name, _ := keyPath(line[1:])
			prefix = indexed(name, counts)
			note(r.lines, prefix, r.line)
		default:
			if name, rest := keyPath(line); strings.HasPrefix(rest, "=") {
				name = join(prefix, name)
				note(r.lines, name, r.line)
				r.at += len(line) - len(rest) + 1
				r.value(name)
			}
		}
		r.at += len(r.rest())
	}
	return r.lines
}

// lineReader goes through a text and notes where keys and items stand.
type lineReader struct {
	text  string
	at    int
	line  int
	lines map[string]int
}

// rest is what is left of the line.
func (r *lineReader) rest() string {
	line, _, _ := strings.Cut(r.text[r.at:], "\n")
	return line
}

// blank passes over spaces, and where lines may end over those and comments.
func (r *lineReader) blank(lines bool) {
	for r.at < len(r.text) {
		switch c := r.text[r.at]; {
		case c == ' ', c == '\t', c == '\r':
			r.at++
		case lines && c == '\n':
			r.at++
			r.line++
		case lines && c == '#':
			r.at += len(r.rest())
		default:
			return
		}
	}
}

// value passes over a value at a path.
func (r *lineReader) value(path string) {
	r.blank(false)
	if r.at >= len(r.text) {
		return
	}
	switch r.text[r.at] {
	case '[':
		r.at++
		for n := 1; r.more(']'); n++ {
			at, item := r.at, fmt.Sprintf("%s[%d]", path, n)
			note(r.lines, item, r.line)
			if r.value(item); r.at == at {
				return
			}
		}
	case '{':
		r.at++
		for r.more('}') {
			line := r.rest()
			name, rest := keyPath(line)
			if !strings.HasPrefix(rest, "=") {
				return
			}
			name = join(path, name)
			note(r.lines, name, r.line)
			r.at += len(line) - len(rest) + 1
			r.value(name)
		}
	case '"', '\'':
		n := quoted(r.text[r.at:])
		r.line += strings.Count(r.text[r.at:r.at+n], "\n")
		r.at += n
	default:
		end := strings.IndexAny(r.text[r.at:], ",]}#\n")
		if end < 0 {
			end = len(r.text) - r.at
		}
		r.at += end
	}
}

// more passes over what parts a value's items and says whether another follows; where
// none does it passes over the closing bracket.
func (r *lineReader) more(closing byte) bool {
	for r.blank(true); r.at < len(r.text) && r.text[r.at] == ','; r.blank(true) {
		r.at++
	}
	if r.at < len(r.text) && r.text[r.at] == closing {
		r.at++
		return false
	}
	return r.at < len(r.text)
}

// note keeps the first line of a key and of the tables above it.
func note(lines map[string]int, key string, line int) {
	for key != "" {
		if _, ok := lines[key]; !ok {
			lines[key] = line
		}
		cut := strings.LastIndexByte(key, '.')
		if cut < 0 {
			return
		}
		key = key[:cut]
	}
}

// indexed puts the current index into the part of a table's name that is a list:
// [setups.facts] after the second [[setups]] is setups[2].facts.
func indexed(name string, counts map[string]int) string {
	parts := strings.Split(name, ".")
	done := ""
	for i, part := range parts {
		done = join(done, part)
		if n := counts[done]; n > 0 && i < len(parts)-1 {
			done = fmt.Sprintf("%s[%d]", done, n)
		}
	}
	return done
}

// keyPath reads a dotted key, bare or quoted, and returns what follows it.
func keyPath(text string) (key, rest string) {
	for {
		text = strings.TrimLeft(text, " \t")
		var part string
		if text != "" && (text[0] == '"' || text[0] == '\'') {
			end := strings.IndexByte(text[1:], text[0])
			if end < 0 {
				return "", text
			}
			part, text = text[1:end+1], text[end+2:]
		} else {
			end := strings.IndexFunc(text, func(r rune) bool {
				return !(r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r >= '0' && r <= '9' || r == '-' || r == '_')
			})
			if end < 0 {
				end = len(text)
			}
			part, text = text[:end], text[end:]
		}
		key = join(key, part)
		text = strings.TrimLeft(text, " \t")
		if !strings.HasPrefix(text, ".") {
			return key, text
		}
		text = text[1:]
	}
}

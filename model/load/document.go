package load

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"whereto/model/fault"
)

// MaxFile is the size in bytes over which a file is refused.
const MaxFile = 1 << 20

// document is one parsed TOML file: its content, where its keys stand, and what
// is wrong with it.
type document struct {
	file   string
	tree   map[string]any // nil once it was let go
	roots  []string       // of the tree: its root keys, once it was let go
	text   string
	lines  map[string]int // of text; read when a fault wants them
	faults *fault.Faults
	sound  bool // it was bound by itself and has no faults
}

// parse reads TOML. A file that can't be parsed becomes one fault and an empty tree.
func parse(file string, content []byte, faults *fault.Faults) *document {
	d := &document{file: file, tree: map[string]any{}, faults: faults}
	if len(content) > MaxFile {
		d.fault("", tooLarge(content), "")
		return d
	}
	text := string(content)
	if line := deep(text); line > 0 {
		*faults = append(*faults, fault.Fault{File: file, Line: line, Text: fmt.Sprintf("keys and values may nest %d deep", maxDepth)})
		return d
	}
	d.text = text
	if _, err := toml.Decode(text, &d.tree); err != nil {
		d.tree = map[string]any{}
		var parseError toml.ParseError
		if errors.As(err, &parseError) {
			text := parseError.Message
			if text == "" {
				text = strings.TrimPrefix(err.Error(), "toml: ")
			}
			*faults = append(*faults, fault.Fault{File: file, Line: parseError.Position.Line, Key: Line(parseError.LastKey), Text: Line(text)})
			return d
		}
		d.fault("", Line(err.Error()), "")
	}
	if !harmless(text) {
		cleanTree(d.tree)
	}
	return d
}

// with is the document with its faults told elsewhere.
func (d *document) with(faults *fault.Faults) *document {
	other := *d
	other.faults = faults
	return &other
}

// letGo forgets the tree, whose parts are bound; the names of its root keys stay.
func (d *document) letGo() {
	if d.tree != nil {
		d.roots = slices.Collect(maps.Keys(d.tree))
	}
	d.tree = nil
}

// keys is the document's tree, read again where it was let go.
func (d *document) keys() map[string]any {
	if d.tree == nil {
		d.tree = parse(d.file, []byte(d.text), new(fault.Faults)).tree
	}
	return d.tree
}

func tooLarge(content []byte) string {
	return fmt.Sprintf("the file has %d bytes; at most %d are read", len(content), MaxFile)
}

func (d *document) fault(key, text, hint string) {
	*d.faults = append(*d.faults, fault.Fault{File: d.file, Line: d.line(key), Key: key, Text: text, Hint: hint})
}

// line finds where a key stands; a key inside an inline value stands where the
// value begins.
func (d *document) line(key string) int {
	if d.lines == nil && key != "" {
		d.lines = keyLines(d.text)
	}
	for key != "" {
		if n, ok := d.lines[key]; ok {
			return n
		}
		cut := strings.LastIndexAny(key, ".[")
		if cut < 0 {
			break
		}
		key = key[:cut]
	}
	return 0
}

// keyLines maps the path of each key and table of a TOML text to its line. It
// needs no valid TOML: what it can't read it passes over.
func keyLines(text string) map[string]int {
	lines := map[string]int{}
	counts := map[string]int{}
	prefix, quote, depth := "", "", 0
	for i, line := range strings.Split(text, "\n") {
		trimmed := strings.TrimSpace(line)
		if quote != "" || depth > 0 {
			quote, depth = scan(line, quote, depth)
			continue
		}
		switch {
		case strings.HasPrefix(trimmed, "[["):
			name, _ := keyPath(trimmed[2:])
			name = indexed(name, counts)
			counts[name]++
			prefix = fmt.Sprintf("%s[%d]", name, counts[name])
			lines[prefix] = i + 1
		case strings.HasPrefix(trimmed, "["):
			name, _ := keyPath(trimmed[1:])
			prefix = indexed(name, counts)
			note(lines, prefix, i+1)
		default:
			name, rest := keyPath(trimmed)
			if !strings.HasPrefix(rest, "=") {
				continue
			}
			note(lines, join(prefix, name), i+1)
			quote, depth = scan(rest, "", 0)
		}
	}
	return lines
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

// scan goes through a value and says how it ends: inside which quotes of a text
// of several lines, and how many brackets deep.
func scan(text, quote string, depth int) (string, int) {
	quote = outside(text, quote, func(c byte) {
		switch c {
		case '[', '{':
			depth++
		case ']', '}':
			depth = max(0, depth-1)
		}
	})
	return quote, depth
}

package load

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
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
	name   string         // its path within its layer
	tree   map[string]any // nil once it was let go
	roots  []string       // of the tree: its root keys, once it was let go
	text   string
	lines  map[string]int // of text; read when a fault wants them
	faults *fault.Faults
	broken bool // it could not be parsed
	told   bool // it was bound by itself: its faults are told
}

// parse reads TOML. A file that can't be parsed becomes one fault and an empty tree.
func parse(file string, content []byte, faults *fault.Faults) *document {
	d := &document{file: file, tree: map[string]any{}, faults: faults}
	d.broken = true
	if len(content) > MaxFile {
		d.fault("", tooLarge(content, MaxFile), "")
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
		return d
	}
	d.broken = false
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

func tooLarge(content []byte, most int) string {
	return fmt.Sprintf("the file has %d bytes; at most %d are read", len(content), most)
}

func (d *document) fault(key, text, hint string) {
	*d.faults = append(*d.faults, fault.Fault{File: d.file, Line: d.line(key), Key: key, Of: d.of(key), Text: text, Hint: hint})
}

// of is the id of the innermost item of a list that a key is in and that has one; empty
// where the key is of the id itself.
func (d *document) of(key string) string {
	if !strings.Contains(key, "[") {
		return ""
	}
	id, last := "", ""
	var at any = d.keys()
	for step := range strings.SplitSeq(key, ".") {
		name, bracket, indexed := strings.Cut(step, "[")
		table, _ := at.(map[string]any)
		at, last = table[name], name
		if !indexed {
			continue
		}
		n, _ := strconv.Atoi(strings.TrimSuffix(bracket, "]"))
		list, _ := List(at)
		if n < 1 || n > len(list) {
			break
		}
		at = list[n-1]
		if own := identity(at); own != "" {
			id = own
		}
	}
	if last == "id" || last == "code" || strings.Contains(id, "TODO") {
		return ""
	}
	return Line(id)
}

// line finds where a key stands; one that is not there stands where the table or item
// does that it is missing in.
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

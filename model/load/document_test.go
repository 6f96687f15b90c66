package load

import (
	"maps"
	"strings"
	"testing"

	"whereto/model/fault"
)

// A fault points at the line where its key stands, whatever way TOML has of
// writing it; what is no TOML is passed over.
func TestKeyLines(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       map[string]int
	}{
		{"root keys", "a = 1\n\n# c = 3\nb = 2\n", map[string]int{"a": 1, "b": 4}},
		{"tables", "a = 1\n[t]\nx = 1\n[t.u]\ny = 1\n", map[string]int{"a": 1, "t": 2, "t.x": 3, "t.u": 4, "t.u.y": 5}},
		{"a table above that is never written", "[t.u]\nx = 1\n", map[string]int{"t": 1, "t.u": 1, "t.u.x": 2}},
		{"lists", "[[c]]\nid = 1\n[[c]]\nid = 2\nx = 3\n", map[string]int{"c[1]": 1, "c[1].id": 2, "c[2]": 3, "c[2].id": 4, "c[2].x": 5}},
		{"a table of a list's item", "[[s]]\n[s.facts]\na = 1\n[[s]]\nid = 2\n[s.facts]\na = 1\n", map[string]int{"s[1]": 1, "s[1].facts": 2, "s[1].facts.a": 3, "s[2]": 4, "s[2].id": 5, "s[2].facts": 6, "s[2].facts.a": 7}},
		{"a list in a list", "[[s]]\n[[s.c]]\n[[s.c]]\nx = 1\n[[s]]\n[[s.c]]\nx = 1\n", map[string]int{"s[1]": 1, "s[1].c[1]": 2, "s[1].c[2]": 3, "s[1].c[2].x": 4, "s[2]": 5, "s[2].c[1]": 6, "s[2].c[1].x": 7}},
		{"dotted keys", "[t]\na.b.c = 1\na . d = 2\n", map[string]int{"t": 1, "t.a": 2, "t.a.b": 2, "t.a.b.c": 2, "t.a.d": 3}},
		{"quoted keys", "[\"t\"]\n\"a b\" = 1\n'c' = 2\nd.\"e=f\" = 3\n", map[string]int{"t": 1, "t.a b": 2, "t.c": 3, "t.d": 4, "t.d.e=f": 4}},
		{"spaces around", "  [ t ]\n\ta=1\n  [[ c ]]\n b  =  1\r\n", map[string]int{"t": 1, "t.a": 2, "c[1]": 3, "c[1].b": 4}},
		{"a list over several lines", "a = [\n  { b = 1 }, # ]\n  { b = \"]\" },\n]\nc = 1\n", map[string]int{"a": 1, "a[1]": 2, "a[1].b": 2, "a[2]": 3, "a[2].b": 3, "c": 5}},
		{"lists in lists", "a = [ [\n1 ], [\n2 ]\n]\nc = 1\n", map[string]int{"a": 1, "a[1]": 1, "a[1][1]": 2, "a[2]": 2, "a[2][1]": 3, "c": 5}},
		{"inline tables", "a = { b = 1, c = { d = 2 } }\ne = 1\n", map[string]int{"a": 1, "a.b": 1, "a.c": 1, "a.c.d": 1, "e": 2}},
		{"a text over several lines", "a = \"\"\"\nb = 1\n[t]\n\\\"\"\"\nc = 1\n\"\"\"\nd = 1\n", map[string]int{"a": 1, "d": 7}},
		{"a literal text over several lines", "a = '''\nb = 1 \\'''\nd = 1\n", map[string]int{"a": 1, "d": 3}},
		{"quotes before the closing ones", "a = [\"\"\"b\"\"\"\"]\nc = 1\n", map[string]int{"a": 1, "a[1]": 1, "c": 2}},
		{"an item begins on a line of its own", "a = [\n  # [\n  {\n    b = \"x\", c = [1,\n 2] }, { b = \"\"\"\n\"\"\" }]\nd = 1", map[string]int{"a": 1, "a[1]": 3, "a[1].b": 4, "a[1].c": 4, "a[1].c[1]": 4, "a[1].c[2]": 5, "a[2]": 5, "a[2].b": 5, "d": 7}},
		{"brackets in texts", "a = \"[ { \\\" [\"\nb = '{'\nc = 1\n", map[string]int{"a": 1, "b": 2, "c": 3}},
		{"brackets in comments", "a = 1 # [ {\n# [t]\n# x = [\nb = 1\n", map[string]int{"a": 1, "b": 4}},
		{"no TOML at all", "= [\n]\n]] what\n\"a\nb = 1\n", map[string]int{"b": 5}},
		{"the first of a key that stands twice", "a = 1\na = 2\n", map[string]int{"a": 1}},
	} {
		got := keyLines(c.text)
		delete(got, "")
		if !maps.Equal(got, c.want) {
			t.Errorf("%s:\n%s\ngot  %v\nwant %v", c.name, c.text, got, c.want)
		}
	}
}

// The line of a key inside an inline value is its own, or that of the item that it is
// missing in; a key that is missing stands where its table does.
func TestLine(t *testing.T) {
	var faults fault.Faults
	d := parse("x.toml", []byte("regions = [\n  { code = \"a\" },\n]\n\n[facts]\nrollback = { is = \"no\" }\n\n[[charges]]\nid = \"c\"\n"), &faults)
	for key, want := range map[string]int{
		"regions[1].code": 2, "regions[1].place": 2, "regions[2]": 1, "facts.rollback.is": 6, "facts.rollback": 6, "facts.cdn": 5, "charges[1].id": 9,
		"charges[1].price": 8, "charges[2].price": 0, "name": 0, "": 0,
	} {
		if got := d.line(key); got != want {
			t.Errorf("the line of %q is %d, want %d", key, got, want)
		}
	}
	if len(faults) > 0 {
		t.Errorf("faults: %v", faults)
	}
}

// What is no TOML is one fault with its line, and leaves nothing half read.
func TestParseFaults(t *testing.T) {
	for _, c := range []struct {
		name, text string
		line       int
	}{
		{"no value", "a = 1\nb =\n", 2},
		{"twice", "a = 1\n\na = 2\n", 3},
		{"open text", "a = 1\nb = \"x\n", 2},
		{"a number too large", "a = 99999999999999999999\n", 1},
		{"not UTF-8", "a = \"\xff\"\n", 1},
	} {
		var faults fault.Faults
		d := parse("x.toml", []byte(c.text), &faults)
		if len(faults) != 1 || faults[0].Line != c.line || faults[0].File != "x.toml" || faults[0].Text == "" {
			t.Errorf("%s: %v, want one fault in line %d", c.name, faults, c.line)
		}
		if len(d.tree) > 0 {
			t.Errorf("%s: %v was read", c.name, d.tree)
		}
	}
}

// A file of 1 MiB is read, one byte more is refused.
func TestMaxFile(t *testing.T) {
	text := "a = 1\n#" + strings.Repeat("x", MaxFile-7)
	for extra, ok := range map[string]bool{"": true, "x": false} {
		var faults fault.Faults
		d := parse("x.toml", []byte(text+extra), &faults)
		if (len(faults) == 0) != ok || (d.tree["a"] != nil) != ok {
			t.Errorf("%d bytes: read %v, faults %v", len(text+extra), d.tree["a"] != nil, faults)
		}
	}
}

package load

import (
	"fmt"
	"strings"
	"testing"

	"whereto/model/fault"
)

// Some kilobytes that nest without end would keep the parser busy for minutes:
// they are refused before it sees them. What is in texts and comments does not
// nest, nor do many values beside each other.
func TestDepth(t *testing.T) {
	open := func(n int) string { return strings.Repeat("[", n) + strings.Repeat("]", n) }
	dotted := func(n int) string { return strings.Repeat("a.", n) + "a" }
	for _, c := range []struct {
		name, text string
		line       int
	}{
		{"lists at the bound", "a = " + open(maxDepth), 0},
		{"lists over it", "b = 1\na = " + open(maxDepth+1), 2},
		{"lists over several lines", "a = " + strings.Repeat("[\n", maxDepth+1), maxDepth + 1},
		{"inline tables", "a = " + strings.Repeat("{ a = ", 10_000), 1},
		{"dotted keys at the bound", dotted(maxDepth) + " = 1", 0},
		{"dotted keys over it", dotted(maxDepth+1) + " = 1", 1},
		{"a table's name", "[" + dotted(10_000) + "]", 1},
		{"keys in an inline table", "a = { " + dotted(maxDepth+1) + " = 1 }", 1},
		{"quoted parts", strings.Repeat("\"a\".", 10_000) + "a = 1", 1},
		{"many tables", strings.Repeat("[[a]]\nb = 1.5\n", 100), 0},
		{"many values", "a = [" + strings.Repeat("1.5, [2.5], ", 100) + "]", 0},
		{"a text", `a = "` + strings.Repeat("[.", 100) + `"`, 0},
		{"a text over several lines", `a = """` + strings.Repeat("[.\n", 100) + `"""`, 0},
		{"a literal text", `a = '` + strings.Repeat("[.", 100) + `'`, 0},
		{"a comment", "a = 1 # " + strings.Repeat("[.", 100), 0},
		{"after a text", `a = ["` + strings.Repeat("]", 100) + `", ` + open(maxDepth) + "]", 1},
	} {
		if got := deep(c.text); got != c.line {
			t.Errorf("%s: too deep in line %d, want %d", c.name, got, c.line)
		}
		var faults fault.Faults
		parse("x.toml", []byte(c.text), &faults)
		want := fmt.Sprintf("x.toml:%d: keys and values may nest %d deep", c.line, maxDepth)
		if c.line > 0 && (len(faults) != 1 || faults[0].String() != want) {
			t.Errorf("%s: %v, want %s", c.name, faults, want)
		} else if c.line == 0 && len(faults) > 0 {
			t.Errorf("%s: %v", c.name, faults)
		}
	}
}

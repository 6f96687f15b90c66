package load

import (
	"math/rand/v2"
	"strings"
	"testing"
)

// deepByLine is deep as it was first written: line by line.
func deepByLine(text string) int {
	quote, depth, n := "", 0, 0
	for line := range strings.SplitSeq(text, "\n") {
		n++
		parts, most := 0, 0
		quote = outside(line, quote, func(c byte) {
			switch c {
			case '.':
				parts++
			case '[', '{':
				depth++
				parts = 0
			case ']', '}':
				depth = max(0, depth-1)
				parts = 0
			case '=', ',':
				parts = 0
			}
			most = max(most, parts, depth)
		})
		if most > maxDepth {
			return n
		}
	}
	return 0
}

// outside calls each with every byte of a line that is in no text and no comment.
// It takes the quotes that an earlier line has left open and returns those that
// this one leaves open.
func outside(line, quote string, each func(c byte)) string {
	for i := 0; i < len(line); {
		if quote != "" {
			switch {
			case line[i] == '\\' && quote[0] == '"':
				i += 2
			case strings.HasPrefix(line[i:], quote):
				i += len(quote)
				if len(quote) == 3 { // up to two quotes may stand before the closing ones
					for n := 0; n < 2 && strings.HasPrefix(line[i:], quote[:1]); n++ {
						i++
					}
				}
				quote = ""
			default:
				i++
			}
			continue
		}
		switch c := line[i]; {
		case strings.HasPrefix(line[i:], `"""`), strings.HasPrefix(line[i:], `'''`):
			quote = line[i : i+3]
			i += 3
		case c == '"' || c == '\'':
			quote = line[i : i+1]
			i++
		case c == '#':
			return ""
		default:
			each(c)
			i++
		}
	}
	if len(quote) == 1 {
		return "" // a text in single quotes ends with its line
	}
	return quote
}

// In one pass over the text the same lines are too deep.
func FuzzDeep(f *testing.F) {
	for _, text := range seeds(f, "../../data/*.toml", "../../data/hosts/a*.toml", "../../examples/*.toml") {
		f.Add(text)
	}
	nest := strings.Repeat("[", maxDepth)
	for _, part := range []string{
		"\"a\\\"[\"", "'a\\'[", "\"\"\"\n[\"\"\"\"\"[", "'''\n'''''[", "\"a\n[", "# [\n[", "\"\"[", "\"\"\"\\\n\"\"\"[", "\"\"\"\\\"\"\"[", "a.b.c\n.d[", "'''a\nb'''.c[", "\"a\\", "\"\"\"a", "\"\"\"\"\"\"\"[",
	} {
		f.Add(nest + part)
		f.Add(strings.Repeat("a.", maxDepth) + part + ".b.c\n[")
		f.Add("a = " + part)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if got, want := deep(text), deepByLine(text); got != want {
			t.Errorf("%q: line %d, want %d", text, got, want)
		}
	})
}

// The same of many short texts of what matters.
func TestDeepByLine(t *testing.T) {
	draw := rand.New(rand.NewPCG(1, 2))
	const parts = "\"\"\"'''\\\n\n#[[[]{}.=,a"
	prefixes := []string{"", strings.Repeat("[", maxDepth), strings.Repeat("a.", maxDepth)}
	for range 300_000 {
		text := []byte(prefixes[draw.IntN(len(prefixes))])
		for range draw.IntN(24) {
			text = append(text, parts[draw.IntN(len(parts))])
		}
		if got, want := deep(string(text)), deepByLine(string(text)); got != want {
			t.Fatalf("%q: line %d, want %d", text, got, want)
		}
	}
}

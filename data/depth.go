package data

import "strings"

// maxDepth is how deep keys and values may nest. Nothing of ours comes near it;
// the parser takes so much longer for each level that a few kilobytes of brackets
// would keep it busy for minutes.
const maxDepth = 16

// deep finds the first line that nests deeper than that, 0 if there is none.
func deep(text string) int {
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

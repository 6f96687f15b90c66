package load

import "strings"

// maxDepth is how deep keys and values may nest. Nothing of ours comes near it;
// the parser takes so much longer for each level that a few kilobytes of brackets
// would keep it busy for minutes.
const maxDepth = 16

// deep finds the first line that nests deeper than that, 0 if there is none. It goes
// through the text once, and looks at nothing but what opens, closes and parts.
func deep(text string) int {
	depth, parts, line := 0, 0, 1
	for i := 0; i < len(text); i++ {
		switch marks[text[i]] {
		case 0:
			continue
		case dot:
			parts++
		case opens:
			depth++
			parts = 0
		case closes:
			depth = max(0, depth-1)
			parts = 0
		case between:
			parts = 0
		case ends:
			line++
			parts = 0
		case remark:
			end := strings.IndexByte(text[i:], '\n')
			if end < 0 {
				return 0
			}
			i += end - 1
		case quotes:
			end := quoted(text[i:])
			if n := strings.Count(text[i:i+end], "\n"); n > 0 {
				line += n
				parts = 0
			}
			i += end - 1
		}
		if max(parts, depth) > maxDepth {
			return line
		}
	}
	return 0
}

// What a byte outside of texts means for the depth.
const (
	dot = iota + 1
	opens
	closes
	between
	ends
	remark
	quotes
)

var marks = [256]uint8{'.': dot, '[': opens, '{': opens, ']': closes, '}': closes, '=': between, ',': between, '\n': ends, '#': remark, '"': quotes, '\'': quotes}

// quoted is how long a text in quotes is that begins here, its quotes among it; one in
// single quotes ends with its line at the latest.
func quoted(text string) int {
	quote := text[:1]
	if strings.HasPrefix(text[1:], quote) && strings.HasPrefix(text[2:], quote) {
		quote = text[:3]
	}
	for i := len(quote); i < len(text); {
		switch {
		case text[i] == '\n' && len(quote) == 1:
			return i
		case text[i] == '\\' && quote[0] == '"':
			if i++; i < len(text) && text[i] != '\n' {
				i++
			}
		case text[i] == quote[0] && strings.HasPrefix(text[i:], quote):
			i += len(quote)
			if len(quote) == 3 { // up to two quotes may stand before the closing ones
				for n := 0; n < 2 && strings.HasPrefix(text[i:], quote[:1]); n++ {
					i++
				}
			}
			return i
		default:
			i++
		}
	}
	return len(text)
}

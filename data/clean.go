package data

import (
	"strings"
	"unicode"
)

// clean takes out of a text what could steer a terminal: control characters
// other than the line feed and the tab, and marks that change the direction of
// text. Every text that is read from a file goes through here, once.
func clean(text string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case unicode.IsControl(r), unicode.Is(unicode.Bidi_Control, r), r == unicode.ReplacementChar:
			return -1
		}
		return r
	}, text)
}

// cleanKey is clean for what stands on one line: keys, file names, faults.
func cleanKey(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return -1
		}
		return r
	}, clean(text))
}

// cleanTree cleans all texts of a parsed document, keys too. Of two keys that are
// the same when they are clean, the one that was clean stays.
func cleanTree(v any) any {
	switch v := v.(type) {
	case string:
		return clean(v)
	case map[string]any:
		for _, key := range sorted(v) {
			item := cleanTree(v[key])
			c := cleanKey(key)
			if c != key {
				delete(v, key)
			}
			if _, taken := v[c]; c == key || !taken {
				v[c] = item
			}
		}
	case []any:
		for i, item := range v {
			v[i] = cleanTree(item)
		}
	case []map[string]any:
		for _, item := range v {
			cleanTree(item)
		}
	}
	return v
}

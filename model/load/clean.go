package load

import (
	"maps"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"
)

// clean takes out of a text what could steer a terminal: control characters
// other than the line feed and the tab, and marks that change the direction of
// text. Every text that is read from a file goes through here, once.
func clean(text string) string {
	return without(text, func(r rune) bool { return r != '\n' && r != '\t' })
}

// Line is a text for one line, such as a key, a file's name or a message: without
// what could steer a terminal, line feeds and tabs among it.
func Line(text string) string { return without(text, func(rune) bool { return true }) }

// harmless says whether nothing in a document needs to be cleaned, by its text as it
// stands: no escapes, which can make any character, no control characters but line
// feeds, and none that steers a terminal.
func harmless(text string) bool {
	for i := 0; i < len(text); i++ {
		switch c := text[i]; {
		case c >= utf8.RuneSelf:
			r, n := utf8.DecodeRuneInString(text[i:])
			if steers(r) {
				return false
			}
			i += n - 1
		case c == '\\', c < ' ' && c != '\n', c == 0x7f:
			return false
		}
	}
	return true
}

// steers says whether a character could steer a terminal, or stands for one that
// could not be read.
func steers(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Bidi_Control, r) || r == unicode.ReplacementChar
}

// without takes out what could steer a terminal, of that what goes says.
func without(text string, goes func(r rune) bool) string {
	if plain(text) {
		return text
	}
	return strings.Map(func(r rune) rune {
		if steers(r) && goes(r) {
			return -1
		}
		return r
	}, text)
}

// plain says whether a text is of printable ASCII alone, which nearly all are.
func plain(text string) bool {
	for i := range len(text) {
		if c := text[i]; c < ' ' || c == 0x7f || c >= utf8.RuneSelf {
			return false
		}
	}
	return true
}

// cleanTree cleans all texts of a parsed document, keys too. Of two keys that are
// the same when they are clean, the one that was clean stays.
func cleanTree(v any) any {
	switch v := v.(type) {
	case string:
		return clean(v)
	case map[string]any:
		odd := false
		for key, item := range v {
			odd = odd || !plain(key)
			if mayChange(item) {
				v[key] = cleanTree(item)
			}
		}
		if odd {
			cleanKeys(v)
		}
	case []any:
		for i, item := range v {
			if mayChange(item) {
				v[i] = cleanTree(item)
			}
		}
	case []map[string]any:
		for _, item := range v {
			cleanTree(item)
		}
	}
	return v
}

// mayChange says whether cleaning may change a value: most texts and all numbers
// stay as they are.
func mayChange(v any) bool {
	switch v := v.(type) {
	case string:
		return !plain(v)
	case map[string]any, []any, []map[string]any:
		return true
	}
	return false
}

// cleanKeys cleans a table's keys, in their order so that every run keeps the same.
func cleanKeys(table map[string]any) {
	for _, key := range slices.Sorted(maps.Keys(table)) {
		c := Line(key)
		if c == key {
			continue
		}
		item := table[key]
		delete(table, key)
		if _, taken := table[c]; !taken {
			table[c] = item
		}
	}
}

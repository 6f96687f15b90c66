package answering

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// letters are those that Unicode does not take apart into a letter and an accent.
var letters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "’", "'")

// Spelled is a text as it is compared: small letters without accents, and one blank for
// what stands between words.
func Spelled(text string) string {
	text = strings.ToLower(text)
	if strings.ContainsFunc(text, func(r rune) bool { return r > unicode.MaxASCII }) {
		text = strings.Map(func(r rune) rune {
			if unicode.Is(unicode.Mn, r) {
				return -1
			}
			return r
		}, norm.NFD.String(letters.Replace(text)))
	}
	return strings.Join(strings.FieldsFunc(text, func(r rune) bool { return r == '-' || r == '_' || unicode.IsSpace(r) }), " ")
}

// Likeness is how well a name goes with what was typed of it; both are folded.
type Likeness int

// How a name goes with what was typed, the better the later.
const (
	Other   Likeness = iota
	Holds            // somewhere in it
	HasWord          // at the beginning of one of its words
	Begins           // at its beginning
	IsExactly
)

// LikenessOf compares a folded name with folded text.
func LikenessOf(name, typed string) Likeness {
	switch {
	case name == typed:
		return IsExactly
	case strings.HasPrefix(name, typed):
		return Begins
	case strings.Contains(" "+name, " "+typed):
		return HasWord
	case strings.Contains(name, typed):
		return Holds
	}
	return Other
}

// Alike is the best that one of several names does.
func Alike(typed string, names ...string) Likeness {
	best := Other
	for _, name := range names {
		best = max(best, LikenessOf(Spelled(name), typed))
	}
	return best
}

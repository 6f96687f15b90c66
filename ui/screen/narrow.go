package screen

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/unicode/norm"
)

// letters are those that Unicode does not take apart into a letter and an accent.
var letters = strings.NewReplacer("ø", "o", "ł", "l", "đ", "d", "ð", "d", "þ", "th", "ß", "ss", "æ", "ae", "œ", "oe", "ı", "i", "’", "'")

// spelled is a text as it is compared: small letters without accents, and one blank for
// what stands between words.
func spelled(text string) string {
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

// likeness is how well a name goes with what was typed of it; both are folded.
type likeness int

const (
	other   likeness = iota
	holds            // somewhere in it
	hasWord          // at the beginning of one of its words
	begins           // at its beginning
	isExactly
)

// likenessOf compares a folded name with folded text.
func likenessOf(name, typed string) likeness {
	switch {
	case name == typed:
		return isExactly
	case strings.HasPrefix(name, typed):
		return begins
	case strings.Contains(" "+name, " "+typed):
		return hasWord
	case strings.Contains(name, typed):
		return holds
	}
	return other
}

// alike is the best that one of several names does.
func alike(typed string, names ...string) likeness {
	best := other
	for _, name := range names {
		best = max(best, likenessOf(spelled(name), typed))
	}
	return best
}

// narrowing is text that narrows a list, typed without a field of its own.
type narrowing struct{ typed string }

// press takes a key that is text, or that takes text back; false if it is neither.
func (n *narrowing) press(msg tea.KeyPressMsg) bool {
	switch {
	case msg.String() == "backspace" && n.typed != "":
		runes := []rune(n.typed)
		n.typed = string(runes[:len(runes)-1])
	case msg.String() == "ctrl+u" && n.typed != "":
		n.typed = ""
	case msg.Mod&^tea.ModShift == 0:
		return n.add(msg.Text)
	default:
		return false
	}
	return true
}

// add puts text behind; false where there is none that can be read.
func (n *narrowing) add(text string) bool {
	runes := slices.DeleteFunc([]rune(text), func(r rune) bool { return !unicode.IsPrint(r) })
	if len(runes) == 0 || n.typed == "" && strings.TrimSpace(string(runes)) == "" {
		return false
	}
	n.typed = short(n.typed+string(runes), longestTyped)
	return true
}

// longestTyped is how much text narrows a list: no name is longer.
const longestTyped = 60

package screen

import (
	"slices"
	"strings"
	"unicode"

	tea "charm.land/bubbletea/v2"
)

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

package screen

import "charm.land/bubbles/v2/key"

// barKey is a key as it stands on the line of keys.
type barKey struct {
	key  key.Binding
	text string
}

// keyLine is the line of keys.
func keyLine(list []barKey) (line string) {
	for _, b := range list {
		line += b.text
	}
	return line
}

package load

import (
	"slices"
	"strconv"
)

// step is one of a path into a document: a table's key, or an item of a list by its
// number, from 1. A path becomes a text only where there is a fault to tell.
type step struct {
	key   string
	meant string // of a key that is misspelled, where it is known
	item  int
}

func pathText(path []step) string {
	text := ""
	for _, s := range path {
		if s.item > 0 {
			text += "[" + strconv.Itoa(s.item) + "]"
		} else {
			text = join(text, s.key)
		}
	}
	return text
}

// meantText is a path as it was meant, empty where that is how it is written.
func meantText(path []step) string {
	wrong := false
	meant := slices.Clone(path)
	for i, s := range meant {
		if s.meant != "" {
			meant[i].key, wrong = s.meant, true
		}
	}
	if !wrong {
		return ""
	}
	return pathText(meant)
}

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

package load

import "strconv"

// step is one of a path into a document: a table's key, or an item of a list by its
// number, from 1. A path becomes a text only where there is a fault to tell.
type step struct {
	key  string
	item int
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

func join(path, key string) string {
	if path == "" {
		return key
	}
	return path + "." + key
}

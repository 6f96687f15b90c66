package screen

import (
	"slices"
	"strings"
)

// wayOf is the part of a stack's id that stays when an answer changes its size, its region
// or its add-ons: the host and its setup.
func wayOf(id string) string {
	if end := strings.IndexAny(id, ":@+"); end >= 0 {
		return id[:end]
	}
	return id
}

// hostOf is the host in a stack's id.
func hostOf(id string) string {
	host, _, _ := strings.Cut(wayOf(id), "/")
	return host
}

// followed is the row of a list that a stack has become: itself, else the first of its host
// and setup, else the first of its host; -1 where there is none any more.
func followed(list []entry, id string) int {
	if id == "" {
		return -1
	}
	for _, part := range []func(string) string{func(id string) string { return id }, wayOf, hostOf} {
		if i := slices.IndexFunc(list, func(e entry) bool { return e.id() != "" && part(e.id()) == part(id) }); i >= 0 {
			return i
		}
	}
	return -1
}

// markedIn are the ids of what the marked stacks have become in a list. One that is not
// there any more stays marked, for when it comes back.
func markedIn(list []entry, marked []string) []string {
	var ids []string
	for _, id := range marked {
		if i := followed(list, id); i >= 0 && wayOf(list[i].id()) == wayOf(id) {
			ids = append(ids, list[i].id())
		}
	}
	return ids
}

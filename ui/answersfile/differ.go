package answersfile

import (
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// Differ lists by what two sets of answers differ, as the keys of an answers file:
// answers.kind, importance.kind, title.
func Differ(c *catalog.Catalog, a, b answers.Answers) []string {
	one, two := settings(c, a), settings(c, b)
	var list []string
	for _, s := range one {
		if i := slices.IndexFunc(two, s.same); i < 0 || two[i].value != s.value {
			list = append(list, dotted(s.path))
		}
	}
	for _, s := range two {
		if !slices.ContainsFunc(one, s.same) {
			list = append(list, dotted(s.path))
		}
	}
	if x, y := a.Decision, b.Decision; (x == nil) != (y == nil) || x != nil && *x != *y {
		list = append(list, "decision")
	}
	return list
}

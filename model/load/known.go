package load

import (
	"fmt"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// needs faults every id that code relies on and the catalog lacks: a figure that was
// renamed would else be zero without a word. The fault stands at the id that was
// probably meant, if one is near that code does not need itself.
func (s *Set) needs() {
	all := catalog.Known()
	for _, n := range catalog.Missing(s.Catalog) {
		beside, _ := s.Catalog.Beside(n)
		free := slices.DeleteFunc(slices.Clone(beside), func(id string) bool {
			return slices.Contains(all, catalog.Need{File: n.File, Kind: n.Kind, Of: n.Of, ID: id})
		})
		hint := fault.Nearest(n.ID, free)
		s.Fault(n.File, s.keyOf(n, slices.Index(beside, hint)), fmt.Sprintf("there is no %s, which the program needs", n), hint)
	}
}

// keyOf is the key of an id beside a need, by its number; below 0 that of the table
// that it is missing in.
func (s *Set) keyOf(n catalog.Need, i int) string {
	switch n.Kind {
	case catalog.KindLevel:
		k := slices.IndexFunc(s.Catalog.Criteria, func(k *catalog.Criterion) bool { return k.ID == n.Of })
		return fmt.Sprintf("criteria[%d].levels", k+1)
	case catalog.KindWord:
		k := slices.IndexFunc(s.Catalog.Questions, func(q *catalog.Question) bool { return q.ID == n.Of })
		at := fmt.Sprintf("questions[%d]", k+1)
		switch own := len(s.Catalog.Questions[k].Options); {
		case i >= own:
			return at + ".others"
		case i >= 0:
			return fmt.Sprintf("%s.options[%d].id", at, i+1)
		}
		return at
	}
	if i < 0 {
		return ""
	}
	list := map[string]string{catalog.KindQuestion: "questions", catalog.KindMeter: "meters", catalog.KindCriterion: "criteria"}[n.Kind]
	return fmt.Sprintf("%s[%d].id", list, i+1)
}

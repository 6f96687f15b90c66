package screen

import (
	"slices"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// entry is what a row of the list is of: a host's best stack, another of its stacks below
// it, or a host that can't be chosen.
type entry struct {
	stack  *stack.Stack
	closed *stack.Closed
	head   *stack.Stack // of another stack of a host: the host's best
}

// product is the row's host.
func (e entry) product() *catalog.Product {
	if e.stack != nil {
		return e.stack.Host
	}
	return e.closed.Host
}

// host is the id of the row's host.
func (e entry) host() string { return e.product().ID }

// id is the id of the row's stack, or of the host that can't be chosen.
func (e entry) id() string {
	switch {
	case e.stack != nil:
		return e.stack.ID
	case e.closed != nil:
		return e.closed.Host.ID
	}
	return ""
}

// folds says whether there are other setups of the row's host to fold under it.
func (e entry) folds() bool { return e.stack != nil && e.head == nil && len(e.stack.Also) > 0 }

// rows are an advice's hosts in the order of the list, as far as they are shown, the other
// setups of those that are opened below them, and the hosts that can't be chosen.
func rows(a *advice.Advice, opened map[string]bool, f sift) []entry {
	var list []entry
	for _, group := range [][]*stack.Stack{a.Stacks, a.Near, a.RuledOut} {
		for _, s := range f.sorted(a, group) {
			if f.narrows() && !f.takes(s.Host, append([]*stack.Stack{s}, s.Also...)...) {
				continue
			}
			list = append(list, entry{stack: s})
			if !opened[s.Host.ID] {
				continue
			}
			for _, other := range s.Also {
				list = append(list, entry{stack: other, head: s})
			}
		}
	}
	for i := range a.Closed {
		if f.takes(a.Closed[i].Host) {
			list = append(list, entry{closed: &a.Closed[i]})
		}
	}
	return list
}

// place is what a row is of whatever its rank: a host, or one of its other setups.
type place struct{ host, way string }

// placeOf is the place of a row; the zero place for none.
func placeOf(list []entry, row int) place {
	if row < 0 || row >= len(list) {
		return place{}
	}
	e := list[row]
	if e.head != nil {
		return place{e.host(), e.stack.Way()}
	}
	return place{host: e.host()}
}

// rowOf is the row of a place; where a setup has none, its host's; -1 where that has none.
func rowOf(list []entry, at place) int {
	if i := slices.IndexFunc(list, func(e entry) bool { return at.way != "" && e.head != nil && e.stack.Way() == at.way }); i >= 0 {
		return i
	}
	return slices.IndexFunc(list, func(e entry) bool { return e.head == nil && e.host() == at.host })
}

// heads is how many hosts rows are of.
func heads(list []entry) (n int) {
	for _, e := range list {
		if e.head == nil {
			n++
		}
	}
	return n
}

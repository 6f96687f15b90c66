package compare

import (
	"slices"

	"whereto/model/catalog"
)

// Level is one level of a criterion, with all that have it.
type Level struct {
	Is    string // a level, "unknown", or empty for hosts that say nothing
	Rule  string
	Cells []Cell
}

// Cell is a product, or those of its setups that differ from it, at one level.
type Cell struct {
	Product *catalog.Product
	Addon   bool
	Setups  []string // empty: the product itself
	Members []string // of a set: those that have the level
	Fact    catalog.Fact
}

// Levels lists who has which level of a criterion, the worst level first, then what is
// not known, then hosts that say nothing: so that uneven grading is seen.
func Levels(c *catalog.Catalog, k *catalog.Criterion) []Level {
	list := make([]Level, 0, len(k.Levels)+2)
	for _, level := range k.Levels {
		list = append(list, Level{Is: level, Rule: k.Rule[level]})
	}
	list = append(list, Level{Is: "unknown"}, Level{})
	for i, products := range [][]*catalog.Product{c.Hosts, c.Addons} {
		for _, p := range products {
			for _, cell := range cells(p, k.ID) {
				cell.Addon = i == 1
				put(list, k, cell)
			}
			if i == 0 && silent(p, k.ID) {
				last := &list[len(list)-1]
				last.Cells = append(last.Cells, Cell{Product: p})
			}
		}
	}
	return list
}

// put files a cell under its level; of a set, under that of each of its members.
func put(list []Level, k *catalog.Criterion, cell Cell) {
	at := func(word string) *Level {
		i := slices.IndexFunc(list, func(l Level) bool { return l.Is == word })
		if i < 0 { // a word that is no level: data that was not checked
			i = len(list) - 2
		}
		return &list[i]
	}
	if cell.Fact.Is.Table == nil {
		l := at(cell.Fact.Is.String())
		l.Cells = append(l.Cells, cell)
		return
	}
	for i := range list {
		one := cell
		for _, member := range k.Members {
			if word, ok := cell.Fact.Is.Table[member]; ok && at(word) == &list[i] {
				one.Members = append(one.Members, member)
			}
		}
		if one.Members != nil {
			list[i].Cells = append(list[i].Cells, one)
		}
	}
}

// cells are what a product says of a criterion: itself, and its setups that say something
// else, those that say the same together.
func cells(p *catalog.Product, criterion string) []Cell {
	var list []Cell
	own, ok := p.Facts[criterion]
	if ok {
		list = append(list, Cell{Product: p, Fact: own})
	}
	for _, s := range p.Setups {
		f, differs := s.Facts[criterion]
		if !differs || ok && same(f, own) {
			continue
		}
		i := slices.IndexFunc(list, func(c Cell) bool { return c.Setups != nil && same(c.Fact, f) })
		if i < 0 {
			i = len(list)
			list = append(list, Cell{Product: p, Fact: f})
		}
		list[i].Setups = append(list[i].Setups, s.ID)
	}
	return list
}

func same(a, b catalog.Fact) bool { return a.Is.Equal(b.Is) && a.Note == b.Note }

// silent says whether some setup of the product says nothing of the criterion.
func silent(p *catalog.Product, criterion string) bool {
	if _, ok := p.Facts[criterion]; ok {
		return false
	}
	return slices.ContainsFunc(p.Setups, func(s catalog.Setup) bool {
		_, ok := s.Facts[criterion]
		return !ok
	})
}

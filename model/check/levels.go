package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// rules faults a level without a rule, and a rule for a level that the criterion has not.
func rules(report func(key, text, hint string), at string, c *catalog.Criterion) {
	for _, level := range c.Levels {
		if strings.TrimSpace(c.Rule[level]) == "" {
			report(at+".rule", fmt.Sprintf("%s has no rule for %q: say what a host must do to have it", c.ID, level), "")
		}
	}
	for _, level := range slices.Sorted(maps.Keys(c.Rule)) {
		if !slices.Contains(c.Levels, level) {
			report(at+".rule."+level, fmt.Sprintf("%s has no level %q", c.ID, level), fault.Nearest(level, c.Levels))
		}
	}
}

// noted is where a note was first seen, and under which level.
type noted struct {
	product *catalog.Product
	level   string
}

// notes faults the same note under different levels of one criterion: one of them is
// wrong, or the note does not say what decides. Of data of one's own the fault stands
// there, not in what ships.
func (k checker) notes() {
	seen := map[string]map[string]noted{} // criterion -> note
	for _, local := range []bool{false, true} {
		for _, p := range k.catalog.Products() {
			if p.Local == local {
				k.notesOf(p, seen)
			}
		}
	}
}

func (k checker) notesOf(p *catalog.Product, seen map[string]map[string]noted) {
	look := func(at, id string, is catalog.Value, note string) {
		criterion, ok := k.catalog.Criterion(id)
		note = strings.Join(strings.Fields(note), " ")
		if !ok || !criterion.Graded() || note == "" || is.Word != "" && !slices.Contains(criterion.Levels, is.Word) {
			return
		}
		if seen[id] == nil {
			seen[id] = map[string]noted{}
		}
		first, ok := seen[id][note]
		switch {
		case !ok:
			seen[id][note] = noted{p, is.String()}
		case first.level != is.String():
			k.ProductFault(p, at, fmt.Sprintf("the same note stands under %q here and under %q at %s: say in the note what decides the level", is, first.level, first.product.ID), "")
		}
	}
	facts := func(at string, all map[string]catalog.Fact) {
		for _, id := range slices.Sorted(maps.Keys(all)) {
			f := all[id]
			look(at+"."+id, id, f.Is, f.Note)
			for i, v := range f.By {
				look(fmt.Sprintf("%s.%s.by[%d]", at, id, i+1), id, v.Is, v.Note)
			}
		}
	}
	facts("facts", p.Facts)
	for i, s := range p.Setups {
		facts(fmt.Sprintf("setups[%d].facts", i+1), s.Facts)
	}
}

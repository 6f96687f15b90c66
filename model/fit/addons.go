package fit

import (
	"cmp"
	"slices"

	"whereto/model/catalog"
)

// Compose lists the sets of add-ons worth trying with the view's host: none; the
// smallest that bring the musts as far as any add-ons do, with the fewest that
// fail; and the smallest that bring musts and wants as far. At most one add-on
// fills a slot.
func Compose(v View, requirements []Requirement) [][]Pair {
	facts := slices.DeleteFunc(slices.Clone(requirements), func(r Requirement) bool {
		c, ok := v.Catalog.Criterion(r.Criterion)
		return !ok || c.Kind == "computed"
	})
	base := v.levels(facts)
	sets := v.combinations(facts, base)
	musts := func(i int) bool { return facts[i].Must() }
	all := func(int) bool { return true }
	kept := [][]Pair{nil}
	kept = append(kept, smallest(sets, musts, nil)...)
	for _, s := range smallest(sets, all, musts) {
		if !slices.ContainsFunc(kept, func(k []Pair) bool { return same(k, s) }) {
			kept = append(kept, s)
		}
	}
	return slices.CompactFunc(kept, func(a, b []Pair) bool { return len(a) == 0 && len(b) == 0 })
}

type combination struct {
	pairs  []Pair
	levels []Level
	failed int // musts
}

func newCombination(pairs []Pair, facts []Requirement, levels []Level) combination {
	c := combination{pairs: pairs, levels: levels}
	for i, level := range levels {
		if level == Fails && facts[i].Must() {
			c.failed++
		}
	}
	return c
}

func (v View) levels(facts []Requirement) []Level {
	out := make([]Level, len(facts))
	for i, r := range facts {
		out[i] = v.Judge(r).Level
	}
	return out
}

// combinations lists every set with at most one add-on in each slot that improves
// something by itself.
func (v View) combinations(facts []Requirement, base []Level) []combination {
	slots := map[string][]Pair{}
	var names []string
	for _, a := range v.Catalog.Addons {
		if !a.Status.Advisable() || !v.applies(a) {
			continue
		}
		for _, s := range setupsOf(a) {
			with := v
			with.Addons = []Pair{{a, s}}
			improves := false
			for i, level := range with.levels(facts) {
				improves = improves || level > base[i]
			}
			if improves {
				if slots[a.Slot] == nil {
					names = append(names, a.Slot)
				}
				slots[a.Slot] = append(slots[a.Slot], Pair{a, s})
			}
		}
	}
	sets := []combination{newCombination(nil, facts, base)}
	for _, slot := range names {
		for _, s := range slices.Clone(sets) {
			for _, p := range slots[slot] {
				if conflict(s.pairs, p) {
					continue
				}
				with := v
				with.Addons = append(slices.Clone(s.pairs), p)
				sets = append(sets, newCombination(with.Addons, facts, with.levels(facts)))
			}
		}
	}
	return slices.DeleteFunc(sets, func(s combination) bool { return !complete(s.pairs) })
}

func setupsOf(p *catalog.Product) []catalog.Setup {
	if len(p.Setups) == 0 {
		return []catalog.Setup{{}}
	}
	return p.Setups
}

func conflict(pairs []Pair, p Pair) bool {
	return slices.ContainsFunc(pairs, func(other Pair) bool {
		return slices.Contains(other.Product.Conflicts, p.Product.ID) || slices.Contains(p.Product.Conflicts, other.Product.ID)
	})
}

// complete says whether the slots that the add-ons need are filled.
func complete(pairs []Pair) bool {
	for _, p := range pairs {
		for _, slot := range p.Product.Needs {
			if !slices.ContainsFunc(pairs, func(o Pair) bool { return o.Product.Slot == slot }) {
				return false
			}
		}
	}
	return true
}

// smallest lists the sets with the fewest failed musts, of those the ones with the
// greatest sum of levels over the requirements that count (first those of before,
// if given), without any add-on that could be left out.
func smallest(sets []combination, counts, before func(i int) bool) [][]Pair {
	sum := func(s combination, of func(i int) bool) (n int) {
		for i, level := range s.levels {
			if of != nil && of(i) {
				n += int(level)
			}
		}
		return n
	}
	better := func(a, b combination) int { // over 0: a is better
		return cmp.Or(cmp.Compare(b.failed, a.failed), cmp.Compare(sum(a, before), sum(b, before)), cmp.Compare(sum(a, counts), sum(b, counts)))
	}
	var top []combination
	for _, s := range sets {
		if len(top) > 0 && better(s, top[0]) < 0 {
			continue
		}
		if len(top) > 0 && better(s, top[0]) > 0 {
			top = nil
		}
		top = append(top, s)
	}
	var kept [][]Pair
	for _, s := range top {
		if !slices.ContainsFunc(top, func(o combination) bool { return len(o.pairs) < len(s.pairs) && subset(o.pairs, s.pairs) }) {
			kept = append(kept, s.pairs)
		}
	}
	return kept
}

func subset(small, large []Pair) bool {
	for _, p := range small {
		if !slices.ContainsFunc(large, func(o Pair) bool { return o.ID() == p.ID() }) {
			return false
		}
	}
	return true
}

func same(a, b []Pair) bool { return len(a) == len(b) && subset(a, b) }

// applies says whether an add-on can be paired with the view's host and setup.
func (v View) applies(addon *catalog.Product) bool {
	return slices.ContainsFunc(addon.Applies, func(a catalog.Applies) bool {
		if len(a.Hosts) > 0 && !slices.Contains(a.Hosts, v.Host.ID) ||
			len(a.Kinds) > 0 && !slices.Contains(a.Kinds, v.Host.Kind) ||
			len(a.Setups) > 0 && !slices.Contains(a.Setups, v.Setup.ID) ||
			slices.Contains(a.Not, v.Host.ID) {
			return false
		}
		for id, words := range a.Facts {
			f, ok := FactOf(v.Host, v.Setup, id)
			if !ok || !words.Has(f.Is.Word) {
				return false
			}
		}
		return true
	})
}

package fit

import (
	"cmp"
	"reflect"
	"slices"

	"whereto/model/catalog"
)

// Choice is a slot of a stack with the add-ons that fill it alike: plans of one
// add-on or several add-ons that bring the same to what was asked, and run the
// same way. They differ in price, limits and caveats.
type Choice []Pair

// Compose lists the sets of add-ons worth trying with the view's host: none; the
// smallest that bring the musts as far as any add-ons do, with the fewest that
// fail; and the smallest that bring musts and wants as far. At most one add-on
// fills a slot.
func Compose(v View, requirements []Requirement) [][]Choice {
	facts := slices.DeleteFunc(slices.Clone(requirements), func(r Requirement) bool {
		c, ok := v.Catalog.Criterion(r.Criterion)
		return !ok || c.Kind == "computed"
	})
	base := v.levels(facts)
	sets := v.combinations(facts, base)
	musts := func(i int) bool { return facts[i].Must() }
	all := func(int) bool { return true }
	kept := [][]Choice{nil}
	for _, s := range slices.Concat(smallest(sets, musts, nil), smallest(sets, all, musts)) {
		if !slices.ContainsFunc(kept, func(k []Choice) bool { return len(k) == len(s) && subset(k, s) }) {
			kept = append(kept, s)
		}
	}
	return kept
}

type combination struct {
	choices []Choice
	levels  []Level
	failed  int // musts
}

// with adds a choice to a combination, as Judge would see it.
func (c combination) with(choice Choice, brings []bringing, facts []Requirement) combination {
	out := combination{choices: append(slices.Clone(c.choices), choice), levels: slices.Clone(c.levels)}
	for i, b := range brings {
		if b.has && (b.sets || b.level > out.levels[i]) {
			out.levels[i] = b.level
		}
	}
	out.count(facts)
	return out
}

func (c *combination) count(facts []Requirement) {
	for i, level := range c.levels {
		if level == Fails && facts[i].Must() {
			c.failed++
		}
	}
}

// bringing is what an add-on says on one requirement.
type bringing struct {
	has, sets bool
	level     Level
}

func (v View) brings(p Pair, facts []Requirement) []bringing {
	out := make([]bringing, len(facts))
	for i, r := range facts {
		if fact, ok := p.Product.Fact(p.Setup, r.Criterion); ok {
			out[i] = bringing{true, fact.Effect == "set", v.judgeProduct(r, p.Product, p.Setup).Level}
		}
	}
	return out
}

func (v View) levels(facts []Requirement) []Level {
	out := make([]Level, len(facts))
	for i, r := range facts {
		out[i] = v.Judge(r).Level
	}
	return out
}

// combinations lists every set with at most one add-on in each slot that improves
// something by itself, and what those need in other slots.
func (v View) combinations(facts []Requirement, base []Level) []combination {
	slots := map[string][]Choice{}
	var names []string
	put := func(p Pair) {
		slot := p.Product.Slot
		if slots[slot] == nil {
			names = append(names, slot)
		}
		i := slices.IndexFunc(slots[slot], func(c Choice) bool { return v.alike(c[0], p, facts) })
		if i < 0 {
			slots[slot] = append(slots[slot], Choice{p})
			return
		}
		slots[slot][i] = append(slots[slot][i], p)
	}
	var others []Pair
	for _, a := range v.Catalog.Addons {
		if !a.Status.Advisable() || !Pairs(v.Host, v.Setup, a) {
			continue
		}
		for _, s := range setupsOf(a) {
			improves := false
			for i, b := range v.brings(Pair{a, s}, facts) {
				improves = improves || b.has && b.level > base[i]
			}
			if improves {
				put(Pair{a, s})
			} else {
				others = append(others, Pair{a, s})
			}
		}
	}
	for i := 0; i < len(names); i++ { // what fills a need can have needs of its own
		for _, c := range slots[names[i]] {
			for _, need := range c[0].Product.Needs {
				if slots[need] != nil {
					continue
				}
				for _, o := range others {
					if o.Product.Slot == need {
						put(o)
					}
				}
			}
		}
	}
	none := combination{levels: base}
	none.count(facts)
	sets := []combination{none}
	for _, slot := range names {
		brings := make([][]bringing, len(slots[slot]))
		for i, c := range slots[slot] {
			brings[i] = v.brings(c[0], facts)
		}
		for _, s := range slices.Clone(sets) {
			for i, c := range slots[slot] {
				if !conflict(s.choices, c[0]) {
					sets = append(sets, s.with(c, brings[i], facts))
				}
			}
		}
	}
	return slices.DeleteFunc(sets, func(s combination) bool { return !complete(s.choices) })
}

// alike says whether two add-ons of a slot bring the same to what was asked, run
// the same way, and get along with the same others.
func (v View) alike(a, b Pair, facts []Requirement) bool {
	for _, r := range facts {
		fa, okA := a.Product.Fact(a.Setup, r.Criterion)
		fb, okB := b.Product.Fact(b.Setup, r.Criterion)
		if okA != okB || fa.Effect != fb.Effect || okA && v.judgeProduct(r, a.Product, a.Setup).Level != v.judgeProduct(r, b.Product, b.Setup).Level {
			return false
		}
	}
	if a.Product != b.Product && (v.unwelcome(a.Product) || v.unwelcome(b.Product)) {
		return false
	}
	return a.Product.Status.PlainlyActive() == b.Product.Status.PlainlyActive() &&
		slices.Equal(a.Product.Needs, b.Product.Needs) && slices.Equal(a.Product.Conflicts, b.Product.Conflicts) &&
		reflect.DeepEqual(a.Setup.Runtime.Over(a.Product.Runtime), b.Setup.Runtime.Over(b.Product.Runtime))
}

// unwelcome says whether some add-on does not go with this one.
func (v View) unwelcome(p *catalog.Product) bool {
	return slices.ContainsFunc(v.Catalog.Addons, func(o *catalog.Product) bool { return slices.Contains(o.Conflicts, p.ID) })
}

func setupsOf(p *catalog.Product) []catalog.Setup {
	if len(p.Setups) == 0 {
		return []catalog.Setup{{}}
	}
	return p.Setups
}

func conflict(choices []Choice, p Pair) bool {
	return slices.ContainsFunc(choices, func(c Choice) bool {
		return slices.Contains(c[0].Product.Conflicts, p.Product.ID) || slices.Contains(p.Product.Conflicts, c[0].Product.ID)
	})
}

// complete says whether the slots that the add-ons need are filled.
func complete(choices []Choice) bool {
	for _, c := range choices {
		for _, slot := range c[0].Product.Needs {
			if !slices.ContainsFunc(choices, func(o Choice) bool { return o[0].Product.Slot == slot }) {
				return false
			}
		}
	}
	return true
}

// smallest lists the sets with the fewest failed musts, of those the ones with the
// greatest sum of levels over the requirements that count (first those of before,
// if given), without any add-on that could be left out.
func smallest(sets []combination, counts, before func(i int) bool) [][]Choice {
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
	var kept [][]Choice
	for _, s := range top {
		if !slices.ContainsFunc(top, func(o combination) bool { return len(o.choices) < len(s.choices) && subset(o.choices, s.choices) }) {
			kept = append(kept, s.choices)
		}
	}
	return kept
}

func subset(small, large []Choice) bool {
	for _, c := range small {
		if !slices.ContainsFunc(large, func(o Choice) bool { return o[0].ID() == c[0].ID() }) {
			return false
		}
	}
	return true
}

// Pairs says whether an add-on can be paired with a host in a setup.
func Pairs(h *catalog.Product, setup catalog.Setup, addon *catalog.Product) bool {
	return slices.ContainsFunc(addon.Applies, func(a catalog.Applies) bool {
		if len(a.Hosts) > 0 && !slices.Contains(a.Hosts, h.ID) ||
			len(a.Kinds) > 0 && !slices.Contains(a.Kinds, h.Kind) ||
			len(a.Setups) > 0 && !slices.Contains(a.Setups, setup.ID) ||
			slices.Contains(a.Not, h.ID) {
			return false
		}
		for id, words := range a.Facts {
			f, ok := h.Fact(setup, id)
			if !ok || !words.Has(f.Is.Word) {
				return false
			}
		}
		return true
	})
}

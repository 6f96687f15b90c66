package fit

import (
	"slices"

	"whereto/model/catalog"
)

// Set is add-ons that are tried together: for each slot that is filled, those that
// fill it alike, by their numbers in the pairing. Those are plans of one add-on or
// several add-ons that bring the same to what was asked, their vendors and places among
// it, and run the same way. They differ in price, limits and caveats.
type Set [][]int

// Compose lists the sets of add-ons worth trying with a host's setup: none; the
// smallest that bring the musts as far as any add-ons do, with the fewest that fail;
// and the smallest that bring musts and wants as far, and beside them what was not asked,
// with and without add-ons that leave open whether the stack fits: that are not plainly
// active, or may hold data where it must not be. At most one add-on fills a slot. One that a must rules out by its vendor, or
// by where it keeps data, is in none.
// They are kept in the scratch, until it composes again.
func (j *Judgement) Compose(host, setup int, regions []catalog.Region, size string, k *Scratch) []Set {
	of := j.pairing.first[host] + setup
	base := j.row(of, regions, size)
	k.choose(j, of, base, regions, size)
	k.combine(j, base)
	k.kept = append(k.kept[:0], 0) // none
	musts := k.smallest(score.musts, nil)
	k.smallest(score.asked, nil)
	k.smallest(score.all, nil)
	if slices.Contains(k.open, true) {
		sure := func(i int) bool { return !k.open[i] && k.scores[i].musts() == musts }
		k.smallest(score.asked, sure)
		k.smallest(score.all, sure)
	}
	return k.result()
}

// Scratch is what composing needs, kept from one host to the next. It belongs to one
// goroutine.
type Scratch struct {
	slots   []int    // that choices fill, in the order in which they were found
	filled  []int    // by slot: its place in slots, from 1; 0 is none
	choices []choice // of all slots
	others  []choice // add-ons that improve nothing by themselves

	// Combinations, each so many entries long: one for each of the slots, the number of
	// a choice from 1 or 0 for none; and the outcomes that they come to.
	members  []int
	outcomes []Outcome
	scores   []score
	sizes    []int  // how many choices
	open     []bool // some leave open whether the stack fits

	below     int   // how many of the slots, the first ones, others stand on
	needs     bool  // some choice needs a slot
	top, kept []int // combinations
	list      [][]int
	sets      []Set
}

// choice is add-ons that fill a slot alike.
type choice struct {
	*addon // the first of them
	needs  [][]int
	brings []bringing
	alike  []int
}

// choose finds the add-ons that improve something by themselves, and those that fill
// a slot that others need.
func (k *Scratch) choose(j *Judgement, of int, base []Outcome, regions []catalog.Region, size string) {
	p := j.pairing
	k.slots, k.choices, k.others = k.slots[:0], k.choices[:0], k.others[:0]
	k.filled = zeros(k.filled, len(p.below))
	for _, g := range p.goes[of] {
		if j.shut(g.addon) {
			continue
		}
		a, brings := &p.addons[g.addon], j.broughtBy(g.addon, regions, size)
		if improves(brings, base) {
			k.put(j, g, a, brings)
		} else {
			next(&k.others).set(g, a, brings)
		}
	}
	for n := 0; n < len(k.slots); n++ { // what fills a need can have needs of its own
		for c := 0; c < len(k.choices); c++ {
			if k.choices[c].slot != k.slots[n] {
				continue
			}
			for _, way := range k.choices[c].needs {
				for _, need := range way {
					k.fill(j, need)
				}
			}
		}
	}
	k.below = 0
	for n, slot := range k.slots { // what is below comes first, so that what others set has the last word
		if p.below[slot] {
			copy(k.slots[k.below+1:n+1], k.slots[k.below:n])
			k.slots[k.below] = slot
			k.below++
		}
	}
	for at, slot := range k.slots {
		k.filled[slot] = at + 1
	}
}

// fill makes add-ons that improve nothing by themselves choices of a slot that is needed.
func (k *Scratch) fill(j *Judgement, slot int) {
	if k.filled[slot] > 0 && !k.unlike(slot) {
		return
	}
	for _, o := range k.others {
		if o.slot == slot && !k.chosen(o.alike[0]) {
			k.put(j, going{o.alike[0], o.needs}, o.addon, o.brings)
		}
	}
}

// unlike says whether some choice of a slot does not go with every other add-on, so that
// another may have to fill it.
func (k *Scratch) unlike(slot int) bool {
	return slices.ContainsFunc(k.choices, func(c choice) bool { return c.slot == slot && len(c.conflicts) > 0 })
}

// chosen says whether an add-on is among the choices.
func (k *Scratch) chosen(i int) bool {
	return slices.ContainsFunc(k.choices, func(c choice) bool { return slices.Contains(c.alike, i) })
}

// improves says whether an add-on brings a requirement further than it is.
func improves(brings []bringing, base []Outcome) bool {
	for i := range brings {
		if brings[i].outcome > base[brings[i].requirement] {
			return true
		}
	}
	return false
}

// put adds an add-on to the choice that it is like, or makes a new one.
func (k *Scratch) put(j *Judgement, g going, a *addon, brings []bringing) {
	if k.filled[a.slot] == 0 {
		k.slots = append(k.slots, a.slot)
		k.filled[a.slot] = len(k.slots)
	}
	for n := range k.choices {
		if c := &k.choices[n]; c.class == a.class && slices.Equal(c.brings, brings) && j.bindAlike(g.addon, c.alike[0]) &&
			slices.EqualFunc(c.needs, g.needs, slices.Equal) {
			c.alike = append(c.alike, g.addon)
			return
		}
	}
	next(&k.choices).set(g, a, brings)
}

// next lengthens a list by an entry that may have been used before.
func next(list *[]choice) *choice {
	if n := len(*list); n < cap(*list) {
		*list = (*list)[:n+1]
	} else {
		*list = append(*list, choice{})
	}
	return &(*list)[len(*list)-1]
}

func (c *choice) set(g going, a *addon, brings []bringing) {
	c.addon, c.needs, c.brings, c.alike = a, g.needs, brings, append(c.alike[:0], g.addon)
}

// combine makes every combination with at most one choice in each slot, of choices
// that do not shut each other out.
func (k *Scratch) combine(j *Judgement, base []Outcome) {
	k.members = zeros(k.members, len(k.slots))
	k.outcomes = append(k.outcomes[:0], base...)
	k.scores = append(k.scores[:0], j.score(base))
	k.sizes, k.open = append(k.sizes[:0], 0), append(k.open[:0], false)
	k.needs = slices.ContainsFunc(k.choices, func(c choice) bool { return len(c.needs) > 0 })
	for at, slot := range k.slots {
		for from := range len(k.scores) {
			for c := range k.choices {
				if k.choices[c].slot == slot && !k.conflict(from, &k.choices[c]) && k.fills(from, at, k.choices[c].needs) {
					k.add(j, from, at, c)
				}
			}
		}
	}
}

// zeros is a list of so many zeros, in the memory of another one.
func zeros(list []int, n int) []int {
	list = slices.Grow(list[:0], n)[:n]
	clear(list)
	return list
}

// row is the members of a combination.
func (k *Scratch) row(i int) []int { return k.members[i*len(k.slots) : (i+1)*len(k.slots)] }

func (k *Scratch) conflict(i int, c *choice) bool {
	if len(c.conflicts) == 0 {
		return false
	}
	for _, m := range k.row(i) {
		if m > 0 && slices.Contains(c.conflicts, k.choices[m-1].number) {
			return true
		}
	}
	return false
}

// add makes a combination of another one and a choice.
func (k *Scratch) add(j *Judgement, from, at, c int) {
	width := len(j.requirements)
	k.members = append(k.members, k.row(from)...)
	k.members[len(k.members)-len(k.slots)+at] = c + 1
	k.outcomes = append(k.outcomes, k.outcomes[from*width:(from+1)*width]...)
	outcomes := k.outcomes[len(k.outcomes)-width:]
	sum := k.scores[from]
	for _, b := range k.choices[c].brings {
		if was := outcomes[b.requirement]; b.effect.tells(b.outcome, was) {
			outcomes[b.requirement] = b.outcome
			sum += worth(b.outcome, b.weight) - worth(was, b.weight)
		}
	}
	k.scores = append(k.scores, sum)
	k.sizes = append(k.sizes, k.sizes[from]+1)
	k.open = append(k.open, k.open[from] || j.opens(k.choices[c].alike[0]))
}

// complete says whether the slots that a combination needs are filled.
func (k *Scratch) complete(i int) bool {
	if !k.needs {
		return true
	}
	for _, m := range k.row(i) {
		if m > 0 && !k.fills(i, len(k.slots), k.choices[m-1].needs) {
			return false
		}
	}
	return true
}

// fills says whether a combination fills the slots of one way among needs, as far as the
// first slots say it.
func (k *Scratch) fills(i, first int, needs [][]int) bool {
	if needs == nil {
		return true
	}
	row := k.row(i)
	for _, way := range needs {
		if !slices.ContainsFunc(way, func(slot int) bool {
			at := k.filled[slot]
			return at == 0 || at <= first && row[at-1] == 0
		}) {
			return true
		}
	}
	return false
}

// smallest keeps the combinations that count most, among all or some of them, without those
// of which an add-on could be left out; and says how much they count.
func (k *Scratch) smallest(count func(score) score, among func(i int) bool) score {
	k.top = k.top[:0]
	var most score
	for i, s := range k.scores {
		s = count(s)
		if len(k.top) > 0 && s < most || among != nil && !among(i) || !k.complete(i) {
			continue
		}
		if s > most {
			k.top = k.top[:0]
		}
		k.top, most = append(k.top, i), s
	}
	for _, stands := range []bool{false, true} { // of sets that count alike, those come first that put nothing below others
		for _, i := range k.top {
			if k.stands(i) == stands && !slices.ContainsFunc(k.top, func(o int) bool { return k.within(o, i) }) && !slices.Contains(k.kept, i) {
				k.kept = append(k.kept, i)
			}
		}
	}
	return most
}

// stands says whether a combination fills a slot that others stand on.
func (k *Scratch) stands(i int) bool {
	return slices.ContainsFunc(k.row(i)[:k.below], func(m int) bool { return m > 0 })
}

// within says whether a combination is another one with some choices left out.
func (k *Scratch) within(small, large int) bool {
	if k.sizes[small] >= k.sizes[large] {
		return false
	}
	other := k.row(large)
	for at, m := range k.row(small) {
		if m > 0 && m != other[at] {
			return false
		}
	}
	return true
}

// result is the add-ons of the combinations that were kept.
func (k *Scratch) result() []Set {
	k.sets, k.list = k.sets[:0], k.list[:0]
	for _, i := range k.kept {
		from := len(k.list)
		for _, m := range k.row(i) {
			if m > 0 {
				k.list = append(k.list, k.choices[m-1].alike)
			}
		}
		k.sets = append(k.sets, k.list[from:len(k.list):len(k.list)])
	}
	return k.sets
}

package fit

import (
	"cmp"
	"reflect"
	"slices"

	"whereto/model/catalog"
)

// Pairing is what of a catalog's hosts and add-ons does not follow the answers: which
// add-ons go with a host, which of them run alike, and which need or shut out others.
// Setups of hosts and add-ons are known by their numbers in it. Any number of
// goroutines can read it at once.
type Pairing struct {
	catalog *catalog.Catalog
	first   []int  // by host: the number of its first setup
	parts   []part // setups of hosts, then of add-ons
	hosts   int    // how many of parts are of hosts
	addons  []addon
	goes    [][]going // by setup of a host: the add-ons that can be paired with it, in order
	below   []bool    // by slot: what fills it stands between some host and some add-on
	columns []column
}

// part is a product with one of its setups.
type part struct {
	product *catalog.Product
	setup   *catalog.Setup
}

// addon is an add-on with one of its setups.
type addon struct {
	part
	number    int   // of the product, among the catalog's add-ons
	slot      int   // that it fills
	conflicts []int // add-ons that can't stand beside it, by number: those it names and those that name it
	class     int   // add-ons of one class fill a slot alike, as far as that does not follow what is asked
}

// going is an add-on, by its number, that goes with a setup of a host.
type going struct {
	addon int
	needs [][]int // slots that must be filled beside it, those of any of these; nil: none
}

// NewPairing prepares a catalog.
func NewPairing(c *catalog.Catalog) *Pairing {
	var first []int
	var hosts []part
	for _, h := range c.Hosts {
		first = append(first, len(hosts))
		for i := range h.Setups {
			hosts = append(hosts, part{h, &h.Setups[i]})
		}
	}
	p := &Pairing{catalog: c, first: first, parts: hosts, hosts: len(hosts), goes: make([][]going, len(hosts)), columns: make([]column, len(c.Criteria))}
	slots := map[string]int{}
	slot := func(name string) int {
		i, ok := slots[name]
		if !ok {
			i = len(slots)
			slots[name], p.below = i, append(p.below, false)
		}
		return i
	}
	for number, a := range c.Addons {
		if !a.Status.Advisable() {
			continue
		}
		one := addon{number: number, slot: slot(a.Slot)}
		for i, other := range c.Addons {
			if slices.Contains(a.Conflicts, other.ID) || slices.Contains(other.Conflicts, a.ID) {
				one.conflicts = append(one.conflicts, i)
			}
		}
		ways := make([][]int, len(a.Applies))
		for n, t := range a.Applies {
			for _, name := range slices.Concat(a.Needs, t.Needs) {
				ways[n] = append(ways[n], slot(name))
			}
			for _, name := range t.Needs {
				p.below[slot(name)] = true
			}
		}
		from := len(p.addons)
		for i, h := range hosts {
			goes, alone, needs := false, false, [][]int(nil)
			for n := range a.Applies {
				if applies(&a.Applies[n], h.product, h.setup) {
					if goes = true; ways[n] == nil {
						alone = true
					} else {
						needs = append(needs, ways[n])
					}
				}
			}
			if !goes {
				continue
			}
			if alone {
				needs = nil
			}
			if from == len(p.addons) { // the first host that it goes with
				for _, s := range setups(a) {
					one.part = part{a, s}
					one.class = p.class(&one)
					p.addons = append(p.addons, one)
					p.parts = append(p.parts, one.part)
				}
			}
			for n := from; n < len(p.addons); n++ {
				p.goes[i] = append(p.goes[i], going{n, needs})
			}
		}
	}
	for i := range p.goes { // what stands on others comes after what does not
		slices.SortStableFunc(p.goes[i], func(a, b going) int { return cmp.Compare(p.stands(a), p.stands(b)) })
	}
	return p
}

// stands is 1 of an add-on that goes with a host only by what stands between them, else 0.
func (p *Pairing) stands(g going) int {
	if slices.ContainsFunc(g.needs, func(way []int) bool { return slices.ContainsFunc(way, func(slot int) bool { return p.below[slot] }) }) {
		return 1
	}
	return 0
}

// setups are the setups of an add-on; one without setups has an empty one.
func setups(p *catalog.Product) []*catalog.Setup {
	if len(p.Setups) == 0 {
		return []*catalog.Setup{{}}
	}
	list := make([]*catalog.Setup, 0, len(p.Setups))
	for i := range p.Setups {
		if !p.Setups[i].Asked {
			list = append(list, &p.Setups[i])
		}
	}
	return list
}

// class is the number of the first add-on that does the same as this one, its own
// where there is none: the same slot and runtime and status, the same conflicts.
func (p *Pairing) class(a *addon) int {
	runtime := a.setup.Runtime.Over(a.product.Runtime)
	i := slices.IndexFunc(p.addons, func(o addon) bool {
		return o.slot == a.slot &&
			o.product.Status.PlainlyActive() == a.product.Status.PlainlyActive() &&
			slices.Equal(o.conflicts, a.conflicts) &&
			reflect.DeepEqual(o.setup.Runtime.Over(o.product.Runtime), runtime)
	})
	if i < 0 {
		return len(p.addons)
	}
	return p.addons[i].class
}

// Pairs is how many add-ons with a setup there are, numbered from 0.
func (p *Pairing) Pairs() int { return len(p.addons) }

// Pair is the add-on with a setup of a number.
func (p *Pairing) Pair(i int) Pair { return Pair{p.addons[i].product, *p.addons[i].setup} }

// Below says whether others stand on the add-on of a number: it comes before them, so that
// what they set has the last word.
func (p *Pairing) Below(i int) bool { return p.below[p.addons[i].slot] }

// Number is the number of an add-on with a setup, -1 if it goes with no host.
func (p *Pairing) Number(pair Pair) int {
	return slices.IndexFunc(p.addons, func(a addon) bool { return a.product == pair.Product && a.setup.ID == pair.Setup.ID })
}

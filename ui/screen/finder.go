package screen

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// finder finds places by what people call them: a city, a country, an area, a vendor's
// region. Its names are folded once, when they are first needed, so that a letter costs a
// comparison of names.
type finder struct {
	c       *catalog.Catalog
	cities  []findable // the largest first
	regions []findable // by code
	groups  []findable // countries and areas
	folded  []string
	of      map[string]string // folded name -> as it is written, for what is nearest
}

// findable is what can be found, with its names as they are compared.
type findable struct {
	text   string   // as it is shown
	places []string // ids, the largest first
	names  []string // folded
	exact  []string // folded; found only as a whole
}

// bigCities is how many cities a country's users are shared among.
const bigCities = 5

// newFinder makes one of a catalog's places and its hosts' regions.
func newFinder(c *catalog.Catalog) *finder { return &finder{c: c} }

// ready folds the names.
func (f *finder) ready() {
	if f.of != nil {
		return
	}
	c := f.c
	f.of = map[string]string{}
	ids := c.PlaceIDs()
	slices.SortStableFunc(ids, func(a, b string) int { return cmp.Compare(c.Places[b].People, c.Places[a].People) })
	in := map[string][]string{}
	for _, id := range ids {
		p := c.Places[id]
		in[p.Country] = append(in[p.Country], id)
		f.cities = append(f.cities, findable{text: cityText(c, id), places: []string{id}, names: fold(append([]string{id, p.City}, p.Aliases...))})
	}
	for _, code := range slices.Sorted(maps.Keys(in)) {
		country := c.Countries[code]
		big := slices.Clone(in[code])
		if known := slices.IndexFunc(big, func(id string) bool { return c.Places[id].People == 0 }); known > 0 {
			big = big[:known]
		}
		if country.Name == "" {
			country.Name = code
		}
		f.groups = append(f.groups, findable{
			text: country.Name, places: big[:min(bigCities, len(big))],
			names: fold(append([]string{country.Name}, country.Aliases...)), exact: fold([]string{code}),
		})
	}
	for _, id := range slices.Sorted(maps.Keys(c.Areas)) {
		a := c.Areas[id]
		if slices.ContainsFunc(f.groups, func(g findable) bool { return slices.Contains(g.names, spelled(a.Name)) }) {
			continue
		}
		f.groups = append(f.groups, findable{text: a.Name, places: a.Places, names: fold([]string{a.Name})})
	}
	at := map[string]string{} // region -> place
	for _, h := range c.Hosts {
		for _, r := range h.Regions {
			if _, known := c.Places[r.Place]; known && at[r.Code] == "" {
				at[r.Code] = r.Place
			}
		}
	}
	for _, code := range slices.Sorted(maps.Keys(at)) {
		f.regions = append(f.regions, findable{text: cityText(c, at[code]) + " (" + code + ")", places: []string{at[code]}, names: fold([]string{code})})
	}
	for _, list := range [][]findable{f.groups, f.cities} {
		for _, n := range list {
			for _, name := range n.names {
				f.folded = append(f.folded, name)
				f.of[name] = n.text
			}
		}
	}
	slices.Sort(f.folded)
}

func fold(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = spelled(name)
	}
	return list
}

// cityText is a place with its country.
func cityText(c *catalog.Catalog, id string) string {
	p := c.Places[id]
	country := cmp.Or(c.Countries[p.Country].Name, p.Country)
	if country == p.City {
		return p.City
	}
	return p.City + ", " + country
}

// found is something that goes with what was typed.
type found struct {
	*findable
	group bool // a country or an area: several cities
	like  likeness
}

// find finds at most so many, what goes best first: countries and areas before cities,
// the largest city first, then regions. Cities of a country that was named come too.
func (f *finder) find(typed string, most int) []found {
	f.ready()
	typed = spelled(typed)
	if typed == "" {
		return nil
	}
	var list []found
	within := map[string]likeness{} // cities of what was found
	like := func(n *findable) likeness {
		best := other
		for _, name := range n.names {
			best = max(best, likenessOf(name, typed))
		}
		if slices.Contains(n.exact, typed) {
			best = isExactly
		}
		return best
	}
	for i := range f.groups {
		if l := like(&f.groups[i]); l >= hasWord {
			list = append(list, found{&f.groups[i], true, l})
			for _, id := range f.groups[i].places {
				within[id] = max(within[id], l)
			}
		}
	}
	for i := range f.cities {
		n := &f.cities[i]
		if l := max(like(n), within[n.places[0]]); l > other {
			list = append(list, found{n, false, l})
		}
	}
	for i := range f.regions {
		n := &f.regions[i]
		l := like(n)
		if l == begins || l == isExactly || l >= hasWord && len(typed) >= minRegion {
			list = append(list, found{n, false, l})
		}
	}
	slices.SortStableFunc(list, func(a, b found) int { return cmp.Compare(b.like, a.like) })
	if len(list) > 0 && list[0].like >= begins { // what merely holds the text is not what was meant
		list = slices.DeleteFunc(list, func(x found) bool { return x.like == holds })
	}
	var once []found
	for _, x := range list {
		if !slices.ContainsFunc(once, func(has found) bool {
			return has.text == x.text || !x.group && !has.group && has.places[0] == x.places[0]
		}) {
			once = append(once, x)
		}
		if len(once) == most {
			break
		}
	}
	return once
}

// minRegion is how much of a region's code is typed before one is found by a part of it.
const minRegion = 4

// nearest is the name that is spelled most like what was typed; empty where none is.
func (f *finder) nearest(typed string) string {
	return f.of[fault.Nearest(spelled(typed), f.folded)]
}

// groupText is a country or an area with how many cities it stands for.
func groupText(n *findable) string {
	if len(n.places) == 1 {
		return n.text + ": 1 city"
	}
	return fmt.Sprintf("%s: %d cities", n.text, len(n.places))
}

package answering

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// Finder finds places by what people call them: a city, a country, an area, a vendor's
// region. Its names are folded once, when they are first needed, so that a letter costs a
// comparison of names.
type Finder struct {
	c       *catalog.Catalog
	cities  []Findable // the largest first
	regions []Findable // by code
	groups  []Findable // countries and areas
	folded  []string
	of      map[string]string // folded name -> as it is written, for what is nearest
}

// Findable is what can be found, with its names as they are compared.
type Findable struct {
	Text   string   // as it is shown
	Places []string // ids, the largest first
	names  []string // folded
	exact  []string // folded; found only as a whole
}

// BigCities is how many cities a country's users are shared among.
const BigCities = 5

// NewFinder makes one of a catalog's places and its hosts' regions.
func NewFinder(c *catalog.Catalog) *Finder { return &Finder{c: c} }

// Ready folds the names.
func (f *Finder) Ready() {
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
		f.cities = append(f.cities, Findable{Text: CityText(c, id), Places: []string{id}, names: fold(append([]string{id, p.City}, p.Aliases...))})
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
		f.groups = append(f.groups, Findable{
			Text: country.Name, Places: big[:min(BigCities, len(big))],
			names: fold(append([]string{country.Name}, country.Aliases...)), exact: fold([]string{code}),
		})
	}
	for _, id := range slices.Sorted(maps.Keys(c.Areas)) {
		a := c.Areas[id]
		if slices.ContainsFunc(f.groups, func(g Findable) bool { return slices.Contains(g.names, Spelled(a.Name)) }) {
			continue
		}
		f.groups = append(f.groups, Findable{Text: a.Name, Places: a.Places, names: fold([]string{a.Name})})
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
		f.regions = append(f.regions, Findable{Text: CityText(c, at[code]) + " (" + code + ")", Places: []string{at[code]}, names: fold([]string{code})})
	}
	for _, list := range [][]Findable{f.groups, f.cities} {
		for _, n := range list {
			for _, name := range n.names {
				f.folded = append(f.folded, name)
				f.of[name] = n.Text
			}
		}
	}
	slices.Sort(f.folded)
}

func fold(names []string) []string {
	list := make([]string, len(names))
	for i, name := range names {
		list[i] = Spelled(name)
	}
	return list
}

// CityText is a place with its country.
func CityText(c *catalog.Catalog, id string) string {
	p := c.Places[id]
	country := cmp.Or(c.Countries[p.Country].Name, p.Country)
	if country == p.City {
		return p.City
	}
	return p.City + ", " + country
}

// Found is something that goes with what was typed.
type Found struct {
	*Findable
	Group bool // a country or an area: several cities
	Like  Likeness
}

// Find finds at most so many, what goes best first: countries and areas before cities,
// the largest city first, then regions. Cities of a country that was named come too.
func (f *Finder) Find(typed string, most int) []Found {
	f.Ready()
	typed = Spelled(typed)
	if typed == "" {
		return nil
	}
	var list []Found
	within := map[string]Likeness{} // cities of what was found
	like := func(n *Findable) Likeness {
		best := Other
		for _, name := range n.names {
			best = max(best, LikenessOf(name, typed))
		}
		if slices.Contains(n.exact, typed) {
			best = IsExactly
		}
		return best
	}
	for i := range f.groups {
		if l := like(&f.groups[i]); l >= HasWord {
			list = append(list, Found{&f.groups[i], true, l})
			for _, id := range f.groups[i].Places {
				within[id] = max(within[id], l)
			}
		}
	}
	for i := range f.cities {
		n := &f.cities[i]
		if l := max(like(n), within[n.Places[0]]); l > Other {
			list = append(list, Found{n, false, l})
		}
	}
	for i := range f.regions {
		n := &f.regions[i]
		l := like(n)
		if l == Begins || l == IsExactly || l >= HasWord && len(typed) >= minRegion {
			list = append(list, Found{n, false, l})
		}
	}
	slices.SortStableFunc(list, func(a, b Found) int { return cmp.Compare(b.Like, a.Like) })
	if len(list) > 0 && list[0].Like >= Begins { // what merely holds the text is not what was meant
		list = slices.DeleteFunc(list, func(x Found) bool { return x.Like == Holds })
	}
	var once []Found
	for _, x := range list {
		if !slices.ContainsFunc(once, func(has Found) bool {
			return has.Text == x.Text || !x.Group && !has.Group && has.Places[0] == x.Places[0]
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

// Nearest is the name that is spelled most like what was typed; empty where none is.
func (f *Finder) Nearest(typed string) string {
	return f.of[fault.Nearest(Spelled(typed), f.folded)]
}

// GroupText is a country or an area with how many cities it stands for.
func GroupText(n *Findable) string {
	if len(n.Places) == 1 {
		return n.Text + ": 1 city"
	}
	return fmt.Sprintf("%s: %d cities", n.Text, len(n.Places))
}

package answering

import (
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// Weighted is a chosen place with its share of the users. One that was typed is fixed:
// the others divide the rest.
type Weighted struct {
	ID    string
	Share float64
	Fixed bool
}

// PlacesOf are the chosen places as an answer.
func PlacesOf(chosen []Weighted) answers.Value {
	given := map[string]float64{}
	for _, w := range chosen {
		given[w.ID] = w.Share
	}
	return answers.Places(given)
}

// WithPlaces is what was chosen and places more, which together have the mean share of one, or
// of a country, and divide it among themselves by their people. What was typed stays as it is.
func WithPlaces(c *catalog.Catalog, chosen []Weighted, country bool, ids ...string) []Weighted {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return slices.ContainsFunc(chosen, func(w Weighted) bool { return w.ID == id })
	})
	if len(ids) == 0 {
		return chosen
	}
	all := slices.Clone(chosen)
	var fixed, people float64
	for _, w := range all {
		if w.Fixed {
			fixed += w.Share
		}
	}
	for _, id := range ids {
		people += c.Places[id].People
	}
	if fixed > 1-leastShare*float64(len(all)+len(ids)) { // nothing is left of what was typed
		for i := range all {
			all[i].Fixed = false
		}
		fixed = 0
	}
	part, free := 1/float64(count(c, chosen, country)+1), 1-fixed
	switch others := slices.ContainsFunc(all, func(w Weighted) bool { return !w.Fixed }); {
	case !others:
		part = free
	case part >= free:
		part = free / 2
	}
	for _, id := range ids {
		share := part / float64(len(ids))
		if people > 0 {
			share = part * c.Places[id].People / people
		}
		if share > 0 {
			all = append(all, Weighted{ID: id, Share: share})
		}
	}
	return divided(all, 0, len(chosen), free-part)
}

// count is how many places were chosen, or how many countries.
func count(c *catalog.Catalog, chosen []Weighted, countries bool) int {
	in := map[string]bool{}
	for _, w := range chosen {
		in[c.Places[w.ID].Country] = true
	}
	if countries {
		return len(in)
	}
	return len(chosen)
}

// divided is chosen places of which those from one to another that are not fixed divide a
// rest in the proportion that they have.
func divided(chosen []Weighted, from, to int, rest float64) []Weighted {
	var sum float64
	for _, w := range chosen[from:to] {
		if !w.Fixed {
			sum += w.Share
		}
	}
	for i := from; i < to; i++ {
		if w := &chosen[i]; !w.Fixed && sum > 0 {
			w.Share *= rest / sum
		}
	}
	return chosen
}

// leastShare is left to a place at least.
const leastShare = 0.001

// WithShare is what was chosen with the share of one typed: the others divide the rest,
// those that were typed before only where nothing else can.
func WithShare(chosen []Weighted, at int, share float64) []Weighted {
	all := slices.Clone(chosen)
	if len(all) == 1 {
		return all
	}
	share = max(leastShare, min(share, 1-leastShare*float64(len(all)-1)))
	all[at].Share, all[at].Fixed = share, true
	fixed, free := fixedOf(all)
	if free == 0 || fixed > 1-leastShare*float64(free) {
		for i := range all {
			all[i].Fixed = i == at
		}
		fixed = share
	}
	return divided(all, 0, len(all), 1-fixed)
}

// fixedOf is how much the shares that were typed take, and how many others there are.
func fixedOf(all []Weighted) (fixed float64, free int) {
	for _, w := range all {
		if w.Fixed {
			fixed += w.Share
		} else {
			free++
		}
	}
	return fixed, free
}

// Without is what was chosen but one, whose share the others divide.
func Without(chosen []Weighted, at int) []Weighted {
	all := slices.Delete(slices.Clone(chosen), at, at+1)
	fixed, free := fixedOf(all)
	if free == 0 {
		for i := range all {
			all[i].Fixed = false
		}
		fixed = 0
	}
	return divided(all, 0, len(all), 1-fixed)
}

package screen

import (
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// weighted is a chosen place with its share of the users. One that was typed is fixed:
// the others divide the rest.
type weighted struct {
	id    string
	share float64
	fixed bool
}

// placesOf are the chosen places as an answer.
func placesOf(chosen []weighted) answers.Value {
	given := map[string]float64{}
	for _, w := range chosen {
		given[w.id] = w.share
	}
	return answers.Places(given)
}

// withPlaces is what was chosen and places more, which together have the mean share of one, or
// of a country, and divide it among themselves by their people. What was typed stays as it is.
func withPlaces(c *catalog.Catalog, chosen []weighted, country bool, ids ...string) []weighted {
	ids = slices.DeleteFunc(slices.Clone(ids), func(id string) bool {
		return slices.ContainsFunc(chosen, func(w weighted) bool { return w.id == id })
	})
	if len(ids) == 0 {
		return chosen
	}
	all := slices.Clone(chosen)
	var fixed, people float64
	for _, w := range all {
		if w.fixed {
			fixed += w.share
		}
	}
	for _, id := range ids {
		people += c.Places[id].People
	}
	if fixed > 1-leastShare*float64(len(all)+len(ids)) { // nothing is left of what was typed
		for i := range all {
			all[i].fixed = false
		}
		fixed = 0
	}
	part, free := 1/float64(count(c, chosen, country)+1), 1-fixed
	switch others := slices.ContainsFunc(all, func(w weighted) bool { return !w.fixed }); {
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
			all = append(all, weighted{id: id, share: share})
		}
	}
	return divided(all, 0, len(chosen), free-part)
}

// count is how many places were chosen, or how many countries.
func count(c *catalog.Catalog, chosen []weighted, countries bool) int {
	in := map[string]bool{}
	for _, w := range chosen {
		in[c.Places[w.id].Country] = true
	}
	if countries {
		return len(in)
	}
	return len(chosen)
}

// divided is chosen places of which those from one to another that are not fixed divide a
// rest in the proportion that they have.
func divided(chosen []weighted, from, to int, rest float64) []weighted {
	var sum float64
	for _, w := range chosen[from:to] {
		if !w.fixed {
			sum += w.share
		}
	}
	for i := from; i < to; i++ {
		if w := &chosen[i]; !w.fixed && sum > 0 {
			w.share *= rest / sum
		}
	}
	return chosen
}

// leastShare is left to a place at least.
const leastShare = 0.001

// withShare is what was chosen with the share of one typed: the others divide the rest,
// those that were typed before only where nothing else can.
func withShare(chosen []weighted, at int, share float64) []weighted {
	all := slices.Clone(chosen)
	if len(all) == 1 {
		return all
	}
	share = max(leastShare, min(share, 1-leastShare*float64(len(all)-1)))
	all[at].share, all[at].fixed = share, true
	var fixed float64
	free := 0
	for _, w := range all {
		if w.fixed {
			fixed += w.share
		} else {
			free++
		}
	}
	if free == 0 || fixed > 1-leastShare*float64(free) {
		for i := range all {
			all[i].fixed = i == at
		}
		fixed = share
	}
	return divided(all, 0, len(all), 1-fixed)
}

// without is what was chosen but one, whose share the others divide.
func without(chosen []weighted, at int) []weighted {
	all := slices.Delete(slices.Clone(chosen), at, at+1)
	var fixed float64
	free := 0
	for _, w := range all {
		if w.fixed {
			fixed += w.share
		} else {
			free++
		}
	}
	if free == 0 {
		for i := range all {
			all[i].fixed = false
		}
		fixed = 0
	}
	return divided(all, 0, len(all), 1-fixed)
}

package answering

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// TypedPlace is a place as it was typed.
type TypedPlace struct {
	Text  string
	Share float64 // of the users; 0: not said
	Found []Found // what goes with it, the best first
}

// Sure is what was certainly meant: the only thing that goes with the text, or that is
// called so as a whole. Of a country and its cities it is the country.
func (p TypedPlace) Sure() (Found, bool) {
	if len(p.Found) == 0 {
		return Found{}, false
	}
	top := p.Found[0]
	return top, !slices.ContainsFunc(p.Found[1:], func(o Found) bool {
		return (o.Like == top.Like || top.Like < IsExactly) && (o.Group || !slices.Contains(top.Places, o.Places[0]))
	})
}

// mostFound is how many places are found of those that go with a text.
const mostFound = 12

// ReadPlaces reads places apart by commas, each with its share behind it where one is said:
// "Sydney 70, Auckland 20 %". A city with its country, as it is shown, is one place.
func (f *Finder) ReadPlaces(text string) ([]TypedPlace, error) {
	f.Ready()
	var parts []string
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == ';' }) {
		part = strings.TrimSpace(part)
		name, share := shareBehind(part)
		if n := len(parts); n > 0 && f.isCity(parts[n-1]+", "+name) {
			parts[n-1] += ", " + name + share
			continue
		}
		if part != "" {
			parts = append(parts, part)
		}
	}
	var list []TypedPlace
	for _, part := range parts {
		name, share := shareBehind(part)
		p := TypedPlace{Text: name}
		if share != "" {
			percent, err := strconv.ParseFloat(strings.Trim(share, " %"), 64)
			if err != nil || !(percent > 0) || percent > 100 {
				return nil, fmt.Errorf("%q: a share is a number over 0 and up to 100 percent", part)
			}
			p.Share = percent / 100
		}
		if i := slices.IndexFunc(f.cities, func(c Findable) bool { return Spelled(c.Text) == Spelled(name) }); i >= 0 {
			p.Found = []Found{{&f.cities[i], false, IsExactly}}
		} else {
			p.Found = f.Find(name, mostFound)
		}
		list = append(list, p)
	}
	if len(list) == 0 {
		return nil, errors.New("no place is named: a city, a country or a cloud region")
	}
	return list, nil
}

func (f *Finder) isCity(text string) bool {
	return slices.ContainsFunc(f.cities, func(c Findable) bool { return Spelled(c.Text) == Spelled(text) })
}

// shareBehind takes a text apart into a name and the share behind it, with the blank before.
func shareBehind(text string) (name, share string) {
	found := onePart().FindStringSubmatch(text)
	if found == nil {
		return text, ""
	}
	return strings.TrimSpace(found[1]), " " + found[2]
}

// PlacesShared are places with their shares as an answer: those that were said, and the rest
// divided among the others. Where none was said, each place and country counts alike.
func PlacesShared(c *catalog.Catalog, list []TypedPlace) (answers.Value, error) {
	var said float64
	silent := 0
	for _, p := range list {
		said += p.Share
		if p.Share == 0 {
			silent++
		}
	}
	if silent == len(list) {
		var chosen []Weighted
		for _, p := range list {
			chosen = WithPlaces(c, chosen, p.Found[0].Group, p.Found[0].Places...)
		}
		return PlacesOf(chosen), nil
	}
	if silent > 0 && said >= 1 {
		return answers.Value{}, errors.New("that leaves nothing for the places without a share")
	}
	given := map[string]float64{}
	for _, p := range list {
		share := p.Share
		if share == 0 {
			share = (1 - said) / float64(silent)
		}
		for _, w := range WithPlaces(c, nil, true, p.Found[0].Places...) {
			given[w.ID] += share * w.Share
		}
	}
	return answers.Places(given), nil
}

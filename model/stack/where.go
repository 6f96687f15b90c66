package stack

import (
	"errors"
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fault"
)

// chosen are the regions asked for, or those that the advice would choose. Of a product
// without regions a zone of visitors stands for one.
func (x *Case) chosen(p *catalog.Product, setup *catalog.Setup, codes []string) ([]catalog.Region, error) {
	if len(codes) == 0 {
		regions, _ := x.nearest(p, setup)
		return regions, nil
	}
	var regions []catalog.Region
	for _, code := range codes {
		r, err := x.regionAt(p, setup, code)
		if err != nil {
			return nil, err
		}
		regions = append(regions, r)
	}
	return regions, nil
}

// regionAt is the region of a code or a place.
func (x *Case) regionAt(p *catalog.Product, setup *catalog.Setup, name string) (catalog.Region, error) {
	if len(p.Regions) == 0 {
		if zone := x.zoneAt(p, setup, name); zone != "" {
			return catalog.Region{Code: zone}, nil
		}
		return catalog.Region{}, x.nowhere(p, setup, name, len(p.Zones) > 0)
	}
	named := x.regionsAt(p, name)
	if len(named) == 0 {
		return catalog.Region{}, x.nowhere(p, setup, name, false)
	}
	if i := slices.IndexFunc(named, func(r catalog.Region) bool { return r.Covers(*setup) }); i >= 0 {
		return named[i], nil
	}
	text := strings.TrimSpace(fmt.Sprintf("%s/%s does not exist in %s. %s", p.ID, setup.ID, name, named[0].Note))
	return catalog.Region{}, errors.New(text + " It does in " + strings.Join(regionNames(regionsOf(p, setup)), ", ") + ".")
}

// regionsAt are a product's regions of a code, or at a place.
func (x *Case) regionsAt(p *catalog.Product, name string) []catalog.Region {
	place, _ := x.Catalog.Place(name)
	return slices.DeleteFunc(slices.Clone(p.Regions), func(r catalog.Region) bool {
		return r.Code != name && (r.Place == "" || r.Place != name && r.Place != place.ID)
	})
}

// zoneAt is a product's zone of visitors of a name, or at a place; empty if there is none.
func (x *Case) zoneAt(p *catalog.Product, setup *catalog.Setup, name string) string {
	if _, ok := p.Zones[name]; ok {
		return name
	}
	if place, ok := x.Catalog.Place(name); ok && len(p.Zones) > 0 {
		return x.tariff(p, setup).ZoneName(place.ID)
	}
	return ""
}

// spot is where a quantity by hand is: in a region, by its code, or in the zone of a
// visitor, or both; empty: wherever the product runs.
type spot struct{ region, visitor string }

// spotAt is what stands behind a meter's @: a region's code, a place with a region, and
// where the meter's price goes by the visitor's zone, a zone's name or any place in one.
func (x *Case) spotAt(p *catalog.Product, setup *catalog.Setup, t *cost.Tariff, meter, name string) (s spot, err error) {
	zoned := t.Zoned(meter)
	if zoned {
		s.visitor = x.zoneAt(p, setup, name)
	}
	if len(p.Regions) > 0 && (s.visitor == "" || len(x.regionsAt(p, name)) > 0) {
		r, wrong := x.regionAt(p, setup, name)
		if s.region = r.Code; wrong != nil && s.visitor == "" {
			err = wrong
			if zoned && len(x.regionsAt(p, name)) == 0 {
				err = x.nowhere(p, setup, name, true)
			}
		}
		return s, err
	}
	if s.visitor == "" {
		err = x.nowhere(p, setup, name, zoned)
	}
	return s, err
}

// regionsOf are the regions that a setup exists in.
func regionsOf(p *catalog.Product, setup *catalog.Setup) []catalog.Region {
	return slices.DeleteFunc(slices.Clone(p.Regions), func(r catalog.Region) bool { return !r.Covers(*setup) })
}

// regionName is a region's code with its place.
func regionName(r catalog.Region) string {
	switch {
	case r.Place != "":
		return r.Code + " (" + r.Place + ")"
	case r.Area != "":
		return r.Code + " (" + r.Area + ")"
	}
	return r.Code
}

func regionNames(regions []catalog.Region) []string {
	names := make([]string, len(regions))
	for i, r := range regions {
		names[i] = regionName(r)
	}
	return names
}

// nowhere says that a setup has no region of a name, and no zone where those count: which
// there are, and which was probably meant.
func (x *Case) nowhere(p *catalog.Product, setup *catalog.Setup, name string, zones bool) error {
	regions := regionsOf(p, setup)
	e := NotKnownError{What: "region", Name: name, Allowed: regionNames(regions), Whole: true}
	of := map[string]string{} // what could have been meant: its word -> what it stands for
	for _, r := range slices.Backward(regions) {
		place := x.Catalog.Places[r.Place]
		for _, word := range append([]string{r.Code, r.Place, strings.ToLower(place.City)}, place.Aliases...) {
			of[word] = regionName(r)
		}
	}
	if zones {
		if e.What = "region or zone"; len(regions) == 0 {
			e.What = "zone"
		}
		for _, zone := range slices.Sorted(maps.Keys(p.Zones)) {
			e.Allowed, of[zone] = append(e.Allowed, zone), zone
		}
	}
	e.What += " of " + p.ID
	delete(of, "")
	e.Hint = of[fault.Nearest(name, slices.Sorted(maps.Keys(of)))]
	if place, ok := x.Catalog.Place(name); ok && e.Hint == "" {
		e.Near = x.nearTo(place, regions)
	}
	for _, r := range regions {
		if e.Hint == "" && len(name) == 2 && strings.EqualFold(x.countryOf(r), name) {
			e.Hint = regionName(r)
		}
	}
	return e
}

// nearTo is the region with the shortest way from a place.
func (x *Case) nearTo(place catalog.Place, regions []catalog.Region) string {
	best, least := "", 0.0
	for _, r := range regions {
		if way := x.net.Way(place.ID, r); r.Place != "" && (best == "" || way.MS < least) {
			best, least = regionName(r), way.MS
		}
	}
	return best
}

func (x *Case) countryOf(r catalog.Region) string {
	if place, ok := x.Catalog.Places[r.Place]; ok {
		return place.Country
	}
	return r.Country
}

package cost

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/meter"
)

// Where says what the indexes of a set's items mean for a tariff. It is a value: a copy
// with another Size bills the same load on another size.
type Where struct {
	NoFree bool  // without what is free with the account
	Size   int16 // the stack's: an index of the product's sizes, or meter.OwnSize for none
	home   spot
	places []spot
	zones  []int16 // by visitor: an index of the tariff's zones, -1 for none; nil where it has no prices by zone
	sizes  []int16 // by an item's size: an index of the product's sizes, -1 for none; nil where they are the product's own
}

// spot is a place that items are billed in.
type spot struct {
	column *Column
	code   string // what lines call it; empty: the same everywhere
	label  int16  // equal for places of one code; 1 + the index of a zone that is called the same
}

// Where says where meters are billed: in a subject's regions, the first of which counts
// where an item names none, in its setting's places, by their codes, and for visitors, by
// the places that they are at. Of an add-on, the places are its host's: of one whose code is
// not among its regions, no price by region is known.
func (t *Tariff) Where(regions []catalog.Region, places, visitors []string) Where {
	w := Where{Size: meter.OwnSize}
	if len(regions) > 0 {
		w.home.column = t.column(&regions[0])
	} else {
		w.home.column = t.Column(-1)
	}
	w.places = make([]spot, len(places))
	for i, code := range places {
		if code == "" {
			w.places[i] = w.home
			continue
		}
		s := spot{code: code, label: int16(1 + len(t.zones) + slices.Index(places, code))}
		if r := slices.IndexFunc(regions, func(r catalog.Region) bool { return r.Code == code }); r >= 0 {
			s.column = t.column(&regions[r])
		} else {
			s.column = t.Column(-1)
		}
		if z := slices.IndexFunc(t.zones, func(z zone) bool { return z.name == code }); z >= 0 {
			s.label = int16(1 + z)
		}
		w.places[i] = s
	}
	if len(t.zones) > 0 && t.options.Zones != nil {
		w.zones = make([]int16, len(visitors))
		for i, place := range visitors {
			w.zones[i] = t.Zone(place)
		}
	}
	return w
}

// ByVisitor says whether what is billed there goes by where the visitors are.
func (w *Where) ByVisitor() bool { return w.zones != nil }

// first is the first of the places, Everywhere without any.
func (w *Where) first() int16 {
	if len(w.places) == 0 {
		return meter.Everywhere
	}
	return 0
}

// withoutFree says whether what is free with the account is left out.
func (t *Tariff) withoutFree(w *Where) bool { return w.NoFree || t.options.NoFree }

// In returns where with all of its places billed by one column.
func (w Where) In(c *Column) Where {
	w.home.column = c
	w.places = slices.Clone(w.places)
	for i := range w.places {
		w.places[i].column = c
	}
	return w
}

// Sized returns where with the sizes of items read as those of another product, by their
// ids: an add-on's, which bills what a host's sizes run.
func (w Where) Sized(t *Tariff, of []catalog.Size) Where {
	w.sizes = make([]int16, len(of))
	for i := range of {
		w.sizes[i] = int16(slices.IndexFunc(t.product.Sizes, func(s catalog.Size) bool { return s.ID == of[i].ID }))
	}
	return w
}

// spot is a place of the setting, or that of what is the same everywhere.
func (w *Where) spot(place int16) *spot {
	if place >= 0 {
		return &w.places[place]
	}
	return &w.home
}

// at is where an item is billed: its place, the visitor's zone (-1 for none) and its
// label, and its size.
func (w *Where) at(i *meter.Item) (s *spot, zone, label, size int16) {
	s = w.spot(i.Place)
	zone, label, size = -1, s.label, w.Size
	if i.Visitor >= 0 && w.zones != nil {
		zone = w.zones[i.Visitor]
		label = zone + 1
	}
	if i.Size >= 0 {
		if size = i.Size; w.sizes != nil {
			size = w.sizes[i.Size]
		}
	}
	return s, zone, label, size
}

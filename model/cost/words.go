package cost

import (
	"maps"
	"slices"

	"whereto/model/catalog"
	"whereto/model/meter"
	"whereto/model/workload"
)

// New makes the bill of one product from meters with words. A charge whose meter is zero
// makes no line; one whose price is not known makes the bill incomplete.
func New(s Subject, meters workload.Meters, o Options) Bill {
	var sizes, places, visitors words
	own := sizes.index(s.Size)
	ids := slices.Sorted(maps.Keys(meters))
	table := tableOf(ids)
	var set meter.Set
	for _, id := range ids {
		for _, i := range meters[id].Items {
			set.Put(table.Find(id), meter.Item{
				Count: i.Count, Each: i.Each, Scale: i.Scale, KB: i.KB,
				Place: places.index(i.Region), Visitor: visitors.index(i.Place), Size: sizes.index(i.Size),
			})
		}
	}
	p := *s.Product // with no more sizes than the meters name
	p.Sizes = make([]catalog.Size, len(sizes))
	for i, id := range sizes {
		p.Sizes[i].ID = id
		if own := slices.IndexFunc(s.Product.Sizes, func(of catalog.Size) bool { return of.ID == id }); own >= 0 {
			p.Sizes[i] = s.Product.Sizes[own]
		}
	}
	t := Compile(&p, s.Setup, o, table)
	w := t.Where(s.Regions, places, visitors)
	w.Size = own
	return t.Explain(&set, &w, new(Scratch), func(m meter.ID) string { return meters[table.Name(m)].How })
}

// tableOf is a table with meters that are known by their ids alone.
func tableOf(ids []string) *meter.Table {
	list := make([]*catalog.Meter, len(ids))
	for i, id := range ids {
		list[i] = &catalog.Meter{ID: id}
	}
	return meter.NewTable(list)
}

// words are what indexes stand for.
type words []string

// index is a word's, which is added where it is new; -1 for none.
func (w *words) index(word string) int16 {
	if word == "" {
		return -1
	}
	i := slices.Index(*w, word)
	if i < 0 {
		i = len(*w)
		*w = append(*w, word)
	}
	return int16(i)
}

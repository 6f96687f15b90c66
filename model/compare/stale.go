package compare

import (
	"cmp"
	"maps"
	"slices"

	"whereto/model/catalog"
)

// Old is a source past its age, and what rests on it.
type Old struct {
	Product string // its id; empty: a file that is no product's
	Source  catalog.Source
	Days    int      // since the source's date
	Facts   []string // criteria, a setup's with its id before
	Prices  []string // charges and pools
}

// Stale lists the sources of facts and prices that are older than so many days,
// the oldest first.
func Stale(c *catalog.Catalog, today catalog.Date, days int) []Old {
	var list []Old
	for _, p := range c.Products() {
		list = append(list, staleOf(p, today, days)...)
	}
	for _, r := range c.Rates {
		if r.AsOf.Age(today) > days {
			list = append(list, Old{Source: r.Source, Days: r.AsOf.Age(today), Prices: []string{"rate of " + r.Currency}})
		}
	}
	for _, t := range c.Tables {
		if t.AsOf.Age(today) > days {
			list = append(list, Old{Source: catalog.Source{Title: t.Title, URL: t.URL, AsOf: t.AsOf}, Days: t.AsOf.Age(today), Facts: []string{"round trips"}})
		}
	}
	slices.SortStableFunc(list, func(a, b Old) int {
		return cmp.Or(cmp.Compare(b.Days, a.Days), cmp.Compare(a.Product, b.Product), cmp.Compare(a.Source.URL, b.Source.URL))
	})
	return list
}

func staleOf(p *catalog.Product, today catalog.Date, days int) []Old {
	at := map[catalog.Source]*Old{}
	var list []*Old
	rests := func(key string, asOf catalog.Date) *Old {
		s, ok := p.Sources[key]
		if asOf != "" {
			s.AsOf = asOf
		}
		if !ok || s.AsOf.Age(today) <= days {
			return nil
		}
		if at[s] == nil {
			at[s] = &Old{Product: p.ID, Source: s, Days: s.AsOf.Age(today)}
			list = append(list, at[s])
		}
		return at[s]
	}
	facts := func(prefix string, table map[string]catalog.Fact) {
		for _, id := range slices.Sorted(maps.Keys(table)) {
			f := table[id]
			if o := rests(f.Source, f.AsOf); o != nil {
				o.Facts = append(o.Facts, prefix+id)
			}
			for _, v := range f.By {
				if o := rests(v.Source, ""); o != nil && !slices.Contains(o.Facts, prefix+id) {
					o.Facts = append(o.Facts, prefix+id)
				}
			}
		}
	}
	price := func(key, id string) {
		if o := rests(key, ""); o != nil && !slices.Contains(o.Prices, id) {
			o.Prices = append(o.Prices, id)
		}
	}
	facts("", p.Facts)
	for _, s := range p.Written() {
		facts(s.ID+": ", s.Facts)
	}
	for _, axis := range p.Axes {
		for _, o := range axis.Options {
			facts(o.ID+": ", o.Facts)
		}
	}
	for _, ch := range p.Charges {
		if ch.Until != "" && ch.Until <= today {
			continue // a price that has ended stays as it was
		}
		price(ch.Source, ch.ID)
		for _, key := range slices.Sorted(maps.Keys(ch.Sources)) {
			price(ch.Sources[key], ch.ID)
		}
	}
	for _, pool := range p.Pools {
		price(pool.Source, pool.ID)
	}
	out := make([]Old, len(list))
	for i, o := range list {
		out[i] = *o
	}
	return out
}

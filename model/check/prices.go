package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// everySize faults a charge that has a price for some sizes and none for another that can
// be ordered beside them: a bill of that one would lack it. Where a price is not known
// the file says "unknown".
func (k *productCheck) everySize(at string, c catalog.Charge) {
	prices := map[string]catalog.Keyed{".price": c.Price}
	if len(c.Tiers) > 0 {
		prices = map[string]catalog.Keyed{}
		for i, t := range c.Tiers {
			prices[fmt.Sprintf(".tiers[%d].price", i+1)] = t.Price
		}
	}
	for _, key := range slices.Sorted(maps.Keys(prices)) {
		without := k.unpriced(c, prices[key])
		if len(without) == 0 {
			continue
		}
		text := fmt.Sprintf("no price for what can be ordered: %s; where it is not known, say \"unknown\"", fault.List(without))
		if from, _, taken := strings.Cut(c.Source, "/"); taken && k.takesFrom(from) {
			k.fault("include", from+"#"+c.ID+" has "+text, "")
			return
		}
		k.fault(at+key, "there is "+text, "")
	}
}

// takesFrom says whether charges of another product are taken over.
func (k *productCheck) takesFrom(id string) bool {
	return slices.ContainsFunc(k.p.Include, func(ref string) bool { return strings.HasPrefix(ref, id+"#") })
}

// unpriced are the sizes, each with its region, that a price by size leaves out where it has others.
func (k *productCheck) unpriced(c catalog.Charge, price catalog.Keyed) []string {
	bySize := false
	price.Fields(func(string) { bySize = true })
	price.Keys(func(key string) {
		_, size := k.p.Size(key)
		bySize = bySize || size
	})
	if !bySize {
		return nil
	}
	var without []string
	for _, s := range k.p.Setups {
		if !c.Covers(s) {
			continue
		}
		for _, r := range k.p.OnSale(s) {
			var here []string
			sizes := k.p.SizesIn(s, r)
			for _, size := range sizes {
				if !said(price, size, k.words(size, s, r)) {
					here = append(here, size.ID+" in "+r.Code)
				}
			}
			if len(here) < len(sizes) {
				without = append(without, here...)
			}
		}
	}
	slices.Sort(without)
	return slices.Compact(without) // several setups may lack the same
}

// words are those that a price may go by in a region, whatever the zone.
func (k *productCheck) words(size catalog.Size, s catalog.Setup, r catalog.Region) []string {
	words := []string{size.ID, r.Code, r.Group}
	words = append(words, slices.Sorted(maps.Keys(k.p.Zones))...)
	words = append(words, s.ID)
	return append(words, slices.Sorted(maps.Values(s.Options))...)
}

// said says whether a price is given, or that it is not known.
func said(price catalog.Keyed, size catalog.Size, words []string) bool {
	switch {
	case price.One != nil, price.Unknown:
		return true
	case price.Field == catalog.SizePrice:
		return size.Price.Said()
	case price.Field != "":
		return size.Amount(price.Field) != nil
	}
	for _, word := range words {
		if sub, ok := price.By[word]; ok {
			return said(sub, size, words)
		}
	}
	return false
}

// mostUSD is the price of one unit above which a figure is of something else.
const mostUSD = 1_000_000

// absurd faults a price that nobody asks.
func (k *productCheck) absurd(at string, c catalog.Charge) {
	rate, ok := k.catalog.Rate(catalog.Currency(c.Currency))
	if !ok {
		return
	}
	look := func(key string, a catalog.Amount) {
		if a.Value*rate.USD.Value > mostUSD {
			k.fault(key, fmt.Sprintf("found %s for one %s; at most %d USD is believed", a.Text, c.Unit, mostUSD), "")
		}
	}
	c.Price.Each(func(a catalog.Amount) { look(at+".price", a) })
	for i, t := range c.Tiers {
		t.Price.Each(func(a catalog.Amount) { look(fmt.Sprintf("%s.tiers[%d].price", at, i+1), a) })
	}
	c.Price.Fields(func(string) {
		for i, s := range k.p.Sizes {
			if p := s.Price.Amount; p != nil {
				look(fmt.Sprintf("sizes[%d].price", i+1), *p)
			}
		}
	})
}

// unit faults what does not measure a meter.
func (k *productCheck) unit(at, unit string, m *catalog.Meter) {
	_, err := catalog.NewUnit(unit, m.Dimension)
	switch {
	case unit == "":
		k.fault(at, fmt.Sprintf("%s: what the price is for, such as %q", missing, m.Unit), "")
	case err != nil:
		k.fault(at, err.Error(), "")
	}
}

// noRate faults a currency that nothing says the worth of.
func (k *productCheck) noRate(at, currency string) {
	known := catalog.IDs(k.catalog.Rates, func(r catalog.Rate) string { return r.Currency })
	k.fault(at, fmt.Sprintf("there is no rate for %q; there is one for %s, and a rates.toml of your own beside hosts/ can have more", currency, fault.List(known)), fault.Nearest(currency, known))
}

// asksAnyway faults what a file says to cost nothing and has a charge for in one setup.
func (k *productCheck) asksAnyway(at, meter string, n catalog.NoCharge) {
	for _, s := range k.p.Setups {
		if n.Covers(s) && k.p.Charged(meter, s) {
			if k.Contradicts(k.p, meter) { // looked at last: it reads the file again
				k.fault(at, fmt.Sprintf("there is a charge for %s in %s too; nothing can be asked for it or something", meter, s.ID), "")
			}
			return
		}
	}
}

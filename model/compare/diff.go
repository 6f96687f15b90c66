// Package compare tells what differs between two sets of data, and what of one is stale.
package compare

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
)

// Difference is a fact or a price that two sets of data state differently. An
// empty side does not have it.
type Difference struct {
	Product string // its id, or a vendor's; empty: a rate
	What    string // product, status, fact, price, region, setup, size, vendor
	Key     string
	Before  string
	After   string
}

// Diff lists what differs from before to after, product by product.
func Diff(before, after *catalog.Catalog) []Difference {
	var list []Difference
	known := func(c *catalog.Catalog) map[string]*catalog.Product {
		byID := map[string]*catalog.Product{}
		for _, p := range c.Products() {
			byID[p.ID] = p
		}
		return byID
	}
	a, b := known(before), known(after)
	for _, id := range union(a, b) {
		switch {
		case a[id] == nil:
			list = append(list, Difference{id, "product", b[id].Name, "", "new"})
		case b[id] == nil:
			list = append(list, Difference{id, "product", a[id].Name, "known", ""})
		default:
			x, y := says(a[id]), says(b[id])
			for _, at := range union(x, y) {
				if x[at] != y[at] {
					what, key, _ := strings.Cut(at, " ")
					list = append(list, Difference{id, what, key, x[at], y[at]})
				}
			}
		}
	}
	x, y := vendors(before), vendors(after)
	for _, at := range union(x, y) {
		if x[at] != y[at] {
			id, key, _ := strings.Cut(at, " ")
			list = append(list, Difference{id, "vendor", key, x[at], y[at]})
		}
	}
	x, y = rates(before), rates(after)
	for _, currency := range union(x, y) {
		if x[currency] != y[currency] {
			list = append(list, Difference{"", "rate", currency, x[currency], y[currency]})
		}
	}
	return list
}

func union[V any](a, b map[string]V) []string {
	keys := maps.Clone(a)
	if keys == nil {
		keys = map[string]V{}
	}
	maps.Copy(keys, b)
	return slices.Sorted(maps.Keys(keys))
}

// vendors is what is said of vendors beside their hosts' facts: "github owner".
func vendors(c *catalog.Catalog) map[string]string {
	out := map[string]string{}
	for _, v := range c.Vendors {
		for key, s := range map[string]*catalog.Stated{"owner": v.Owner, "home": v.Home} {
			if s != nil {
				out[v.ID+" "+key] = s.Is
			}
		}
		for _, s := range v.Support {
			out[v.ID+" support "+s.ID] = s.Note
		}
	}
	return out
}

func rates(c *catalog.Catalog) map[string]string {
	out := map[string]string{}
	for _, r := range c.Rates {
		out[r.Currency] = r.USD.Text
	}
	return out
}

// says is what a product's data states, by what it is about: "fact rollback",
// "price server eu.cx23".
func says(p *catalog.Product) map[string]string {
	out := map[string]string{"status ": p.Status.Is}
	facts := func(prefix string, table map[string]catalog.Fact) {
		for id, f := range table {
			text := f.Is.String()
			for _, v := range f.By {
				text += fmt.Sprintf("; %s %s", condition(v), v.Is)
			}
			out["fact "+prefix+id] = text
		}
	}
	facts("", p.Facts)
	for _, s := range p.Setups {
		out["setup "+s.ID] = "known"
		facts(s.ID+": ", s.Facts)
	}
	for _, r := range p.Regions {
		out["region "+r.Code] = where(r)
	}
	for _, s := range p.Sizes {
		out["size "+s.ID] = fmt.Sprintf("%g vCPU, %g MB, orderable %v", s.VCPUs, s.MemoryMB, s.Open())
		for _, field := range catalog.SizeFields {
			if a := s.Amount(field); a != nil {
				out["size "+s.ID+" "+field] = a.Text
			}
		}
	}
	for _, c := range p.Charges {
		at := "price " + scoped(c.ID, c.Scope, c.From, c.Until)
		flat(out, at, c.Price)
		for i, t := range c.Tiers {
			upTo := "rest"
			if t.UpTo != nil {
				upTo = t.UpTo.Text
			}
			flat(out, fmt.Sprintf("%s tier %d to %s", at, i+1, upTo), t.Price)
		}
		flat(out, at+" included", c.Included)
		flat(out, at+" free", c.Free)
		out[at+" unit"] = strings.TrimSpace(c.Currency + " " + c.Unit)
	}
	for _, pool := range p.Pools {
		at := "price " + scoped(pool.ID, pool.Scope, pool.From, pool.Until)
		flat(out, at+" amount", pool.Amount)
		flat(out, at, pool.Price)
	}
	return out
}

// condition is under what a fact's other value holds.
func condition(v catalog.Variant) string {
	parts := []string{v.Language, v.Size, v.Region, string(v.From), string(v.Until)}
	for _, axis := range slices.Sorted(maps.Keys(v.When)) {
		parts = append(parts, strings.Join(v.When[axis], "/"))
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), " ")
}

func where(r catalog.Region) string {
	parts := []string{r.Place, r.Area, r.Country, r.Group}
	if r.Multiplier != nil {
		parts = append(parts, "× "+r.Multiplier.Text)
	}
	if !r.Open() {
		parts = append(parts, "not orderable")
	}
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), ", ")
}

// scoped tells charges of one id apart: by setups, options and days.
func scoped(id string, s catalog.Scope, from, until catalog.Date) string {
	parts := slices.Clone(s.Setups)
	for _, axis := range slices.Sorted(maps.Keys(s.When)) {
		parts = append(parts, strings.Join(s.When[axis], "/"))
	}
	if from != "" {
		parts = append(parts, "from "+string(from))
	}
	if until != "" {
		parts = append(parts, "until "+string(until))
	}
	if parts == nil {
		return id
	}
	return id + " (" + strings.Join(parts, ", ") + ")"
}

// flat puts every amount of a table with the path of its keys.
func flat(out map[string]string, at string, k catalog.Keyed) {
	if k.One != nil {
		out[at] = k.One.Text
	}
	if k.Field != "" {
		out[at] = "the size's " + k.Field
	}
	if k.Unknown {
		out[at] = "unknown"
	}
	for key, sub := range k.By {
		flat(out, at+" "+key, sub)
	}
}

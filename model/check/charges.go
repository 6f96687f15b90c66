package check

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
)

func (k *productCheck) regionKeys() []string {
	var keys []string
	for _, r := range k.p.Regions {
		keys = append(keys, r.Code)
		if r.Group != "" {
			keys = append(keys, r.Group)
		}
	}
	return keys
}

// keys are the words that an amount may differ by.
func (k *productCheck) keys() []string {
	keys := append(k.regionKeys(), slices.Sorted(maps.Keys(k.p.Zones))...)
	keys = append(keys, catalog.IDs(k.p.Sizes, catalog.SizeID)...)
	keys = append(keys, catalog.IDs(k.p.Setups, catalog.SetupID)...)
	for _, a := range k.p.Axes {
		keys = append(keys, catalog.IDs(a.Options, func(o catalog.AxisOption) string { return o.ID })...)
	}
	return keys
}

func (k *productCheck) keyed(at string, amount catalog.Keyed) {
	allowed := k.keys()
	amount.Keys(func(key string) {
		if !slices.Contains(allowed, key) {
			k.fault(at, fmt.Sprintf("%q is no region, group, zone, size, setup or option of this product", key), fault.Nearest(key, allowed))
		}
	})
	amount.Each(func(a catalog.Amount) {
		if a.Value < 0 {
			k.fault(at, fmt.Sprintf("found %s; an amount from 0 is allowed", a.Text), "")
		}
	})
}

// fields faults a field of the size that no size has, that is no price where one is
// asked for, or that counts in another unit than the charge: a size's disk is in GB.
func (k *productCheck) fields(at string, amount catalog.Keyed, price bool, unit string) {
	amount.Fields(func(name string) {
		switch {
		case !slices.ContainsFunc(k.p.Sizes, func(s catalog.Size) bool { return s.Amount(name) != nil || name == catalog.SizePrice && s.Price.Said() }):
			k.fault(at, fmt.Sprintf("no size has %s", name), "")
		case price != (name == catalog.SizePrice):
			k.fault(at, fmt.Sprintf("%s is no such amount: a price is %q, the rest are quantities", name, catalog.SizePrice), "")
		case !price && unit != "GB" && !strings.HasPrefix(unit, "GB-"):
			k.fault(at, fmt.Sprintf("a size's %s is in GB, the charge counts in %q", name, unit), "")
		}
	})
}

func (k *productCheck) charges() {
	for i, c := range k.p.Charges {
		if c.Vendor != "" { // told of the file that has it
			continue
		}
		at := fmt.Sprintf("charges[%d]", i+1)
		k.scope(at, c.Scope)
		k.source(at+".source", c.Source, false)
		for _, key := range slices.Sorted(maps.Keys(c.Sources)) {
			k.source(at+".sources."+key, c.Sources[key], false)
			oneOf(k.fault, at+".sources", key, k.keys())
		}
		k.must(at, map[string]bool{"id": c.ID != "", "label": c.Label != ""})
		k.figures(at, map[string]float64{
			"each.step": c.Each.Step, "each.min": c.Each.Min, "each.cap": c.Each.Cap, "part_kb": c.PartKB, catalog.SizeMemoryMB: c.MemoryMB, "month_hours": c.MonthHours,
		})
		meter, ok := k.meter(at+".meter", c.Meter)
		if !ok {
			continue
		}
		k.unit(at+".unit", c.Unit, meter)
		if !c.Price.Set() && len(c.Tiers) == 0 {
			k.fault(at+".price", missing+`: a price or tiers, "unknown" where it is not known`, "")
		}
		k.amounts(at, c)
		k.everySize(at, c)
		k.absurd(at, c)
		k.per(at+".included_per", c.Per)
		credit := slices.ContainsFunc(k.p.Pools, func(p catalog.Pool) bool { return p.Kind == "packs" && p.Unit == c.Currency })
		if _, ok := k.catalog.Rate(catalog.Currency(c.Currency)); !ok && !credit {
			k.noRate(at+".currency", c.Currency)
		}
		if c.From != "" && c.Until != "" && c.From >= c.Until {
			k.fault(at+".until", "until must come after from", "")
		}
		if c.Multiplier && !slices.ContainsFunc(k.p.Regions, func(r catalog.Region) bool { return r.Multiplier != nil }) {
			k.fault(at+".multiplier", "no region has a multiplier", "")
		}
		for m, other := range k.p.Charges[:i] {
			if other.ID == c.ID && overlap(other, c) && slices.ContainsFunc(k.p.Setups, func(s catalog.Setup) bool { return other.Covers(s) && c.Covers(s) }) {
				k.fault(at+".id", fmt.Sprintf("charges[%d] has the same id for the same setup and day", m+1), "")
			}
		}
	}
	for i, pool := range k.p.Pools {
		at := fmt.Sprintf("pools[%d]", i+1)
		k.scope(at, pool.Scope)
		k.source(at+".source", pool.Source, false)
		oneOf(k.fault, at+".kind", pool.Kind, catalog.PoolKinds)
		k.keyed(at+".amount", pool.Amount)
		k.keyed(at+".price", pool.Price)
		k.fields(at+".amount", pool.Amount, pool.Kind != "allowance", "GB")
		k.fields(at+".price", pool.Price, true, "")
		k.per(at+".per", pool.Per)
		for _, id := range pool.Charges {
			oneOf(k.fault, at+".charges", id, catalog.IDs(k.p.Charges, func(c catalog.Charge) string { return c.ID }))
		}
		k.must(at, map[string]bool{"id": pool.ID != "", "label": pool.Label != "", "amount": pool.Amount.Set()})
		if pool.Kind == "packs" && (pool.Pack == nil || !(pool.Pack.Value > 0) || !pool.Price.Set() || pool.Unit == "") {
			k.fault(at, "packs have a pack over 0, a price and a unit", "")
		}
	}
}

// amounts looks at a charge's price or tiers, and at what is taken off.
func (k *productCheck) amounts(at string, c catalog.Charge) {
	if c.Price.Set() && len(c.Tiers) > 0 {
		k.fault(at+".price", "a charge has either a price or tiers", "")
	}
	last := 0.0
	for n, t := range c.Tiers {
		k.keyed(at+".tiers", t.Price)
		k.fields(at+".tiers", t.Price, true, c.Unit)
		switch {
		case t.UpTo == nil && n != len(c.Tiers)-1, t.UpTo != nil && t.UpTo.Value <= last:
			k.fault(at+".tiers", "tiers stand in order of up_to, and only the last may have none", "")
		case t.UpTo != nil:
			last = t.UpTo.Value
		}
	}
	for key, amount := range map[string]catalog.Keyed{"price": c.Price, "included": c.Included, "free": c.Free} {
		k.keyed(at+"."+key, amount)
		k.fields(at+"."+key, amount, key == "price", c.Unit)
	}
}

// meter finds a meter, and faults one that there is not.
func (k *productCheck) meter(at, id string) (*catalog.Meter, bool) {
	m, ok := k.catalog.Meter(id)
	if !ok {
		noSuch(k.fault, at, "meter", id, "meters", catalog.IDs(k.catalog.Meters, catalog.MeterID))
	}
	return m, ok
}

// per is a meter that may be left out.
func (k *productCheck) per(at, id string) {
	if id != "" {
		k.meter(at, id)
	}
}

func overlap(a, b catalog.Charge) bool {
	return (a.Until == "" || b.From < a.Until) && (b.Until == "" || a.From < b.Until)
}

// beside looks at what no charge models, and at meters that every host says
// something about: without a charge, no_charge or not_included a cost would be
// left out silently.
func (k *productCheck) beside() {
	seen := map[string]bool{}
	for i, n := range k.p.NotIncluded {
		at := fmt.Sprintf("not_included[%d]", i+1)
		k.scope(at, n.Scope)
		k.source(at+".source", n.Source, true)
		k.per(at+".meter", n.Meter)
		if n.ID == "" || seen[n.ID] {
			k.fault(at+".id", onceText(n.ID), "")
		}
		k.must(at, map[string]bool{"what": n.What != ""})
		seen[n.ID] = true
		if n.Priced() && n.Vendor == "" {
			k.beyond(at, n)
		}
	}
	for _, meter := range slices.Sorted(maps.Keys(k.p.NoCharge)) {
		at := "no_charge." + meter
		n := k.p.NoCharge[meter]
		k.scope(at, n.Scope)
		k.source(at+".source", n.Source, false)
		if _, ok := k.meter(at, meter); ok {
			k.asksAnyway(at, meter, n)
		}
		if n.Note == "" {
			k.fault(at+".note", missing+": why nothing is asked for it", "")
		}
	}
	if k.addon || k.p.Local || !k.p.Status.Advisable() { // of a host of one's own the bill names it
		return
	}
	for _, m := range k.catalog.Meters {
		for _, s := range k.p.Setups {
			if m.AskedOf(k.p, s) && !k.p.Says(m.ID, s) {
				k.fault("charges", fmt.Sprintf("%s says nothing of %s: a charge, no_charge or not_included is needed", s.ID, m.ID), "")
				break
			}
		}
	}
}

// beyond looks at what something beside bills comes to.
func (k *productCheck) beyond(at string, n catalog.NotIncluded) {
	k.must(at, map[string]bool{"label": n.Label != ""})
	if _, ok := k.catalog.Rate(catalog.Currency(n.Currency)); !ok {
		k.noRate(at+".currency", n.Currency)
	}
	if n.Percent != nil {
		if n.Price.Set() || len(n.Tiers) > 0 || n.Usual != nil {
			k.fault(at+".percent", "a share of charges has no price and no quantity", "")
		}
		for _, id := range n.Charges {
			oneOf(k.fault, at+".charges", id, catalog.IDs(k.p.Charges, func(c catalog.Charge) string { return c.ID }))
		}
		return
	}
	k.amounts(at, n.Charge())
	switch {
	case n.Usual != nil && !(*n.Usual > 0):
		k.fault(at+".usual", "a quantity over 0 is allowed", "")
	case n.Usual != nil && n.Unit == "":
		k.fault(at+".unit", missing, "")
	case n.Usual == nil && n.Meter == "":
		k.fault(at, "a price is of a meter, or of a usual quantity", "")
	case n.Usual == nil:
		if meter, ok := k.meter(at+".meter", n.Meter); ok {
			k.unit(at+".unit", n.Unit, meter)
			if meter.Needed && slices.ContainsFunc(k.p.Setups, func(s catalog.Setup) bool { return n.Covers(s) && !k.p.Charged(n.Meter, s) }) {
				k.fault(at, fmt.Sprintf("a load needs %s: a charge is needed", n.Meter), "")
			}
		}
	}
}

// open looks at limits, caveats and changes.
func (k *productCheck) open() {
	for i, limit := range k.p.Limits {
		at := fmt.Sprintf("limits[%d]", i+1)
		k.scope(at, limit.Scope)
		k.source(at+".source", limit.Source, false)
		k.meter(at+".meter", limit.Meter)
		if limit.Max.Value < 0 {
			k.fault(at+".max", fmt.Sprintf("found %q; a number over 0 is allowed", limit.Max.Text), "")
		}
	}
	seen := map[string]bool{}
	for i, c := range k.p.Caveats {
		at := fmt.Sprintf("caveats[%d]", i+1)
		k.scope(at, c.Scope)
		k.source(at+".source", c.Source, true)
		if c.ID == "" || seen[c.ID] {
			k.fault(at+".id", onceText(c.ID), "")
		}
		k.must(at, map[string]bool{"text": c.Text != "", "about": len(c.About) > 0})
		seen[c.ID] = true
		k.about(at, c.About)
		for _, id := range slices.Sorted(maps.Keys(c.If)) {
			if q, ok := k.catalog.Question(id); !ok || q.Kind != "number" {
				k.fault(at+".if", fmt.Sprintf("%q is no question for a number", id), "")
			}
			if w := c.If[id]; w.Below == nil && w.From == nil {
				k.fault(at+".if."+id, "below or from is needed", "")
			}
		}
		for _, id := range slices.Sorted(maps.Keys(c.Beside)) {
			criterion, ok := k.catalog.Criterion(id)
			if !ok || criterion.Kind != "levels" {
				k.fault(at+".beside", fmt.Sprintf("%q is no criterion of levels", id), "")
				continue
			}
			for _, level := range c.Beside[id] {
				oneOf(k.fault, at+".beside."+id, level, criterion.Levels)
			}
		}
	}
	for i, c := range k.p.Changes {
		at := fmt.Sprintf("changes[%d]", i+1)
		k.source(at+".source", c.Source, false)
		if c.On == "" {
			k.fault(at+".on", missing+": a day, or a month or a year where no more is announced", "")
		}
		k.must(at, map[string]bool{"text": c.Text != ""})
		k.about(at, c.About)
	}
}

// about faults words that no question, criterion, meter or charge has.
func (k *productCheck) about(at string, words []string) {
	for _, w := range words {
		_, criterion := k.catalog.Criterion(w)
		_, question := k.catalog.Question(w)
		_, meter := k.catalog.Meter(w)
		charge := slices.ContainsFunc(k.p.Charges, func(c catalog.Charge) bool { return c.ID == w })
		pool := slices.ContainsFunc(k.p.Pools, func(p catalog.Pool) bool { return p.ID == w })
		if !criterion && !question && !meter && !charge && !pool {
			k.fault(at+".about", fmt.Sprintf("%q is no criterion, question, meter or charge", w), "")
		}
	}
}

// pairing looks at how an add-on joins a stack.
func (k *productCheck) pairing() {
	p := k.p
	if !k.addon {
		for key, said := range map[string]bool{"slot": p.Slot != "", "applies": p.Applies != nil, "needs": p.Needs != nil, "conflicts": p.Conflicts != nil, "self_run": p.SelfRun} {
			if said {
				k.fault(key, key+" is an add-on's, whose file lies in addons/", "")
			}
		}
		return
	}
	k.must("", map[string]bool{"slot": p.Slot != "", "applies": len(p.Applies) > 0})
	for i, a := range p.Applies {
		at := fmt.Sprintf("applies[%d]", i+1)
		for _, id := range slices.Concat(a.Hosts, a.Not) {
			if host, addon, ok := k.catalog.Product(id); !ok || addon || host == nil {
				noSuch(k.fault, at+".hosts", "host", id, "hosts", catalog.IDs(k.catalog.Hosts, catalog.ProductID))
			}
		}
		k.kinds(at+".kinds", a.Kinds)
		for id, words := range a.Facts {
			c, ok := k.catalog.Criterion(id)
			if !ok {
				noSuch(k.fault, at+".facts", "criterion", id, "criteria", catalog.IDs(k.catalog.Criteria, catalog.CriterionID))
				continue
			}
			for _, w := range words {
				oneOf(k.fault, at+".facts."+id, w, c.Levels)
			}
		}
		k.slots(at+".needs", a.Needs)
	}
	for _, id := range p.Conflicts {
		if _, addon, ok := k.catalog.Product(id); !ok || !addon {
			noSuch(k.fault, "conflicts", "add-on", id, "addons", catalog.IDs(k.catalog.Addons, catalog.ProductID))
		}
	}
	k.slots("needs", p.Needs)
}

// slots faults slots that no add-on fills.
func (k *productCheck) slots(at string, needs []string) {
	for _, s := range needs {
		if !slices.ContainsFunc(k.catalog.Addons, func(a *catalog.Product) bool { return a.Slot == s }) {
			slots := catalog.IDs(k.catalog.Addons, func(a *catalog.Product) string { return a.Slot })
			k.fault(at, fmt.Sprintf("no add-on has the slot %q", s), fault.Nearest(s, slots))
		}
	}
}

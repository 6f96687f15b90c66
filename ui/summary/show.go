package summary

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/quantity"
)

// Show is one host, add-on, criterion, question or vendor, whole: as text and as a value
// to write as JSON. Where there is none, item is nil and ids are all there are. A vendor
// whose id a host has too is asked for as vendor/ID.
func Show(c *catalog.Catalog, id string, width int) (text string, item any, ids []string) {
	p := newTextPage(width)
	word, plainly := strings.CutPrefix(id, "vendor/")
	v, isVendor := c.Vendor(word)
	if plainly && isVendor {
		vendor(p, c, v)
		return p.String(), vendorToJSON(c, v), nil
	}
	if h, _, ok := c.Product(id); ok {
		product(p, c, h)
		return p.String(), productToJSON(h), nil
	}
	if k, ok := c.Criterion(id); ok {
		criterion(p, c, k)
		return p.String(), k, nil
	}
	if q, ok := c.Question(id); ok {
		question(p, c, q)
		return p.String(), q, nil
	}
	if isVendor {
		vendor(p, c, v)
		return p.String(), vendorToJSON(c, v), nil
	}
	ids = slices.Concat(catalog.IDs(c.Products(), catalog.ProductID), catalog.IDs(c.Criteria, catalog.CriterionID), catalog.IDs(c.Questions, catalog.QuestionID))
	for _, v := range c.Vendors {
		ids = append(ids, v.ID, "vendor/"+v.ID)
	}
	return "", nil, ids
}

func product(p page, c *catalog.Catalog, h *catalog.Product) {
	title := h.Name + " (" + h.ID + ")"
	if h.Local {
		title += ", local"
	}
	p.Title(title)
	p.Para(h.Summary)
	p.Para(fmt.Sprintf("%s, by %s. %s", h.Kind, h.Vendor, h.URL))
	if line := vendorLine(c, p, h); line != "" {
		p.Para(line)
	}
	p.Para("Best for: " + h.BestFor)
	p.Para("Avoid if: " + h.AvoidIf)
	p.Para(strings.TrimSpace("Status: " + h.Status.Is + ". " + h.Status.Note + p.Cite(h.Sources[h.Status.Source])))
	if h.Slot != "" {
		p.Para(slotText(c, h))
	}
	p.Section("Facts")
	p.Table([]string{"criterion", "is", "note"}, factRows(p, c, h, h.Facts))
	for _, s := range h.Setups {
		p.Heading("Setup " + s.ID + ": " + s.Name)
		if s.Summary != "" {
			p.Para(s.Summary)
		}
		p.Table(nil, factRows(p, c, h, s.Facts))
	}
	if len(h.Regions) > 0 {
		p.Section("Regions")
		p.Table([]string{"code", "city", "country", "group", "note"}, regionRows(c, h))
	}
	if len(h.Zones) > 0 {
		p.Section("Zones of visitors, for prices")
		p.Table([]string{"zone", "countries"}, zoneRows(h))
	}
	if len(h.Sizes) > 0 {
		p.Section("Sizes")
		p.Table(sizeRows(h))
	}
	p.Section("Prices")
	if rows := chargeRows(p, h); rows == nil && h.Slot != "" {
		p.Para(noPrice)
	} else {
		p.Table([]string{"charge", "per", "price", "for"}, rows)
	}
	if items := besideCharges(p, c, h); items != nil {
		p.Section("Beside the charges")
		p.Items(items)
	}
	if len(h.Caveats)+len(h.Changes) > 0 {
		p.Section("Open")
		var items []string
		for _, cv := range h.Caveats {
			items = append(items, cv.Text+p.Cite(h.Sources[cv.Source]))
		}
		for _, ch := range h.Changes {
			items = append(items, fmt.Sprintf("From %s: %s%s", ch.On, ch.Text, p.Cite(h.Sources[ch.Source])))
		}
		p.Items(items)
	}
	p.Sources()
}

func factRows(p page, c *catalog.Catalog, h *catalog.Product, facts map[string]catalog.Fact) [][]string {
	var rows [][]string
	for _, k := range c.Criteria {
		f, ok := facts[k.ID]
		if !ok {
			continue
		}
		is := ValueText(f.Is, k.Unit)
		if f.Is.Table != nil {
			is = "by language"
		}
		note := f.Note
		if f.Is.Table != nil {
			note = f.Is.String() + ". " + note
		}
		var by []string
		for _, v := range f.By {
			by = append(by, strings.TrimSpace(variantName(v)+" "+ValueText(v.Is, k.Unit)))
		}
		if by != nil {
			note = strings.TrimSpace(note + " By: " + strings.Join(by, "; ") + ".")
		}
		rows = append(rows, []string{k.ID, is, note + p.Cite(h.Sources[f.Source])})
	}
	return rows
}

func variantName(v catalog.Variant) string {
	parts := []string{v.Language, v.Size, v.Region}
	for _, axis := range slices.Sorted(maps.Keys(v.When)) {
		parts = append(parts, strings.Join(v.When[axis], "/"))
	}
	parts = append(parts, days(v.From, v.Until))
	return strings.Join(strings.Fields(strings.Join(parts, " ")), " ")
}

// days says when something is in force, empty if always.
func days(from, until catalog.Date) string {
	var parts []string
	if from != "" {
		parts = append(parts, "from "+string(from))
	}
	if until != "" {
		parts = append(parts, "until "+string(until))
	}
	return strings.Join(parts, " ")
}

func regionRows(c *catalog.Catalog, h *catalog.Product) [][]string {
	var rows [][]string
	for _, r := range h.Regions {
		place := c.Places[r.Place]
		country := place.Country
		if r.Place == "" {
			country = r.Country
		}
		note := r.Note
		if !r.Open() {
			note = strings.TrimSpace("can't be chosen now. " + note)
		}
		rows = append(rows, []string{r.Code, c.Where(r), country, r.Group, note})
	}
	return rows
}

func zoneRows(h *catalog.Product) [][]string {
	var rows [][]string
	for _, zone := range slices.Sorted(maps.Keys(h.Zones)) {
		countries := strings.Join(slices.Sorted(slices.Values(h.Zones[zone])), ", ")
		if countries == "*" {
			countries = "all others"
		}
		rows = append(rows, []string{zone, countries})
	}
	return rows
}

// sizeRows are the sizes of a host, with those of catalog.SizeFields that some size has.
func sizeRows(h *catalog.Product) (head []string, rows [][]string) {
	fields := slices.DeleteFunc(slices.Clone(catalog.SizeFields), func(name string) bool {
		return !slices.ContainsFunc(h.Sizes, func(s catalog.Size) bool { return sizeText(s, name) != "" })
	})
	head = append([]string{"size", "vCPU", "MB"}, fields...)
	for _, s := range h.Sizes {
		row := []string{s.ID, quantity.Text(s.VCPUs), quantity.Text(s.MemoryMB)}
		for _, name := range fields {
			row = append(row, sizeText(s, name))
		}
		note := s.Note
		if !s.Open() {
			note = strings.TrimSpace("can't be ordered now. " + note)
		}
		rows = append(rows, append(row, note))
	}
	return append(head, ""), rows
}

// sizeText is what a size says of one of catalog.SizeFields, empty if nothing.
func sizeText(s catalog.Size, field string) string {
	switch a := s.Amount(field); {
	case a != nil:
		return quantity.Digits(a.Text)
	case field == catalog.SizePrice && s.Price.Unknown:
		return "unknown"
	}
	return ""
}

// priceText is what a charge asks for a unit, by tiers where it has them.
func priceText(ch catalog.Charge) string {
	price := keyedText(ch.Price)
	var tiers []string
	for _, t := range ch.Tiers {
		upTo := "then"
		if t.UpTo != nil {
			upTo = "to " + quantity.Text(t.UpTo.Value)
		}
		tiers = append(tiers, upTo+" "+keyedText(t.Price))
	}
	if tiers != nil {
		price = strings.Join(tiers, "; ")
	}
	if ch.Currency != "" && ch.Currency != "USD" {
		price = ch.Currency + " " + price
	}
	return price
}

func chargeRows(p page, h *catalog.Product) [][]string {
	var rows [][]string
	for _, ch := range h.Charges {
		scope := strings.Join(ch.Setups, ", ")
		for _, axis := range h.Axes {
			if options := ch.When[axis.ID]; options != nil {
				scope = strings.Trim(scope+", "+strings.Join(options, "/"), ", ")
			}
		}
		scope = strings.Trim(scope+", "+days(ch.From, ch.Until), ", ")
		rows = append(rows, []string{ch.Label, ch.Unit, priceText(ch), strings.TrimSpace(scope + p.Cite(h.Sources[ch.Source]))})
	}
	for _, pool := range h.Pools {
		amount := keyedText(pool.Amount)
		if pool.Currency != "" && pool.Currency != "USD" {
			amount = pool.Currency + " " + amount
		}
		scope := strings.Trim(strings.Join(pool.Setups, ", ")+", "+days(pool.From, pool.Until), ", ")
		rows = append(rows, []string{pool.Label, pool.Kind, amount, strings.TrimSpace(scope + p.Cite(h.Sources[pool.Source]))})
	}
	return rows
}

// noPrice is what is said of an add-on without charges.
const noPrice = "It has no price of its own."

// slotText is which slot an add-on fills, and what must and can't stand beside it.
func slotText(c *catalog.Catalog, h *catalog.Product) string {
	text := "Slot: " + h.Slot + "."
	needs := func(slots []string, begin string) {
		for _, slot := range slots {
			var fill []string
			for _, a := range c.Addons {
				if a.Slot == slot && a.Status.Advisable() {
					fill = append(fill, a.Name)
				}
			}
			text += fmt.Sprintf(" %s needs the slot %s filled, by %s.", begin, slot, strings.Join(fill, " or "))
		}
	}
	needs(h.Needs, "It")
	for _, a := range h.Applies {
		where := "On some hosts it"
		if list := slices.Concat(a.Hosts, a.Kinds); list != nil {
			where = "On " + strings.Join(list, ", ") + " it"
		}
		needs(a.Needs, where)
	}
	var apart []string
	for _, o := range c.Addons {
		if slices.Contains(h.Conflicts, o.ID) || slices.Contains(o.Conflicts, h.ID) {
			apart = append(apart, o.Name)
		}
	}
	if apart != nil {
		text += " Not beside: " + strings.Join(apart, ", ") + "."
	}
	return text
}

// besideCharges is what no charge has: what is on the invoice all the same, and what
// nothing is asked for.
func besideCharges(p page, c *catalog.Catalog, h *catalog.Product) []string {
	var items []string
	for _, n := range h.NotIncluded {
		begin, what := "Not included", strings.TrimSuffix(n.What, ".")
		switch {
		case n.Percent != nil:
			begin, what = besideWord(n.Instead, n.Percent.Value < 0), n.Label+": "+n.Percent.Text+" %"+ofCharges(n.Charges)+". "+what
		case n.Priced():
			begin, what = besideWord(n.Instead, false), n.Label+": "+priceText(n.Charge())+" a "+n.Unit+". "+what
		}
		items = append(items, begin+scopeText(n.Scope)+": "+what+"."+p.Cite(h.Sources[n.Source]))
	}
	for _, id := range slices.Sorted(maps.Keys(h.NoCharge)) {
		name, n := id, h.NoCharge[id]
		if m, ok := c.Meter(id); ok {
			name = m.Name
		}
		items = append(items, "No charge: "+name+scopeText(n.Scope)+": "+strings.TrimSuffix(n.Note, ".")+"."+p.Cite(h.Sources[n.Source]))
	}
	return items
}

// ofCharges is what a percentage is of, empty for the whole bill.
func ofCharges(ids []string) string {
	if len(ids) == 0 {
		return ""
	}
	return " of " + strings.Join(ids, ", ")
}

// scopeText is which setups something is of, empty for all.
func scopeText(s catalog.Scope) string {
	words := slices.Clone(s.Setups)
	for _, axis := range slices.Sorted(maps.Keys(s.When)) {
		words = append(words, strings.Join(s.When[axis], "/"))
	}
	if words == nil {
		return ""
	}
	return " (" + strings.Join(words, ", ") + ")"
}

// keyedText is an amount in a cell: itself, or how many keys it differs by.
func keyedText(k catalog.Keyed) string {
	switch {
	case k.One != nil:
		return quantity.Digits(k.One.Text)
	case k.Field != "":
		return "the size's " + k.Field
	case len(k.By) == 0:
		return "unknown"
	}
	least, most, n := "", "", 0
	var low, high float64
	k.Each(func(a catalog.Amount) {
		if n == 0 || a.Value < low {
			least, low = a.Text, a.Value
		}
		if n == 0 || a.Value > high {
			most, high = a.Text, a.Value
		}
		n++
	})
	least, most = quantity.Digits(least), quantity.Digits(most)
	if least == most {
		return fmt.Sprintf("%s (%d keys)", least, n)
	}
	return fmt.Sprintf("%s to %s (%d keys)", least, most, n)
}

func criterion(p page, c *catalog.Catalog, k *catalog.Criterion) {
	p.Title(k.Name + " (" + k.ID + ")")
	p.Para(k.Help)
	if k.Levels != nil {
		p.Section("Levels, worst first")
		p.Table(nil, ruleRows(k))
		p.Section("Hosts and add-ons")
	}
	var rows [][]string
	for _, h := range c.Products() {
		if f, ok := h.Facts[k.ID]; ok {
			rows = append(rows, []string{h.ID, ValueText(f.Is, k.Unit), f.Note + p.Cite(h.Sources[f.Source])})
		}
	}
	p.Table([]string{"of", "is", "note"}, rows)
	p.Sources()
}

func question(p page, c *catalog.Catalog, q *catalog.Question) {
	p.Title(q.Ask)
	p.Para(q.Help)
	line := fmt.Sprintf("%s, %s, %s; by default a %s.", q.ID, q.Tier, q.Kind, q.Importance)
	if d := c.Assumed(q); d != nil {
		text := fmt.Sprint(d)
		if n, ok := catalog.Number(d); ok {
			text = quantity.Count(n, q.Unit)
		}
		line += " Default: " + text
		if f := q.Follows; f != nil {
			line += fmt.Sprintf(", %s times %s", quantity.Text(f.Times), f.Question)
		}
		line += "."
	}
	p.Para(line)
	var rows [][]string
	for _, o := range q.Options {
		var needs []string
		for _, r := range o.Requires {
			needs = append(needs, strings.TrimSpace(r.Criterion+" "+r.Bound))
		}
		rows = append(rows, []string{o.ID, o.Name, strings.Join(needs, ", "), o.Text})
	}
	p.Table([]string{"answer", "", "requires", ""}, rows)
}

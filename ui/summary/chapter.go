package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/guide"
	"whereto/model/stack"
)

// chapter writes the hosts and add-ons of one chapter. One that is alone in a
// chapter of its name needs no heading of its own.
func (w *guideWriter) chapter(ch catalog.GuideChapter) {
	w.Section(ch.Name)
	if ch.Text != "" {
		w.Para(ch.Text)
	}
	for _, id := range slices.Concat(ch.Hosts, ch.Addons) {
		h, addon, ok := w.c.Product(id)
		if !ok {
			continue
		}
		heading := w.Sub
		if len(ch.Hosts)+len(ch.Addons) == 1 && h.Name == ch.Name {
			heading = w.Heading
		} else {
			w.Heading(h.Name)
		}
		w.about(h)
		if addon {
			w.addon(h, heading)
			continue
		}
		for _, t := range w.c.Guide.Topics {
			w.topic(h, t, heading)
		}
	}
}

// about says what a product is and whether it can be chosen.
func (w *guideWriter) about(h *catalog.Product) {
	w.Para(fmt.Sprintf("%s By %s: %s", h.Summary, h.Vendor, h.URL))
	if h.Local {
		w.Para("Local data.")
	}
	if !h.Status.PlainlyActive() || h.Status.Note != "" {
		text := fmt.Sprintf("Status: %s. %s", statusOf(h), h.Status.Note)
		w.Para(strings.TrimSpace(text) + w.Cite(h.Sources[h.Status.Source]))
	}
}

func statusOf(h *catalog.Product) string {
	text := h.Status.Is
	if h.Status.Since != "" {
		text += " since " + string(h.Status.Since)
	}
	if h.Status.Successor != "" {
		text += "; successor: " + h.Status.Successor
	}
	return text
}

// topic writes one heading of a host's section, nothing where there is nothing
// to say.
func (w *guideWriter) topic(h *catalog.Product, t catalog.GuideTopic, heading func(string)) {
	facts := w.facts(h, t.Criteria)
	bills := w.g.Hosts[h.ID].Bills
	if facts == nil && (t.Part != "bills" || bills == nil) && (t.Part != "regions" || len(h.Regions) == 0) && t.Part != "conclusions" {
		return
	}
	heading(t.Name)
	w.Table([]string{"", "is", "note"}, facts)
	if by := w.addons(h, t.Criteria); by != "" {
		w.Para("Add-ons that change this: " + by + ".")
	}
	switch t.Part {
	case "regions":
		w.regions(h)
	case "bills":
		w.bills(h)
	case "conclusions":
		w.conclusions(h)
	}
}

// facts are rows of what the host says on criteria: once where all setups say
// the same, else by setup.
func (w *guideWriter) facts(h *catalog.Product, criteria []string) [][]string {
	var rows [][]string
	for _, id := range criteria {
		k, _ := w.c.Criterion(id)
		if k == nil {
			continue
		}
		var said []catalog.Fact
		var whose [][]string
		setups := h.Setups
		if len(setups) == 0 {
			setups = []catalog.Setup{{}}
		}
		for _, s := range setups {
			f, ok := h.Fact(s, id)
			if !ok {
				continue
			}
			i := slices.IndexFunc(said, func(o catalog.Fact) bool { return o.Is.Equal(f.Is) && o.Note == f.Note })
			if i < 0 {
				i = len(said)
				said, whose = append(said, f), append(whose, nil)
			}
			whose[i] = append(whose[i], s.Name)
		}
		for i, f := range said {
			name := k.Name
			if len(said) > 1 {
				name += ", " + fewSetups(whose[i])
			}
			rows = append(rows, []string{name, isText(k, f), factNote(w, h, k, f)})
		}
	}
	return rows
}

// fewSetups names setups, the first of them where they are many.
func fewSetups(names []string) string {
	const few = 3
	if len(names) > few {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:few-1], "; "), len(names)-few+1)
	}
	return strings.Join(names, "; ")
}

// isText is a fact's value in a cell.
func isText(k *catalog.Criterion, f catalog.Fact) string {
	if f.Is.Table != nil {
		return byLevel(k, f.Is.Table)
	}
	return ValueText(f.Is, k.Unit)
}

// byLevel says which members have which level, the best first.
func byLevel(k *catalog.Criterion, table map[string]string) string {
	var parts []string
	for _, level := range append([]string{"unknown"}, k.Levels...) {
		var members []string
		for _, m := range k.Members {
			if table[m] == level {
				members = append(members, m)
			}
		}
		if members != nil {
			parts = append([]string{level + ": " + strings.Join(members, ", ")}, parts...)
		}
	}
	return strings.Join(parts, "; ")
}

// factNote is a fact's note, what it says under conditions, and what other
// sources say.
func factNote(p page, h *catalog.Product, k *catalog.Criterion, f catalog.Fact) string {
	note := f.Note
	var by []string
	for _, v := range f.By {
		by = append(by, strings.TrimSpace(variantName(v)+" "+ValueText(v.Is, k.Unit)))
	}
	if by != nil {
		note = strings.TrimSpace(note + " By: " + strings.Join(by, "; ") + ".")
	}
	note += p.Cite(h.Sources[f.Source])
	for _, o := range f.Also {
		note += fmt.Sprintf(" Another source says %s: %s%s", ValueText(o.Is, k.Unit), o.Note, p.Cite(h.Sources[o.Source]))
	}
	return note
}

// addons names those that can join the host and raise a criterion.
func (w *guideWriter) addons(h *catalog.Product, criteria []string) string {
	var names []string
	raises, beside := map[string][]string{}, map[string]string{}
	for _, id := range criteria {
		for _, r := range w.g.Hosts[h.ID].Raises {
			if r.Criterion.ID == id {
				raises[r.Addon.Name] = append(raises[r.Addon.Name], strings.ToLower(r.Criterion.Name)+" "+r.Level)
				beside[r.Addon.Name] = besideIt(r)
			}
		}
	}
	for _, a := range w.c.Addons {
		if raises[a.Name] != nil {
			names = append(names, fmt.Sprintf("%s%s (%s)", a.Name, beside[a.Name], strings.Join(raises[a.Name], ", ")))
		}
	}
	return strings.Join(names, "; ")
}

// besideIt names what has to stand beside an add-on that raises something.
func besideIt(r guide.Raise) string {
	var slots []string
	for _, fill := range r.Beside {
		slots = append(slots, strings.Join(catalog.IDs(fill, func(p *catalog.Product) string { return p.Name }), " or "))
	}
	if slots == nil {
		return ""
	}
	return " beside " + strings.Join(slots, " and ")
}

func (w *guideWriter) regions(h *catalog.Product) {
	var names []string
	for _, r := range h.Regions {
		name := r.Code
		if p, ok := w.c.Places[r.Place]; ok {
			name = fmt.Sprintf("%s (%s)", p.City, r.Code)
			if r.Code == r.Place { // the vendor names it by its city
				name = p.City
			}
		} else if area := w.c.Where(r); area != "" {
			name = fmt.Sprintf("%s (%s)", area, r.Code)
		}
		if !r.Open() {
			name += ", not sold now"
		}
		names = append(names, name)
	}
	if len(names) == 0 {
		return
	}
	const many = 60
	text := fmt.Sprintf("%d regions: ", len(names))
	if len(names) == 1 {
		text = "One region: "
	}
	if len(names) > many {
		text = fmt.Sprintf("%d locations, among them ", len(names))
		names = names[:many]
	}
	w.Para(text + strings.Join(names, ", ") + ".")
}

// bills are what the guide's workload costs in each setup, and the cheapest bill
// line by line.
func (w *guideWriter) bills(h *catalog.Product) {
	bills, best := w.g.Hosts[h.ID].Bills, w.g.Hosts[h.ID].Cheapest
	if best == nil {
		return
	}
	var rows [][]string
	for _, b := range bills {
		rows = append(rows, []string{setupOf(b), total(b)})
	}
	currency := w.g.Advice.Currency
	w.Table([]string{"my workload", currency + " a month"}, rows)
	w.Para("Line by line, " + setupOf(best) + ":")
	w.Table([]string{"cost", currency, "arithmetic"}, billRows(w, best.Bill))
	if len(leftOut(best.Bill)) > 0 {
		w.Para("Not included: " + strings.Join(leftOut(best.Bill), "; ") + ".")
	}
	for _, b := range bills {
		if b.Reserved != nil { // other setups that reserve differ in price, not in kind
			w.Para("Reserved capacity, worked through, " + setupOf(b) + ":")
			reserved(w, b.Reserved)
			break
		}
	}
}

// conclusions are what a host is for, how it stands for the guide's answers, and
// everything that is open about it.
func (w *guideWriter) conclusions(h *catalog.Product) {
	w.Para("Best for: " + h.BestFor)
	w.Para("Avoid if: " + h.AvoidIf)
	if text := w.standing(h); text != "" {
		w.Para(text)
	}
	w.caveats(h)
}

// standing says where a host stands in the advice.
func (w *guideWriter) standing(h *catalog.Product) string {
	is := func(s *stack.Stack) bool { return s.Host == h }
	a := w.g.Advice
	if i := slices.IndexFunc(a.Stacks, is); i >= 0 {
		return fmt.Sprintf("For me: place %d of %d, as %s, %s %s a month.", a.Place(a.Stacks[i]), len(a.Stacks), a.Stacks[i].Name, Total(a.Stacks[i]), a.Currency)
	}
	why := ""
	if failing := slices.Concat(a.Near, a.RuledOut); slices.ContainsFunc(failing, is) {
		why = because(w.c, failing[slices.IndexFunc(failing, is)])
	}
	for _, closed := range a.Closed {
		if closed.Host == h {
			why = closedWhy(w.c, closed)
		}
	}
	if why == "" {
		return ""
	}
	return fmt.Sprintf("For me: not, because of %s.", strings.TrimSuffix(why, "."))
}

func (w *guideWriter) caveats(h *catalog.Product) {
	var items []string
	today := w.g.Advice.Today
	for _, cv := range h.Caveats {
		if cv.InForce(today) {
			items = append(items, cv.Text+w.Cite(h.Sources[cv.Source]))
		}
	}
	for _, ch := range h.Changes {
		if ch.Ahead(today) {
			items = append(items, fmt.Sprintf("From %s: %s%s", ch.On, ch.Text, w.Cite(h.Sources[ch.Source])))
		}
	}
	if items != nil {
		w.Para("To note:")
		w.Items(items)
	}
}

// addon writes what an add-on brings, costs and leaves open.
func (w *guideWriter) addon(h *catalog.Product, heading func(string)) {
	var ids []string
	for _, k := range w.c.Criteria {
		ids = append(ids, k.ID)
	}
	heading("What it brings")
	w.Table([]string{"", "is", "note"}, w.facts(h, ids))
	heading("Cost")
	if rows := chargeRows(w, h); rows != nil {
		w.Table([]string{"charge", "per", "price", "for"}, rows)
	} else {
		w.Para(noPrice)
	}
	heading("Conclusions")
	w.Para("Best for: " + h.BestFor)
	w.Para("Avoid if: " + h.AvoidIf)
	w.caveats(h)
}

// points writes the draft's open points: what each asked, and what answers it.
func (w *guideWriter) points() {
	w.Section(sectionPoints)
	for i, point := range w.c.Guide.Points {
		w.Heading(fmt.Sprintf("%d. %s", i+1, point.Name))
		w.Para("The draft: " + point.Says)
		if point.Answer != "" {
			w.Para(point.Answer)
		}
		var rows [][]string
		for _, ref := range point.Facts {
			h, k, f, ok := w.c.FactAt(ref)
			if !ok {
				continue
			}
			name := h.Name
			if _, setup, has := strings.Cut(ref[:strings.IndexByte(ref, '#')], "/"); has {
				s, _ := h.Setup(setup)
				name += ", " + s.Name
			}
			rows = append(rows, []string{name, k.Name, isText(k, f), factNote(w, h, k, f)})
		}
		w.Table([]string{"", "", "is", "note"}, rows)
		for _, b := range w.g.Points[i] {
			w.Para(fmt.Sprintf("%s: %s %s a month.", b.Name, total(b.Priced), b.Priced.Bill.Currency))
			w.Table([]string{"cost", b.Priced.Bill.Currency, "arithmetic"}, billRows(w, b.Priced.Bill))
		}
		var items []string
		for _, ref := range point.Caveats {
			if h, cv, ok := w.c.CaveatAt(ref); ok {
				items = append(items, h.Name+": "+cv.Text+w.Cite(h.Sources[cv.Source]))
			}
		}
		if items != nil {
			w.Para("Still to note:")
			w.Items(items)
		}
	}
}

package summary

import (
	"fmt"
	"math"
	"regexp"
	"slices"
	"strings"
	"sync"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/guide"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// Guide is the guide as Markdown that is read in half an hour: what comes out for its author,
// an answer to each point that its draft left open, where its heading stands, and of each host
// what it is, what it says on the headings that matter, what it costs the author, and when to
// take it. [FullGuide] has the rest.
func Guide(c *catalog.Catalog, g *guide.Guide) string {
	p := new(markdownPage)
	w := &shortGuide{p, c, g, &guideWriter{page: p, c: c, g: g}}
	w.write()
	return p.String()
}

// shortGuide writes the short guide onto a page.
type shortGuide struct {
	*markdownPage
	c    *catalog.Catalog
	g    *guide.Guide
	full *guideWriter
}

const sectionAnswers = "What the draft left open, answered"

func (w *shortGuide) write() {
	outline, a := w.c.Guide, w.g.Advice
	w.Title(outline.Title)
	w.Para(outline.Summary)
	w.Para(fmt.Sprintf("Prices of %s, in %s; data of %s (%s).", a.Today, a.Currency, a.Origin.AsOf, short(a.Origin.Hash)))
	for _, text := range outline.Intro {
		w.Para(text)
	}
	chapters := w.full.chapters()
	sections := []string{sectionWants, sectionOutcome, sectionAnswers}
	for _, near := range outline.Near {
		sections = append(sections, near.Name)
	}
	sections = append(sections, sectionBeside)
	for _, ch := range chapters {
		sections = append(sections, ch.Name)
	}
	if w.cites() {
		sections = append(sections, "Sources")
	}
	w.Contents(sections)
	w.wants()
	w.outcome()
	w.answered()
	for i, near := range outline.Near {
		w.near(near, w.g.Near[i])
	}
	w.beside(chapters)
	for _, ch := range chapters {
		w.chapter(ch)
	}
	w.Sources()
}

// cites reports whether something will be cited: a fact of a point or a line of its bills.
func (w *shortGuide) cites() bool {
	return slices.ContainsFunc(w.c.Guide.Points, func(p catalog.GuidePoint) bool { return len(p.Facts)+len(p.Bills) > 0 })
}

func (w *shortGuide) wants() {
	w.Section(sectionWants)
	var items []string
	for _, want := range w.c.Guide.Wants {
		items = append(items, want.Name+". "+want.Text)
	}
	w.Items(items)
	w.Para("The same as answers, which whereto reads; what is left out is taken as it says itself.")
	w.Code("toml", AnswersFile(w.c, w.g.Advice.Answers))
}

// How many rows the short guide has of what fits, and of what misses one must.
const (
	mostFitting = 12
	mostMissing = 6
)

func (w *shortGuide) outcome() {
	c, a := w.c, w.g.Advice
	w.Section(sectionOutcome)
	recommendation(w.markdownPage, c, a, mostFlips)
	w.Para(strings.Join(CountTexts(a), "; ") + ".")
	for _, group := range Groups(a) {
		w.Para(group.Heading)
		rows := rankRows(c, a, group)
		w.Table([]string{"", "stack", "value", a.Currency + " a month", "ms", ""}, rows[:min(mostFitting, len(rows))])
	}
	if len(a.Near) > 0 {
		w.Para(fmt.Sprintf("%s, the first of %d", MissesOne, len(a.Near)))
		var rows [][]string
		for _, s := range a.Near[:min(mostMissing, len(a.Near))] {
			rows = append(rows, []string{s.Name, Total(s), because(c, s)})
		}
		w.Table([]string{"stack", a.Currency + " a month", "because"}, rows)
	}
	w.points("")
}

// points answers the open points of a chapter.
func (w *shortGuide) points(chapter string) {
	for i, point := range w.c.Guide.Points {
		if w.chapterOf(point) == chapter {
			w.point(i)
		}
	}
}

// answered lists the open points, each with its answer in short and the way to its heading.
func (w *shortGuide) answered() {
	w.Section(sectionAnswers)
	w.b.WriteString("\n")
	for i, point := range w.c.Guide.Points {
		heading := pointHeading(i, point)
		fmt.Fprintf(&w.b, "%d. [%s](#%s). %s\n", i+1, escape(point.Name), anchor(heading), escape(w.inShort(i)))
	}
}

func pointHeading(i int, p catalog.GuidePoint) string {
	return fmt.Sprintf("Open point %d: %s", i+1, p.Name)
}

// inShort is the answer to a point in one line: its first sentence, and its bills.
func (w *shortGuide) inShort(i int) string {
	point := w.c.Guide.Points[i]
	text := firstSentence(point.Answer)
	var figures []string
	for _, b := range w.g.Points[i] {
		figures = append(figures, b.Name+" "+total(b.Priced))
	}
	if figures != nil {
		text += fmt.Sprintf(" (%s a month: %s.)", w.g.Advice.Currency, strings.Join(figures, "; "))
	}
	return strings.TrimSpace(text)
}

// ending is where a sentence ends and another begins.
var ending = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[.:] \p{Lu}`) })

// firstSentence is a text's first sentence; all of it where there is one alone.
func firstSentence(text string) string {
	for _, at := range ending().FindAllStringIndex(text, -1) {
		if text[at[0]] == '.' {
			return text[:at[0]+1]
		}
	}
	return text
}

// named is a product, with its setup where a reference has one.
func (w *shortGuide) named(h *catalog.Product, ref string) string {
	product, _, _ := strings.Cut(ref, "#")
	if _, id, has := strings.Cut(product, "/"); has {
		if s, ok := h.Setup(id); ok {
			return h.Name + ", " + s.Name
		}
	}
	return h.Name
}

// languages are those of the guide's author.
func (w *shortGuide) languages() []string {
	return w.g.Advice.Answers.Values[catalog.QuestionLanguage].Words
}

// is is a fact's value for the author: of languages those that are used, once where all have the
// same.
func (w *shortGuide) is(k *catalog.Criterion, f catalog.Fact) string {
	if f.Is.Table == nil {
		return ValueText(f.Is, k.Unit)
	}
	var names, levels []string
	for _, language := range w.languages() {
		if level, ok := f.Is.Table[language]; ok {
			names, levels = append(names, language), append(levels, level)
		}
	}
	if names == nil {
		return byLevel(k, f.Is.Table)
	}
	if len(slices.Compact(slices.Clone(levels))) == 1 {
		return levels[0]
	}
	for i := range names {
		names[i] += " " + levels[i]
	}
	return strings.Join(names, ", ")
}

// chapterOf is the chapter or the table of distances in which a point's heading stands: the one
// that it names, or that of the first product that it asks of; empty where it asks of all.
func (w *shortGuide) chapterOf(point catalog.GuidePoint) string {
	if point.Chapter != "" {
		return point.Chapter
	}
	id := ""
	if len(point.Bills) > 0 {
		id = point.Bills[0].Product
	}
	if len(point.Facts) > 0 {
		id, _, _ = strings.Cut(point.Facts[0], "#")
		id, _, _ = strings.Cut(id, "/")
	}
	for _, ch := range w.full.chapters() {
		if slices.Contains(ch.Hosts, id) || slices.Contains(ch.Addons, id) {
			return ch.Name
		}
	}
	return ""
}

// point answers one open point in full.
func (w *shortGuide) point(i int) {
	point := w.c.Guide.Points[i]
	w.Sub(pointHeading(i, point))
	w.Para("The draft: " + point.Says)
	if point.Answer != "" {
		w.Para(point.Answer)
	}
	var items, levels []string
	for _, ref := range point.Facts {
		h, k, f, ok := w.c.FactAt(ref)
		if !ok {
			continue
		}
		text := fmt.Sprintf("%s, %s: %s", w.named(h, ref), k.Name, w.is(k, f))
		if point.Answer != "" && k.Unit == "" { // the answer has said it
			levels = append(levels, text+w.Cite(h.Sources[f.Source]))
			continue
		}
		items = append(items, text+". "+w.note(h, k, f))
	}
	if levels != nil {
		items = append(items, strings.Join(levels, "; ")+".")
	}
	for _, b := range w.g.Points[i] {
		items = append(items, fmt.Sprintf("%s: %s %s a month. %s", b.Name, total(b.Priced), b.Priced.Bill.Currency, sums(w, b.Priced.Bill)))
	}
	for _, ref := range point.Caveats {
		if point.Answer != "" {
			break
		}
		if h, cv, ok := w.c.CaveatAt(ref); ok {
			items = append(items, h.Name+": "+firstSentence(cv.Text)+w.Cite(h.Sources[cv.Source]))
		}
	}
	if items != nil {
		w.Items(items)
	}
}

// note is the first sentence of a fact's note with what it says of the author's languages, and its
// source.
func (w *shortGuide) note(h *catalog.Product, k *catalog.Criterion, f catalog.Fact) string {
	text := firstSentence(f.Note)
	var by []string
	for _, v := range f.By {
		if slices.Contains(w.languages(), v.Language) {
			by = append(by, variantName(v)+" "+ValueText(v.Is, k.Unit))
		}
	}
	if by != nil {
		text = strings.TrimSpace(text + " Of " + strings.Join(by, "; of ") + ".")
	}
	return text + w.Cite(h.Sources[f.Source])
}

// sums are the lines of a bill that come to something.
func sums(p noter, b cost.Bill) string {
	var parts []string
	for _, l := range b.Lines {
		if !l.Known || math.Abs(l.Amount) >= leastAmount {
			arithmetic, _, _ := strings.Cut(l.Arithmetic, "  [") // where a quantity comes from: the full guide has it
			parts = append(parts, LineLabel(l)+": "+arithmetic+p.Cite(l.Source))
		}
	}
	if parts == nil {
		return "All of it is included."
	}
	return strings.Join(parts, "; ") + "."
}

// leastAmount is what a cent is rounded from.
const leastAmount = 0.005

// near is how far each host is, and what it costs.
func (w *shortGuide) near(n catalog.GuideDistance, hosts []guide.Distance) {
	w.Section(n.Name)
	if n.Text != "" {
		w.Para(n.Text + " A city stands where it changes.")
	}
	head := []string{"host"}
	for _, place := range n.From {
		head = append(head, w.c.Places[place].City)
	}
	var rows [][]string
	for _, d := range hosts {
		row := []string{d.Host.Name}
		city := ""
		for i := range n.From {
			cell := "not known"
			if d.Known {
				cell = quantity.Millis(d.Legs[i].RTT.MS)
				if d.Legs[i].City != city {
					city = d.Legs[i].City
					cell += ", " + city
				}
			}
			row = append(row, cell)
		}
		rows = append(rows, append(row, total(w.g.Hosts[d.Host.ID].Cheapest)))
	}
	w.Table(append(head, w.g.Advice.Currency+" a month"), rows)
	w.Items(w.closest(n, hosts))
	w.points(n.Name)
}

// nearMS is how far a region may be that counts as there.
const nearMS = 20

// closest says of each place how many hosts are there, and which of them is the cheapest.
func (w *shortGuide) closest(n catalog.GuideDistance, hosts []guide.Distance) []string {
	var items []string
	for i, place := range n.From {
		count, best := 0, guide.Distance{}
		for _, d := range hosts {
			if !d.Known || d.Legs[i].RTT.MS > nearMS {
				continue
			}
			count++
			if b := w.g.Hosts[d.Host.ID].Cheapest; b.Bill.Complete && (best.Host == nil || b.Bill.Total < w.g.Hosts[best.Host.ID].Cheapest.Bill.Total) {
				best = d
			}
		}
		text := fmt.Sprintf("Within %d ms of %s: %d of %d hosts", nearMS, w.c.Places[place].City, count, len(hosts))
		if best.Host != nil {
			text += fmt.Sprintf("; the cheapest with all prices known is %s, %s %s a month", best.Host.Name, total(w.g.Hosts[best.Host.ID].Cheapest), w.g.Advice.Currency)
		}
		items = append(items, text+".")
	}
	return items
}

// chapter writes hosts, add-ons, and the open points that ask of them.
func (w *shortGuide) chapter(ch catalog.GuideChapter) {
	w.Section(ch.Name)
	if ch.Text != "" && len(ch.Hosts) != 1 { // one host says itself what it is
		w.Para(ch.Text)
	}
	var hosts []*catalog.Product
	for _, id := range ch.Hosts {
		if h, addon, ok := w.c.Product(id); ok && !addon {
			hosts = append(hosts, h)
		}
	}
	for _, h := range hosts {
		if len(hosts) > 1 || h.Name != ch.Name {
			w.Heading(h.Name)
		}
		w.host(h)
	}
	var items []string
	for _, id := range ch.Addons {
		if h, _, ok := w.c.Product(id); ok {
			items = append(items, w.addon(h))
		}
	}
	if items != nil {
		if len(ch.Hosts) > 0 {
			w.Heading("What joins " + joined(ch))
		}
		w.Items(items)
	}
	w.points(ch.Name)
}

// joined is what the add-ons of a chapter join.
func joined(ch catalog.GuideChapter) string {
	if len(ch.Hosts) > 1 {
		return "them"
	}
	return ch.Name
}

// about is what a product is, and whether it can be chosen.
func (w *shortGuide) about(h *catalog.Product) string {
	text := h.Summary
	if !h.Status.PlainlyActive() {
		text += fmt.Sprintf(" Status: %s.", statusOf(h))
	}
	if h.Local {
		text += " Local data."
	}
	return text
}

// beside sets the hosts that can be chosen side by side: what each says on the headings that
// matter, and where it stands for the author.
func (w *shortGuide) beside(chapters []catalog.GuideChapter) {
	w.Section(sectionBeside)
	w.Para("The host alone, without add-ons; where its setups differ, all that they say.")
	head := []string{"host", "for me"}
	for _, id := range w.c.Guide.Brief {
		head = append(head, w.c.CriterionName(id))
	}
	var rows [][]string
	for _, ch := range chapters {
		for _, id := range ch.Hosts {
			h, _, ok := w.c.Product(id)
			if !ok || !h.Status.Advisable() {
				continue
			}
			row := []string{h.Name, w.forMe(h)}
			for _, id := range w.c.Guide.Brief {
				row = append(row, w.said(h, id))
			}
			rows = append(rows, row)
		}
	}
	w.Table(head, rows)
}

// said is what a host says on a criterion, where setups differ by each other.
func (w *shortGuide) said(h *catalog.Product, criterion string) string {
	k, ok := w.c.Criterion(criterion)
	if !ok {
		return ""
	}
	var is []string
	for _, s := range h.Setups {
		if f, ok := h.Fact(s, criterion); ok && !slices.Contains(is, w.is(k, f)) {
			is = append(is, w.is(k, f))
		}
	}
	return strings.Join(is, " or ")
}

func (w *shortGuide) host(h *catalog.Product) {
	w.Para(w.about(h) + " " + h.URL)
	if !h.Status.Advisable() {
		return
	}
	items := []string{"Best for: " + h.BestFor, "Avoid if: " + h.AvoidIf}
	if best := w.g.Hosts[h.ID].Cheapest; best != nil {
		items = append(items, fmt.Sprintf("For me: %s %s a month, %s.", total(best), w.g.Advice.Currency, best.Setup.Name))
	}
	w.Items(items)
}

// forMe is where a host stands for the author, in a few words.
func (w *shortGuide) forMe(h *catalog.Product) string {
	a := w.g.Advice
	is := func(s *stack.Stack) bool { return s.Host == h }
	if i := slices.IndexFunc(a.Stacks, is); i >= 0 {
		if a.Stacks[i].Status == stack.FitsIf {
			return "fits if"
		}
		return "fits"
	}
	if i := slices.IndexFunc(a.Near, is); i >= 0 {
		return "misses one"
	}
	return "no"
}

// addon is one add-on on a line.
func (w *shortGuide) addon(h *catalog.Product) string {
	return h.Name + ". " + w.about(h)
}

package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/guide"
	"whereto/model/quantity"
)

// FullGuide is the guide with all that is known, as Markdown: what is wanted, what comes out,
// hosts side by side, a chapter for each, and the draft's open points.
func FullGuide(c *catalog.Catalog, g *guide.Guide) string {
	p := new(markdownPage)
	w := &guideWriter{page: p, c: c, g: g}
	w.write()
	return p.String()
}

// guideWriter writes the guide onto a page.
type guideWriter struct {
	page
	c *catalog.Catalog
	g *guide.Guide
}

// Sections of the guide that are not a chapter of its outline.
const (
	sectionWants   = "What do I want?"
	sectionOutcome = "What comes out"
	sectionBeside  = "Side by side"
	sectionOthers  = "Other hosts and add-ons"
	sectionPoints  = "What the draft left open"
	sectionRules   = "How levels are graded"
)

func (w *guideWriter) write() {
	outline, a := w.c.Guide, w.g.Advice
	w.Title(outline.Title)
	w.Para(outline.Summary)
	w.Para(fmt.Sprintf("Prices of %s, in %s; data of %s (%s).", a.Today, a.Currency, a.Origin.AsOf, short(a.Origin.Hash)))
	for _, text := range outline.Intro {
		w.Para(text)
	}
	chapters := w.chapters()
	sections := []string{sectionWants, sectionOutcome, sectionBeside}
	for _, ch := range chapters {
		sections = append(sections, ch.Name)
	}
	w.Contents(append(sections, sectionPoints, sectionRules, "Sources"))
	w.wants()
	w.outcome()
	w.beside()
	for _, ch := range chapters {
		w.chapter(ch)
	}
	w.points()
	w.rules()
	w.Sources()
}

// rules says when a host has which level, worst first, and what the rules leave open.
func (w *guideWriter) rules() {
	w.Section(sectionRules)
	var rows [][]string
	for _, k := range w.c.Criteria {
		name := k.Name
		for _, row := range ruleRows(k) {
			rows = append(rows, append([]string{name}, row...))
			name = "" // stands beside its first level
		}
	}
	w.Table([]string{"criterion", "is", "when"}, rows)
	w.Items(policyItems(w.c))
}

// chapters are those of the outline, and one for what is in none of them: data of
// one's own.
func (w *guideWriter) chapters() []catalog.GuideChapter {
	others := catalog.GuideChapter{Name: sectionOthers}
	named := func(id string) bool {
		return slices.ContainsFunc(w.c.Guide.Chapters, func(ch catalog.GuideChapter) bool {
			return slices.Contains(ch.Hosts, id) || slices.Contains(ch.Addons, id)
		})
	}
	for _, h := range w.c.Hosts {
		if !named(h.ID) {
			others.Hosts = append(others.Hosts, h.ID)
		}
	}
	for _, a := range w.c.Addons {
		if !named(a.ID) {
			others.Addons = append(others.Addons, a.ID)
		}
	}
	if others.Hosts == nil && others.Addons == nil {
		return w.c.Guide.Chapters
	}
	return append(slices.Clone(w.c.Guide.Chapters), others)
}

func (w *guideWriter) wants() {
	w.Section(sectionWants)
	var rows [][]string
	for _, want := range w.c.Guide.Wants {
		var names []string
		for _, id := range want.Criteria {
			names = append(names, w.c.CriterionName(id))
		}
		rows = append(rows, []string{want.Name, want.Text, strings.Join(names, ", ")})
	}
	w.Table([]string{"what", "why", "judged by"}, rows)
	w.Para("As an answers file, which whereto reads:")
	w.Code("toml", AnswersFile(w.c, w.g.Advice.Answers))
	w.Para("Not answered, so taken: " + assumptions(w.c, w.g.Advice.Assumed) + ".")
}

// most is how many stacks are named in the outcome.
const most = 12

func (w *guideWriter) outcome() {
	a := w.g.Advice
	w.Section(sectionOutcome)
	w.Para(strings.Join(CountTexts(a), "; ") + ".")
	for _, group := range Groups(a) {
		if len(Groups(a)) > 1 {
			w.Heading(group.Heading)
		}
		rows := rankRows(w.c, a, group)
		w.Table([]string{"", "stack", "value", a.Currency + " a month", "ms", ""}, rows[:min(most, len(rows))])
	}
	if a.Close {
		w.Para("The first two are too close to call.")
	}
	if len(a.Near) > 0 {
		w.Heading(MissesOne)
		rows := nearRows(w.c, a)
		w.Table([]string{"stack", a.Currency + " a month", "because"}, rows[:min(most, len(rows))])
	}
}

// beside sets the hosts side by side, those that can still be chosen.
func (w *guideWriter) beside() {
	w.Section(sectionBeside)
	for _, t := range w.c.Guide.Tables {
		w.Heading(t.Name)
		if t.Text != "" {
			w.Para(t.Text)
		}
		head := []string{"host"}
		for _, id := range t.Criteria {
			head = append(head, w.c.CriterionName(id))
		}
		var rows [][]string
		for _, h := range w.open() {
			row := []string{h.Name}
			for _, id := range t.Criteria {
				row = append(row, word(h, id))
			}
			rows = append(rows, row)
		}
		w.Table(head, rows)
	}
	for i, near := range w.c.Guide.Near {
		w.near(near, w.g.Near[i])
	}
}

func (w *guideWriter) open() []*catalog.Product {
	return slices.DeleteFunc(slices.Clone(w.c.Hosts), func(h *catalog.Product) bool { return !h.Status.Advisable() })
}

// word is what a host says on a criterion, in its first setup; where setups
// differ, what the best of them says stands beside it.
func word(h *catalog.Product, criterion string) string {
	said := []string{}
	for _, s := range h.Setups {
		if f, ok := h.Fact(s, criterion); ok && !slices.Contains(said, f.Is.String()) {
			said = append(said, f.Is.String())
		}
	}
	return strings.Join(said, " / ")
}

// near is the table of each host's distance from places, and of its cheapest bill.
func (w *guideWriter) near(n catalog.GuideDistance, hosts []guide.Distance) {
	w.Heading(n.Name)
	if n.Text != "" {
		w.Para(n.Text)
	}
	head := []string{"host"}
	for _, place := range n.From {
		head = append(head, "to "+w.c.Places[place].City)
	}
	var rows [][]string
	for _, d := range hosts {
		row := []string{d.Host.Name}
		for i := range n.From {
			cell := "not known"
			if d.Known {
				cell = quantity.Millis(d.Legs[i].RTT.MS) + ", " + d.Legs[i].City
			}
			row = append(row, cell)
		}
		cheapest := w.g.Hosts[d.Host.ID].Cheapest
		rows = append(rows, append(row, setupOf(cheapest), total(cheapest)))
	}
	w.Table(append(head, "setup", w.g.Advice.Currency+" a month"), rows)
}

func setupOf(b *detail.Priced) string {
	parts := []string{b.Setup.Name}
	if b.Size != "" {
		parts = append(parts, b.Size)
	}
	if len(b.Regions) == 1 {
		parts = append(parts, b.Regions[0].Code)
	}
	return strings.Join(parts, ", ")
}

func total(b *detail.Priced) string { return part(b.Bill.Total, b.Bill.Complete) }

package summary

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/latency"
	"whereto/model/quantity"
)

// Guide is the whole guide as Markdown: what is wanted, what comes out, hosts
// side by side, a chapter for each, and the draft's open points.
func Guide(c *catalog.Catalog, g *advice.Guide) string {
	p := new(markdownPage)
	w := &guide{page: p, c: c, g: g}
	w.write()
	return p.String()
}

// guide writes the guide onto a page.
type guide struct {
	page
	c *catalog.Catalog
	g *advice.Guide
}

// Sections of the guide that are not a chapter of its plan.
const (
	sectionWants   = "What do I want?"
	sectionOutcome = "What comes out"
	sectionBeside  = "Side by side"
	sectionOthers  = "Other hosts and add-ons"
	sectionPoints  = "What the draft left open"
)

func (w *guide) write() {
	plan, a := w.c.Guide, w.g.Advice
	w.Title(plan.Title)
	w.Para(plan.Summary)
	w.Para(fmt.Sprintf("Prices of %s, in %s; data of %s (%s).", a.Today, a.Currency, a.Origin.AsOf, short(a.Origin.Hash)))
	for _, text := range plan.Intro {
		w.Para(text)
	}
	chapters := w.chapters()
	sections := []string{sectionWants, sectionOutcome, sectionBeside}
	for _, ch := range chapters {
		sections = append(sections, ch.Name)
	}
	w.Contents(append(sections, sectionPoints, "Sources"))
	w.wants()
	w.outcome()
	w.beside()
	for _, ch := range chapters {
		w.chapter(ch)
	}
	w.points()
	w.Sources()
}

// chapters are those of the plan, and one for what is in none of them: data of
// one's own.
func (w *guide) chapters() []catalog.GuideChapter {
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

func (w *guide) wants() {
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

func (w *guide) outcome() {
	a := w.g.Advice
	w.Section(sectionOutcome)
	w.Para(counts(a) + ".")
	if len(a.Stacks) > 0 {
		rows := rankRows(a)
		w.Table([]string{"", "stack", "value", a.Currency + " a month", "ms", ""}, rows[:min(most, len(rows))])
	}
	if a.Close {
		w.Para("The first two are too close to call.")
	}
	if len(a.Near) > 0 {
		w.Heading("Near misses: one must fails")
		rows := nearRows(w.c, a)
		w.Table([]string{"stack", a.Currency + " a month", "because"}, rows[:min(most, len(rows))])
	}
}

// beside sets the hosts side by side, those that can still be chosen.
func (w *guide) beside() {
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
	for _, near := range w.c.Guide.Near {
		w.near(near)
	}
}

func (w *guide) open() []*catalog.Product {
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

// near is the table of each host's distance from places, the nearest first, and
// of its cheapest bill.
func (w *guide) near(n catalog.GuideDistance) {
	w.Heading(n.Name)
	if n.Text != "" {
		w.Para(n.Text)
	}
	head := []string{"host"}
	for _, place := range n.From {
		head = append(head, "to "+w.c.Places[place].City)
	}
	type row struct {
		mean  float64
		cells []string
	}
	var rows []row
	for _, h := range w.open() {
		var users []latency.User
		for _, place := range n.From {
			users = append(users, latency.User{Place: place, Share: 1 / float64(len(n.From))})
		}
		open := slices.DeleteFunc(slices.Clone(h.Regions), func(r catalog.Region) bool { return !r.Open() })
		s := w.g.Net.Serve(open, latency.Need{Users: users})
		r := row{s.MeanMS, []string{h.Name}}
		if len(s.Legs) < len(n.From) {
			r.mean = 1e9 // where it runs is not known, so it stands last
			for range n.From {
				r.cells = append(r.cells, "not known")
			}
		} else {
			for _, leg := range s.Legs {
				r.cells = append(r.cells, fmt.Sprintf("%.0f ms, %s", leg.RTT.MS, leg.City))
			}
		}
		cheapest := cheapest(w.g.Bills[h.ID])
		r.cells = append(r.cells, setupOf(cheapest), total(cheapest))
		rows = append(rows, r)
	}
	slices.SortStableFunc(rows, func(a, b row) int { return cmp.Compare(a.mean, b.mean) })
	var cells [][]string
	for _, r := range rows {
		cells = append(cells, r.cells)
	}
	w.Table(append(head, "setup", w.g.Advice.Currency+" a month"), cells)
}

// cheapest is the least bill that is whole; without one, the least part.
func cheapest(bills []*advice.Priced) *advice.Priced {
	var best *advice.Priced
	for _, b := range bills {
		if best == nil || b.Bill.Complete && !best.Bill.Complete || b.Bill.Complete == best.Bill.Complete && b.Bill.Total < best.Bill.Total {
			best = b
		}
	}
	return best
}

func setupOf(b *advice.Priced) string {
	parts := []string{b.Setup.Name}
	if b.Size != "" {
		parts = append(parts, b.Size)
	}
	if len(b.Regions) == 1 {
		parts = append(parts, b.Regions[0].Code)
	}
	return strings.Join(parts, ", ")
}

func total(b *advice.Priced) string {
	text := quantity.Money(b.Bill.Total)
	if !b.Bill.Complete {
		text = "≥" + text
	}
	return text
}

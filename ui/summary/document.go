package summary

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/detail"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/model/workload"
)

// Told are details of an advice's stacks, by their ids.
type Told map[string]*detail.Detail

// NewTold puts details by their stacks' ids.
func NewTold(details []*detail.Detail) Told {
	told := Told{}
	for _, d := range details {
		told[d.Stack.ID] = d
	}
	return told
}

// Top are the ids of the stacks that a document tells in full: so many of those that
// fit, and so many near misses.
func Top(a *advice.Advice, stacks, near int) []string {
	var ids []string
	for _, s := range a.Stacks[:min(stacks, len(a.Stacks))] {
		ids = append(ids, s.ID)
	}
	for _, s := range a.Near[:min(near, len(a.Near))] {
		ids = append(ids, s.ID)
	}
	return ids
}

// ranked tells the rows of all groups.
func ranked(p page, c *catalog.Catalog, a *advice.Advice) {
	p.Section("What fits")
	if len(a.Stacks) == 0 {
		p.Para("No stack satisfies every must. Those below miss one each.")
	}
	for _, group := range Groups(a) {
		p.Para(group.Heading)
		p.Table([]string{"", "stack", "value", a.Currency + " a month", "ms", ""}, rankRows(c, a, group))
	}
}

// missed tells what misses one must.
func missed(p page, c *catalog.Catalog, a *advice.Advice) {
	if len(a.Near) > 0 {
		p.Section(MissesOne)
		p.Table([]string{"stack", a.Currency + " a month", "because"}, nearRows(c, a))
	}
}

// outside tells what is ruled out, and what was assumed and not asked.
func outside(p page, c *catalog.Catalog, a *advice.Advice) {
	if len(a.RuledOut)+len(a.Closed) > 0 {
		p.Section("Ruled out")
		p.Table([]string{"stack", "because"}, ruledRows(c, a))
	}
	p.Section("Assumed")
	assumed(p, c, a)
}

// assumed tells what was taken because nothing was answered, and what constrains nothing.
func assumed(p page, c *catalog.Catalog, a *advice.Advice) {
	p.Para("Not answered, so taken: " + assumptions(c, a.Assumed) + ".")
	if q, ok := c.Question(catalog.QuestionDiscount); ok && a.Answers.Has(q.ID) {
		p.Para("Own discounts: " + PartsText(c, q, a.Answers.Values[q.ID]) + ".")
	}
	if len(a.Unanswered) > 0 {
		p.Para("Not answered and not constraining anything: " + strings.Join(a.Unanswered, ", ") + ".")
	}
}

func short(hash string) string { return hash[:min(12, len(hash))] }

func requirementRows(c *catalog.Catalog, reqs []fit.Requirement) [][]string {
	var rows [][]string
	for _, r := range reqs {
		rows = append(rows, []string{r.Importance, c.CriterionName(r.Criterion), NeedsText(r), r.Question})
	}
	return rows
}

func rankRows(c *catalog.Catalog, a *advice.Advice, g Group) [][]string {
	var rows [][]string
	for i := g.From; i < g.To; i++ {
		s := a.Stacks[i]
		rows = append(rows, []string{fmt.Sprint(s.Rank), s.Name, fmt.Sprintf("%.2f", s.Value), Total(s), Millis(s), statusText(c, a, i)})
	}
	return rows
}

// statusText says what is to be checked of a row, and what place it would take; else how
// much is to be noted.
func statusText(c *catalog.Catalog, a *advice.Advice, i int) string {
	s := a.Stacks[i]
	open := OpenTexts(c, a, s)
	for i := range s.Breaks {
		open = append(open, "breaks "+BreakText(c, a, &s.Breaks[i]))
	}
	switch {
	case len(open) > 0 && a.WouldBe(i) > 0:
		return fmt.Sprintf("%s; then rank %d", strings.Join(open, "; "), a.WouldBe(i))
	case len(open) > 0:
		return strings.Join(open, "; ")
	case len(s.Caveats) > 0:
		return fmt.Sprintf("%d to note", len(s.Caveats))
	}
	return ""
}

// Total is a stack's monthly cost, marked where it is only a part.
func Total(s *stack.Stack) string {
	return part(s.Bill.Total, s.Bill.Complete)
}

// Millis is a stack's mean round trip, a dash where it is not known.
func Millis(s *stack.Stack) string {
	if !s.Latency.Known {
		return "–"
	}
	return ms(s.Latency.MeanMS)
}

func nearRows(c *catalog.Catalog, a *advice.Advice) [][]string {
	var rows [][]string
	for _, s := range a.Near {
		rows = append(rows, []string{s.Name, Total(s), whyNot(c, a, s)})
	}
	return rows
}

func ruledRows(c *catalog.Catalog, a *advice.Advice) [][]string {
	var rows [][]string
	for _, s := range a.RuledOut {
		rows = append(rows, []string{s.Name, whyNot(c, a, s)})
	}
	for _, h := range a.Closed {
		rows = append(rows, []string{h.Host.Name, closedWhy(c, h)})
	}
	return rows
}

// whyNot says what a stack fails, how far it is, and what brings it back.
func whyNot(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) string {
	text := because(c, s)
	if s.Latency.Known {
		text += "; " + nearest(s)
	}
	if back := ReturnText(c, a, s); back != "" {
		text += ". Back " + back
	}
	return text
}

// nearest says how far the stack is from the users: from most of them, and on the mean.
func nearest(s *stack.Stack) string {
	var cities []string
	most := s.Latency.Legs[0]
	for _, leg := range s.Latency.Legs {
		if leg.Share > most.Share {
			most = leg
		}
		if !slices.Contains(cities, leg.City) {
			cities = append(cities, leg.City)
		}
	}
	if len(cities) > 1 {
		return fmt.Sprintf("nearest regions %s: %s on the mean", strings.Join(cities, ", "), quantity.Millis(s.Latency.MeanMS))
	}
	return fmt.Sprintf("nearest region %s: %s from %s, %s on the mean", most.City, quantity.Millis(most.RTT.MS), most.Place, quantity.Millis(s.Latency.MeanMS))
}

func because(c *catalog.Catalog, s *stack.Stack) string {
	var parts []string
	for _, v := range s.Because {
		name := c.CriterionName(v.Criterion)
		text := fmt.Sprintf("%s: %s, needs %s", name, IsText(c, v), NeedsText(v.Requirement))
		if v.Criterion == catalog.CriterionCapacity {
			text = fmt.Sprintf("%s: %s", name, IsText(c, v))
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, "; ")
}

// whole tells one stack in full.
func whole(p page, c *catalog.Catalog, a *advice.Advice, d *detail.Detail, heading string) {
	p.Heading(heading)
	toldInFull(p, c, a, d)
}

// toldInFull is what is told of one stack.
func toldInFull(p page, c *catalog.Catalog, a *advice.Advice, d *detail.Detail) {
	inShortOf(p, a, d.Stack)
	billed(p, c, a, d)
	reached(p, c, a, d)
	judged(p, c, d.Stack)
	noted(p, c, d.Stack)
}

// inShortOf tells a stack's figures, and what its host is good for.
func inShortOf(p page, a *advice.Advice, s *stack.Stack) {
	p.Para(s.ID)
	facts := []string{Total(s) + " " + a.Currency + " a month"}
	if s.Low != s.High {
		facts = append(facts, fmt.Sprintf("from %s to %s", quantity.Money(s.Low), quantity.Money(s.High)))
	}
	if s.Latency.Known {
		facts = append(facts, fmt.Sprintf("%s away, %s a response, %s the first of a connection", quantity.Millis(s.Latency.MeanMS), quantity.Millis(s.Latency.ResponseMS), quantity.Millis(s.Latency.FirstMS)))
	}
	if a.Load.Previews {
		facts = append(facts, "previews "+quantity.Money(s.Previews)+" of it")
	}
	if s.ColdShare != nil && *s.ColdShare > 1e-9 { // less would be written as 0
		facts = append(facts, meets(*s.ColdShare)+" a cold start")
	}
	p.Para(strings.Join(facts, "; ") + ".")
	if s.Fits() {
		p.Para("Best for: " + s.Host.BestFor + " Avoid if: " + s.Host.AvoidIf)
	}
}

// billed tells the bill line by line, what is not in it, and what more traffic costs.
func billed(p page, c *catalog.Catalog, a *advice.Advice, d *detail.Detail) {
	p.Table([]string{"cost", a.Currency, "arithmetic"}, billRows(p, d.Bill))
	if items := slices.Concat(AskedTexts(d.Asked), notIncluded(p, d.Stack.Bill)); len(items) > 0 {
		p.Items(items)
	}
	if d.Upkeep != nil {
		p.Para(UpkeepText(a, d.Upkeep))
	}
	growth(p, c, d.Growth, a.Currency)
	if d.Reserved != nil {
		p.Sub("Reserved capacity, worked through")
		reserved(p, d.Reserved)
	}
}

// mapWidth is how wide pictures of characters are: they have room on narrow pages too.
const mapWidth = 50

// reached tells the way from each place, and what a response is made of.
func reached(p page, c *catalog.Catalog, a *advice.Advice, d *detail.Detail) {
	s := d.Stack
	if s.Latency.Known {
		if s == a.First() {
			p.Code("text", strings.Join(append(unstyled.Map(c, a, s, mapWidth, 12), unstyled.Legend(c, a, s)), "\n"))
		}
		p.Table([]string{"users", "share", "region", "ms", "", "range", "how"}, legRows(c, s))
	}
	way(p, a, d)
}

// judged tells what was found of all that was asked, and what the value is made of.
func judged(p page, c *catalog.Catalog, s *stack.Stack) {
	p.Table([]string{"verdict", "criterion", "is", "why"}, verdictRows(p, c, s))
	if len(s.Parts) > 0 && s.Fits() {
		p.Para("Value " + parts(s) + ".")
	}
}

// noted tells what is open about a stack, and what costs more and satisfies no more.
func noted(p page, c *catalog.Catalog, s *stack.Stack) {
	if len(s.Caveats) > 0 {
		var items []string
		for _, cv := range s.Caveats {
			items = append(items, strings.TrimSpace(CaveatText(c, cv))+p.Cite(cv.Source))
		}
		p.Items(items)
	}
	if len(s.Variants) > 0 {
		const most = 3
		text := strings.Join(s.Variants[:min(most, len(s.Variants))], ", ")
		if n := len(s.Variants) - most; n > 0 {
			text += fmt.Sprintf(" and %d more", n)
		}
		p.Para("Cost more and satisfy no more: " + text + ".")
	}
}

func billRows(p noter, b cost.Bill) [][]string {
	var rows [][]string
	for _, l := range b.Lines {
		label := LineLabel(l)
		if l.Region != "" {
			label += ", " + l.Region
		}
		amount := quantity.Money(l.Amount)
		if !l.Known {
			amount = "?"
		}
		rows = append(rows, []string{label, amount, l.Arithmetic + p.Cite(l.Source)})
	}
	label := "total"
	if !b.Complete {
		label = "priced part"
	}
	return append(append(rows, []string{label, quantity.Money(b.Total), ""}), TotalRows(b)...)
}

// Range is where eight of ten such round trips lie.
func Range(e latency.Estimate) string { return fmt.Sprintf("%.0f–%.0f", e.Low, e.High) }

func legRows(c *catalog.Catalog, s *stack.Stack) [][]string {
	var rows [][]string
	longest := 1.0
	for _, leg := range s.Latency.Legs {
		longest = max(longest, leg.RTT.MS)
	}
	for _, leg := range s.Latency.Legs {
		bar := strings.Repeat("▇", max(1, int(math.Round(leg.RTT.MS/longest*10))))
		how := leg.RTT.How()
		if leg.Database > 0 {
			how += "; database " + quantity.Millis(leg.Database) + " further"
		}
		rows = append(rows, []string{c.Places[leg.Place].City, quantity.Percent(leg.Share), leg.Region + ", " + leg.City, fmt.Sprintf("%.1f", leg.RTT.MS), bar, Range(leg.RTT), how})
	}
	return rows
}

func verdictRows(p page, c *catalog.Catalog, s *stack.Stack) [][]string {
	var rows [][]string
	for _, v := range s.Verdicts {
		name := c.CriterionName(v.Criterion)
		if v.Key != "" {
			name += ": " + v.Key
		}
		why := NoteText(v)
		if v.By != s.Host.ID {
			why = "By " + v.By + ". " + why
		}
		rows = append(rows, []string{v.Outcome.String() + ", " + v.Importance, name, IsText(c, v), strings.TrimSpace(why + p.Cite(v.Source))})
	}
	return rows
}

func parts(s *stack.Stack) string {
	var list []string
	for _, p := range s.Parts {
		list = append(list, fmt.Sprintf("%s %.2f × %.2f", p.Objective, p.Weight, p.Score))
	}
	return fmt.Sprintf("%.2f = %s", s.Value, strings.Join(list, " + "))
}

func assumptions(c *catalog.Catalog, assumed []workload.Assumption) string {
	var list []string
	for _, x := range assumed {
		q, _ := c.Question(x.Question)
		text := fmt.Sprintf("%s = %v", x.Question, x.Value)
		if n, ok := catalog.Number(x.Value); ok {
			text = x.Question + " = " + quantity.Count(n, q.Unit)
		}
		if x.Because != "" {
			text += " (" + x.Because + ")"
		}
		list = append(list, text)
	}
	return strings.Join(list, ", ")
}

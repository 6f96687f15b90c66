package summary

import (
	"fmt"
	"slices"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// Layout is how the advice stands as text.
type Layout struct {
	Width   int    // of its lines, in columns
	Details bool   // all that is known follows the page
	Opens   bool   // the answers follow, so that it can be opened again
	Save    string // the call that saves it; empty: nothing says so
}

// What is said on the page at most: it is read at a glance, and stays within 70 lines.
const (
	pageLines  = 70
	mostWhy    = 3
	mostFlips  = 4
	mostNear   = 6
	mostSaid   = 3  // lines of one sentence
	leastRows  = 6  // of what fits
	leastName  = 28 // columns for a name, where one is as long
	leastCells = 22 // columns for what is open of a row, beside it
)

// onePage is the advice on one page: the verdict, the rows, what is near, what to answer next.
type onePage struct {
	c     *catalog.Catalog
	a     *advice.Advice
	width int
}

// lines are what a text page takes for what is written on it.
func (o *onePage) lines(write func(p *textPage)) []string {
	p := newTextPage(o.width)
	write(p)
	return strings.Split(strings.TrimSuffix(p.String(), "\n"), "\n")
}

// write is the whole page; foot is what stands at its end.
func (o *onePage) write(foot []string) string {
	head := slices.Concat(o.head(), o.verdict())
	tail := o.after()
	near := o.near(mostNear)
	room := pageLines - len(head) - len(tail) - len(near) - len(foot)
	for n := mostNear - 1; n >= 0 && room < leastRows+8; n-- { // what fits comes first
		near = o.near(n)
		room = pageLines - len(head) - len(tail) - len(near) - len(foot)
	}
	all := slices.Concat(head, o.rows(max(0, room)), near, tail, foot)
	return strings.Join(all, "\n") + "\n"
}

// head is the title, how many fit, and of which day all is.
func (o *onePage) head() []string {
	a := o.a
	return o.lines(func(p *textPage) {
		p.Title(titleOf(a))
		p.Para(strings.Join(CountTexts(a), "; ") + ".")
		p.Para(fmt.Sprintf("Prices of %s in %s, data of %s.", a.Today, a.Currency, a.Origin.AsOf))
		if len(a.Origin.Local) > 0 {
			p.Para("Local data: " + firstOf(2, a.Origin.Local, ", ") + ".")
		}
		for _, one := range a.Conversions[:min(2, len(a.Conversions))] {
			p.Para(conversion(uncited{}, one))
		}
		p.line("")
	})
}

// titleOf is the title of an advice on one line.
func titleOf(a *advice.Advice) string {
	if title := strings.Join(strings.Fields(a.Title), " "); title != "" {
		return title
	}
	return "Where to deploy"
}

// verdict is what is recommended, for how much, how firm, why, what stands against it and what
// makes another first; where few fit, what comes with fewer musts.
func (o *onePage) verdict() []string {
	c, a := o.c, o.a
	return o.lines(func(p *textPage) {
		r := a.Recommended
		if r == nil || a.First() == nil {
			p.Para("Nothing fits: no host has all that is a must.")
		} else {
			s := r.Stack
			p.Para(verdictWord(s) + ": " + placed(c, s) + with(s))
			p.Para(figures(a, s))
			if text := CallText(c, a); text != "" {
				p.Para(text)
			}
		}
		p.line("")
		o.said(p, "why", WhyTexts(c, a), mostWhy)
		o.said(p, "but", ButTexts(c, a), mostWhy)
		o.said(p, "flips", said(recommendedOf(a).Flips, func(f *advice.Flip) string {
			to := "nothing fits"
			if f.First != nil {
				to = WayText(f.First)
			}
			return FlipHead(c, a, *f) + " → " + to
		}), mostFlips)
		o.said(p, "drop", DropTexts(c, a), mostWhy)
		for _, text := range CurrentText(c, a) {
			o.said(p, "now", []string{text}, 1)
		}
		p.line("")
	})
}

// verdictWord says how far a stack is recommended.
func verdictWord(s *stack.Stack) string {
	switch s.Status {
	case stack.FitsIf:
		return "Recommended, if what is open turns out well"
	case stack.PriceNotKnown:
		return "Recommended, though not all of its prices are known"
	}
	return "Recommended"
}

// figures are what the month costs, and how soon it answers.
func figures(a *advice.Advice, s *stack.Stack) string {
	text := totalText(a, s)
	if band := BandText(s, "–"); band != "" {
		text += " (" + band + ")"
	}
	if s.Latency.Known {
		text += fmt.Sprintf(" · %s ms a response, %s ms away", ResponseText(s), Millis(s))
	}
	if s.ColdShare != nil && *s.ColdShare > 1e-9 {
		text += " · " + meets(*s.ColdShare) + " a cold start"
	}
	return text
}

// with names a stack's add-ons behind its name; empty where it has none.
func with(s *stack.Stack) string {
	text := ""
	for _, pair := range s.Addons {
		text += " + " + AddonName(pair)
	}
	return text
}

// said are sentences behind a word, the first few, each in a few lines.
func (o *onePage) said(p *textPage, word string, texts []string, most int) {
	for i, text := range texts[:min(most, len(texts))] {
		if i > 0 {
			word = ""
		}
		lines := wrap(text, o.width-9)
		if len(lines) > mostSaid {
			lines = lines[:mostSaid]
			lines[mostSaid-1] = cutAtWord(lines[mostSaid-1], min(o.width-9, widestPara)-2) + " …"
		}
		for _, line := range lines {
			p.line(fmt.Sprintf("  %-5s  %s", word, line))
			word = ""
		}
	}
}

// cutAtWord is as much of a line as there is room for, up to the end of a word.
func cutAtWord(line string, width int) string {
	if ansi.StringWidth(line) <= width {
		return line
	}
	words := strings.Fields(line)
	for len(words) > 1 && ansi.StringWidth(strings.Join(words, " ")) > width {
		words = words[:len(words)-1]
	}
	return ansi.Truncate(strings.Join(words, " "), width, "")
}

// rowColumn is a figure of a row.
type rowColumn struct {
	name string
	of   func(i int, s *stack.Stack) string
}

// rows are the groups with their rows, as many as there is room for.
func (o *onePage) rows(room int) []string {
	a := o.a
	if len(a.Stacks) == 0 {
		return nil
	}
	for shown := len(a.Stacks); shown > 0; shown-- {
		if lines := o.table(shown); len(lines) <= room || shown == 1 {
			return lines
		}
	}
	return nil
}

// table are the first rows in their groups, in the columns that there is room for.
func (o *onePage) table(shown int) []string {
	c, a := o.c, o.a
	over := slices.ContainsFunc(a.Stacks[:shown], func(s *stack.Stack) bool { return OverBudget(s) != "" })
	columns := []rowColumn{
		{a.Currency, func(_ int, s *stack.Stack) string { return o.total(s, over) }},
		{"where", func(_ int, s *stack.Stack) string { return PlaceText(c, s) }},
		{"ms", func(_ int, s *stack.Stack) string { return ResponseText(s) }},
		{"first", func(i int, _ *stack.Stack) string { return firstText(a, i) }},
		{"value", func(_ int, s *stack.Stack) string { return fmt.Sprintf("%.2f", s.Value) }},
		{"low–high", func(_ int, s *stack.Stack) string { return BandText(s, "–") }},
	}
	if a.Study == nil || a.Study.Robust.Samples == 0 {
		columns = slices.DeleteFunc(columns, func(k rowColumn) bool { return k.name == "first" })
	}
	names, longest := make([]string, shown), 0
	for i, s := range a.Stacks[:shown] {
		names[i] = WayText(s) + with(s)
		longest = max(longest, ansi.StringWidth(names[i]))
	}
	used, widths, taken := 6, []int{}, []rowColumn{}
	for _, k := range columns {
		w := ansi.StringWidth(k.name)
		for i, s := range a.Stacks[:shown] {
			w = max(w, ansi.StringWidth(k.of(i, s)))
		}
		if o.width-used-2-w >= min(longest, leastName) {
			used, widths, taken = used+2+w, append(widths, w), append(taken, k)
		}
	}
	longest = min(longest, o.width-used)
	used += longest
	beside := o.width - used - 2
	p := newTextPage(o.width)
	note := ""
	for g, group := range Groups(a) {
		if group.From >= shown {
			break
		}
		line := fmt.Sprintf("%-*s", longest+6, group.Heading)
		if g > 0 {
			p.line("")
		}
		if ansi.StringWidth(group.Heading) > longest+6 {
			p.line(group.Heading)
			line = strings.Repeat(" ", longest+6)
		}
		for i, k := range taken {
			line += "  " + aligned(k.name, k.name, widths[i])
		}
		p.line(line)
		for i := group.From; i < min(group.To, shown); i++ {
			s := a.Stacks[i]
			open := o.open(i)
			if text := OverBudget(s); text != "" {
				note = "† " + text
			}
			name := wrap(names[i], longest)
			line := fmt.Sprintf("%4d  %s", s.Rank, name[0]+strings.Repeat(" ", max(0, longest-ansi.StringWidth(name[0]))))
			for j, k := range taken {
				line += "  " + aligned(k.name, k.of(i, s), widths[j])
			}
			if open != "" && (beside >= leastCells || ansi.StringWidth(open) <= beside) {
				cut := cutAtWord(open, beside-2)
				if cut != open {
					cut += " …"
				}
				line, open = line+"  "+cut, ""
			}
			p.line(line)
			for _, more := range name[1:] {
				p.line("        " + more)
			}
			if open != "" {
				lines := wrap(open, o.width-8)
				if len(lines) > 1 {
					lines[0] = cutAtWord(lines[0], o.width-10) + " …"
				}
				p.line("        " + lines[0])
			}
		}
	}
	if more := len(a.Stacks) - shown; more > 0 {
		p.line(fmt.Sprintf("      and %d more: --details", more))
	}
	if note != "" {
		p.line("      " + note)
	}
	return append(strings.Split(strings.TrimSuffix(p.String(), "\n"), "\n"), "")
}

// aligned puts a cell to the right of its column, a place to the left.
func aligned(column, cell string, width int) string {
	gap := strings.Repeat(" ", max(0, width-ansi.StringWidth(cell)))
	if column == "where" {
		return cell + gap
	}
	return gap + cell
}

// open says in a few words what is to be checked of a row, or breaks; empty where nothing is.
func (o *onePage) open(i int) string {
	s := o.a.Stacks[i]
	var heads []string
	opens := s.Opens()
	for j := range opens {
		heads = append(heads, openHead(o.c, &opens[j]))
	}
	text := ""
	if len(heads) > 0 {
		text = "check " + strings.Join(heads, ", ")
	}
	if o.a.WouldBe(i) > 0 && text != "" {
		text += fmt.Sprintf(", then rank %d", o.a.WouldBe(i))
	}
	return text
}

// total is what a row costs; where one is marked as over budget at an end of the range, all
// leave room for the mark.
func (o *onePage) total(s *stack.Stack, marked bool) string {
	text := Total(s)
	switch {
	case !marked:
	case OverBudget(s) != "":
		text += "†"
	default:
		text += " "
	}
	return text
}

// firstText is in how many of 100 mixes a row is first; a dash for hardly any.
func firstText(a *advice.Advice, i int) string {
	f := &a.Study.Robust.Stacks[i]
	switch {
	case a.Stacks[i].Status == stack.FitsIf && f.If >= 0.005:
		return fmt.Sprintf("if %.0f", 100*f.If)
	case f.First >= 0.005:
		return fmt.Sprintf("%.0f", 100*f.First)
	}
	return "–"
}

// near are hosts that miss one must, the first few, and those that are ruled out.
func (o *onePage) near(most int) []string {
	c, a := o.c, o.a
	var lines []string
	add := func(text string) { lines = append(lines, strings.TrimRight(text, " ")) }
	if len(a.Near) > 0 && most > 0 {
		add(fmt.Sprintf("%s (%d)", MissesOne, len(a.Near)))
		shown := a.Near[:min(most, len(a.Near))]
		longest := 0
		for _, s := range shown {
			longest = max(longest, ansi.StringWidth(WayText(s)))
		}
		longest = min(longest, max(16, o.width-6-2-9-2-leastCells))
		for _, s := range shown {
			total := Total(s)
			if s.Bill.Total == 0 && !s.Bill.Complete {
				total = "?"
			}
			name := cutAtWord(WayText(s), longest)
			begin := fmt.Sprintf("      %s%s  %9s  ", name, strings.Repeat(" ", longest-ansi.StringWidth(name)), total)
			why := because(c, s)
			cut := cutAtWord(why, o.width-ansi.StringWidth(begin)-2)
			if cut != why {
				cut += " …"
			}
			add(begin + cut)
		}
		if more := len(a.Near) - len(shown); more > 0 {
			add(fmt.Sprintf("      and %d more: --details", more))
		}
		add("")
	}
	if n := len(a.RuledOut) + len(a.Closed); n > 0 {
		var names []string
		for _, s := range a.RuledOut {
			names = append(names, s.Host.Name)
		}
		for _, h := range a.Closed {
			names = append(names, h.Host.Name)
		}
		lines = append(lines, o.lines(func(p *textPage) {
			p.Para(fmt.Sprintf("Ruled out (%d): %s.", n, firstOf(5, names, ", ")))
			p.line("")
		})...)
	}
	return lines
}

// after is what to answer next.
func (o *onePage) after() []string {
	text := NextText(o.c, o.a)
	if text == "" {
		return nil
	}
	return o.lines(func(p *textPage) { p.Para(text); p.line("") })
}

// foot says how to see more, and how the page is kept.
func (o *onePage) foot(l Layout) []string {
	if l.Details || l.Opens {
		return nil
	}
	return o.lines(func(p *textPage) {
		p.Para("More: --top 3 tells three in full, --details everything; --format has other forms.")
		if l.Save != "" {
			p.hang("Save: ", l.Save, "        ")
		}
	})
}

// AnswersMark stands in saved text above the answers.
const AnswersMark = "═══ answers: whereto opens this file again ═══"

// Text is the advice as text: one page, what is told of some of its stacks, and where all is
// asked for the rest of what is known.
func Text(c *catalog.Catalog, a *advice.Advice, told Told, l Layout) string {
	o := &onePage{c, a, max(l.Width, narrowest)}
	text := o.write(o.foot(l))
	p := newTextPage(o.width)
	if l.Details {
		p.Section("Asked for")
		p.Table([]string{"", "criterion", "needs", "question"}, requirementRows(c, a.Requirements))
		ranked(p, c, a)
		explored(p, c, a)
	}
	for _, s := range a.Stacks {
		if d := told[s.ID]; d != nil {
			whole(p, c, a, d, fmt.Sprintf("%d. %s", s.Rank, s.Name))
		}
	}
	if l.Details {
		missed(p, c, a)
	}
	for _, s := range a.Near {
		if d := told[s.ID]; d != nil {
			whole(p, c, a, d, s.Name)
		}
	}
	if l.Details {
		outside(p, c, a)
	}
	p.Sources()
	text += p.String()
	if l.Opens {
		text = strings.TrimRight(text, "\n") + "\n\n" + AnswersMark + "\n\n" + AnswersFile(c, a.Answers)
	}
	return text
}

package summary

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/stack"
)

// What is spoken is read line by line by a screen reader, or by a program: no line is
// drawn, and no sign stands for a word.

// signs are said as words.
var signs = strings.NewReplacer(
	" → ", ", then ", "→", ", then ", "×", "times", "÷", "divided by", "−", "minus ", "±", "plus or minus ",
	"≥", "at least ", "≤", "at most ", "≈", "about ", " · ", ", ", "·", ",", " …", " and more", "…", " and more", " – ", ", ", "—", ", ", "–", "-",
	"‑", "-", "“", `"`, "”", `"`, "„", `"`, "’", "'", "‘", "'", " + ", " plus ", " = ", " equals ",
)

// currencies are how those are called that are not read out by their codes.
var currencies = map[string]string{
	"USD": "US dollars", "EUR": "euros", "GBP": "British pounds", "AUD": "Australian dollars", "NZD": "New Zealand dollars", "CAD": "Canadian dollars",
	"SGD": "Singapore dollars", "HKD": "Hong Kong dollars", "CHF": "Swiss francs", "JPY": "yen", "INR": "Indian rupees", "CNY": "yuan",
	"SEK": "Swedish kronor", "NOK": "Norwegian kroner", "DKK": "Danish kroner", "PLN": "zloty", "BRL": "reais", "KRW": "won", "ZAR": "rand",
}

var (
	fromTo   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`([0-9]) ?– ?([0-9])`) })
	unpriced = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\? [A-Z]{3} a month`) })
	codes    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\b[A-Z]{3}\b`) })
	blanks   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[ \t]+`) })
)

// Spoken is a text as it is read aloud, line by line: words for signs, and nothing that is
// drawn or steers a terminal.
func Spoken(text string) string {
	text = fromTo().ReplaceAllString(text, "$1 to $2")
	text = unpriced().ReplaceAllString(text, "price not known")
	text = signs.Replace(text)
	text = codes().ReplaceAllStringFunc(text, func(code string) string {
		if name, ok := currencies[code]; ok {
			return name
		}
		return code
	})
	text = strings.Map(func(r rune) rune {
		switch {
		case r == '\n', r >= ' ' && r < unicode.MaxASCII, unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Sc):
			return r
		case unicode.IsSpace(r):
			return ' '
		}
		return -1
	}, text)
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		lines[i] = strings.TrimRight(blanks().ReplaceAllString(line, " "), " ")
	}
	return strings.Join(lines, "\n")
}

// spokenPage is a document to be read aloud: a paragraph is a line, and so is a row.
type spokenPage struct {
	sources
	b strings.Builder
}

func (p *spokenPage) String() string { return p.b.String() }

func (p *spokenPage) Title(text string)   { p.Para(text + ".") }
func (p *spokenPage) Section(text string) { p.Heading(text) }
func (p *spokenPage) Heading(text string) { p.b.WriteString("\n" + Spoken(text) + ":\n") }
func (p *spokenPage) Sub(text string)     { p.Heading(text) }

// Contents lists sections that follow.
func (p *spokenPage) Contents(sections []string) { p.Items(sections) }

// Para writes a paragraph as a line.
func (p *spokenPage) Para(text string) {
	p.b.WriteString(Spoken(strings.Join(strings.Fields(text), " ")) + "\n")
}

func (p *spokenPage) Items(items []string) {
	for _, item := range items {
		p.Para(item)
	}
}

// Table says a row in a line: its first cell, and each other after the head of its column.
func (p *spokenPage) Table(head []string, rows [][]string) {
	word := ""
	for _, row := range rows {
		if head == nil && row[0] == "" { // what it belongs to is said again
			row = append([]string{word}, row[1:]...)
		}
		word = row[0]
		var parts []string
		for i, cell := range row[1:] {
			name := ""
			if head != nil {
				name = head[i+1]
			}
			if text := spokenCell(name, cell); text != "" {
				parts = append(parts, text)
			}
		}
		line := strings.Join(parts, "; ")
		if row[0] != "" && line != "" {
			line = row[0] + ": " + line
		} else {
			line = row[0] + line
		}
		p.Para(line)
	}
}

// spokenCell is a cell with what its column holds; empty where it holds nothing to be said.
func spokenCell(head, cell string) string {
	money := codes().MatchString(head)
	switch {
	case cell == "?":
		cell, money = "not known", false
	case cell == "–" || cell == "-":
		cell, money = "none", false
	case !strings.ContainsFunc(cell, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }):
		return "" // a bar
	}
	base, ms := strings.CutSuffix(head, ", ms")
	switch {
	case head == "":
		return cell
	case money, head == "ms" && cell != "none":
		return cell + " " + head
	case ms && cell != "none":
		return base + " " + cell + " ms"
	}
	return head + " " + cell
}

// Code is written where it is to be typed; what is drawn is left out.
func (p *spokenPage) Code(language, text string) {
	if language != "text" {
		p.b.WriteString(text + "\n")
	}
}

// Cite is a mark that can be said.
func (p *spokenPage) Cite(s catalog.Source) string {
	mark := p.sources.Cite(s)
	if mark == "" {
		return ""
	}
	return " (source " + strings.Trim(mark, " []") + ")"
}

// Sources lists them.
func (p *spokenPage) Sources() {
	if len(p.list) == 0 {
		return
	}
	p.Section("Sources")
	for _, row := range p.rows() {
		p.Para("Source " + strings.Trim(row[0], "[]") + ": " + row[1] + ", " + row[2])
	}
}

// SpokenFirst says in one line how many hosts fit, and who is first for how much.
func SpokenFirst(c *catalog.Catalog, a *advice.Advice) string {
	first := a.First()
	if first == nil {
		return "No host fits."
	}
	text := fmt.Sprintf("%s. First is %s", FitText(a), placed(c, first))
	return Spoken(text + ", " + totalText(a, first) + ".")
}

// placed is a stack's host and setup with its place.
func placed(c *catalog.Catalog, s *stack.Stack) string {
	switch place := PlaceText(c, s); place {
	case "–":
		return WayText(s)
	case "worldwide":
		return WayText(s) + ", worldwide"
	default:
		return WayText(s) + " in " + place
	}
}

func totalText(a *advice.Advice, s *stack.Stack) string {
	return Total(s) + " " + a.Currency + " a month"
}

// SpokenResult tells what is recommended, how firm it is, and why.
func SpokenResult(c *catalog.Catalog, a *advice.Advice) string {
	p := new(spokenPage)
	p.Para(strings.Join(CountTexts(a), "; ") + ".")
	recommend(p, c, a)
	explored(p, c, a)
	return p.String()
}

// SpokenChanges tells what could change the result: what makes another first, what comes with
// fewer musts, and what brings hosts back that miss one must.
func SpokenChanges(c *catalog.Catalog, a *advice.Advice) string {
	p := new(spokenPage)
	if r := a.Recommended; r != nil && len(r.Flips) > 0 {
		p.Heading("What makes another host first")
		for _, f := range r.Flips {
			by, to := FlipText(c, a, f)
			p.Para(by + " → " + to + ".")
		}
	}
	if texts := DropTexts(c, a); len(texts) > 0 {
		p.Heading("What comes with fewer musts")
		p.Items(texts)
	}
	var back []string
	for _, s := range slices.Concat(a.Near, a.RuledOut) {
		if text := ReturnText(c, a, s); text != "" {
			back = append(back, s.Host.Name+": "+text+".")
		}
	}
	if back != nil {
		p.Heading("What brings hosts back that do not fit")
		p.Items(back)
	}
	if p.b.Len() == 0 {
		p.Para("Nothing was found that changes who is first.")
	}
	return p.String()
}

// Lists of hosts.
const (
	ListFits = "fits"
	ListNear = "near"
	ListOut  = "out"
)

// SpokenHosts lists hosts, one in a line: those that fit in their groups, those that miss one
// must, or those that are ruled out.
func SpokenHosts(c *catalog.Catalog, a *advice.Advice, list string) string {
	p := new(spokenPage)
	switch list {
	case ListNear:
		p.Heading(MissesOne)
		p.Table([]string{"", a.Currency + " a month", "because"}, nearRows(c, a))
	case ListOut:
		p.Heading("Ruled out")
		p.Table([]string{"", "because"}, ruledRows(c, a))
	default:
		for _, group := range Groups(a) {
			p.Heading(group.Heading)
			for i := group.From; i < group.To; i++ {
				p.Para(spokenRow(c, a, i))
			}
		}
		if len(a.Stacks) == 0 {
			p.Para("No host fits.")
		}
	}
	return p.String()
}

// spokenRow is a row of those that fit: rank, host and place, cost, response, how often it is
// first, and what is open.
func spokenRow(c *catalog.Catalog, a *advice.Advice, i int) string {
	s := a.Stacks[i]
	parts := []string{totalText(a, s)}
	if band := BandText(s, " to "); band != "" {
		parts[0] += ", from " + band
	}
	if s.Latency.Known {
		parts = append(parts, ResponseText(s)+" ms a response")
	}
	if a.Study != nil && a.Study.Robust.Samples > 0 {
		if f := a.Study.Robust.Stacks[i]; f.First >= 0.005 {
			parts = append(parts, fmt.Sprintf("first in %.0f of 100 mixes", 100*f.First))
		}
	}
	if text := StandingText(c, a, s); text != "" {
		parts = append(parts, text)
	}
	var with []string
	for _, pair := range s.Addons {
		with = append(with, AddonName(pair))
	}
	name := placed(c, s)
	if with != nil {
		name += ", with " + strings.Join(with, " and ")
	}
	return fmt.Sprintf("%d. %s: %s.", s.Rank, name, strings.Join(parts, "; "))
}

// SpokenParts are the parts of what is told of one stack.
var SpokenParts = []string{"why", "bill", "way", "caveats"}

// SpokenStack tells one stack in parts.
func SpokenStack(c *catalog.Catalog, a *advice.Advice, d *detail.Detail, which ...string) string {
	p := new(spokenPage)
	s := d.Stack
	p.Title(s.Name)
	inShortOf(p, a, s)
	for _, part := range which {
		switch part {
		case "why":
			p.Section("Why it stands where it does")
			if s.ID == firstID(a) {
				p.Table(nil, RecommendedRows(c, a))
			} else if back := ReturnText(c, a, s); back != "" {
				p.Para("It comes back " + back + ".")
			}
			var rows [][]string
			for _, row := range verdictRows(p, c, s) { // what was asked for first
				rows = append(rows, []string{row[1], row[0], row[2], row[3]})
			}
			p.Table([]string{"criterion", "", "is", ""}, rows)
			if len(s.Parts) > 0 && s.Fits() {
				p.Para("Value " + parts(s) + ".")
			}
		case "bill":
			p.Section("Bill")
			billed(p, c, a, d)
		case "way":
			p.Section("Way")
			reached(p, c, a, d)
		case "caveats":
			p.Section("Caveats")
			if len(s.Caveats) == 0 {
				p.Para("Nothing is open that touches what you asked.")
			}
			noted(p, c, s)
		}
	}
	p.Sources()
	return p.String()
}

func firstID(a *advice.Advice) string {
	if first := a.First(); first != nil {
		return first.ID
	}
	return ""
}

// SpokenClosed tells of a host that can't be chosen.
func SpokenClosed(x stack.Closed) string { return Spoken(x.Host.Name+": "+ClosedText(x)) + "\n" }

// SpokenCheck says whether the recorded decision still holds, and what has changed since.
func SpokenCheck(c *catalog.Catalog, a *advice.Advice) string {
	p := new(spokenPage)
	checked(p, c, a, 0)
	return p.String()
}

// SpokenCompare sets stacks beside each other, row by row.
func SpokenCompare(c *catalog.Catalog, a *advice.Advice, details []*detail.Detail) string {
	p := new(spokenPage)
	compared(p, c, a, details)
	return p.String()
}

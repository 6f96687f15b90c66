package summary

import (
	"fmt"
	"html"
	"math"
	"regexp"
	"sort"
	"strings"
	"sync"
	"unicode/utf8"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// Longest is how many characters a summary in Markdown has at most: a forge refuses a comment
// or a description of more than 65,536.
const Longest = 60_000

// How many rows of what misses one must, and of what is ruled out, stand in a summary that would
// be too long with all, from step to step.
var fewerRows = []int{40, 15, 5, 0}

// Markdown is the advice as Markdown of a forge: the verdict first, details folded, sources as
// footnotes, and the answers, so that it can be opened again. Of the told stacks as many are in
// it, in their order, as there is room for within [Longest].
func Markdown(c *catalog.Catalog, a *advice.Advice, told Told) string {
	var order []*stack.Stack
	for _, s := range append(a.Stacks[:len(a.Stacks):len(a.Stacks)], a.Near...) {
		if told[s.ID] != nil {
			order = append(order, s)
		}
	}
	all := len(order)
	write := func(n, rows int) string { return markdown(c, a, told, order[:n], all-n, rows) }
	fits := func(text string) bool { return utf8.RuneCountInString(text) <= Longest }
	over := sort.Search(all, func(n int) bool { return !fits(write(n+1, fewerRows[0])) })
	text := write(over, fewerRows[0])
	for _, rows := range fewerRows[1:] {
		if fits(text) {
			break
		}
		text = write(0, rows)
	}
	return text
}

// markdown writes the summary with some stacks told in full, others left out for their length,
// and so many rows at most of what does not fit.
func markdown(c *catalog.Catalog, a *advice.Advice, told Told, full []*stack.Stack, left, rows int) string {
	p := new(footnoted)
	p.Title(titleOf(a))
	recommendation(&p.markdownPage, c, a, math.MaxInt)
	p.Para(fmt.Sprintf("%s. Prices of %s, in %s; data of %s (%s).", strings.Join(CountTexts(a), "; "), a.Today, a.Currency, a.Origin.AsOf, short(a.Origin.Hash)))
	for _, one := range a.Conversions {
		p.Para(conversion(p, one))
	}
	if len(a.Origin.Local) > 0 {
		p.Para("Local data: " + strings.Join(a.Origin.Local, ", ") + ".")
	}
	ranked(p, c, a)
	if text := NextText(c, a); text != "" {
		p.Para(text)
	}
	if len(a.Near) > 0 {
		p.Section(MissesOne)
		p.Table([]string{"stack", a.Currency + " a month", "because"}, p.most(nearRows(c, a), rows))
	}
	p.Section("Details")
	for _, s := range full {
		head := s.Name
		if s.Fits() {
			head = fmt.Sprintf("%d. %s", s.Rank, s.Name)
		}
		p.folded(head, Total(s)+" "+a.Currency+" a month", func() { toldInFull(p, c, a, told[s.ID]) })
	}
	if left > 0 {
		p.Para(fmt.Sprintf("Of %d more there is no room here; the forms html and json have them.", left))
	}
	p.folded("What was asked", fmt.Sprintf("%d needs", len(a.Requirements)), func() {
		p.Table([]string{"", "criterion", "needs", "question"}, requirementRows(c, a.Requirements))
		assumed(p, c, a)
	})
	if texts := exploredTexts(c, a); len(texts) > 0 {
		p.folded("How firm it is", "", func() { p.Items(texts) })
	}
	if n := len(a.RuledOut) + len(a.Closed); n > 0 {
		p.folded("Ruled out", fmt.Sprint(n), func() {
			p.Table([]string{"stack", "because"}, p.most(ruledRows(c, a), rows))
		})
	}
	p.Section("Answers")
	p.Para("Saved as a file, this page opens again in whereto.")
	p.Code("toml", AnswersFile(c, a.Answers))
	p.Sources()
	return p.String()
}

// recommendation is the verdict with what it costs, why, what stands against it, what turns it
// over, and what comes with fewer musts: so many of each at most.
func recommendation(p *markdownPage, c *catalog.Catalog, a *advice.Advice, most int) {
	if a.First() == nil || a.Recommended == nil {
		p.strong("Nothing fits: no host has all that is a must.")
	} else {
		s := a.Recommended.Stack
		p.strong(verdictWord(s) + ": " + placed(c, s) + with(s))
		p.Para(figures(a, s))
		if text := CallText(c, a); text != "" {
			p.Para(text)
		}
	}
	var list []string
	word := ""
	flush := func() {
		if len(list) > 0 {
			p.strong(word)
			p.Items(list[:min(most, len(list))])
			list = nil
		}
	}
	for _, row := range RecommendedRows(c, a) {
		if row[0] != "" {
			flush()
			word = recommendedWords[row[0]]
		}
		list = append(list, row[1])
	}
	flush()
	if texts := CurrentText(c, a); len(texts) > 0 {
		p.strong("Now")
		p.Items(texts)
	}
}

// recommendedWords are the words above the sentences on what is recommended, where they have
// lines of their own.
var recommendedWords = map[string]string{
	"why": "Why", "but": "But", "flips": "What makes another first", "drop": "With fewer musts",
}

// footnoted is Markdown with sources as footnotes, and parts that are folded.
type footnoted struct{ markdownPage }

// Marks of a footnote while text is escaped: brackets would be.
const noteBegin, noteEnd = "\uE001", "\uE002"

// Cite is the mark of a source, empty for none.
func (p *footnoted) Cite(s catalog.Source) string {
	mark := p.markdownPage.Cite(s)
	if mark == "" {
		return ""
	}
	return noteBegin + strings.Trim(mark, " []") + noteEnd
}

var note = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(noteBegin + `(\d+)` + noteEnd) })

// Sources are the footnotes.
func (p *footnoted) Sources() {
	p.b.WriteString("\n")
	for i, row := range p.rows() {
		fmt.Fprintf(&p.b, "[^%d]: %s\n", i+1, escape(strings.Join(row[1:], " ")))
	}
}

func (p *footnoted) String() string {
	return note().ReplaceAllString(p.markdownPage.String(), "[^$1]")
}

// strong is a line in bold.
func (p *markdownPage) strong(text string) { fmt.Fprintf(&p.b, "\n**%s**\n", escape(text)) }

// folded is a part that is open only when it is asked for.
func (p *footnoted) folded(head, more string, write func()) {
	if more != "" {
		more = " · " + more
	}
	fmt.Fprintf(&p.b, "\n<details><summary><b>%s</b>%s</summary>\n", unlinked(html.EscapeString(head)), unlinked(html.EscapeString(more)))
	write()
	p.b.WriteString("\n</details>\n")
}

// most are the first rows, and how many more there are.
func (p *footnoted) most(rows [][]string, most int) [][]string {
	if len(rows) <= most {
		return rows
	}
	more := make([]string, len(rows[0]))
	more[0] = fmt.Sprintf("and %d more", len(rows)-most)
	return append(rows[:most:most], more)
}

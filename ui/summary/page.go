// Package summary writes advice, bills and lists as documents: text, Markdown,
// HTML, JSON.
package summary

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"sync"
	"unicode"

	"whereto/model/catalog"
)

// page is a document that grows from the top: what is said is the same in every
// format, how it looks is the page's.
type page interface {
	Title(text string)
	Section(text string)
	Heading(text string)
	Sub(text string) // a heading below a heading
	Contents(sections []string)
	Para(text string)
	Items(items []string)
	Table(head []string, rows [][]string)
	Code(language, text string)
	Cite(s catalog.Source) string // a mark, " [3]", of the list of sources
	Sources()                     // the list
	String() string
}

// sources numbers what is cited, each once.
type sources struct {
	list []catalog.Source
}

// Cite is the mark of a source, empty for none.
func (n *sources) Cite(s catalog.Source) string {
	if s.URL == "" {
		return ""
	}
	i := slices.IndexFunc(n.list, func(o catalog.Source) bool { return o.URL == s.URL && o.AsOf == s.AsOf })
	if i < 0 {
		i = len(n.list)
		n.list = append(n.list, s)
	}
	return fmt.Sprintf(" [%d]", i+1)
}

func (n *sources) rows() [][]string {
	var rows [][]string
	for i, s := range n.list {
		title := s.Title
		if s.AsOf != "" {
			title += ", " + string(s.AsOf)
		}
		rows = append(rows, []string{fmt.Sprintf("[%d]", i+1), title, s.URL})
	}
	return rows
}

func numeric(cell string) bool {
	return strings.Trim(cell, "0123456789.,-+≥%–? ") == ""
}

// markdownPage is GitHub-flavoured Markdown.
type markdownPage struct {
	sources
	b strings.Builder
}

// Sources lists them.
func (p *markdownPage) Sources() {
	if len(p.list) == 0 {
		return
	}
	p.Section("Sources")
	for _, row := range p.rows() {
		fmt.Fprintf(&p.b, "- %s\n", escape(strings.Join(row, " ")))
	}
}

func (p *markdownPage) String() string { return p.b.String() }

func (p *markdownPage) Title(text string)   { fmt.Fprintf(&p.b, "# %s\n", escape(text)) }
func (p *markdownPage) Section(text string) { fmt.Fprintf(&p.b, "\n## %s\n", escape(text)) }
func (p *markdownPage) Heading(text string) { fmt.Fprintf(&p.b, "\n### %s\n", escape(text)) }
func (p *markdownPage) Sub(text string)     { fmt.Fprintf(&p.b, "\n#### %s\n", escape(text)) }
func (p *markdownPage) Para(text string)    { fmt.Fprintf(&p.b, "\n%s\n", escape(text)) }

// Contents lists sections that follow, as links.
func (p *markdownPage) Contents(sections []string) {
	p.b.WriteString("\n")
	for _, s := range sections {
		fmt.Fprintf(&p.b, "- [%s](#%s)\n", escape(s), anchor(s))
	}
}

// anchor is the name that Markdown gives a heading: its letters, digits, hyphens
// and underscores, small, with hyphens for spaces.
func anchor(heading string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == ' ':
			return '-'
		case unicode.IsLetter(r), unicode.IsDigit(r), r == '-', r == '_':
			return unicode.ToLower(r)
		}
		return -1
	}, heading)
}

func (p *markdownPage) Items(items []string) {
	p.b.WriteString("\n")
	for _, item := range items {
		fmt.Fprintf(&p.b, "- %s\n", escape(item))
	}
}

func (p *markdownPage) Table(head []string, rows [][]string) {
	if len(rows) == 0 {
		return
	}
	if head == nil {
		head = make([]string, len(rows[0]))
	}
	p.b.WriteString("\n")
	p.row(head)
	rule := make([]string, len(head))
	for i := range rule {
		rule[i] = "---"
		if numericColumn(rows, i) {
			rule[i] = "---:"
		}
	}
	fmt.Fprintf(&p.b, "| %s |\n", strings.Join(rule, " | "))
	for _, row := range rows {
		p.row(row)
	}
}

func numericColumn(rows [][]string, i int) bool {
	for _, row := range rows {
		if !numeric(row[i]) {
			return false
		}
	}
	return true
}

func (p *markdownPage) row(cells []string) {
	escaped := make([]string, len(cells))
	for i, cell := range cells {
		escaped[i] = strings.ReplaceAll(escape(cell), "|", `\|`)
	}
	fmt.Fprintf(&p.b, "| %s |\n", strings.Join(escaped, " | "))
}

func (p *markdownPage) Code(language, text string) {
	fence := "```"
	for strings.Contains(text, fence) {
		fence += "`"
	}
	fmt.Fprintf(&p.b, "\n%s%s\n%s\n%s\n", fence, language, strings.TrimRight(text, "\n"), fence)
}

// escape keeps what Markdown would read as markup, and makes addresses links; nobody is
// mentioned, and no issue is referred to, where the text is shown by a forge.
func escape(text string) string {
	words := strings.Fields(text)
	for i, w := range words {
		if strings.HasPrefix(w, "https://") && !strings.ContainsAny(w, "<>") {
			words[i] = "<" + w + ">"
			continue
		}
		if strings.Contains(w, "&") {
			w = entity().ReplaceAllString(w, "&amp;$1")
		}
		words[i] = unlinked(markup.Replace(w))
	}
	text = strings.Join(words, " ")
	if at := leading().FindStringSubmatchIndex(text); at != nil { // a list, a heading, a rule
		return text[:at[2]] + `\` + text[at[2]:]
	}
	return text
}

var markup = strings.NewReplacer(`\`, `\\`, "<", "&lt;", ">", "&gt;", "*", `\*`, "`", "\\`", "[", `\[`, "]", `\]`, "_", `\_`, "~", `\~`)

// entity is what would be read as a character by its name.
var entity = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`&(#?[0-9A-Za-z]+;)`) })

// What a forge makes a link of: a name behind @, a number behind #. A blank of no width ends it.
var (
	mention = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(^|[^0-9A-Za-z_])@([0-9A-Za-z])`) })
	issue   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`#(\d)`) })
)

// unlinked is a text of which a forge makes neither a mention nor a reference.
func unlinked(text string) string {
	if !strings.ContainsAny(text, "@#") {
		return text
	}
	return issue().ReplaceAllString(mention().ReplaceAllString(text, "$1@\u200b$2"), "#\u200b$1")
}

// leading is what begins a list, a heading or a rule.
var leading = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d*([-+.)#=])(?: |$|[-=#])`) })

package summary

import (
	"bytes"
	_ "embed"
	"html/template"
	"regexp"
	"strings"
	"sync"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
)

//go:embed page.html
var pageHTML string

var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("page").Parse(pageHTML)) })

// HTML turns a document that this package wrote as Markdown into one page: no
// scripts, nothing loaded from elsewhere, marks of sources linked to their list.
func HTML(markdown string) ([]byte, error) {
	title := ""
	if first, _, _ := strings.Cut(markdown, "\n"); strings.HasPrefix(first, "# ") {
		title = first[2:]
	}
	md := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithParserOptions(parser.WithAutoHeadingID()))
	var body, page bytes.Buffer
	if err := md.Convert([]byte(markdown), &body); err != nil {
		return nil, err
	}
	err := pageTemplate().Execute(&page, struct {
		Title string
		Body  template.HTML
	}{title, template.HTML(linked(body.String()))}) // goldmark leaves out any HTML of the text's own
	return page.Bytes(), err
}

var (
	cited  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(` \[(\d+)\]`) })
	source = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<li>\[(\d+)\]`) })
)

// linked makes a link of every mark of a source, and lets wide tables scroll.
func linked(body string) string {
	text, list, found := strings.Cut(body, `<h2 id="sources">`)
	text = cited().ReplaceAllString(text, `<sup><a href="#source-$1">$1</a></sup>`)
	if found {
		list = source().ReplaceAllString(list, `<li id="source-$1">[$1]`)
		text += `<h2 id="sources">` + list
	}
	text = strings.ReplaceAll(text, "<table>", `<div class="wide"><table>`)
	return strings.ReplaceAll(text, "</table>", "</table></div>")
}

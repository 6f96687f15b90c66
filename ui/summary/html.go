package summary

import (
	"bytes"
	_ "embed"
	"html/template"
	"regexp"
	"strconv"
	"strings"
	"sync"

	md "github.com/gomarkdown/markdown"
	"github.com/gomarkdown/markdown/ast"
	"github.com/gomarkdown/markdown/html"
	"github.com/gomarkdown/markdown/parser"
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
	read := parser.NewCommonMarkWithExtensions(parser.Tables | parser.Strikethrough)
	doc := md.Parse([]byte(markdown), read)
	headed(doc)
	write := html.NewRenderer(html.RendererOptions{Flags: html.SkipHTML | html.Safelink})
	write.IsSafeURLOverride = func(url []byte) bool { return bytes.HasPrefix(url, []byte("#")) || parser.IsSafeURL(url) }
	body := md.Render(doc, write)
	var page bytes.Buffer
	err := pageTemplate().Execute(&page, struct {
		Title string
		Body  template.HTML
	}{title, template.HTML(linked(string(body)))}) // SkipHTML leaves out any HTML of the text's own
	return page.Bytes(), err
}

// headed gives each heading the name that links to it have; a second heading of the
// same name gets a number, as where Markdown is shown.
func headed(doc ast.Node) {
	seen := map[string]int{}
	ast.WalkFunc(doc, func(n ast.Node, entering bool) ast.WalkStatus {
		h, ok := n.(*ast.Heading)
		if !ok || !entering {
			return ast.GoToNext
		}
		var text strings.Builder
		ast.WalkFunc(h, func(n ast.Node, entering bool) ast.WalkStatus {
			if leaf := n.AsLeaf(); leaf != nil && entering {
				text.Write(leaf.Literal)
			}
			return ast.GoToNext
		})
		name := anchor(text.String())
		h.HeadingID = name
		if again := seen[name]; again > 0 {
			h.HeadingID += "-" + strconv.Itoa(again)
		}
		seen[name]++
		return ast.SkipChildren
	})
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

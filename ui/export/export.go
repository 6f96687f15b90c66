// Package export writes advice in the forms in which it is shared: it has each form's name
// and its files' endings, and gathers of the engine what the form tells.
package export

import (
	"cmp"
	"fmt"
	"math"
	"path/filepath"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/ui/summary"
)

// Options are what a call says of a form.
type Options struct {
	Top     int    // stacks that are told in full, and near misses; 0: as many as the form does by itself
	Width   int    // of text, in columns; 0: 80
	Details bool   // of text: all that is known
	Opens   bool   // of text: the answers follow, so that it can be opened again
	Save    string // of text: the call that saves it
}

// Form is one in which advice is written.
type Form struct {
	Name    string   // as --format has it
	Endings []string // of its files' names, the usual one first

	top   int // stacks and near misses that are told in full by itself
	all   bool
	write func(p parts) ([]byte, error)
}

// parts are what is written: the advice, and what is told of some of its stacks.
type parts struct {
	catalog *catalog.Catalog
	advice  *advice.Advice
	told    summary.Told
	top     int
	layout  summary.Layout
}

// documented is how many stacks and near misses a document tells in full by itself.
const documented = 5

// Forms are all forms, the one first that is taken where none is named.
var Forms = []Form{
	{Name: "text", Endings: []string{".txt"}, write: func(p parts) ([]byte, error) {
		return []byte(summary.Text(p.catalog, p.advice, p.told, p.layout)), nil
	}},
	{Name: "markdown", Endings: []string{".md", ".markdown"}, top: documented, write: func(p parts) ([]byte, error) {
		return []byte(summary.Markdown(p.catalog, p.advice, p.told)), nil
	}},
	{Name: "json", Endings: []string{".json"}, top: math.MaxInt, all: true, write: func(p parts) ([]byte, error) {
		return summary.JSON(p.catalog, p.advice, p.told, p.top)
	}},
	{Name: "answers", Endings: []string{".toml"}, write: func(p parts) ([]byte, error) {
		return []byte(summary.AnswersFile(p.catalog, p.advice.Answers)), nil
	}},
}

// Names are the forms as they are called.
func Names() []string {
	var names []string
	for _, f := range Forms {
		names = append(names, f.Name)
	}
	return names
}

// Named is the form of a name.
func Named(name string) (Form, error) {
	i := slices.IndexFunc(Forms, func(f Form) bool { return f.Name == name })
	if i < 0 {
		text := fmt.Sprintf("found %q; allowed: %s", name, fault.List(Names()))
		hint := fault.Nearest(name, Names())
		if f, err := Of("." + name); err == nil { // md
			hint = f.Name
		}
		if hint != "" {
			text += fmt.Sprintf("; did you mean %q?", hint)
		}
		return Form{}, fmt.Errorf("%s", text)
	}
	return Forms[i], nil
}

// Of is the form of a file, by the ending of its name.
func Of(file string) (Form, error) {
	ending := strings.ToLower(filepath.Ext(file))
	var usual []string
	for _, f := range Forms {
		if slices.Contains(f.Endings, ending) {
			return f, nil
		}
		usual = append(usual, f.Endings[0])
	}
	last := len(usual) - 1
	return Form{}, fmt.Errorf("the name ends in %s or %s", strings.Join(usual[:last], ", "), usual[last])
}

// Studied says whether the form tells how firm the advice is, and what would change it.
func (f Form) Studied() bool { return f.Name != "answers" }

// Write writes advice of an engine in the form.
func (f Form) Write(e *advice.Engine, c *catalog.Catalog, a *advice.Advice, o Options) ([]byte, error) {
	p := parts{catalog: c, advice: a, top: f.top, layout: summary.Layout{Width: cmp.Or(o.Width, summary.Width), Details: o.Details, Opens: o.Opens, Save: o.Save}}
	switch {
	case o.Top > 0:
		p.top = o.Top
	case o.Details:
		p.top = documented
	}
	near := p.top
	if f.all {
		near = math.MaxInt
	}
	details, err := e.Tell(a, summary.Top(a, p.top, near)...)
	if err != nil {
		return nil, err
	}
	p.told = summary.NewTold(details)
	return f.write(p)
}

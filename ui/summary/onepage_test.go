package summary_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/fixture/golden"
	"whereto/ui/answersfile"
	"whereto/ui/summary"
)

// tooWide are a text's lines that are wider than it may be; an address and what is to be typed
// stand whole.
func tooWide(text string, width int) []string {
	text, _, _ = strings.Cut(text, summary.AnswersMark)
	var list []string
	for line := range strings.Lines(text) {
		line = strings.TrimRight(line, "\n")
		if address := strings.TrimSpace(line); strings.HasPrefix(address, "https://") && !strings.Contains(address, " ") {
			continue
		}
		if ansi.StringWidth(line) > width {
			list = append(list, fmt.Sprintf("%d: %s", ansi.StringWidth(line), line))
		}
	}
	return list
}

// pages checks the page of an advice at many widths: it is read at a glance, begins with its
// title and the verdict, and nothing is cut within a word of the verdict.
func pages(t *testing.T, c *catalog.Catalog, a *advice.Advice, name string, told summary.Told) {
	t.Helper()
	for _, width := range []int{40, 60, 72, 80, 100, 120, 200} {
		text := summary.Text(c, a, nil, summary.Layout{Width: width, Save: "whereto --answers " + name + " --output advice.txt"})
		if n := strings.Count(text, "\n"); n > 70 && width >= 60 {
			t.Errorf("%s at %d has %d lines", name, width, n)
		}
		if list := tooWide(text, width); list != nil {
			t.Errorf("%s at %d is too wide: %q", name, width, list[0])
		}
		verdict := "Recommended"
		if a.First() == nil {
			verdict = "Nothing fits"
		}
		if at := strings.Index(text, "\n"+verdict); at < 0 || at > strings.Index(text+"\nFits", "\nFits") {
			t.Errorf("%s at %d: the verdict is not first:\n%s", name, width, text)
		}
		if list := tooWide(summary.Text(c, a, told, summary.Layout{Width: width, Details: true, Opens: true}), width); list != nil && width >= 60 { // a map has its own width
			t.Errorf("%s in full at %d is too wide: %q", name, width, list[0])
		}
	}
}

func TestOnePage(t *testing.T) {
	t.Parallel()
	for _, name := range fixture.Names() {
		a := explored(t, name)
		pages(t, invented(t), a, name, told(t, a, 3, 2))
	}
}

func TestOnePageOfShippedExamples(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	for name, a := range shippedExamples(t) {
		pages(t, shipped(t), a, name, summary.NewTold(details(t, onShipped(), a, summary.Top(a, 3, 2)...)))
	}
}

func TestOnePageLooksLikeThis(t *testing.T) {
	t.Parallel()
	golden.Text(t, "page.txt", summary.Text(invented(t), explored(t, "orders"), nil, summary.Layout{Width: 80, Opens: true}))
}

// Text that is saved opens again: the answers in it give the same text, whatever a title or a
// reason says.
func TestSavedTextOpensAgain(t *testing.T) {
	t.Parallel()
	c := invented(t)
	saved := summary.Layout{Width: 80, Opens: true}
	for _, title := range []string{
		"", "Orders", "whereto = 1", summary.AnswersMark, "a\n\n" + summary.AnswersMark + "\n\nwhereto = 1\n[answers]\nkind = \"api\"\n",
		"# Title\n```toml\nwhereto = 1\n```", "\x1b[31mred\a", "\u202eevil", "\"quotes\" and 'more'",
	} {
		named := given(t, "orders")
		named.Title = title
		given, err := answersfile.Read("answers.toml", []byte(summary.AnswersFile(c, named)), c)
		if err != nil {
			t.Errorf("%q: %v", title, err)
			continue
		}
		a := ask(t, engine(), given)
		text := summary.Text(c, a, nil, saved)
		again, err := answersfile.Read("advice.txt", []byte(text), c)
		if err != nil {
			t.Errorf("%q: %v\n%s", title, err, text)
			continue
		}
		if list := answersfile.Differ(c, a.Answers, again); len(list) > 0 {
			t.Errorf("%q: %q differ", title, list)
		}
		if twice := summary.Text(c, ask(t, engine(), again), nil, saved); twice != text {
			t.Errorf("%q: another text:\n%s", title, twice)
		}
		if kind := answersfile.KindOf("advice.txt", []byte(text)); kind != answersfile.Text {
			t.Errorf("%q: %s", title, kind)
		}
	}
}

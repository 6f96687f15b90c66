package summary_test

import (
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"whereto/model/advice"
	"whereto/model/stack"
	"whereto/ui/answersfile"
	"whereto/ui/summary"
)

// A summary in Markdown is short enough for a forge, whatever is told in it and however much
// fits; what there is no room for is counted.
func TestMarkdownIsNotTooLong(t *testing.T) {
	t.Parallel()
	c, a := invented(t), explored(t, "orders")
	long := *a
	long.Near, long.RuledOut = nil, nil
	for range 100 {
		long.Near, long.RuledOut = append(long.Near, a.Near...), append(long.RuledOut, a.RuledOut...)
	}
	all := told(t, a, len(a.Stacks), len(a.Near))
	text := summary.Markdown(c, &long, all)
	if n := utf8.RuneCountInString(text); n > summary.Longest || n < summary.Longest/3 {
		t.Errorf("%d characters", n)
	}
	if !strings.Contains(text, "| and 560 more |") || !strings.Contains(text, "there is no room here") {
		t.Errorf("what is left out is not counted:\n%s", text)
	}
	if text := summary.Markdown(c, a, told(t, a, 2, 0)); strings.Count(text, "<details>") != 5 || strings.Contains(text, "no room") {
		t.Errorf("of little something is left out:\n%s", text)
	}
}

func TestMarkdownOfShippedExamples(t *testing.T) {
	t.Parallel()
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	for name, a := range shippedExamples(t) {
		text := summary.Markdown(shipped(t), a, summary.NewTold(details(t, onShipped(), a, summary.Top(a, 5, 5)...)))
		if n := utf8.RuneCountInString(text); n > summary.Longest {
			t.Errorf("%s: %d characters", name, n)
		}
		if !strings.Contains(text, "<details><summary><b>1. ") {
			t.Errorf("%s: not even the first is told", name)
		}
		if open, shut := strings.Count(text, "<details>"), strings.Count(text, "</details>"); open != shut {
			t.Errorf("%s: %d parts are folded, %d end", name, open, shut)
		}
		for _, line := range strings.Split(text, "\n") {
			if at := strings.Index(line, "[^"); at >= 0 && !strings.HasPrefix(line, "[^") {
				mark, _, _ := strings.Cut(line[at:], "]")
				if !strings.Contains(text, "\n"+mark+"]: ") {
					t.Errorf("%s: %s] leads nowhere", name, mark)
				}
			}
		}
	}
}

// hostile are words that a document must not take for markup.
var hostile = []string{
	"@everyone see #12", "</details><script>alert(1)</script>", "![x](https://example.com/pixel)", "```", "# heading",
	"1. list", "--- rule", "~~gone~~", "&lt;b&gt;", "a | b", "[^1]: note", "\uE0011\uE002",
}

// A title that is hostile stays words, and the page with it opens again as the same bytes.
func TestMarkdownOpensAgain(t *testing.T) {
	t.Parallel()
	c := invented(t)
	write := func(a *advice.Advice) string { return summary.Markdown(c, a, told(t, a, 1, 0)) }
	for _, title := range append([]string{"", "Orders", "whereto = 1", "```toml\nwhereto = 1\n```"}, hostile...) {
		named := given(t, "orders")
		named.Title = title
		asked, err := answersfile.Read("answers.toml", []byte(summary.AnswersFile(c, named)), c)
		if err != nil {
			t.Errorf("%q: %v", title, err)
			continue
		}
		text := write(ask(t, engine(), asked))
		again, err := answersfile.Read("advice.md", []byte(text), c)
		if err != nil {
			t.Errorf("%q: %v", title, err)
			continue
		}
		if list := answersfile.Differ(c, asked, again); len(list) > 0 {
			t.Errorf("%q: %q differ", title, list)
		}
		if write(ask(t, engine(), again)) != text {
			t.Errorf("%q: another text", title)
		}
	}
}

// folds are lines of HTML, in which nothing is Markdown.
var folds = regexp.MustCompile(`(?m)^<details><summary><b>[^<>]*</b>[^<>]*</summary>$|^</details>$`)

func TestMarkdownIsHarmless(t *testing.T) {
	t.Parallel()
	c, a := invented(t), *advised(t, "orders")
	for _, word := range hostile {
		a.Title = word
		first := *a.Stacks[0]
		first.Name = word
		b := a
		b.Stacks = append([]*stack.Stack{&first}, a.Stacks[1:]...)
		text, _, _ := strings.Cut(folds.ReplaceAllString(summary.Markdown(c, &b, told(t, &b, 1, 0)), ""), "\n## Answers")
		for _, never := range []string{"@everyone", " #12", "<script", "</details><", "![x]", "~~", "&lt;b&gt;", "| a | b", "\n[^1]: note", "\n# heading", "\n1. list", "\n--- rule"} {
			if at := strings.Index(text, never); at >= 0 && strings.Contains(word, strings.TrimSpace(never)) {
				t.Errorf("%q: %q", word, text[max(0, at-40):min(len(text), at+40)])
			}
		}
	}
}

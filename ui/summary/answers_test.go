package summary_test

import (
	"math"
	"regexp"
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/load"
	"whereto/ui/summary"
)

// full answers something of every kind, with words that need quotes.
const full = `
whereto = 1
title   = "A \"quoted\" title, \\ and Zürich — 東京"

[answers]
language    = ["rust", "typescript"]
users       = { sydney = 0.7, auckland = 0.2, singapore = 0.1 }
database    = "with-the-app"
requests    = { low = 2_000_000, typical = 12_000_000, high = 60_000_000 }
image_gb    = 0.125
budget      = 99.5
rollback    = "instant"
residency   = ["au", "nz"]
never_vendors = ["alto"]
currency    = "EUR"
budget_currency = "AUD"
discount    = { alto = 0.1, quilla = 0.075, abeto = 0 }

[importance]
rollback = "must"
budget   = "skip"

[weights]
cost    = 3
latency = 0.5

[decision]
stack       = "bruma-run/always-on"
monthly_usd = "6.870"
on          = 2026-11-22
data        = "abc"
why         = "It \"fits\"."
`

// same says where two sets of answers differ; shares to a millionth.
func same(t *testing.T, what string, got, want answers.Answers) {
	t.Helper()
	if got.Title != want.Title || len(got.Values) != len(want.Values) || len(got.Importance) != len(want.Importance) || len(got.Weights) != len(want.Weights) {
		t.Errorf("%s: got %+v, want %+v", what, got, want)
	}
	for id, w := range want.Values {
		g := got.Values[id]
		fine := len(g.Words) == len(w.Words) && len(g.Shares) == len(w.Shares) && (g.Number == nil) == (w.Number == nil) && slices.Equal(g.Parts, w.Parts)
		for i := range min(len(g.Words), len(w.Words)) {
			fine = fine && g.Words[i] == w.Words[i]
		}
		for i := range min(len(g.Shares), len(w.Shares)) {
			fine = fine && g.Shares[i].Place == w.Shares[i].Place && math.Abs(g.Shares[i].Share-w.Shares[i].Share) < 1e-6
		}
		if !fine || g.Number != nil && *g.Number != *w.Number {
			t.Errorf("%s: %s: got %+v, want %+v", what, id, g, w)
		}
	}
	for id, w := range want.Importance {
		if got.Importance[id] != w {
			t.Errorf("%s: importance of %s: %q", what, id, got.Importance[id])
		}
	}
	for id, w := range want.Weights {
		if got.Weights[id] != w {
			t.Errorf("%s: weight of %s: %v", what, id, got.Weights[id])
		}
	}
	if (got.Decision == nil) != (want.Decision == nil) || got.Decision != nil && *got.Decision != *want.Decision {
		t.Errorf("%s: decision %+v, want %+v", what, got.Decision, want.Decision)
	}
}

// Answers that are written and read again are the same answers, and are written
// the same again.
func TestAnswersFileIsReadAgain(t *testing.T) {
	t.Parallel()
	c := invented(t)
	contents := map[string]string{
		"full": full, "empty": "whereto = 1\n", "equal shares": "whereto = 1\n[answers]\nusers = [\"sydney\", \"melbourne\", \"auckland\"]\n",
		"one user": "whereto = 1\n[answers]\nusers = \"sydney\"\n", "large": "whereto = 1\n[answers]\nrequests = 1_000_000_000_000\n",
		"thirds": "whereto = 1\n[answers]\nusers = { sydney = 1, melbourne = 2 }\n", "small": "whereto = 1\n[answers]\nvcpus = 0.05\nstatic_kb = 0.001\n",
	}
	for _, name := range fixture.Names() {
		contents[name+".toml"] = string(fixture.Answers(name))
	}
	for name, content := range contents {
		want := read(t, c, content)
		written := summary.AnswersFile(c, want)
		got := read(t, c, written)
		same(t, name, got, want)
		if again := summary.AnswersFile(c, got); again != written {
			t.Errorf("%s: written again it is\n%s\nnot\n%s", name, again, written)
		}
	}
}

// block is the answers that a summary in Markdown holds.
func block(t *testing.T, markdown string) string {
	t.Helper()
	found := regexp.MustCompile("(?ms)^```toml\n(.*?)^```$").FindStringSubmatch(markdown)
	if found == nil {
		t.Fatal("no block of TOML")
	}
	return found[1]
}

// The Markdown holds the answers: taken out, they are the answers it was made of.
func TestMarkdownHoldsTheAnswers(t *testing.T) {
	t.Parallel()
	c := invented(t)
	given := read(t, c, full)
	text := summary.Markdown(c, ask(t, engine(), given), nil)
	same(t, "Markdown", read(t, c, block(t, text)), given)
}

// A fence inside an answer can't end the block of answers in Markdown.
func TestMarkdownFenceHolds(t *testing.T) {
	t.Parallel()
	given := answers.Answers{Title: "x", Decision: &answers.Decision{Why: "```", MonthlyUSD: catalog.Amount{Text: "1"}}}
	text := summary.Markdown(invented(t), ask(t, engine(), given), nil)
	if !strings.Contains(text, "\n````toml\n") || !strings.HasSuffix(strings.TrimSpace(text), "\n````") {
		t.Errorf("the fence is not longer than the one inside:\n%s", text[strings.Index(text, "## Answers"):])
	}
}

// Titles and data are words, not markup: nothing of them becomes a tag, a table's
// column or a heading.
func TestMarkdownEscapes(t *testing.T) {
	t.Parallel()
	c := invented(t)
	blank := *advised(t, "blank")
	for title, want := range map[string]string{
		"a <script>alert(1)</script>":  "# a &lt;script&gt;alert(1)&lt;/script&gt;\n",
		"https://x><img/src=x>":        "# https://x&gt;&lt;img/src=x&gt;\n",
		"https://example.com/a_b":      "# <https://example.com/a_b>\n",
		"one\n\n# two":                 "# one # two\n",
		"*bold* _under_ `code` [l](u)": "# \\*bold\\* \\_under\\_ \\`code\\` \\[l\\](u)\n",
		`back\*slash`:                  `# back\\\*slash` + "\n",
	} {
		blank.Title = title
		if got := summary.Markdown(c, &blank, nil); !strings.HasPrefix(got, want) {
			t.Errorf("%q: got %q, want %q", title, got[:strings.Index(got, "\n")+1], want)
		}
	}
}

// A bar in a label of the data is no column of a table: every row has the cells of its head.
func TestMarkdownRowsHaveTheirColumns(t *testing.T) {
	t.Parallel()
	c, a := invented(t), advised(t, "orders")
	d := *details(t, engine(), a, a.Stacks[0].ID)[0]
	d.Bill.Lines = slices.Clone(d.Bill.Lines)
	d.Bill.Lines[0].Label = "Requests | and `more`"
	text := summary.Markdown(c, a, summary.Told{d.Stack.ID: &d})
	if !strings.Contains(text, "| Requests \\| and \\`more\\`, syd-1 |") {
		t.Error("the label with a bar is not there")
	}
	columns := 0
	for _, line := range strings.Split(text, "\n") {
		if !strings.HasPrefix(line, "|") {
			columns = 0
			continue
		}
		n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
		if columns == 0 {
			columns = n
		}
		if n != columns {
			t.Errorf("%d columns below %d: %s", n-1, columns-1, line)
		}
	}
}

// A blank answers file can be read as it is, and with every answer in it
// uncommented, and names every question once.
func TestBlankFileIsValid(t *testing.T) { blankHolds(t, invented(t)) }

func blankHolds(t *testing.T, c *catalog.Catalog) {
	t.Helper()
	blank := summary.Blank(c)
	if got := read(t, c, blank); len(got.Values) != 0 {
		t.Errorf("something is answered: %v", got.Values)
	}
	commented := regexp.MustCompile(`(?m)^# ([a-z0-9_]+ = )`)
	given := read(t, c, commented.ReplaceAllString(blank, "$1"))
	for _, q := range c.Questions {
		if n := strings.Count(blank, "\n# "+q.ID+" = "); n != 1 && q.ID != "rollback" {
			t.Errorf("%s stands %d times", q.ID, n)
		}
		if !given.Has(q.ID) {
			t.Errorf("%s is not answered when it is uncommented", q.ID)
		}
	}
	if len(given.Importance) == 0 || len(given.Weights) == 0 {
		t.Errorf("importance %v, weights %v", given.Importance, given.Weights)
	}
	if _, err := load.ReadAnswers("again", []byte(summary.AnswersFile(c, given)), c); err != nil {
		t.Errorf("written out it can't be read: %v", err)
	}
}

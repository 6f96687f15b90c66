package summary_test

import (
	"math"
	"regexp"
	"strings"
	"testing"

	"whereto/data"
	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
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
never_vendors = ["aws"]
currency    = "EUR"

[importance]
rollback = "must"
budget   = "skip"

[weights]
cost    = 3
latency = 0.5

[decision]
stack       = "fly-io/autostop"
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
		fine := len(g.Words) == len(w.Words) && len(g.Shares) == len(w.Shares) && (g.Number == nil) == (w.Number == nil)
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
	c := shipped(t)
	for name, content := range map[string]string{
		"full": full, "empty": "whereto = 1\n", "equal shares": "whereto = 1\n[answers]\nusers = [\"sydney\", \"perth\", \"auckland\"]\n",
		"one user": "whereto = 1\n[answers]\nusers = \"sydney\"\n", "large": "whereto = 1\n[answers]\nrequests = 1_000_000_000_000\n",
		"thirds": "whereto = 1\n[answers]\nusers = { sydney = 1, perth = 2 }\n", "small": "whereto = 1\n[answers]\nvcpus = 0.05\nstatic_kb = 0.001\n",
	} {
		want := read(t, c, content)
		written := summary.AnswersFile(c, want)
		got := read(t, c, written)
		same(t, name, got, want)
		if again := summary.AnswersFile(c, got); again != written {
			t.Errorf("%s: written again it is\n%s\nnot\n%s", name, again, written)
		}
	}
}

// The Markdown holds the answers: taken out, they are the answers it was made of.
func TestMarkdownHoldsTheAnswers(t *testing.T) {
	c := shipped(t)
	given := read(t, c, strings.Replace(full, "currency    = \"EUR\"\n", "", 1))
	text := summary.Markdown(c, advice.Advise(c, given, today, advice.Options{}), 1)
	block := regexp.MustCompile("(?ms)^```toml\n(.*?)^```$").FindStringSubmatch(text)
	if block == nil {
		t.Fatal("no block of TOML")
	}
	same(t, "Markdown", read(t, c, block[1]), given)
}

// A fence inside an answer can't end the block of answers in Markdown.
func TestMarkdownFenceHolds(t *testing.T) {
	c := small(t)
	given := answers.Answers{Title: "x", Decision: &answers.Decision{Why: "```", MonthlyUSD: catalog.Amount{Text: "1"}}}
	text := summary.Markdown(c, advice.Advise(c, given, today, advice.Options{}), 1)
	if !strings.Contains(text, "\n````toml\n") || !strings.HasSuffix(text, "\n````\n") {
		t.Errorf("the fence is not longer than the one inside:\n%s", text[strings.Index(text, "## Answers"):])
	}
}

// Titles and data are words, not markup: nothing of them becomes a tag, a table's
// column or a heading.
func TestMarkdownEscapes(t *testing.T) {
	c := small(t)
	for title, want := range map[string]string{
		"a <script>alert(1)</script>":  "# a &lt;script&gt;alert(1)&lt;/script&gt;\n",
		"https://x><img/src=x>":        "# https://x&gt;&lt;img/src=x&gt;\n",
		"https://example.com/a_b":      "# <https://example.com/a_b>\n",
		"one\n\n# two":                 "# one # two\n",
		"*bold* _under_ `code` [l](u)": "# \\*bold\\* \\_under\\_ \\`code\\` \\[l\\](u)\n",
		`back\*slash`:                  `# back\\\*slash` + "\n",
	} {
		a := advice.Advise(c, answers.Answers{Title: title}, today, advice.Options{})
		if got := summary.Markdown(c, a, 1); !strings.HasPrefix(got, want) {
			t.Errorf("%q: got %q, want %q", title, got[:strings.Index(got, "\n")+1], want)
		}
	}
	_, a := smallAdvice(t)
	for _, line := range strings.Split(summary.Markdown(c, a, 5), "\n") {
		if strings.HasPrefix(line, "| Requests, syd-1") && strings.Count(strings.ReplaceAll(line, `\|`, ""), "|") != 4 {
			t.Errorf("a row of three columns: %s", line)
		}
	}
}

// A blank answers file can be read as it is, and with every answer in it
// uncommented, and names every question once.
func TestBlankFileIsValid(t *testing.T) {
	for name, c := range map[string]*catalog.Catalog{"shipped": shipped(t), "small": small(t)} {
		blank := summary.Blank(c)
		if got := read(t, c, blank); len(got.Values) != 0 {
			t.Errorf("%s: something is answered: %v", name, got.Values)
		}
		commented := regexp.MustCompile(`(?m)^# ([a-z0-9_]+ = )`)
		given := read(t, c, commented.ReplaceAllString(blank, "$1"))
		for _, q := range c.Questions {
			if n := strings.Count(blank, "\n# "+q.ID+" = "); n != 1 && q.ID != "rollback" {
				t.Errorf("%s: %s stands %d times", name, q.ID, n)
			}
			if !given.Has(q.ID) {
				t.Errorf("%s: %s is not answered when it is uncommented", name, q.ID)
			}
		}
		if len(given.Importance) == 0 || len(given.Weights) == 0 {
			t.Errorf("%s: importance %v, weights %v", name, given.Importance, given.Weights)
		}
		if _, err := data.ReadAnswers("again", []byte(summary.AnswersFile(c, given)), c); err != nil {
			t.Errorf("%s: written out it can't be read: %v", name, err)
		}
	}
}

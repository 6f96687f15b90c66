package summary_test

import (
	"strings"
	"testing"
	"unicode"

	"whereto/model/fixture"
	"whereto/ui/summary"
)

// What is read aloud has words for signs, and nothing that is drawn or steers a terminal.
func TestSpoken(t *testing.T) {
	for text, want := range map[string]string{
		"8.75 USD a month (0.20–111.00)":          "8.75 US dollars a month (0.20 to 111.00)",
		"12 × 0.5 ÷ 3 − 1 = 1":                    "12 times 0.5 divided by 3 minus 1 equals 1",
		"≥22 EUR":                                 "at least 22 euros",
		"? USD a month":                           "price not known",
		"Previews: no matter → Bruma":             "Previews: no matter, then Bruma",
		"Alto + Abeto CI · Sydney":                "Alto plus Abeto CI, Sydney",
		"São Paulo, Zürich; “quoted” ’s":          `São Paulo, Zürich; "quoted" 's`,
		"✓ fits ▇▇▇ \x1b[31mred\x07 │ ⣿ ● \u202e": " fits [31mred",
		"a\n\nb  c":                               "a\n\nb c",
		"AWS, API and USDA":                       "AWS, API and USDA",
	} {
		if got := summary.Spoken(text); got != want {
			t.Errorf("%q is spoken %q, want %q", text, got, want)
		}
	}
}

// plainOnly says which rune of a text is none that is read aloud.
func plainOnly(text string) (rune, bool) {
	for _, r := range text {
		if r != '\n' && (r < ' ' || r == 0x7f || r > 0x7f && !unicode.In(r, unicode.L, unicode.M, unicode.Nd, unicode.Sc)) {
			return r, false
		}
	}
	return 0, true
}

// Whatever is advised is told in lines that can be read aloud, each with something in it, and
// with what other forms say.
func TestAllIsSpoken(t *testing.T) {
	slow := testing.Short()
	for _, name := range fixture.Names() {
		if slow && name != "orders" {
			continue
		}
		a := explored(t, name)
		c := invented(t)
		texts := map[string]string{
			"first": summary.SpokenFirst(c, a), "result": summary.SpokenResult(c, a), "changes": summary.SpokenChanges(c, a),
			"fits": summary.SpokenHosts(c, a, summary.ListFits), "near": summary.SpokenHosts(c, a, summary.ListNear), "out": summary.SpokenHosts(c, a, summary.ListOut),
		}
		ids := summary.Top(a, 2, 1)
		told := details(t, engine(), a, ids...)
		for _, d := range told {
			texts["stack "+d.Stack.ID] = summary.SpokenStack(c, a, d, summary.SpokenParts...)
		}
		if len(told) > 1 {
			texts["compare"] = summary.SpokenCompare(c, a, told)
		}
		for _, x := range a.Closed {
			texts["closed "+x.Host.ID] = summary.SpokenClosed(x)
		}
		for what, text := range texts {
			if r, ok := plainOnly(text); !ok {
				t.Errorf("%s, %s holds %q", name, what, r)
			}
			for line := range strings.SplitSeq(text, "\n") {
				if strings.Contains(line, "  ") || strings.Contains(line, " ? ") || strings.HasSuffix(line, " ") || strings.Contains(line, "::") || strings.Contains(line, "..") && !strings.Contains(line, "://") {
					t.Errorf("%s, %s: %q", name, what, line)
				}
			}
		}
		for _, text := range append(summary.WhyTexts(c, a), summary.ButTexts(c, a)...) {
			if !strings.Contains(texts["result"], summary.Spoken(text)) {
				t.Errorf("%s: the result does not say %q", name, text)
			}
		}
	}
}

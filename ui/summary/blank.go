package summary

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/charmbracelet/x/ansi"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// Blank is an answers file with every question as a comment, to be answered.
func Blank(c *catalog.Catalog) string {
	var b strings.Builder
	fmt.Fprintf(&b, "whereto = %d\ntitle   = \"\"\n\n", answers.Version)
	b.WriteString("# Take away the # of what you want to answer. A question that is not answered constrains nothing;\n")
	b.WriteString("# a figure that is not answered takes its default. A number may be { low = 1, typical = 2, high = 3 }.\n\n[answers]\n")
	tier := ""
	for _, q := range c.Questions {
		if q.Tier != tier {
			tier = q.Tier
			fmt.Fprintf(&b, "\n# ── %s %s\n", tier, strings.Repeat("─", 80-len(tier)))
		}
		fmt.Fprintf(&b, "\n%s\n", comment(q.Ask+" "+q.Help))
		if words := answers.Allowed(q, c); len(words) > 0 && q.Catalog != "hosts" {
			b.WriteString(comment(strings.Join(words, ", ")) + "\n")
		}
		fmt.Fprintf(&b, "# %s = %s\n", q.ID, sample(q, c))
	}
	b.WriteString("\n# must, want or skip, instead of a question's default.\n[importance]\n# rollback = \"must\"\n")
	b.WriteString("\n# Relative weight of a question; cost and latency are wants too.\n[weights]\n# cost = 3\n")
	return b.String()
}

func comment(text string) string {
	return "# " + strings.ReplaceAll(ansi.Wordwrap(text, 96, ""), "\n", "\n# ")
}

// sample is an answer that would be right.
func sample(q *catalog.Question, c *catalog.Catalog) string {
	word := ""
	if words := answers.Allowed(q, c); len(words) > 0 {
		word = words[0]
	}
	switch q.Kind {
	case "number":
		text := "1"
		if n, ok := catalog.Number(c.Assumed(q)); ok {
			text = Plain(n)
		}
		return strings.TrimSpace(text + "  # " + q.Unit)
	case "places":
		return "{ sydney = 0.7, auckland = 0.3 }"
	case "shares":
		return "{ " + word + " = 0.1 }"
	case "place":
		return `"sydney"  # or ` + strings.Join(q.Others, ", ")
	case "choices":
		return "[" + strconv.Quote(word) + "]"
	}
	if d, ok := q.Default.(string); ok {
		word = d
	}
	return strconv.Quote(word)
}

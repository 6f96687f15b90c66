package summary

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
)

// AnswersFile writes answers as an answers file, in the order of the questions.
func AnswersFile(c *catalog.Catalog, a answers.Answers) string {
	var b strings.Builder
	fmt.Fprintf(&b, "whereto = %d\n", answers.Version)
	if a.Title != "" {
		fmt.Fprintf(&b, "title   = %s\n", Quoted(a.Title))
	}
	b.WriteString("\n[answers]\n")
	for _, q := range c.Questions {
		if v, ok := a.Values[q.ID]; ok {
			fmt.Fprintf(&b, "%s = %s\n", q.ID, Value(q, v))
		}
	}
	table(&b, "importance", a.Importance, strconv.Quote)
	table(&b, "weights", a.Weights, Plain)
	if d := a.Decision; d != nil {
		b.WriteString("\n" + DecisionTable(*d))
	}
	return b.String()
}

// DecisionTable is a decision as the table of an answers file.
func DecisionTable(d answers.Decision) string {
	var b strings.Builder
	b.WriteString("[decision]\n")
	for _, field := range [][2]string{{"stack", d.Stack}, {"monthly_usd", d.MonthlyUSD.Text}, {"on", string(d.On)}, {"data", d.Data}, {"why", d.Why}} {
		text := Quoted(field[1])
		if field[0] == "on" && len(d.On) == len("2026-01-02") {
			text = field[1] // a day, as TOML has it
		}
		if field[1] != "" {
			fmt.Fprintf(&b, "%s = %s\n", field[0], text)
		}
	}
	if d.Rank > 0 {
		fmt.Fprintf(&b, "rank = %d\n", d.Rank)
	}
	return b.String()
}

func table[V any](b *strings.Builder, name string, m map[string]V, write func(V) string) {
	if len(m) == 0 {
		return
	}
	fmt.Fprintf(b, "\n[%s]\n", name)
	var ids []string
	for id := range m {
		ids = append(ids, id)
	}
	sort.Strings(ids)
	for _, id := range ids {
		fmt.Fprintf(b, "%s = %s\n", id, write(m[id]))
	}
}

// Value writes one answer as TOML.
func Value(q *catalog.Question, v answers.Value) string {
	switch {
	case v.Number != nil && v.Number.Single():
		return Plain(v.Number.Typical)
	case v.Number != nil:
		return fmt.Sprintf("{ low = %s, typical = %s, high = %s }", Plain(v.Number.Low), Plain(v.Number.Typical), Plain(v.Number.High))
	case v.Shares != nil:
		var parts []string
		equal := !slices.ContainsFunc(v.Shares, func(s catalog.Users) bool { return rounded(s.Share) != rounded(v.Shares[0].Share) })
		for _, s := range v.Shares {
			if equal {
				parts = append(parts, Quoted(s.Place))
			} else {
				parts = append(parts, s.Place+" = "+Plain(rounded(s.Share)))
			}
		}
		if equal {
			return "[" + strings.Join(parts, ", ") + "]"
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	case v.Parts != nil:
		var parts []string
		for _, p := range v.Parts {
			parts = append(parts, p.ID+" = "+Plain(p.Share))
		}
		return "{ " + strings.Join(parts, ", ") + " }"
	case q.Kind == "choices":
		var parts []string
		for _, w := range v.Words {
			parts = append(parts, Quoted(w))
		}
		return "[" + strings.Join(parts, ", ") + "]"
	}
	return Quoted(v.Word())
}

// PartsText are shares in words, each with the name of what it is of.
func PartsText(c *catalog.Catalog, q *catalog.Question, v answers.Value) string {
	firms := map[string]string{}
	if q.Catalog == "vendors" {
		for _, f := range c.Firms() {
			firms[f.ID] = f.Name
		}
	}
	var parts []string
	for _, p := range v.Parts {
		parts = append(parts, fmt.Sprintf("%s %s %%", cmp.Or(firms[p.ID], p.ID), quantity.Text(100*p.Share)))
	}
	return strings.Join(parts, ", ")
}

// rounded leaves out of a share what only its normalising has put there.
func rounded(share float64) float64 {
	if r := math.Round(share*1e6) / 1e6; r > 0 {
		return r
	}
	return share
}

// Plain writes a number as TOML reads it, whole ones grouped by underscores.
func Plain(v float64) string {
	text := strconv.FormatFloat(v, 'f', -1, 64)
	if strings.Contains(text, ".") || len(text) <= 4 {
		return text
	}
	if len(text) > 18 { // beyond TOML's whole numbers
		return text + ".0"
	}
	var groups []string
	for len(text) > 3 {
		groups = append([]string{text[len(text)-3:]}, groups...)
		text = text[:len(text)-3]
	}
	return strings.Join(append([]string{text}, groups...), "_")
}

// Quoted is a text as TOML has it in quotes: Go's quotes, without the escapes that are Go's alone.
func Quoted(text string) string {
	return tomlEscapes().Replace(strconv.Quote(strings.ToValidUTF8(text, "\uFFFD")))
}

var tomlEscapes = sync.OnceValue(func() *strings.Replacer {
	return strings.NewReplacer(`\\`, `\\`, `\a`, `\u0007`, `\v`, `\u000b`, `\x`, `\u00`)
})

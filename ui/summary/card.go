package summary

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// Card is the advice in five lines, to be sent to colleagues: what was asked, what is
// recommended and for how much, why, what stands against it, and how firm it is or what
// would change it.
func Card(c *catalog.Catalog, a *advice.Advice) string {
	title := a.Title
	if title == "" {
		title = "where to deploy"
	}
	lines := []string{fmt.Sprintf("whereto · %s · %s · %s", title, FitText(a), a.Today)}
	r := a.Recommended
	if r == nil {
		return lines[0] + "\n" + strings.Join(DropTexts(c, a), "\n") + "\n"
	}
	lines = append(lines, RecommendedText(a, r))
	add := func(word string, texts []string) {
		if len(texts) > 0 {
			lines = append(lines, word+": "+strings.Join(texts, " · "))
		}
	}
	add("why", WhyHeads(c, a, true))
	add("but", ButHeads(c, a))
	var flips []string
	for _, f := range r.Flips {
		_, to := FlipText(c, a, f)
		flips = append(flips, FlipHead(c, a, f)+" → "+to)
	}
	add("flips", flips)
	return strings.Join(lines, "\n") + "\n"
}

// BillText is a stack's bill in lines, each with its amount and its arithmetic.
func BillText(s *stack.Stack) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s a month\n", s.Name, s.Bill.Currency)
	w := tabwriter.NewWriter(&b, 0, 1, 2, ' ', 0)
	for _, row := range billRows(uncited{}, s.Bill) {
		fmt.Fprintln(w, strings.Join(row, "\t"))
	}
	w.Flush() // into a builder, which takes all
	var lines []string
	for _, line := range strings.Split(b.String(), "\n") {
		lines = append(lines, strings.TrimRight(line, " "))
	}
	return strings.Join(lines, "\n")
}

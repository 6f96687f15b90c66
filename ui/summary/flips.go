package summary

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/model/study"
)

// FlipText is what makes another row first, and which.
func FlipText(c *catalog.Catalog, a *advice.Advice, f advice.Flip) (by, to string) {
	to = "nothing fits"
	if f.First != nil {
		to = f.First.Title
	}
	switch f.Kind {
	case advice.Check:
		return "if this is settled: " + strings.Join(OpenTexts(c, a, f.Row), "; "), to
	case advice.Load:
		e := f.Even
		q, _ := c.Question(e.Question)
		at := strings.TrimSpace(quantity.Text(quantity.Significant(e.At, 3)) + " " + q.Unit)
		if e.Place != "" {
			at = fmt.Sprintf("%.1f %% in %s", 100*e.At, c.Places[e.Place].City)
		}
		if e.At > e.Now {
			return fmt.Sprintf("%s: from %s on", q.Name, at), to
		}
		return fmt.Sprintf("%s: below %s", q.Name, at), to
	case advice.Answer:
		q, _ := c.Question(f.Open.Question)
		return fmt.Sprintf("%s: %s", q.Name, valueText(c, a, q, f.Open.Answer)), to
	}
	t := f.Tip
	if t.Kind == study.Weight {
		decimals := 3
		for decimals < 9 && quantity.Fixed(t.To, decimals, false) == quantity.Fixed(t.From, decimals, false) {
			decimals++
		}
		return fmt.Sprintf("%s weighs %s instead of %s", wantName(c, t.What), quantity.Fixed(t.To, decimals, false), quantity.Fixed(t.From, decimals, false)), to
	}
	return fmt.Sprintf("%q of %s is %s instead of %s %s a month", LineLabel(t.Line), t.Stack.Title, quantity.Money(t.To), quantity.Money(t.From), a.Currency), to
}

// FlipHead is what makes another row first, in a few words.
func FlipHead(c *catalog.Catalog, a *advice.Advice, f advice.Flip) string {
	switch {
	case f.Kind == advice.Check:
		opens, turn := f.Row.Opens(), "turns"
		if len(opens) > 1 {
			turn = "turn"
		}
		return fmt.Sprintf("if %s %s out well", strings.Join(said(opens, func(o *stack.Open) string { return openHead(c, o) }), " and "), turn)
	case f.Kind == advice.Load && f.Even.Question == catalog.QuestionRequests:
		at := quantity.Brief(quantity.Significant(f.Even.At, 3)) + " requests"
		if f.Even.At > f.Even.Now {
			return "from " + at + " on"
		}
		return "below " + at
	}
	by, _ := FlipText(c, a, f)
	return by
}

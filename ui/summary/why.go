package summary

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// WhyTexts are what the recommended stack has over the rows below.
func WhyTexts(c *catalog.Catalog, a *advice.Advice) []string {
	return said(recommendedOf(a).Why, func(r *advice.Reason) string { return reasonText(c, a, r) })
}

// WhyHeads are the same in a few words each; beside says too what the row below has.
func WhyHeads(c *catalog.Catalog, a *advice.Advice, beside bool) []string {
	return said(recommendedOf(a).Why, func(r *advice.Reason) string {
		head, below := reasonHead(c, r)
		if beside && below != "" {
			head += fmt.Sprintf(" (%s %s)", r.Worse[0].Stack.Host.Name, below)
		}
		return head
	})
}

// reasonHead is one thing in which the recommended stack is better, and what of it the row
// below has, where a figure says it.
func reasonHead(c *catalog.Catalog, r *advice.Reason) (head, below string) {
	switch r.Kind {
	case advice.Cheaper:
		return "costs less", amount(&r.Worse[0])
	case advice.Faster:
		return "answers sooner", figure(&r.Worse[0]) + " ms"
	case advice.Nearer:
		return "nearer to the users", figure(&r.Worse[0]) + " ms"
	case advice.Fact:
		return criterionText(c, r.Verdict.Requirement) + ": " + IsText(c, *r.Verdict), ""
	case advice.Sure:
		return "less to check", ""
	case advice.Fewer:
		return strings.ToLower(products(r.Is)), ""
	case advice.Warm:
		return "hardly a cold start", ""
	case advice.Holds:
		b := &r.Worse[0].Stack.Breaks[0]
		if b.Criterion == catalog.CriterionMonthlyCost && r.Is == 0 {
			return fmt.Sprintf("in budget in your %s month too", highOrLow(b)), ""
		}
		return "keeps what you ask at both ends of your ranges", ""
	}
	return "the only one that fails no must", ""
}

// reasonText is one thing in which the recommended stack is better than the row below.
func reasonText(c *catalog.Catalog, a *advice.Advice, r *advice.Reason) string {
	switch r.Kind {
	case advice.Cheaper:
		return fmt.Sprintf("%s a month: %s.", moneyText(a, r.Is), each(r.Worse, "costs", amount))
	case advice.Faster:
		return fmt.Sprintf("%s ms a response: %s.", quantity.Text(r.Is), each(r.Worse, "takes", figure))
	case advice.Nearer:
		return fmt.Sprintf("%s ms away from the users: %s.", quantity.Text(r.Is), each(r.Worse, "is", figure))
	case advice.Fact:
		return fmt.Sprintf("%s: %s; %s.", criterionText(c, r.Verdict.Requirement), IsText(c, *r.Verdict), factsText(c, r.Worse))
	case advice.Sure:
		return fmt.Sprintf("%s: %s.", toCheck(r.Is), each(r.Worse, "leaves", func(w *advice.Worse) string { return fmt.Sprintf("%.0f open", w.Is) }))
	case advice.Fewer:
		return fmt.Sprintf("%s: %s.", products(r.Is), each(r.Worse, "takes", figure))
	case advice.Warm:
		return fmt.Sprintf("At most 1 request in 10,000 meets a cold start: with %s.", each(r.Worse, "", func(w *advice.Worse) string { return oneIn(w.Is) }))
	case advice.Holds:
		head := "What you ask is kept at both ends of your ranges"
		if b := &r.Worse[0].Stack.Breaks[0]; b.Criterion == catalog.CriterionMonthlyCost && r.Is == 0 {
			head = fmt.Sprintf("In budget in your %s month too", highOrLow(b))
		}
		return fmt.Sprintf("%s: %s.", head, each(r.Worse, "", func(w *advice.Worse) string { return "comes to " + breakText(c, a, &w.Stack.Breaks[0]) }))
	}
	switch a.First().Status {
	case stack.Fits:
		return fmt.Sprintf("The only one of %d hosts that meets every must with nothing to check and no price missing.", r.Hosts)
	case stack.FitsIf:
		return fmt.Sprintf("The only one of %d hosts that fails no must, no price missing.", r.Hosts)
	}
	return fmt.Sprintf("The only one of %d hosts that fails no must.", r.Hosts)
}

// each joins what is said of rows that are worse: the first with its verb, the others by
// their figures alone.
func each(worse []advice.Worse, verb string, figure func(w *advice.Worse) string) string {
	var parts []string
	for i := range worse {
		w := &worse[i]
		text := w.Stack.Host.Name + " "
		if i == 0 && verb != "" {
			text += verb + " "
		}
		parts = append(parts, text+figure(w))
	}
	return strings.Join(parts, ", ")
}

// figure and amount are those of a row that is worse.
func figure(w *advice.Worse) string { return quantity.Text(w.Is) }
func amount(w *advice.Worse) string { return quantity.Money(w.Is) }

// moneyText is an amount as it is compared: with the team's own work, where that was priced.
func moneyText(a *advice.Advice, amount float64) string {
	text := quantity.Money(amount) + " " + a.Currency
	if a.First().OwnUSD > 0 {
		text += ", your own work with it,"
	}
	return text
}

// factsText is what is found of rows on a criterion.
func factsText(c *catalog.Catalog, rows []advice.Worse) string {
	return each(rows, "", func(w *advice.Worse) string {
		if w.Verdict.Outcome == fit.Unknown {
			return "not known"
		}
		return IsText(c, *w.Verdict)
	})
}

func toCheck(n float64) string {
	if n == 1 {
		return "One thing to check"
	}
	return fmt.Sprintf("%.0f things to check", n)
}

func products(n float64) string {
	if n == 1 {
		return "One product alone"
	}
	return fmt.Sprintf("%.0f products", n)
}

// oneIn is a share of requests for people.
func oneIn(share float64) string {
	if share > 0.1 {
		return fmt.Sprintf("%.0f in 100", 100*share)
	}
	return "1 in " + quantity.Text(quantity.Significant(1/share, 3))
}

package summary

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/model/study"
)

// ButTexts are what stands against the recommended stack.
func ButTexts(c *catalog.Catalog, a *advice.Advice) []string {
	return said(recommendedOf(a).But, func(d *advice.Doubt) string { return doubtText(c, a, d) })
}

// ButHeads are the same in a few words each.
func ButHeads(c *catalog.Catalog, a *advice.Advice) []string {
	return said(recommendedOf(a).But, func(d *advice.Doubt) string { return doubtHead(c, a, d) })
}

// doubtHead is one thing that stands against the recommended stack, without what comes of it.
func doubtHead(c *catalog.Catalog, a *advice.Advice, d *advice.Doubt) string {
	switch d.Kind {
	case advice.Breaks:
		if d.Break.Criterion == catalog.CriterionMonthlyCost {
			return fmt.Sprintf("over budget in your %s month (%s)", highOrLow(d.Break), IsText(c, d.Break.Verdict))
		}
		return fmt.Sprintf("%s %s at your %s end", c.CriterionName(d.Break.Criterion), IsText(c, d.Break.Verdict), highOrLow(d.Break))
	case advice.Tied:
		return "worth as much as " + d.Stack.Host.Name
	case advice.Unlikely:
		return fmt.Sprintf("%s is first in %s of 100 mixes, this one in %s", d.Stack.Host.Name, perCent(d.Other), perCent(d.Share))
	case advice.Unmet:
		return unmetText(c, d)
	case advice.LeftOut:
		return leftOutHead(a.Recommended.Stack.Bill)
	}
	return doubtText(c, a, d)
}

// doubtText is one thing that stands against the recommended stack.
func doubtText(c *catalog.Catalog, a *advice.Advice, d *advice.Doubt) string {
	switch d.Kind {
	case advice.Breaks:
		text := BreakText(c, a, d.Break)
		if b := d.Beyond; b != nil {
			side := "from %s on"
			if !b.High {
				side = "below %s"
			}
			text += ", " + fmt.Sprintf(side, figuresText(c, a, b.At))
			if b.First == nil {
				return text + "; nothing fits there."
			}
			return text + "; there " + b.First.Title + " is first."
		}
		return text + "."
	case advice.Opens:
		return ended("To check: " + OpenText(c, a, d.Open))
	case advice.Tied:
		return fmt.Sprintf("Worth as much as %s: total, response, parts and name alone put it first.", d.Stack.Title)
	case advice.Unlikely:
		return unlikelyText(c, a, d)
	case advice.Unmet:
		text := fmt.Sprintf("%s, wanted is %s", unmetText(c, d), NeedsText(d.Verdict.Requirement))
		if d.Reason != nil {
			text += "; " + factsText(c, d.Reason.Worse)
		}
		return text + "."
	case advice.Behind:
		return behindText(a, d.Reason)
	}
	return leftOutText(a.Recommended.Stack.Bill)
}

// ended is a sentence with its end; one that ends with a question has it.
func ended(text string) string {
	if strings.HasSuffix(text, "?") {
		return text
	}
	return text + "."
}

// unmetText says what is found of a want that is not met.
func unmetText(c *catalog.Catalog, d *advice.Doubt) string {
	is := IsText(c, *d.Verdict)
	switch {
	case d.Verdict.Outcome == fit.Unknown && d.Verdict.Is.Number != nil:
		is = "not known for sure (" + is + ")"
	case d.Verdict.Outcome == fit.Unknown:
		is = "not known"
	}
	return criterionText(c, d.Verdict.Requirement) + ": " + is
}

// behindText is a figure in which rows below are better.
func behindText(a *advice.Advice, r *advice.Reason) string {
	switch r.Kind {
	case advice.Cheaper:
		return fmt.Sprintf("%s; here it is %s.", each(r.Worse, "costs", amount), strings.TrimSuffix(moneyText(a, r.Is), ","))
	case advice.Faster:
		return fmt.Sprintf("%s; here a response takes %s ms.", each(r.Worse, "answers in", figure), quantity.Text(r.Is))
	}
	return fmt.Sprintf("Nearer to the users, in ms: %s; here it is %s.", each(r.Worse, "", figure), quantity.Text(r.Is))
}

// unlikelyText says which row is first more often, and why.
func unlikelyText(c *catalog.Catalog, a *advice.Advice, d *advice.Doubt) string {
	return fmt.Sprintf("%s is first in %s of 100 mixes, this one in %s: %s.", d.Stack.Title, perCent(d.Other), perCent(d.Share), likelierText(c, d.Likely))
}

// likelierText says what makes a row the first in mixes in which the first one is not.
func likelierText(c *catalog.Catalog, l *study.Likelier) string {
	switch {
	case l.Want == "":
		return fmt.Sprintf("at %.0f of 100 plausible loads it is worth more", 100*l.Loads)
	case l.Open:
		return fmt.Sprintf("%s is not known of it, which counts a half, and is a yes in half of the mixes", wantName(c, l.Want))
	}
	return fmt.Sprintf("it wins where %s weighs more, %.2f on the mean instead of %.2f", wantName(c, l.Want), l.Wins, l.Given)
}

// perCent is a share of 100, with a digit more where it is close to another.
func perCent(share float64) string { return quantity.Fixed(100*share, 1, true) }

package summary

import (
	"fmt"
	"math"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/model/study"
)

// CallText says whether the first place is a close call, and what settles it; empty where
// that was not explored.
func CallText(c *catalog.Catalog, a *advice.Advice) string {
	if a.Study == nil || a.Study.Robust.Samples == 0 || len(a.Stacks) == 0 {
		return ""
	}
	text, f := CloseText(c, a), a.Study.Robust.Stacks[0]
	switch {
	case a.Study.Robust.Close && text != "":
		return text
	case text == "":
		text = "No close call:"
	default:
		text = strings.TrimSuffix(text, ".") + ", though"
	}
	return fmt.Sprintf("%s the first one is first in %s of 100 mixes (±%.0f).", text, perCent(f.First), math.Ceil(100*f.Error))
}

// WinText says why a row is first in the mixes in which it is; of one that fits if something
// turns out well, what has to.
func WinText(c *catalog.Catalog, a *advice.Advice, row int) string {
	s := a.Stacks[row]
	switch f := a.Study.Robust.Stacks[row]; {
	case row == 0 && len(a.Stacks) == 1:
		return "It is the only one."
	case row == 0:
		if heads := WhyHeads(c, a, true); len(heads) > 0 {
			return "First with the weights and the load as they are: " + strings.Join(heads, "; ") + "."
		}
		return "First with the weights and the load as they are, by no more than others that fit."
	case f.By != nil:
		return winText(c, f.By)
	case s.Status != a.Stacks[0].Status && s.Status == stack.FitsIf:
		return "In so many mixes none of those that fit is worth more, if this turns out well: " + strings.Join(OpenTexts(c, a, s), "; ")
	}
	return "It is hardly ever first."
}

// winText says what makes a row the first, in a sentence.
func winText(c *catalog.Catalog, l *study.Likelier) string {
	loads := fmt.Sprintf("at %.0f of 100 plausible loads it is worth more", 100*l.Loads)
	text := likelierText(c, l)
	switch wants := l.Open || l.Want != "" && l.Wins > l.Given; {
	case wants && l.Loads > 0:
		text += "; " + loads + " with the weights as they are"
	case !wants && l.Loads > 0:
		text = loads
	case !wants:
		text = "no one thing puts it first: distances, exchange rates and what is not known do together"
	}
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// VariedRows are what is drawn anew in each mix, and how far.
func VariedRows(a *advice.Advice) [][]string {
	weights := fmt.Sprintf("each divided or multiplied by up to %d", study.WeightTimes)
	if len(a.Answers.Weights) > 0 {
		weights += ", those you gave by up to " + quantity.Text(study.GivenTimes)
	}
	load := fmt.Sprintf("your requests divided or multiplied by up to %d", study.LoadTimes)
	if v, ok := a.Answers.Values[catalog.QuestionRequests]; ok && v.Number != nil && !v.Number.Single() {
		load = fmt.Sprintf("from %s to %s requests a month, mostly about %s", quantity.Brief(v.Number.Low), quantity.Brief(v.Number.High), quantity.Brief(v.Number.Typical))
	}
	rows := [][]string{
		{"weights", weights},
		{"load", load + "; every bill is made anew"},
		{"distances", "each way between two cities over its range"},
	}
	if foreign(a) {
		rows = append(rows, []string{"rates", fmt.Sprintf("exchange rates within %s percent", quantity.Text(100*study.RateShare))})
	}
	return append(rows, []string{"unknowns", "each want that is not known: a yes or a no, each as likely"})
}

// foreign says whether a bill has lines in another currency.
func foreign(a *advice.Advice) bool {
	for _, s := range a.Stacks {
		for _, l := range s.Bill.Lines {
			if l.Currency != s.Bill.Currency {
				return true
			}
		}
	}
	return false
}

// TurnRows are the smallest changes of one weight and of one price, and the nearest loads,
// that make another row the first, each with that row.
func TurnRows(c *catalog.Catalog, a *advice.Advice) [][]string {
	var rows [][]string
	if a.Recommended == nil {
		return nil
	}
	for _, kind := range []advice.FlipKind{advice.Change, advice.Load} {
		for _, f := range a.Recommended.Flips {
			if f.Kind == kind {
				by, to := FlipText(c, a, f)
				rows = append(rows, []string{by, to})
			}
		}
	}
	return rows
}

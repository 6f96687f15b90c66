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

// BreakText is what a stack breaks at an end of the answers' ranges.
func BreakText(c *catalog.Catalog, a *advice.Advice, b *stack.Break) string {
	return c.CriterionName(b.Criterion) + " " + breakText(c, a, b)
}

func breakText(c *catalog.Catalog, a *advice.Advice, b *stack.Break) string {
	return fmt.Sprintf("%s %s (needs %s)", IsText(c, b.Verdict), endText(c, a, b.High), NeedsText(b.Requirement))
}

// endText names an end of the answers' ranges.
func endText(c *catalog.Catalog, a *advice.Advice, high bool) string {
	var figures []study.Figure
	for _, q := range c.Questions {
		if v, ok := a.Answers.Values[q.ID]; ok && v.Number != nil && !v.Number.Single() {
			end := v.Number.Low
			if high {
				end = v.Number.High
			}
			figures = append(figures, study.Figure{Question: q.ID, Value: end})
		}
	}
	return "at " + figuresText(c, a, figures)
}

// highOrLow is which end of the answers' ranges breaks a bound.
func highOrLow(b *stack.Break) string {
	if b.High {
		return "high"
	}
	return "low"
}

// figuresText are values of questions with their units.
func figuresText(c *catalog.Catalog, a *advice.Advice, figures []study.Figure) string {
	var parts []string
	for _, f := range figures {
		q, _ := c.Question(f.Question)
		text := answerText(a, q, quantity.Significant(f.Value, 3))
		if f.Question != catalog.QuestionRequests {
			text = q.Name + " " + text
		}
		parts = append(parts, text)
	}
	return strings.Join(parts, " and ")
}

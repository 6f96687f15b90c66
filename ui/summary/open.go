package summary

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// OpenTexts say what of a stack that fails no must has to turn out well: products that are
// not plainly active, musts that are not known, prices that are not known.
func OpenTexts(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) []string {
	return said(s.Opens(), func(o *stack.Open) string { return OpenText(c, a, o) })
}

// OpenText says what has to turn out well.
func OpenText(c *catalog.Catalog, a *advice.Advice, o *stack.Open) string {
	switch {
	case o.Product != nil:
		return fmt.Sprintf("%s is %s", o.Product.Name, standing(o.Product))
	case o.Verdict == nil:
		return "no price for " + firstOf(2, unpricedLabels(o), ", ")
	case o.Verdict.Is.Excess != nil:
		return endText(c, a, true) + " " + ExcessText(c, o.Verdict.Is.Excess)
	case o.Verdict.Gap == fit.Undecided:
		return fmt.Sprintf("%s is %s: %s", criterionText(c, o.Verdict.Requirement), IsText(c, *o.Verdict), undecided(c, o.Verdict.Requirement))
	}
	return criterionText(c, o.Verdict.Requirement) + " is not known"
}

// openHead names what has to turn out well.
func openHead(c *catalog.Catalog, o *stack.Open) string {
	switch {
	case o.Product != nil:
		return o.Product.Name
	case o.Verdict == nil:
		return "its price"
	}
	return criterionText(c, o.Verdict.Requirement)
}

// unpricedLabels name what has no price, each once.
func unpricedLabels(o *stack.Open) []string {
	var list []string
	for _, u := range o.Prices {
		label := u.Label
		if u.Preview {
			label = previewLabel + label
		}
		label = strconv.Quote(label)
		if !slices.Contains(list, label) {
			list = append(list, label)
		}
	}
	return list
}

// openJSON are the same with the question of each, prices one by one.
func openJSON(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) []string {
	list := []string{}
	for _, o := range s.Opens() {
		switch {
		case o.Verdict != nil:
			list = append(list, o.Verdict.Question+": "+OpenText(c, a, &o))
		case o.Product != nil:
			list = append(list, catalog.CriterionStatus+": "+OpenText(c, a, &o))
		default:
			for _, label := range unpricedLabels(&o) {
				list = append(list, catalog.CriterionMonthlyCost+": no price for "+label)
			}
		}
	}
	return list
}

// firstOf are the first few of a list, and how many more there are.
func firstOf(few int, items []string, between string) string {
	text := strings.Join(items[:min(few, len(items))], between)
	if more := len(items) - few; more > 0 {
		text += fmt.Sprintf(" and %d more", more)
	}
	return text
}

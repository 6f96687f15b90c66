package summary

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fault"
	"whereto/model/fit"
	"whereto/model/quantity"
)

// chosen says which of a product's setups was taken and why, what was passed over, and
// which others there are.
func chosen(p *textPage, c *catalog.Catalog, b *detail.Priced) {
	if b.Choice == nil {
		return
	}
	n := len(b.Choice.Others)
	others := "others"
	if n == 1 {
		others = "other"
	}
	p.Para(fmt.Sprintf("Setup %s: %s. %d %s with --setup: %s.", b.Setup.ID, whyChosen(c, b), n, others, fault.List(b.Choice.Others)))
	var passed []string
	for _, o := range b.Choice.Passed {
		passed = append(passed, fmt.Sprintf("%s (%s): %s", o.Setup.ID, total(o), whyPassed(c, o)))
	}
	if passed != nil {
		p.Para("Cheaper, and passed over: " + strings.Join(passed, "; ") + ".")
	}
}

// whyChosen says why a setup was taken, in one sentence or two without the last's full stop.
func whyChosen(c *catalog.Catalog, b *detail.Priced) string {
	byHand, against := b.Choice.ByHand, len(b.Against) > 0
	why := "the cheapest"
	switch {
	case b.Excess != nil:
		why = "no setup holds the load; this one comes nearest"
	case byHand && len(b.Choice.Unread) == len(b.Choice.Others):
		why = "the only one that reads these meters"
	case byHand && len(b.Choice.Unread) > 0:
		why += " that reads these meters"
	case !byHand:
		why += " that holds the load"
	}
	ruled := slices.ContainsFunc(b.Choice.Passed, func(o *detail.Priced) bool { return len(o.Against) > len(b.Against) })
	switch {
	case against:
		why += ". The answers rule it out, as they do the others: " + againstText(c, b.Against)
	case b.Excess == nil && ruled:
		why += " and that the answers do not rule out"
	}
	return why
}

// whyPassed says why a setup was not taken although it costs less.
func whyPassed(c *catalog.Catalog, b *detail.Priced) string {
	switch {
	case b.Excess != nil:
		return ExcessText(c, b.Excess)
	case len(b.Against) > 0:
		return againstText(c, b.Against)
	}
	return "not all prices known"
}

// againstText names the musts that rule a setup out, with what it has of each.
func againstText(c *catalog.Catalog, against []fit.Verdict) string {
	var list []string
	for _, v := range against {
		list = append(list, criterionText(c, v.Requirement)+": "+IsText(c, v))
	}
	return strings.Join(list, ", ")
}

// handItems say what of quantities by hand is in no line, and what would be.
func handItems(p *textPage, c *catalog.Catalog, b *detail.Priced) []string {
	var items []string
	name := func(id string) string {
		m, _ := c.Meter(id)
		return m.Name
	}
	if b.Spare != "" {
		items = append(items, fmt.Sprintf("The size %s plays no part in this bill.", b.Spare))
	}
	for _, id := range b.Zoned {
		zones := slices.Sorted(maps.Keys(b.Product.Zones))
		items = append(items, fmt.Sprintf("%s is priced by where visitors are: --meter %s@ZONE=…, of %s, or a place in one.", name(id), id, strings.Join(zones, ", ")))
	}
	for _, id := range b.Meters.IDs() {
		if n, ok := b.Product.NoCharge[id]; ok && n.Covers(b.Setup) && !b.Product.Charged(id, b.Setup) {
			items = append(items, fmt.Sprintf("%s, %s: nothing is asked for it. %s%s", name(id), quantity.Text(b.Meters[id].Quantity()), n.Note, p.Cite(b.Product.Sources[n.Source])))
		}
	}
	return items
}

type choiceJSON struct {
	Why    string       `json:"why"`
	Passed []passedJSON `json:"passed"`
	Others []string     `json:"others"`
}

type passedJSON struct {
	Setup   string  `json:"setup"`
	Total   float64 `json:"total"`
	Because string  `json:"because"`
}

func choiceToJSON(c *catalog.Catalog, b *detail.Priced) *choiceJSON {
	if b.Choice == nil {
		return nil
	}
	out := &choiceJSON{Why: whyChosen(c, b), Passed: []passedJSON{}, Others: b.Choice.Others}
	for _, o := range b.Choice.Passed {
		out.Passed = append(out.Passed, passedJSON{o.Setup.ID, o.Bill.Total, whyPassed(c, o)})
	}
	return out
}

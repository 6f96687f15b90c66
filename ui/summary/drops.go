package summary

import (
	"fmt"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/study"
)

// DropTexts are the smallest sets of musts without which something fits, where few do.
func DropTexts(c *catalog.Catalog, a *advice.Advice) []string {
	return said(drops(a), func(d *study.Drop) string {
		text := fmt.Sprintf("%s as a want → %s, %s %s a month", dropped(c, d), d.Stack.Name, Total(d.Stack), a.Currency)
		if d.Hosts > 1 {
			text += fmt.Sprintf(", and %d more", d.Hosts-1)
		}
		return text + "."
	})
}

// DropHeads are the same in a few words each; named says which host is the first then.
func DropHeads(c *catalog.Catalog, a *advice.Advice, named bool) []string {
	return said(drops(a), func(d *study.Drop) string {
		text := "Without " + dropped(c, d) + ": "
		if named {
			text += d.Stack.Host.Name + " "
		}
		text += Total(d.Stack)
		if d.Hosts > 1 {
			text += fmt.Sprintf(" and %d more", d.Hosts-1)
		}
		return text
	})
}

// drops are the smallest sets of musts without which something fits, where few do.
func drops(a *advice.Advice) []study.Drop {
	if a.Study == nil {
		return nil
	}
	return a.Study.Drops
}

// dropped names the musts of a set.
func dropped(c *catalog.Catalog, d *study.Drop) string {
	return strings.Join(said(d.Questions, func(q *string) string { return wantName(c, *q) }), " and ")
}

type dropJSON struct {
	Musts []string `json:"musts"` // questions
	Stack string   `json:"stack"`
	USD   float64  `json:"usd"`
	Hosts int      `json:"hosts"`
}

func dropsToJSON(a *advice.Advice) []dropJSON {
	out := []dropJSON{}
	for _, d := range drops(a) {
		out = append(out, dropJSON{d.Questions, d.Stack.ID, d.Stack.USD, d.Hosts})
	}
	return out
}

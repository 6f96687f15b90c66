package summary

import (
	"fmt"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// recommend tells what is recommended, why, what stands against it and what would make
// another first; where few fit, what comes with fewer musts.
func recommend(p page, c *catalog.Catalog, a *advice.Advice) {
	rows := RecommendedRows(c, a)
	if len(rows) == 0 {
		return
	}
	p.Section("Recommended")
	if r := a.Recommended; r != nil {
		p.Para(RecommendedText(a, r))
	}
	p.Table(nil, rows)
}

// RecommendedText is what is recommended, with what it costs and how long it takes.
func RecommendedText(a *advice.Advice, r *advice.Recommended) string {
	s := r.Stack
	text := fmt.Sprintf("%s: %s %s a month", s.Name, Total(s), a.Currency)
	if s.Low != s.High {
		text += fmt.Sprintf(" (%s to %s)", quantity.Money(s.Low), quantity.Money(s.High))
	}
	if s.Latency.Known {
		text += ", " + quantity.Millis(s.Latency.ResponseMS) + " a response"
	}
	switch s.Status {
	case stack.FitsIf:
		text += ". Nothing fits for sure: it fits if what is open turns out well"
	case stack.PriceNotKnown:
		text += ". Nothing that fits has all its prices known"
	}
	return text + "."
}

// RecommendedRows are the sentences on what is recommended, each below a word that says
// what it is: why, but, flips, and where few fit what comes with fewer musts.
func RecommendedRows(c *catalog.Catalog, a *advice.Advice) [][]string {
	var rows [][]string
	add := func(word string, texts []string) {
		for i, text := range texts {
			if i > 0 {
				word = ""
			}
			rows = append(rows, []string{word, text})
		}
	}
	if r := a.Recommended; r != nil {
		add("why", WhyTexts(c, a))
		add("but", ButTexts(c, a))
		add("flips", said(r.Flips, func(f *advice.Flip) string {
			by, to := FlipText(c, a, *f)
			return by + " → " + to
		}))
	}
	add("drop", DropTexts(c, a))
	return rows
}

// said is what is said of each of a list.
func said[T any](list []T, text func(*T) string) []string {
	var texts []string
	for i := range list {
		texts = append(texts, text(&list[i]))
	}
	return texts
}

// recommendedOf is what is recommended; empty where nothing is.
func recommendedOf(a *advice.Advice) advice.Recommended {
	if a.Recommended == nil {
		return advice.Recommended{}
	}
	return *a.Recommended
}

type recommendedJSON struct {
	Stack string     `json:"stack"`
	Why   []string   `json:"why"`
	But   []string   `json:"but"`
	Flips []flipJSON `json:"flips"`
}

type flipJSON struct {
	By string  `json:"by"`
	To *string `json:"to"` // a host; null: nothing fits then
}

func recommendedToJSON(c *catalog.Catalog, a *advice.Advice) *recommendedJSON {
	r := a.Recommended
	if r == nil {
		return nil
	}
	out := &recommendedJSON{Stack: r.Stack.ID, Why: list(WhyTexts(c, a)), But: list(ButTexts(c, a)), Flips: []flipJSON{}}
	for _, f := range r.Flips {
		one := flipJSON{}
		one.By, _ = FlipText(c, a, f)
		if f.First != nil {
			one.To = &f.First.Host.ID
		}
		out.Flips = append(out.Flips, one)
	}
	return out
}

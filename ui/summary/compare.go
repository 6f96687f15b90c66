package summary

import (
	"fmt"
	"slices"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/detail"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// Compare sets stacks side by side, the first against each of the others: what each
// part of the value differs by, line by line, way by way, verdict by verdict.
func Compare(c *catalog.Catalog, a *advice.Advice, details []*detail.Detail, width int) string {
	p := newTextPage(width)
	compared(p, c, a, details)
	return p.String()
}

// compared writes stacks side by side.
func compared(p page, c *catalog.Catalog, a *advice.Advice, details []*detail.Detail) {
	stacks := stacksOf(details)
	p.Title("Side by side")
	head := []string{""}
	for i, s := range stacks {
		p.Para(fmt.Sprintf("%c  %s", 'A'+i, s.Name))
		head = append(head, string(rune('A'+i)))
	}
	row := func(name string, of func(s *stack.Stack) string) []string {
		cells := []string{name}
		for _, s := range stacks {
			cells = append(cells, of(s))
		}
		return cells
	}
	p.Sub("In short")
	p.Table(head, [][]string{
		row("place", func(s *stack.Stack) string {
			if place := a.Place(s); place > 0 {
				return fmt.Sprint(place)
			}
			return "–"
		}),
		row(a.Currency+" a month", Total),
		row("ms to the users", Millis),
		row("ms a response", func(s *stack.Stack) string { return ms(s.Latency.ResponseMS) }),
		row("meet a cold start", func(s *stack.Stack) string {
			if s.ColdShare == nil {
				return "not known"
			}
			return OneIn(*s.ColdShare)
		}),
	})
	var rows [][]string
	for _, part := range stacks[0].Parts {
		rows = append(rows, row(wantName(c, part.Objective), func(s *stack.Stack) string {
			own, ok := s.Part(part.Objective)
			if !ok {
				return "–"
			}
			text := fmt.Sprintf("%.3f", own.Value)
			if s != stacks[0] {
				text += fmt.Sprintf(" (%+.3f)", own.Value-part.Value)
			}
			return text
		}))
	}
	rows = append(rows, row("value", func(s *stack.Stack) string {
		text := fmt.Sprintf("%.3f", s.Value)
		if s != stacks[0] {
			text += fmt.Sprintf(" (%+.3f)", s.Value-stacks[0].Value)
		}
		return text
	}))
	p.Sub("Value, part by part, and beside A")
	p.Table(head, rows)
	p.Sub("Bills")
	p.Table(head, billsBeside(stacks))
	for i, s := range stacks {
		if items := notIncluded(p, s.Bill); items != nil {
			p.Sub(fmt.Sprintf("In no bill of %c", 'A'+i))
			p.Items(items)
		}
	}
	rows = nil
	for _, v := range verdictsBeside(stacks) {
		rows = append(rows, row(v.name(c), func(s *stack.Stack) string {
			for _, own := range s.Verdicts {
				if own.Question == v.Question && own.Criterion == v.Criterion && own.Key == v.Key {
					return own.Outcome.String() + ": " + IsText(c, own)
				}
			}
			return "–"
		}))
	}
	p.Sub("What was asked")
	p.Table(head, rows)
	for i, s := range stacks {
		if len(s.Caveats) == 0 {
			continue
		}
		p.Sub(fmt.Sprintf("Open about %c", 'A'+i))
		var items []string
		for _, x := range s.Caveats {
			items = append(items, CaveatText(c, x)+p.Cite(x.Source))
		}
		p.Items(items)
	}
	p.Sources()
}

// stacksOf are the stacks that details are of.
func stacksOf(details []*detail.Detail) []*stack.Stack {
	var list []*stack.Stack
	for _, d := range details {
		list = append(list, d.Stack)
	}
	return list
}

// billsBeside are the lines of all bills, by label.
func billsBeside(stacks []*stack.Stack) [][]string {
	var labels []string
	amounts := map[string][]string{}
	put := func(i int, label, amount string) {
		if _, ok := amounts[label]; !ok {
			labels = append(labels, label)
			amounts[label] = slices.Repeat([]string{"–"}, len(stacks))
		}
		amounts[label][i] = amount
	}
	for i, s := range stacks {
		sums, known := map[string]float64{}, map[string]bool{}
		var order []string
		for _, l := range s.Bill.Lines {
			label := LineLabel(l)
			if _, ok := known[label]; !ok {
				order, known[label] = append(order, label), true
			}
			sums[label] += l.Amount
			known[label] = known[label] && l.Known
		}
		for _, label := range order {
			text := quantity.Money(sums[label])
			if !known[label] {
				text = "?"
			}
			put(i, label, text)
		}
	}
	for i, s := range stacks {
		put(i, "total", Total(s))
	}
	var rows [][]string
	for _, label := range labels {
		rows = append(rows, append([]string{label}, amounts[label]...))
	}
	return rows
}

type besideVerdict struct{ fit.Verdict }

func (v besideVerdict) name(c *catalog.Catalog) string {
	name := c.CriterionName(v.Criterion)
	if v.Key != "" {
		name += ": " + v.Key
	}
	return name + ", " + v.Importance
}

func verdictsBeside(stacks []*stack.Stack) []besideVerdict {
	var all []besideVerdict
	for _, s := range stacks {
		for _, v := range s.Verdicts {
			if !slices.ContainsFunc(all, func(o besideVerdict) bool {
				return o.Question == v.Question && o.Criterion == v.Criterion && o.Key == v.Key
			}) {
				all = append(all, besideVerdict{v})
			}
		}
	}
	return all
}

type compareJSON struct {
	Stacks      []stackJSON      `json:"stacks"`
	Differences []differenceJSON `json:"differences"` // of each but the first to the first
}

type differenceJSON struct {
	Stack string             `json:"stack"`
	Value float64            `json:"value"`
	Parts map[string]float64 `json:"parts"` // they add up to value
	USD   float64            `json:"usd"`
	MS    float64            `json:"response_ms"`
}

// CompareJSON is stacks side by side as a value to write as JSON.
func CompareJSON(c *catalog.Catalog, a *advice.Advice, details []*detail.Detail) any {
	out := compareJSON{Differences: []differenceJSON{}}
	first := details[0].Stack
	for i, d := range details {
		s := d.Stack
		out.Stacks = append(out.Stacks, stackToJSON(c, a, s, d))
		if i == 0 {
			continue
		}
		more := differenceJSON{Stack: s.ID, Value: s.Value - first.Value, Parts: map[string]float64{}, USD: s.USD - first.USD, MS: s.Latency.ResponseMS - first.Latency.ResponseMS}
		for _, p := range s.Parts {
			of, _ := first.Part(p.Objective)
			more.Parts[p.Objective] = p.Value - of.Value
		}
		out.Differences = append(out.Differences, more)
	}
	return out
}

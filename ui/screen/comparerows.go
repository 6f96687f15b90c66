package screen

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// compared is one row: what is compared and a cell for each stack.
type compared struct {
	section string
	label   string
	cells   []cell
}

// cell is what a row says of one stack.
type cell struct {
	text string
	look *lipgloss.Style // of its own; nil: the row's
	rank *float64        // what cells are compared by, the least is best; nil: it is not compared
}

func (c compared) differs() bool {
	return slices.ContainsFunc(c.cells, func(x cell) bool { return x.text != c.cells[0].text })
}

// ranked says whether the row has a best: it is compared, and not all the same.
func (c compared) ranked() bool {
	least, most, n := 0.0, 0.0, 0
	for _, x := range c.cells {
		if x.rank == nil {
			continue
		}
		if n++; n == 1 {
			least, most = *x.rank, *x.rank
		}
		least, most = min(least, *x.rank), max(most, *x.rank)
	}
	return n > 1 && least < most && c.differs()
}

// best says whether a stack is the best of the row, or one of those that are.
func (c compared) best(i int) bool {
	if !c.ranked() || c.cells[i].rank == nil {
		return false
	}
	return !slices.ContainsFunc(c.cells, func(x cell) bool { return x.rank != nil && *x.rank < *c.cells[i].rank })
}

// inWords is the section of rows that are text.
const inWords = "In words"

// comparisons are all rows, by section: numbers first.
func comparisons(s state, stacks []*stack.Stack) []compared {
	var out []compared
	add := func(section, label string, of func(x *stack.Stack) cell) {
		r := compared{section: section, label: label}
		for _, x := range stacks {
			r.cells = append(r.cells, of(x))
		}
		out = append(out, r)
	}
	figure := func(section, label string, known func(x *stack.Stack) bool, text func(x *stack.Stack) string, rank func(x *stack.Stack) float64) {
		add(section, label, func(x *stack.Stack) cell {
			if !known(x) {
				return cell{text: "–"}
			}
			v := rank(x)
			return cell{text: text(x), rank: &v}
		})
	}
	const numbers = "In numbers"
	add(numbers, "status", func(x *stack.Stack) cell {
		look, mark := sign(s.st, x)
		word := map[stack.Status]string{stack.Fits: "fits", stack.FitsIf: "something to check", stack.PriceNotKnown: "price not known", stack.DoesNotFit: "does not fit"}[x.Status]
		return cell{text: mark + " " + word, look: &look}
	})
	figure(numbers, "value", (*stack.Stack).Fits, func(x *stack.Stack) string { return fmt.Sprintf("%.2f", x.Value) }, func(x *stack.Stack) float64 { return -x.Value })
	add(numbers, s.advice.Currency+" a month", func(x *stack.Stack) cell {
		c := cell{text: summary.Total(x)}
		if x.Bill.Complete {
			c.rank = &x.Bill.Total
		}
		return c
	})
	band := func(x *stack.Stack) bool { return summary.BandText(x, "–") != "" }
	if slices.ContainsFunc(stacks, band) {
		figure(numbers, "from low to high", band, func(x *stack.Stack) string { return summary.BandText(x, " to ") }, func(x *stack.Stack) float64 { return x.High })
	}
	known := func(x *stack.Stack) bool { return x.Latency.Known }
	figure(numbers, "ms a response", known, summary.ResponseText, func(x *stack.Stack) float64 { return float64(int(x.Latency.ResponseMS + 0.5)) })
	if s.advice.Study != nil && s.advice.Study.Robust.Samples > 0 {
		add(numbers, "first in 100 mixes", func(x *stack.Stack) cell {
			i := slices.Index(s.advice.Stacks, x)
			if i < 0 {
				return cell{text: "–"}
			}
			v := -s.advice.Study.Robust.Stacks[i].First
			return cell{text: perCent(-v), rank: &v}
		})
	}
	add(numbers, "place", func(x *stack.Stack) cell { return cell{text: summary.PlaceText(s.catalog, x)} })
	figure(numbers, "meet a cold start", func(x *stack.Stack) bool { return x.ColdShare != nil }, func(x *stack.Stack) string { return summary.OneIn(*x.ColdShare) }, func(x *stack.Stack) float64 { return *x.ColdShare })
	figure(numbers, "ms to the users", known, summary.Millis, func(x *stack.Stack) float64 { return float64(int(x.Latency.MeanMS + 0.5)) })
	figure(numbers, "ms, first of a connection", known, func(x *stack.Stack) string { return quantity.Fixed(x.Latency.FirstMS, 0, false) }, func(x *stack.Stack) float64 { return float64(int(x.Latency.FirstMS + 0.5)) })
	figure(numbers, "caveats", func(x *stack.Stack) bool { return x.Parts != nil }, func(x *stack.Stack) string { return fmt.Sprint(len(x.Caveats)) }, func(x *stack.Stack) float64 { return float64(len(x.Caveats)) })
	for _, label := range labels(stacks) {
		add("Bill", label, func(x *stack.Stack) cell { return cell{text: lineOf(x, label)} })
	}
	for i, leg := range stacks[0].Latency.Legs {
		leads := func(x *stack.Stack) bool { return i < len(x.Latency.Legs) }
		figure("Way", "from "+s.catalog.Places[leg.Place].City, leads,
			func(x *stack.Stack) string {
				return quantity.Millis(x.Latency.Legs[i].RTT.MS) + ", " + x.Latency.Legs[i].City
			},
			func(x *stack.Stack) float64 { return float64(int(x.Latency.Legs[i].RTT.MS + 0.5)) })
	}
	for i, r := range s.advice.Requirements {
		if r.Criterion == catalog.CriterionMonthlyCost { // it stands above
			continue
		}
		name := s.catalog.CriterionName(r.Criterion)
		if r.Key != "" {
			name += ", " + r.Key
		}
		add("What was asked", name, func(x *stack.Stack) cell {
			if i >= len(x.Verdicts) {
				return cell{text: "–"}
			}
			v := x.Verdicts[i]
			look, mark := s.st.verdict(v.Outcome)
			rank := -float64(v.Outcome)
			return cell{text: mark + " " + summary.IsText(s.catalog, v), look: &look, rank: &rank}
		})
	}
	add(inWords, "best for", func(x *stack.Stack) cell { return cell{text: x.Host.BestFor} })
	add(inWords, "avoid if", func(x *stack.Stack) cell { return cell{text: x.Host.AvoidIf} })
	add(inWords, "caveats", func(x *stack.Stack) cell {
		var texts []string
		for _, c := range x.Caveats {
			texts = append(texts, "! "+strings.TrimSpace(summary.CaveatText(s.catalog, c)))
		}
		return cell{text: strings.Join(texts, "\n")}
	})
	return out
}

// labels are the names of all bill lines of the stacks.
func labels(stacks []*stack.Stack) []string {
	var labels []string
	for _, x := range stacks {
		for _, l := range x.Bill.Lines {
			if !slices.Contains(labels, l.Label) {
				labels = append(labels, l.Label)
			}
		}
	}
	return labels
}

// lineOf is what a stack pays under a label.
func lineOf(x *stack.Stack, label string) string {
	sum, found, known := 0.0, false, true
	for _, l := range x.Bill.Lines {
		if l.Label == label {
			sum, found, known = sum+l.Amount, true, known && l.Known
		}
	}
	switch {
	case !found:
		return ""
	case !known:
		return "not known"
	}
	return quantity.Money(sum)
}

package screen

import (
	"fmt"
	"slices"

	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// compared is one row: what is compared and a cell for each stack.
type compared struct {
	section string
	label   string
	cells   []string
}

func (c compared) differs() bool {
	return slices.ContainsFunc(c.cells, func(cell string) bool { return cell != c.cells[0] })
}

// comparisons are all rows, by section.
func comparisons(s state, stacks []*stack.Stack) []compared {
	var out []compared
	add := func(section, label string, cell func(x *stack.Stack) string) {
		r := compared{section: section, label: label}
		for _, x := range stacks {
			r.cells = append(r.cells, cell(x))
		}
		out = append(out, r)
	}
	add("Notes", "status", func(x *stack.Stack) string {
		if !x.Fits() {
			return "✗ does not fit"
		}
		return map[stack.Status]string{stack.Fits: "✓ fits", stack.FitsIf: "! to check", stack.PriceNotKnown: "! price not known"}[x.Status]
	})
	add("Notes", "value", func(x *stack.Stack) string {
		if !x.Fits() {
			return "–"
		}
		return fmt.Sprintf("%.2f", x.Value)
	})
	add("Notes", "best for", func(x *stack.Stack) string { return x.Host.BestFor })
	add("Notes", "avoid if", func(x *stack.Stack) string { return x.Host.AvoidIf })
	add("Cost", "a month", priceText)
	for _, label := range labels(stacks) {
		add("Cost", label, func(x *stack.Stack) string { return lineOf(x, label) })
	}
	ms := func(of func(x *stack.Stack) float64) func(x *stack.Stack) string {
		return func(x *stack.Stack) string {
			if !x.Latency.Known {
				return "–"
			}
			return fmt.Sprintf("%.0f ms", of(x))
		}
	}
	add("Latency", "round trip", ms(func(x *stack.Stack) float64 { return x.Latency.MeanMS }))
	add("Latency", "response", ms(func(x *stack.Stack) float64 { return x.Latency.ResponseMS }))
	add("Latency", "first of a connection", ms(func(x *stack.Stack) float64 { return x.Latency.FirstMS }))
	for i, leg := range stacks[0].Latency.Legs {
		add("Latency", "from "+s.catalog.Places[leg.Place].City, func(x *stack.Stack) string {
			if i >= len(x.Latency.Legs) {
				return "–"
			}
			return fmt.Sprintf("%.0f ms, %s", x.Latency.Legs[i].RTT.MS, x.Latency.Legs[i].City)
		})
	}
	add("Latency", "cold starts", func(x *stack.Stack) string {
		if x.ColdShare == nil {
			return "not known"
		}
		return quantity.Text(100**x.ColdShare) + " %"
	})
	for i, r := range s.advice.Requirements {
		name := s.catalog.CriterionName(r.Criterion)
		if r.Key != "" {
			name += ", " + r.Key
		}
		add("Verdicts", name, func(x *stack.Stack) string {
			if i >= len(x.Verdicts) {
				return "–"
			}
			v := x.Verdicts[i]
			_, mark := s.st.verdict(v.Outcome)
			return mark + " " + summary.IsText(s.catalog, v)
		})
	}
	most := 0
	for _, x := range stacks {
		most = max(most, len(x.Caveats))
	}
	for i := range most {
		add("Caveats", "", func(x *stack.Stack) string {
			if i < len(x.Caveats) {
				return summary.CaveatText(s.catalog, x.Caveats[i])
			}
			return ""
		})
	}
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

package screen

import (
	"fmt"
	"slices"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/quantity"
)

// compare is two to four stacks side by side.
type compare struct {
	stacks     []*advice.Stack
	top, max   int
	onlyDiffer bool
}

// newCompare takes the marked stacks; with fewer than two, the selected one and
// those after it. It is nil where there are not two.
func newCompare(u *UI) *compare {
	var chosen []*advice.Stack
	add := func(s *advice.Stack) {
		if s != nil && s.Built() && len(chosen) < maxCompared && !slices.Contains(chosen, s) {
			chosen = append(chosen, s)
		}
	}
	list := rows(u.advice)
	for _, s := range list {
		if slices.Contains(u.stacks.marked, s.ID) {
			add(s)
		}
	}
	if len(chosen) < 2 {
		add(u.stacks.selected(u))
		for i := u.stacks.cursor + 1; i < len(list) && len(chosen) < 2; i++ {
			add(list[i])
		}
		for i := 0; i < len(list) && len(chosen) < 2; i++ {
			add(list[i])
		}
	}
	if len(chosen) < 2 {
		u.status = "two stacks are needed to compare"
		return nil
	}
	return &compare{stacks: chosen}
}

func (p *compare) press(u *UI, msg tea.KeyPressMsg) tea.Cmd {
	switch {
	case key.Matches(msg, u.k.Back), key.Matches(msg, u.k.Compare):
		u.compare = nil
		return nil
	case key.Matches(msg, u.k.Quit):
		u.compare = nil
		return u.quit()
	case key.Matches(msg, u.k.Help):
		u.help = true
	case key.Matches(msg, u.k.Differences):
		p.onlyDiffer = !p.onlyDiffer
	default:
		p.top, _ = u.k.Move(msg, p.top, p.max)
	}
	return nil
}

// compared is one row: what is compared and a cell for each stack.
type compared struct {
	section string
	label   string
	cells   []string
}

func (c compared) differs() bool {
	return slices.ContainsFunc(c.cells, func(cell string) bool { return cell != c.cells[0] })
}

func (p *compare) rows(u *UI) []compared {
	var out []compared
	add := func(section, label string, cell func(s *advice.Stack) string) {
		r := compared{section: section, label: label}
		for _, s := range p.stacks {
			r.cells = append(r.cells, cell(s))
		}
		out = append(out, r)
	}
	add("Notes", "status", func(s *advice.Stack) string {
		if !s.Fits() {
			return "✗ does not fit"
		}
		return map[string]string{"fits": "✓ fits", "fits-with-caveats": "! with caveats"}[s.Status]
	})
	add("Notes", "value", func(s *advice.Stack) string {
		if !s.Fits() {
			return "–"
		}
		return fmt.Sprintf("%.2f", s.Value)
	})
	add("Notes", "best for", func(s *advice.Stack) string { return s.Host.BestFor })
	add("Notes", "avoid if", func(s *advice.Stack) string { return s.Host.AvoidIf })
	add("Cost", "a month", priceText)
	for _, label := range p.labels() {
		add("Cost", label, func(s *advice.Stack) string { return lineOf(s, label) })
	}
	ms := func(of func(s *advice.Stack) float64) func(s *advice.Stack) string {
		return func(s *advice.Stack) string {
			if !s.Latency.Known {
				return "–"
			}
			return fmt.Sprintf("%.0f ms", of(s))
		}
	}
	add("Latency", "round trip", ms(func(s *advice.Stack) float64 { return s.Latency.MeanMS }))
	add("Latency", "response", ms(func(s *advice.Stack) float64 { return s.Latency.ResponseMS }))
	add("Latency", "first of a connection", ms(func(s *advice.Stack) float64 { return s.Latency.FirstMS }))
	for i, leg := range p.stacks[0].Latency.Legs {
		add("Latency", "from "+u.Catalog.Places[leg.Place].City, func(s *advice.Stack) string {
			if i >= len(s.Latency.Legs) {
				return "–"
			}
			return fmt.Sprintf("%.0f ms, %s", s.Latency.Legs[i].RTT.MS, s.Latency.Legs[i].City)
		})
	}
	add("Latency", "cold starts", func(s *advice.Stack) string {
		if s.ColdShare == nil {
			return "not known"
		}
		return quantity.Text(100**s.ColdShare) + " %"
	})
	for i, r := range u.advice.Requirements {
		name := u.Catalog.CriterionName(r.Criterion)
		if r.Key != "" {
			name += ", " + r.Key
		}
		add("Verdicts", name, func(s *advice.Stack) string {
			if i >= len(s.Verdicts) {
				return "–"
			}
			v := s.Verdicts[i]
			_, mark := u.verdictStyle(v.Level)
			return mark + " " + v.Is
		})
	}
	most := 0
	for _, s := range p.stacks {
		most = max(most, len(s.Caveats))
	}
	for i := range most {
		add("Caveats", "", func(s *advice.Stack) string {
			if i < len(s.Caveats) {
				return s.Caveats[i].Text
			}
			return ""
		})
	}
	return out
}

// labels are the names of all bill lines of the stacks.
func (p *compare) labels() []string {
	var labels []string
	for _, s := range p.stacks {
		for _, l := range s.Bill.Lines {
			if !slices.Contains(labels, l.Label) {
				labels = append(labels, l.Label)
			}
		}
	}
	return labels
}

func lineOf(s *advice.Stack, label string) string {
	sum, found, known := 0.0, false, true
	for _, l := range s.Bill.Lines {
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

func (p *compare) view(u *UI, r Rect) []string {
	inner := r.Inner()
	label := min(24, max(10, inner.W/5))
	n := len(p.stacks)
	w := (inner.W - label - n) / n
	head := []string{}
	names := make([][]string, n)
	tallest := 0
	for i, s := range p.stacks {
		names[i] = wrap(s.Name, w-1)
		names[i] = names[i][:min(3, len(names[i]))]
		tallest = max(tallest, len(names[i]))
	}
	for row := range tallest {
		line := pad("", label)
		for i := range p.stacks {
			cell := ""
			if row < len(names[i]) {
				cell = names[i][row]
			}
			line += " " + u.st.Accent.Bold(true).Render(pad(cell, w))
		}
		head = append(head, line)
	}
	body := p.body(u, label, w)
	room := max(1, inner.H-len(head))
	p.max = max(0, len(body)-room)
	p.top = min(p.top, p.max)
	end := min(len(body), p.top+room)
	title := "Side by side"
	if p.onlyDiffer {
		title += ": what differs"
	}
	return box(r, title, append(head, body[p.top:end]...), u.st.Focus, u.st.Title, p.top > 0, end < len(body))
}

func (p *compare) body(u *UI, label, w int) []string {
	var lines []string
	section := ""
	for _, row := range p.rows(u) {
		if p.onlyDiffer && !row.differs() {
			continue
		}
		if row.section != section {
			section = row.section
			lines = append(lines, "", u.st.Dim.Render(" "+section))
		}
		style := u.st.Dim
		if row.differs() {
			style = u.st.Plain
		}
		cells := make([][]string, len(row.cells))
		tallest := 1
		for i, cell := range row.cells {
			cells[i] = wrap(cell, w-1)
			tallest = max(tallest, len(cells[i]))
		}
		for k := range tallest {
			line := pad("", label)
			if k == 0 {
				mark := "  "
				if row.differs() {
					mark = "≠ "
				}
				line = u.st.Dim.Render(pad(mark+row.label, label))
			}
			for i := range cells {
				cell := ""
				if k < len(cells[i]) {
					cell = cells[i][k]
				}
				line += " " + style.Render(pad(cell, w))
			}
			lines = append(lines, line)
		}
	}
	return lines
}

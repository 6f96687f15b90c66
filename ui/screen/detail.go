package screen

import (
	"fmt"
	"strings"

	"charm.land/bubbles/v2/key"
	tea "charm.land/bubbletea/v2"

	"whereto/model/advice"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/ui/summary"
	"whereto/ui/worldmap"
)

// detailTabs are the views of one stack.
var detailTabs = []string{"Notes", "Cost", "Latency", "Caveats", "Why"}

// detail is the right pane: the selected stack in full.
type detail struct {
	tab int
	top int
	max int
}

func (p *detail) turn(by int) {
	p.tab = (p.tab + by + len(detailTabs)) % len(detailTabs)
	p.top = 0
}

func (p *detail) press(u *UI, msg tea.KeyPressMsg) tea.Cmd {
	if top, moved := u.k.Move(msg, p.top, p.max); moved {
		p.top = top
		return nil
	}
	switch {
	case key.Matches(msg, u.k.NextTab):
		p.turn(1)
	case key.Matches(msg, u.k.PrevTab):
		p.turn(-1)
	case msg.String() == "space":
		p.top = min(p.top+page, p.max)
	case key.Matches(msg, u.k.Compare):
		u.compare = newCompare(u)
	case key.Matches(msg, u.k.Back):
		u.setFocus(stacksPane)
	default:
		if n := digit(msg); n > 0 && n <= len(detailTabs) {
			p.tab, p.top = n-1, 0
		}
	}
	return nil
}

func (p *detail) view(u *UI, r Rect) []string {
	inner := r.Inner()
	s := u.stacks.selected(u)
	if s == nil {
		return box(r, "Detail", nil, u.frame(detailPane), u.titleStyle(detailPane), false, false)
	}
	head := []string{p.tabLine(u, inner.W)}
	if inner.H > 8 {
		head = append(head, "")
	}
	body := p.body(u, s, inner.W-2)
	room := max(1, inner.H-len(head))
	p.max = max(0, len(body)-room)
	p.top = min(p.top, p.max)
	end := min(len(body), p.top+room)
	lines := head
	for _, line := range body[p.top:end] {
		lines = append(lines, " "+line)
	}
	return box(r, s.Name, lines, u.frame(detailPane), u.titleStyle(detailPane), p.top > 0, end < len(body))
}

func (p *detail) tabLine(u *UI, w int) string {
	line := ""
	for i, name := range detailTabs {
		style := u.st.Dim
		label := " " + name + " "
		if i == p.tab {
			style = u.st.Accent.Bold(true).Underline(true)
		}
		line += style.Render(label)
	}
	return pad(line, w)
}

func (p *detail) body(u *UI, s *advice.Stack, w int) []string {
	if !s.Built() { // closed: there is nothing to bill or judge
		var lines []string
		for _, v := range s.Because {
			lines = append(lines, para(u, w, v.Is+". "+v.Note)...)
		}
		return lines
	}
	switch detailTabs[p.tab] {
	case "Cost":
		return costLines(u, s, w)
	case "Latency":
		return latencyLines(u, s, w)
	case "Caveats":
		return caveatLines(u, s, w)
	case "Why":
		return whyLines(u, s, w)
	}
	return noteLines(u, s, w)
}

// para is a paragraph of plain text.
func para(u *UI, w int, text string) []string {
	var lines []string
	for _, line := range wrap(strings.TrimSpace(text), w) {
		lines = append(lines, u.st.Plain.Render(line))
	}
	return lines
}

func dim(u *UI, w int, text string) []string {
	var lines []string
	for _, line := range wrap(strings.TrimSpace(text), w) {
		lines = append(lines, u.st.Dim.Render(line))
	}
	return lines
}

func noteLines(u *UI, s *advice.Stack, w int) []string {
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	add(dim(u, w, s.ID)...)
	add("")
	add(statusLine(u, s))
	text := fmt.Sprintf("%s a month", priceText(s))
	if s.Low != s.High {
		text += fmt.Sprintf(", from %s to %s", quantity.Money(s.Low), quantity.Money(s.High))
	}
	if s.Latency.Known {
		text += fmt.Sprintf("; %.0f ms away, %.0f ms a response", s.Latency.MeanMS, s.Latency.ResponseMS)
	}
	if s.ColdShare != nil && *s.ColdShare > 0 {
		text += fmt.Sprintf("; %s %% of requests meet a cold start", quantity.Text(100**s.ColdShare))
	}
	add(para(u, w, text+".")...)
	add("")
	add(para(u, w, s.Host.Summary)...)
	add("", u.st.Good.Render("Best for"))
	add(para(u, w, s.Host.BestFor)...)
	add("", u.st.Warn.Render("Avoid if"))
	add(para(u, w, s.Host.AvoidIf)...)
	for _, a := range s.Addons {
		add("", u.st.Accent.Render("+ "+a.Product.Name))
		add(para(u, w, a.Product.Summary)...)
	}
	if n := len(s.Variants); n > 0 {
		const most = 3
		add("", u.st.Dim.Render("Cost more and satisfy no more"))
		for _, id := range s.Variants[:min(most, n)] {
			add(dim(u, w, id)...)
		}
		if n > most {
			add(dim(u, w, fmt.Sprintf("and %d more", n-most))...)
		}
	}
	return lines
}

func priceText(s *advice.Stack) string {
	text := quantity.Money(s.Bill.Total) + " " + s.Bill.Currency
	if !s.Bill.Complete {
		return "at least " + text
	}
	return text
}

func statusLine(u *UI, s *advice.Stack) string {
	switch {
	case s.Status == "fits":
		return u.st.Good.Render("✓ fits")
	case s.Fits():
		return u.st.Warn.Render("! fits, with caveats on what must be")
	}
	return u.st.Bad.Render("✗ does not fit")
}

func costLines(u *UI, s *advice.Stack, w int) []string {
	var lines []string
	for _, l := range s.Bill.Lines {
		amount := quantity.Money(l.Amount)
		if !l.Known {
			amount = "?"
		}
		label := l.Label
		if l.Region != "" {
			label += ", " + l.Region
		}
		lines = append(lines, u.st.Strong.Render(pad(label, w-11))+u.st.Strong.Render(padLeft(amount, 11)))
		lines = append(lines, dim(u, w-2, l.Arithmetic)...)
		if l.Source.URL != "" {
			lines = append(lines, dim(u, w-2, fmt.Sprintf("%s, %s", host(l.Source.URL), l.Source.AsOf))...)
		}
		lines = append(lines, "")
	}
	label := "total a month, " + s.Bill.Currency
	if !s.Bill.Complete {
		label = "priced part, " + s.Bill.Currency
	}
	lines = append(lines, u.st.Accent.Bold(true).Render(pad(label, w-11)+padLeft(quantity.Money(s.Bill.Total), 11)))
	for _, n := range s.Bill.Unpriced {
		for _, line := range wrap("not in it: "+n, w) {
			lines = append(lines, u.st.Warn.Render(line))
		}
	}
	for _, left := range s.Bill.LeftOut {
		lines = append(lines, dim(u, w, "not in it: "+left.What)...)
	}
	if u.advice.Load.Previews {
		lines = append(lines, dim(u, w, "previews are "+quantity.Money(s.Previews)+" of it")...)
	}
	if own := u.advice.Upkeep(s); own != nil {
		lines = append(lines, dim(u, w, summary.UpkeepText(own))...)
	}
	lines = append(lines, "", u.st.Accent.Render("With more traffic"))
	for _, row := range summary.GrowthRows(u.advice.Growth(s)) {
		lines = append(lines, u.st.Plain.Render(pad(row[0]+" requests", w-11)+padLeft(row[1], 11)))
		if row[2] != "" {
			lines = append(lines, dim(u, w-2, row[2])...)
		}
	}
	if r := u.advice.Reserved(s); r != nil {
		lines = append(lines, "", u.st.Accent.Render("Reserved capacity, worked through"))
		for _, text := range summary.ReservedText(r) {
			lines = append(lines, para(u, w, text)...)
		}
		for _, row := range summary.ReservedRows(r) {
			lines = append(lines, u.st.Plain.Render(pad(row[0], w-11)+padLeft(row[1], 11)))
			lines = append(lines, dim(u, w-2, "meet a cold start: "+row[2])...)
		}
	}
	return lines
}

// host is the part of an address that says whose it is.
func host(url string) string {
	text := strings.TrimPrefix(url, "https://")
	if i := strings.IndexByte(text, '/'); i > 0 {
		text = text[:i]
	}
	return text
}

func caveatLines(u *UI, s *advice.Stack, w int) []string {
	if len(s.Caveats) == 0 {
		return para(u, w, "Nothing is open that touches what you asked.")
	}
	var lines []string
	for _, c := range s.Caveats {
		for i, line := range wrap(strings.TrimSpace(c.Text), w-2) {
			mark := "  "
			if i == 0 {
				mark = "! "
			}
			lines = append(lines, u.st.Warn.Render(mark)+u.st.Plain.Render(line))
		}
		if c.Source.URL != "" {
			lines = append(lines, "  "+u.st.Dim.Render(pad(fmt.Sprintf("%s, %s", host(c.Source.URL), c.Source.AsOf), w-2)))
		}
		lines = append(lines, "")
	}
	return lines
}

func verdictLine(u *UI, v fit.Verdict, w int) string {
	style, mark := u.verdictStyle(v.Level)
	name := u.Catalog.CriterionName(v.Criterion)
	if v.Key != "" {
		name += ", " + v.Key
	}
	text := fmt.Sprintf("%s %s: %s", mark, name, v.Is)
	if v.Level != fit.Meets {
		text += ", needs " + v.Needs
	}
	return style.Render(pad(text, max(4, w-6))) + u.st.Dim.Render(padLeft(v.Importance, 6))
}

func (u *UI) verdictStyle(l fit.Level) (style worldmap.Painter, mark string) {
	switch l {
	case fit.Meets:
		return u.st.Good, "✓"
	case fit.Partly:
		return u.st.Warn, "~"
	case fit.Unknown:
		return u.st.Warn, "?"
	}
	return u.st.Bad, "✗"
}

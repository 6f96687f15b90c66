package screen

import (
	"fmt"
	"net/url"

	"charm.land/lipgloss/v2"

	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/ui/summary"
)

// costLines are the bill of a stack, and what becomes of it with more traffic.
func costLines(s state, w int) []string {
	x := s.whole()
	var lines []string
	for _, l := range s.told.Bill.Lines {
		amount := quantity.Money(l.Amount)
		if !l.Known {
			amount = "?"
		}
		label := summary.LineLabel(l)
		if l.Region != "" {
			label += ", " + l.Region
		}
		lines = append(lines, ends(s.st.Strong, w, label, amount, 11)...)
		lines = append(lines, para(s.st.Dim, w-2, l.Arithmetic)...)
		if l.Source.URL != "" {
			lines = append(lines, para(linked(s.st.Dim, l.Source), w-2, fmt.Sprintf("%s, %s", siteOf(l.Source.URL), l.Source.AsOf))...)
		}
		lines = append(lines, "")
	}
	label := "total a month, " + x.Bill.Currency
	if !x.Bill.Complete {
		label = "priced part, " + x.Bill.Currency
	}
	lines = append(lines, ends(s.st.Accent.Bold(true), w, label, quantity.Money(x.Bill.Total), 11)...)
	for _, n := range x.Bill.Unpriced {
		for _, line := range wrap("not in it: "+summary.UnpricedText(n), w) {
			lines = append(lines, s.st.Warn.Render(line))
		}
	}
	for _, row := range summary.TotalRows(s.told.Bill) {
		lines = append(lines, ends(s.st.Plain, w, row[0], row[1], 11)...)
	}
	for _, text := range summary.AskedTexts(s.told.Asked) {
		lines = append(lines, para(s.st.Dim, w, text)...)
	}
	for _, beside := range s.told.Bill.Beyond {
		lines = append(lines, para(s.st.Dim, w, summary.BesideText(beside))...)
	}
	for _, left := range x.Bill.LeftOut {
		lines = append(lines, para(s.st.Dim, w, "not in it: "+left.What)...)
	}
	if s.advice.Load.Previews {
		lines = append(lines, para(s.st.Dim, w, "previews are "+quantity.Money(x.Previews)+" of it")...)
	}
	if own := s.told.Upkeep; own != nil {
		lines = append(lines, para(s.st.Dim, w, summary.UpkeepText(s.advice, own))...)
	}
	lines = append(lines, "", s.st.Accent.Render("With more traffic"))
	for _, row := range summary.GrowthRows(s.catalog, s.told.Growth) {
		lines = append(lines, ends(s.st.Plain, w, row[0]+" requests", row[1], 11)...)
		if row[2] != "" {
			lines = append(lines, para(s.st.Dim, w-2, row[2])...)
		}
	}
	if r := s.told.Reserved; r != nil {
		lines = append(lines, "", s.st.Accent.Render("Reserved capacity, worked through"))
		for _, text := range summary.ReservedText(r) {
			lines = append(lines, para(s.st.Plain, w, text)...)
		}
		for _, row := range summary.ReservedRows(r) {
			lines = append(lines, ends(s.st.Plain, w, row[0], row[1], 11)...)
			lines = append(lines, para(s.st.Dim, w-2, "meet a cold start: "+row[2])...)
		}
	}
	return lines
}

// linked is a look with which a text leads to a source's address, in terminals that follow
// such links (OSC 8).
func linked(look lipgloss.Style, source catalog.Source) lipgloss.Style {
	if at, err := url.Parse(source.URL); err != nil || at.Scheme != "https" && at.Scheme != "http" {
		return look
	}
	return look.Hyperlink(source.URL)
}

// siteOf is the part of an address that says whose it is.
func siteOf(address string) string {
	at, err := url.Parse(address)
	if err != nil || at.Host == "" {
		return address
	}
	return at.Host
}

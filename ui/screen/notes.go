package screen

import (
	"fmt"

	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/ui/summary"
)

// noteLines say what a stack is, what it costs and what it is good for.
func noteLines(s state, w int) []string {
	x := s.whole()
	var lines []string
	add := func(l ...string) { lines = append(lines, l...) }
	add(para(s.st.Dim, w, x.ID)...)
	add("")
	add(statusLine(s.st, x))
	text := fmt.Sprintf("%s a month", priceText(x))
	if x.Low != x.High {
		text += fmt.Sprintf(", from %s to %s", quantity.Money(x.Low), quantity.Money(x.High))
	}
	if x.Latency.Known {
		text += fmt.Sprintf("; %s away, %s a response", quantity.Millis(x.Latency.MeanMS), quantity.Millis(x.Latency.ResponseMS))
	}
	if x.ColdShare != nil && *x.ColdShare > 0 {
		text += fmt.Sprintf("; %s requests meets a cold start", summary.OneIn(*x.ColdShare))
	}
	add(para(s.st.Plain, w, text+".")...)
	add("")
	add(para(s.st.Plain, w, x.Host.Summary)...)
	add("", s.st.Good.Render("Best for"))
	add(para(s.st.Plain, w, x.Host.BestFor)...)
	add("", s.st.Warn.Render("Avoid if"))
	add(para(s.st.Plain, w, x.Host.AvoidIf)...)
	for _, a := range x.Addons {
		add("", s.st.Accent.Render("+ "+a.Product.Name))
		add(para(s.st.Plain, w, a.Product.Summary)...)
	}
	if n := len(x.Variants); n > 0 {
		const most = 3
		add("")
		add(para(s.st.Dim, w, "Also here, dearer and no better for what you ask")...)
		for _, id := range x.Variants[:min(most, n)] {
			add(para(s.st.Dim, w, id)...)
		}
		if n > most {
			add(para(s.st.Dim, w, fmt.Sprintf("and %d more", n-most))...)
		}
	}
	return lines
}

// priceText is what a stack costs in a month.
func priceText(x *stack.Stack) string {
	text := quantity.Money(x.Bill.Total) + " " + x.Bill.Currency
	if !x.Bill.Complete {
		return "at least " + text
	}
	return text
}

// statusLine says whether a stack fits.
func statusLine(st *Styles, x *stack.Stack) string {
	switch {
	case x.Status == stack.Fits:
		return st.Good.Render("✓ fits")
	case x.Status == stack.PriceNotKnown:
		return st.Warn.Render("! fits, but its price is not all known")
	case x.Fits():
		return st.Warn.Render("! fits if what is open turns out well")
	}
	return st.Bad.Render("✗ does not fit")
}

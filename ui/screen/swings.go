package screen

import (
	"strings"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
	"whereto/ui/summary"
)

// swing is what another value of a figure comes to.
type swing struct {
	question string
	value    answers.Value
	name     string // of the value
	total    string // of the host that is first now; empty: it does not fit then
	dearer   bool   // or cheaper than now
	first    string // the host that is first then, where it is another
}

// swings are those of each figure; a figure whose swings are not known yet has none.
type swings map[string][]swing

// swingName is what a tried value is called: half and twice of what it is now, or itself.
func swingName(c *catalog.Catalog, q *catalog.Question, v answers.Value, now any) string {
	n, is := catalog.Number(now)
	switch {
	case v.Number == nil && v.Parts != nil:
		return summary.PartsText(c, q, v)
	case v.Number == nil:
		return summary.WordText(c, q, v.Word())
	case is && v.Number.Typical == n/2:
		return "half"
	case is && v.Number.Typical == 2*n:
		return "twice"
	}
	return "at " + quantity.Brief(v.Number.Typical)
}

// come is a swing with what it comes to: then is the advice with it, now the one without.
func (x swing) come(now, then *advice.Advice) swing {
	first := now.First()
	for _, o := range then.Stacks {
		if first != nil && o.Host == first.Host {
			x.total = fareText(then, o)
			x.dearer = summary.Total(o) != summary.Total(first)
		}
	}
	switch is := then.First(); {
	case is == nil:
		x.first = "none fits"
	case first == nil || is.Host != first.Host:
		x.first = is.Host.Name
	}
	return x
}

// changes says whether a swing changes what is to be paid or who is first.
func (x swing) changes() bool { return x.dearer || x.first != "" }

// text is a swing in words: the value, what the first host costs then, and who is first then
// where it is another.
func (x swing) text() string {
	text := x.name + ":"
	if x.total != "" {
		text += " " + x.total
	}
	if x.first != "" {
		text += " → " + x.first
	}
	return text
}

// text says what the swings of a figure change; empty where they change nothing, or are not
// known.
func (w swings) text(question string) string {
	var parts []string
	for _, x := range w[question] {
		if x.changes() {
			parts = append(parts, x.text())
		}
	}
	return strings.Join(parts, apart)
}

// still says that the swings of a figure are known and change nothing.
func (w swings) still(question string) bool { return len(w[question]) > 0 && w.text(question) == "" }

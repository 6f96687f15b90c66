package listing

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"whereto/model/catalog"
	"whereto/model/fault"
	"whereto/model/quantity"
)

// Condition is one thing that must hold of what is listed: a column, an operator and a
// value, "rollback>=redeploy".
type Condition struct {
	Text   string // as it was given
	Column Column // that it is on
	op     string
	word   string  // of a column of words, or of levels
	number float64 // of a column of numbers
	is     standing
}

// standing is what can be asked for instead of a value.
type standing int

const (
	given standing = iota
	notKnown
	noneStated
)

// operators of conditions, the longer first.
var operators = []string{">=", "<=", "!=", "=", ">", "<"}

// unknown is asked for as a value: nobody knows.
const unknown = "unknown"

// split takes a condition apart at its first operator.
func split(text string) (name, op, value string, ok bool) {
	at := strings.IndexAny(text, "<>=!")
	if at < 0 {
		return "", "", "", false
	}
	for _, op := range operators {
		if rest, found := strings.CutPrefix(text[at:], op); found {
			return strings.TrimSpace(text[:at]), op, strings.TrimSpace(rest), true
		}
	}
	return "", "", "", false
}

// condition reads a condition on what the table lists.
func (t *Table) condition(text string) (Condition, *fault.Fault) {
	wrong := func(hint, format string, args ...any) (Condition, *fault.Fault) {
		return Condition{}, &fault.Fault{Key: text, Text: fmt.Sprintf(format, args...), Hint: hint}
	}
	name, op, value, ok := split(text)
	if !ok || name == "" {
		return wrong("", "a condition is a column, one of = != >= <= > <, and a value: rollback>=redeploy")
	}
	k, hint, ok := t.column(name)
	switch {
	case !ok && t.computed(name):
		return wrong("", "%s follows from answers, not from the data: whereto --answers FILE judges by it", name)
	case !ok:
		return wrong(hint, "there is no %s to choose %s by; --columns all shows what there is", name, t.Kind)
	}
	c := Condition{Text: text, Column: k, op: op, word: value}
	ordered := op != "=" && op != "!="
	switch {
	case value == "":
		return wrong("", "a value is missing; allowed: %s", k.allowed())
	case k.Kind == Set:
		member := k.member(value)
		if ordered || member == "" {
			example := k.ID + "." + k.Members[0] + ">=" + k.Levels[len(k.Levels)-1]
			return wrong(fault.Nearest(value, k.Members), "%s has a level for each of %s: %s=%s, or %s", k.ID, fault.List(k.Members), k.ID, k.Members[0], example)
		}
		// One of the members alone: it has any level above the worst.
		c.Column, c.word, c.op = k.of(member), k.Levels[0], map[string]string{"=": ">", "!=": "="}[op]
		return c, nil
	case value == unknown && !ordered && k.Open:
		c.is = notKnown
		return c, nil
	case value == catalog.NoneStated && !ordered && k.Limit:
		c.is = noneStated
		return c, nil
	case k.Kind == Number:
		n, err := quantity.Typed(value, quantity.Unit{Name: k.Unit, Binary: k.Binary})
		if err != nil {
			return wrong("", "%s", err)
		}
		if !n.Single() {
			return wrong("", "one number is allowed; a range is two conditions: %s>=%s and %s<=%s", k.ID, quantity.Text(n.Low), k.ID, quantity.Text(n.High))
		}
		c.number = n.Typical
		return c, nil
	case k.Kind == Levels:
		if !slices.Contains(k.Levels, value) {
			return wrong(fault.Nearest(value, k.Levels), "found %q; allowed, worst first: %s", value, k.allowed())
		}
		return c, nil
	case ordered:
		return wrong("", "%s has no order, so = and != are allowed, not %s", k.ID, op)
	}
	if k.known == nil {
		return c, nil
	}
	for _, word := range k.known() {
		if alike(word, value) {
			return c, nil
		}
	}
	words := slices.Compact(slices.Sorted(slices.Values(k.known())))
	return wrong(fault.Nearest(value, words), "found %q; allowed: %s", value, fault.List(words))
}

// alike compares words as people type them: without capitals and punctuation.
func alike(a, b string) bool {
	if x, y := catalog.Slug(a), catalog.Slug(b); x != "" || y != "" {
		return x == y
	}
	return a == b
}

// outcome is whether a condition holds. Unknown is neither.
type outcome int

const (
	no outcome = iota
	open
	yes
)

func holds(is bool) outcome {
	if is {
		return yes
	}
	return no
}

// of is whether the condition holds of a way.
func (c *Condition) of(w *Way) outcome {
	v := c.Column.value(w)
	equal := c.op == "="
	switch {
	case c.is == notKnown:
		return holds(v.Unknown == equal)
	case c.is == noneStated:
		return holds(v.Unstated == equal)
	case v.Unknown:
		return open
	case v.Unstated: // no limit, as far as anybody says
		return holds(c.op == ">=" || c.op == ">" || c.op == "!=")
	}
	switch c.Column.Kind {
	case Number:
		if v.Number == nil {
			return no
		}
		return holds(c.compares(cmp.Compare(v.Number.Typical, c.number)))
	case Levels:
		if v.Word == "" {
			return no
		}
		return holds(c.compares(slices.Index(c.Column.Levels, v.Word) - slices.Index(c.Column.Levels, c.word)))
	}
	words := c.Column.words(w)
	return holds(slices.ContainsFunc(words, func(word string) bool { return alike(word, c.word) }) == equal)
}

// compares says whether the operator holds of how a value stands to the condition's.
func (c *Condition) compares(order int) bool {
	switch c.op {
	case "=":
		return order == 0
	case "!=":
		return order != 0
	case ">=":
		return order >= 0
	case "<=":
		return order <= 0
	case ">":
		return order > 0
	}
	return order < 0
}

// choose keeps the rows of which all conditions hold, with the ways in which they hold
// together, and names those of which that is not known.
func choose(rows []Row, conditions []Condition) (chosen, notKnown []Row) {
	for _, row := range rows {
		var kept []Way
		isOpen := false
		for i := range row.Ways {
			switch row.judge(i, conditions) {
			case yes:
				kept = append(kept, row.Ways[i])
			case open:
				isOpen = true
			}
		}
		switch {
		case kept != nil:
			row.Ways = kept
			chosen = append(chosen, row)
		case isOpen:
			notKnown = append(notKnown, row)
		}
	}
	return chosen, notKnown
}

// judge is whether all conditions hold of one of the row's ways. What a region must not be
// is asked of all regions of the setup: a host that is in Sydney too is not outside it.
func (r *Row) judge(way int, conditions []Condition) outcome {
	all := yes
	for i := range conditions {
		c := &conditions[i]
		all = min(all, c.of(&r.Ways[way]))
		if !c.Column.byRegion || c.op != "!=" || c.is != given {
			continue
		}
		for k := range r.Ways {
			if r.Ways[k].Setup.ID == r.Ways[way].Setup.ID {
				all = min(all, c.of(&r.Ways[k]))
			}
		}
	}
	return all
}

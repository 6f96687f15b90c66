package summary

import (
	"cmp"
	"fmt"
	"math"
	"strings"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/model/stack"
	"whereto/model/workload"
)

// IsText says what was found of a stack on a verdict's criterion.
func IsText(c *catalog.Catalog, v fit.Verdict) string {
	is := v.Is
	switch {
	case is.Excess != nil:
		return ExcessText(c, is.Excess)
	case is.Regions != nil:
		return regionsText(is.Regions)
	case is.Owner != "":
		return is.Word + ", owned by " + is.Owner
	case is.Of != "":
		return c.CriterionName(is.Of) + ": " + cmp.Or(is.Word, "unknown")
	case is.Word != "":
		return is.Word
	case is.Unstated:
		return "none stated"
	case is.Number == nil && v.OutOfReach && v.Outcome == fit.Meets:
		return "unknown, out of reach"
	case is.Number == nil:
		return "unknown"
	}
	switch {
	case is.Unit == fit.Share:
		return quantity.Text(is.Number.Typical)
	case is.Estimate && is.Unit == fit.Milliseconds:
		text := "about " + quantity.Millis(is.Number.Typical)
		if is.City != "" {
			text += " (" + is.City + ")"
		}
		return text
	case is.Estimate:
		text := quantity.Money(is.Number.Typical) + " " + is.Unit
		if is.Part {
			text = "at least " + text
		}
		return text
	}
	text := ValueText(catalog.Value{Number: is.Number}, is.Unit)
	if is.Floor {
		text += ", init alone"
	}
	if is.Cold != nil {
		text += fmt.Sprintf("; %s requests meets a start all the same", oneIn(*is.Cold))
	}
	return text
}

// ValueText is a fact's value with its unit.
func ValueText(v catalog.Value, unit string) string {
	if v.Number == nil {
		return v.String()
	}
	text := func(n float64) string {
		if unit == fit.Milliseconds {
			return quantity.Millis(n)
		}
		return quantity.Count(n, unit)
	}
	if v.Number.Single() {
		return text(v.Number.Typical)
	}
	typical, low, high := text(v.Number.Typical), text(v.Number.Low), text(v.Number.High)
	_, one, _ := strings.Cut(typical, " ")
	for _, other := range []string{low, high} {
		if _, is, _ := strings.Cut(other, " "); is != one {
			return fmt.Sprintf("%s (%s to %s)", typical, low, high)
		}
	}
	without := func(text string) string { return strings.TrimSuffix(text, " "+one) }
	return strings.TrimSpace(fmt.Sprintf("%s (%s to %s) %s", without(typical), without(low), without(high), one))
}

// regionsText names regions with their countries, the first of them where they are many.
func regionsText(regions []fit.Located) string {
	const few = 6
	var names []string
	for i, r := range regions {
		if i == few {
			names = append(names, "…")
			break
		}
		names = append(names, r.Code+" ("+r.Country+")")
	}
	return strings.Join(names, ", ")
}

// ExcessText says why a load can't be carried; empty if it can.
func ExcessText(c *catalog.Catalog, e *workload.Excess) string {
	if e == nil {
		return ""
	}
	switch e.Of {
	case workload.Memory:
		return fmt.Sprintf("%s MB are needed, an instance has at most %s", quantity.Text(e.Needs), quantity.Text(e.Most))
	case workload.Instances:
		return fmt.Sprintf("the busiest hour needs %s instances, there are at most %s", quantity.Text(e.Needs), quantity.Text(e.Most))
	case workload.Sizes:
		return fmt.Sprintf("no size leaves the app %s MB of memory and has the CPU asked for; the largest is %s", quantity.Text(e.Needs), e.Size)
	}
	if e.Most == 0 && e.Note != "" { // a setup that is not sold by itself
		return strings.TrimSuffix(e.Note, ".")
	}
	name := e.Meter
	if m, ok := c.Meter(e.Meter); ok {
		name = m.Name
	}
	return fmt.Sprintf("%s %s, at most %s", name, rough(e.Needs), rough(e.Most))
}

// rough is a quantity without the digits that come of converting it: 1.07 for a GiB in GB.
func rough(v float64) string {
	if v < 1 {
		return quantity.Text(quantity.Significant(v, 3))
	}
	return quantity.Text(math.Round(100*v) / 100)
}

// NeedsText says what a requirement asks for.
func NeedsText(r fit.Requirement) string {
	switch {
	case r.Criterion == catalog.CriterionCapacity && r.AtLeast == nil:
		return "holds the load"
	case r.Criterion == catalog.CriterionCapacity:
		return quantity.Text(*r.AtLeast)
	case r.Only != nil:
		return "only " + strings.Join(r.Only, ", ")
	case r.Never != nil:
		return "not " + strings.Join(r.Never, ", ")
	case r.AtLeast != nil:
		return "at least " + boundText(r, *r.AtLeast)
	case r.AtMost != nil && r.Amounts != nil:
		return "at most " + amountsText(r.Amounts)
	case r.AtMost != nil:
		return "at most " + boundText(r, *r.AtMost)
	case r.Key != "" && r.Bound != "":
		return r.Key + ": " + r.Bound
	case r.Key != "":
		return r.Key
	}
	return r.Bound
}

// boundText is a number that a requirement is bounded by.
func boundText(r fit.Requirement, v float64) string {
	switch r.Unit {
	case fit.Share:
		return quantity.Text(v)
	case fit.Milliseconds:
		return quantity.Millis(v)
	}
	return quantity.Count(v, r.Unit)
}

// NoteText is what stands beside a verdict: the data's own words, or why there is no fact.
func NoteText(v fit.Verdict) string {
	switch v.Gap {
	case fit.NoFact:
		return "The data says nothing about it."
	case fit.NoWay:
		return "No users are known, or a region's place is not."
	case fit.NoCountry:
		return "Which country a region lies in is not known; its area is only in part where it should be."
	case fit.TooFew:
		return strings.TrimSpace("It rests on more instances or zones at once than the stack has. " + v.Note)
	case fit.OtherLanguage:
		return strings.TrimSpace("Found for another language. " + v.Note)
	case fit.OnePlace:
		return "It can be had in fewer than two regions of which the place is known."
	case fit.Worldwide:
		return "It has no regions to choose from, and nothing is known that keeps users' data in one jurisdiction."
	}
	return v.Note
}

// CaveatText says what is open.
func CaveatText(c *catalog.Catalog, cv stack.Caveat) string {
	switch cv.Kind {
	case stack.Standing:
		return fmt.Sprintf("%s is %s. %s", cv.Product.Name, standing(cv.Product), cv.Product.Status.Note)
	case stack.Announced:
		return fmt.Sprintf("From %s: %s", cv.On, cv.Text)
	case stack.NotKnown:
		if v := cv.Verdict; v.Gap == fit.Undecided {
			return fmt.Sprintf("%s of %s: %s. Whether that will do is open: %s %s", criterionText(c, v.Requirement), cv.Product.Name, IsText(c, v), undecided(c, v.Requirement), v.Note)
		}
		return fmt.Sprintf("%s is not known of %s. %s", criterionText(c, cv.Verdict.Requirement), cv.Product.Name, NoteText(cv.Verdict))
	case stack.NotStated:
		return fmt.Sprintf("%s of %s: no limit is stated. %s", criterionText(c, cv.Verdict.Requirement), cv.Product.Name, NoteText(cv.Verdict))
	case stack.Yours:
		return fmt.Sprintf("%s of %s: %s, so something is left to you. %s", criterionText(c, cv.Verdict.Requirement), cv.Product.Name, IsText(c, cv.Verdict), NoteText(cv.Verdict))
	case stack.Limited:
		return fmt.Sprintf("%s of %s: %s at most. %s", criterionText(c, cv.Verdict.Requirement), cv.Product.Name, IsText(c, cv.Verdict), NoteText(cv.Verdict))
	case stack.Assumed:
		v := cv.Verdict
		return fmt.Sprintf("%s of %s: %s at most, and %s are assumed (%s). %s", criterionText(c, v.Requirement), cv.Product.Name, IsText(c, v), quantity.Text(*v.AtLeast), v.Question, NoteText(v))
	case stack.Stale:
		var old []string
		for _, o := range cv.Old {
			old = append(old, fmt.Sprintf("%s (%s)", o.Criterion, o.AsOf))
		}
		return fmt.Sprintf("Sources older than %d days: %s.", c.Method.StaleDays, strings.Join(old, ", "))
	case stack.Beside:
		return fmt.Sprintf("%s is a service beside the app: it holds no users' data, but where it keeps code, settings and logs was not judged.", cv.Product.Name)
	case stack.Joining:
		return fmt.Sprintf("One name that leads users to the nearest region of %s is yours to build and pay for. %s", cv.Product.Name, NoteText(cv.Verdict))
	case stack.NoPrice:
		return "The bill is a priced part: " + UnpricedText(cv.Price) + "."
	}
	return cv.Text
}

// undecided is the question whose answer a requirement waits for.
func undecided(c *catalog.Catalog, r fit.Requirement) string {
	if q, ok := c.Question(r.Undecided); ok {
		return q.Ask
	}
	return r.Undecided
}

// standing is what a product is that is not plainly active.
func standing(p *catalog.Product) string {
	if p.Status.Is == "unknown" {
		return "of unknown status"
	}
	return p.Status.Is
}

// criterionText names a requirement's criterion, with its member where it is of a set.
func criterionText(c *catalog.Catalog, r fit.Requirement) string {
	name := c.CriterionName(r.Criterion)
	if r.Key != "" {
		name += ", " + r.Key
	}
	return name
}

// UnpricedText names a line of a bill whose price is not known.
func UnpricedText(u cost.Unpriced) string {
	what := u.Label
	if u.Preview {
		what = previewLabel + what
	}
	if u.Region != "" {
		what += " in " + u.Region
	}
	return what + ": price not known"
}

const previewLabel = "Previews: "

// LineLabel names a line of a bill.
func LineLabel(l cost.Line) string {
	if l.Preview {
		return previewLabel + l.Label
	}
	return l.Label
}

// leftOut is everything that a bill's total leaves out.
func leftOut(b cost.Bill) []string {
	var all []string
	for _, u := range b.Unpriced {
		all = append(all, UnpricedText(u))
	}
	for _, l := range b.LeftOut {
		all = append(all, strings.TrimSuffix(l.What, "."))
	}
	return all
}

// closedNote is the data's word on a host that can't be chosen, and what follows it.
func closedNote(c stack.Closed) string {
	text := c.Host.Status.Note
	if c.Host.Status.Successor != "" {
		text = strings.TrimSpace(text + " Successor: " + c.Host.Status.Successor + ".")
	}
	return text
}

// ClosedText says that a host can't be chosen any more, and what follows it.
func ClosedText(c stack.Closed) string { return c.Host.Status.Is + ". " + closedNote(c) }

// closedWhy is the same as a reason.
func closedWhy(c *catalog.Catalog, h stack.Closed) string {
	return c.CriterionName(catalog.CriterionStatus) + ": " + ClosedText(h)
}

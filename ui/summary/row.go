package summary

import (
	"fmt"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/quantity"
	"whereto/model/stack"
)

// WayText is a stack's host and setup, without its place and its add-ons.
func WayText(s *stack.Stack) string { return strings.TrimSpace(s.Host.Name + " " + s.Setup.Name) }

// PlaceText says where a stack runs: its city or area, of several the first and how many
// more, or that it runs wherever its host does.
func PlaceText(c *catalog.Catalog, s *stack.Stack) string {
	if s.Edge {
		return "worldwide"
	}
	if len(s.Regions) == 0 {
		return "–"
	}
	text := regionName(c, &s.Regions[0])
	if more := len(s.Regions) - 1; more > 0 {
		text += fmt.Sprintf(" +%d", more)
	}
	return text
}

// regionName is the city of a region; where it has none, its area, its country or its code.
func regionName(c *catalog.Catalog, r *catalog.Region) string {
	switch {
	case r.Place != "":
		return c.Places[r.Place].City
	case r.Area != "" && len(r.Code) <= 3: // such as us and eu
		return strings.ToUpper(r.Code)
	case r.Area != "":
		return c.Areas[r.Area].Name
	case r.Country != "":
		return r.Country
	}
	return r.Code
}

// AddonName is an add-on with its setup.
func AddonName(p fit.Pair) string {
	if p.Setup.Name != "" {
		return p.Product.Name + " (" + p.Setup.Name + ")"
	}
	return p.Product.Name
}

// BandText are a stack's totals at the ends of the answers' ranges, joined by a word; empty
// where they do not differ or are not known.
func BandText(s *stack.Stack, join string) string {
	if s.Low == s.High || !s.Bill.Complete {
		return ""
	}
	return quantity.Money(s.Low) + join + quantity.Money(s.High)
}

// ResponseText is a stack's mean response in ms, a dash where it is not known.
func ResponseText(s *stack.Stack) string {
	if !s.Latency.Known {
		return "–"
	}
	return ms(s.Latency.ResponseMS)
}

// OverBudget says whether a stack keeps its budget at the typical load and not at the high
// or the low end of the answers' ranges: "over budget in your high month"; empty where it
// keeps it.
func OverBudget(s *stack.Stack) string {
	for i := range s.Breaks {
		if b := &s.Breaks[i]; b.Criterion == catalog.CriterionMonthlyCost {
			if b.High {
				return "over budget in your high month"
			}
			return "over budget in your low month"
		}
	}
	return ""
}

// OldPrices says from when a stack's oldest price is, where it is older than the method
// takes for fresh; empty where none is.
func OldPrices(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) string {
	var oldest catalog.Date
	for i := range s.Bill.Lines {
		day := s.Bill.Lines[i].Source.AsOf
		if day != "" && day.Age(a.Today) > c.Method.StaleDays && (oldest == "" || day.Last() < oldest.Last()) {
			oldest = day
		}
	}
	if oldest == "" {
		return ""
	}
	return fmt.Sprintf("prices of %s", oldest)
}

// StandingText says what is open of a stack: what breaks at an end of the answers' ranges,
// what has to turn out well and what place it would take then, or why it does not fit. Of
// what fits with none of that it says how much is to be noted.
func StandingText(c *catalog.Catalog, a *advice.Advice, s *stack.Stack) string {
	if !s.Fits() {
		if len(s.Because) == 0 {
			return ""
		}
		v := s.Because[0]
		text := fmt.Sprintf("%s: %s", c.CriterionName(v.Criterion), IsText(c, v))
		if more := len(s.Because) - 1; more > 0 {
			text += fmt.Sprintf(" and %d more", more)
		}
		return text
	}
	var texts []string
	for _, text := range []string{OverBudget(s), OldPrices(c, a, s)} {
		if text != "" {
			texts = append(texts, text)
		}
	}
	texts = append(texts, OpenTexts(c, a, s)...)
	if i := slices.Index(a.Stacks, s); i >= 0 && a.WouldBe(i) > 0 {
		texts = append(texts, fmt.Sprintf("then rank %d", a.WouldBe(i)))
	}
	if len(texts) == 0 && len(s.Caveats) > 0 {
		return fmt.Sprintf("%d to note", len(s.Caveats))
	}
	return strings.Join(texts, "; ")
}

// FitText is how many hosts fit, and how many of them only if something turns out well or
// has its price.
func FitText(a *advice.Advice) string {
	sure := 0
	for _, s := range a.Stacks {
		if s.Status == stack.Fits {
			sure++
		}
	}
	text := Hosts(len(a.Stacks)) + " fit"
	if len(a.Stacks) == 1 {
		text += "s"
	}
	switch check := len(a.Stacks) - sure; {
	case check == 0:
	case sure == 0:
		text += ", with something to check"
	default:
		text += fmt.Sprintf(", %d of them with something to check", check)
	}
	return text
}

// CountTexts are the counts of hosts, each host where its best setup stands: how many fit,
// miss one must and are ruled out; of what there is none nothing is said.
func CountTexts(a *advice.Advice) []string {
	texts := []string{FitText(a)}
	if text := MissText(a); text != "" {
		texts = append(texts, text)
	}
	if text := OutText(a); text != "" {
		texts = append(texts, text)
	}
	return texts
}

// MissText is how many hosts miss one must; empty where none does.
func MissText(a *advice.Advice) string {
	switch n := len(a.Near); n {
	case 0:
		return ""
	case 1:
		return "1 misses one must"
	default:
		return fmt.Sprintf("%d miss one must", n)
	}
}

// OutText is how many hosts are ruled out; empty where none is.
func OutText(a *advice.Advice) string {
	if n := len(a.RuledOut) + len(a.Closed); n > 0 {
		return fmt.Sprintf("%d ruled out", n)
	}
	return ""
}

// Hosts is a number of hosts in words.
func Hosts(n int) string {
	if n == 1 {
		return "1 host"
	}
	return fmt.Sprintf("%d hosts", n)
}

// OnTopText is what a stack comes to a month with what usually comes on top of its bill;
// empty where nothing is known to.
func OnTopText(s *stack.Stack) string {
	if top := s.Bill.OnTop(); quantity.Money(top) != quantity.Money(0) && s.Bill.Complete {
		return quantity.Money(s.Bill.Total+top) + " with what usually comes on top"
	}
	return ""
}

// OneIn is the share of requests that meet a cold start, for people.
func OneIn(share float64) string {
	if share < 1e-9 { // it would be written as nothing
		return "none"
	}
	return oneIn(share)
}

// meets says how many requests meet what a share of them does.
func meets(share float64) string {
	switch text := OneIn(share); {
	case text == "none":
		return "no request meets"
	case strings.HasPrefix(text, "1 in "):
		return text + " requests meets"
	default:
		return text + " requests meet"
	}
}

package stack

import (
	"slices"

	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fit"
)

// Caveat is what is still open about a stack. How it reads is said by who shows it.
type Caveat struct {
	ID      string
	About   []string // criteria, questions, meters or charges
	Kind    CaveatKind
	Product *catalog.Product // that it is about; nil: the whole stack
	Text    string           // of Noted and Announced: the data's own words
	On      catalog.Date     // of Announced: the day
	Verdict fit.Verdict      // of what is about a verdict: NotKnown to Assumed
	Old     []Old            // of Stale
	Price   cost.Unpriced    // of NoPrice
	Source  catalog.Source
}

// CaveatKind says what a caveat holds.
type CaveatKind string

// Noted stands in the data; a Standing product is not plainly active; Announced is
// in force from a day on; NotKnown is a fact that the answers touch; NotStated is a limit
// that no page states and that the answers could reach; Yours is met, with something left
// to the customer; Limited is a limit so low that it is said of whatever has it; Assumed
// is a limit below a figure that was assumed; Stale are facts past their age; NoPrice is a
// line of the bill whose price is not known; Beside is a service that holds none of the
// users' data, where data must stay somewhere; Joining is a must of several regions whose
// one name is the team's own to build.
const (
	Noted     CaveatKind = "noted"
	Standing  CaveatKind = "status"
	Announced CaveatKind = "announced"
	NotKnown  CaveatKind = "not-known"
	NotStated CaveatKind = "not-stated"
	Yours     CaveatKind = "yours"
	Limited   CaveatKind = "limited"
	Assumed   CaveatKind = "assumed"
	Stale     CaveatKind = "stale"
	NoPrice   CaveatKind = "no-price"
	Beside    CaveatKind = "beside"
	Joining   CaveatKind = "joining"
)

// Old is a fact whose source is past its age.
type Old struct {
	Criterion string
	AsOf      catalog.Date
}

// Caveats lists what is open about the stack and touches what was asked or what is
// on the bill; beside it only what a condition on the load or a low limit says.
func (x *Case) Caveats(s *Stack) []Caveat {
	out := x.productCaveats(s, s.Host, s.Setup)
	for _, a := range s.Addons {
		out = append(out, x.productCaveats(s, a.Product, a.Setup)...)
	}
	if slices.ContainsFunc(x.Requirements, ofResidency) {
		out = append(out, x.besides(s)...)
	}
	stale := Caveat{ID: "stale", Kind: Stale}
	for _, v := range s.Verdicts {
		product := s.product(v.By)
		open := func(kind CaveatKind, what string) {
			c := Caveat{ID: product.ID + what + v.Criterion, About: []string{v.Criterion}, Kind: kind, Product: product, Verdict: v, Source: v.Source}
			twice := func(o Caveat) bool { // two bounds on one criterion
				return o.ID == c.ID && o.Verdict.Key == v.Key && o.Verdict.Note == v.Note
			}
			if !slices.ContainsFunc(out, twice) {
				out = append(out, c)
			}
		}
		switch {
		case v.Outcome == fit.Unknown && v.Criterion != catalog.CriterionMonthlyCost:
			open(NotKnown, "/unknown-")
		case v.Criterion == catalog.CriterionMultiRegion && v.Outcome > fit.Unknown && len(s.Regions) > 1 && v.Is.Word != catalog.LevelYes:
			open(Joining, "/joining-")
		case v.Is.Unstated:
			if !v.OutOfReach {
				open(NotStated, "/unstated-")
			}
		case v.Outcome == fit.Meets && x.short(&v):
			open(Yours, "/yours-")
		case v.Stale && !v.OutOfReach:
			stale.About = append(stale.About, v.Criterion)
			stale.Old = append(stale.Old, Old{v.Criterion, v.Source.AsOf})
		}
	}
	out = append(out, x.limited(s)...)
	if stale.Old != nil {
		out = append(out, stale)
	}
	for _, what := range s.Bill.Unpriced {
		out = append(out, Caveat{ID: "not-included", About: []string{catalog.CriterionMonthlyCost}, Kind: NoPrice, Price: what})
	}
	return out
}

func (x *Case) productCaveats(s *Stack, p *catalog.Product, setup catalog.Setup) []Caveat {
	var out []Caveat
	if !p.Status.PlainlyActive() {
		out = append(out, Caveat{ID: p.ID + "/status", About: []string{catalog.CriterionStatus}, Kind: Standing, Product: p, Source: p.Sources[p.Status.Source]})
	}
	touches := func(about []string) bool {
		return slices.ContainsFunc(about, func(word string) bool {
			return x.asked[word] || slices.ContainsFunc(s.Bill.Lines, func(l cost.Line) bool {
				return l.By == p.ID && (l.ID == word || l.Meter == word)
			})
		})
	}
	for _, c := range p.Caveats {
		shown := c.Conditional() && x.holds(&c, s) || !c.Conditional() && touches(c.About)
		if c.Covers(setup) && c.InForce(x.Today) && shown {
			out = append(out, Caveat{ID: p.ID + "/" + c.ID, About: c.About, Kind: Noted, Product: p, Text: c.Text, Source: p.Sources[c.Source]})
		}
	}
	for _, c := range p.Changes {
		if c.Ahead(x.Today) && (len(c.About) == 0 || touches(c.About)) {
			out = append(out, Caveat{ID: p.ID + "/change-" + string(c.On), About: c.About, Kind: Announced, Product: p, Text: c.Text, On: c.On, Source: p.Sources[c.Source]})
		}
	}
	return out
}

// besides are an app's services that hold none of its users' data: deploy consoles, CI.
// One of the host's own vendor is no other service.
func (x *Case) besides(s *Stack) (out []Caveat) {
	for _, a := range s.Addons {
		if p := a.Product; p.Vendor != s.Host.Vendor && !fit.Holds(x.Catalog, a) && !fit.Yours(a) {
			out = append(out, Caveat{ID: p.ID + "/beside", About: []string{catalog.CriterionResidency}, Kind: Beside, Product: p})
		}
	}
	return out
}

package stack

import (
	"slices"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/workload"
)

// holds says whether a caveat's conditions do: on figures, answered or assumed, and on
// what add-ons of the stack bring.
func (x *Case) holds(c *catalog.Caveat, s *Stack) bool {
	for question, within := range c.If {
		if v, ok := x.number(question); !ok || !within.Holds(v) {
			return false
		}
	}
	return len(c.Beside) == 0 || slices.ContainsFunc(s.Addons, func(a fit.Pair) bool {
		for criterion, levels := range c.Beside {
			if f, ok := a.Product.Fact(a.Setup, criterion); ok && levels.Has(f.Is.Word) {
				return true
			}
		}
		return false
	})
}

// number is a figure's typical value, answered or assumed; false where it is neither.
func (x *Case) number(question string) (float64, bool) {
	if v, ok := x.Answers.Values[question]; ok && v.Number != nil {
		return v.Number.Typical, true
	}
	return catalog.Number(workload.Assumed(x.Assumed, question))
}

// short says whether what was found meets a requirement by a level below the one from
// which nothing is left to the customer.
func (x *Case) short(v *fit.Verdict) bool {
	c, ok := x.Catalog.Criterion(v.Criterion)
	return ok && v.CaveatBelow != "" && c.Level(v.Is.Word) < c.Level(v.CaveatBelow)
}

// limited are the caveats on limits that were not asked for: those below a figure that was
// assumed, and those so low that they are said of whatever has them.
func (x *Case) limited(s *Stack) (out []Caveat) {
	host := x.maker.hosts[s.Host]
	setup := slices.IndexFunc(s.Host.Setups, func(o catalog.Setup) bool { return o.ID == s.Setup.ID })
	var addons []int
	for _, a := range s.Addons {
		addons = append(addons, x.maker.pairing.Number(a))
	}
	add := func(kind CaveatKind, what string, v fit.Verdict) {
		product := s.product(v.By)
		out = append(out, Caveat{ID: product.ID + what + v.Criterion, About: []string{v.Criterion}, Kind: kind, Product: product, Verdict: v, Source: v.Source})
	}
	for _, c := range x.maker.said {
		v := x.judgement.Other(fit.Requirement{Criterion: c.ID, AtLeast: c.SaidBelow}, host, setup, addons, s.Regions, s.SizeID())
		if v.Outcome == fit.Fails {
			add(Limited, "/limit-", v)
		}
	}
	for _, a := range x.Assumed {
		q, _ := x.Catalog.Question(a.Question)
		n, ok := catalog.Number(a.Value)
		if !ok {
			continue
		}
		for i := range q.Requires {
			for _, r := range fit.Expand(x.Catalog, q, &q.Requires[i], answers.Number(n)) {
				switch v := x.judgement.Other(r, host, setup, addons, s.Regions, s.SizeID()); {
				case v.Outcome == fit.Fails:
					add(Assumed, "/assumed-", v)
				case v.Outcome == fit.Unknown && v.Gap == "":
					add(NotKnown, "/unknown-", v)
				}
			}
		}
	}
	return out
}

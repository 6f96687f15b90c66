package fit

import "whereto/model/catalog"

// Judge judges one requirement by the facts of the host and its add-ons. A
// requirement on a computed criterion is judged where it is computed.
func (v View) Judge(r Requirement) Verdict {
	if c, _ := v.Catalog.Criterion(r.Criterion); c != nil && len(c.Any) > 0 {
		return v.any(r, c.Any)
	}
	verdict := v.where().worst(v.Catalog, r, v.Host, &v.Setup)
	for _, a := range v.Addons {
		fact, ok := a.Product.Fact(a.Setup, r.Criterion)
		if !ok {
			continue
		}
		own := v.where().worst(v.Catalog, r, a.Product, &a.Setup)
		if effectOf(&fact).tells(own.Outcome, verdict.Outcome) {
			verdict = own
		}
	}
	return verdict
}

// any judges by several criteria of which any decides: the first of the best, of the host
// and then of add-ons that come further.
func (v View) any(r Requirement, ways []catalog.Any) Verdict {
	verdict := Verdict{Outcome: -1}
	for _, p := range append([]Pair{{v.Host, v.Setup}}, v.Addons...) {
		for _, way := range ways {
			if _, ok := p.Product.Facts[way.Criterion]; !ok && p.Product != v.Host {
				if _, ok := p.Setup.Facts[way.Criterion]; !ok {
					continue
				}
			}
			of := r
			of.Criterion, of.Bound = way.Criterion, way.Bound
			own := v.where().worst(v.Catalog, of, p.Product, &p.Setup)
			if own.Outcome == Fails && way.Sold != "" && p.Product.Names(p.Setup, way.Sold) {
				own.Outcome = Unknown
			}
			if own.Outcome > verdict.Outcome {
				verdict = own
				verdict.Requirement, verdict.Is.Of = r, way.Criterion
			}
		}
	}
	return verdict
}

// Compose lists the sets of add-ons worth trying with the view's host, prepared by itself.
func Compose(v View, requirements []Requirement) [][]Choice {
	h, c := *v.Host, *v.Catalog
	h.Setups, c.Hosts = []catalog.Setup{v.Setup}, []*catalog.Product{&h}
	p := NewPairing(&c)
	var list [][]Choice
	for _, set := range p.Judge(requirements, v.Languages, v.Today).Compose(0, 0, v.Regions, v.Size, &Scratch{}) {
		list = append(list, p.Choices(set))
	}
	return list
}

// Known says whether anything was found.
func (f Finding) Known() bool {
	return f.Word != "" || f.Number != nil || f.Regions != nil || f.Excess != nil
}

// Choice is a slot of a stack with the add-ons that fill it alike: plans of one
// add-on or several add-ons that bring the same to what was asked, and run the
// same way. They differ in price, limits and caveats.
type Choice []Pair

// Choices are the add-ons of a set that was composed.
func (p *Pairing) Choices(set Set) []Choice {
	var choices []Choice
	for _, alike := range set {
		choice := make(Choice, len(alike))
		for i, n := range alike {
			choice[i] = p.Pair(n)
		}
		choices = append(choices, choice)
	}
	return choices
}

package fit

import "whereto/model/catalog"

// View is a host with a setup, a size and add-ons, as facts are read from it.
type View struct {
	Catalog   *catalog.Catalog
	Host      *catalog.Product
	Setup     catalog.Setup
	Size      string
	Regions   []catalog.Region
	Languages []string
	Today     catalog.Date
	Addons    []Pair
}

// Word is the level of a criterion that the host and its add-ons come to: an add-on
// that sets it, or has a better one, has the last word; false where it is not known.
func (v View) Word(criterion string) (string, bool) {
	c, ok := v.Catalog.Criterion(criterion)
	if !ok {
		return "", false
	}
	level := ""
	for i, p := range append([]Pair{{v.Host, v.Setup}}, v.Addons...) {
		fact, ok := p.Product.Fact(p.Setup, criterion)
		if !ok {
			continue
		}
		value := v.where().pick(&fact, &p.Setup, "").value
		switch {
		case value.Unknown:
		case i == 0 || level == "" && fact.Effect != "cap" || level != "" && effectOf(&fact).tells(Outcome(c.Level(value.Word)), Outcome(c.Level(level))):
			level = value.Word
		}
	}
	return level, level != ""
}

// Number is the host's number on a criterion, the greatest over the languages; with
// the clock it is on and who states it. It is nil where it is not known.
func (v View) Number(criterion string) (n *catalog.Range, clock, stated string) {
	fact, ok := v.Host.Fact(v.Setup, criterion)
	if !ok {
		return nil, "", ""
	}
	languages := v.Languages
	if len(languages) == 0 {
		languages = []string{""}
	}
	for _, language := range languages {
		value := v.where().pick(&fact, &v.Setup, language).value
		if value.Number == nil {
			return nil, fact.Clock, fact.Stated
		}
		if n == nil || value.Number.Typical > n.Typical {
			n = value.Number
		}
	}
	return n, fact.Clock, fact.Stated
}

func (v *View) where() *where {
	return &where{languages: v.Languages, today: v.Today, regions: v.Regions, size: v.Size, allowance: v.Catalog.Method.InitAllowanceMS}
}

package fit

import (
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/quantity"
)

// Level is how far a stack satisfies a requirement, worst first.
type Level int

// The levels of a verdict. Unknown is never a yes and never a silent no.
const (
	Fails Level = iota
	Unknown
	Partly
	Meets
)

// String is the verdict in a word.
func (l Level) String() string { return [...]string{"fails", "unknown", "partly", "meets"}[l] }

// Verdict is the judgement of one requirement on one stack, with the fact that
// decided it.
type Verdict struct {
	Requirement
	Level  Level
	Is     string
	Number *catalog.Range // of a criterion with numbers
	By     string         // the product that the fact is of
	Note   string
	Source catalog.Source
	Stale  bool // the fact is older than the catalog allows
}

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
	Memo      Memo // of verdicts; nil: none is kept
}

// Memo remembers verdicts of single products within one advice, where a stack's
// add-ons are tried in many combinations.
type Memo map[memoKey]Verdict

type memoKey struct {
	product                         *catalog.Product
	setup, size, region             string
	question, criterion, key, needs string
}

// Pair is an add-on with one of its setups; one without setups has an empty one.
type Pair struct {
	Product *catalog.Product
	Setup   catalog.Setup
}

// ID is the add-on as it stands in a stack's id.
func (p Pair) ID() string {
	if p.Setup.ID == "" {
		return p.Product.ID
	}
	return p.Product.ID + ":" + p.Setup.ID
}

// Judge judges one requirement by the facts of the host and its add-ons. A
// requirement on a computed criterion is judged where it is computed.
func (v View) Judge(r Requirement) Verdict {
	verdict := v.judgeProduct(r, v.Host, v.Setup)
	for _, a := range v.Addons {
		fact, ok := a.Product.Fact(a.Setup, r.Criterion)
		if !ok {
			continue
		}
		own := v.judgeProduct(r, a.Product, a.Setup)
		if fact.Effect == "set" || own.Level > verdict.Level {
			verdict = own
		}
	}
	return verdict
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
		value, _, _ := v.pick(fact, p.Setup, "")
		switch {
		case value.Unknown:
		case i == 0 || fact.Effect == "set" || level == "" || c.Level(value.Word) > c.Level(level):
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
		value, _, _ := v.pick(fact, v.Setup, language)
		if value.Number == nil {
			return nil, fact.Clock, fact.Stated
		}
		if n == nil || value.Number.Typical > n.Typical {
			n = value.Number
		}
	}
	return n, fact.Clock, fact.Stated
}

// judgeProduct judges by one product's facts.
func (v View) judgeProduct(r Requirement, p *catalog.Product, s catalog.Setup) Verdict {
	if v.Memo == nil {
		return v.worst(r, p, s)
	}
	key := memoKey{p, s.ID, v.Size, "", r.Question, r.Criterion, r.Key, r.Needs}
	if len(v.Regions) == 1 {
		key.region = v.Regions[0].Code
	}
	verdict, ok := v.Memo[key]
	if !ok {
		verdict = v.worst(r, p, s)
		v.Memo[key] = verdict
	}
	return verdict
}

// worst takes the worst over the languages, where a fact differs by them.
func (v View) worst(r Requirement, p *catalog.Product, s catalog.Setup) Verdict {
	languages := v.Languages
	if r.Criterion == "languages" || len(languages) == 0 {
		languages = []string{""}
	}
	var worst Verdict
	for i, language := range languages {
		one := v.judgeFact(r, p, s, language)
		if i == 0 || one.Level < worst.Level {
			worst = one
		}
	}
	return worst
}

func (v View) judgeFact(r Requirement, p *catalog.Product, s catalog.Setup, language string) Verdict {
	out := Verdict{Requirement: r, Level: Unknown, Is: "unknown", By: p.ID}
	fact, ok := p.Fact(s, r.Criterion)
	if !ok {
		out.Note = "The data says nothing about it."
		return out
	}
	value, note, source := v.pick(fact, s, language)
	out.Note, out.Source = note, p.Sources[source]
	if fact.AsOf != "" {
		out.Source.AsOf = fact.AsOf
	}
	if value.Unknown {
		return out
	}
	out.Is = value.String()
	out.Stale = out.Source.AsOf.Age(v.Today) > v.Catalog.Plan.StaleDays
	criterion, _ := v.Catalog.Criterion(r.Criterion)
	switch criterion.Kind {
	case "levels":
		out.Level = levelVerdict(criterion, value.Word, r.Bound)
	case "set":
		word := value.Table[r.Key]
		out.Is = word
		if word == "" || word == "unknown" {
			out.Is, out.Level = "unknown", Unknown
		} else {
			out.Level = levelVerdict(criterion, word, r.Bound)
		}
	case "number":
		if value.Number != nil {
			out.Number = value.Number
			out.Level = Number(r, *value.Number)
			out.Is = value.String() + " " + criterion.Unit
		}
		if fact.Clock == "init" && out.Level == Meets {
			out.Level = Partly // a floor: the first response takes longer
			out.Is += ", init alone"
		}
	}
	if !p.Status.PlainlyActive() && out.Level == Meets {
		out.Level = Partly
	}
	return out
}

// pick chooses the fact's variant with most conditions that hold.
func (v View) pick(f catalog.Fact, s catalog.Setup, language string) (value catalog.Value, note, source string) {
	value, note, source = f.Is, f.Note, f.Source
	most := 0
	for _, variant := range f.By {
		held, ok := 0, true
		demand := func(given, holds bool) {
			if given {
				held++
				ok = ok && holds
			}
		}
		demand(variant.Language != "", variant.Language == language)
		demand(variant.Size != "", variant.Size == v.Size)
		demand(variant.Region != "", slices.ContainsFunc(v.Regions, func(r catalog.Region) bool { return r.Code == variant.Region || r.Group == variant.Region }))
		demand(variant.From != "" || variant.Until != "", v.Today.In(variant.From, variant.Until))
		for axis, options := range variant.When {
			demand(true, options.Has(s.Options[axis]))
		}
		if !ok || held <= most {
			continue
		}
		most, value = held, variant.Is
		if variant.Note != "" {
			note = variant.Note
		}
		if variant.Source != "" {
			source = variant.Source
		}
	}
	return value, note, source
}

// levelVerdict compares a level with a bound: at it or above it meets; below it
// partly where the criterion says so, else it fails.
func levelVerdict(c *catalog.Criterion, is, bound string) Level {
	switch {
	case c.Level(is) >= c.Level(bound):
		return Meets
	case c.Partly[bound].Has(is):
		return Partly
	}
	return Fails
}

// Number compares a number with a requirement's bound, by its typical value.
func Number(r Requirement, is catalog.Range) Level {
	if r.AtMost != nil && is.Typical > *r.AtMost || r.AtLeast != nil && is.Typical < *r.AtLeast {
		return Fails
	}
	return Meets
}

// Vendor judges the vendor's name.
func Vendor(r Requirement, p *catalog.Product) Verdict {
	slug := answers.Slug(p.Vendor)
	out := Verdict{Requirement: r, Level: Meets, Is: p.Vendor, By: p.ID}
	if r.Only != nil && !slices.Contains(r.Only, slug) || slices.Contains(r.Never, slug) {
		out.Level = Fails
	}
	return out
}

// Residency judges where the regions lie: all of them must be in the jurisdiction.
func Residency(c *catalog.Catalog, r Requirement, host string, regions []catalog.Region) Verdict {
	out := Verdict{Requirement: r, Level: Unknown, By: host, Is: "unknown"}
	i := slices.IndexFunc(c.Residency, func(j catalog.Jurisdiction) bool { return j.ID == r.Key })
	if i < 0 || len(regions) == 0 {
		return out
	}
	out.Level = Meets
	var names []string
	for _, region := range regions {
		country := Country(c, region)
		names = append(names, region.Code+" ("+country+")")
		if !c.Residency[i].Holds(country) {
			out.Level = Fails
		}
	}
	if len(names) > 6 {
		names = append(names[:6], "…")
	}
	out.Is = strings.Join(names, ", ")
	return out
}

// Country is where a region lies.
func Country(c *catalog.Catalog, r catalog.Region) string {
	if p, ok := c.Places[r.Place]; ok {
		return p.Country
	}
	return r.Country
}

func number(v float64) string { return quantity.Text(v) }

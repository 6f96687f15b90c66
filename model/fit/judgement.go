package fit

import (
	"slices"
	"sync/atomic"

	"whereto/model/catalog"
)

// Judgement is how far each setup of a host, and each add-on, satisfies what one case
// requires, as far as facts say it. Regions and sizes are asked for where it is read,
// and count only where a fact varies by them. Several goroutines can read it at once.
type Judgement struct {
	pairing      *Pairing
	requirements []Requirement
	criteria     []*catalog.Criterion      // by requirement
	facts        [][]*catalog.Fact         // by requirement, then as the pairing's parts
	factual      []bool                    // by requirement: facts decide it
	ways         [][]way                   // by requirement: those of a criterion that any of several decides
	where        where                     // without region and size
	outcomes     []Outcome                 // by setup of a host × requirement
	varies       [][]int                   // by part: the requirements whose fact varies by region or size
	brings       [][]bringing              // by add-on
	most         [][]Outcome               // by requirement, nil where it is not on vendors or places; then by add-on
	verdicts     []atomic.Pointer[Verdict] // by part × requirement
}

// bringing is what an add-on does to a requirement that facts decide.
type bringing struct {
	requirement int
	weight      weight
	outcome     Outcome
	effect      effect
}

// effect is the number of a fact's effect: not said, then as in catalog.Effects.
type effect int

const (
	sets effect = 2
	caps effect = 3
)

// tells says whether an add-on's outcome counts instead of the one without it.
func (e effect) tells(own, was Outcome) bool {
	switch e {
	case sets:
		return true
	case caps:
		return own < was
	}
	return own > was
}

func effectOf(f *catalog.Fact) effect { return effect(slices.Index(catalog.Effects, f.Effect) + 1) }

// Judge judges all hosts and add-ons by requirements, on a day.
func (p *Pairing) Judge(requirements []Requirement, languages []string, today catalog.Date) *Judgement {
	width, parts := len(requirements), len(p.parts)
	j := &Judgement{
		pairing: p, requirements: requirements, where: where{languages: languages, today: today, allowance: p.catalog.Method.InitAllowanceMS},
		criteria: make([]*catalog.Criterion, width), facts: make([][]*catalog.Fact, width), factual: make([]bool, width), ways: make([][]way, width),
		outcomes: make([]Outcome, p.hosts*width), varies: make([][]int, parts), brings: make([][]bringing, len(p.addons)), most: make([][]Outcome, width),
		verdicts: make([]atomic.Pointer[Verdict], parts*width),
	}
	for i := range j.outcomes {
		j.outcomes[i] = Unknown // where nothing is said
	}
	for r := range requirements {
		i := slices.IndexFunc(p.catalog.Criteria, func(c *catalog.Criterion) bool { return c.ID == requirements[r].Criterion })
		if i >= 0 {
			j.criteria[r], j.facts[r] = p.catalog.Criteria[i], p.facts(i)
			j.ways[r] = j.waysOf(r)
			j.factual[r] = j.criteria[r].Kind != "computed" || j.ways[r] != nil
			j.judge(r)
			j.bound(r)
		}
	}
	return j
}

// judge judges all parts by one requirement. Most setups say what their product says,
// which is looked at once.
func (j *Judgement) judge(r int) {
	var last *catalog.Fact
	var outcome Outcome
	for i := range j.pairing.parts {
		f := j.facts[r][i]
		switch {
		case j.ways[r] != nil:
			if !j.says(r, i) {
				continue
			}
			outcome = j.outcome(r, i, &j.where)
		case f == nil:
			continue
		case f != last || len(f.By) > 0: // variants can follow the setup
			last, outcome = f, j.outcome(r, i, &j.where)
		}
		if j.follows(r, i) {
			j.varies[i] = append(j.varies[i], r)
		}
		if i < j.pairing.hosts {
			j.outcomes[i*len(j.requirements)+r] = outcome
		} else if j.factual[r] {
			brings := &j.brings[i-j.pairing.hosts]
			*brings = append(*brings, bringing{r, j.requirements[r].weight(), outcome, j.effect(r, i)})
		}
	}
}

// bound finds how far a stack with each add-on can satisfy a requirement on vendors or
// on where data is.
func (j *Judgement) bound(r int) {
	of := &j.requirements[r]
	place := of.Criterion == catalog.CriterionResidency
	if of.Only == nil && of.Never == nil && !place {
		return
	}
	j.most[r] = make([]Outcome, len(j.pairing.addons))
	for i := range j.most[r] {
		switch pair := j.pairing.Pair(i); {
		case place:
			j.most[r][i] = of.resides(j.pairing.catalog, pair).Outcome
		case of.Allows(j.pairing.catalog, pair):
			j.most[r][i] = Meets
		}
	}
}

// Most is how far a stack with an add-on can satisfy a requirement, by its number, on
// vendors or on where data is.
func (j *Judgement) Most(requirement, addon int) Outcome {
	if j.most[requirement] == nil {
		return Meets
	}
	return j.most[requirement][addon]
}

// shut says whether a must rules out an add-on by whose it is or where it is.
func (j *Judgement) shut(addon int) bool {
	for r := range j.most {
		if j.requirements[r].Must() && j.Most(r, addon) == Fails {
			return true
		}
	}
	return false
}

// opens says whether an add-on leaves open whether a stack with it fits, whatever it brings.
func (j *Judgement) opens(addon int) bool {
	if !j.pairing.addons[addon].product.Status.PlainlyActive() {
		return true
	}
	for r := range j.most {
		if j.requirements[r].Must() && j.Most(r, addon) == Unknown {
			return true
		}
	}
	return false
}

// bindAlike says whether two add-ons are ruled out by the same requirements, as far.
func (j *Judgement) bindAlike(a, b int) bool {
	for r := range j.most {
		if j.Most(r, a) != j.Most(r, b) {
			return false
		}
	}
	return true
}

// outcome is that of a requirement on a part that has a fact for it.
func (j *Judgement) outcome(r, part int, w *where) Outcome {
	o := &j.pairing.parts[part]
	if j.ways[r] != nil {
		return j.best(r, part, w)
	}
	return w.worstOutcome(j.criteria[r], &j.requirements[r], o.setup, j.facts[r][part])
}

// at is where facts are read, in regions and on a size.
func (j *Judgement) at(regions []catalog.Region, size string) *where {
	at := j.where
	at.regions, at.size = regions, size
	return &at
}

// Outcomes are the outcomes of all requirements on a host's setup without add-ons, in
// their order. They are shared, and not to be changed.
func (j *Judgement) Outcomes(host, setup int, regions []catalog.Region, size string) []Outcome {
	return j.row(j.pairing.first[host]+setup, regions, size)
}

func (j *Judgement) row(of int, regions []catalog.Region, size string) []Outcome {
	width := len(j.requirements)
	row := j.outcomes[of*width : (of+1)*width]
	if len(j.varies[of]) == 0 || len(regions) == 0 && size == "" {
		return row
	}
	row, w := slices.Clone(row), j.at(regions, size)
	for _, r := range j.varies[of] {
		row[r] = j.outcome(r, of, w)
	}
	return row
}

// VariesByRegion says whether what a setup says on a requirement, by its number, differs
// by region.
func (j *Judgement) VariesByRegion(requirement, host, setup int) bool {
	of := j.pairing.first[host] + setup
	return slices.Contains(j.varies[of], requirement) && slices.ContainsFunc(j.facts[requirement][of].By, func(v catalog.Variant) bool { return v.Region != "" })
}

// broughtBy is what an add-on does to the requirements in regions and on a size.
func (j *Judgement) broughtBy(addon int, regions []catalog.Region, size string) []bringing {
	brings, part := j.brings[addon], j.pairing.hosts+addon
	if len(j.varies[part]) == 0 || len(regions) == 0 && size == "" {
		return brings
	}
	brings, w := slices.Clone(brings), j.at(regions, size)
	for i := range brings {
		if slices.Contains(j.varies[part], brings[i].requirement) {
			brings[i].outcome = j.outcome(brings[i].requirement, part, w)
		}
	}
	return brings
}

// FailsEverywhere says whether a host's setup with add-ons, by their numbers, fails one of
// the requirements, by theirs, in every region and on every size.
func (j *Judgement) FailsEverywhere(requirements []int, host, setup int, addons []int) bool {
	of := j.pairing.first[host] + setup
	row := j.row(of, nil, "")
	for _, r := range requirements {
		is, varies := row[r], slices.Contains(j.varies[of], r)
		for _, a := range addons {
			for _, b := range j.brings[a] {
				if b.requirement != r {
					continue
				}
				varies = varies || slices.Contains(j.varies[j.pairing.hosts+a], r)
				if b.effect.tells(b.outcome, is) {
					is = b.outcome
				}
			}
		}
		if is == Fails && !varies {
			return true
		}
	}
	return false
}

// Verdict is the whole verdict of a requirement, by its number, on a host's setup with
// add-ons, by theirs, for what is shown: an add-on that sets the fact, has a better
// one or caps it with a worse, has the last word. That of each part is worked out once.
func (j *Judgement) Verdict(requirement, host, setup int, addons []int, regions []catalog.Region, size string) Verdict {
	p, at := j.pairing, j.at(regions, size)
	verdict := j.verdict(requirement, p.first[host]+setup, at)
	for _, i := range addons {
		if !j.says(requirement, p.hosts+i) {
			continue
		}
		own := j.verdict(requirement, p.hosts+i, at)
		if j.effect(requirement, p.hosts+i).tells(own.Outcome, verdict.Outcome) {
			verdict = own
		}
	}
	return *verdict
}

// verdict is that of one part, remembered unless its fact varies.
func (j *Judgement) verdict(r, number int, at *where) *Verdict {
	if slices.Contains(j.varies[number], r) {
		v := j.found(r, number, at)
		return &v
	}
	kept := &j.verdicts[number*len(j.requirements)+r]
	if v := kept.Load(); v != nil {
		return v
	}
	v := j.found(r, number, &j.where)
	kept.Store(&v)
	return &v
}

// Stacked are the outcomes of all requirements on a host's setup with add-ons, by
// their numbers, put into out: an add-on that sets a fact, has a better one or caps it
// with a worse, has the last word.
func (j *Judgement) Stacked(out []Outcome, host, setup int, addons []int, regions []catalog.Region, size string) []Outcome {
	out = append(out[:0], j.Outcomes(host, setup, regions, size)...)
	for _, i := range addons {
		for _, b := range j.broughtBy(i, regions, size) {
			if b.effect.tells(b.outcome, out[b.requirement]) {
				out[b.requirement] = b.outcome
			}
		}
	}
	return out
}

// Other is the verdict of a requirement that is none of the judgement's, on a host's setup
// with add-ons, by their numbers: of a figure that was assumed, or a limit that is said
// whatever was asked.
func (j *Judgement) Other(r Requirement, host, setup int, addons []int, regions []catalog.Region, size string) Verdict {
	p, at := j.pairing, j.at(regions, size)
	of := &p.parts[p.first[host]+setup]
	verdict := at.worst(p.catalog, r, of.product, of.setup)
	for _, i := range addons {
		of := &p.addons[i].part
		if f, ok := of.product.Fact(*of.setup, r.Criterion); ok {
			if own := at.worst(p.catalog, r, of.product, of.setup); effectOf(&f).tells(own.Outcome, verdict.Outcome) {
				verdict = own
			}
		}
	}
	return verdict
}

// Needs are what a promise of a host's setup rests on, by its requirement's number, where
// the promise as such meets it; nil for nothing.
func (j *Judgement) Needs(requirement, host, setup int, regions []catalog.Region) *catalog.Needs {
	part := j.pairing.first[host] + setup
	if j.facts[requirement] == nil || j.facts[requirement][part] == nil || j.row(part, regions, "")[requirement] != Meets {
		return nil
	}
	return j.at(regions, "").pick(j.facts[requirement][part], j.pairing.parts[part].setup, "").needs
}

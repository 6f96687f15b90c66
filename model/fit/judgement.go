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
	where        where                     // without region and size
	outcomes     []Outcome                 // by setup of a host × requirement
	varies       [][]int                   // by part: the requirements whose fact varies by region or size
	brings       [][]bringing              // by add-on
	barred       [][]bool                  // by requirement, nil where it is not on vendors; then by add-on
	verdicts     []atomic.Pointer[Verdict] // by part × requirement
}

// bringing is what an add-on does to a requirement that facts decide.
type bringing struct {
	requirement int
	must        bool
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
		pairing: p, requirements: requirements, where: where{languages: languages, today: today},
		criteria: make([]*catalog.Criterion, width), facts: make([][]*catalog.Fact, width), factual: make([]bool, width),
		outcomes: make([]Outcome, p.hosts*width), varies: make([][]int, parts), brings: make([][]bringing, len(p.addons)), barred: make([][]bool, width),
		verdicts: make([]atomic.Pointer[Verdict], parts*width),
	}
	for i := range j.outcomes {
		j.outcomes[i] = Unknown // where nothing is said
	}
	for r := range requirements {
		i := slices.IndexFunc(p.catalog.Criteria, func(c *catalog.Criterion) bool { return c.ID == requirements[r].Criterion })
		if i >= 0 {
			j.criteria[r], j.facts[r] = p.catalog.Criteria[i], p.facts(i)
			j.factual[r] = j.criteria[r].Kind != "computed"
			j.judge(r)
			j.bar(r)
		}
	}
	return j
}

// judge judges all parts by one requirement. Most setups say what their product says,
// which is looked at once.
func (j *Judgement) judge(r int) {
	var last *catalog.Fact
	var outcome Outcome
	for i, f := range j.facts[r] {
		if f == nil {
			continue
		}
		if f != last || len(f.By) > 0 { // variants can follow the setup
			last, outcome = f, j.outcome(r, i, &j.where)
		}
		if varies(f) {
			j.varies[i] = append(j.varies[i], r)
		}
		if i < j.pairing.hosts {
			j.outcomes[i*len(j.requirements)+r] = outcome
		} else if j.factual[r] {
			brings := &j.brings[i-j.pairing.hosts]
			*brings = append(*brings, bringing{r, j.requirements[r].Must(), outcome, effectOf(f)})
		}
	}
}

// bar finds the add-ons whose vendors a requirement rules out.
func (j *Judgement) bar(r int) {
	if j.requirements[r].Only == nil && j.requirements[r].Never == nil {
		return
	}
	j.barred[r] = make([]bool, len(j.pairing.addons))
	for i := range j.barred[r] {
		j.barred[r][i] = !j.requirements[r].Allows(j.pairing.catalog, j.pairing.Pair(i))
	}
}

// Barred says whether a requirement, by its number, rules out the vendor of an add-on.
func (j *Judgement) Barred(requirement, addon int) bool {
	return j.barred[requirement] != nil && j.barred[requirement][addon]
}

// shut says whether a must rules out the vendor of an add-on.
func (j *Judgement) shut(addon int) bool {
	for r := range j.barred {
		if j.requirements[r].Must() && j.Barred(r, addon) {
			return true
		}
	}
	return false
}

// outcome is that of a requirement on a part that has a fact for it.
func (j *Judgement) outcome(r, part int, w *where) Outcome {
	o := &j.pairing.parts[part]
	return w.worstOutcome(j.criteria[r], &j.requirements[r], o.product, o.setup, j.facts[r][part])
}

// at is where facts are read, in regions and on a size.
func (j *Judgement) at(regions []catalog.Region, size string) *where {
	return &where{languages: j.where.languages, today: j.where.today, regions: regions, size: size}
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

// Verdict is the whole verdict of a requirement, by its number, on a host's setup with
// add-ons, by theirs, for what is shown: an add-on that sets the fact, has a better
// one or caps it with a worse, has the last word. That of each part is worked out once.
func (j *Judgement) Verdict(requirement, host, setup int, addons []int, regions []catalog.Region, size string) Verdict {
	p, at := j.pairing, j.at(regions, size)
	verdict := j.verdict(requirement, p.first[host]+setup, at)
	for _, i := range addons {
		if j.facts[requirement] == nil || j.facts[requirement][p.hosts+i] == nil {
			continue
		}
		own := j.verdict(requirement, p.hosts+i, at)
		if effectOf(j.facts[requirement][p.hosts+i]).tells(own.Outcome, verdict.Outcome) {
			verdict = own
		}
	}
	return *verdict
}

// verdict is that of one part, remembered unless its fact varies.
func (j *Judgement) verdict(r, number int, at *where) *Verdict {
	o := &j.pairing.parts[number]
	if slices.Contains(j.varies[number], r) {
		v := at.worst(j.pairing.catalog, j.requirements[r], o.product, o.setup)
		return &v
	}
	kept := &j.verdicts[number*len(j.requirements)+r]
	if v := kept.Load(); v != nil {
		return v
	}
	v := j.where.worst(j.pairing.catalog, j.requirements[r], o.product, o.setup)
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

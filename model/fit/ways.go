package fit

import (
	"slices"

	"whereto/model/catalog"
)

// way is one of several levels of which any decides a requirement: a disk that stays or a
// managed database.
type way struct {
	requirement Requirement // on the criterion that has the level
	criterion   *catalog.Criterion
	facts       []*catalog.Fact // as the pairing's parts
	sold        string
}

// waysOf are those of a requirement, nil where its own criterion decides it.
func (j *Judgement) waysOf(r int) []way {
	var ways []way
	for _, any := range j.criteria[r].Any {
		i := slices.IndexFunc(j.pairing.catalog.Criteria, func(c *catalog.Criterion) bool { return c.ID == any.Criterion })
		if i < 0 {
			continue
		}
		w := way{requirement: j.requirements[r], criterion: j.pairing.catalog.Criteria[i], facts: j.pairing.facts(i), sold: any.Sold}
		w.requirement.Criterion, w.requirement.Bound = any.Criterion, any.Bound
		ways = append(ways, w)
	}
	return ways
}

// says says whether a part has a fact for a requirement.
func (j *Judgement) says(r, part int) bool {
	if j.ways[r] == nil {
		return j.facts[r] != nil && j.facts[r][part] != nil
	}
	return slices.ContainsFunc(j.ways[r], func(w way) bool { return w.facts[part] != nil })
}

// follows says whether what a part says follows the region or the size.
func (j *Judgement) follows(r, part int) bool {
	if j.ways[r] == nil {
		return varies(j.facts[r][part])
	}
	return slices.ContainsFunc(j.ways[r], func(w way) bool { return w.facts[part] != nil && varies(w.facts[part]) })
}

// effect is that of an add-on's fact; of one that any of several facts decides it is
// that it can be raised.
func (j *Judgement) effect(r, part int) effect {
	if j.ways[r] == nil {
		return effectOf(j.facts[r][part])
	}
	return 0
}

// best is the outcome of the way that goes furthest. A host that sells what a way is
// about, at a price that the data lacks, is not known to fail.
func (j *Judgement) best(r, part int, at *where) Outcome {
	o := &j.pairing.parts[part]
	best := Fails
	for i := range j.ways[r] {
		if w := &j.ways[r][i]; j.has(w, part) {
			out := Unknown
			if f := w.facts[part]; f != nil {
				out = at.worstOutcome(w.criterion, &w.requirement, o.setup, f)
			}
			best = max(best, w.sells(o, out))
		}
	}
	return best
}

// has says whether a way is looked at: an add-on has only those that it brings.
func (j *Judgement) has(w *way, part int) bool { return part < j.pairing.hosts || w.facts[part] != nil }

// sells is an outcome of a part, with what it sells.
func (w *way) sells(o *part, out Outcome) Outcome {
	if out == Fails && w.sold != "" && o.product.Names(*o.setup, w.sold) {
		return Unknown
	}
	return out
}

// found is the verdict of one part: of several ways that go as far, of the first.
func (j *Judgement) found(r, part int, at *where) Verdict {
	o := &j.pairing.parts[part]
	if j.ways[r] == nil {
		return at.worst(j.pairing.catalog, j.requirements[r], o.product, o.setup)
	}
	best := Verdict{Outcome: -1}
	for i := range j.ways[r] {
		w := &j.ways[r][i]
		if !j.has(w, part) {
			continue
		}
		one := at.worst(j.pairing.catalog, w.requirement, o.product, o.setup)
		if one.Outcome = w.sells(o, one.Outcome); one.Outcome > best.Outcome {
			best = one
			best.Requirement, best.Is.Of = j.requirements[r], w.requirement.Criterion
		}
	}
	return best
}

// Package fit turns answers into requirements, judges facts by them, and joins
// add-ons to hosts where that improves what was asked.
package fit

import (
	"slices"
	"strings"

	"whereto/model/answers"
	"whereto/model/catalog"
)

// Requirement is a bound on a criterion that an answer makes.
type Requirement struct {
	Question   string
	Criterion  string
	Importance string // must or want
	Key        string // of a set: the member
	Bound      string // a level
	AtLeast    *float64
	AtMost     *float64
	Only       []string // of vendors: allowed
	Never      []string // of vendors: ruled out
}

// bound is what a requirement asks for, as a key: two that are equal ask for the same.
type bound struct {
	criterion, key, level, vendors string
	least, most                    float64
	hasLeast, hasMost              bool
}

func (r Requirement) bound() bound {
	b := bound{criterion: r.Criterion, key: r.Key, level: r.Bound}
	if r.Only != nil {
		b.vendors = "only " + strings.Join(r.Only, " ")
	} else if r.Never != nil {
		b.vendors = "never " + strings.Join(r.Never, " ")
	}
	if r.AtLeast != nil {
		b.least, b.hasLeast = *r.AtLeast, true
	}
	if r.AtMost != nil {
		b.most, b.hasMost = *r.AtMost, true
	}
	return b
}

// Must says whether a stack that fails it does not fit.
func (r Requirement) Must() bool { return r.Importance == "must" }

// Requirements lists what the answers demand, in the order of the questions.
// Answers are taken with what their options set.
func Requirements(c *catalog.Catalog, a answers.Answers) []Requirement {
	var list []Requirement
	for _, q := range c.Questions {
		v, ok := a.Values[q.ID]
		if !ok {
			continue
		}
		for _, r := range q.Requires {
			list = append(list, expand(q, r, v)...)
		}
		for _, word := range v.Words {
			option, _ := q.Option(word)
			for _, r := range option.Requires {
				list = append(list, expand(q, r, answers.Words(word))...)
			}
		}
		for i := range list {
			if list[i].Question == q.ID {
				if own, ok := a.Importance[q.ID]; ok {
					list[i].Importance = own
				}
			}
		}
	}
	list = slices.DeleteFunc(list, func(r Requirement) bool { return r.Importance == "skip" })
	return strictest(list)
}

// expand makes the requirements of one entry of the data for an answer.
func expand(q *catalog.Question, r catalog.Require, v answers.Value) []Requirement {
	one := Requirement{Question: q.ID, Criterion: r.Criterion, Importance: q.Importance, Bound: r.Bound, Key: r.Key}
	if r.Importance != "" {
		one.Importance = r.Importance
	}
	if r.AtLeast != nil {
		one.AtLeast = &r.AtLeast.Value
	}
	if r.AtMost != nil {
		one.AtMost = &r.AtMost.Value
	}
	switch {
	case r.Answer == "only":
		one.Only, one.Key = v.Words, ""
	case r.Answer == "never":
		one.Never, one.Key = v.Words, ""
	case r.Answer == "at_least" && v.Number != nil:
		one.AtLeast = &v.Number.Typical
	case r.Answer == "at_most" && v.Number != nil:
		one.AtMost = &v.Number.Typical
	case r.Key == "$":
		var list []Requirement
		for _, word := range v.Words {
			each := one
			each.Key = word
			list = append(list, each)
		}
		return list
	}
	return []Requirement{one}
}

// strictest drops a requirement that another one with the same bound makes too,
// with no less importance.
func strictest(list []Requirement) []Requirement {
	var kept []Requirement
	for i, r := range list {
		double := slices.ContainsFunc(append(slices.Clone(list[:i]), list[i+1:]...), func(o Requirement) bool {
			return o.bound() == r.bound() && o.Must() && !r.Must()
		})
		earlier := slices.ContainsFunc(kept, func(o Requirement) bool {
			return o.bound() == r.bound()
		})
		if !double && !earlier {
			kept = append(kept, r)
		}
	}
	return kept
}

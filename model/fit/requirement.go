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
	AtMost     *float64 // of money: in USD
	Unit       string   // of AtLeast and AtMost, as the criterion has it
	Amounts    []Amount // of money: AtMost as it is said, in the bill's currency and in its own where that is another
	Only       []string // of vendors: allowed
	Never      []string // of vendors: ruled out

	Open        string  // a level below Bound: from it on what is below stays open …
	Undecided   string  // … until this question is answered
	CaveatBelow string  // a level: what meets it with less carries a caveat
	Instances   float64 // the least that a stack is built with, in each region
	OutOfReach  bool    // a limit that nobody states can't be met by what was answered
}

// Amount is so much money.
type Amount struct {
	Value    float64
	Currency string
}

// bound is what a requirement asks for, as a key: two that are equal ask for the same.
type bound struct {
	criterion, key, level, open, vendors string
	least, most, instances               float64
	hasLeast, hasMost                    bool
}

func (r Requirement) bound() bound {
	b := bound{criterion: r.Criterion, key: r.Key, level: r.Bound, open: r.Open, instances: r.Instances}
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

// Aside is the importance of what is judged though nobody asked for it: it decides only
// among add-ons that bring alike what was asked.
const Aside = "aside"

// Must says whether a stack that fails it does not fit.
func (r Requirement) Must() bool { return r.Importance == "must" }

// Less is the outcome of what nearly meets it: a must fails, a want is met partly.
func (r *Requirement) Less() Outcome {
	if r.Must() {
		return Fails
	}
	return Partly
}

// Requirements lists what the answers demand, in the order of the questions.
// Answers are taken with what their options set.
func Requirements(c *catalog.Catalog, a answers.Answers) []Requirement {
	var list []Requirement
	for _, q := range c.Questions {
		v, ok := a.Values[q.ID]
		if !ok {
			continue
		}
		from := len(list)
		list = appendMade(list, c, a, q, q.Requires, v)
		for _, word := range v.Words {
			option, _ := q.Option(word)
			list = appendMade(list, c, a, q, option.Requires, answers.Words(word))
		}
		if own, ok := a.Importance[q.ID]; ok {
			for i := from; i < len(list); i++ {
				list[i].Importance = own
			}
		}
	}
	list = slices.DeleteFunc(list, func(r Requirement) bool { return r.Importance == "skip" })
	return strictest(c, list)
}

// appendMade puts the requirements that entries of the data make of an answer behind others.
func appendMade(list []Requirement, c *catalog.Catalog, a answers.Answers, q *catalog.Question, of []catalog.Require, v answers.Value) []Requirement {
	for i := range of {
		if a.Hold(of[i].When) {
			list = append(list, Expand(c, q, &of[i], v)...)
		}
	}
	return list
}

// Expand makes the requirements of one entry of the data for an answer to its question.
func Expand(c *catalog.Catalog, q *catalog.Question, r *catalog.Require, v answers.Value) []Requirement {
	one := Requirement{
		Question: q.ID, Criterion: r.Criterion, Importance: q.Importance, Bound: r.Bound, Key: r.Key,
		Open: r.Open, CaveatBelow: r.CaveatBelow, Instances: r.Instances,
	}
	if k, ok := c.Criterion(r.Criterion); ok {
		one.Unit = k.Unit
	}
	if r.Open != "" {
		one.Undecided = r.Undecided()
	}
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
	case (r.Answer == "only" || r.Answer == "never") && len(v.Words) == 0:
		return nil // none was named
	case r.Answer == "only":
		one.Only, one.Key = v.Words, ""
	case r.Answer == "never":
		one.Never, one.Key = v.Words, ""
	case r.Answer == "at_least" && v.Number != nil:
		one.AtLeast = bounded(r, v)
	case r.Answer == "at_most" && v.Number != nil:
		one.AtMost = bounded(r, v)
	case r.Key == "$":
		var list []Requirement
		for _, word := range v.Words {
			each := one
			each.Key = word
			list = append(list, each)
		}
		return list
	}
	if from, ok := c.Method.LimitMatters[r.Criterion]; ok && one.AtLeast != nil {
		one.OutOfReach = *one.AtLeast < from
	}
	return []Requirement{one}
}

// bounded is the bound that a number makes.
func bounded(r *catalog.Require, v answers.Value) *float64 {
	n := r.Bounds(v.Number.Typical)
	return &n
}

// strictest drops a requirement that another one with the same bound makes too, with no
// less importance, and a number that another one on the same criterion exceeds as a must.
func strictest(c *catalog.Catalog, list []Requirement) []Requirement {
	var kept []Requirement
	for i, r := range list {
		double := slices.ContainsFunc(append(slices.Clone(list[:i]), list[i+1:]...), func(o Requirement) bool {
			return o.bound() == r.bound() && o.Must() && !r.Must() || o.exceeds(c, &r)
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

// exceeds says whether a must bears on the same limit as another requirement, and more.
func (r *Requirement) exceeds(c *catalog.Catalog, o *Requirement) bool {
	if r.Criterion != o.Criterion || !r.Must() || r.AtLeast == nil || o.AtLeast == nil || *r.AtLeast <= *o.AtLeast {
		return false
	}
	k, ok := c.Criterion(r.Criterion)
	return ok && k.Limit
}

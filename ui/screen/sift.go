package screen

import (
	"cmp"
	"math"
	"slices"
	"strings"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/stack"
	"whereto/ui/answering"
)

// sift is which rows of the list are shown, and in which order. Groups stay as they are:
// what fits comes before what does not, whatever it is sorted by.
type sift struct {
	by      sorting
	like    string   // in a host's name, its vendor, a setup's or an add-on's name
	vendors []string // nil: all
	kinds   []string // nil: all
}

// sorting is what rows are sorted by.
type sorting int

const (
	byValue sorting = iota
	byCost
	byResponse
	byFirst
	byName
	sortings
)

// String is what rows are sorted by, in a word.
func (b sorting) String() string {
	return [sortings]string{"value", "cost", "response", "how often first", "name"}[b]
}

// narrows says whether some rows are left out.
func (f sift) narrows() bool { return f.like != "" || f.vendors != nil || f.kinds != nil }

// text says what is shown, and in which order; empty where that is everything, best first.
func (f sift) text() string {
	var parts []string
	if f.by != byValue {
		parts = append(parts, "by "+f.by.String())
	}
	if f.like != "" {
		parts = append(parts, "with “"+f.like+"”")
	}
	kinds := strings.Split(strings.ReplaceAll(strings.Join(f.kinds, "\n"), "-", " "), "\n")
	if f.kinds == nil {
		kinds = nil
	}
	if all := slices.Concat(f.vendors, kinds); len(all) > 0 {
		parts = append(parts, "only "+strings.Join(all, ", "))
	}
	return strings.Join(parts, apart)
}

// takes says whether a host's row is shown; also are its other stacks.
func (f sift) takes(h *catalog.Product, names ...*stack.Stack) bool {
	if f.vendors != nil && !slices.Contains(f.vendors, h.Vendor) || f.kinds != nil && !slices.Contains(f.kinds, h.Kind) {
		return false
	}
	typed := answering.Spelled(f.like)
	if typed == "" || answering.Alike(typed, h.Name, h.Vendor, h.ID) > answering.Other {
		return true
	}
	return slices.ContainsFunc(names, func(s *stack.Stack) bool { return answering.Alike(typed, s.Name) > answering.Other })
}

// sorted are an advice's rows of one list in their order.
func (f sift) sorted(a *advice.Advice, list []*stack.Stack) []*stack.Stack {
	if f.by == byValue {
		return list
	}
	first := map[*stack.Stack]float64{}
	if a.Study != nil {
		for i, one := range a.Study.Robust.Stacks {
			first[a.Stacks[i]] = one.First
		}
	}
	key := func(s *stack.Stack) float64 {
		if f.by == byFirst {
			return -first[s]
		}
		return f.key(s)
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b *stack.Stack) int {
		if a.Status != b.Status {
			return 0 // they stand in their groups already
		}
		if f.by == byName {
			return cmp.Compare(answering.Spelled(a.Host.Name), answering.Spelled(b.Host.Name))
		}
		return cmp.Compare(key(a), key(b))
	})
	return list
}

// key is what a stack is sorted by, the least first; what is not known comes last.
func (f sift) key(s *stack.Stack) float64 {
	switch f.by {
	case byCost:
		if s.Bill.Complete {
			return s.USD
		}
	case byResponse:
		if s.Latency.Known {
			return s.Latency.ResponseMS
		}
	}
	return math.Inf(1)
}

package rank

import (
	"cmp"
	"slices"
	"sort"
)

// closeCall is the gap of value below which the first two are too close to call.
const closeCall = 0.02

// CloseCall says whether two values are too close to call.
func CloseCall(a, b float64) bool { return a-b < closeCall && b-a < closeCall }

// Option is what of a stack decides its place.
type Option struct {
	Name     string  // breaks ties
	Host     string  // options of one host can dominate each other
	Way      string  // host and setup: of what is ruled out, one of each is kept
	Value    float64 // 0 to 1
	Best     float64 // if what is unknown turned out well
	Total    float64 // cost a month
	Complete bool    // Total is all of it
	MS       float64 // of a response
	Cold     float64 // share of requests that meet a cold start; not known counts as all
	Outcomes []int   // of what was asked, in its order, the better the greater
	Failed   int     // musts that it fails
}

// Order is how options come out, by their index: those that fit by value, those that
// fail one must, and those that fail more.
type Order struct {
	Fits, Near, RuledOut []int
	Variants             map[int][]int // of one that stands in a list: those that cost more and satisfy no more
	Intervals            [][2]int      // of Fits: the best and worst rank if what is unknown turns out either way
	Close                bool          // the first two that fit are too close to call
}

// Ranking is things in the order that their options came out in.
type Ranking[T any] struct {
	Stacks   []T // that fit, the best first
	Near     []T // that fail one must, the best first
	RuledOut []T // that fail more, the least failing first
	Close    bool
}

// Sort puts options in order. Of one host, an option that costs more and satisfies
// no more than another becomes its variant. It looks at values, not at what they are
// made of: adding or removing an option reorders no others.
func Sort(options []Option) Order {
	o := Order{Variants: map[int][]int{}}
	var fits, near, ruled []int
	for i, x := range options {
		switch x.Failed {
		case 0:
			fits = append(fits, i)
		case 1:
			near = append(near, i)
		default:
			ruled = append(ruled, i)
		}
	}
	o.Fits = o.undominated(options, fits)
	o.Near = o.undominated(options, near)
	o.RuledOut = onePerWay(options, o.undominated(options, ruled))
	byValue := func(a, b int) int {
		return cmp.Or(cmp.Compare(options[b].Value, options[a].Value), cmp.Compare(options[a].Name, options[b].Name))
	}
	slices.SortStableFunc(o.Fits, byValue)
	slices.SortStableFunc(o.Near, byValue)
	slices.SortStableFunc(o.RuledOut, func(a, b int) int {
		return cmp.Or(cmp.Compare(options[a].Failed, options[b].Failed), byValue(a, b))
	})
	values, bests := make([]float64, len(o.Fits)), make([]float64, len(o.Fits))
	for at, i := range o.Fits {
		values[at], bests[at] = options[i].Value, options[i].Best
	}
	o.Intervals = intervals(values, bests)
	o.Close = len(values) > 1 && CloseCall(values[0], values[1])
	return o
}

// undominated keeps the options that no other of the same host dominates; those
// that are dominated are noted as variants of the first kept one that does.
func (o *Order) undominated(options []Option, of []int) (kept []int) {
	byHost := map[string][]int{}
	for _, i := range of {
		byHost[options[i].Host] = append(byHost[options[i].Host], i)
	}
	over := func(a, b int) bool { return a != b && dominates(&options[a], &options[b], a < b) }
	keeps := make([]bool, len(options))
	for _, i := range of {
		if keeps[i] = !slices.ContainsFunc(byHost[options[i].Host], func(j int) bool { return over(j, i) }); keeps[i] {
			kept = append(kept, i)
		}
	}
	for _, i := range of {
		if keeps[i] {
			continue
		}
		rivals := byHost[options[i].Host]
		if at := slices.IndexFunc(rivals, func(k int) bool { return keeps[k] && over(k, i) }); at >= 0 {
			o.Variants[rivals[at]] = append(o.Variants[rivals[at]], i)
		}
	}
	return kept
}

// dominates says whether a costs no more than b and satisfies no less, and is
// better in something; of two equal ones the one that comes first.
func dominates(a, b *Option, first bool) bool {
	if len(a.Outcomes) != len(b.Outcomes) || a.Failed != b.Failed {
		return false
	}
	const hair = 1e-9
	better := false
	switch {
	case a.Complete && !b.Complete:
		better = true
	case !a.Complete && b.Complete, a.Total > b.Total+hair:
		return false
	case a.Total < b.Total-hair:
		better = true
	}
	if a.MS > b.MS+hair {
		return false
	}
	better = better || a.MS < b.MS-hair
	for i := range a.Outcomes {
		if a.Outcomes[i] < b.Outcomes[i] {
			return false
		}
		better = better || a.Outcomes[i] > b.Outcomes[i]
	}
	if a.Cold > b.Cold+hair {
		return false
	}
	return better || a.Cold < b.Cold-hair || first
}

// onePerWay keeps of what is ruled out one option for each way, the one that fails
// fewest musts.
func onePerWay(options []Option, of []int) []int {
	at := map[string]int{}
	var kept []int
	for _, i := range of {
		x := options[i]
		k, seen := at[x.Way]
		if !seen {
			at[x.Way] = len(kept)
			kept = append(kept, i)
			continue
		}
		if have := options[kept[k]]; x.Failed < have.Failed || x.Failed == have.Failed && x.Value > have.Value {
			kept[k] = i
		}
	}
	return kept
}

// intervals are the best and the worst rank of each option, if its unknowns and the
// others' turn out either way. The values fall; of equal ones the first ranks first.
func intervals(values, bests []float64) [][2]int {
	out := make([][2]int, len(values))
	byBest := make([]int, len(bests)) // the best first, of equal ones in order
	for i := range byBest {
		byBest[i] = i
	}
	slices.SortStableFunc(byBest, func(a, b int) int { return cmp.Compare(bests[b], bests[a]) })
	for i := range values {
		// Those whose value is above this one's best, and equal ones before it.
		below := sort.Search(len(values), func(j int) bool { return values[j] < bests[i] })
		over := sort.Search(below, func(j int) bool { return values[j] <= bests[i] })
		best := 1 + max(over, min(below, i))
		// Those whose best is above this one's value, and equal ones before it.
		above, _ := slices.BinarySearchFunc(byBest, values[i], func(j int, v float64) int {
			return cmp.Or(cmp.Compare(v, bests[j]), cmp.Compare(j, i))
		})
		worst := 1 + above
		if bests[i] > values[i] { // it is among them
			worst--
		}
		out[i] = [2]int{best, worst}
	}
	return out
}

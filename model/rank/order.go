package rank

import (
	"cmp"
	"math"
	"slices"
	"sort"
)

// closeCall is the gap of value below which the first two are too close to call.
const closeCall = 0.02

// hair is a difference that is none: the rest of a rounding.
const hair = 1e-9

// CloseCall says whether two values are too close to call.
func CloseCall(a, b float64) bool { return a-b < closeCall && b-a < closeCall }

// Option is what of a stack decides its place.
type Option struct {
	Name     string  // the last to break ties
	Host     string  // options of one host share a row, and can dominate each other
	Group    Group   // of those that fail no must
	Value    float64 // 0 to 1
	Least    float64 // if what is unknown turned out ill
	Best     float64 // if it turned out well
	Total    float64 // cost a month, as it is valued
	Complete bool    // Total is all of it
	MS       float64 // of a response; infinite where it is not known
	Parts    int     // products that it is made of
	Outcomes []int   // of what was asked, in its order, the better the greater; as many for all
	Failed   int     // musts that it fails
}

// Group is how sure it is that an option that fails no must fits.
type Group int

// An option fits; or it does if one thing turns out well; or its bill is not all known.
const (
	Fits Group = iota
	FitsIf
	PriceNotKnown
)

// Order is how options come out, by their index: one row for each host, where its best
// option stands. Those that fail no must stand by their group, then value; those that
// fail one must by value; those that fail more, the least failing first.
type Order struct {
	Fits, Near, RuledOut []int
	Ranks                []int         // of Fits, within the group: equal values share one
	Also                 map[int][]int // of a row's first option: the host's others that nothing of it dominates, in their order
	Variants             map[int][]int // of an option: those of its host that cost more and satisfy no more
	Intervals            [][2]int      // of Fits: the row's best and worst rank within the group if what is unknown turns out either way
	Close                bool          // the first two of the first group are too close to call
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
// made of: adding or removing a host reorders no others.
func Sort(options []Option) Order {
	o := Order{Variants: map[int][]int{}, Also: map[int][]int{}}
	before := func(a, b int) int { return cmp.Or(Compare(&options[a], &options[b]), cmp.Compare(a, b)) }
	of := map[string]int{} // hosts by their number
	var hosts [][]int
	for i := range options {
		h := options[i].Host
		n, seen := of[h]
		if !seen {
			n = len(hosts)
			of[h] = n
			hosts = append(hosts, nil)
		}
		hosts[n] = append(hosts[n], i)
	}
	for _, all := range hosts {
		row := o.undominated(options, all)
		slices.SortFunc(row, before)
		first := row[0]
		if len(row) > 1 {
			o.Also[first] = row[1:]
		}
		switch options[first].Failed {
		case 0:
			o.Fits = append(o.Fits, first)
		case 1:
			o.Near = append(o.Near, first)
		default:
			o.RuledOut = append(o.RuledOut, first)
		}
	}
	for _, list := range [][]int{o.Fits, o.Near, o.RuledOut} {
		slices.SortFunc(list, before)
	}
	for from := 0; from < len(o.Fits); {
		group := options[o.Fits[from]].Group
		to := from
		for to < len(o.Fits) && options[o.Fits[to]].Group == group {
			to++
		}
		o.rank(options, o.Fits[from:to])
		from = to
	}
	if len(o.Fits) > 1 {
		a, b := &options[o.Fits[0]], &options[o.Fits[1]]
		o.Close = a.Group == b.Group && CloseCall(a.Value, b.Value)
	}
	return o
}

// Compare is below 0 where a stands before b: by the musts that they fail, their groups,
// and then their values.
func Compare(a, b *Option) int {
	return cmp.Or(cmp.Compare(standing(a), standing(b)), byValue(a, b))
}

// standing is what stands before value: how many musts an option fails, or its group.
func standing(o *Option) int {
	if o.Failed > 0 {
		return int(PriceNotKnown) + o.Failed
	}
	return int(o.Group)
}

// byValue puts the greater value first; of equal ones the cheaper, the faster, the one
// of fewer parts, the one that comes first by name.
func byValue(a, b *Option) int {
	if a.Value-b.Value > hair || b.Value-a.Value > hair {
		return cmp.Compare(b.Value, a.Value)
	}
	return cmp.Or(-cmp.Compare(known(a), known(b)), cents(a.Total, b.Total), cents(a.MS, b.MS), cmp.Compare(a.Parts, b.Parts), cmp.Compare(a.Name, b.Name))
}

func known(o *Option) int {
	if o.Complete {
		return 1
	}
	return 0
}

// cents compares two amounts but for the rest of a rounding.
func cents(a, b float64) int { return cmp.Compare(math.Round(a*1e6), math.Round(b*1e6)) }

// rank gives the rows of a group their ranks and intervals.
func (o *Order) rank(options []Option, rows []int) {
	leasts, bests := make([]float64, len(rows)), make([]float64, len(rows))
	for at, i := range rows {
		leasts[at], bests[at] = options[i].Least, options[i].Best
		for _, other := range o.Also[i] { // any of the group can come to head its row
			if standing(&options[other]) == standing(&options[i]) {
				leasts[at], bests[at] = max(leasts[at], options[other].Least), max(bests[at], options[other].Best)
			}
		}
		rank := at + 1
		if at > 0 && options[rows[at-1]].Value-options[i].Value <= hair {
			rank = o.Ranks[len(o.Ranks)-1]
		}
		o.Ranks = append(o.Ranks, rank)
	}
	o.Intervals = append(o.Intervals, intervals(leasts, bests)...)
}

// undominated keeps the options that no other dominates; those that are dominated are
// noted as variants of the first kept one that does. They are of one host.
func (o *Order) undominated(options []Option, of []int) (kept []int) {
	over := func(a, b int) bool { return a != b && dominates(&options[a], &options[b], a < b) }
	for _, i := range of {
		if !slices.ContainsFunc(of, func(j int) bool { return over(j, i) }) {
			kept = append(kept, i)
		}
	}
	for _, i := range of {
		if at := slices.IndexFunc(kept, func(k int) bool { return over(k, i) }); at >= 0 {
			o.Variants[kept[at]] = append(o.Variants[kept[at]], i)
		}
	}
	return kept
}

// dominates says whether a costs no more than b and satisfies no less of what was
// asked, and is better in something; of two equal ones the one that comes first.
func dominates(a, b *Option, first bool) bool {
	if len(a.Outcomes) != len(b.Outcomes) || a.Failed > b.Failed {
		return false
	}
	better := a.Failed < b.Failed
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
	return better || first
}

// intervals are the best and the worst rank of each row, if its unknowns and the
// others' turn out either way; equal ones share a rank.
func intervals(leasts, bests []float64) [][2]int {
	out := make([][2]int, len(leasts))
	sorted := func(of []float64) []float64 {
		list := slices.Clone(of)
		slices.Sort(list)
		return list
	}
	low, high := sorted(leasts), sorted(bests)
	above := func(list []float64, v float64) int { // how many are above
		return len(list) - sort.Search(len(list), func(i int) bool { return list[i] > v+hair })
	}
	for i := range out {
		worst := 1 + above(high, leasts[i])
		if bests[i] > leasts[i]+hair { // it is among them
			worst--
		}
		out[i] = [2]int{1 + above(low, bests[i]), worst}
	}
	return out
}

package rank_test

import (
	"cmp"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"whereto/model/rank"
)

// drawn are options as advice has them, drawn so coarsely that many are equal in
// something: value, best and way follow from what else they have. Names are unique, so
// that of equal options only the name tells which is which.
func drawn(r *rand.Rand) []rank.Option {
	options := make([]rank.Option, 1+r.IntN(24))
	for i := range options {
		host := string(rune('a' + r.IntN(4)))
		o := rank.Option{
			Host: host, Name: fmt.Sprintf("%s-%02d", host, i),
			Total: float64(4 * r.IntN(4)), Complete: r.IntN(4) > 0, MS: float64(10 * r.IntN(3)), Cold: float64(r.IntN(3)) / 2, Failed: r.IntN(4),
		}
		o.Way = fmt.Sprintf("%s/%d", host, int(o.Total/4+o.MS/10)%3)
		for range 3 {
			outcome := r.IntN(4)
			o.Outcomes = append(o.Outcomes, outcome)
			o.Value += float64(outcome) / 16 // no fraction is rounded, whatever the order of the sum
			o.Best += float64(outcome) / 16
			if outcome == 1 { // unknown
				o.Best += 2. / 16
			}
		}
		if o.Best += 0.25 - o.Total/64; o.Complete {
			o.Value += 0.25 - o.Total/64
		}
		options[i] = o
	}
	return options
}

// cases calls f with thousands of drawn lists of options.
func cases(f func(r *rand.Rand, options []rank.Option)) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		f(r, drawn(r))
	}
}

// lists are the three lists of an order.
func lists(o rank.Order) [][]int { return [][]int{o.Fits, o.Near, o.RuledOut} }

// named are the names of options, by their index.
func named(options []rank.Option, of []int) []string {
	names := []string{}
	for _, i := range of {
		names = append(names, options[i].Name)
	}
	return names
}

// variants are the names of variants, by the name of the option that they are ones of.
func variants(options []rank.Option, o rank.Order) map[string][]string {
	all := map[string][]string{}
	for i, list := range o.Variants {
		all[options[i].Name] = named(options, list)
	}
	return all
}

// noWorse says whether a is at least as good as b in all that decides domination.
func noWorse(a, b rank.Option) bool {
	cost := a.Complete && (!b.Complete || a.Total <= b.Total) || !a.Complete && !b.Complete && a.Total <= b.Total
	if a.Host != b.Host || a.Failed != b.Failed || !cost || a.MS > b.MS || a.Cold > b.Cold {
		return false
	}
	for i := range a.Outcomes {
		if a.Outcomes[i] < b.Outcomes[i] {
			return false
		}
	}
	return true
}

// Every option stands in the list that the musts it fails put it in, or is a variant of
// one that does; what is ruled out may also give way to another of the same way.
func TestEveryOptionHasItsPlace(t *testing.T) {
	cases(func(_ *rand.Rand, options []rank.Option) {
		o := rank.Sort(options)
		seen := make([]int, len(options))
		for at, list := range lists(o) {
			for _, i := range list {
				seen[i]++
				if failed := options[i].Failed; min(failed, 2) != at {
					t.Fatalf("%v: fails %d musts and stands in list %d", options[i], failed, at)
				}
				for _, v := range o.Variants[i] {
					seen[v]++
				}
			}
		}
		ways := map[string]bool{}
		for _, i := range o.RuledOut {
			if ways[options[i].Way] {
				t.Fatalf("%s is ruled out twice", options[i].Way)
			}
			ways[options[i].Way] = true
		}
		for i, n := range seen {
			if n > 1 || n == 0 && options[i].Failed < 2 {
				t.Fatalf("%v stands %d times", options[i], n)
			}
		}
		for i, x := range options {
			if x.Failed >= 2 && seen[i] == 0 && !ways[x.Way] && !slices.ContainsFunc(options, func(y rank.Option) bool { return y.Name != x.Name && noWorse(y, x) }) {
				t.Fatalf("%v is gone, and nothing stands for it", x)
			}
		}
	})
}

// Options stand in order of their value, of the same value in order of their names; of
// what is ruled out, those that fail fewer musts stand first. The first two that fit are
// a close call where their values are.
func TestOrder(t *testing.T) {
	ties := 0
	cases(func(_ *rand.Rand, options []rank.Option) {
		o := rank.Sort(options)
		for at, list := range lists(o) {
			for n := 1; n < len(list); n++ {
				a, b := options[list[n-1]], options[list[n]]
				if a.Value == b.Value {
					ties++
				}
				by := cmp.Or(cmp.Compare(b.Value, a.Value), cmp.Compare(a.Name, b.Name))
				if at == 2 {
					by = cmp.Or(cmp.Compare(a.Failed, b.Failed), by)
				}
				if by >= 0 {
					t.Fatalf("list %d: %v stands before %v", at, a, b)
				}
			}
		}
		close := len(o.Fits) > 1 && options[o.Fits[0]].Value-options[o.Fits[1]].Value < 0.02
		if o.Close != close {
			t.Fatalf("a close call: %v, want %v", o.Close, close)
		}
	})
	if ties < 1000 {
		t.Errorf("only %d of the same value", ties)
	}
}

// Two options of different hosts that are alike but for their names stand in the order
// of their names, whichever is given first.
func TestTiesBreakByName(t *testing.T) {
	a, b := rank.Option{Name: "a", Host: "one", Value: 0.5}, rank.Option{Name: "b", Host: "two", Value: 0.5}
	for _, options := range [][]rank.Option{{a, b}, {b, a}} {
		if got := named(options, rank.Sort(options).Fits); !slices.Equal(got, []string{"a", "b"}) {
			t.Errorf("%v", got)
		}
	}
}

// Nothing is listed beside an option of the same host that costs no more and satisfies
// no less: it is a variant of one that stands in the list and does.
func TestNothingDominatedIsListed(t *testing.T) {
	found := 0
	cases(func(_ *rand.Rand, options []rank.Option) {
		o := rank.Sort(options)
		for _, list := range lists(o) {
			for _, i := range list {
				for _, j := range list {
					if i != j && noWorse(options[i], options[j]) {
						t.Fatalf("%v is no better than %v and stands beside it", options[j], options[i])
					}
				}
			}
		}
		for i, list := range o.Variants {
			if options[i].Failed < 2 && !slices.Contains(slices.Concat(o.Fits, o.Near), i) {
				t.Fatalf("%v has variants and is one itself", options[i])
			}
			for _, v := range list {
				found++
				if !noWorse(options[i], options[v]) {
					t.Fatalf("%v is called a variant of %v", options[v], options[i])
				}
			}
		}
	})
	if found < 1000 {
		t.Errorf("only %d variants", found)
	}
}

// An option whose bill is whole is the better of two that are alike otherwise, however
// little of the other's is known.
func TestPricedPartIsTheVariant(t *testing.T) {
	full := rank.Option{Name: "full", Host: "h", Total: 50, Complete: true}
	part := rank.Option{Name: "part", Host: "h", Total: 1}
	for _, options := range [][]rank.Option{{full, part}, {part, full}} {
		o := rank.Sort(options)
		if got := named(options, o.Fits); !slices.Equal(got, []string{"full"}) || !slices.Equal(variants(options, o)["full"], []string{"part"}) {
			t.Errorf("%v, variants %v", got, o.Variants)
		}
	}
}

// Without any one host the others stand in the same order and have the same variants.
func TestRemovingAHostReordersNothing(t *testing.T) {
	cases(func(_ *rand.Rand, options []rank.Option) {
		whole := rank.Sort(options)
		for _, gone := range []string{"a", "b", "c", "d"} {
			is := func(o rank.Option) bool { return o.Host == gone }
			rest := slices.DeleteFunc(slices.Clone(options), is)
			fewer := rank.Sort(rest)
			for at, list := range lists(whole) {
				list = slices.DeleteFunc(slices.Clone(list), func(i int) bool { return is(options[i]) })
				if got, want := named(rest, lists(fewer)[at]), named(options, list); !slices.Equal(got, want) {
					t.Fatalf("without %s: %v, with it %v", gone, got, want)
				}
			}
			all, got := variants(options, whole), variants(rest, fewer)
			for name, list := range all {
				if name[:1] != gone && !slices.Equal(got[name], list) {
					t.Fatalf("without %s, %s has the variants %v, with it %v", gone, name, got[name], list)
				}
			}
		}
	})
}

// Without any one option no two others change places.
func TestRemovingAnOptionReordersNothing(t *testing.T) {
	cases(func(r *rand.Rand, options []rank.Option) {
		whole := rank.Sort(options)
		i := r.IntN(len(options))
		rest := slices.Delete(slices.Clone(options), i, i+1)
		for at, list := range lists(rank.Sort(rest)) {
			was, is := named(options, lists(whole)[at]), named(rest, list)
			was = slices.DeleteFunc(was, func(name string) bool { return !slices.Contains(is, name) })
			is = slices.DeleteFunc(is, func(name string) bool { return !slices.Contains(was, name) })
			if !slices.Equal(was, is) {
				t.Fatalf("without %s: %v, with it %v", options[i].Name, is, was)
			}
		}
	})
}

// Equal options in another order come out in the same order, up to the names of those
// that are alike: with the same hosts, values, intervals and number of variants.
func TestOrderOfTheInputChangesNothing(t *testing.T) {
	cases(func(r *rand.Rand, options []rank.Option) {
		turned := slices.Clone(options)
		r.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		text := func(options []rank.Option) (out []string) {
			o := rank.Sort(options)
			kept := 0
			for at, list := range lists(o) {
				var lines []string
				for _, i := range list {
					x := options[i]
					lines = append(lines, fmt.Sprintf("%d %.9f %s %s %d", at, x.Value, x.Host, x.Way, x.Failed))
					if at < 2 { // what decides domination too; of a way that is ruled out, the first of a value stays
						lines[len(lines)-1] += fmt.Sprint(x.Total, x.Complete, x.MS, x.Cold, x.Outcomes)
					}
				}
				slices.Sort(lines) // of the same value names decide, which may be those of another that is alike
				out = append(out, lines...)
			}
			for _, list := range o.Variants {
				kept += len(list)
			}
			return append(out, fmt.Sprint(kept, o.Intervals, o.Close))
		}
		if got, want := text(turned), text(options); !slices.Equal(got, want) {
			t.Fatalf("in another order:\n%q\nbefore:\n%q", got, want)
		}
	})
}

// Sort leaves the options as they are, and gives the same each time.
func TestSortChangesNoOption(t *testing.T) {
	cases(func(_ *rand.Rand, options []rank.Option) {
		before := fmt.Sprint(options)
		first := fmt.Sprint(rank.Sort(options))
		if fmt.Sprint(options) != before || fmt.Sprint(rank.Sort(options)) != first {
			t.Fatal("options were changed, or the same come out otherwise")
		}
	})
}

// alone are options of one host each, so that none dominates another, in the order of
// their names.
func alone(values, bests []float64) []rank.Option {
	var options []rank.Option
	for i := range values {
		options = append(options, rank.Option{Name: fmt.Sprintf("%02d", i), Host: fmt.Sprint(i), Value: values[i], Best: bests[i]})
	}
	return options
}

// The ranks if what is unknown turns out either way: the stack's own well and the
// others' badly, and the reverse; of equal ones the first stays first.
func TestIntervals(t *testing.T) {
	for name, c := range map[string]struct {
		values, bests []float64
		want          [][2]int
	}{
		"nothing":         {nil, nil, [][2]int{}},
		"one":             {[]float64{0.5}, []float64{1}, [][2]int{{1, 1}}},
		"nothing unknown": {[]float64{0.9, 0.7, 0.5}, []float64{0.9, 0.7, 0.5}, [][2]int{{1, 1}, {2, 2}, {3, 3}}},
		"equal":           {[]float64{0.7, 0.7}, []float64{0.7, 0.7}, [][2]int{{1, 1}, {2, 2}}},
		"last may win":    {[]float64{0.9, 0.7, 0.5}, []float64{0.9, 0.7, 1}, [][2]int{{1, 2}, {2, 3}, {1, 3}}},
		"last may tie":    {[]float64{0.9, 0.5}, []float64{0.9, 0.9}, [][2]int{{1, 1}, {2, 2}}},
		"all open":        {[]float64{0.3, 0.2, 0.1}, []float64{1, 1, 1}, [][2]int{{1, 3}, {1, 3}, {1, 3}}},
	} {
		if got := rank.Sort(alone(c.values, c.bests)).Intervals; !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// However the unknowns turn out, each option's rank lies in its interval, and so does
// its rank now.
func TestRanksLieInTheirIntervals(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		values, bests := make([]float64, 1+r.IntN(8)), []float64(nil)
		for i := range values {
			values[i] = r.Float64()
		}
		slices.Sort(values)
		slices.Reverse(values)
		for _, v := range values {
			bests = append(bests, v+float64(r.IntN(2))*r.Float64()*(1-v))
		}
		intervals := rank.Sort(alone(values, bests)).Intervals
		is := make([]float64, len(values))
		for i := range is {
			is[i] = values[i] + r.Float64()*(bests[i]-values[i])
		}
		for i, v := range is {
			turned := 1
			for _, other := range is {
				if other > v {
					turned++
				}
			}
			for _, place := range []int{turned, i + 1} {
				if place < intervals[i][0] || place > intervals[i][1] {
					t.Fatalf("rank %d is outside of %v: %v, at best %v, turned out %v", place, intervals[i], values, bests, is)
				}
			}
		}
	}
}

// The intervals are those of the definition: every other option counted by itself.
func TestIntervalsByTheDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		values, bests := make([]float64, r.IntN(9)), []float64(nil)
		for i := range values {
			values[i] = float64(r.IntN(6)) / 5
		}
		slices.Sort(values)
		slices.Reverse(values)
		for _, v := range values {
			bests = append(bests, min(1, v+float64(r.IntN(3))/5))
		}
		want := make([][2]int, len(values))
		for i := range values {
			want[i] = [2]int{1, 1}
			for j := range values {
				if j != i && (values[j] > bests[i] || values[j] == bests[i] && j < i) {
					want[i][0]++
				}
				if j != i && (bests[j] > values[i] || bests[j] == values[i] && j < i) {
					want[i][1]++
				}
			}
		}
		if got := rank.Sort(alone(values, bests)).Intervals; !slices.Equal(got, want) {
			t.Fatalf("values %v, bests %v: got %v, want %v", values, bests, got, want)
		}
	}
}

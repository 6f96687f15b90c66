package rank_test

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"whereto/model/rank"
)

// making is what an option's place follows from. Outcomes are 0 fails, 1 not known,
// 2 partly (of wants alone) and 3 meets.
type making struct {
	name, host   string
	musts, wants []int
	total, ms    float64
	complete     bool
	parts        int
}

// option is a making as advice has it: cost and way each count a quarter and wants the
// rest, all in fractions that no sum rounds.
func (m making) option() rank.Option {
	o := rank.Option{
		Name: m.name, Host: m.host, Total: m.total, Complete: m.complete, MS: m.ms, Parts: m.parts,
		Outcomes: slices.Concat(m.musts, m.wants),
	}
	add := func(is, least, best float64) { o.Value, o.Least, o.Best = o.Value+is, o.Least+least, o.Best+best }
	way := 0.25 - m.ms/256
	add(way, way, way)
	if cost := 0.25 - m.total/64; m.complete {
		add(cost, cost, cost)
	} else {
		add(0, 0, cost)
	}
	for _, want := range m.wants {
		switch want {
		case 1:
			add(1./8, 0, 1./4)
		default:
			worth := []float64{0, 0, 1. / 8, 1. / 4}[want]
			add(worth, worth, worth)
		}
	}
	for _, must := range m.musts {
		switch must {
		case 0:
			o.Failed++
		case 1:
			o.Group = rank.FitsIf
		}
	}
	if !m.complete {
		o.Group = rank.PriceNotKnown
	}
	return o
}

// drawn are makings, drawn so coarsely that many are equal in something. Names are
// unique, so that of equal options only the name tells which is which.
func drawn(r *rand.Rand) []making {
	list := make([]making, 1+r.IntN(24))
	for i := range list {
		host := string(rune('a' + r.IntN(6)))
		m := making{host: host, name: fmt.Sprintf("%s-%02d", host, i), total: float64(4 * r.IntN(4)), complete: r.IntN(4) > 0, ms: float64(16 * r.IntN(3)), parts: 1 + r.IntN(3)}
		for range 3 {
			m.musts = append(m.musts, []int{0, 1, 3, 3, 3, 3, 3}[r.IntN(7)])
		}
		for range 2 {
			m.wants = append(m.wants, r.IntN(4))
		}
		list[i] = m
	}
	return list
}

func optionsOf(list []making) []rank.Option {
	options := make([]rank.Option, len(list))
	for i, m := range list {
		options[i] = m.option()
	}
	return options
}

// cases calls f with thousands of drawn lists of options.
func cases(f func(r *rand.Rand, options []rank.Option)) {
	r := rand.New(rand.NewPCG(3, 4))
	for range 3000 {
		f(r, optionsOf(drawn(r)))
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

// namedBy are the names of variants, or of a row's others, by the name of the option that
// they are listed with.
func namedBy(options []rank.Option, of map[int][]int) map[string][]string {
	all := map[string][]string{}
	for i, list := range of {
		all[options[i].Name] = named(options, list)
	}
	return all
}

// placed is where an option's host stands: its list, the group of its row and the rank
// there, the better the less.
func placed(o rank.Order, options []rank.Option, host string) (list, group, place int) {
	for at, rows := range lists(o) {
		for n, i := range rows {
			if options[i].Host != host {
				continue
			}
			switch at {
			case 0:
				return at, int(options[i].Group), o.Ranks[n]
			case 1:
				return at, 0, 0
			}
			return at, options[i].Failed, 0
		}
	}
	return 3, 0, 0
}

// noWorse says whether a is at least as good as b in all that decides domination.
func noWorse(a, b rank.Option) bool {
	cost := a.Complete && (!b.Complete || a.Total <= b.Total) || !a.Complete && !b.Complete && a.Total <= b.Total
	if a.Host != b.Host || a.Failed > b.Failed || !cost || a.MS > b.MS {
		return false
	}
	for i := range a.Outcomes {
		if a.Outcomes[i] < b.Outcomes[i] {
			return false
		}
	}
	return true
}

// Every host has one row, in the list that its best option's failed musts put it in.
// Each of its options heads it, stands beside the head or is a variant of one of these.
func TestEveryHostHasOneRow(t *testing.T) {
	cases(func(_ *rand.Rand, options []rank.Option) {
		o := rank.Sort(options)
		seen, rows := make([]int, len(options)), map[string]bool{}
		for at, list := range lists(o) {
			for _, head := range list {
				x := options[head]
				if rows[x.Host] || min(x.Failed, 2) != at {
					t.Fatalf("%v fails %d musts and stands in list %d; its host has a row: %v", x, x.Failed, at, rows[x.Host])
				}
				rows[x.Host] = true
				before := head
				for n, i := range append([]int{head}, o.Also[head]...) {
					seen[i]++
					if options[i].Host != x.Host || n > 0 && rank.Compare(&options[before], &options[i]) >= 0 {
						t.Fatalf("%v stands in the row of %v, behind %v", options[i], x, options[before])
					}
					before = i
					for _, v := range o.Variants[i] {
						seen[v]++
					}
				}
			}
		}
		for i, n := range seen {
			if n != 1 || !rows[options[i].Host] {
				t.Fatalf("%v stands %d times", options[i], n)
			}
		}
	})
}

// Rows stand by the musts that they fail, then by their groups, then by value; equal ones
// by what is complete, then cheaper, faster, of fewer parts and first by name. Equal
// values of a group share a rank, which is one more than the rows worth more. The first
// two of the first group are a close call where their values are.
func TestOrderAndRanks(t *testing.T) {
	ties, groups := 0, 0
	cases(func(_ *rand.Rand, options []rank.Option) {
		o := rank.Sort(options)
		for _, list := range lists(o) {
			for n := 1; n < len(list); n++ {
				a, b := options[list[n-1]], options[list[n]]
				known := func(x rank.Option) int { return map[bool]int{true: 0, false: 1}[x.Complete] }
				standing := cmp.Compare(a.Failed, b.Failed)
				if a.Failed == 0 && b.Failed == 0 {
					standing = cmp.Compare(a.Group, b.Group)
				}
				if cmp.Or(standing, cmp.Compare(b.Value, a.Value), cmp.Compare(known(a), known(b)), cmp.Compare(a.Total, b.Total), cmp.Compare(a.MS, b.MS), cmp.Compare(a.Parts, b.Parts), cmp.Compare(a.Name, b.Name)) >= 0 {
					t.Fatalf("%v stands before %v", a, b)
				}
			}
		}
		if len(o.Ranks) != len(o.Fits) || len(o.Intervals) != len(o.Fits) {
			t.Fatalf("%d rows fit, %d have ranks, %d intervals", len(o.Fits), len(o.Ranks), len(o.Intervals))
		}
		for n, i := range o.Fits {
			more := 0
			for _, j := range o.Fits {
				if options[j].Group != options[i].Group {
					continue
				}
				if options[j].Value > options[i].Value {
					more++
				}
				if i != j && options[j].Value == options[i].Value {
					ties++
				}
			}
			if options[i].Group > 0 {
				groups++
			}
			if o.Ranks[n] != more+1 {
				t.Fatalf("%v: %d rows of its group are worth more, and its rank is %d", options[i], more, o.Ranks[n])
			}
		}
		close := false
		if len(o.Fits) > 1 {
			a, b := options[o.Fits[0]], options[o.Fits[1]]
			close = a.Group == b.Group && a.Value-b.Value < 0.02
		}
		if o.Close != close {
			t.Fatalf("a close call: %v, want %v", o.Close, close)
		}
	})
	if ties < 1000 || groups < 1000 {
		t.Errorf("only %d of the same value, %d of later groups", ties, groups)
	}
}

// Options of equal value share a rank, and are listed by total, then response, then fewer
// parts, then name, whichever is given first.
func TestTiesShareARank(t *testing.T) {
	x := rank.Option{Name: "m", Host: "one", Value: 0.5, Least: 0.5, Best: 0.5, Total: 10, Complete: true, MS: 10, Parts: 2}
	for what, change := range map[string]func(o *rank.Option){
		"cheaper":        func(o *rank.Option) { o.Total, o.MS, o.Parts, o.Name = 9, 11, 3, "z" },
		"faster":         func(o *rank.Option) { o.MS, o.Parts, o.Name = 9, 3, "z" },
		"of fewer parts": func(o *rank.Option) { o.Parts, o.Name = 1, "z" },
		"by name":        func(o *rank.Option) { o.Name = "a" },
		"by a rounding":  func(o *rank.Option) { o.Value, o.Total = 0.5-1e-12, 9 },
	} {
		first := x
		first.Host = "two"
		change(&first)
		for _, options := range [][]rank.Option{{x, first}, {first, x}} {
			o := rank.Sort(options)
			if options[o.Fits[0]].Host != "two" || !slices.Equal(o.Ranks, []int{1, 1}) {
				t.Errorf("%s: first is %v, the ranks are %v", what, options[o.Fits[0]], o.Ranks)
			}
		}
	}
}

// What fits stands before what fits only if something turns out well, and that before
// what has no whole price, however much they are worth; each group has ranks of its own.
func TestGroupsStandBeforeValue(t *testing.T) {
	options := []rank.Option{
		{Name: "a", Host: "a", Group: rank.PriceNotKnown, Value: 0.9},
		{Name: "b", Host: "b", Group: rank.FitsIf, Value: 0.8, Complete: true},
		{Name: "c", Host: "c", Group: rank.Fits, Value: 0.1, Complete: true},
		{Name: "d", Host: "d", Group: rank.FitsIf, Value: 0.7, Complete: true},
	}
	o := rank.Sort(options)
	if got := named(options, o.Fits); !slices.Equal(got, []string{"c", "b", "d", "a"}) || !slices.Equal(o.Ranks, []int{1, 1, 2, 1}) {
		t.Errorf("%v, ranks %v", got, o.Ranks)
	}
}

// Nothing is listed beside an option of the same host that costs no more and satisfies
// no less: it is a variant of one that is listed and does.
func TestNothingDominatedIsListed(t *testing.T) {
	found := 0
	cases(func(_ *rand.Rand, options []rank.Option) {
		o := rank.Sort(options)
		listed := map[int]bool{}
		for _, list := range lists(o) {
			for _, head := range list {
				row := append([]int{head}, o.Also[head]...)
				for _, i := range row {
					listed[i] = true
					for _, j := range row {
						if i != j && noWorse(options[i], options[j]) {
							t.Fatalf("%v is no better than %v and stands beside it", options[j], options[i])
						}
					}
				}
			}
		}
		for i, list := range o.Variants {
			for _, v := range list {
				found++
				if !listed[i] || !noWorse(options[i], options[v]) || options[v].Value > options[i].Value || options[v].Failed == 0 && options[v].Group < options[i].Group {
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
// little of the other's is known; so is one whose way is known.
func TestWhatIsNotKnownIsTheVariant(t *testing.T) {
	full := rank.Option{Name: "full", Host: "h", Total: 50, Complete: true, MS: 900}
	part, lost := full, full
	part.Name, part.Total, part.Complete, part.Group = "part", 1, false, rank.PriceNotKnown
	lost.Name, lost.MS = "lost", math.Inf(1)
	for _, less := range []rank.Option{part, lost} {
		for _, options := range [][]rank.Option{{full, less}, {less, full}} {
			o := rank.Sort(options)
			if got := named(options, o.Fits); !slices.Equal(got, []string{"full"}) || !slices.Equal(namedBy(options, o.Variants)["full"], []string{less.Name}) {
				t.Errorf("%v, variants %v", got, o.Variants)
			}
		}
	}
}

// Without any one host the others stand in the same order, with the same others in their
// rows and the same variants.
func TestRemovingAHostReordersNothing(t *testing.T) {
	cases(func(_ *rand.Rand, options []rank.Option) {
		whole := rank.Sort(options)
		for _, gone := range []string{"a", "b", "c", "d", "e", "f"} {
			is := func(o rank.Option) bool { return o.Host == gone }
			rest := slices.DeleteFunc(slices.Clone(options), is)
			fewer := rank.Sort(rest)
			for at, list := range lists(whole) {
				list = slices.DeleteFunc(slices.Clone(list), func(i int) bool { return is(options[i]) })
				if got, want := named(rest, lists(fewer)[at]), named(options, list); !slices.Equal(got, want) {
					t.Fatalf("without %s: %v, with it %v", gone, got, want)
				}
			}
			for what, pair := range map[string][2]map[string][]string{
				"variants": {namedBy(options, whole.Variants), namedBy(rest, fewer.Variants)},
				"others":   {namedBy(options, whole.Also), namedBy(rest, fewer.Also)},
			} {
				for name, list := range pair[0] {
					if name[:1] != gone && !slices.Equal(pair[1][name], list) {
						t.Fatalf("without %s, %s has the %s %v, with it %v", gone, name, what, pair[1][name], list)
					}
				}
			}
		}
	})
}

// Without any one option no two rows of other hosts change places, and nothing of theirs
// changes.
func TestRemovingAnOptionReordersNothing(t *testing.T) {
	cases(func(r *rand.Rand, options []rank.Option) {
		i := r.IntN(len(options))
		rest := slices.Delete(slices.Clone(options), i, i+1)
		text := func(options []rank.Option, host string) (out []string) {
			o := rank.Sort(options)
			also, variants := namedBy(options, o.Also), namedBy(options, o.Variants)
			for at, list := range lists(o) {
				for _, n := range list {
					if options[n].Host != host {
						out = append(out, fmt.Sprint(at, options[n].Name, also[options[n].Name], variants[options[n].Name]))
					}
				}
			}
			return out
		}
		if was, is := text(options, options[i].Host), text(rest, options[i].Host); !slices.Equal(was, is) {
			t.Fatalf("without %s: %v, with it %v", options[i].Name, is, was)
		}
	})
}

// A cheaper bill, a whole one, a shorter way and a better outcome never lower what an
// option is worth, nor bring its row to a worse list, group or rank there; and they move
// no two other rows.
func TestBetterNeverStandsWorse(t *testing.T) {
	r := rand.New(rand.NewPCG(9, 10))
	type change struct {
		what string
		make func(m *making) bool // false: it is as good as it can be
	}
	better := []change{
		{"cheaper", func(m *making) bool { m.total -= 4; return m.total >= 0 }},
		{"whole", func(m *making) bool { m.complete = !m.complete; return m.complete }},
		{"nearer", func(m *making) bool { m.ms -= 16; return m.ms >= 0 }},
		{"a must", func(m *making) bool {
			i := r.IntN(len(m.musts))
			m.musts = slices.Clone(m.musts)
			m.musts[i] += 1 + r.IntN(2)
			if m.musts[i] == 2 { // a must is never met partly
				m.musts[i] = 3
			}
			return m.musts[i] <= 3
		}},
		{"a want", func(m *making) bool {
			i := r.IntN(len(m.wants))
			m.wants = slices.Clone(m.wants)
			m.wants[i] += 1 + r.IntN(3)
			return m.wants[i] <= 3
		}},
	}
	moved := map[string]int{}
	for range 5000 {
		list := drawn(r)
		i := r.IntN(len(list))
		before := optionsOf(list)
		o := rank.Sort(before)
		for _, c := range better {
			m, what := list[i], c.what
			if !c.make(&m) {
				continue
			}
			options := slices.Clone(before)
			options[i] = m.option()
			then := rank.Sort(options)
			if options[i].Value < before[i].Value {
				t.Fatalf("%s: worth %v, before %v", what, options[i].Value, before[i].Value)
			}
			l0, g0, p0 := placed(o, before, m.host)
			l1, g1, p1 := placed(then, options, m.host)
			worse := cmp.Or(cmp.Compare(l1, l0), cmp.Compare(g1, g0), cmp.Compare(p1, p0))
			if worse > 0 {
				t.Fatalf("%s: %v stands in list %d, group %d, at %d; before in %d, %d, at %d", what, options[i], l1, g1, p1, l0, g0, p0)
			}
			if worse < 0 {
				moved[what]++
			}
			rest := func(options []rank.Option, o rank.Order) (names []string) {
				for _, rows := range lists(o) {
					for _, n := range rows {
						if options[n].Host != m.host {
							names = append(names, options[n].Name)
						}
					}
				}
				return names
			}
			if was, is := rest(before, o), rest(options, then); !slices.Equal(was, is) {
				t.Fatalf("%s: the others stand as %v, before as %v", what, is, was)
			}
		}
	}
	for _, c := range better {
		if moved[c.what] < 100 {
			t.Errorf("%s moved only %d rows", c.what, moved[c.what])
		}
	}
}

// Equal options in another order come out in the same order, up to the names of those
// that are alike in one row: with the same hosts, values, intervals and variants.
func TestOrderOfTheInputChangesNothing(t *testing.T) {
	cases(func(r *rand.Rand, options []rank.Option) {
		turned := slices.Clone(options)
		r.Shuffle(len(turned), func(i, j int) { turned[i], turned[j] = turned[j], turned[i] })
		text := func(options []rank.Option) (out []string) {
			o := rank.Sort(options)
			for at, list := range lists(o) {
				var lines []string
				for _, head := range list {
					line := fmt.Sprint(at)
					for _, i := range append([]int{head}, o.Also[head]...) {
						x := options[i]
						line += fmt.Sprintf("; %s %v %v %v %v %v %v", x.Host, x.Value, x.Failed, x.Total, x.Complete, x.MS, x.Outcomes)
					}
					lines = append(lines, line)
				}
				slices.Sort(lines) // of the same value names decide, which may be those of another that is alike
				out = append(out, lines...)
			}
			variants := 0
			for _, list := range o.Variants {
				variants += len(list)
			}
			return append(out, fmt.Sprint(variants, o.Ranks, o.Intervals, o.Close))
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
func alone(leasts, values, bests []float64) []rank.Option {
	var options []rank.Option
	for i := range values {
		options = append(options, rank.Option{Name: fmt.Sprintf("%02d", i), Host: fmt.Sprint(i), Value: values[i], Least: leasts[i], Best: bests[i]})
	}
	return options
}

// The ranks if what is unknown turns out either way: the row's own well and the others'
// ill, and the reverse; equal ones share a rank.
func TestIntervals(t *testing.T) {
	for name, c := range map[string]struct {
		leasts, values, bests []float64
		want                  [][2]int
	}{
		"nothing":          {nil, nil, nil, nil},
		"one":              {[]float64{0}, []float64{0.5}, []float64{1}, [][2]int{{1, 1}}},
		"nothing unknown":  {[]float64{0.9, 0.7, 0.5}, []float64{0.9, 0.7, 0.5}, []float64{0.9, 0.7, 0.5}, [][2]int{{1, 1}, {2, 2}, {3, 3}}},
		"equal":            {[]float64{0.7, 0.7}, []float64{0.7, 0.7}, []float64{0.7, 0.7}, [][2]int{{1, 1}, {1, 1}}},
		"last may win":     {[]float64{0.9, 0.7, 0.5}, []float64{0.9, 0.7, 0.5}, []float64{0.9, 0.7, 1}, [][2]int{{1, 2}, {2, 3}, {1, 3}}},
		"last may tie":     {[]float64{0.9, 0.5}, []float64{0.9, 0.5}, []float64{0.9, 0.9}, [][2]int{{1, 1}, {1, 2}}},
		"first may lose":   {[]float64{0.4, 0.7}, []float64{0.9, 0.7}, []float64{1, 0.7}, [][2]int{{1, 2}, {1, 2}}},
		"first may tie":    {[]float64{0.7, 0.7}, []float64{0.9, 0.7}, []float64{1, 0.7}, [][2]int{{1, 1}, {1, 2}}},
		"all open":         {[]float64{0, 0, 0}, []float64{0.3, 0.2, 0.1}, []float64{1, 1, 1}, [][2]int{{1, 3}, {1, 3}, {1, 3}}},
		"least is not now": {[]float64{0.2, 0.4}, []float64{0.6, 0.5}, []float64{0.6, 0.5}, [][2]int{{1, 2}, {1, 2}}},
	} {
		if got := rank.Sort(alone(c.leasts, c.values, c.bests)).Intervals; !slices.Equal(got, c.want) {
			t.Errorf("%s: got %v, want %v", name, got, c.want)
		}
	}
}

// Each group has intervals of its own, and any option of a row that stands in its group
// can come to head it.
func TestIntervalsAreOfRowsInGroups(t *testing.T) {
	sure := func(name, host string, group rank.Group, value, best float64, outcome int) rank.Option {
		return rank.Option{Name: name, Host: host, Group: group, Value: value, Least: value, Best: best, Complete: true, Outcomes: []int{outcome, 4 - outcome}}
	}
	options := []rank.Option{
		sure("a", "a", rank.Fits, 0.8, 0.8, 1), sure("b", "b", rank.Fits, 0.7, 0.7, 1), sure("b2", "b", rank.Fits, 0.6, 0.9, 2),
		sure("b3", "b", rank.FitsIf, 0.9, 1, 3), sure("c", "c", rank.FitsIf, 0.9, 0.9, 1),
	}
	o := rank.Sort(options)
	if got := named(options, o.Fits); !slices.Equal(got, []string{"a", "b", "c"}) || !slices.Equal(o.Intervals, [][2]int{{1, 2}, {1, 2}, {1, 1}}) {
		t.Errorf("%v: %v", got, o.Intervals)
	}
}

// However the unknowns turn out, each row's rank lies in its interval, and so does its
// rank now.
func TestRanksLieInTheirIntervals(t *testing.T) {
	r := rand.New(rand.NewPCG(5, 6))
	for range 3000 {
		n := 1 + r.IntN(8)
		leasts, values, bests := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range values {
			values[i] = r.Float64()
		}
		slices.Sort(values)
		slices.Reverse(values)
		for i, v := range values {
			leasts[i], bests[i] = v, v
			if r.IntN(2) == 0 {
				leasts[i], bests[i] = r.Float64()*v, v+r.Float64()*(1-v)
			}
		}
		o := rank.Sort(alone(leasts, values, bests))
		is := make([]float64, n)
		for i := range is {
			is[i] = leasts[i] + r.Float64()*(bests[i]-leasts[i])
		}
		for i, v := range is {
			turned := 1
			for _, other := range is {
				if other > v {
					turned++
				}
			}
			for _, place := range []int{turned, o.Ranks[i]} {
				if place < o.Intervals[i][0] || place > o.Intervals[i][1] {
					t.Fatalf("rank %d is outside of %v: %v, at least %v, at best %v, turned out %v", place, o.Intervals[i], values, leasts, bests, is)
				}
			}
		}
	}
}

// The intervals are those of the definition: every other row counted by itself.
func TestIntervalsByTheDefinition(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	for range 3000 {
		n := 1 + r.IntN(9)
		leasts, values, bests := make([]float64, n), make([]float64, n), make([]float64, n)
		for i := range values {
			values[i] = float64(r.IntN(6)) / 5
		}
		slices.Sort(values)
		slices.Reverse(values)
		for i, v := range values {
			leasts[i], bests[i] = max(0, v-float64(r.IntN(3))/5), min(1, v+float64(r.IntN(3))/5)
		}
		want := make([][2]int, n)
		for i := range values {
			want[i] = [2]int{1, 1}
			for j := range values {
				if j != i && leasts[j] > bests[i]+1e-9 {
					want[i][0]++
				}
				if j != i && bests[j] > leasts[i]+1e-9 {
					want[i][1]++
				}
			}
		}
		if got := rank.Sort(alone(leasts, values, bests)).Intervals; !slices.Equal(got, want) {
			t.Fatalf("at least %v, values %v, at best %v: got %v, want %v", leasts, values, bests, got, want)
		}
	}
}

package advice_test

import (
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/fixture"
	"whereto/model/rank"
	"whereto/model/stack"
)

// drawn are answers to random questions, each with something that it offers, some as a
// must and some as a want; the users come from a few cities and the load is ordinary.
func drawn(c *catalog.Catalog, r *rand.Rand) answers.Answers {
	a := answers.Answers{Values: map[string]answers.Value{}, Importance: map[string]string{}, Weights: map[string]float64{}}
	share := 0.1 + 0.5*r.Float64()
	for _, q := range c.Questions {
		if r.Float64() > share {
			continue
		}
		switch q.ID {
		case catalog.QuestionRequests:
			a.Values[q.ID] = answers.Number(float64(int(1e5) << r.IntN(12)))
			continue
		case catalog.QuestionUsers:
			a.Values[q.ID] = users(r)
			continue
		case catalog.QuestionDatabase:
			a.Values[q.ID] = answers.Words([]string{"none", "sydney", "frankfurt"}[r.IntN(3)])
			continue
		}
		words := answers.Allowed(q, c)
		switch {
		case q.Kind == "text", q.Tier == "expert" && q.Importance == "skip" && q.ID != catalog.QuestionOpsHourUSD && q.ID != catalog.QuestionDurationMS && q.ID != catalog.QuestionMemoryMB:
			continue
		case q.ID == catalog.QuestionOpsHourUSD:
			a.Values[q.ID] = answers.Number(60)
		case q.Kind == "number" && len(q.Bands) > 0:
			a.Values[q.ID] = answers.Number(q.Bands[r.IntN(len(q.Bands))])
		case q.Kind == "number":
			a.Values[q.ID] = answers.Number(float64(int(64) << r.IntN(5)))
		case len(words) == 0:
			continue
		default:
			chosen := []string{words[r.IntN(len(words))]}
			if word := words[r.IntN(len(words))]; q.Kind == "choices" && !slices.Contains(chosen, word) {
				chosen = append(chosen, word)
			}
			a.Values[q.ID] = answers.Words(chosen...)
		}
		switch r.IntN(6) {
		case 0:
			a.Importance[q.ID] = "must"
		case 1, 2:
			a.Importance[q.ID] = "want"
		}
	}
	return a
}

// users are one to three cities with their shares.
func users(r *rand.Rand) answers.Value {
	places := []string{"sydney", "frankfurt", "ashburn", "tokyo", "london", "mumbai", "auckland"}
	r.Shuffle(len(places), func(i, j int) { places[i], places[j] = places[j], places[i] })
	shares := []answers.Value{
		{Shares: []catalog.Users{{Place: places[0], Share: 1}}},
		{Shares: []catalog.Users{{Place: places[0], Share: 0.75}, {Place: places[1], Share: 0.25}}},
		{Shares: []catalog.Users{{Place: places[0], Share: 0.5}, {Place: places[1], Share: 0.25}, {Place: places[2], Share: 0.25}}},
	}
	return shares[r.IntN(len(shares))]
}

// standing is where a host's row stands: how many musts its best stack fails at least
// (two and more alike where the list is), its group and the rank in it; the better the
// less.
func standing(a *advice.Advice, host string) [3]int {
	is := func(s *stack.Stack) bool { return s.Host.ID == host }
	if i := slices.IndexFunc(a.Stacks, is); i >= 0 {
		s := a.Stacks[i]
		return [3]int{0, slices.Index([]stack.Status{stack.Fits, stack.FitsIf, stack.PriceNotKnown}, s.Status), s.Rank}
	}
	for _, s := range slices.Concat(a.Near, a.RuledOut) {
		if is(s) {
			return [3]int{len(s.Because), 0, 0}
		}
	}
	return [3]int{99, 0, 0}
}

// others are the ids of the rows of other hosts, in their order.
func others(a *advice.Advice, host string) (ids []string) {
	for _, s := range slices.Concat(a.Stacks, a.Near, a.RuledOut) {
		if s.Host.ID != host {
			ids = append(ids, s.ID)
		}
	}
	return ids
}

// better asks for advice before and after a host got better in something that should
// change nothing for the worse: no stack of it that is there before and after is worth
// less, its row stands no worse, and no other rows change places. It says whether
// anything moved.
func better(t *testing.T, what string, before, after *catalog.Catalog, host string, a answers.Answers) (moved bool) {
	t.Helper()
	was, is := advise(t, before, a), advise(t, after, a)
	values := map[string]*stack.Stack{}
	for _, s := range was.All() {
		values[s.ID] = s
	}
	for _, s := range is.All() {
		old, ok := values[s.ID]
		if !ok {
			continue
		}
		moved = moved || s.Value != old.Value
		if s.Value < old.Value-1e-9 {
			t.Errorf("%s: %s is worth %v, before %v\n%s", what, s.ID, s.Value, old.Value, asText(a))
		}
	}
	if now, then := standing(is, host), standing(was, host); slices.Compare(now[:], then[:]) > 0 {
		t.Errorf("%s: %s stands at %v, before at %v\n%s", what, host, now, then, asText(a))
	} else {
		moved = moved || now != then
	}
	if now, then := others(is, host), others(was, host); !slices.Equal(now, then) {
		t.Errorf("%s: the others stand as %v, before as %v\n%s", what, now, then, asText(a))
	}
	return moved
}

// asText are answers as text, to find what a test found.
func asText(a answers.Answers) string {
	var lines []string
	for id, v := range a.Values {
		lines = append(lines, fmt.Sprintf("%s = %v %v %v (%s)", id, v.Words, v.Number, v.Shares, a.Importance[id]))
	}
	slices.Sort(lines)
	return strings.Join(lines, "\n")
}

// in is the catalogue with a host in place of the one of its id.
func in(c *catalog.Catalog, h *catalog.Product) *catalog.Catalog {
	hosts := slices.Clone(c.Hosts)
	hosts[slices.IndexFunc(hosts, func(o *catalog.Product) bool { return o.ID == h.ID })] = h
	return withHosts(c, hosts...)
}

// A host whose prices fall stands no worse.
func TestACheaperHostStandsNoWorse(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c, r := invented(t), rand.New(rand.NewPCG(1, 1))
	moved := 0
	for i := range 120 {
		h := c.Hosts[i%len(c.Hosts)]
		if better(t, h.ID+" is cheaper", c, in(c, fixture.Scaled(h, []float64{0, 0.5, 0.99}[r.IntN(3)])), h.ID, drawn(c, r)) {
			moved++
		}
	}
	if moved < 40 {
		t.Errorf("prices move only %d", moved)
	}
}

// A host that is nearer to the users stands no worse. It has one region, which is moved to
// where the users are.
func TestANearerHostStandsNoWorse(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c, r := invented(t), rand.New(rand.NewPCG(2, 2))
	moved := 0
	for i := range 120 {
		h := c.Hosts[i%len(c.Hosts)]
		a := drawn(c, r)
		delete(a.Values, "residency") // another country is no shorter way alone
		place := users(r).Shares[0].Place
		a.Values[catalog.QuestionUsers] = answers.Value{Shares: []catalog.Users{{Place: place, Share: 1}}}
		a.Values[catalog.QuestionDatabase] = answers.Words([]string{"none", place}[r.IntN(2)])
		at := slices.IndexFunc(h.Regions, func(r catalog.Region) bool {
			return r.Place != "" && r.Open() && len(r.Setups) == 0 && len(r.When) == 0
		})
		if at < 0 || h.Zones != nil {
			continue
		}
		far := changed(h, func(p *catalog.Product) { p.Regions = []catalog.Region{h.Regions[at]} })
		near := changed(far, func(p *catalog.Product) {
			p.Regions = slices.Clone(p.Regions)
			p.Regions[0].Place = place
		})
		if better(t, h.ID+" is nearer", in(c, far), in(c, near), h.ID, a) {
			moved++
		}
	}
	if moved < 20 {
		t.Errorf("ways move only %d", moved)
	}
}

// raised is a host with one fact better by a step in all that it says of it, and whether
// there was anything to better.
func raised(h *catalog.Product, k *catalog.Criterion) (p *catalog.Product, ok bool) {
	step := func(v catalog.Value) catalog.Value {
		switch {
		case len(k.Levels) > 0 && v.Unknown:
			ok = true
			return catalog.Value{Word: k.Levels[len(k.Levels)-1]}
		case len(k.Levels) > 0 && v.Table == nil && k.Level(v.Word) < len(k.Levels)-1:
			ok = true
			return catalog.Value{Word: k.Levels[k.Level(v.Word)+1]}
		case v.Table != nil:
			table := map[string]string{}
			for member, is := range v.Table {
				switch at := k.Level(is); {
				case at < 0: // not known
					ok, is = true, k.Levels[len(k.Levels)-1]
				case at < len(k.Levels)-1:
					ok, is = true, k.Levels[at+1]
				}
				table[member] = is
			}
			return catalog.Value{Table: table}
		}
		return v
	}
	p = changed(h, func(p *catalog.Product) {
		tables := []map[string]catalog.Fact{p.Facts}
		for _, s := range p.Setups {
			tables = append(tables, s.Facts)
		}
		for _, facts := range tables {
			if f, is := facts[k.ID]; is {
				f.Is = step(f.Is)
				f.By = slices.Clone(f.By)
				for i := range f.By {
					f.By[i].Is = step(f.By[i].Is)
				}
				facts[k.ID] = f
			}
		}
	})
	return p, ok
}

// A host that has more of what is asked stands no worse.
func TestABetterFactStandsNoWorse(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c, r := invented(t), rand.New(rand.NewPCG(3, 3))
	moved, tried := 0, 0
	for tried < 200 {
		h, a := c.Hosts[r.IntN(len(c.Hosts))], drawn(c, r)
		var asked []*catalog.Criterion
		for _, q := range fit.Requirements(c, a.With(c)) {
			// Some add-ons go only with hosts that lack a fact: for want of it the host would have more.
			applies := slices.ContainsFunc(c.Addons, func(p *catalog.Product) bool {
				return slices.ContainsFunc(p.Applies, func(a catalog.Applies) bool { _, ok := a.Facts[q.Criterion]; return ok })
			})
			if k, ok := c.Criterion(q.Criterion); ok && k.Graded() && !applies && !slices.Contains(asked, k) {
				asked = append(asked, k)
			}
		}
		if len(asked) == 0 {
			continue
		}
		k := asked[r.IntN(len(asked))]
		p, ok := raised(h, k)
		if !ok {
			continue
		}
		p.NoCharge = maps.Clone(p.NoCharge) // what it has more of costs nothing, instead of what nobody says
		for _, m := range c.Meters {
			if _, asked := m.Asked[k.ID]; asked && !p.Names(p.First(), m.ID) {
				if p.NoCharge == nil {
					p.NoCharge = map[string]catalog.NoCharge{}
				}
				p.NoCharge[m.ID] = catalog.NoCharge{Note: "Comes with it.", Source: "docs"}
			}
		}
		tried++
		if better(t, h.ID+" has more "+k.ID, c, in(c, p), h.ID, a) {
			moved++
		}
	}
	if moved < 60 {
		t.Errorf("facts move only %d", moved)
	}
}

// Without any one host the others stand in the same order, each with the same stacks in its
// row and the same variants, whatever was answered.
func TestRemovingAHostReordersNothingOfDrawnAnswers(t *testing.T) {
	c, r := invented(t), rand.New(rand.NewPCG(4, 4))
	engine := advice.NewEngine(c)
	rest := map[string]*advice.Engine{}
	for _, h := range c.Hosts {
		rest[h.ID] = advice.NewEngine(withHosts(c, slices.DeleteFunc(slices.Clone(c.Hosts), func(o *catalog.Product) bool { return o == h })...))
	}
	lists := func(a *advice.Advice, without *catalog.Product) (list []stack.Stack) {
		for _, s := range a.All() {
			if s.Host != without {
				one := *s
				one.Rank, one.RankIfUnknowns, one.Also = 0, [2]int{}, nil
				list = append(list, one)
			}
		}
		return list
	}
	for range 60 {
		a := drawn(c, r)
		h := c.Hosts[r.IntN(len(c.Hosts))]
		if got, want := lists(ask(t, rest[h.ID], a), h), lists(ask(t, engine, a), h); !reflect.DeepEqual(got, want) {
			t.Errorf("without %s: %s\n%s", h.ID, difference(dump(got), dump(want)), asText(a))
		}
	}
}

// A host and its double share every rank, and every vote but for what nobody knows of them.
func TestADoubleSharesRankAndVotes(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c, r := invented(t), rand.New(rand.NewPCG(5, 5))
	compared := 0
	for i := 0; compared < 20 && i < 400; i++ {
		h := c.Hosts[i%len(c.Hosts)]
		double := changed(h, func(p *catalog.Product) { p.ID += "-double" })
		with := withHosts(c, append(slices.Clone(c.Hosts), double)...)
		with.Addons = nil
		for _, p := range c.Addons { // they go with both
			with.Addons = append(with.Addons, changed(p, func(p *catalog.Product) {
				p.Applies = slices.Clone(p.Applies)
				for i := range p.Applies {
					for _, list := range []*[]string{&p.Applies[i].Hosts, &p.Applies[i].Not} {
						if slices.Contains(*list, h.ID) {
							*list = append(slices.Clone(*list), double.ID)
						}
					}
				}
			}))
		}
		e := advice.NewEngine(with)
		a := drawn(c, r)
		if brief, err := e.Advise(advice.Ask{Answers: a, Today: today, Brief: true}); err != nil || !slices.ContainsFunc(brief.Stacks, func(s *stack.Stack) bool { return s.Host == h }) {
			continue
		}
		got := explored(t, e, a, 50)
		one, two := slices.IndexFunc(got.Stacks, func(s *stack.Stack) bool { return s.Host == h }), slices.IndexFunc(got.Stacks, func(s *stack.Stack) bool { return s.Host == double })
		if one < 0 || two < 0 {
			t.Errorf("%s stands at %d, its double at %d\n%s", h.ID, one, two, asText(a))
			continue
		}
		compared++
		x, y := got.Stacks[one], got.Stacks[two]
		f, g := got.Study.Robust.Stacks[one], got.Study.Robust.Stacks[two]
		// What nobody knows of each is drawn for each.
		open := slices.ContainsFunc(append([]*stack.Stack{x}, x.Also...), func(s *stack.Stack) bool {
			return slices.ContainsFunc(s.Parts, func(p rank.Part) bool { return p.Open })
		})
		if one != two+1 && two != one+1 || x.Rank != y.Rank || x.Value != y.Value || x.Status != y.Status || x.RankIfUnknowns != y.RankIfUnknowns || !open && (f.First != g.First || f.If != g.If) {
			t.Errorf("%d, %d: %s, %q worth %v, is the %dth at %v, first in %v; its double, %q worth %v, the %dth at %v, first in %v\n%s", one, two, x.ID, x.Status, x.Value, x.Rank, x.RankIfUnknowns, f.First, y.Status, y.Value, y.Rank, y.RankIfUnknowns, g.First, asText(a))
		}
		sum := 0.0
		for j, f := range got.Study.Robust.Stacks {
			if sum += f.First; f.First != 0 && got.Stacks[j].Status != got.First().Status {
				t.Errorf("%s is first in %v, and not in the first group", got.Stacks[j].ID, f.First)
			}
		}
		if !near(sum, 1) {
			t.Errorf("the shares come to %v", sum)
		}
	}
	if compared < 20 {
		t.Errorf("only %d doubles were compared", compared)
	}
}

// No stack that fits fails a must by what it is: no level below the bound, no number beyond
// it, on any criterion, and nothing that is not known stands among what fits.
func TestNoMustIsLetThrough(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c, r := invented(t), rand.New(rand.NewPCG(6, 6))
	engine := advice.NewEngine(c)
	judged := 0
	for range 300 {
		a := ask(t, engine, drawn(c, r))
		for _, s := range a.All() {
			if !s.Fits() {
				continue
			}
			for _, v := range s.Verdicts {
				k, ok := c.Criterion(v.Criterion)
				if !v.Must() || !ok {
					continue
				}
				judged++
				switch n := v.Is.Number; {
				case v.Outcome == fit.Fails, v.Outcome == fit.Partly, v.Outcome == fit.Unknown && s.Status == stack.Fits:
					t.Errorf("%s, %q: %s is %v", s.ID, s.Status, v.Criterion, v.Outcome)
				case v.Outcome == fit.Unknown:
				case k.Graded() && k.Level(v.Is.Word) < k.Level(v.Bound):
					t.Errorf("%s, %q: %s is %s, must be %s", s.ID, s.Status, v.Criterion, v.Is.Word, v.Bound)
				case k.Kind == "number" && n != nil && (v.AtMost != nil && n.High > *v.AtMost || v.AtLeast != nil && n.Low < *v.AtLeast):
					t.Errorf("%s, %q: %s is %v", s.ID, s.Status, v.Criterion, *n)
				}
			}
		}
	}
	if judged < 1500 {
		t.Errorf("only %d musts were judged", judged)
	}
}

// looser are answers with one of them loosened: a must becomes a want, what is required is
// left out, a bound is lowered, or one of several things is no longer asked; false where
// the question's answer can't be loosened so.
func looser(c *catalog.Catalog, a answers.Answers, q *catalog.Question, r *rand.Rand) (b answers.Answers, ok bool) {
	b = a.Clone()
	v := a.Values[q.ID]
	switch how := r.IntN(4); {
	case how == 0 && a.ImportanceOf(q) == "must":
		b.Importance[q.ID] = "want"
	case how == 1 && a.ImportanceOf(q) != "skip":
		b.Importance[q.ID] = "skip"
	case how == 2 && v.Number != nil && len(q.Requires) > 0 && !q.Figure:
		factor := 3.0
		if q.Requires[0].Answer == "at_least" {
			factor = 1. / 3
		}
		b.Values[q.ID] = answers.Number(v.Number.Typical*factor + factor - 1./3)
	case how == 3 && q.Kind == "choices" && len(v.Words) > 1 && q.Catalog != "vendors":
		b.Values[q.ID] = answers.Words(v.Words[1:]...)
	case how == 3 && q.Kind == "choice" && len(v.Words) == 1:
		for _, o := range q.Options {
			if o.ID != v.Words[0] && easier(c, q, o.ID, v.Words[0]) {
				b.Values[q.ID] = answers.Words(o.ID)
				return b, true
			}
		}
		return b, false
	default:
		return b, false
	}
	return b, true
}

// easier says whether one answer to a question requires no more than another, and sets
// and assumes nothing.
func easier(c *catalog.Catalog, q *catalog.Question, one, than string) bool {
	of := func(word string) []fit.Requirement {
		return fit.Requirements(c, answers.Answers{Values: map[string]answers.Value{q.ID: answers.Words(word)}}.With(c))
	}
	for _, o := range q.Options {
		if o.Sets != nil || o.Defaults != nil {
			return false
		}
	}
	list := of(than)
	for _, x := range of(one) {
		k, _ := c.Criterion(x.Criterion)
		if !slices.ContainsFunc(list, func(y fit.Requirement) bool {
			return y.Criterion == x.Criterion && y.Key == x.Key && k.Graded() && k.Level(y.Bound) >= k.Level(x.Bound)
		}) {
			return false
		}
	}
	return true
}

// Loosening an answer removes no host from those that fit and those that do if something
// turns out well, taken together.
func TestLooseningRemovesNoHost(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	c, r := invented(t), rand.New(rand.NewPCG(7, 7))
	engine := advice.NewEngine(c)
	hosts := func(a *advice.Advice) map[string]stack.Status {
		all := map[string]stack.Status{}
		for _, s := range a.Stacks {
			if s.Status != stack.PriceNotKnown {
				all[s.Host.ID] = s.Status
			}
		}
		return all
	}
	tried, gained := 0, 0
	for range 150 {
		a := drawn(c, r)
		before := ask(t, engine, a)
		for _, q := range c.Questions {
			if !a.Has(q.ID) {
				continue
			}
			b, ok := looser(c, a, q, r)
			if !ok {
				continue
			}
			tried++
			after := ask(t, engine, b)
			was, is := hosts(before), hosts(after)
			for host := range was {
				if _, there := is[host]; !there {
					t.Errorf("%s: %v of %v (%s) to %v (%s) removes %s", q.ID, a.Values[q.ID].Number, a.Values[q.ID].Words, a.ImportanceOf(q), b.Values[q.ID], b.ImportanceOf(q), host)
				}
			}
			if len(is) > len(was) {
				gained++
			}
		}
	}
	if tried < 300 || gained < 50 {
		t.Errorf("%d were loosened, of which %d let others fit", tried, gained)
	}
}

package advice_test

import (
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"reflect"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// The same answers and data give the same advice, also from an engine that has
// answered others before.
func TestSameInputSameAdvice(t *testing.T) {
	c := invented(t)
	engine := advice.NewEngine(c)
	names := fixture.Names()
	slices.Reverse(names)
	for _, name := range append(names, names[:4]...) {
		if got := ask(t, engine, file(t, c, name)); !reflect.DeepEqual(got, advised(t, name)) {
			t.Errorf("%s: an engine that has answered before gives other advice: %s", name, difference(dump(got), dump(advised(t, name))))
		}
	}
}

// An engine gives the same advice to callers that ask it at the same time.
func TestEngineAnswersSeveralAtOnce(t *testing.T) {
	c := invented(t)
	engine := advice.NewEngine(c)
	var callers sync.WaitGroup
	for i, name := range fixture.Names() {
		want, given := advised(t, name), file(t, c, name)
		for range 1 + i%2 {
			callers.Go(func() {
				got, err := engine.Advise(advice.Ask{Answers: given, Today: today})
				if err != nil || !reflect.DeepEqual(got, want) {
					t.Errorf("%s: other advice while others ask: %v", name, err)
				}
			})
		}
	}
	callers.Wait()
}

// Advice is a value: nothing of it changes when other advice, details, prices and
// studies are asked of the same engine. Engines on equal catalogues give equal advice.
func TestAdviceIsAValue(t *testing.T) {
	one, other := anew(t), anew(t)
	engine, rival := advice.NewEngine(small(t, one)), advice.NewEngine(small(t, other))
	kept, want := map[string]*advice.Advice{}, map[string]*advice.Advice{}
	for name, samples := range map[string]int{"orders": 0, "decided": 0, "worldwide": 0, "blank": 0, "reserved": 50} {
		kept[name], want[name] = explored(t, engine, file(t, one, name), samples), explored(t, rival, file(t, other, name), samples)
	}
	same := func(when string) {
		t.Helper()
		for name, a := range kept {
			if !reflect.DeepEqual(a, want[name]) {
				t.Errorf("%s, %s: %s", name, when, difference(dump(a), dump(want[name])))
			}
		}
	}
	same("on an equal catalogue")
	for _, name := range fixture.Names() {
		a := ask(t, engine, file(t, one, name))
		ids := []string{"bruma-run/always-on"}
		for _, s := range everyStack(a) {
			ids = append(append(ids, s.ID), s.Variants...)
		}
		if _, err := engine.Tell(a, ids[:min(12, len(ids))]...); err != nil {
			t.Fatal(err)
		}
		for _, p := range small(t, one).Hosts {
			if _, err := engine.Price(a.Answers, today, stack.Options{NoFree: true}, stack.Request{Product: p.ID}); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, a := range kept {
		for _, s := range everyStack(a)[:3] {
			if _, err := engine.Tell(a, append(slices.Clone(s.Variants), s.ID)...); err != nil {
				t.Errorf("%s, %s: %v", name, s.ID, err)
			}
		}
	}
	same("after others were asked")
}

// The answers that advice is asked on stay as they were given.
func TestAdviceChangesNoAnswers(t *testing.T) {
	c := invented(t)
	engine := advice.NewEngine(small(t, c))
	for i, name := range fixture.Names() {
		a := file(t, c, name)
		explored(t, engine, a, 20*(i%8/7)) // some with a study
		if !reflect.DeepEqual(a, file(t, c, name)) {
			t.Errorf("%s: the answers were changed", name)
		}
	}
}

// Explored advice is the same however many CPUs work on it; one that is stopped is
// none.
func TestExploredOnAnyNumberOfCPUs(t *testing.T) {
	given := file(t, invented(t), "orders")
	c := small(t, invented(t))
	var all []*advice.Advice
	for _, cpus := range []int{1, 2, 7} {
		before := runtime.GOMAXPROCS(cpus)
		all = append(all, explored(t, advice.NewEngine(c), given, 200))
		runtime.GOMAXPROCS(before)
	}
	if !reflect.DeepEqual(all[0], all[1]) || !reflect.DeepEqual(all[0], all[2]) {
		t.Error("the number of CPUs changes the advice")
	}
	stop := func() bool { return true }
	if a, err := advice.NewEngine(c).Advise(advice.Ask{Answers: given, Today: today, Samples: 200, Stop: stop}); !errors.Is(err, advice.ErrStopped) || a != nil {
		t.Errorf("what was stopped: %v, %v", a, err)
	}
	if a, err := advice.NewEngine(c).Advise(advice.Ask{Answers: given, Today: today, Stop: stop}); err != nil || a.Study != nil {
		t.Errorf("without a study there is nothing to stop: %v", err)
	}
}

// The order in which hosts and the variants of facts stand in the data changes
// nothing. The order of charges is that of a bill's lines, and of who takes
// from a shared allowance first; it changes no total and nothing else of the advice.
func TestOrderOfTheDataChangesNothing(t *testing.T) {
	c := invented(t)
	random := rand.New(rand.NewPCG(1, 2))
	by := func(facts map[string]catalog.Fact) {
		for _, id := range slices.Sorted(maps.Keys(facts)) {
			f := facts[id]
			f.By = slices.Clone(f.By)
			random.Shuffle(len(f.By), func(i, j int) { f.By[i], f.By[j] = f.By[j], f.By[i] })
			facts[id] = f
		}
	}
	turn := func(list []*catalog.Product) (turned []*catalog.Product) {
		for _, p := range list {
			turned = append(turned, changed(p, func(p *catalog.Product) { slices.Reverse(p.Charges) }))
		}
		return turned
	}
	turned := withHosts(c, turn(c.Hosts)...)
	turned.Addons = turn(c.Addons)
	for _, name := range fixture.Names() {
		hosts := slices.Clone(c.Hosts)
		random.Shuffle(len(hosts), func(i, j int) { hosts[i], hosts[j] = hosts[j], hosts[i] })
		for i, h := range hosts {
			hosts[i] = changed(h, func(p *catalog.Product) {
				by(p.Facts)
				for _, s := range p.Setups {
					by(s.Facts)
				}
			})
		}
		a := file(t, c, name)
		shuffled, want := *advise(t, withHosts(c, hosts...), a), *advised(t, name)
		// What is closed stands in the order of the data.
		slices.SortFunc(shuffled.Closed, func(a, b stack.Closed) int { return strings.Compare(a.Host.ID, b.Host.ID) })
		if got, want := dump(shuffled), dump(want); got != want {
			t.Errorf("%s: hosts and variants in another order give other advice: %s", name, difference(got, want))
		}
		if got, want := withoutLines(advise(t, turned, a)), withoutLines(&want); !slices.Equal(got, want) {
			t.Errorf("%s: charges in another order give other advice:\n%s\nbefore:\n%s", name, strings.Join(got, "\n"), strings.Join(want, "\n"))
		}
	}
}

// withoutLines is what the order of a bill's lines must not change; totals to
// what the order of a sum can.
func withoutLines(a *advice.Advice) (out []string) {
	for _, s := range everyStack(a) {
		var rest []string
		for _, l := range s.Bill.Lines {
			rest = append(rest, l.By+" "+l.ID+" "+l.Region)
		}
		for _, v := range s.Verdicts {
			rest = append(rest, v.Criterion+" "+v.Outcome.String())
		}
		for _, c := range s.Caveats {
			rest = append(rest, c.ID)
		}
		slices.Sort(rest)
		out = append(out, fmt.Sprintf("%s %s %.9f %.9f %.9f %.9f %v %s", s.ID, s.Status, s.Value, s.Bill.Total, s.Low, s.High, s.Bill.Complete, strings.Join(rest, "; ")))
	}
	return out
}

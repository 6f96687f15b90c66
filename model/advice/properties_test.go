package advice_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/ui/summary"
)

// line is what another host must not change of a stack.
func line(s *advice.Stack) string {
	text := s.ID + " " + s.Status + " " + strconv.FormatFloat(s.Value, 'g', -1, 64) + " " + strconv.FormatFloat(s.BestValue, 'g', -1, 64) +
		" " + strconv.FormatFloat(s.Bill.Total, 'g', -1, 64)
	for _, c := range s.Caveats {
		text += " " + c.ID
	}
	return text
}

// Removing any one host reorders no two others and changes nothing of them.
func TestRemovingAHostReordersNothing(t *testing.T) {
	if raced {
		t.Skip("many advices, one after the other")
	}
	c := shipped(t)
	for name, a := range files(t) {
		whole := advise(c, a)
		for _, gone := range c.Hosts {
			rest := advise(withHosts(c, slices.DeleteFunc(slices.Clone(c.Hosts), func(h *catalog.Product) bool { return h == gone })...), a)
			for _, list := range []struct {
				name       string
				all, fewer []*advice.Stack
			}{{"fits", whole.Stacks, rest.Stacks}, {"near", whole.Near, rest.Near}, {"ruled out", whole.RuledOut, rest.RuledOut}} {
				var want, got []string
				for _, s := range list.all {
					if s.Host.ID != gone.ID {
						want = append(want, line(s))
					}
				}
				for _, s := range list.fewer {
					got = append(got, line(s))
				}
				if !slices.Equal(got, want) {
					t.Errorf("%s without %s, %s:\n%s\nwith it:\n%s", name, gone.ID, list.name, strings.Join(got, "\n"), strings.Join(want, "\n"))
				}
			}
		}
	}
}

// The same answers and data give the same bytes, also from an engine that has
// answered others before.
func TestSameInputSameBytes(t *testing.T) {
	c := shipped(t)
	engine := advice.NewEngine(c)
	all := files(t)
	want := map[string]string{}
	for name, a := range all {
		want[name] = asJSON(t, advise(c, a))
	}
	for range 3 { // maps of files come in another order each time
		for name, a := range all {
			if got := asJSON(t, engine.Advise(a, today, advice.Options{})); got != want[name] {
				t.Errorf("%s: an engine that has answered before gives other bytes", name)
			}
		}
	}
}

// An engine gives the same advice to callers that ask it at the same time.
func TestEngineAnswersSeveralAtOnce(t *testing.T) {
	c := shipped(t)
	engine := advice.NewEngine(c)
	all := files(t)
	want := map[string]string{}
	for name, a := range all {
		want[name] = asJSON(t, advise(c, a))
	}
	var callers sync.WaitGroup
	for range 2 {
		for name, a := range all {
			callers.Go(func() {
				b, err := summary.JSON(engine.Advise(a, today, advice.Options{}), 1<<30)
				if err != nil || string(b) != want[name] {
					t.Errorf("%s: other bytes while others ask: %v", name, err)
				}
			})
		}
	}
	callers.Wait()
}

// The order in which hosts and the variants of facts stand in the data changes
// not a byte. The order of charges is that of a bill's lines, and of who takes
// from a shared allowance first; it changes no total and nothing of the advice.
func TestOrderOfTheDataChangesNothing(t *testing.T) {
	c := shipped(t)
	random := rand.New(rand.NewPCG(1, 2))
	by := func(facts map[string]catalog.Fact) {
		for id, f := range facts {
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
	for name, a := range files(t) {
		want := advise(c, a)
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
		if asJSON(t, advise(withHosts(c, hosts...), a)) != asJSON(t, want) {
			t.Errorf("%s: hosts and variants in another order give other bytes", name)
		}
		turned := withHosts(c, turn(c.Hosts)...)
		turned.Addons = turn(c.Addons)
		if got, want := withoutLines(advise(turned, a)), withoutLines(want); !slices.Equal(got, want) {
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
			rest = append(rest, v.Criterion+" "+v.Level.String())
		}
		for _, c := range s.Caveats {
			rest = append(rest, c.ID)
		}
		slices.Sort(rest)
		out = append(out, fmt.Sprintf("%s %s %.9f %.9f %.9f %.9f %v %s", s.ID, s.Status, s.Value, s.Bill.Total, s.Low, s.High, s.Bill.Complete, strings.Join(rest, "; ")))
	}
	return out
}

// freeWhileBusy are setups whose free amount pays for time with a request and not
// for idle time: a request turns an idle second that is billed into one that is free.
var freeWhileBusy = []string{"azure-container-apps/one-replica", "azure-container-apps/one-replica-private"}

// For each host and setup more requests never cost less, as long as all of the
// bill is known and the size holds the load.
func TestMoreRequestsAreNeverCheaper(t *testing.T) {
	c := shipped(t)
	if raced {
		t.Skip("many bills, one after the other")
	}
	shapes := []string{"steady", "daily", "office-hours", "spiky"}
	engine := advice.NewEngine(c)
	for _, traffic := range shapes {
		for _, h := range c.Hosts {
			for _, setup := range h.Setups {
				if slices.Contains(freeWhileBusy, h.ID+"/"+setup.ID) {
					continue
				}
				last, before := 0.0, 0.0
				for _, requests := range []float64{0, 100, 1e4, 1e5, 5e5, 1e6, 2e6, 5e6, 1e7, 3e7, 1e8, 3e8, 1e9, 1e10} {
					a := answers.Answers{Values: map[string]answers.Value{
						"users": {Shares: []answers.Share{{Place: "sydney", Share: 1}}}, "traffic": answers.Words(traffic), "requests": answers.Number(requests),
					}}
					p, err := engine.Price(a, today, advice.Options{}, advice.Request{Product: h.ID, Setup: setup.ID})
					if err != nil {
						t.Fatal(err)
					}
					if p.Overload != "" {
						break
					}
					if p.Bill.Complete && p.Bill.Total < last-1e-9 {
						t.Errorf("%s/%s, %s: %v requests cost %v, %v cost %v", h.ID, setup.ID, traffic, before, last, requests, p.Bill.Total)
					}
					if p.Bill.Complete {
						last, before = p.Bill.Total, requests
					}
				}
			}
		}
	}
}

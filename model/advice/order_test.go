package advice_test

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/fixture"
	"whereto/model/stack"
)

// Rows stand by groups and in them by value, each with the best of its host's stacks;
// ranks count from 1 in each group, equal values alike, and lie in their interval. Near
// misses fail one must, what is ruled out more.
func TestOrderAndRanks(t *testing.T) {
	groups := []stack.Status{stack.Fits, stack.FitsIf, stack.PriceNotKnown}
	seen := map[stack.Status]int{}
	for _, name := range fixture.Names() {
		got := advised(t, name)
		from := 0 // of the group
		for i, s := range got.Stacks {
			seen[s.Status]++
			if !s.Fits() {
				t.Errorf("%s: %s does not fit", name, s.ID)
			}
			rank := i - from + 1
			if i > 0 {
				before := got.Stacks[i-1]
				switch {
				case s.Status != before.Status:
					if slices.Index(groups, s.Status) < slices.Index(groups, before.Status) {
						t.Errorf("%s: %s, %q, stands behind %q", name, s.ID, s.Status, before.Status)
					}
					from, rank = i, 1
				case s.Value > before.Value:
					t.Errorf("%s: %s is worth more than what stands before it", name, s.ID)
				case s.Value == before.Value:
					rank = before.Rank
				}
			}
			if s.Rank != rank || s.RankIfUnknowns[0] > s.Rank || s.RankIfUnknowns[1] < s.Rank {
				t.Errorf("%s: %s, the %dth, has the rank %d of %v, want %d", name, s.ID, i+1, s.Rank, s.RankIfUnknowns, rank)
			}
			if got.Place(s) != from+rank {
				t.Errorf("%s: %s has the place %d, want %d", name, s.ID, got.Place(s), from+rank)
			}
			better := 0
			for _, o := range got.Stacks {
				if o.Status == stack.Fits && o.Value > s.Value {
					better++
				}
			}
			if want := map[bool]int{true: better + 1}[s.Status == stack.FitsIf]; got.WouldBe(i) != want {
				t.Errorf("%s: %s would be the %dth, want %d", name, s.ID, got.WouldBe(i), want)
			}
		}
		hosts := map[*catalog.Product]bool{}
		for _, head := range slices.Concat(got.Stacks, got.Near, got.RuledOut) {
			if hosts[head.Host] {
				t.Errorf("%s: %s has two rows", name, head.Host.ID)
			}
			hosts[head.Host] = true
			for _, o := range head.Also {
				if o.Host != head.Host || o.Rank != 0 || o.Fits() && (!head.Fits() || slices.Index(groups, o.Status) < slices.Index(groups, head.Status) || o.Status == head.Status && o.Value > head.Value) {
					t.Errorf("%s: %s, %q worth %v, stands behind %s, %q worth %v", name, o.ID, o.Status, o.Value, head.ID, head.Status, head.Value)
				}
			}
		}
		for _, s := range got.Near {
			if len(s.Because) != 1 || s.Fits() {
				t.Errorf("%s: %s is called near and fails %d musts", name, s.ID, len(s.Because))
			}
		}
		for i, s := range got.RuledOut {
			if len(s.Because) < 2 || i > 0 && len(s.Because) < len(got.RuledOut[i-1].Because) {
				t.Errorf("%s: %s is ruled out by %d musts, after one with %d", name, s.ID, len(s.Because), len(got.RuledOut[max(0, i-1)].Because))
			}
		}
		if close := len(got.Stacks) > 1 && got.Stacks[0].Status == got.Stacks[1].Status && got.Stacks[0].Value-got.Stacks[1].Value < 0.02; got.Close != close {
			t.Errorf("%s: close call: %v, with %v and %v", name, got.Close, got.Stacks[0].Value, got.Stacks[1].Value)
		}
		if (got.First() == nil) != (len(got.Stacks) == 0) || got.First() != nil && got.First() != got.Stacks[0] {
			t.Errorf("%s: the first is %v", name, got.First())
		}
	}
	for _, group := range groups {
		if seen[group] < 3 {
			t.Errorf("only %d rows of %q", seen[group], group)
		}
	}
}

// Each stack stands once, in its list or as a variant of one of the same host.
func TestVariantsStandBesideTheirs(t *testing.T) {
	variants := 0
	for _, name := range fixture.Names() {
		listed := map[string]bool{}
		all := everyStack(advised(t, name))
		for _, s := range all {
			if listed[s.ID] {
				t.Errorf("%s: %s stands twice", name, s.ID)
			}
			listed[s.ID] = true
		}
		for _, s := range all {
			variants += len(s.Variants)
			if !slices.IsSorted(s.Variants) {
				t.Errorf("%s, %s: %v", name, s.ID, s.Variants)
			}
			for _, v := range s.Variants {
				if !strings.HasPrefix(v, s.Host.ID+"/") || listed[v] {
					t.Errorf("%s, %s: the variant %q is of another host, or is listed too", name, s.ID, v)
				}
			}
		}
	}
	if variants < 50 {
		t.Errorf("only %d variants", variants)
	}
}

// dominated calls f with each stack of a list that another of the same host makes
// needless: it costs no less, answers no faster and satisfies no more.
func dominated(list []*stack.Stack, f func(is, by *stack.Stack)) {
	active := func(s *stack.Stack) int {
		return map[bool]int{true: 1}[!slices.ContainsFunc(s.Products(), func(p *catalog.Product) bool { return !p.Status.PlainlyActive() })]
	}
	for _, s := range list {
		for _, o := range list {
			if s == o || s.Host != o.Host || len(s.Verdicts) != len(o.Verdicts) || !s.Bill.Complete || s.USD+s.OwnUSD > o.USD+o.OwnUSD {
				continue
			}
			noLess := s.Latency.ResponseMS <= o.Latency.ResponseMS && (s.Latency.Known || !o.Latency.Known) && active(s) >= active(o)
			for i := range s.Verdicts {
				noLess = noLess && s.Verdicts[i].Outcome >= o.Verdicts[i].Outcome
			}
			if noLess {
				f(o, s)
			}
		}
	}
}

// No stack of the advice costs no more, answers as fast and satisfies as much as
// another of the same host: that one would be its variant.
func TestNothingDominatedIsListed(t *testing.T) {
	for _, name := range fixture.Names() {
		dominated(everyStack(advised(t, name)), func(is, by *stack.Stack) {
			t.Errorf("%s: %s is no better than %s and listed beside it", name, is.ID, by.ID)
		})
	}
}

// A priced part is the variant of a full bill, however little of it is known,
// and never the reverse.
func TestPricedPartIsTheVariant(t *testing.T) {
	c := invented(t)
	fee := catalog.Charge{ID: "fee", Label: "Fee", Meter: "months", Unit: "month", Price: catalog.Keyed{By: map[string]catalog.Keyed{
		"part": {One: &catalog.Amount{Text: "1", Value: 1}}, "full": {One: &catalog.Amount{Text: "50", Value: 50}},
	}}}
	open := catalog.Charge{Scope: catalog.Scope{Setups: []string{"part"}}, ID: "open", Label: "Open", Meter: "months", Unit: "month", Price: catalog.Keyed{By: map[string]catalog.Keyed{}}}
	for _, order := range [][]catalog.Setup{{{ID: "part"}, {ID: "full"}}, {{ID: "full"}, {ID: "part"}}} {
		h := changed(product(t, c, "orilla-edge"), func(p *catalog.Product) {
			p.Setups, p.Axes, p.Charges, p.Pools, p.Limits = order, nil, []catalog.Charge{fee, open}, nil, nil
		})
		got := advise(t, withHosts(c, h), given(t, c, "")).Stacks
		if len(got) != 1 || got[0].Setup.ID != "full" || len(got[0].Variants) != 1 {
			t.Errorf("of %s and %s: %d stacks, the first %s with the variants %v", order[0].ID, order[1].ID, len(got), got[0].ID, got[0].Variants)
		}
	}
}

// Rows of the same value share a rank; what costs, answers and is made the same stands by
// its name.
func TestTiesShareARank(t *testing.T) {
	c := invented(t)
	for _, ids := range [][2]string{{"a-host", "b-host"}, {"b-host", "a-host"}} {
		var twins []*catalog.Product
		for _, id := range ids {
			twins = append(twins, changed(product(t, c, "faro-box"), func(p *catalog.Product) { p.ID = id }))
		}
		got := advise(t, withHosts(c, twins...), file(t, c, "ties")).Stacks
		if len(got) != 2 || got[0].Value != got[1].Value || got[0].Host.ID != "a-host" || got[0].Rank != 1 || got[1].Rank != 1 {
			t.Errorf("of %v the first is %s, worth %v, then %v; ranks %d and %d", ids, got[0].ID, got[0].Value, got[1].Value, got[0].Rank, got[1].Rank)
		}
	}
}

// A host that takes no new customers stands apart, and in no list.
func TestClosedHostsAreNeverAdvised(t *testing.T) {
	for _, name := range fixture.Names() {
		a := advised(t, name)
		if len(a.Closed) != 2 || a.Closed[0].Host.ID != "pluma-cloud" || a.Closed[1].Host.ID != "tarka-functions" {
			t.Errorf("%s: closed are %v", name, a.Closed)
		}
		for _, s := range everyStack(a) {
			if !s.Host.Status.Advisable() || slices.ContainsFunc(s.Products(), func(p *catalog.Product) bool { return !p.Status.Advisable() }) {
				t.Errorf("%s: %s is advised", name, s.ID)
			}
		}
	}
}

// Removing a host reorders no two others and changes nothing of them: each host is
// removed from some of the answers files, and each file loses some.
func TestRemovingAHostReordersNothing(t *testing.T) {
	c := invented(t)
	for n, name := range fixture.Names() {
		whole := advised(t, name)
		for k := range 2 {
			gone := c.Hosts[(2*n+k)%len(c.Hosts)]
			rest := advise(t, withHosts(c, slices.DeleteFunc(slices.Clone(c.Hosts), func(h *catalog.Product) bool { return h == gone })...), file(t, c, name))
			lists := func(a *advice.Advice) (lists [3][]stack.Stack) {
				for i, list := range [][]*stack.Stack{a.Stacks, a.Near, a.RuledOut} {
					for _, s := range list {
						if s.Host == gone {
							continue
						}
						without := *s
						without.Rank, without.RankIfUnknowns = 0, [2]int{}
						lists[i] = append(lists[i], without)
					}
				}
				return lists
			}
			want, got := lists(whole), lists(rest)
			for i := range want {
				if !reflect.DeepEqual(got[i], want[i]) {
					t.Errorf("%s without %s, list %d: %s", name, gone.ID, i, difference(dump(got[i]), dump(want[i])))
				}
			}
		}
	}
}

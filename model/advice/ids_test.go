package advice_test

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
)

var form = regexp.MustCompile(`^[a-z0-9-]+/[a-z0-9-]+(:[a-z0-9.-]+)?(@[a-z0-9-]+(,[a-z0-9-]+)*)?(\+[a-z0-9-]+(:[a-z0-9-]+)?)*$`)

// A stack's id is host/setup[:size][@region,…][+add-on[:setup]]…, made of what
// the stack holds, and each stands once.
func TestIDs(t *testing.T) {
	c := shipped(t)
	sizes, regions, several, addons := 0, 0, 0, 0
	for name, a := range files(t) {
		seen := map[string]bool{}
		for _, s := range everyStack(advise(c, a)) {
			want := s.Host.ID + "/" + s.Setup.ID
			if s.Size != nil {
				sizes++
				want += ":" + s.Size.ID
			}
			if len(s.Regions) > 0 && !s.Edge {
				regions++
				want += "@"
				for i, r := range s.Regions {
					if i > 0 {
						several++
						want += ","
					}
					want += r.Code
				}
			}
			for _, p := range s.Addons {
				addons++
				want += "+" + p.Product.ID
				if p.Setup.ID != "" {
					want += ":" + p.Setup.ID
				}
			}
			if s.ID != want || !form.MatchString(s.ID) {
				t.Errorf("%s: %q is not %q or not in form", name, s.ID, want)
			}
			if seen[s.ID] {
				t.Errorf("%s: %q stands twice", name, s.ID)
			}
			seen[s.ID] = true
			for _, v := range s.Variants {
				if !strings.HasPrefix(v, s.Host.ID+"/") || !form.MatchString(v) || seen[v] {
					t.Errorf("%s, %s: the variant %q is of another host, or is a stack too", name, s.ID, v)
				}
			}
		}
	}
	if sizes == 0 || regions == 0 || several == 0 || addons == 0 {
		t.Errorf("seen: %d sizes, %d regions, %d further regions, %d add-ons", sizes, regions, several, addons)
	}
}

// Stacks are in order of their value, near misses fail one must, what is ruled
// out more, and ranks count from 1 and lie in their interval.
func TestOrderAndRanks(t *testing.T) {
	c := shipped(t)
	for name, a := range files(t) {
		got := advise(c, a)
		for i, s := range got.Stacks {
			if i > 0 && s.Value > got.Stacks[i-1].Value {
				t.Errorf("%s: %s is worth more than what stands before it", name, s.ID)
			}
			if s.Rank != i+1 || s.RankIfUnknowns[0] > s.Rank || s.RankIfUnknowns[1] < s.Rank {
				t.Errorf("%s: %s, the %dth, has the rank %d of %v", name, s.ID, i+1, s.Rank, s.RankIfUnknowns)
			}
		}
		for _, s := range got.Near {
			if len(s.Because) != 1 || s.Fits() {
				t.Errorf("%s: %s is called near and fails %d musts", name, s.ID, len(s.Because))
			}
		}
		for i, s := range got.RuledOut {
			if !s.Built() { // closed to new customers
				if open := slices.IndexFunc(got.RuledOut[i:], (*advice.Stack).Built); open >= 0 {
					t.Errorf("%s: %s can't be chosen and stands before %s", name, s.ID, got.RuledOut[i+open].ID)
				}
				continue
			}
			if len(s.Because) < 2 || i > 0 && len(s.Because) < len(got.RuledOut[i-1].Because) {
				t.Errorf("%s: %s is ruled out by %d musts, after one with %d", name, s.ID, len(s.Because), len(got.RuledOut[max(0, i-1)].Because))
			}
		}
		if len(got.Stacks) > 1 && got.Close != (got.Stacks[0].Value-got.Stacks[1].Value < 0.02) {
			t.Errorf("%s: close call: %v, with %v and %v", name, got.Close, got.Stacks[0].Value, got.Stacks[1].Value)
		}
	}
}

// Every part of a value is a weight times a score, and they add up to the value.
func TestPartsAddUpToTheValue(t *testing.T) {
	c := shipped(t)
	for name, a := range files(t) {
		for _, s := range everyStack(advise(c, a)) {
			var weights, value float64
			for _, p := range s.Parts {
				weights += p.Weight
				value += p.Value
				if p.Score < 0 || p.Score > 1 || p.Weight < 0 || p.Value != p.Weight*p.Score {
					t.Errorf("%s, %s: %+v", name, s.ID, p)
				}
			}
			if diff := value - s.Value; diff > 1e-12 || diff < -1e-12 || weights < 1-1e-12 || weights > 1+1e-12 {
				t.Errorf("%s, %s: the parts come to %v of %v, their weights to %v", name, s.ID, value, s.Value, weights)
			}
		}
	}
}

// Of stacks with the same value the one whose id comes first stands first.
func TestTiesBreakByID(t *testing.T) {
	c := shipped(t)
	twin := func(id string) *advice.Stack {
		h := *hostOf(t, c, "render")
		h.ID = id
		a := read(t, c, "whereto = 1\n[answers]\nusers = [\"singapore\"]\n")
		return advise(withHosts(c, &h), a).Stacks[0]
	}
	if a, b := twin("a-host"), twin("b-host"); a.Value != b.Value {
		t.Fatalf("twins differ: %v, %v", a.Value, b.Value)
	}
	first, second := *hostOf(t, c, "render"), *hostOf(t, c, "render")
	first.ID, second.ID = "b-host", "a-host"
	var order []string
	got := advise(withHosts(c, &first, &second), read(t, c, "whereto = 1\n[answers]\nusers = [\"singapore\"]\n"))
	for i, s := range got.Stacks {
		if i > 0 && s.Value == got.Stacks[i-1].Value {
			order = append(order, got.Stacks[i-1].ID, s.ID)
		}
	}
	if len(order) < 2 || order[0] >= order[1] {
		t.Errorf("stacks of the same value: %q", order)
	}
	for i := 0; i+1 < len(order); i += 2 {
		if !slices.IsSorted(order[i : i+2]) {
			t.Errorf("%q stands before %q", order[i], order[i+1])
		}
	}
}

// No stack of the advice costs no more, answers as fast and satisfies as much as
// another of the same host and status: that one would be its variant.
func TestNothingDominatedIsListed(t *testing.T) {
	c := shipped(t)
	for name, a := range files(t) {
		for _, list := range [][]*advice.Stack{advise(c, a).Stacks, advise(c, a).Near} {
			for _, s := range list {
				for _, o := range list {
					if s == o || s.Host != o.Host || len(s.Verdicts) != len(o.Verdicts) || !s.Bill.Complete || s.Bill.Total > o.Bill.Total {
						continue
					}
					noLess := s.Latency.ResponseMS <= o.Latency.ResponseMS
					for i := range s.Verdicts {
						noLess = noLess && s.Verdicts[i].Level >= o.Verdicts[i].Level
					}
					if s.ColdShare == nil || o.ColdShare == nil {
						noLess = noLess && o.ColdShare == nil
					} else {
						noLess = noLess && *s.ColdShare <= *o.ColdShare
					}
					if noLess {
						t.Errorf("%s: %s is no better than %s and listed beside it", name, o.ID, s.ID)
					}
				}
			}
		}
	}
}

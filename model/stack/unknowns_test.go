package stack_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// best is a word or a number of a criterion that meets any bound of a requirement.
func best(k *catalog.Criterion, bound fit.Requirement) (word string, number float64) {
	if bound.AtLeast != nil {
		number = 1e12
	}
	if len(k.Levels) > 0 {
		word = k.Levels[len(k.Levels)-1]
	}
	return word, number
}

// resolve replaces what is unknown of a value; what is known stays.
func resolve(v catalog.Value, kind, word string, number float64) catalog.Value {
	if v.Unknown && kind == "number" {
		r := catalog.Exactly(number)
		return catalog.Value{Number: &r}
	}
	if v.Unknown {
		return catalog.Value{Word: word}
	}
	if v.Table != nil {
		v.Table = maps.Clone(v.Table)
		for member, is := range v.Table {
			if is == "unknown" {
				v.Table[member] = word
			}
		}
	}
	return v
}

// resolveFact makes what is unknown of a host's fact, in all its setups and
// variants, as good as it can be, and says whether anything was unknown.
func resolveFact(h *catalog.Product, k *catalog.Criterion, bound fit.Requirement) (resolved *catalog.Product, open bool) {
	word, number := best(k, bound)
	resolve := func(v catalog.Value) catalog.Value {
		better := resolve(v, k.Kind, word, number)
		open = open || !better.Equal(v)
		return better
	}
	resolved = changed(h, func(p *catalog.Product) {
		for _, facts := range factTables(p) {
			if f, ok := facts[k.ID]; ok {
				f.Is = resolve(f.Is)
				f.By = slices.Clone(f.By)
				for i := range f.By {
					f.By[i].Is = resolve(f.By[i].Is)
				}
				facts[k.ID] = f
			}
		}
	})
	return resolved, open
}

// forget makes a host's fact unknown, in all its setups.
func forget(h *catalog.Product, criterion string) *catalog.Product {
	return changed(h, func(p *catalog.Product) {
		for _, facts := range factTables(p) {
			if f, ok := facts[criterion]; ok {
				f.Is, f.By = catalog.Value{Unknown: true}, nil
				facts[criterion] = f
			}
		}
	})
}

func factTables(p *catalog.Product) []map[string]catalog.Fact {
	tables := []map[string]catalog.Fact{p.Facts}
	for _, s := range p.Setups {
		tables = append(tables, s.Facts)
	}
	return tables
}

// asked are the criteria that a case requires and that facts are judged by, with the
// first requirement on each.
func asked(x *stack.Case) map[*catalog.Criterion]fit.Requirement {
	all := map[*catalog.Criterion]fit.Requirement{}
	for _, r := range x.Requirements {
		k, ok := x.Catalog.Criterion(r.Criterion)
		if _, seen := all[k]; ok && k.Kind != "computed" && !seen {
			all[k] = r
		}
	}
	return all
}

// compare makes the stacks of hosts with some of their facts changed, and hands over
// each that is there before and after. It returns how many.
func compare(t *testing.T, w whole, hosts []*catalog.Product, each func(before, after *stack.Stack)) (n int) {
	t.Helper()
	before := map[string]*stack.Stack{}
	for _, s := range w.stacks {
		before[s.ID] = s
	}
	typical := at(w.answers, func(r catalog.Range) float64 { return r.Typical }) // a band changes no value
	for _, after := range stacks(t, withHosts(invented(t), hosts...), typical) {
		if s, ok := before[after.ID]; ok {
			n++
			each(s, after)
		}
	}
	return n
}

// What is unknown never counts as a yes: when it turns out as well as it can, the
// stack's value does not fall, and it was counted on in the best value before.
func TestUnknownTurningOutWellNeverLowersTheValue(t *testing.T) {
	c := invented(t)
	risen := 0
	for _, w := range every(t) {
		for k, r := range asked(w.x) {
			var hosts []*catalog.Product
			for _, h := range c.Hosts {
				if resolved, open := resolveFact(h, k, r); open {
					hosts = append(hosts, resolved)
				}
			}
			compare(t, w, hosts, func(before, after *stack.Stack) {
				if after.Value > before.Value {
					risen++
				}
				if after.Value < before.Value-1e-12 {
					t.Errorf("%s, %s, %s: the value falls from %v to %v", w.name, before.ID, k.ID, before.Value, after.Value)
				}
				if after.Value > before.BestValue+1e-12 {
					t.Errorf("%s, %s, %s: the value %v is above the best %v before", w.name, before.ID, k.ID, after.Value, before.BestValue)
				}
				if len(after.Because) > len(before.Because) {
					t.Errorf("%s, %s, %s: more musts fail: %v", w.name, before.ID, k.ID, after.Because)
				}
			})
		}
	}
	if risen < 10 {
		t.Errorf("only %d stacks had anything unknown that was asked for", risen)
	}
}

// What is known to be as good as it can be is never worth less than not knowing:
// forgetting it never raises the value, and rules nothing out.
func TestForgettingAFactNeverRaisesTheValue(t *testing.T) {
	c := invented(t)
	compared, tried := 0, map[string]int{}
	for _, w := range every(t) {
		for k := range asked(w.x) {
			if tried[k.ID]++; tried[k.ID] > few {
				continue
			}
			var hosts []*catalog.Product
			for _, h := range c.Hosts {
				hosts = append(hosts, forget(h, k.ID))
			}
			compared += compare(t, w, hosts, func(before, after *stack.Stack) {
				if after.Value > before.Value+1e-12 {
					t.Errorf("%s, %s, %s: the value rises from %v to %v", w.name, before.ID, k.ID, before.Value, after.Value)
				}
				if before.Fits() && !after.Fits() {
					t.Errorf("%s, %s, %s: ruled out by what is not known: %v", w.name, before.ID, k.ID, after.Because)
				}
			})
		}
	}
	if len(tried) < 20 || compared < 500 {
		t.Errorf("of %d criteria only %d stacks were compared", len(tried), compared)
	}
}

// Where a must rests on what is not known, the stack fits with caveats, and one
// of them says what is not known, of whom, and what was tried.
func TestUnknownMustIsACaveat(t *testing.T) {
	c := invented(t)
	a := read(t, c, "whereto = 1\n[answers]\nrollback = \"instant\"\n[importance]\nrollback = \"must\"\n")
	h := forget(product(t, c, "alto-functions"), "rollback")
	list := stacks(t, withHosts(c, h), a)
	if len(list) == 0 {
		t.Error("the host has no stack")
	}
	for _, s := range list {
		if s.Status != stack.FitsWithCaveats {
			t.Errorf("%s: status %q", s.ID, s.Status)
		}
		if !slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool {
			return cv.ID == "alto-functions/unknown-rollback" && cv.Kind == stack.NotKnown && cv.Product == h &&
				slices.Equal(cv.About, []string{"rollback"}) && cv.Verdict.Criterion == "rollback" && cv.Verdict.Note == h.Facts["rollback"].Note
		}) {
			t.Errorf("%s: no caveat says that the rollback is not known: %v", s.ID, s.Caveats)
		}
	}
}

// Every unknown verdict is named by a caveat, wherever the stack stands, and a stack
// fits plainly only if every must is met.
func TestEveryUnknownVerdictIsACaveat(t *testing.T) {
	seen := 0
	for _, w := range every(t) {
		for _, s := range w.stacks {
			plain := true
			for _, v := range s.Verdicts {
				plain = plain && (!v.Must() || v.Outcome == fit.Meets)
				if v.Outcome != fit.Unknown {
					continue
				}
				seen++
				if !slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool {
					return strings.HasSuffix(cv.ID, "/unknown-"+v.Criterion) || v.Criterion == "monthly_cost" && cv.ID == "not-included"
				}) {
					t.Errorf("%s, %s: %s is unknown, and no caveat says so", w.name, s.ID, v.Criterion)
				}
			}
			if s.Fits() && (s.Status == stack.Fits) != plain {
				t.Errorf("%s, %s: status %q, all musts met: %v", w.name, s.ID, s.Status, plain)
			}
			if s.Fits() != (len(s.Because) == 0) {
				t.Errorf("%s, %s: status %q, failed musts: %d", w.name, s.ID, s.Status, len(s.Because))
			}
		}
	}
	if seen < 80 {
		t.Errorf("only %d verdicts are unknown", seen)
	}
}

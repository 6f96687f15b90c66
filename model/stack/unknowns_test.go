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

// Forgetting a fact rules nothing out and lets nothing fit that did not plainly. What is
// then not known counts a half: the value falls by what was met of a want, and rises by
// what failed.
func TestForgettingAFactCountsAHalf(t *testing.T) {
	c := invented(t)
	compared, fell, rose, tried := 0, 0, 0, map[string]int{}
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
				moved := 0.0
				for i, v := range after.Verdicts {
					if v.Must() || v.Criterion == catalog.CriterionCapacity || v.Outcome == before.Verdicts[i].Outcome {
						continue
					}
					part, _ := after.Part(v.Question)
					wants := 0.0
					for _, o := range after.Of(v.Question) {
						if !o.Must() {
							wants++
						}
					}
					moved += part.Weight * (stack.Score(v.Outcome).Is - stack.Score(before.Verdicts[i].Outcome).Is) / wants
					if v.Criterion != k.ID || v.Outcome != fit.Unknown {
						t.Errorf("%s, %s, %s: %s turns to %v", w.name, before.ID, k.ID, v.Criterion, v.Outcome)
					}
				}
				if k.ID == catalog.CriterionOpsBurden { // own work can cost anything then
					was, _ := before.Part(stack.Cost)
					is, _ := after.Part(stack.Cost)
					if moved += is.Value - was.Value; was.Score < is.Least-1e-12 || was.Score > is.Best+1e-12 {
						t.Errorf("%s, %s: own work is not known, and the cost scores %+v, before %v", w.name, before.ID, is, was.Score)
					}
				}
				switch {
				case moved < 0:
					fell++
				case moved > 0:
					rose++
				}
				if !near(after.Value, before.Value+moved) {
					t.Errorf("%s, %s, %s: the value moves from %v to %v, not by %v", w.name, before.ID, k.ID, before.Value, after.Value, moved)
				}
				if before.Fits() && !after.Fits() {
					t.Errorf("%s, %s, %s: ruled out by what is not known: %v", w.name, before.ID, k.ID, after.Because)
				}
				stopped := slices.ContainsFunc(before.Verdicts, func(v fit.Verdict) bool { // at the end of a range, which those after have not
					return v.Criterion == catalog.CriterionCapacity && v.Outcome == fit.Unknown
				})
				if before.Status != stack.Fits && after.Status == stack.Fits && !stopped {
					t.Errorf("%s, %s, %s: it fits since nobody knows; before it was %q", w.name, before.ID, k.ID, before.Status)
				}
			})
		}
	}
	if len(tried) < 20 || compared < 500 || fell < 20 || rose < 20 {
		t.Errorf("of %d criteria only %d stacks were compared, of which %d fell and %d rose", len(tried), compared, fell, rose)
	}
}

// Where a must rests on what is not known, the stack fits if it turns out well, and a
// caveat says what is not known, of whom, and what was tried.
func TestUnknownMustIsACaveat(t *testing.T) {
	c := invented(t)
	a := read(t, c, "whereto = 1\n[answers]\nrollback = \"instant\"\n[importance]\nrollback = \"must\"\n")
	h := forget(product(t, c, "alto-functions"), "rollback")
	list := stacks(t, withHosts(c, h), a)
	if len(list) == 0 {
		t.Error("the host has no stack")
	}
	for _, s := range list {
		if s.Status != stack.FitsIf {
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

// Every unknown verdict is named by a caveat, wherever the stack stands. A stack fits
// plainly only if every must is met by products that are plainly active; it fits if, where
// something of that is open; and its price is not known where its bill is a part.
func TestEveryUnknownVerdictIsACaveat(t *testing.T) {
	seen, statuses := 0, map[stack.Status]int{}
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
			for _, p := range s.Products() {
				plain = plain && p.Status.PlainlyActive()
			}
			want := stack.FitsIf
			switch {
			case len(s.Because) > 0:
				want = stack.DoesNotFit
			case !s.Bill.Complete:
				want = stack.PriceNotKnown
			case plain:
				want = stack.Fits
			}
			if statuses[s.Status]++; s.Status != want || s.Fits() != (want != stack.DoesNotFit) {
				t.Errorf("%s, %s: status %q, want %q", w.name, s.ID, s.Status, want)
			}
		}
	}
	if seen < 80 || len(statuses) != 4 {
		t.Errorf("only %d verdicts are unknown, and the statuses are %v", seen, statuses)
	}
}

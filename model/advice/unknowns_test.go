package advice_test

import (
	"maps"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
)

// best is a word or a number of a criterion that meets any bound of a requirement.
func best(k *catalog.Criterion, bound *fit.Requirement) (word string, number float64) {
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
func resolveFact(h *catalog.Product, k *catalog.Criterion, bound *fit.Requirement) (resolved *catalog.Product, open bool) {
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

// asked is the requirement of an answers file on a criterion.
func asked(a *advice.Advice, criterion string) *fit.Requirement {
	for i, r := range a.Requirements {
		if r.Criterion == criterion {
			return &a.Requirements[i]
		}
	}
	return nil
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

// byID are the stacks of one host, by their id.
func byID(a *advice.Advice, host string) map[string]*advice.Stack {
	all := map[string]*advice.Stack{}
	for _, s := range everyStack(a) {
		if s.Host.ID == host {
			all[s.ID] = s
		}
	}
	return all
}

// compare advises on a host with one of its facts changed, and hands over each
// stack that is there before and after. It returns how many.
func compare(c *catalog.Catalog, a answers.Answers, before map[string]*advice.Stack, changed *catalog.Product, each func(before, after *advice.Stack)) (n int) {
	for id, after := range byID(advise(withHosts(c, changed), a), changed.ID) {
		if s, ok := before[id]; ok {
			n++
			each(s, after)
		}
	}
	return n
}

// What is unknown never counts as a yes: when it turns out as well as it can, the
// stack's value does not fall, and it was counted on in the best value before.
func TestUnknownTurningOutWellNeverLowersTheValue(t *testing.T) {
	if raced {
		t.Skip("many advices, one after the other")
	}
	c := shipped(t)
	risen := 0
	for name, a := range files(t) {
		whole := advise(c, a)
		for _, h := range c.Hosts {
			alone := byID(advise(withHosts(c, h), a), h.ID)
			for _, k := range c.Criteria {
				r := asked(whole, k.ID)
				if r == nil || k.Kind == "computed" {
					continue
				}
				resolved, open := resolveFact(h, k, r)
				if !open {
					continue
				}
				compare(c, a, alone, resolved, func(before, after *advice.Stack) {
					if after.Value > before.Value {
						risen++
					}
					if after.Value < before.Value-1e-12 {
						t.Errorf("%s, %s, %s: the value falls from %v to %v", name, before.ID, k.ID, before.Value, after.Value)
					}
					if after.Value > before.BestValue+1e-12 {
						t.Errorf("%s, %s, %s: the value %v is above the best %v before", name, before.ID, k.ID, after.Value, before.BestValue)
					}
					if len(after.Because) > len(before.Because) {
						t.Errorf("%s, %s, %s: more musts fail: %v", name, before.ID, k.ID, after.Because)
					}
				})
			}
		}
	}
	if risen < 10 {
		t.Errorf("only %d stacks had anything unknown that was asked for", risen)
	}
}

// What is known to be as good as it can be is never worth less than not knowing:
// forgetting it never raises the value, and rules nothing out.
func TestForgettingAFactNeverRaisesTheValue(t *testing.T) {
	if raced {
		t.Skip("many advices, one after the other")
	}
	c := shipped(t)
	compared := 0
	for name, a := range files(t) {
		whole := advise(c, a)
		for _, h := range c.Hosts {
			alone := byID(advise(withHosts(c, h), a), h.ID)
			for _, k := range c.Criteria {
				r := asked(whole, k.ID)
				if r == nil || k.Kind == "computed" {
					continue
				}
				compared += compare(c, a, alone, forget(h, k.ID), func(before, after *advice.Stack) {
					if after.Value > before.Value+1e-12 {
						t.Errorf("%s, %s, %s: the value rises from %v to %v", name, before.ID, k.ID, before.Value, after.Value)
					}
					if before.Fits() && !after.Fits() {
						t.Errorf("%s, %s, %s: ruled out by what is not known: %v", name, before.ID, k.ID, after.Because)
					}
				})
			}
		}
	}
	if compared < 100 {
		t.Errorf("only %d stacks were compared", compared)
	}
}

// Where a must rests on what is not known, the stack fits with caveats, and one
// of them says what is not known, of whom, and what was tried.
func TestUnknownMustIsACaveat(t *testing.T) {
	c := shipped(t)
	a := read(t, c, "whereto = 1\n[answers]\nrollback = \"instant\"\n[importance]\nrollback = \"must\"\n")
	h := forget(hostOf(t, c, "aws-lambda"), "rollback")
	for _, s := range advise(withHosts(c, h), a).Stacks {
		if s.Status != "fits-with-caveats" {
			t.Errorf("%s: status %q", s.ID, s.Status)
		}
		found := false
		for _, cv := range s.Caveats {
			if cv.ID == "aws-lambda/unknown-rollback" {
				found = strings.Contains(cv.Text, "AWS Lambda") && strings.Contains(cv.Text, h.Facts["rollback"].Note) && len(cv.About) == 1 && cv.About[0] == "rollback"
			}
		}
		if !found {
			t.Errorf("%s: no caveat says that the rollback is not known: %v", s.ID, s.Caveats)
		}
	}
	if n := len(advise(withHosts(c, h), a).Stacks); n == 0 {
		t.Error("the host is ruled out by what is not known")
	}
}

// On the shipped data: every unknown verdict is named by a caveat, wherever the
// stack stands, and a stack fits plainly only if every must is met.
func TestEveryUnknownVerdictIsACaveat(t *testing.T) {
	c := shipped(t)
	seen := 0
	for name, a := range files(t) {
		for _, s := range everyStack(advise(c, a)) {
			plain := true
			for _, v := range s.Verdicts {
				plain = plain && (!v.Must() || v.Level == fit.Meets)
				if v.Level != fit.Unknown {
					continue
				}
				seen++
				found := false
				for _, cv := range s.Caveats {
					found = found || strings.HasSuffix(cv.ID, "/unknown-"+v.Criterion) || v.Criterion == "monthly_cost" && cv.ID == "not-included"
				}
				if !found {
					t.Errorf("%s, %s: %s is unknown, and no caveat says so", name, s.ID, v.Criterion)
				}
			}
			if s.Fits() && (s.Status == "fits") != plain {
				t.Errorf("%s, %s: status %q, all musts met: %v", name, s.ID, s.Status, plain)
			}
			if s.Fits() != (len(s.Because) == 0) {
				t.Errorf("%s, %s: status %q, failed musts: %d", name, s.ID, s.Status, len(s.Because))
			}
		}
	}
	if seen == 0 {
		t.Error("no verdict is unknown: the answers files ask for nothing open")
	}
}

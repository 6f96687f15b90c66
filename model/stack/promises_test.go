package stack_test

import (
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// promising is the fixture's Bruma Run with a promise that rests on instances and zones,
// and with a level of two_zones.
func promising(t *testing.T, c *catalog.Catalog, needs *catalog.Needs, zones string, most float64) *catalog.Catalog {
	h := changed(product(t, c, "bruma-run"), func(p *catalog.Product) {
		percent := catalog.Exactly(99.9)
		p.Facts["sla_percent"] = catalog.Fact{Is: catalog.Value{Number: &percent}, Needs: needs, Source: "docs", Note: "With credits."}
		p.Facts["two_zones"] = catalog.Fact{Is: catalog.Value{Word: zones, Unknown: zones == ""}, Source: "docs", Note: "Zones."}
		if most > 0 {
			p.Runtime.MaxInstances = &most
		}
	})
	return withHosts(c, h)
}

// What is judged by a promise is built and billed with what the promise rests on; where it
// can't be, the promise is not known, and where its zones are none it fails.
func TestPromisesAreBuiltAndBilled(t *testing.T) {
	c := invented(t)
	two, zones := &catalog.Needs{Instances: 2}, &catalog.Needs{Instances: 2, Zones: 2}
	for _, x := range []struct {
		name      string
		needs     *catalog.Needs
		zones     string
		most      float64
		lines     string
		want      fit.Outcome
		instances float64
	}{
		{"nothing is promised that needs more", nil, "yes", 0, "sla_percent = 99.9", fit.Meets, 1},
		{"two instances", two, "no", 0, "sla_percent = 99.9", fit.Meets, 2},
		{"two zones", zones, "yes", 0, "sla_percent = 99.9", fit.Meets, 2},
		{"no zones", zones, "no", 0, "sla_percent = 99.9", fit.Fails, 1},
		{"zones that you place", zones, "partial", 0, "sla_percent = 99.9", fit.Unknown, 1},
		{"zones that nobody knows", zones, "", 0, "sla_percent = 99.9", fit.Unknown, 1},
		{"one machine", two, "yes", 1, "sla_percent = 99.9", fit.Unknown, 1},
		{"more is asked than promised", zones, "yes", 0, "sla_percent = 99.99", fit.Fails, 1},
		{"less is asked", zones, "yes", 0, "sla_percent = 99", fit.Meets, 2},
		{"a wish builds nothing", zones, "yes", 0, "sla_percent = 99.9\n[importance]\nsla_percent = \"want\"", fit.Partly, 1},
		{"a wish that is built anyway", zones, "yes", 0, "sla_percent = 99.9\nredundancy = \"two-instances\"\n[importance]\nsla_percent = \"want\"", fit.Meets, 2},
		{"nothing is asked", zones, "yes", 0, "", 0, 1},
	} {
		tried := 0
		for _, s := range stacks(t, promising(t, c, x.needs, x.zones, x.most), given(t, c, "users = [\"sydney\"]\n"+x.lines)) {
			if s.Setup.ID != "always-on" {
				continue
			}
			tried++
			verdicts := s.Of("sla_percent")
			if x.lines != "" && (len(verdicts) != 1 || verdicts[0].Outcome != x.want || (verdicts[0].Gap == fit.TooFew) != (x.needs != nil && x.want != fit.Meets && x.lines != "sla_percent = 99.99")) {
				t.Errorf("%s: %s: %+v, want %v", x.name, s.ID, verdicts, x.want)
			}
			if got := quantity(s, "instance_hours") / 730; !near(got, x.instances) {
				t.Errorf("%s: %s: %v instances are billed, want %v", x.name, s.ID, got, x.instances)
			}
		}
		if tried == 0 {
			t.Errorf("%s: there is no stack", x.name)
		}
	}
}

// Redundancy that was asked for is built and billed; where it can't be, it fails.
func TestRedundancyMultipliesInstances(t *testing.T) {
	c := invented(t)
	for _, x := range []struct {
		answer, zones string
		most          float64
		want          fit.Outcome
		instances     float64
	}{
		{"one", "yes", 0, fit.Meets, 1},
		{"two-instances", "no", 0, fit.Meets, 2},
		{"two-instances", "yes", 1, fit.Fails, 1},
		{"two-zones", "yes", 0, fit.Meets, 2},
		{"two-zones", "partial", 0, fit.Fails, 2},
		{"two-zones", "yes", 1, fit.Fails, 1},
	} {
		for _, s := range stacks(t, promising(t, c, nil, x.zones, x.most), given(t, c, "users = [\"sydney\"]\nredundancy = \""+x.answer+"\"")) {
			for _, v := range s.Of("redundancy") {
				if v.Outcome != x.want {
					t.Errorf("%s with zones %s, at most %v: %s: %v, want %v", x.answer, x.zones, x.most, s.ID, v.Outcome, x.want)
				}
			}
			if failed(s, catalog.CriterionCapacity) {
				t.Errorf("%s: %s fails by its capacity too", x.answer, s.ID)
			}
			if s.Setup.ID != "always-on" {
				continue
			}
			if got := quantity(s, "instance_hours") / 730; !near(got, x.instances) {
				t.Errorf("%s with zones %s: %s: %v instances are billed, want %v", x.answer, x.zones, s.ID, got, x.instances)
			}
		}
	}
}

// What was worked out for answers without a promise is not taken for answers with one.
func TestPromisesChangeTheGround(t *testing.T) {
	c := invented(t)
	with := promising(t, c, &catalog.Needs{Instances: 2, Zones: 2}, "yes", 0)
	m := stack.NewMaker(with)
	total := func(lines string) float64 {
		x, err := m.Case(given(t, c, "users = [\"sydney\"]\n"+lines), today, stack.Options{})
		if err != nil {
			t.Fatal(err)
		}
		list := allOf(x)
		i := slices.IndexFunc(list, func(s *stack.Stack) bool { return s.Setup.ID == "always-on" && len(s.Addons) == 0 })
		return list[i].Bill.Total
	}
	one, two := total(""), total("sla_percent = 99.9")
	if !(two > 1.5*one) {
		t.Errorf("one costs %v, two %v", one, two)
	}
	if again := total("rollback = \"instant\""); !near(again, one) {
		t.Errorf("one costs %v after the promise, %v before", again, one)
	}
	if again := total("sla_percent = 99.9\nredundancy = \"two-zones\""); !near(again, two) {
		t.Errorf("two cost %v with redundancy, %v without", again, two)
	}
}

// On the shipped data: a promise of four nines does not rank single servers first; what
// fits runs two instances at least, or has no instances of its own.
func TestUptimeIsNotASingleServer(t *testing.T) {
	t.Parallel()
	c := shipped(t)
	list := stacks(t, c, given(t, c, "language = [\"go\"]\nusers = [\"frankfurt\"]\nsla_percent = 99.99"))
	fargate := 0
	for _, s := range list {
		switch {
		case s.Status == stack.Fits && quantity(s, "instance_hours") > 0 && s.Count < 2:
			t.Errorf("%s fits with %d instances", s.ID, s.Count)
		case s.Host.ID == "aws-fargate" && s.Fits():
			fargate++
			if one := lone(t, c, s); s.Bill.Total < 1.4*one.Bill.Total-20 {
				t.Errorf("%s costs %v for the promise, %v without", s.ID, s.Bill.Total, one.Bill.Total)
			}
		}
	}
	if fargate == 0 {
		t.Error("Fargate does not fit")
	}
	for _, s := range those(list, "vultr") {
		if v := s.Of("sla_percent"); v[0].Outcome == fit.Meets && s.Count < 2 {
			t.Errorf("%s: a promise for one machine is %v, of %d", s.ID, v[0].Outcome, s.Count)
		}
	}
}

// lone is the same stack without the promise.
func lone(t *testing.T, c *catalog.Catalog, s *stack.Stack) *stack.Stack {
	t.Helper()
	x := caseOf(t, c, given(t, c, "language = [\"go\"]\nusers = [\"frankfurt\"]"))
	one, err := x.Named(stack.ParseID(s.ID))
	if err != nil {
		t.Fatal(err)
	}
	return one
}

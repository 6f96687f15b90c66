package advice_test

import (
	"fmt"
	"math"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/stack"
)

// loads are so many, from one to another, each as many times the one before.
func loads(from, to float64, n int) []float64 {
	list := make([]float64, n)
	for i := range list {
		list[i] = from * math.Pow(to/from, float64(i)/float64(n-1))
	}
	return list
}

// leaders are the ids of the first rows' stacks.
func leaders(a *advice.Advice, n int) []string {
	var ids []string
	for _, s := range a.Stacks[:min(n, len(a.Stacks))] {
		ids = append(ids, s.ID)
	}
	return ids
}

// curves are those of the first rows.
func curves(t testing.TB, e *advice.Engine, a *advice.Advice, requests []float64, ids ...string) *advice.Curves {
	t.Helper()
	c, err := e.Curves(a, requests, ids...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// At the load of the answers a curve says what the bill says, and at another what the bill
// of other answers does.
func TestCurvesAreBills(t *testing.T) {
	for _, name := range []string{"orders", "large", "worldwide", "reserved", "no-price", "front-end"} {
		given := file(t, invented(t), name)
		e := advice.NewEngine(invented(t))
		now := ask(t, e, given)
		list := []float64{now.Load.Requests / 10, now.Load.Requests, now.Load.Requests * 7}
		ids := leaders(now, 8)
		c := curves(t, e, now, list, ids...)
		if len(c.List) != len(ids) {
			t.Fatalf("%s: %d of %d stacks are found", name, len(c.List), len(ids))
		}
		for i, curve := range c.List {
			if p := curve.Points[1]; !near(p.Total, now.Stacks[i].Bill.Total) || p.Complete != now.Stacks[i].Bill.Complete || p.Size != now.Stacks[i].SizeID() {
				t.Errorf("%s, %s: %+v, the bill says %v on %s", name, ids[i], p, now.Stacks[i].Bill.Total, now.Stacks[i].SizeID())
			}
		}
		for at, n := range list {
			other := given.Clone()
			other.Values[catalog.QuestionRequests] = answers.Number(n)
			then := ask(t, e, other)
			for _, curve := range c.List {
				p := curve.Points[at]
				for _, s := range then.All() {
					if s.Way() != curve.Stack.Way() || s.SizeID() != p.Size || !p.Holds || fmt.Sprint(s.Regions) != fmt.Sprint(curve.Stack.Regions) || len(s.Addons) != len(curve.Stack.Addons) || len(s.Addons) > 0 && s.Addons[0].ID() != curve.Stack.Addons[0].ID() {
						continue
					}
					if !near(s.Bill.Total, p.Total) {
						t.Errorf("%s, %s at %v: %v, the bill of those answers says %v", name, s.ID, n, p.Total, s.Bill.Total)
					}
				}
			}
		}
	}
}

// costAlone are answers by which nothing but the bill decides.
func costAlone(t testing.TB, c *catalog.Catalog, requests float64) answers.Answers {
	return read(t, c, fmt.Sprintf("whereto = 1\n[answers]\nlanguage = [\"rust\"]\nrequests = %v\n[weights]\nlatency = 0\n", requests))
}

// Where nothing but the bill decides, a crossing of the curves of a break-even's two stacks
// is where the break-even says: in the fixture and in the shipped data.
func TestCrossingIsWhereBreakEvenSays(t *testing.T) {
	for name, c := range map[string]*catalog.Catalog{"invented": invented(t), "shipped": shipped(t)} {
		e := advice.NewEngine(c)
		found := 0
		for _, now := range []float64{1e6, 10e6, 100e6} {
			a := explored(t, e, costAlone(t, c, now), 10)
			for _, even := range a.Study.BreakEven {
				if even.Question != catalog.QuestionRequests || even.From == nil || even.To == nil {
					continue
				}
				found++
				out := curves(t, e, a, loads(even.At/4, even.At*4, 40), even.From.ID, even.To.ID)
				met := false
				for _, x := range out.Crossings {
					if math.Abs(math.Log(x.At/even.At)) < 2e-3 && x.From == 0 && x.To == 1 {
						met = true
					}
				}
				if !met {
					t.Errorf("%s: from %v requests on %s is first instead of %s; the curves cross at %+v", name, even.At, even.To.ID, even.From.ID, out.Crossings)
				}
			}
		}
		if found < 2 {
			t.Errorf("%s: only %d break-evens were looked at", name, found)
		}
	}
}

// Below a crossing the one is the cheaper, above it the other; what holds no load or has no
// full price is never the cheapest.
func TestCrossingsPartTheCheapest(t *testing.T) {
	for _, name := range []string{"orders", "no-price", "large"} {
		e := advice.NewEngine(invented(t))
		a := ask(t, e, file(t, invented(t), name))
		c := curves(t, e, a, loads(1e4, 1e10, 61), leaders(a, 8)...)
		if len(c.Crossings) == 0 {
			t.Errorf("%s: nothing crosses", name)
		}
		for _, x := range c.Crossings {
			beside := curves(t, e, a, []float64{x.At * 0.999, x.At * 1.001}, leaders(a, 8)...)
			if beside.Cheapest(0) != x.From || beside.Cheapest(1) != x.To {
				t.Errorf("%s at %v: %d below and %d above, want %+v", name, x.At, beside.Cheapest(0), beside.Cheapest(1), x)
			}
		}
		for at := range c.Requests {
			best := c.Cheapest(at)
			for i, curve := range c.List {
				if p := curve.Points[at]; best >= 0 && p.Complete && p.Holds && p.Total < c.List[best].Points[at].Total-1e-9 {
					t.Errorf("%s at %v: %d is cheaper than %d", name, c.Requests[at], i, best)
				}
			}
			if best >= 0 && (!c.List[best].Points[at].Complete || !c.List[best].Points[at].Holds) {
				t.Errorf("%s at %v: the cheapest is not to be had", name, c.Requests[at])
			}
		}
	}
}

// A stack that the advice does not have is left out; without any nothing is found.
func TestNoCurve(t *testing.T) {
	e := advice.NewEngine(invented(t))
	a := ask(t, e, file(t, invented(t), "orders"))
	if c := curves(t, e, a, []float64{1e6}, "nowhere/at-all", a.Stacks[0].ID); len(c.List) != 1 || c.List[0].Stack != a.Stacks[0] {
		t.Errorf("%+v", c.List)
	}
	if c := curves(t, e, a, loads(1, 10, 3)); len(c.List) != 0 || c.Crossings != nil || c.Cheapest(0) != -1 {
		t.Errorf("%+v", c)
	}
}

// Every stack that an advice names is found again in its evaluation.
func TestCurvesFindEveryStack(t *testing.T) {
	for _, name := range []string{"orders", "worldwide", "front-end", "europe", "unknowns", "servers"} {
		e := advice.NewEngine(invented(t))
		a := ask(t, e, file(t, invented(t), name))
		var ids []string
		var all []*stack.Stack
		for _, s := range a.All() {
			ids, all = append(ids, s.ID), append(all, s)
		}
		c := curves(t, e, a, []float64{a.Load.Requests}, ids...)
		if len(c.List) != len(all) {
			t.Fatalf("%s: %d of %d", name, len(c.List), len(all))
		}
		for i, curve := range c.List {
			if p := curve.Points[0]; curve.Stack != all[i] || !near(p.Total, all[i].Bill.Total) {
				t.Errorf("%s, %s: %v, want %v", name, all[i].ID, p.Total, all[i].Bill.Total)
			}
		}
	}
}

// Four hosts at sixty loads, and as the screen asks for.
func BenchmarkCurves(b *testing.B) {
	for _, size := range [][2]int{{4, 60}, {8, 280}} {
		b.Run(fmt.Sprintf("%dx%d", size[0], size[1]), func(b *testing.B) {
			benchmarks(b, func(b *testing.B, given answers.Answers) {
				e := advice.NewEngine(shipped(b))
				a := ask(b, e, given)
				for b.Loop() {
					if _, err := e.Curves(a, loads(1e5, 1e9, size[1]), leaders(a, size[0])...); err != nil {
						b.Fatal(err)
					}
				}
			})
		})
	}
}

package guide_test

import (
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"whereto/model/fixture/catalogs"

	"whereto/model/advice"
	"whereto/model/catalog"
	"whereto/model/cost"
	"whereto/model/fixture"
	"whereto/model/guide"
)

// today is the day of all guides here.
const today = catalog.Date(fixture.Today)

var loadInvented = sync.OnceValues(func() (*catalog.Catalog, error) {
	return catalogs.Read(fixture.Files())
})

// written is the fixture's catalogue and its guide.
func written(t *testing.T) (*catalog.Catalog, *guide.Guide) {
	t.Helper()
	c, err := loadInvented()
	if err != nil {
		t.Fatal(err)
	}
	g, err := guide.Write(c, today)
	if err != nil {
		t.Fatal(err)
	}
	return c, g
}

// Every host that can be chosen is in the guide, with a bill of each setup and the best
// offer of them; what is closed is not.
func TestHosts(t *testing.T) {
	c, g := written(t)
	for _, h := range c.Hosts {
		is, ok := g.Hosts[h.ID]
		if ok != h.Status.Advisable() {
			t.Errorf("%s: in the guide %v, it is %s", h.ID, ok, h.Status.Is)
		}
		if !ok {
			continue
		}
		if len(is.Bills) != len(h.Setups) || is.Cheapest == nil {
			t.Errorf("%s: %d bills of %d setups", h.ID, len(is.Bills), len(h.Setups))
			continue
		}
		for i, b := range is.Bills {
			if b.Product != h || b.Setup.ID != h.Setups[i].ID || b.Cheaper(is.Cheapest) {
				t.Errorf("%s: %s/%s costs %v, the cheapest is %s at %v", h.ID, b.Product.ID, b.Setup.ID, b.Bill.Total, is.Cheapest.Setup.ID, is.Cheapest.Bill.Total)
			}
		}
	}
}

// An add-on raises what it has a higher level of than the host's first setup: a deploy
// tool brings a server's rollback to an instant.
func TestRaises(t *testing.T) {
	_, g := written(t)
	seen := 0
	for id, h := range g.Hosts {
		for _, r := range h.Raises {
			seen++
			own, _ := h.Bills[0].Product.Fact(h.Bills[0].Setup, r.Criterion.ID)
			if r.Criterion.Level(r.Level) <= r.Criterion.Level(own.Is.Word) || !r.Addon.Status.Advisable() {
				t.Errorf("%s: %s raises %s from %s to %s", id, r.Addon.ID, r.Criterion.ID, own.Is.Word, r.Level)
			}
		}
	}
	rollback := slices.ContainsFunc(g.Hosts["cedro-servers"].Raises, func(r guide.Raise) bool {
		return r.Addon.ID == "mano-deploy" && r.Criterion.ID == "rollback" && r.Level == "instant"
	})
	scaler := func(r guide.Raise) bool { return r.Addon.ID == "escala" }
	i := slices.IndexFunc(g.Hosts["cedro-servers"].Raises, scaler)
	if i < 0 || len(g.Hosts["cedro-servers"].Raises[i].Beside) != 1 || !slices.Equal(catalog.IDs(g.Hosts["cedro-servers"].Raises[i].Beside[0], catalog.ProductID), []string{"mano-deploy", "rumbo-deploy"}) {
		t.Errorf("what a scaler needs on servers is not said: %+v", g.Hosts["cedro-servers"].Raises)
	}
	if slices.ContainsFunc(g.Hosts["alto-clusters"].Raises, scaler) {
		t.Error("a scaler raises what it can't: nothing that it needs goes with the host")
	}
	if seen < 20 || !rollback {
		t.Errorf("%d raises, rollback of a server %v", seen, rollback)
	}
}

// A table of distances has each host that can be chosen, the nearest first, with a way
// from each of its places.
func TestDistances(t *testing.T) {
	c, g := written(t)
	if len(g.Near) != len(c.Guide.Near) {
		t.Fatalf("%d tables", len(g.Near))
	}
	for i, table := range g.Near {
		if len(table) != len(g.Hosts) {
			t.Errorf("%d of %d hosts", len(table), len(g.Hosts))
		}
		last := 0.0
		for _, d := range table {
			mean := math.Inf(1)
			if d.Known {
				mean = 0
				for _, leg := range d.Legs {
					mean += leg.Share * leg.RTT.MS
				}
				if len(d.Legs) != len(c.Guide.Near[i].From) {
					t.Errorf("%s: %d ways", d.Host.ID, len(d.Legs))
				}
			}
			if mean < last-1e-9 || !d.Host.Status.Advisable() {
				t.Errorf("%s, at %v ms, stands after %v ms", d.Host.ID, mean, last)
			}
			last = mean
		}
	}
}

// The guide's advice is that for its outline's answers, and its open points have the
// bills that the outline asks for.
func TestAdviceAndPoints(t *testing.T) {
	c, g := written(t)
	if g.Advice.First() == nil || g.Advice.Today != today || g.Advice.Load.Requests != 3_000_000 {
		t.Errorf("%+v", g.Advice.Load)
	}
	again, err := advice.NewEngine(c).Advise(advice.Ask{Answers: g.Advice.Answers, Today: today, Samples: advice.DefaultSamples})
	if err != nil || !reflect.DeepEqual(again, g.Advice) {
		t.Errorf("the same answers give other advice: %v", err)
	}
	if len(g.Points) != 1 || len(g.Points[0]) != 1 {
		t.Fatalf("%v", g.Points)
	}
	bill := g.Points[0][0]
	p := bill.Priced
	// 8 million requests above the free one, and run time far beyond the free tier.
	line, ok := lineOf(p.Bill, "requests")
	if bill.Name != "More" || p.Product.ID != "alto-functions" || p.Setup.ID != "on-demand-x86" || p.Regions[0].Code != "syd-1" || !ok || math.Abs(line.Amount-1.6) > 1e-9 {
		t.Errorf("%s: %+v", bill.Name, p.Bill)
	}
}

// A guide whose answers or bills can't be read is an error that says which.
func TestGuideThatCannotBeWritten(t *testing.T) {
	whole, _ := written(t)
	for want, change := range map[string]func(g *catalog.Guide){
		"nowhere":    func(g *catalog.Guide) { g.Answers = map[string]any{"users": "nowhere"} },
		"guide, One": func(g *catalog.Guide) { g.Points[0].Bills[0].Setup = "nothing" },
		"40d":        func(g *catalog.Guide) { g.Points[0].Bills[0].Month = "40d" },
		"memory_mb":  func(g *catalog.Guide) { g.Points[0].Bills[0].Set = map[string]any{"memory_mb": "much"} },
	} {
		c := *whole
		c.Guide.Points = slices.Clone(c.Guide.Points)
		c.Guide.Points[0].Bills = slices.Clone(c.Guide.Points[0].Bills)
		change(&c.Guide)
		if g, err := guide.Write(&c, today); err == nil || g != nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: %v", want, err)
		}
	}
}

// lineOf finds a line of a bill by the id of its charge or pool.
func lineOf(b cost.Bill, id string) (cost.Line, bool) {
	i := slices.IndexFunc(b.Lines, func(l cost.Line) bool { return l.ID == id })
	if i < 0 {
		return cost.Line{}, false
	}
	return b.Lines[i], true
}

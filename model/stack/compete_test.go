package stack_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/latency"
	"whereto/model/stack"
)

// moved is bruma-run with other multipliers of its prices, by region.
func moved(t *testing.T, multipliers map[string]string, change func(p *catalog.Product)) *catalog.Catalog {
	t.Helper()
	c := invented(t)
	return withHosts(c, changed(product(t, c, "bruma-run"), func(p *catalog.Product) {
		p.Regions = slices.Clone(p.Regions)
		for i := range p.Regions {
			switch m, ok := multipliers[p.Regions[i].Code]; {
			case ok && m == "":
				p.Regions[i].Multiplier = nil // the price is not known
			case ok:
				amount, err := catalog.NewAmount(m)
				if err != nil {
					t.Fatal(err)
				}
				p.Regions[i].Multiplier = &amount
			}
		}
		if change != nil {
			change(p)
		}
	}))
}

// Regions near the one with the shortest way compete by what they are worth. Those that
// are further only where none of these fits; then the nearest that does.
func TestRegionsCompete(t *testing.T) {
	const requests = "language = [\"go\"]\nrequests = 200_000_000\ncpu_ms = 50\n"
	inFrankfurt := func(is catalog.Value) func(p *catalog.Product) {
		return func(p *catalog.Product) {
			f := p.Facts["persistent_disk"]
			f.Is = catalog.Value{Word: "yes"}
			f.By = []catalog.Variant{{Region: "fra", Is: is}}
			p.Facts["persistent_disk"] = f
			for i := range p.Setups {
				delete(p.Setups[i].Facts, "persistent_disk")
			}
		}
	}
	for name, x := range map[string]struct {
		multipliers map[string]string
		change      func(p *catalog.Product)
		lines       string
		want        string
	}{
		"equal prices: the nearest":          {nil, nil, "users = [\"frankfurt\"]\n", "fra"},
		"the cheaper of two that are near":   {map[string]string{"fra": "3"}, nil, "users = [\"frankfurt\"]\n", "lhr"},
		"a little cheaper is not enough":     {map[string]string{"fra": "1.101"}, nil, "users = [\"frankfurt\"]\n", "fra"},
		"one far away, however cheap":        {map[string]string{"fra": "3", "lhr": "3", "iad": "0.01"}, nil, "users = [\"frankfurt\"]\n", "fra"},
		"no price in the nearest":            {map[string]string{"fra": ""}, nil, "users = [\"frankfurt\"]\n", "lhr"},
		"no price in those that are near":    {map[string]string{"fra": "", "lhr": ""}, nil, "users = [\"frankfurt\"]\n", "iad"},
		"no price there nor in the next":     {map[string]string{"fra": "", "lhr": "", "iad": ""}, nil, "users = [\"frankfurt\"]\n", "nrt sin"},
		"data stays where there is no price": {map[string]string{"fra": ""}, nil, "users = [\"frankfurt\"]\nresidency = [\"eu\"]\n", "fra"},
		"too dear in those that are near":    {map[string]string{"fra": "90", "lhr": "90"}, nil, "users = [\"frankfurt\"]\nbudget = 2000\n", "iad"},
		"too dear, as a wish":                {map[string]string{"fra": "90", "lhr": "90"}, nil, "users = [\"frankfurt\"]\nbudget = 2000\n[importance]\nbudget = \"want\"\n", "fra"},
		"too dear everywhere: the nearest":   {nil, nil, "users = [\"frankfurt\"]\nbudget = 1\n", "fra"},
		"without users the first":            {map[string]string{"iad": "3"}, nil, "", "iad"},
		"a fact that another region has":     {nil, inFrankfurt(catalog.Value{Word: "no"}), "users = [\"frankfurt\"]\nstate = [\"disk\"]\n", "lhr"},
		"a fact that is known of another":    {nil, inFrankfurt(catalog.Value{Unknown: true}), "users = [\"frankfurt\"]\nstate = [\"disk\"]\n", "lhr"},
		"a fact that only a far one has": {nil, func(p *catalog.Product) {
			inFrankfurt(catalog.Value{Word: "no"})(p)
			f := p.Facts["persistent_disk"]
			f.By = append(f.By, catalog.Variant{Region: "lhr", Is: catalog.Value{Word: "no"}})
			p.Facts["persistent_disk"] = f
		}, "users = [\"frankfurt\"]\nstate = [\"disk\"]\n", "iad"},
		"a fact that only the nearest has": {nil, func(p *catalog.Product) {
			inFrankfurt(catalog.Value{Word: "yes"})(p)
			f := p.Facts["persistent_disk"]
			f.Is = catalog.Value{Word: "no"}
			p.Facts["persistent_disk"] = f
		}, "users = [\"frankfurt\"]\nstate = [\"disk\"]\n", "fra"},
		"what no region can turn moves nothing": {nil, func(p *catalog.Product) {
			p.Facts["websockets"] = catalog.Fact{Is: catalog.Value{Word: "no"}, Note: "None."}
		}, "users = [\"frankfurt\"]\nstate = [\"websockets\"]\n", "fra"},
	} {
		c := moved(t, x.multipliers, x.change)
		y := caseOf(t, c, given(t, c, requests+x.lines))
		if want, got := fitting(y.Evaluate()), fitting(y.EvaluateFits()); !slices.Equal(got, want) {
			t.Errorf("%s: %q fit without the rest, %q with it", name, got, want)
		}
		for _, s := range allOf(y) {
			if len(s.Regions) != 1 || !slices.Contains(strings.Fields(x.want), s.Regions[0].Code) {
				t.Errorf("%s: %s, want %s", name, s.ID, x.want)
			}
		}
	}
}

// standing is what a stack's region is chosen by, the better the less.
func standing(s *stack.Stack) []float64 {
	fails, dear := 0.0, 0.0
	for _, v := range s.Because {
		if v.Criterion == catalog.CriterionMonthlyCost {
			dear++
		} else {
			fails++
		}
	}
	return []float64{fails, float64(len(s.Bill.Unpriced)), dear, float64(slices.Index([]stack.Status{stack.Fits, stack.FitsIf, stack.PriceNotKnown, stack.DoesNotFit}, s.Status)), -math.Round(s.Value * 1e8)}
}

// No stack would do better in a region that is as near, and none that does not fit would
// fit anywhere else: as trying every region shows.
func TestEachRegionTried(t *testing.T) {
	if testing.Short() {
		t.Skip("nothing runs side by side here that shorter tests do not run")
	}
	t.Parallel()
	try := func(m *stack.Maker, c *catalog.Catalog, net *latency.Network, name string, a answers.Answers) (moved, further int) {
		x, err := m.Case(a, today, stack.Options{})
		if err != nil {
			t.Fatal(err)
		}
		if len(x.Need.Users) == 0 {
			return 0, 0
		}
		for _, s := range allOf(x) {
			if s.Edge || len(s.Regions) != 1 || s.Regions[0].Place == "" && s.Regions[0].Area == "" {
				continue
			}
			open := s.Host.OnSale(s.Setup)
			if asks := slices.ContainsFunc(x.Requirements, func(r fit.Requirement) bool { return r.Criterion == catalog.CriterionResidency }); asks {
				inside := slices.DeleteFunc(slices.Clone(open), func(r catalog.Region) bool {
					return slices.ContainsFunc(x.Requirements, func(q fit.Requirement) bool {
						return q.Criterion == catalog.CriterionResidency && fit.Residency(c, q, s.Host.ID, []catalog.Region{r}).Outcome == fit.Fails
					})
				})
				if len(inside) > 0 {
					open = inside
				}
			}
			ways := net.ByWay(open, x.Need)
			for i, w := range ways {
				near := i <= c.Method.RegionsBeside && w.WayMS <= ways[0].WayMS+c.Method.RegionsWithinMS
				if w.Region.Code == s.Regions[0].Code {
					if i > 0 {
						moved++
					}
					if !near {
						further++
					}
				}
				if !near && s.Status == stack.Fits {
					continue
				}
				id := stack.ParseID(s.ID)
				id.Size, id.Regions = "", w.Region.Code
				other, err := x.Named(id)
				if err != nil {
					t.Fatal(err)
				}
				if was, is := standing(s), standing(other); near && slices.Compare(is, was) < 0 {
					t.Errorf("%s: %s stands at %v, in %s at %v", name, s.ID, was, w.Region.Code, is)
				}
				if !near && other.Status == stack.Fits {
					t.Errorf("%s: %s does not fit, in %s it does", name, s.ID, w.Region.Code)
				}
			}
		}
		return moved, further
	}
	moved, further := 0, 0
	net := latency.New(invented(t))
	for _, w := range every(t) {
		m, f := try(maker(), invented(t), net, w.name, w.answers)
		moved, further = moved+m, further+f
	}
	c := shipped(t)
	m := stack.NewMaker(c)
	net = latency.New(c)
	for _, budget := range []string{"12", "35"} {
		for _, users := range []string{"{ berlin = 0.5, madrid = 0.5 }", "[\"montreal\"]", "[\"sao-paulo\"]"} {
			m, f := try(m, c, net, budget+" "+users, given(t, c, "language = [\"go\"]\nrequests = 60_000_000\nusers = "+users+"\nbudget = "+budget+"\n"))
			moved, further = moved+m, further+f
		}
	}
	if moved < 20 || further < 2 {
		t.Errorf("only %d stacks are not in the nearest region, %d not in one that is near", moved, further)
	}
}

// Several regions are at least two with places, in which a stack is built, billed and
// measured, whatever its host says of itself. Where joining them is the team's work, a
// caveat says so.
func TestSeveralRegionsAreBuilt(t *testing.T) {
	c := invented(t)
	level := func(word string) func(p *catalog.Product) {
		return func(p *catalog.Product) {
			f := p.Facts["multi_region"]
			f.Is.Word = word
			p.Facts["multi_region"] = f
		}
	}
	in := func(word string, regions ...catalog.Region) *catalog.Product {
		return changed(product(t, c, "bruma-run"), func(p *catalog.Product) {
			level(word)(p)
			p.Regions = regions
		})
	}
	at := func(place string) catalog.Region {
		return catalog.Region{Code: place, Place: place, Group: "west", Multiplier: product(t, c, "bruma-run").Regions[0].Multiplier}
	}
	own := catalog.Region{Code: "own", Group: "west", Multiplier: product(t, c, "bruma-run").Regions[0].Multiplier}
	onlyTheSetup := changed(product(t, c, "bruma-run"), func(p *catalog.Product) {
		level("yes")(p)
		for i := range p.Setups {
			p.Setups[i].Facts = map[string]catalog.Fact{"multi_region": {Is: catalog.Value{Word: "no"}, Note: "One."}}
		}
	})
	for _, importance := range []string{"must", "want"} {
		for name, x := range map[string]struct {
			host    *catalog.Product
			users   string
			regions int
			want    fit.Outcome
			joining bool
		}{
			"joined by the vendor":            {product(t, c, "bruma-run"), "{ sydney = 0.6, frankfurt = 0.4 }", 2, fit.Meets, false},
			"joined by the team":              {changed(product(t, c, "bruma-run"), level("partial")), "{ sydney = 0.6, frankfurt = 0.4 }", 2, fit.Meets, true},
			"all users in one place":          {changed(product(t, c, "bruma-run"), level("partial")), "[\"sydney\"]", 2, fit.Meets, true},
			"not to be had":                   {changed(product(t, c, "bruma-run"), level("no")), "[\"sydney\"]", 1, fit.Fails, false},
			"not in this setup":               {onlyTheSetup, "[\"sydney\"]", 1, fit.Fails, false},
			"one region on sale":              {in("yes", at("sydney")), "[\"sydney\"]", 1, fit.Fails, false},
			"one region, and one of no place": {in("partial", at("sydney"), own), "[\"sydney\"]", 1, fit.Fails, false},
			"wherever your machines are":      {in("partial", own), "[\"sydney\"]", 1, fit.Fails, false},
			"two regions of one city":         {in("partial", at("sydney"), catalog.Region{Code: "b", Place: "sydney", Group: "west", Multiplier: own.Multiplier}), "[\"sydney\"]", 1, fit.Fails, false},
			"at the edge":                     {product(t, c, "orilla-edge"), "[\"sydney\"]", len(product(t, c, "orilla-edge").Regions), fit.Meets, false},
		} {
			only := withHosts(c, x.host)
			for _, s := range stacks(t, only, given(t, only, "users = "+x.users+"\nspread = \"several-regions\"\n[importance]\nspread = \""+importance+"\"\n")) {
				v := verdictOn(t, s, catalog.CriterionMultiRegion)
				if len(s.Regions) != x.regions || v.Outcome != x.want || s.Edge != (x.regions > 2) {
					t.Errorf("%s, a %s: %s: %v %v, want %v", name, importance, s.ID, v.Outcome, v.Is, x.want)
				}
				if joining := slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool { return cv.Kind == stack.Joining }); joining != x.joining {
					t.Errorf("%s, a %s: %s: a caveat on joining: %v", name, importance, s.ID, joining)
				}
				if v.Outcome == fit.Fails && v.Is.Word != "no" && (v.Gap != fit.OnePlace || len(v.Is.Regions) != len(s.Regions)) {
					t.Errorf("%s, a %s: %s: found %+v, %q", name, importance, s.ID, v.Is, v.Gap)
				}
			}
		}
	}
}

// Each of several regions is billed, also where it is not known where the users are, and
// each place of users has its nearest.
func TestSeveralRegionsAreBilled(t *testing.T) {
	c := invented(t)
	host := withHosts(c, product(t, c, "cedro-servers"))
	host = withHosts(c, changed(host.Hosts[0], func(p *catalog.Product) {
		p.Facts["multi_region"] = catalog.Fact{Is: catalog.Value{Word: "partial"}, Note: "One each."}
	}))
	for _, users := range []string{"users = { frankfurt = 0.5, singapore = 0.5 }\n", "users = [\"ashburn\"]\n", ""} {
		one := byRole(stacks(t, host, given(t, host, users)))
		for id, s := range byRole(stacks(t, host, given(t, host, users+"spread = \"several-regions\"\n"))) {
			if len(s.Regions) < 2 {
				t.Fatalf("%q: %s runs in one region", users, id)
			}
			for _, s2 := range one {
				if s2.Way() != s.Way() || len(s2.Addons) != len(s.Addons) {
					continue
				}
				if s.Bill.Total < 1.5*s2.Bill.Total && users != "users = [\"ashburn\"]\n" {
					t.Errorf("%q: %s costs %v, in one region %v", users, id, s.Bill.Total, s2.Bill.Total)
				}
				if s.Latency.MeanMS > s2.Latency.MeanMS+1e-9 {
					t.Errorf("%q: %s is further in several regions", users, id)
				}
			}
		}
	}
}

// A size that is not sold in all of several regions is not chosen, and of regions that
// have none in common others are taken.
func TestSizesOfSeveralRegions(t *testing.T) {
	c := invented(t)
	host := changed(product(t, c, "cedro-servers"), func(p *catalog.Product) {
		p.Facts["multi_region"] = catalog.Fact{Is: catalog.Value{Word: "partial"}, Note: "One each."}
		p.Sizes = slices.Clone(p.Sizes)
		for i := range p.Sizes {
			p.Sizes[i].Regions = map[string][]string{"c1": {"us"}, "c2": {"eu", "asia"}, "c4": {"eu"}}[p.Sizes[i].ID]
		}
	})
	only := withHosts(c, host)
	for _, s := range stacks(t, only, given(t, only, "users = { ashburn = 0.4, singapore = 0.35, frankfurt = 0.25 }\nspread = \"several-regions\"\n")) {
		if s.Size == nil || len(s.Regions) < 2 {
			t.Fatal(s.ID)
		}
		for _, r := range s.Regions {
			if !s.Size.Offered(s.Setup, r) {
				t.Errorf("%s: %s is not sold in %s", s.ID, s.Size.ID, r.Code)
			}
		}
	}
}

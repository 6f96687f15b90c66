package advice_test

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/catalog"
	"whereto/model/fit"
	"whereto/model/stack"
)

// Regions without a city are chosen by where the users are, not by their place in a list,
// and a nearer region without a price is no trap.
func TestShippedRegions(t *testing.T) {
	engine := advice.NewEngine(shipped(t))
	for _, x := range []struct{ host, users, lines, want string }{
		{"deno-deploy", "frankfurt", "language = [\"typescript\"]\n", "eu"},
		{"deno-deploy", "vienna", "language = [\"typescript\"]\n", "eu"},
		{"deno-deploy", "new-york", "language = [\"typescript\"]\n", "us"},
		{"cloudflare-containers", "mumbai", "language = [\"go\"]\n", "apac"},
		{"aws-fargate", "auckland", "language = [\"go\"]\n", "ap-southeast-2"},
	} {
		a := ask(t, engine, given(t, shipped(t), x.lines+"users = [\""+x.users+"\"]\n"))
		i := slices.IndexFunc(a.Stacks, func(s *stack.Stack) bool { return s.Host.ID == x.host })
		if i < 0 {
			t.Errorf("%s for %s: it does not fit", x.host, x.users)
			continue
		}
		if s := a.Stacks[i]; len(s.Regions) != 1 || !slices.Contains(strings.Fields(x.want), s.Regions[0].Code) || !s.Bill.Complete {
			t.Errorf("%s for %s: %s, complete %v, want %s", x.host, x.users, s.ID, s.Bill.Complete, x.want)
		}
	}
}

// Where only an area is known that is in part where data must stay, a host fits with
// something to check.
func TestShippedAreasUnderResidency(t *testing.T) {
	a := ask(t, advice.NewEngine(shipped(t)), given(t, shipped(t), "language = [\"typescript\"]\nusers = [\"vienna\"]\nresidency = [\"eu\"]\nonly_vendors = [\"deno\"]\n"))
	if len(a.Stacks) != 1 || a.Stacks[0].Status != stack.FitsIf {
		t.Errorf("%d stacks fit", len(a.Stacks))
	}
}

// Nothing that a must on vendors rules out stands in any stack, by its owner too, and no
// network that is everywhere keeps a residency for sure.
func TestShippedVendorsAndResidency(t *testing.T) {
	engine := advice.NewEngine(shipped(t))
	nets := 0
	for lines, allows := range map[string]func(f catalog.Firm) bool{
		"only_vendors = [\"hetzner\"]\n": func(f catalog.Firm) bool { return f.ID == "hetzner" },
		"never_vendors = [\"cloudflare\", \"microsoft\"]\nresidency = [\"eu\"]\n": func(f catalog.Firm) bool {
			return f.ID != "cloudflare" && f.ID != "microsoft" && !slices.ContainsFunc(f.Owners, func(o catalog.Firm) bool { return o.ID == "microsoft" })
		},
	} {
		a := ask(t, engine, given(t, shipped(t), "kind = \"server-rendered\"\nlanguage = [\"typescript\"]\nusers = [\"frankfurt\"]\ndeploy_from = \"ci\"\n"+lines))
		if len(a.Stacks) == 0 {
			t.Errorf("%q: nothing fits", lines)
		}
		for _, s := range a.All() {
			for _, p := range s.Addons {
				if !fit.Yours(p) && !allows(shipped(t).Firm(p.Product)) {
					t.Errorf("%q: %s has %s", lines, s.ID, p.Product.ID)
				}
				if p.Product.Slot == "cdn" && len(p.Product.Regions) == 0 {
					nets++
					if s.Status == stack.Fits && slices.ContainsFunc(a.Requirements, func(r fit.Requirement) bool { return r.Criterion == catalog.CriterionResidency }) {
						t.Errorf("%q: %s fits, and nobody knows where %s keeps data", lines, s.ID, p.Product.ID)
					}
				}
			}
		}
	}
	if nets == 0 {
		t.Error("no stack has a CDN beside it")
	}
}

// A must of several regions is met by what runs and is billed in two or more, or at the
// edge; by hosts whose regions the team joins too.
func TestShippedSeveralRegions(t *testing.T) {
	engine := advice.NewEngine(shipped(t))
	for _, lines := range []string{
		"language = [\"go\"]\nusers = { new-york = 0.4, frankfurt = 0.3, singapore = 0.3 }\nrequests = 100_000_000\nmust_haves = [\"automatic-scaling\"]\n",
		"language = [\"elixir\"]\nusers = { new-york = 0.5, london = 0.25, sydney = 0.25 }\ndatabase = \"new-york\"\nstate = [\"websockets\"]\nbudget = 200\n",
		"language = [\"go\"]\nusers = [\"frankfurt\"]\n",
		"language = [\"go\"]\n",
	} {
		a := ask(t, engine, given(t, shipped(t), lines+"spread = \"several-regions\"\n[importance]\nspread = \"must\"\n"))
		joined := 0
		for _, s := range a.Stacks {
			if !s.Edge && len(s.Regions) < 2 {
				t.Errorf("%q: %s fits", lines, s.ID)
			}
			if slices.ContainsFunc(s.Caveats, func(c stack.Caveat) bool { return c.Kind == stack.Joining }) {
				joined++
			}
		}
		if len(a.Stacks) < 3 || joined == 0 {
			t.Errorf("%q: %d fit, %d of them joined by the team", lines, len(a.Stacks), joined)
		}
	}
}

// An answer that is loosened removes no host from those that fit, or do if something
// turns out well: not by moving it to a region where it doesn't.
func TestLooserAnswersRemoveNoHost(t *testing.T) {
	engine := advice.NewEngine(shipped(t))
	hosts := func(a *advice.Advice) (list []string) {
		for _, s := range a.Stacks {
			if s.Status == stack.Fits || s.Status == stack.FitsIf {
				list = append(list, s.Host.ID)
			}
		}
		return list
	}
	looser := 0
	for _, lines := range []string{
		"language = [\"go\"]\nusers = [\"montreal\"]\nrequests = 50_000_000\nbudget = 60\nresidency = [\"ca\"]\n",
		"language = [\"go\"]\nusers = { frankfurt = 0.5, madrid = 0.5 }\nrequests = 50_000_000\nbudget = 90\nresidency = [\"eu\"]\ndatabase = \"frankfurt\"\n",
		"language = [\"php\"]\nusers = [\"sao-paulo\"]\nrequests = 5_000_000\nbudget = 25\nstate = [\"disk\"]\n",
		"language = [\"go\"]\nusers = [\"mumbai\"]\nrequests = 50_000_000\nbudget = 40\nspread = \"several-regions\"\n[importance]\nspread = \"must\"\n",
	} {
		given := given(t, shipped(t), lines)
		was := hosts(ask(t, engine, given))
		try := func(what string, loosened answers.Answers) {
			is := hosts(ask(t, engine, loosened))
			for _, h := range was {
				if !slices.Contains(is, h) {
					t.Errorf("%q %s: %s is gone", lines, what, h)
				}
			}
			if len(is) > len(was) {
				looser++
			}
		}
		for _, question := range []string{"budget", "residency", "state", "spread"} {
			loosened := given.Clone()
			delete(loosened.Values, question)
			try("without "+question, loosened)
		}
		for _, times := range []float64{1.3, 2, 5} {
			loosened := given.Clone()
			loosened.Values["budget"] = answers.Number(given.Values["budget"].Number.Typical * times)
			try("with a larger budget", loosened)
		}
	}
	if looser < 10 {
		t.Errorf("only %d of the looser answers brought hosts back", looser)
	}
}

package fit_test

import (
	"slices"
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// composed are the sets of add-ons that are tried with a host, as text.
func composed(h *catalog.Product, addons []*catalog.Product, requirements ...fit.Requirement) []string {
	v := view(h)
	v.Catalog.Addons = addons
	var sets []string
	for _, set := range fit.Compose(v, requirements) {
		every := [][]string{nil}
		for _, choice := range set {
			var longer [][]string
			for _, ids := range every {
				for _, p := range choice {
					longer = append(longer, append(slices.Clone(ids), p.ID()))
				}
			}
			every = longer
		}
		for _, ids := range every {
			sets = append(sets, "{"+strings.Join(ids, "+")+"}")
		}
	}
	return sets
}

func check(t *testing.T, what string, got []string, want ...string) {
	t.Helper()
	slices.Sort(got)
	slices.Sort(want)
	if !slices.Equal(got, want) {
		t.Errorf("%s: got %q, want %q", what, got, want)
	}
}

func poor() *catalog.Product {
	return host(facts{
		"cdn": word("no"), "rollback": word("redeploy"), "preview_env": word("no"), "git_integration": word("no"), "autoscaling": word("none"),
	})
}

// An add-on is tried only where it improves something that was asked for.
func TestAddonsAreTriedForWhatIsAsked(t *testing.T) {
	cdn := addon("cdn", "cdn", facts{"cdn": word("yes")})
	list := []*catalog.Product{cdn}
	check(t, "nothing asked", composed(poor(), list), "{}")
	check(t, "something else asked", composed(poor(), list, must("rollback", "instant")), "{}")
	check(t, "a must it meets", composed(poor(), list, must("cdn", "yes")), "{}", "{cdn}")
	check(t, "a want it meets", composed(poor(), list, want("cdn", "yes")), "{}", "{cdn}")
	check(t, "met by the host", composed(host(facts{"cdn": word("yes")}), list, must("cdn", "yes")), "{}")
	check(t, "as far as the host goes", composed(host(facts{"cdn": word("partial")}), []*catalog.Product{addon("half", "cdn", facts{"cdn": word("partial")})}, must("cdn", "yes")), "{}")
	check(t, "a computed criterion", composed(poor(), list, atMost("monthly_cost", 10)), "{}")
	check(t, "a closed add-on", composed(poor(), []*catalog.Product{{ID: "gone", Slot: "cdn", Status: catalog.Status{Is: "closed"}, Facts: facts{"cdn": word("yes")}, Applies: cdn.Applies}}, must("cdn", "yes")), "{}")
}

// What only helps a want in part is tried too, but never beside what helps in full; a must
// it does not help.
func TestTheBestHelpIsTaken(t *testing.T) {
	half := addon("half", "cdn", facts{"cdn": word("partial")})
	full := addon("full", "cdn", facts{"cdn": word("yes")})
	check(t, "partly is all there is", composed(poor(), []*catalog.Product{half}, want("cdn", "yes")), "{}", "{half}")
	check(t, "full beats partly", composed(poor(), []*catalog.Product{half, full}, want("cdn", "yes")), "{}", "{full}")
	check(t, "a must is not met partly", composed(poor(), []*catalog.Product{half}, must("cdn", "yes")), "{}")
}

// At most one add-on fills a slot; those of equal worth, and the plans of one
// add-on, are alternatives.
func TestOneAddonForEachSlot(t *testing.T) {
	list := []*catalog.Product{
		addon("a", "cdn", facts{"cdn": word("yes")}, "free", "pro"), addon("b", "cdn", facts{"cdn": word("yes")}),
		addon("tool", "deploy", facts{"rollback": word("instant")}),
	}
	check(t, "one slot", composed(poor(), list[:2], must("cdn", "yes")), "{}", "{a:free}", "{a:pro}", "{b}")
	check(t, "two slots", composed(poor(), list, must("cdn", "yes"), must("rollback", "instant")),
		"{}", "{a:free+tool}", "{a:pro+tool}", "{b+tool}")
	together := []*catalog.Product{
		addon("one", "deploy", facts{"rollback": word("instant")}), addon("two", "deploy", facts{"preview_env": word("yes")}),
	}
	check(t, "a slot that two want", composed(poor(), together, must("rollback", "instant"), must("preview_env", "yes")), "{}", "{one}", "{two}")
}

// Sets are the smallest: an add-on that could be left out is left out. One
// smaller set for the musts alone stands beside one for the wants too.
func TestSetsAreTheSmallest(t *testing.T) {
	cdn := addon("cdn", "cdn", facts{"cdn": word("yes")})
	tool := addon("tool", "deploy", facts{"rollback": word("instant"), "git_integration": word("yes")})
	ci := addon("ci", "ci", facts{"git_integration": word("yes")})
	check(t, "a tool that does both", composed(poor(), []*catalog.Product{ci, tool}, must("rollback", "instant"), must("git_integration", "yes")), "{}", "{tool}")
	check(t, "musts, then wants", composed(poor(), []*catalog.Product{cdn, tool}, must("rollback", "instant"), want("cdn", "yes")), "{}", "{tool}", "{cdn+tool}")
	check(t, "wants alone", composed(poor(), []*catalog.Product{cdn, tool}, want("rollback", "instant"), want("cdn", "yes")), "{}", "{cdn+tool}")
	v := view(poor())
	v.Catalog.Addons = []*catalog.Product{cdn, tool, ci}
	for _, set := range fit.Compose(v, []fit.Requirement{must("rollback", "instant"), want("cdn", "yes"), want("git_integration", "yes")}) {
		for _, p := range set {
			if p[0].Product.ID == "ci" {
				t.Errorf("ci brings nothing beside the tool: %v", set)
			}
		}
	}
}

// Wants never cost a must: of sets that bring the wants as far, only those that
// bring the musts as far as any are tried.
func TestMustsComeBeforeWants(t *testing.T) {
	must1 := addon("strong", "deploy", facts{"rollback": word("instant")})
	want1 := addon("pretty", "deploy", facts{"preview_env": word("yes"), "git_integration": word("yes")})
	check(t, "one slot, must or wants", composed(poor(), []*catalog.Product{must1, want1},
		must("rollback", "instant"), want("preview_env", "yes"), want("git_integration", "yes")), "{}", "{strong}")
}

// A set that fails no must is tried before one that fails one and meets the
// others better.
func TestFewestFailedMustsComeFirst(t *testing.T) {
	brilliant := addon("brilliant", "deploy", facts{"git_integration": word("yes"), "preview_env": word("yes"), "autoscaling": word("automatic")})
	even := addon("even", "deploy", facts{
		"git_integration": unknown(""), "preview_env": unknown(""), "autoscaling": unknown(""), "cdn": unknown(""),
	})
	check(t, "one slot", composed(poor(), []*catalog.Product{brilliant, even},
		must("git_integration", "yes"), must("preview_env", "yes"), must("autoscaling", "automatic"), must("cdn", "yes")), "{}", "{even}")
}

// A must decides whether a stack fits and so does an add-on that is not plainly active:
// beside the set with it, that without it is tried which brings the wants as far as others do.
func TestActiveAddonsAreTriedAlone(t *testing.T) {
	ci, cdn := addon("ci", "ci", facts{"git_integration": word("yes")}), addon("cdn", "cdn", facts{"cdn": word("yes")})
	beta := addon("beta", "deploy", facts{"rollback": word("instant")})
	beta.Status.Is = "beta"
	list := []*catalog.Product{ci, cdn, beta}
	check(t, "wants", composed(poor(), list, want("git_integration", "yes"), want("cdn", "yes"), want("rollback", "instant")), "{}", "{ci+cdn+beta}", "{ci+cdn}")
	check(t, "a must by an active one", composed(poor(), list, must("git_integration", "yes"), want("cdn", "yes"), want("rollback", "instant")), "{}", "{ci}", "{ci+cdn+beta}", "{ci+cdn}")
	check(t, "a must by the other", composed(poor(), list, must("rollback", "instant"), want("cdn", "yes")), "{}", "{beta}", "{cdn+beta}")
}

// What was not asked decides only among sets that bring alike what was.
func TestWhatIsNotAskedIsTriedBesideWhatIs(t *testing.T) {
	tool := addon("tool", "deploy", facts{"rollback": word("instant")})
	other := addon("other", "deploy", facts{"preview_env": word("yes"), "git_integration": word("yes")})
	cdn := addon("cdn", "cdn", facts{"cdn": word("yes")})
	aside := func(criterion string) fit.Requirement {
		r := must(criterion, "yes")
		r.Importance = fit.Aside
		return r
	}
	list := []*catalog.Product{tool, other, cdn}
	check(t, "beside a want", composed(poor(), list, want("rollback", "instant"), aside("preview_env"), aside("git_integration"), aside("cdn")), "{}", "{tool}", "{tool+cdn}")
	check(t, "alone", composed(poor(), list, aside("preview_env"), aside("cdn")), "{}", "{other+cdn}")
}

// A slot that another add-on needs can be filled by one that brings nothing that was asked,
// where the one that does goes with less.
func TestNeedsAreFilledByWhatGoesTogether(t *testing.T) {
	keda := addon("keda", "scaler", facts{"autoscaling": word("automatic")})
	keda.Needs = []string{"deploy"}
	previews := addon("previews", "previews", facts{"preview_env": word("yes")})
	proud, plain := addon("proud", "deploy", facts{"rollback": word("instant")}), addon("plain", "deploy", facts{"cdn": word("no")})
	proud.Conflicts = []string{"previews"}
	list := []*catalog.Product{keda, previews, proud, plain}
	check(t, "another has to fill it", composed(poor(), list, must("autoscaling", "automatic"), must("preview_env", "yes"), want("rollback", "instant")), "{}", "{keda+previews+plain}")
	proud.Conflicts = nil
	check(t, "they go together", composed(poor(), list, must("autoscaling", "automatic"), must("preview_env", "yes"), want("rollback", "instant")), "{}", "{keda+previews+proud}")
}

// An add-on that needs another slot filled, or can't stand beside another
// add-on, is tried only where that holds.
func TestNeedsAndConflicts(t *testing.T) {
	keda := addon("keda", "scaler", facts{"autoscaling": word("automatic")})
	keda.Needs = []string{"deploy"}
	tool := addon("tool", "deploy", facts{"rollback": word("instant")})
	asked := []fit.Requirement{must("autoscaling", "automatic"), must("rollback", "instant")}
	check(t, "what it needs is missing", composed(poor(), []*catalog.Product{keda}, asked...), "{}")
	check(t, "what it needs helps with nothing else", composed(poor(), []*catalog.Product{keda, tool}, must("autoscaling", "automatic")), "{}", "{keda+tool}")
	check(t, "what it needs is there", composed(poor(), []*catalog.Product{keda, tool}, asked...), "{}", "{keda+tool}")
	for _, side := range []string{"keda", "tool"} {
		a, b := *keda, *tool
		a.Needs = nil
		if side == "keda" {
			a.Conflicts = []string{"tool"}
		} else {
			b.Conflicts = []string{"keda"}
		}
		check(t, "conflict said by "+side, composed(poor(), []*catalog.Product{&a, &b}, asked...), "{}", "{keda}", "{tool}")
	}
}

// What an add-on needs can follow the host: with servers it goes only where a cluster is in
// the stack, with a managed cluster by itself. Of conditions that hold, any is enough.
func TestNeedsOfOneKindOfHost(t *testing.T) {
	scaler := func() *catalog.Product {
		a := addon("keda", "scaler", facts{"autoscaling": word("automatic")})
		a.Applies = []catalog.Applies{{Kinds: []string{"kubernetes"}}, {Kinds: []string{"vps"}, Needs: []string{"cluster"}}}
		return a
	}
	managed := poor()
	managed.Kind = "kubernetes"
	cluster := addon("k3s", "cluster", facts{"rollback": word("redeploy")})
	panel := addon("panel", "deploy", facts{"rollback": word("instant")})
	panel.Conflicts = []string{"k3s"}
	asked := []fit.Requirement{must("autoscaling", "automatic")}
	check(t, "a managed cluster", composed(managed, []*catalog.Product{scaler(), cluster}, asked...), "{}", "{keda}")
	check(t, "servers without a cluster", composed(poor(), []*catalog.Product{scaler()}, asked...), "{}")
	check(t, "servers with one", composed(poor(), []*catalog.Product{scaler(), cluster}, asked...), "{}", "{k3s+keda}")
	check(t, "nothing that it helps", composed(poor(), []*catalog.Product{scaler(), cluster}, must("rollback", "redeploy")), "{}")
	check(t, "a panel that goes with no cluster", composed(poor(), []*catalog.Product{scaler(), cluster, panel}, append(asked, must("rollback", "instant"))...), "{}", "{k3s+keda}", "{panel}")

	also := scaler()
	also.Needs = []string{"ci"}
	ci := addon("ci", "ci", facts{"git_integration": word("yes")})
	ci.Applies = []catalog.Applies{{}}
	check(t, "its own need and the host's", composed(poor(), []*catalog.Product{also, cluster, ci}, asked...), "{}", "{k3s+keda+ci}")
	check(t, "its own need alone", composed(managed, []*catalog.Product{also, cluster, ci}, asked...), "{}", "{keda+ci}")

	either := scaler()
	either.Applies = append(either.Applies, catalog.Applies{Hosts: []string{"host"}, Needs: []string{"ci"}})
	check(t, "either of two", composed(poor(), []*catalog.Product{either, cluster, ci}, asked...), "{}", "{k3s+keda}", "{ci+keda}")
	either.Applies = append(either.Applies, catalog.Applies{Hosts: []string{"host"}})
	check(t, "or nothing", composed(poor(), []*catalog.Product{either, cluster, ci}, asked...), "{}", "{keda}")
}

// Of add-ons of another setup those stay that go with this one and have beside them what
// they need.
func TestAddonsThatStay(t *testing.T) {
	h := poor()
	h.Setups = []catalog.Setup{{ID: "plain"}, {ID: "group"}}
	cluster, scaler, on, ci := addon("k3s", "cluster", nil), addon("keda", "scaler", nil), addon("on-keda", "previews", nil), addon("ci", "ci", nil)
	cluster.Applies[0].Setups = []string{"plain"}
	scaler.Applies[0].Needs = []string{"cluster"}
	on.Needs = []string{"scaler"}
	for setup, want := range map[string]string{"plain": "on-keda keda k3s ci", "group": "ci"} {
		s, _ := h.Setup(setup)
		var ids []string
		for _, p := range fit.Stay(h, s, []fit.Pair{{Product: on}, {Product: scaler}, {Product: cluster}, {Product: ci}}) {
			ids = append(ids, p.ID())
		}
		if got := strings.Join(ids, " "); got != want {
			t.Errorf("%s: %q stay, want %q", setup, got, want)
		}
	}
}

// What others stand on comes before them, so that what they set has the last word.
func TestWhatIsBelowComesFirst(t *testing.T) {
	reverted := word("redeploy")
	reverted.Effect = "set"
	sync := addon("argo", "deploy", facts{"rollback": reverted, "preview_env": word("yes")})
	sync.Applies[0].Needs = []string{"cluster"}
	cluster := addon("k3s", "cluster", facts{"rollback": word("instant")})
	list := []*catalog.Product{sync, cluster}
	check(t, "the order", composed(poor(), list, must("preview_env", "yes"), must("rollback", "redeploy")), "{}", "{k3s+argo}")
	check(t, "what it sets", composed(poor(), list, must("preview_env", "yes"), want("rollback", "instant")), "{}", "{k3s+argo}")
	plain := addon("plain", "patching", facts{"rollback": word("instant")})
	ordered := strings.Join(composed(poor(), []*catalog.Product{cluster, plain, sync}, must("rollback", "instant")), " ")
	if ordered != "{} {plain} {k3s}" {
		t.Errorf("of sets that count alike the one without a cluster does not come first: %s", ordered)
	}
	check(t, "two musts", composed(poor(), list, must("preview_env", "yes"), must("rollback", "instant")), "{}", "{k3s}")
}

// An add-on whose fact is set where it is worse counts with that loss: it is
// left out where the loss is as great as the gain.
func TestWhatAnAddonSetsWorseCounts(t *testing.T) {
	lost := word("none")
	lost.Effect = "set"
	swap := addon("swap", "cdn", facts{"cdn": word("yes"), "rollback": lost})
	check(t, "a gain alone", composed(poor(), []*catalog.Product{swap}, must("cdn", "yes")), "{}", "{swap}")
	check(t, "a gain and a loss", composed(poor(), []*catalog.Product{swap}, must("cdn", "yes"), must("rollback", "redeploy")), "{}")
	check(t, "a must for a want", composed(poor(), []*catalog.Product{swap}, want("cdn", "yes"), must("rollback", "redeploy")), "{}")
	check(t, "a want for a must", composed(poor(), []*catalog.Product{swap}, must("cdn", "yes"), want("rollback", "redeploy")), "{}", "{swap}")
}

// An add-on applies to a host where everything of one of its conditions holds.
func TestAddonsApply(t *testing.T) {
	h := poor()
	h.Setups[0].Facts = facts{"preview_env": word("partial")}
	for name, c := range map[string]struct {
		applies []catalog.Applies
		want    bool
	}{
		"to nothing":             {nil, false},
		"to the host":            {[]catalog.Applies{{Hosts: []string{"other", "host"}}}, true},
		"to another host":        {[]catalog.Applies{{Hosts: []string{"other"}}}, false},
		"to the kind":            {[]catalog.Applies{{Kinds: []string{"vps"}}}, true},
		"to another kind":        {[]catalog.Applies{{Kinds: []string{"paas"}}}, false},
		"to the setup":           {[]catalog.Applies{{Setups: []string{"plain"}}}, true},
		"to another setup":       {[]catalog.Applies{{Hosts: []string{"host"}, Setups: []string{"other"}}}, false},
		"to all but the host":    {[]catalog.Applies{{Kinds: []string{"vps"}, Not: []string{"host"}}}, false},
		"to a fact":              {[]catalog.Applies{{Facts: map[string]catalog.Words{"cdn": {"partial", "no"}}}}, true},
		"to a setup's fact":      {[]catalog.Applies{{Facts: map[string]catalog.Words{"preview_env": {"partial"}}}}, true},
		"to another fact":        {[]catalog.Applies{{Facts: map[string]catalog.Words{"cdn": {"partial"}}}}, false},
		"to a fact not there":    {[]catalog.Applies{{Facts: map[string]catalog.Words{"languages": {"no"}}}}, false},
		"by the second of two":   {[]catalog.Applies{{Hosts: []string{"other"}}, {Kinds: []string{"vps"}}}, true},
		"where a slot is filled": {[]catalog.Applies{{Kinds: []string{"vps"}, Needs: []string{"cdn"}}}, true},
		"half by each of two":    {[]catalog.Applies{{Hosts: []string{"host"}, Kinds: []string{"paas"}}, {Hosts: []string{"other"}, Kinds: []string{"vps"}}}, false},
	} {
		a := addon("cdn", "cdn", facts{"cdn": word("yes")})
		a.Applies = c.applies
		want := []string{"{}"}
		if c.want {
			want = append(want, "{cdn}")
		}
		check(t, name, composed(h, []*catalog.Product{a}, must("cdn", "yes")), want...)
	}
}

// What fills a slot alike is one choice, whatever it costs; what differs in what
// was asked, in how it runs, in what it needs or gets along with is another.
func TestChoices(t *testing.T) {
	cdn := func(id string) *catalog.Product { return addon(id, "cdn", facts{"cdn": word("yes")}, "free", "pro") }
	plain, other := cdn("plain"), cdn("other")
	other.Facts["rollback"] = word("instant") // not asked for
	dearer := cdn("dearer")
	dearer.Charges = []catalog.Charge{{ID: "fee"}}
	needy, loud, better, unliked, picky := cdn("needy"), cdn("loud"), cdn("better"), cdn("unliked"), addon("picky", "deploy", nil)
	needy.Needs = []string{"cdn"}
	served := "cdn"
	loud.Runtime.Static = &served
	better.Facts["preview_env"] = word("partial")
	picky.Conflicts = []string{"unliked"}
	reliant := cdn("reliant")
	reliant.Applies[0].Needs = []string{"cdn"}
	v := view(poor())
	v.Catalog.Addons = []*catalog.Product{plain, other, dearer, needy, reliant, loud, better, unliked, picky}
	var got []string
	for _, set := range fit.Compose(v, []fit.Requirement{want("cdn", "yes"), want("preview_env", "no")}) {
		for _, choice := range set {
			var ids []string
			for _, p := range choice {
				ids = append(ids, p.ID())
			}
			got = append(got, strings.Join(ids, " "))
		}
	}
	check(t, "choices", got, "plain:free plain:pro other:free other:pro dearer:free dearer:pro", "needy:free needy:pro reliant:free reliant:pro",
		"loud:free loud:pro", "better:free better:pro", "unliked:free unliked:pro")
}

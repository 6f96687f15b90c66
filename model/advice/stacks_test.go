package advice_test

import (
	"slices"
	"testing"

	"whereto/model/fit"
)

// Sets of add-ons come out where they are the answer: each fills what the host lacks
// of what was asked, and none could be left out.
func TestSetsOfAddons(t *testing.T) {
	c := shipped(t)
	for _, s := range []struct {
		name, given, host string
		addons            []string
	}{
		{
			"a server-rendered site on AWS, deployed by CI", `
kind = "server-rendered"
language = ["typescript"]
users = ["sydney"]
requests = 5_000_000
only_vendors = ["aws"]
must_haves = ["automatic-scaling", "scale-to-zero"]
deploy_from = "ci"
[importance]
kind = "must"
deploy_from = "must"
`, "aws-lambda", []string{"cloudfront", "github-actions", "sst"},
		},
		{
			"the same on one server, with previews and instant rollback", `
kind = "server-rendered"
language = ["typescript"]
users = ["frankfurt", "paris"]
requests = 20_000_000
budget = 40
previews = "built-in"
rollback = "instant"
only_vendors = ["hetzner"]
[importance]
previews = "must"
`, "hetzner-cloud", []string{"cloudflare-cdn", "coolify"},
		},
	} {
		a := advise(c, read(t, c, "whereto = 1\n[answers]"+s.given))
		if len(a.Stacks) == 0 {
			t.Errorf("%s: nothing fits", s.name)
			continue
		}
		first := a.Stacks[0]
		var addons []string
		billed := map[string]bool{}
		for _, p := range first.Addons {
			addons = append(addons, p.Product.ID)
		}
		for _, l := range first.Bill.Lines {
			billed[l.By] = true
		}
		slices.Sort(addons)
		if first.Host.ID != s.host || !slices.Equal(addons, s.addons) {
			t.Errorf("%s: the first is %s", s.name, first.ID)
		}
		if !billed[s.host] || !billed[s.addons[0]] {
			t.Errorf("%s: billed are %v", s.name, billed)
		}
		if slices.ContainsFunc(first.Verdicts, func(v fit.Verdict) bool { return v.Must() && v.Level == fit.Fails }) {
			t.Errorf("%s: a must fails", s.name)
		}
	}
}

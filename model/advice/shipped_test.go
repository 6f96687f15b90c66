package advice_test

import (
	"os"
	"slices"
	"strings"
	"testing"

	"whereto/model/advice"
	"whereto/model/answers"
	"whereto/model/fit"
	"whereto/model/stack"
)

// example is one of the answers files that ship.
func example(t testing.TB, name string) answers.Answers {
	t.Helper()
	content, err := os.ReadFile("../../examples/" + name + ".toml")
	if err != nil {
		t.Fatal(err)
	}
	return read(t, shipped(t), string(content))
}

// On the shipped data: whatever the figures are, totals are sums of lines, what is
// unknown is a caveat, nothing dominated is listed, and order and ranks agree.
func TestExamples(t *testing.T) {
	for _, name := range []string{"orders-api", "guide-author"} {
		a := advise(t, shipped(t), example(t, name))
		if len(a.Stacks) < 2 || len(a.Closed) == 0 {
			t.Errorf("%s: %d stacks fit, %d hosts are closed", name, len(a.Stacks), len(a.Closed))
		}
		for i, s := range a.Stacks {
			if i > 0 && s.Status == a.Stacks[i-1].Status && (s.Value > a.Stacks[i-1].Value || s.Rank < a.Stacks[i-1].Rank) {
				t.Errorf("%s: %s, worth %v, has the rank %d", name, s.ID, s.Value, s.Rank)
			}
		}
		for _, s := range everyStack(a) {
			if slices.Contains(a.RuledOut, s) {
				continue // of which only the reasons are worked out
			}
			sum := 0.0
			for _, l := range s.Bill.Lines {
				sum += l.Amount
			}
			if !near(sum, s.Bill.Total) || s.Bill.Complete != (len(s.Bill.Unpriced) == 0) {
				t.Errorf("%s, %s: the lines come to %v, the total is %v; complete %v, not included %v", name, s.ID, sum, s.Bill.Total, s.Bill.Complete, s.Bill.Unpriced)
			}
			for _, v := range s.Verdicts {
				if v.Outcome == fit.Unknown && !slices.ContainsFunc(s.Caveats, func(cv stack.Caveat) bool {
					return strings.HasSuffix(cv.ID, "/unknown-"+v.Criterion) || v.Criterion == "monthly_cost" && cv.ID == "not-included"
				}) {
					t.Errorf("%s, %s: %s is unknown, and no caveat says so", name, s.ID, v.Criterion)
				}
			}
		}
		dominated(everyStack(a), func(is, by *stack.Stack) {
			t.Errorf("%s: %s is no better than %s and listed beside it", name, is.ID, by.ID)
		})
	}
}

// On the shipped data: sets of add-ons come out where they are the answer, each filling
// what the host lacks of what was asked, of vendors that are allowed.
func TestSetsOfAddons(t *testing.T) {
	engine := advice.NewEngine(shipped(t))
	for _, s := range []struct {
		name, given, host string
		addons            []string
		billed            string // beside the host
	}{
		{
			"a server-rendered site on AWS, deployed by CI", `
kind = "server-rendered"
language = ["typescript"]
users = ["sydney"]
requests = 5_000_000
only_vendors = ["aws", "microsoft"] # whose GitHub is
must_haves = ["automatic-scaling", "scale-to-zero"]
deploy_from = "ci"
[importance]
kind = "must"
deploy_from = "must"
`, "aws-lambda", []string{"cloudfront", "sst"}, "cloudfront",
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
`, "hetzner-cloud", []string{"dokploy"}, "hetzner-cloud",
		},
	} {
		first := ask(t, engine, given(t, shipped(t), s.given)).First()
		if first == nil {
			t.Errorf("%s: nothing fits", s.name)
			continue
		}
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
		if !billed[s.host] || !billed[s.billed] {
			t.Errorf("%s: billed are %v", s.name, billed)
		}
		if slices.ContainsFunc(first.Verdicts, func(v fit.Verdict) bool { return v.Must() && v.Outcome == fit.Fails }) {
			t.Errorf("%s: a must fails", s.name)
		}
	}
}

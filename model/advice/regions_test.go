package advice_test

import (
	"slices"
	"testing"

	"whereto/model/advice"
	"whereto/model/fit"
)

// of lists a host's stacks among all of an advice on answers.
func of(t *testing.T, host, answers string) []*advice.Stack {
	t.Helper()
	c := shipped(t)
	list := everyStack(advise(withHosts(c, hostOf(t, c, host)), read(t, c, "whereto = 1\n[answers]\n"+answers)))
	if len(list) == 0 {
		t.Fatalf("%s has no stack", host)
	}
	return list
}

func codes(s *advice.Stack) (list []string) {
	for _, r := range s.Regions {
		list = append(list, r.Code)
	}
	return list
}

// A stack runs in the region that answers its users and its database fastest.
func TestTheRegionThatAnswersFastest(t *testing.T) {
	for _, x := range []struct{ answers, want string }{
		{"users = [\"sydney\"]", "syd"},
		{"users = { frankfurt = 0.9, tokyo = 0.1 }", "fra"},
		{"users = [\"london\", \"new-york\"]\ndatabase = \"new-york\"\nqueries_per_request = 10", "ewr"},
		{"database = \"sydney\"", "syd"},
		{"", "iad"}, // the vendor's first
	} {
		for _, s := range of(t, "fly-io", x.answers) {
			if got := codes(s); !slices.Equal(got, []string{x.want}) {
				t.Errorf("%q: %s runs in %v, want %s", x.answers, s.ID, got, x.want)
			}
		}
	}
}

// A residency narrows the regions, however far that is from the users.
func TestRegionsKeepTheResidency(t *testing.T) {
	for _, s := range of(t, "fly-io", "users = [\"sydney\"]\nresidency = [\"eu\"]\nspread = \"several-regions\"") {
		for _, v := range s.Verdicts {
			if v.Criterion == "residency" && v.Level != fit.Meets {
				t.Errorf("%s: residency %v: %s", s.ID, v.Level, v.Is)
			}
		}
	}
}

// With several regions wanted, each place of users has the one nearest to it,
// where the host can.
func TestSeveralRegions(t *testing.T) {
	for _, s := range of(t, "fly-io", "users = [\"sydney\", \"frankfurt\", \"auckland\"]\nspread = \"several-regions\"") {
		if got := codes(s); len(got) != 2 || !slices.Contains(got, "syd") || !slices.Contains(got, "fra") {
			t.Errorf("%s: %v", s.ID, got)
		}
	}
}

// What runs at the edge runs everywhere: it can't promise that data stays in one
// jurisdiction, even with all users there.
func TestTheEdgePromisesNoResidency(t *testing.T) {
	for _, s := range of(t, "cloudflare-workers", "users = [\"sydney\"]\nresidency = [\"au\"]") {
		for _, v := range s.Verdicts {
			if v.Criterion == "residency" && v.Level == fit.Meets {
				t.Errorf("%s, in %d regions, promises that data stays in Australia: %s", s.ID, len(s.Regions), v.Is)
			}
		}
	}
}

// A residency that no region can keep fails, and says where the regions are.
func TestResidencyThatCannotBeKept(t *testing.T) {
	for _, s := range of(t, "railway", "users = [\"sydney\"]\nresidency = [\"au\"]") {
		i := slices.IndexFunc(s.Because, func(v fit.Verdict) bool { return v.Criterion == "residency" })
		if i < 0 || s.Because[i].Is == "" {
			t.Errorf("%s: %v", s.ID, s.Because)
		}
	}
}

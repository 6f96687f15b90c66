package stack_test

import (
	"slices"
	"testing"

	"whereto/model/fit"
	"whereto/model/stack"
)

// of lists a host's stacks on answers.
func of(t *testing.T, host, answers string) []*stack.Stack {
	t.Helper()
	c := invented(t)
	list := stacks(t, withHosts(c, product(t, c, host)), given(t, c, answers))
	if len(list) == 0 {
		t.Fatalf("%s has no stack", host)
	}
	return list
}

func codes(s *stack.Stack) (list []string) {
	for _, r := range s.Regions {
		list = append(list, r.Code)
	}
	return list
}

// residency is what was found of a stack on where its data stays.
func residency(s *stack.Stack) (list []fit.Verdict) {
	for _, v := range s.Verdicts {
		if v.Criterion == "residency" {
			list = append(list, v)
		}
	}
	return list
}

// A stack runs in the region that answers its users and its database fastest.
func TestTheRegionThatAnswersFastest(t *testing.T) {
	for _, x := range []struct{ answers, want string }{
		{"users = [\"sydney\"]", "syd"},
		{"users = { frankfurt = 0.9, tokyo = 0.1 }", "fra"},
		{"users = [\"london\", \"new-york\"]\ndatabase = \"new-york\"\nqueries_per_request = 10", "iad"},
		{"database = \"sydney\"", "syd"},
		{"", "iad"}, // the vendor's first
	} {
		for _, s := range of(t, "bruma-run", x.answers) {
			if got := codes(s); !slices.Equal(got, []string{x.want}) {
				t.Errorf("%q: %s runs in %v, want %s", x.answers, s.ID, got, x.want)
			}
		}
	}
}

// A region that can't be ordered is never chosen, however near it is.
func TestRegionsThatCannotBeOrdered(t *testing.T) {
	for _, spread := range []string{"", "\nspread = \"several-regions\""} {
		for _, s := range of(t, "bruma-run", "users = [\"johannesburg\", \"london\"]"+spread) {
			if slices.Contains(codes(s), "jnb") {
				t.Errorf("%s runs where nothing can be ordered", s.ID)
			}
		}
	}
}

// A residency narrows the regions, however far that is from the users.
func TestRegionsKeepTheResidency(t *testing.T) {
	for _, s := range of(t, "bruma-run", "users = [\"sydney\"]\nresidency = [\"eu\"]\nspread = \"several-regions\"") {
		verdicts := residency(s)
		if len(verdicts) == 0 {
			t.Errorf("%s: nothing is said of the residency", s.ID)
		}
		for _, v := range verdicts {
			if v.Outcome != fit.Meets {
				t.Errorf("%s: residency %v: %v", s.ID, v.Outcome, v.Is.Regions)
			}
		}
	}
}

// With several regions wanted, each place of users has the one nearest to it,
// where the host can.
func TestSeveralRegions(t *testing.T) {
	for _, s := range of(t, "bruma-run", "users = [\"sydney\", \"frankfurt\", \"auckland\"]\nspread = \"several-regions\"") {
		if got := codes(s); len(got) != 2 || !slices.Contains(got, "syd") || !slices.Contains(got, "fra") {
			t.Errorf("%s: %v", s.ID, got)
		}
	}
}

// What runs at the edge runs everywhere: it can't promise that data stays in one
// jurisdiction, even with all users there.
func TestTheEdgePromisesNoResidency(t *testing.T) {
	for _, s := range of(t, "orilla-edge", "users = [\"sydney\"]\nresidency = [\"au\"]") {
		if !s.Edge || len(residency(s)) == 0 {
			t.Errorf("%s: at the edge %v, residency %v", s.ID, s.Edge, residency(s))
		}
		for _, v := range residency(s) {
			if v.Outcome == fit.Meets {
				t.Errorf("%s, in %d regions, promises that data stays in Australia: %v", s.ID, len(s.Regions), v.Is.Regions)
			}
		}
	}
}

// A residency that no region can keep fails, and says where the regions are.
func TestResidencyThatCannotBeKept(t *testing.T) {
	for _, s := range of(t, "lindo-platform", "users = [\"sydney\"]\nresidency = [\"au\"]") {
		i := slices.IndexFunc(s.Because, func(v fit.Verdict) bool { return v.Criterion == "residency" })
		if i < 0 || len(s.Because[i].Is.Regions) != len(s.Regions) || s.Because[i].Is.Regions[0].Country == "" {
			t.Errorf("%s: %v", s.ID, s.Because)
		}
	}
}

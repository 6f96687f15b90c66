package advice_test

import (
	"strings"
	"testing"

	"whereto/model/advice"
)

// stackOf is the stack of a host and setup that an advice has.
func stackOf(t *testing.T, a *advice.Advice, id string) *advice.Stack {
	t.Helper()
	for _, s := range everyStack(a) {
		if strings.HasPrefix(s.ID, id) {
			return s
		}
	}
	t.Fatalf("there is no stack %s", id)
	return nil
}

// A cold start lengthens the mean by its share, and the slowest of a hundred once
// more than one of a hundred meets it; what removes it stands with its price.
func TestColdStarts(t *testing.T) {
	c := shipped(t)
	given := func(requests string) *advice.Advice {
		return advise(c, read(t, c, "whereto = 1\n[answers]\nlanguage = \"rust\"\nusers = [\"sydney\"]\ndatabase = \"sydney\"\nrequests = "+requests))
	}
	a := given("2_000") // one every 20 minutes: each finds nothing running
	s := stackOf(t, a, "aws-lambda/on-demand-")
	cold := a.Cold(s)
	if cold.Start == nil || cold.Clock != "init" || cold.By != "measured" || cold.Share == nil || *cold.Share < 0.5 {
		t.Fatalf("%+v", cold)
	}
	start := map[string]float64{"arm": 14, "x86": 16}[s.Setup.Options["arch"]]
	totals(t, "a start of Rust", cold.Start.Typical, start)
	totals(t, "mean", cold.With.Mean, cold.Warm.Mean+*cold.Share*start)
	totals(t, "slowest of a hundred", cold.With.P99, cold.Warm.P99+start)
	busy := given("100_000_000")
	often := busy.Cold(stackOf(t, busy, "aws-lambda/on-demand-"))
	totals(t, "slowest of a hundred under load", often.With.P99, often.Warm.P99)

	names := ""
	for i, b := range cold.Removes {
		names += b.ID + " "
		if i > 0 && b.Total < cold.Removes[i-1].Total {
			t.Errorf("%s costs less than the one before it", b.ID)
		}
		if b.ColdShare == nil && b.StartMS == nil {
			t.Errorf("%s: it is not known what it removes", b.ID)
		}
	}
	for _, want := range []string{"aws-lambda/provisioned-", "+lambda-warmer"} {
		if !strings.Contains(names, want) {
			t.Errorf("what removes it: %s, without %s", names, want)
		}
	}
	always := stackOf(t, a, "fly-io/always-on")
	if never := a.Cold(always); never.Start == nil || never.Start.Typical != 0 || never.Removes != nil {
		t.Errorf("what always runs: %+v", never)
	}
	unknown := stackOf(t, a, "cloudflare-workers/")
	if open := a.Cold(unknown); open.Start != nil || open.With != nil || open.Warm.Mean == 0 || open.By != "vendor" {
		t.Errorf("a start that nobody knows: %+v", open)
	}
}

// Users in four cities of Australia and New Zealand, the database in Sydney, six
// queries a request: hosts in Sydney win over code at the edge, which is closer to the
// users and slower in the end, and the advice says so with the numbers of both.
func TestCloserAndSlower(t *testing.T) {
	c := shipped(t)
	a := read(t, c, "whereto = 1\n[answers]\nlanguage = [\"rust\", \"typescript\"]\nusers = [\"sydney\", \"melbourne\", \"perth\", \"auckland\"]\ndatabase = \"sydney\"\nqueries_per_request = 6\nmust_haves = [\"automatic-scaling\", \"scale-to-zero\", \"instant-rollback\"]\n")
	advice := advise(c, a)
	for i, s := range advice.Stacks[:3] {
		if s.Edge {
			t.Errorf("rank %d is %s, at the edge", i+1, s.ID)
		}
	}
	closer, ok := advice.Closer()
	if !ok || !closer.Other.Edge || closer.Database != "Sydney" || closer.Queries != 6 {
		t.Fatalf("%+v, %v", closer, ok)
	}
	best, other := closer.Best.Latency, closer.Other.Latency
	if closer.Best != advice.Stacks[0] || other.MeanMS >= best.MeanMS || other.ResponseMS <= best.ResponseMS || other.DatabaseMS <= best.DatabaseMS {
		t.Errorf("best %+v, other %+v", best, other)
	}
	for _, s := range advice.Stacks {
		if s.Edge && s.Value > advice.Stacks[0].Value {
			t.Errorf("%s has a greater value than the first", s.ID)
		}
	}
	if _, ok := advise(c, read(t, c, "whereto = 1\n[answers]\nusers = [\"sydney\"]\n")).Closer(); ok {
		t.Error("without a database something is slower for its queries")
	}
}

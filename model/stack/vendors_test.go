package stack_test

import (
	"strings"
	"testing"

	"whereto/model/catalog"
	"whereto/model/fit"
)

// What a must on vendors rules out, by its own name or by its owner's, is an add-on of no
// stack; a wish leaves it in, as one that it fails.
func TestVendorsOfAddons(t *testing.T) {
	c := shipped(t)
	const lines = "language = [\"go\"]\nusers = [\"sydney\"]\ndeploy_from = \"repository\"\n"
	for name, x := range map[string]struct {
		lines string
		want  string // "no stack", "some" or "fails": of those with the add-on
	}{
		"nobody is ruled out":   {"", "some"},
		"its owner is":          {"never_vendors = [\"microsoft\"]\n", "no stack"},
		"it is":                 {"never_vendors = [\"github\"]\n", "no stack"},
		"others are":            {"never_vendors = [\"vercel\"]\n", "some"},
		"only its owner is not": {"only_vendors = [\"microsoft\"]\n", "some"},
		"only another is not":   {"only_vendors = [\"aws\"]\n", "no stack"},
		"its owner, as a wish":  {"never_vendors = [\"microsoft\"]\n[importance]\nnever_vendors = \"want\"\n", "fails"},
	} {
		with := 0
		for _, s := range stacks(t, c, given(t, c, lines+x.lines)) {
			if !strings.Contains(s.ID, "+github-actions") {
				continue
			}
			with++
			if x.want != "fails" {
				continue
			}
			if v := verdictOn(t, s, catalog.CriterionVendor); v.Outcome != fit.Fails || s.Host.Vendor != "Microsoft" && (v.By != "github-actions" || v.Is.Owner != "Microsoft") {
				t.Errorf("%s: %s: %v, %+v", name, s.ID, v.Outcome, v.Is)
			}
		}
		if (with > 0) != (x.want != "no stack") {
			t.Errorf("%s: %d stacks have the add-on, want %s", name, with, x.want)
		}
	}
}

// Regions of which only the area is known are chosen by the users' place, and judged by
// the area's countries.
func TestAreas(t *testing.T) {
	c := shipped(t)
	for _, s := range stacks(t, c, given(t, c, "language = [\"typescript\"]\nusers = [\"paris\"]\nresidency = [\"eu\"]\n")) {
		if s.Host.ID != "deno-deploy" {
			continue
		}
		if len(s.Regions) != 1 || s.Regions[0].Area != "europe" || !s.Latency.Known || s.Latency.MeanMS > 60 || s.Latency.Legs[0].City != "Europe" {
			t.Errorf("%s: %+v", s.ID, s.Latency)
		}
		for _, v := range residency(s) {
			if v.Outcome != fit.Unknown || v.Gap != fit.NoCountry {
				t.Errorf("%s: residency %v, %q", s.ID, v.Outcome, v.Gap)
			}
		}
	}
}

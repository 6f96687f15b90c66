package catalog_test

import (
	"slices"
	"testing"

	"whereto/model/catalog"
)

// What bills of a setup read is named by its charges, what they include for each of
// something, its pools, limits, and what is free or not included; nothing of another setup
// or of days that are over.
func TestReads(t *testing.T) {
	only := catalog.Scope{Setups: []string{"plan"}}
	p := &catalog.Product{
		Charges: []catalog.Charge{
			{Meter: "egress_gb", Per: "instance_hours"},
			{Meter: "requests", Scope: only},
			{Meter: "seats", Until: "2026-11-01"},
			{Meter: "months", From: "2027-01-01"},
		},
		Pools:       []catalog.Pool{{Per: "apps"}, {Per: "deploys", Scope: only}, {Meter: "backup_gb_months", Scope: only}},
		NotIncluded: []catalog.NotIncluded{{Meter: "nat_gb"}, {}},
		NoCharge:    map[string]catalog.NoCharge{"build_minutes": {Scope: only}},
		Limits:      []catalog.Limit{{Meter: "requests"}, {Meter: "cpu_ms", Scope: only}},
	}
	if got := p.Bills(catalog.Setup{ID: "other"}, "2026-11-24"); !slices.Equal(got, []string{"apps", "egress_gb", "instance_hours", "months"}) {
		t.Errorf("billed by: %q", got)
	}
	for setup, want := range map[string][]string{
		"plan":  {"apps", "backup_gb_months", "build_minutes", "cpu_ms", "deploys", "egress_gb", "instance_hours", "months", "nat_gb", "requests"},
		"other": {"apps", "egress_gb", "instance_hours", "months", "nat_gb", "requests"},
	} {
		if got := p.Reads(catalog.Setup{ID: setup}, "2026-11-24"); !slices.Equal(got, want) {
			t.Errorf("%s: %q, want %q", setup, got, want)
		}
	}
}

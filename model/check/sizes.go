package check

import (
	"fmt"
	"maps"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// must faults keys that are missing.
func (k *productCheck) must(at string, there map[string]bool) {
	for _, key := range slices.Sorted(maps.Keys(there)) {
		if !there[key] {
			k.fault(within(at, key), missing, "")
		}
	}
}

func within(at, key string) string {
	if at == "" {
		return key
	}
	return at + "." + key
}

// figures faults quantities below zero; zero is one that is not given.
func (k *productCheck) figures(at string, all map[string]float64) {
	for _, key := range slices.Sorted(maps.Keys(all)) {
		if !(all[key] >= 0) {
			k.fault(within(at, key), fmt.Sprintf("found %v; a number from 0 is allowed", all[key]), "")
		}
	}
}

const (
	leastMemory = 64  // MB: below, GB are meant
	mostCPU     = 512 // vCPUs: above, thousandths are meant
)

func (k *productCheck) sizes() {
	seen := map[string]bool{}
	for i, s := range k.p.Sizes {
		at := fmt.Sprintf("sizes[%d]", i+1)
		if s.ID == "" || seen[s.ID] {
			k.fault(at+".id", onceText(s.ID), "")
		}
		seen[s.ID] = true
		k.must(at, map[string]bool{"vcpus": s.VCPUs != 0, catalog.SizeMemoryMB: s.MemoryMB != 0})
		k.figures(at, map[string]float64{"vcpus": s.VCPUs, catalog.SizeMemoryMB: s.MemoryMB, catalog.SizeDiskGB: s.DiskGB, catalog.SizeTrafficGB: s.TrafficGB, "sustained_vcpus": s.SustainedVCPUs})
		if s.MemoryMB > 0 && s.MemoryMB < leastMemory {
			k.fault(at+"."+catalog.SizeMemoryMB, fmt.Sprintf("found %v MB; at least %d is allowed, and 1 GB is 1024", s.MemoryMB, leastMemory), "")
		}
		if s.VCPUs > mostCPU {
			k.fault(at+".vcpus", fmt.Sprintf("found %v; at most %d is allowed, and a whole CPU is 1", s.VCPUs, mostCPU), "")
		}
		if s.SustainedVCPUs > s.VCPUs {
			k.fault(at+".sustained_vcpus", fmt.Sprintf("found %v; at most the size's vcpus, %v, are allowed", s.SustainedVCPUs, s.VCPUs), "")
		}
		if p := s.Price.Amount; p != nil && p.Value < 0 {
			k.fault(at+".price", fmt.Sprintf("found %s; an amount from 0 is allowed", p.Text), "")
		}
		regions := k.regionKeys()
		for _, r := range s.Regions {
			if !slices.Contains(regions, r) {
				k.fault(at+".regions", fmt.Sprintf("there is no region %q; allowed: %s", r, listed(regions)), fault.Nearest(r, regions))
			}
		}
		k.scope(at, catalog.Scope{Setups: s.Setups})
	}
}

package check

import (
	"fmt"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// kind faults a kind of one's own product that nothing else knows: add-ons go with hosts
// by their kind, so that one that is misspelled has none. Known are the kinds of what
// ships, and of a host those that add-ons say that they go with.
func (k *productCheck) kind() {
	p := k.p
	known, text := k.knownKinds(k.catalog.Addons), "no other add-on is of the kind %q; allowed: %s"
	if !k.addon {
		known, text = k.knownKinds(k.catalog.Hosts), "no add-on applies to hosts of the kind %q; allowed: %s"
	}
	if !p.Local || p.Kind == "" || len(known) == 0 {
		return
	}
	if !k.addon {
		for _, a := range k.catalog.Addons {
			for _, applies := range a.Applies {
				known = append(known, applies.Kinds...)
			}
		}
		slices.Sort(known)
		known = slices.Compact(known)
	}
	if slices.Contains(known, p.Kind) {
		return
	}
	meant := fault.Nearest(p.Kind, known)
	if k.addon && meant == "" { // the kind of an add-on only groups
		return
	}
	k.fault("kind", fmt.Sprintf(text, p.Kind, fault.List(known)), meant)
}

// knownKinds are those of what ships, in order.
func (k *productCheck) knownKinds(list []*catalog.Product) []string {
	var kinds []string
	for _, p := range list {
		if kind := k.ShippedKind(p); kind != "" {
			kinds = append(kinds, kind)
		}
	}
	slices.Sort(kinds)
	return slices.Compact(kinds)
}

// kinds faults kinds of hosts that no host is of.
func (k *productCheck) kinds(at string, kinds []string) {
	if !k.p.Local || len(k.knownKinds(k.catalog.Hosts)) == 0 {
		return
	}
	var known []string
	for _, h := range k.catalog.Hosts {
		known = append(known, h.Kind)
	}
	slices.Sort(known)
	known = slices.Compact(known)
	for _, kind := range kinds {
		if !slices.Contains(known, kind) {
			k.fault(at, fmt.Sprintf("no host is of the kind %q; allowed: %s", kind, listed(known)), fault.Nearest(kind, known))
		}
	}
}

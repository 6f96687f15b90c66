package check

import (
	"fmt"
	"slices"

	"whereto/model/catalog"
	"whereto/model/fault"
)

// kinds are the kinds of products, each list in order.
type kinds struct {
	hosts, addons []string // of what ships
	applied       []string // of hosts: those of what ships, and those that add-ons say that they go with
	all           []string // of hosts, one's own among them
}

func (k checker) newKinds() *kinds {
	of := func(list []*catalog.Product, kind func(p *catalog.Product) string) (all []string) {
		for _, p := range list {
			if word := kind(p); word != "" {
				all = append(all, word)
			}
		}
		return distinct(all)
	}
	own := func(p *catalog.Product) string { return p.Kind }
	out := &kinds{hosts: of(k.catalog.Hosts, k.ShippedKind), addons: of(k.catalog.Addons, k.ShippedKind), all: of(k.catalog.Hosts, own)}
	out.applied = slices.Clone(out.hosts)
	for _, a := range k.catalog.Addons {
		for _, applies := range a.Applies {
			out.applied = append(out.applied, applies.Kinds...)
		}
	}
	out.applied = distinct(out.applied)
	return out
}

// distinct is a list in order, each once.
func distinct(list []string) []string {
	slices.Sort(list)
	return slices.Compact(list)
}

// kind faults a kind of one's own product that nothing else knows: add-ons go with hosts
// by their kind, so that one that is misspelled has none. Known are the kinds of what
// ships, and of a host those that add-ons say that they go with.
func (k *productCheck) kind() {
	p := k.p
	if !p.Local || p.Kind == "" {
		return
	}
	ships, known, text := k.known.hosts, k.known.applied, "no add-on applies to hosts of the kind %q; allowed: %s"
	if k.addon {
		ships, known, text = k.known.addons, k.known.addons, "no other add-on is of the kind %q; allowed: %s"
	}
	if len(ships) == 0 || slices.Contains(known, p.Kind) {
		return
	}
	meant := fault.Nearest(p.Kind, known)
	if k.addon && meant == "" { // the kind of an add-on only groups
		return
	}
	k.fault("kind", fmt.Sprintf(text, p.Kind, fault.List(known)), meant)
}

// kinds faults kinds of hosts that no host is of.
func (k *productCheck) kinds(at string, kinds []string) {
	if !k.p.Local || len(k.known.hosts) == 0 {
		return
	}
	for _, kind := range kinds {
		if !slices.Contains(k.known.all, kind) {
			k.fault(at, fmt.Sprintf("no host is of the kind %q; allowed: %s", kind, listed(k.known.all)), fault.Nearest(kind, k.known.all))
		}
	}
}

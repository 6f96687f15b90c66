package screen

import (
	"fmt"
	"maps"
	"slices"
	"strings"
)

// paletteItems are all actions, all questions and all hosts.
func paletteItems(s state, all []action) []menuItem {
	list := actionItems(all)
	for _, q := range s.order() {
		list = append(list, menuItem{group: "Questions", name: q.Name, words: q.Ask, does: questionAsked{q.ID}})
	}
	for _, e := range rows(s.shown(), nil, sift{}) {
		if e.head == nil {
			h := e.product()
			list = append(list, menuItem{group: "Hosts", name: h.Name, words: h.Vendor, does: hostAsked{h.ID}})
		}
	}
	return list
}

// helpItems are all actions by where they work, the keys that move, and the signs.
func helpItems(s state, all []action) []menuItem {
	list := actionItems(all)
	for _, g := range append(helpGroups(), signs(s)) {
		for _, b := range g.keys {
			list = append(list, menuItem{group: g.name, key: b.Help().Key, name: b.Help().Desc})
		}
	}
	return list
}

// actionItems are actions as they are listed; each place's stand together.
func actionItems(all []action) []menuItem {
	var list []menuItem
	for _, a := range all {
		list = append(list, menuItem{group: a.place(), key: a.key.Help().Key, name: a.name, words: strings.Join(append(a.key.Keys(), a.key.Help().Desc), " "), does: a.asks()})
	}
	return list
}

// siftItems are all vendors and kinds of hosts, each with how many it has in the list, ticked
// where it is shown alone.
func siftItems(s state) []menuItem {
	vendors, kinds := map[string]int{}, map[string]int{}
	for _, e := range rows(s.shown(), nil, sift{}) {
		h := e.product()
		vendors[h.Vendor]++
		kinds[h.Kind]++
	}
	list := []menuItem{{group: "All", key: "all", name: "all hosts", does: sifted{}}}
	for _, kind := range slices.Sorted(maps.Keys(kinds)) {
		list = append(list, menuItem{group: "Kinds", key: ticked(slices.Contains(s.sift.kinds, kind)), name: fmt.Sprintf("%s (%d)", strings.ReplaceAll(kind, "-", " "), kinds[kind]), does: sifted{kind: kind}})
	}
	for _, vendor := range slices.Sorted(maps.Keys(vendors)) {
		list = append(list, menuItem{group: "Vendors", key: ticked(slices.Contains(s.sift.vendors, vendor)), name: fmt.Sprintf("%s (%d)", vendor, vendors[vendor]), does: sifted{vendor: vendor}})
	}
	return list
}

// ticked is a box that is ticked or not.
func ticked(is bool) string {
	if is {
		return "[x]"
	}
	return "[ ]"
}

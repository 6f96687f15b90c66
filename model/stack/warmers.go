package stack

import (
	"whereto/model/catalog"
	"whereto/model/fit"
)

// Warmers are the add-ons that keep a host's setup warm by calls.
func (x *Case) Warmers(h *catalog.Product, setup catalog.Setup) []fit.Pair {
	var list []fit.Pair
	for _, a := range x.Catalog.Addons {
		if a.Runtime.PingIntervalS != nil && a.Status.Advisable() && fit.Pairs(h, setup, a) {
			list = append(list, fit.Pair{Product: a, Setup: a.First()})
		}
	}
	return list
}

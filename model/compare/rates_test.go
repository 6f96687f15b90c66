package compare_test

import (
	"fmt"
	"slices"
	"testing"

	"whereto/model/catalog"
	"whereto/model/compare"
)

// set is a catalog of one host with a fact, a price and a rate.
func set(rollback, price, rate string) *catalog.Catalog {
	amount := func(text string) catalog.Amount {
		a, err := catalog.NewAmount(text)
		if err != nil {
			panic(err)
		}
		return a
	}
	fee := amount(price)
	return &catalog.Catalog{
		Hosts: []*catalog.Product{{
			ID: "small", Name: "Small", Status: catalog.Status{Is: "active"},
			Sources: map[string]catalog.Source{"old": {URL: "https://example.com/old", AsOf: "2026-01-01"}, "new": {URL: "https://example.com/new", AsOf: "2026-09-01"}},
			Facts:   map[string]catalog.Fact{"rollback": {Is: catalog.Value{Word: rollback}, Source: "new"}, "cdn": {Is: catalog.Value{Word: "no"}, Source: "old"}},
			Charges: []catalog.Charge{{ID: "fee", Unit: "month", Price: catalog.Keyed{One: &fee}, Source: "old"}},
		}},
		Rates: []catalog.Rate{{Currency: "EUR", USD: amount(rate), AsOf: "2025-12-01"}},
	}
}

// What differs is told by product, with both sides; what is the same is not told.
func TestDifferencesOfProductsAndRates(t *testing.T) {
	before, after := set("instant", "5.00", "1.1"), set("manual", "5.50", "1.2")
	after.Hosts = append(after.Hosts, &catalog.Product{ID: "tiny", Name: "Tiny"})
	want := []compare.Difference{
		{Product: "small", What: "fact", Key: "rollback", Before: "instant", After: "manual"},
		{Product: "small", What: "price", Key: "fee", Before: "5.00", After: "5.50"},
		{Product: "tiny", What: "product", Key: "Tiny", After: "new"},
		{What: "rate", Key: "EUR", Before: "1.1", After: "1.2"},
	}
	if got := compare.Diff(before, after); !slices.Equal(got, want) {
		t.Errorf("got  %+v\nwant %+v", got, want)
	}
	if got := compare.Diff(before, set("instant", "5.00", "1.1")); got != nil {
		t.Errorf("the same data differs by %+v", got)
	}
}

// Sources past an age stand with what rests on them, the oldest first.
func TestStaleRates(t *testing.T) {
	var got []string
	for _, o := range compare.Stale(set("instant", "5.00", "1.1"), "2026-09-28", 100) {
		got = append(got, fmt.Sprint(o.Product, " ", o.Days, " ", o.Facts, o.Prices))
	}
	if want := []string{" 301 [] [rate of EUR]", "small 270 [cdn] [fee]"}; !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}

package check_test

import (
	"testing"

	"whereto/data"
	"whereto/model/check"
	"whereto/model/load"
)

// The data that ships has no fault, and every worked example comes out to the
// digits its vendor printed.
func TestShippedDataHolds(t *testing.T) {
	t.Parallel()
	c, err := check.All(load.Layer{FS: data.Files})
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	if len(c.Places) < 150 {
		t.Errorf("%d places, at least 150 are promised", len(c.Places))
	}
	for id, p := range c.Places {
		if c.Countries[p.Country].Name == "" {
			t.Errorf("%s lies in %s, which has no name", id, p.Country)
		}
	}
}

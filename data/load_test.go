package data_test

import (
	"testing"

	"whereto/data"
)

// The data that ships has no fault, and every worked example comes out to the
// digits its vendor printed.
func TestShippedDataHolds(t *testing.T) {
	c, err := data.Check(data.Shipped())
	if err != nil {
		t.Fatal("\n" + err.Error())
	}
	if len(c.Places) < 150 {
		t.Errorf("%d places, at least 150 are promised", len(c.Places))
	}
}

package data_test

import (
	"testing"

	"whereto/data"
)

// BenchmarkLoad is what every start of the program waits for.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := data.Load(data.Shipped()); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck is what `whereto data check` and every start with an overlay
// wait for: all checks and all worked examples.
func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		if _, err := data.Check(data.Shipped()); err != nil {
			b.Fatal(err)
		}
	}
}

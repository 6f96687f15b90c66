package check_test

import (
	"testing"

	"whereto/data"
	"whereto/model/check"
	"whereto/model/load"
)

// BenchmarkLoad is what every start of the program waits for.
func BenchmarkLoad(b *testing.B) {
	for b.Loop() {
		if _, err := check.Load(load.Layer{FS: data.Files}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkCheck is what `whereto data check` and every start with an overlay
// wait for: all checks and all worked examples.
func BenchmarkCheck(b *testing.B) {
	for b.Loop() {
		if _, err := check.All(load.Layer{FS: data.Files}); err != nil {
			b.Fatal(err)
		}
	}
}

package check_test

import (
	"testing"

	"whereto/data"
	"whereto/model/check"
	"whereto/model/load"
)

// BenchmarkCheckShipped is what `whereto data check` and every start with an overlay
// wait for: all checks and all worked examples.
func BenchmarkCheckShipped(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := check.All(load.Layer{FS: data.Files}); err != nil {
			b.Fatal(err)
		}
	}
}

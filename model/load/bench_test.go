package load

import (
	"runtime"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"whereto/data"
)

// BenchmarkLoadShipped is the load of all that ships, with what the catalog then keeps
// alive. Files are read side by side: with -cpu 1 the time is that of the processor.
func BenchmarkLoadShipped(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400)) // as in the program
	layer := Layer{FS: data.Files}
	live := func() float64 {
		runtime.GC()
		runtime.GC()
		var m runtime.MemStats
		runtime.ReadMemStats(&m)
		return float64(m.HeapAlloc) / (1 << 20)
	}
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Read(layer); err != nil {
			b.Fatal(err)
		}
	}
	before := live()
	s, err := Read(layer)
	if err != nil {
		b.Fatal(err)
	}
	set := live() - before
	c := s.Catalog
	s = nil
	b.ReportMetric(set, "MiB-set")
	b.ReportMetric(live()-before, "MiB-catalog")
	runtime.KeepAlive(s)
	runtime.KeepAlive(c)
}

// BenchmarkParseTOML is what the parser alone takes of BenchmarkLoadShipped.
func BenchmarkParseTOML(b *testing.B) {
	defer debug.SetGCPercent(debug.SetGCPercent(400))
	var texts []string
	names, err := Layer{FS: data.Files}.files()
	if err != nil {
		b.Fatal(err)
	}
	for _, name := range names {
		if strings.HasSuffix(name, ".toml") {
			text, err := data.Files.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			texts = append(texts, string(text))
		}
	}
	b.ReportAllocs()
	for b.Loop() {
		for _, text := range texts {
			var tree map[string]any
			if _, err := toml.Decode(text, &tree); err != nil {
				b.Fatal(err)
			}
		}
	}
}

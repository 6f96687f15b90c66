package load

import (
	"runtime"
	"strings"
	"testing"

	"github.com/BurntSushi/toml"

	"whereto/data"
)

// BenchmarkLoad reads all that ships, with what the catalog then keeps alive.
func BenchmarkLoad(b *testing.B) {
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

// BenchmarkTOML is what the parser alone takes of BenchmarkLoad.
func BenchmarkTOML(b *testing.B) {
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
